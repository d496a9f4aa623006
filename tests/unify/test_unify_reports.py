"""One event out of many words: whose report it is, acronyms, surnames, what is told twice."""

import pytest

from evaluate_support.stages import one_event, run_text
from gestae.run import Tools


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Marigold Trust\n\nOn 3 May 2021 a rally for clean wells was held in Ashby.\n", "report.txt"),
        ("Report of the Marigold Trust\n\nOn 3 May 2021 a rally for clean wells was held.\n", "report.txt"),
        ("On 3 May 2021 we held a rally for clean wells.\n\nThe Marigold Trust was founded in 1990.\n", "report.txt"),
        (
            "<html><head><meta property='og:site_name' content='Marigold Trust'><title>A rally</title></head>"
            "<body><h1>A rally</h1><p>On 3 May 2021 we held a rally for clean wells in Ashby.</p></body></html>",
            "rally.html",
        ),
    ],
    ids=["letterhead", "title", "told about itself", "site name"],
)
def test_reporting_body(text: str, document: str, tools: Tools) -> None:
    outcome = run_text(text, tools, document)
    assert outcome.report.body == "Marigold Trust"
    (event,) = outcome.events
    assert [o.name for o in event.organizers] == ["Marigold Trust"]


def test_what_is_inherited_points_to_where_it_stands(tools: Tools) -> None:
    text = "Marigold Trust\n\nA rally for clean wells was held in Ashby on 3 May 2021.\n"
    (organizer,) = one_event(text, tools).organizers
    assert [text[e.start : e.end] for e in organizer.evidence] == ["Marigold Trust"]
    assert organizer.found_by == "reporting-body"


def test_an_acronym_stands_for_its_name(tools: Tools) -> None:
    text = (
        "The Brindle Welfare Society (BWS) works in Ashby.\n\n"
        "- On 3 May 2021 BWS organised a workshop on soap.\n"
        "- On 14 June 2021 BWS organised a rally against plastic bags.\n"
    )
    events = run_text(text, tools).events
    assert [[(o.name, o.acronym) for o in e.organizers] for e in events] == [[("Brindle Welfare Society", "BWS")]] * 2


def test_a_surname_stands_for_the_person(tools: Tools) -> None:
    text = (
        "On 3 May 2021 the Marigold Trust held a seminar. Dr. Asha Raote spoke on wells. Dr. Raote also showed a film."
    )
    (person,) = one_event(text, tools).people
    assert (person.name, person.honorific, person.role) == ("Asha Raote", "Dr.", "speaker")
    assert len(person.evidence) == 2


def test_two_events_of_one_day_stay_two(tools: Tools) -> None:
    text = """Marigold Trust: the year 2021

- On 3 May 2021 a workshop on soap making was organised in Ashby.
- On 3 May 2021 blankets were distributed at the Corn Hospital.
- On 14 June 2021 a rally against plastic bags was held.
"""
    assert len(run_text(text, tools).events) == 3


NEWSLETTER = """DISTRICT NEWS 2021

ASHBY ROTARY CLUB

On 3 May 2021 a rally against plastic bags was held by the river.

TOVIK LIONS CLUB

On 14 June 2021 a blood donation camp was held in the school.

BRINDLE WELFARE SOCIETY

On 2 July 2021 blankets were distributed to forty families.
"""


def test_sections_of_a_newsletter_speak_for_their_bodies(tools: Tools) -> None:
    events = run_text(NEWSLETTER, tools).events
    names = [[o.name.casefold() for o in e.organizers] for e in events]
    assert names == [["ashby rotary club"], ["tovik lions club"], ["brindle welfare society"]]


def test_what_gave_no_event_is_accounted_for(tools: Tools) -> None:
    text = """Marigold Trust: the year 2021

- On 3 May 2021 a workshop on soap making was organised in Ashby.
- Our helpline is open to all women.
- On 14 June 2021 a rally against plastic bags was held.
"""
    outcome = run_text(text, tools)
    assert len(outcome.events) == 2
    (unused,) = (u for u in outcome.report.unused if "helpline" in u.text)
    assert unused.reason
    assert outcome.text[unused.start : unused.end].endswith("open to all women.")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("On 3 May 2021 the Marigold Trust held a rally.", "held"),
        ("The Marigold Trust will hold a rally on 3 May 2021.", "planned"),
        ("The rally of the Marigold Trust on 3 May 2021 was cancelled.", "cancelled"),
        ("The rally of the Marigold Trust on 3 May 2021 was postponed.", "postponed"),
    ],
)
def test_status(words: str, status: str, tools: Tools) -> None:
    assert one_event(words, tools).status == status
