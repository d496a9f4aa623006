"""What the entries of a list have in common: their kind, and that they are still to come."""

import pytest

from evaluate_support.stages import run_text
from gestae.run import Tools

ROSTER = """MILL BLOOD CENTRE, TOVIK

CAMP ROSTER, MAY 2021

03.05 Mon  Ashby mill, two nurses of the trust
05.05 Wed  Corn Square
11.05 Tue  Training of nurses at the mill
"""
SENTENCE = """Marigold Trust: the year 2021

- On 3 May 2021 a rally against plastic bags was held.
- On 4, 5 and 7 August 2021, free health camps were held in Ashby, Balo and Tovik.
- On 14 September 2021 a workshop on soap making was organised.
"""
PROGRAMME = """Ashby History Society, programme 2021

Thursdays at 7.15 in the Reading Room, unless stated.

18 January 2021
The mills of Ashby

15 February 2021
Salt and smugglers

21 March 2021
{last}
"""


def test_entries_without_a_kind_take_that_of_their_list(tools: Tools) -> None:
    assert [e.kind for e in run_text(ROSTER, tools).events] == ["camp", "camp", "training"]


def test_the_days_of_one_sentence_are_of_one_kind(tools: Tools) -> None:
    assert [e.kind for e in run_text(SENTENCE, tools).events] == ["rally", "camp", "camp", "camp", "workshop"]


def test_a_programme_is_still_to_come(tools: Tools) -> None:
    text = PROGRAMME.format(last="Canals, cancelled")
    assert [e.status for e in run_text(text, tools).events] == ["planned", "planned", "cancelled"]


def test_what_came_before_the_day_of_writing_was_held(tools: Tools) -> None:
    text = PROGRAMME.format(last="Canals") + "\nPosted on 1 March 2021\n"
    assert [e.status for e in run_text(text, tools).events] == ["held", "held", "planned"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Orlo Council meets on November 9th at 7.30 pm.", "planned"),
        ("The warden has asked two of us to a meeting on November 9th.", "planned"),
        ("The Orlo Council meets on October 9th at 7.30 pm.", "held"),
        ("A meeting was held on November 9th in Orlo.", "held"),
        ("Meeting of the Orlo Council, November 9th, with forty members.", "held"),
    ],
    ids=["present", "asked to", "before the report", "told as past", "no verb"],
)
def test_an_event_after_the_day_of_the_report(sentence: str, status: str, tools: Tools) -> None:
    text = f"---\ntitle: Orlo letter\ndate: 2022-10-16\n---\n\n{sentence}\n"
    assert [e.status for e in run_text(text, tools, "letter.md").events] == [status]
