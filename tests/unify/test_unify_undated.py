"""A section without a day is an event where its own heading and words say so."""

import pytest

from evaluate_support.stages import days, run_text
from gestae.run import Tools

NEWS = """News of the Rowing Club of Orlo

Leadership camp
A leadership camp was held on 3 June 2017 in Mesk.

{0}
{1}

Book sale
A book sale was organised by our club on 10 June 2017 at Lake Hall.
"""


def told(heading: str, words: str, tools: Tools) -> list[tuple[str | None, list[str]]]:
    """(first day, organizers) of each event."""
    events = run_text(NEWS.format(heading, words), tools).events
    return [((days(e) or (None,))[0], [o.name for o in e.organizers]) for e in events]


def test_a_heading_of_its_own_is_as_good_as_a_day(tools: Tools) -> None:
    words = "Treasure Trail was a scavenger hunt organised by the Rotaract Club of Tovik. Asha Rao won it."
    assert told("Treasure Trail", words, tools)[1] == (None, ["Rotaract Club of Tovik"])


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Thanks", "The scavenger hunt was organised by the Rotaract Club of Tovik."),
        ("Treasure Trail", "Treasure Trail is a scavenger hunt organised by the Rotaract Club of Tovik each year."),
        ("Treasure Trail", "The Rotaract Club of Tovik keeps the Treasure Trail in order."),
    ],
    ids=["another heading", "a habit", "no activity"],
)
def test_other_sections_without_a_day_are_none(heading: str, words: str, tools: Tools) -> None:
    assert [day for day, _ in told(heading, words, tools)] == ["2017-06-03", "2017-06-10"]


LIST = """Hill College

The prize-giving was held on 8 October 2018 in the hall.

{0}

1. On 23 March 2019 a session on owls was held.
2. On 3 April 2019 a lecture on rivers was held.
"""


@pytest.mark.parametrize(
    ("lead_in", "expected"),
    [
        ("The following events were organised by the Rotaract Club of Tovik:", "Rotaract Club of Tovik"),
        ("The following events drew many of the Rotaract Club of Tovik:", "Hill College"),
        ("A fair was organised by the Rotaract Club of Tovik.", "Hill College"),
    ],
    ids=["organised by", "no organiser", "no lead-in"],
)
def test_the_line_above_a_list_says_who_organised_it(lead_in: str, expected: str, tools: Tools) -> None:
    found = [[o.name for o in e.organizers] for e in run_text(LIST.format(lead_in), tools).events]
    assert found[1:] == [[expected], [expected]]
    if expected != "Hill College":
        assert found[0] == ["Hill College"]
