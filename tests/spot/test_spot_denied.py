"""Dates of which a report says that nothing was, and kinds that a list has in common."""

import pytest

from evaluate_support.stages import run_text
from gestae.records import Event
from gestae.run import Tools


def days_of(event: Event) -> str:
    """The first day of an event."""
    return str(event.date.start) if event.date else ""


HEAD = "Tarn Sky Club\n\n"
TALKS = (
    "12 March 2021\nA lecture on comets was given by Ann Brook in the Corn Hall.\n\n"
    "9 April 2021\nA lecture on tides was given by Tom Reeve in the Corn Hall.\n\n"
)


@pytest.mark.parametrize(
    "entry",
    [
        "December 2021: no meeting, happy holidays.",
        "14 May 2021: no lecture this month.",
        "14 May 2021: Tom called me on the phone.",
    ],
)
def test_a_meeting_that_is_denied_is_none(entry: str, tools: Tools) -> None:
    assert [str(e.date.start) for e in run_text(f"{HEAD}{TALKS}{entry}\n", tools).events if e.date] == [
        "2021-03-12",
        "2021-04-09",
    ]


def test_what_is_told_beside_the_denied_one_counts(tools: Tools) -> None:
    entry = "14 May 2021: no lecture; instead a workshop on lenses was held in the Corn Hall by the Tovik Trust.\n"
    assert str(run_text(HEAD + TALKS + entry, tools).events[-1].date.start) == "2021-05-14"


def test_a_word_in_the_first_entry_is_no_title_of_the_list(tools: Tools) -> None:
    text = (
        f"{HEAD}#### Radio from the stars\n12 March 2021\nAnn Brook told how.\n\n"
        "#### What moons tell\n9 April 2021\nTom Reeve showed pictures.\n\n"
        "#### Old charts\n14 May 2021\nLena Marsh brought hers.\n"
    )
    first, *others = run_text(text, tools, "talks.md").events
    assert first.kind == "panel"
    assert len(others) == 2
    assert "panel" not in {e.kind for e in others}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Minutes of the meeting held on 6 May 2019. The survey due on 3 April did not take place.", "held"),
        ("A rally for clean wells was organised for 6 May 2019. It was cancelled at noon.", "cancelled"),
        ("The Trust had to cancel the rally for clean wells of 6 May 2019.", "cancelled"),
        ("6 May 2019: Summer fair (postponed from last year) in the Corn Hall.", "held"),
        ("6 May 2019: Summer fair in the Corn Hall, postponed to 8 June 2019.", "postponed"),
    ],
)
def test_what_is_cancelled_is_the_event_itself(text: str, status: str, tools: Tools) -> None:
    assert [e.status for e in run_text(f"{HEAD}{text}\n", tools).events][:1] == [status]


@pytest.mark.parametrize(
    "heading", ["Mass times", "COLLECTION 9 May 2021", "Mass intentions this week", "Action items", "Publicity"]
)
def test_no_activity_stands_under_such_a_heading(heading: str, tools: Tools) -> None:
    text = f"{HEAD}{TALKS}{heading}\nA meeting of the mill committee was held on 9 May 2021 for the radio.\n"
    assert [days_of(e) for e in run_text(text, tools).events] == ["2021-03-12", "2021-04-09"]


def test_the_next_meeting_may_be_announced_anywhere(tools: Tools) -> None:
    text = f"{HEAD}{TALKS}Action items\nNext meeting: Friday 14 May 2021 in the Corn Hall.\n"
    assert [days_of(e) for e in run_text(text, tools).events][-1] == "2021-05-14"


def test_what_is_done_in_the_holidays_is_an_activity(tools: Tools) -> None:
    text = f"{HEAD}{TALKS}In the autumn holiday, on 15 and 16 October 2021, children could make a kite.\n"
    assert [days_of(e) for e in run_text(text, tools).events][-1] == "2021-10-15"


def test_next_one_announces_whatever_its_words(tools: Tools) -> None:
    text = (
        "Tarn Data Club\n\nLast month, on 12 March 2021, the club met again and Ann Brook showed her tools.\n\n"
        "Next one\n\nWill be April 9, the same place, with Tom Reeve.\n"
    )
    assert [days_of(e) for e in run_text(text, tools).events] == ["2021-03-12", "2021-04-09"]


def test_a_plain_activity_under_a_heading_of_names_is_one(tools: Tools) -> None:
    text = "Marigold Club\n\nAnniversaries\nOn 5 May 2021 the club held a seminar on its history in Ashby.\n"
    assert [str(e.date.start) for e in run_text(text, tools).events if e.date] == ["2021-05-05"]
