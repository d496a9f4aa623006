"""A first table of sentences: the expression, what it means and why."""

from datetime import date

import pytest

from gestae.dates import DateContext, find_dates

CASES = [
    ("On 4 March 2016 the trust met.", "4 March 2016", "2016-03-04", "2016-03-04"),
    ("It was held from May 3rd to 5th, 2014 in Lusk.", "May 3rd to 5th, 2014", "2014-05-03", "2014-05-05"),
    ("Camp on 27th-28th September 2015.", "27th-28th September 2015", "2015-09-27", "2015-09-28"),
    ("Held on 12-14/03/2018 at Dorn.", "12-14/03/2018", "2018-03-12", "2018-03-14"),
    ("Held 15th Sep2017 at Dorn.", "15th Sep2017", "2017-09-15", "2017-09-15"),
    (
        "On 30 December 2013 to 2 January 2014 we met.",
        "30 December 2013 to 2 January 2014",
        "2013-12-30",
        "2014-01-02",
    ),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), CASES)
def test_expression(text: str, words: str, first: str, last: str) -> None:
    mentions = find_dates(text)
    assert [(m.text, m.first, m.last, m.role) for m in mentions] == [(words, first, last, "event")]


def test_year_rolls_over_in_a_list() -> None:
    text = "* On 3 October 2016 we met.\n* On 9 November a walk.\n* On 2 February a talk."
    assert [m.first for m in find_dates(text)] == ["2016-10-03", "2016-11-09", "2017-02-02"]


def test_report_date_gives_the_year_but_no_event() -> None:
    mentions = find_dates("We met on 2 November.", DateContext(report_date=date(2015, 1, 9)))
    assert [(m.first, m.year_from) for m in mentions] == [("2014-11-02", "document")]
