"""Which spellings are one name, and which mentions one person."""

import pytest

from gestae.model import Mention, MentionKind
from gestae.stages.unify.names import fold_name, full_names, with_fullest


def person(name: str, honorific: str | None = None, position: str | None = None) -> Mention:
    return Mention(0, 1, MentionKind.PERSON, name, name, "test", 1.0, honorific=honorific, position=position)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Marigold Trust", "marigold trust"),
        ("Marigold Trust (MT)", "Marigold Trust"),
        ("Ferrow & Dale Foundation", "Ferrow and Dale Foundation"),
        ("St. Mary’s School", "St Marys School"),
        ("Marigold  Trust,", "Marigold Trust"),
        ("K.R. Vasudevan", "K R Vasudevan"),
        ("ＭＡＲＩＧＯＬＤ Trust", "Marigold Trust"),
    ],
    ids=["article", "acronym", "ampersand", "apostrophe", "punctuation", "initials", "wide letters"],
)
def test_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Theatre Club", "atre Club"), ("Marigold Trust", "Marigold Club")])
def test_different_names(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    ("names", "fullest"),
    [
        (["Asha Rao", "Rao"], [0, 0]),
        (["Rao", "Asha Rao"], [1, 1]),
        (["Asha Rao", "Asha"], [0, 0]),
        (["Asha Rao", "A. Rao"], [0, 0]),
        (["A. Rao", "Asha Rao"], [1, 1]),
        (["Asha Devi Rao", "Asha Rao"], [0, 1]),
        (["Asha Rao", "Lena Rao", "Rao"], [0, 1, 2]),
        (["Asha Rao", "Lena Marsh"], [0, 1]),
        (["Asha Rao", "L. Rao"], [0, 1]),
        (["Asha Rao", "asha rao"], [0, 0]),
    ],
)
def test_the_fullest_mention_of_each_person(names: list[str], fullest: list[int]) -> None:
    assert full_names([person(name) for name in names]) == dict(enumerate(fullest))


def test_bodies_are_no_persons() -> None:
    body = Mention(0, 1, MentionKind.ORGANIZATION, "Rao", "Rao", "test", 1.0)
    assert full_names([body, person("Asha Rao")]) == {1: 1}


def test_a_later_mention_takes_the_name_and_keeps_its_own_words() -> None:
    later = with_fullest(person("Rao", "Ms."), person("Asha Rao", "Dr.", "Director"))
    assert (later.name, later.honorific, later.position) == ("Asha Rao", "Ms.", "Director")
