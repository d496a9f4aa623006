"""Kinds as data: every kind of the record is there, and activity is told from what is no activity."""

from typing import get_args

import pytest

from gestae.lexicon.kinds import activity_strength, load_kinds, load_status_patterns
from gestae.records import Kind, Status


def test_every_kind_of_the_record_has_nouns() -> None:
    text = " . ".join(kind.replace("-", " ") for kind in get_args(Kind) if kind != "other")
    nouns, _ = load_kinds().scan(text)
    assert {hit.cue.label for hit in nouns} >= set(get_args(Kind)) - {"other"}


def test_status_patterns_name_statuses_of_the_record() -> None:
    assert {entry.status for entry in load_status_patterns()} == set(get_args(Status)) - {"held"}


@pytest.mark.parametrize(
    "text",
    [
        "A two-day workshop was held for the drivers.",
        "On 4 May the Mothers' Club visited the dairy.",
        "Sugar and rice were distributed to forty families.",
        "Chief Guest: Mr. Tomas Okello",
        "Saraswati Puja",
    ],
)
def test_an_activity_is_strong(text: str) -> None:
    assert activity_strength(text, 0, len(text)) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Born on 3 May 1896 in a small port.",
        "The Act of 1956 is silent on this.",
        "Printed by Lotus Press, 24 pages.",
        "The helpline is open daily from 9 to 5.",
        "Phone: 0832-2763347",
    ],
)
def test_what_is_no_activity_is_weak(text: str) -> None:
    assert activity_strength(text, 0, len(text)) < 0.3


def test_a_habit_counts_less_than_an_event() -> None:
    habit, event = "Classes are held every Monday.", "A class was held on Monday."
    assert activity_strength(habit, 0, len(habit)) < activity_strength(event, 0, len(event))


def test_only_the_span_counts() -> None:
    text = "A seminar was held. The roof is red."
    assert activity_strength(text, 20, len(text)) == 0.0


@pytest.mark.parametrize("text", ["in the seminar hall", "the workshop report", "Training Officer", "camp office"])
def test_a_kind_noun_that_modifies_another_noun_is_none(text: str) -> None:
    assert load_kinds().scan(text)[0] == ()
