"""Small reports as people write them: events, days, organizers, names. One oddity each."""

from evaluate_support.stages import days, one_event, run_text
from gestae.run import Tools


def told(text: str, tools: Tools, document: str = "report.txt") -> list[tuple[str, list[str]]]:
    """(first day, organizers and partners) of each event."""
    events = run_text(text, tools, document).events
    return [((days(e) or ("",))[0], [f"{o.role} {o.name}" for o in e.organizers]) for e in events]


def test_a_venue_is_no_organizer(tools: Tools) -> None:
    text = "- 3 May 2021: Tree planting by the Eco Club at Tovik Primary School.\n- 4 May 2021: Rally by the Eco Club.\n"
    assert all("Tovik Primary School" not in " ".join(organizers) for _, organizers in told(text, tools))


FORM = """ACTIVITY REPORT

1. Title of the activity : Workshop on Soap Making
2. Date and time : 3rd May 2021, 10 am
3. Venue : Town Hall, Ashby
4. Organised by : Department of Chemistry
5. In collaboration with : Brindle Welfare Society
6. Resource person : Ms. Lena Marsh
7. Number of participants : 42
"""


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
