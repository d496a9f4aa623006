"""Small reports as people write them: events, days, organizers, names. One oddity each."""

import pytest

from evaluate_support.stages import days, one_event, run_text
from gestae.run import Tools


def told(text: str, tools: Tools, document: str = "report.txt") -> list[tuple[str, list[str]]]:
    """(first day, organizers and partners) of each event."""
    events = run_text(text, tools, document).events
    return [((days(e) or ("",))[0], [f"{o.role} {o.name}" for o in e.organizers]) for e in events]


def test_a_range_in_a_list_is_not_the_reports_own(tools: Tools) -> None:
    text = """Annual Report of Brindle Welfare Society 2020-21

1. Health Camp: A free health camp was organised on 12th September 2020 at Ashby in association with Corn Hospital.
2. Women's Day: Women's Day was celebrated on 8th March 2021. Smt. Kamala Bai was the chief guest.
3. Training: A three day training was held from 15th to 17th March. Ms. Lena Marsh was the trainer.
"""
    events = run_text(text, tools).events
    assert [days(e) for e in events] == [
        ("2020-09-12", "2020-09-12"), ("2021-03-08", "2021-03-08"), ("2021-03-15", "2021-03-17"),
    ]  # fmt: skip
    assert [[p.name for p in e.people] for e in events] == [[], ["Kamala Bai"], ["Lena Marsh"]]


def test_several_days_of_one_sentence_share_its_words(tools: Tools) -> None:
    text = (
        "The Marigold Trust organised camps on child rights on 3rd May, 10th May and 17th May 2021 in three villages."
    )
    events = run_text(text, tools).events
    assert [days(e) for e in events] == [(d, d) for d in ("2021-05-03", "2021-05-10", "2021-05-17")]
    assert [[o.name for o in e.organizers] for e in events] == [["Marigold Trust"]] * 3


def test_who_was_visited_did_not_organise(tools: Tools) -> None:
    text = "On 3 May 2021, members of the Marigold Trust visited the Corn Hospital and gave fruit to patients."
    assert told(text, tools) == [("2021-05-03", ["organizer Marigold Trust"])]


def test_a_venue_is_no_organizer(tools: Tools) -> None:
    text = (
        "- 3 May 2021: Tree planting by the Eco Club at Tovik Primary School.\n- 4 May 2021: Rally by the Eco Club.\n"
    )
    assert all("Tovik Primary School" not in " ".join(organizers) for _, organizers in told(text, tools))


def test_where_a_guest_works_did_not_organise(tools: Tools) -> None:
    text = (
        "Mr. Omar Haddad, President, Ashby Rotary Club, inaugurated the camp held on 3 May 2021 by the Marigold Trust."
    )
    assert told(text, tools) == [("2021-05-03", ["organizer Marigold Trust"])]


FORM = """ACTIVITY REPORT

1. Title of the activity : Workshop on Soap Making
2. Date and time : 3rd May 2021, 10 am
3. Venue : Town Hall, Ashby
4. Organised by : Department of Chemistry
5. In collaboration with : Brindle Welfare Society
6. Resource person : Ms. Lena Marsh
7. Number of participants : 42
"""


def test_a_numbered_form(tools: Tools) -> None:
    event = one_event(FORM, tools)
    assert [(o.role, o.name) for o in event.organizers] == [
        ("organizer", "Department of Chemistry"), ("partner", "Brindle Welfare Society"),
    ]  # fmt: skip
    assert [(p.role, p.name) for p in event.people] == [("facilitator", "Lena Marsh")]
    assert (event.name, event.kind) == ("Workshop on Soap Making", "workshop")
    assert event.place is not None
    assert event.place.text == "Town Hall, Ashby"


def test_minutes_were_held_whatever_is_next(tools: Tools) -> None:
    text = """ASHBY GARDEN CLUB

Minutes of the Annual General Meeting held on Monday 3 May 2021 in the Library at 7.30 pm

Present: Lena Marsh (Chair), Peter Okoro (Secretary), Mary Jones, Omar Haddad
Apologies: Ada Quiroz

1. The minutes of the AGM of 4 May 2020 were approved.
2. Treasurer's report. Mary Jones reported a balance of 400.
3. Date of next meeting: 7 June 2021.
"""
    event, following = run_text(text, tools).events
    assert (days(following), following.status) == (("2021-06-07", "2021-06-07"), "planned")
    assert (days(event), event.status, event.kind) == (("2021-05-03", "2021-05-03"), "held", "meeting")
    assert event.name != "ASHBY GARDEN CLUB"
    assert [p.name for p in event.people] == ["Lena Marsh", "Peter Okoro", "Mary Jones", "Omar Haddad"]


def test_years_as_headings(tools: Tools) -> None:
    text = """History of the Ashby Club

2019
3 March: Spring fair at the Town Hall
9 June: Boat race

2020
1 February: Talk on frogs by Dr. Asha Rao
"""
    events = run_text(text, tools).events
    assert [(days(e) or ("",))[0] for e in events] == ["2019-03-03", "2019-06-09", "2020-02-01"]
    assert [p.name for p in events[2].people] == ["Asha Rao"]


def test_a_table_with_a_header_row(tools: Tools) -> None:
    text = """# Camps of the year

| Date | Place | Activity | Organiser |
|---|---|---|---|
| 3 May 2021 | Ashby | Eye camp | Marigold Trust |
| 5 May 2021 | Tovik | Blood donation camp | Brindle Lions Club |
| 9 May 2021 | Orlo | Dental camp | Marigold Trust |
"""
    assert told(text, tools, "camps.md") == [
        ("2021-05-03", ["organizer Marigold Trust"]),
        ("2021-05-05", ["organizer Brindle Lions Club"]),
        ("2021-05-09", ["organizer Marigold Trust"]),
    ]


def test_a_conference_with_its_programme_is_one(tools: Tools) -> None:
    text = """INTERNATIONAL CONFERENCE ON WELLS
3-5 May 2021, Tovik University
Organised by the Department of Geology

Monday 3 May
9.00 Opening by Prof. K. R. Vasudevan
10.00 Keynote: Dr. Asha Rao
Tuesday 4 May
9.00 Session on pumps, chair Dr. Lena Marsh
Wednesday 5 May
Field trip to the dam
"""
    event = one_event(text, tools)
    assert (days(event), event.kind) == (("2021-05-03", "2021-05-05"), "conference")
    assert [o.name for o in event.organizers] == ["Department of Geology"]
    assert {p.name for p in event.people} == {"K. R. Vasudevan", "Asha Rao", "Lena Marsh"}


def test_what_is_ahead_is_planned(tools: Tools) -> None:
    text = """Ashby Club news, April 2021

Coming events

- 3 May: Talk by Lena Marsh on roses
- 9 May: Plant sale at the Town Hall
- 16 May: Boat trip (cancelled)
"""
    assert [e.status for e in run_text(text, tools).events] == ["planned", "planned", "cancelled"]


def test_headings_without_a_year_take_it_from_the_title(tools: Tools) -> None:
    text = """Nature Club, Tovik College
Activities 2020-21

September
12th: Walk to the lake, led by Lena Marsh
26th: Talk on frogs by Dr. Asha Rao

January
9th: Bird count
"""
    assert [day for day, _ in told(text, tools)] == ["2020-09-12", "2020-09-26", "2021-01-09"]


def test_together_with_is_beside_the_body_whose_report_it_is(tools: Tools) -> None:
    text = "Green Club\nNews 2022\n\n- 14 July: Blood camp.\n- 3 Sept: beach clean-up together with the Corn Trust.\n"
    assert told(text, tools) == [
        ("2022-07-14", ["organizer Green Club"]), ("2022-09-03", ["organizer Green Club", "organizer Corn Trust"]),
    ]  # fmt: skip


def test_a_school_in_which_something_was_does_not_report(tools: Tools) -> None:
    text = "Green Club\nNews 2022\n\n- 14 July: Blood camp.\n- 15 Aug: Flag hoisting at the Corn Primary School.\n"
    assert [o for _, o in told(text, tools)] == [["organizer Green Club"]] * 2


def test_bodies_of_one_cell_are_two(tools: Tools) -> None:
    text = "| Date | Activity | Organiser |\n|---|---|---|\n| 3 May 2021 | Rally | Asha Foundation & Corn Trust |\n"
    assert told(text, tools, "table.md") == [("2021-05-03", ["organizer Asha Foundation", "organizer Corn Trust"])]


NEWS = """Marigold Trust: news of 2021

- On 3 May 2021 the Marigold Trust held a workshop on soap making. {there} chaired the workshop.
- On 9 May 2021 the Marigold Trust held a rally. {here} chaired the rally.
"""


@pytest.mark.parametrize(
    ("there", "here", "shown"),
    [
        ("Mrs. Lena Marsh", "Mrs. Marsh", ["Mrs. Marsh", "Mrs. Lena Marsh"]),
        ("Mrs. Marsh", "Mrs. Lena Marsh", ["Mrs. Lena Marsh"]),
        ("Mrs. Lena Marsh", "Mrs. Lena Marsh", ["Mrs. Lena Marsh"]),
    ],
)
def test_a_name_completed_from_elsewhere_shows_where(there: str, here: str, shown: list[str], tools: Tools) -> None:
    outcome = run_text(NEWS.format(there=there, here=here), tools)
    (person,) = outcome.events[1].people
    assert person.name == "Lena Marsh"
    assert [outcome.text[span.start : span.end] for span in person.evidence] == shown


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Republic of Orlo\nProvince of Tovik\nMUNICIPALITY OF ASHBY\nMunicipal Social Welfare Office", "Municipal Social Welfare Office"),
        ("TOVIK UNIVERSITY\nDEPARTMENT OF BOTANY", "DEPARTMENT OF BOTANY"),
        ("COLD-STORE, FOOD & PACKHOUSE WORKERS UNION (CFPWU)", "COLD-STORE, FOOD & PACKHOUSE WORKERS UNION"),
        ("TOVIK CYBER GUILD, ASHBY CHAPTER (TCG)", "TOVIK CYBER GUILD, ASHBY CHAPTER"),
        ('"THE SPARK"\nWeekly Bulletin of the Rotary Club of Ashby', "Rotary Club of Ashby"),
    ],
)  # fmt: skip
def test_letterheads(head: str, body: str, tools: Tools) -> None:
    text = f"{head}\n\nActivities of 2021\n\n- On 3 May 2021 a health camp was held at the Town Hall.\n- On 9 June 2021 a tree planting was held.\n"
    assert told(text, tools) == [("2021-05-03", [f"organizer {body}"]), ("2021-06-09", [f"organizer {body}"])]


FILLED_IN = """Marigold Trust
ACTIVITY REPORT FORM

1. Name of the programme : Legal awareness camp
2. {day}
3. Venue : Town Hall, Ashby
4. In association with (if any) : Ashby Rotary Club
5. Chairperson of the meeting : Smt. Leela Menon
6. Resource person(s) : (a) Shri Ramesh Negi, lawyer
   (b) Dr. Asha Rao
7. Brief :
The camp was opened with a song. It was explained who can apply.

Date of submission : 14/05/2021
"""


@pytest.mark.parametrize(
    "day", ["Date & time : 11/05/2021, 11 a.m.", "Date: 11 May 2021", "Period of activity : 11-05-2021"]
)
def test_a_form_is_one_event(day: str, tools: Tools) -> None:
    event = one_event(FILLED_IN.format(day=day), tools)
    assert days(event) == ("2021-05-11", "2021-05-11")
    assert [(p.role, p.name) for p in event.people] == [
        ("chair", "Leela Menon"), ("facilitator", "Ramesh Negi"), ("facilitator", "Asha Rao"),
    ]  # fmt: skip
    assert ("partner", "Ashby Rotary Club") in [(o.role, o.name) for o in event.organizers]


def test_minutes_with_a_long_head_were_on_the_day_they_name(tools: Tools) -> None:
    text = (
        "BRINDLE FARMERS CREDIT UNION\nMill Road, Ashby\nReg. No. 9520-06\n\n"
        "MINUTES OF THE 19TH ANNUAL MEETING\nHELD ON MARCH 23, 2013 AT THE CORN HALL\n\n"
        "Present: 412 members\n\nI. QUORUM\nThe secretary said that notices were sent on March 1 to all.\n\n"
        "10. Next meeting\nTuesday, March 18, 2014, same room.\n"
    )
    assert [days(e) for e in run_text(text, tools).events] == [
        ("2013-03-23", "2013-03-23"), ("2014-03-18", "2014-03-18"),
    ]  # fmt: skip
