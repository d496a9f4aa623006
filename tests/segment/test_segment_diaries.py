"""Days told one by one below the event whose days they are."""

import pytest

from evaluate_support.stages import days, laid_out, run_text
from gestae.run import Tools

CAMP = """WINTER CAMP OF THE MARIGOLD COLLEGE, 2018

Mill Road, Ashby
Name of the village : Tovik
Number of volunteers : 50
Duration : 05-02-2018 to 07-02-2018
Theme of the camp : Clean wells

Before the camp
An orientation was held for the volunteers on 29-01-2018 in the college hall. Ms. Lena Marsh spoke on wells.

{lead}05.02.2018 (Monday)
The camp was inaugurated by Mr. Omar Haddad in the school.

{lead}06.02.2018 (Tuesday)
The volunteers cleaned the well, and a lecture on water was given by Ms. Ada Reeve.

{lead}07.02.2018 (Wednesday)
The camp ended with a meeting of the village.
"""


@pytest.mark.parametrize("lead", ["Second day : ", "3rd day - "])
def test_the_days_of_a_camp_are_no_events(lead: str, tools: Tools) -> None:
    events = run_text(CAMP.format(lead=lead), tools).events
    assert ("2018-02-05", "2018-02-07") in [days(e) for e in events]
    assert all(days(e) in (("2018-02-05", "2018-02-07"), ("2018-01-29", "2018-01-29")) for e in events)
    camp = next(e for e in events if days(e) == ("2018-02-05", "2018-02-07"))
    assert {"Omar Haddad", "Ada Reeve"} <= {p.name for p in camp.people}


def test_what_lies_outside_the_days_stays_an_event(tools: Tools) -> None:
    events = run_text(CAMP.format(lead="Second day : "), tools).events
    assert ("2018-01-29", "2018-01-29") in [days(e) for e in events]


def test_two_days_within_a_range_are_events() -> None:
    text = (
        "Marigold Trust, 2021\n\nThe trust works for clean wells.\n\nIts members are many.\n\nAll of them help.\n\n"
        "Exhibition\nAn exhibition on wells was held from 3 to 12 May 2021 in Ashby.\n\n"
        "Lecture\n5 May 2021: Lecture on springs by Ada Reeve.\n\n"
        "Rally\n9 May 2021: Rally for clean wells in Fenby.\n"
    )
    _, parts = laid_out(text)
    assert [parts.dates[p.dates[0]].first for p in parts.passages if p.dates] == [
        "2021-05-03", "2021-05-05", "2021-05-09",
    ]  # fmt: skip


def test_the_weekday_within_a_stay_is_a_part_of_it() -> None:
    text = (
        "Marigold Trust, 2021\n\nThe trust works for clean wells.\n\nIts members are many.\n\nAll of them help.\n\n"
        "The spring retreat was held in Fenby on 8-10 May 2023. All came.\n\n"
        "On the Tuesday Ms. Ada Reeve gave a lecture on springs.\n\n"
        "The autumn retreat was held on 9-12 October 2023 in Ashby.\n"
    )
    _, parts = laid_out(text)
    assert [parts.dates[p.dates[0]].first for p in parts.passages if p.dates] == ["2023-05-08", "2023-10-09"]


def test_the_days_of_one_row_are_one_activity() -> None:
    text = (
        "No.\nActivity\nDate\nPartner\n\n1\nStory hour for pupils\nFebruary 7, 2019\nTown Hall\n\n"
        "2\nComputer course for seniors\nJune 11, 13 and 14, 2019\nCorn Club\n\n3\nBook week\nJuly 9, 2019\nMill Club\n"
    )
    _, parts = laid_out(text)
    found = [parts.dates[p.dates[0]] for p in parts.passages if p.dates]
    assert [(d.first, d.last) for d in found][1] == ("2019-06-11", "2019-06-14")
    assert len(found) == 3
