"""Dates in languages whose months the word list does not hold."""

import pytest

from gestae.dates import find_dates

DAYS = [
    ("Збори 12 листопада 2016 відбулись.", "12 листопада 2016", "2016-11-12"),
    ("Встреча 5 мая 2019 в школе.", "5 мая 2019", "2019-05-05"),
    ("Talka 3 vasario 2017 Orlo mieste.", "3 vasario 2017", "2017-02-03"),
    ("Η γιορτή 7 Αυγούστου 2019 στο Orlo.", "7 Αυγούστου 2019", "2019-08-07"),
    ("Schůze 9. února 2018 v obci.", "9. února 2018", "2018-02-09"),
    ("सभा २ अगस्त 2018 को हुई।", "२ अगस्त 2018", "2018-08-02"),
]


@pytest.mark.parametrize(("text", "words", "day"), DAYS)
def test_day(text: str, words: str, day: str) -> None:
    assert (words, day, day) in [(m.text, m.first, m.last) for m in find_dates(text)]


@pytest.mark.parametrize(
    "text", ["There were 14 participants 2016 and more.", "Some 25 boys 2014 met.", "Took 12 листів 2016."]
)
def test_other_words_are_no_months(text: str) -> None:
    assert all(m.precision != "day" for m in find_dates(text))


def test_digits_decide_the_day_not_the_clock() -> None:
    assert [m.first for m in find_dates("Збори 31 листопада 2016.") if m.precision == "day"] == []
