"""Where it was: [place ...] in the only event of a report."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import one_event, run_text
from gestae.run import Tools


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 May 2021 the Marigold Trust held a seminar at [place Town Hall, Ashby].",
        "On 3 May 2021 the Marigold Trust held a seminar at the [place Corn Exchange Hall].",
        "On 3 May 2021 the Marigold Trust held a seminar in the [place Public Library, Ashby].",
        "On 3 May 2021 the Marigold Trust held a camp at [place Tovik Primary School], where it rained.",
        "Title: Rally\nDate: 3 May 2021\nVenue: [place Town Hall, Ashby]\n",
        "Title: Rally\nDate: 3 May 2021\nPlace: [place The Green behind the mill]\n",
        "Title: Rally\nDate: 3 May 2021\nVenue: [place Town Hall, Ashby]. For those who cannot come: write to us.\n",
        "On 3 May 2021 the Marigold Trust held a seminar in its [place training hall].",
        "On 3 May 2021 the Marigold Trust held a seminar in the [place hall of the Corn Club in Ashby].",
        "On 3 May 2021 the Marigold Trust held a camp at the [place May Mill library].",
        "On 3 May 2021 the Marigold Trust made a trip to [place Tovik].",
        "On 3 May 2021 members of the Marigold Trust visited the [place Corn Museum at Tovik].",
        "On 3 May 2021 the Marigold Trust held a talk on [place Zoom].",
        "On 3 May 2021 a rally was taken out from [place Corn Square to Mill Bridge].",
        "On 3 May 2021 the Marigold Trust held a seminar in the [place Mill Board Room, Block 9, Main Campus] at noon.",
        "On 3 May 2021 the Marigold Trust held a seminar in [place Lecture Theatre 3].",
        "In the [place kiln room] the Marigold Trust held an exhibition on 3 May 2021.",
        "On 3 May 2021 the Marigold Trust held a seminar in the [place reading room of the library], as always.",
        "On 3 May 2021 the Marigold Trust met in the [place library basement].",
        "On 3 May 2021 the Marigold Trust held a camp at the [place Tovik depot].",
        "On 3 May 2021 the Marigold Trust held a camp at [place Corn Springs campsite, Tovik forest].",
        "On 3 May 2021 a field day was held at the [place plot of Mr. Omar Haddad, Tovik].",
        "On 3 May 2021 a seminar was held at the [place main hall of the Corn School] in Hindi.",
        "Seminar at [place Corn Exchange Hall]\nDate: 3 May 2021\nIt was about wells.\n",
    ],
)
def test_place_as_written(sentence: str, tools: Tools) -> None:
    marked = unmark(sentence)
    place = one_event(marked.text, tools).place
    assert place is not None
    assert place.text == marked.marks[0].words
    assert [(e.start, e.end) for e in place.evidence] == marked.spans()


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2021 the Marigold Trust held a seminar at noon.",
        "On 3 May 2021 the Marigold Trust held a seminar in English.",
        "On 3 May 2021 the Marigold Trust held a seminar at 10 am.",
        'On 3 May 2021 the Marigold Trust held a seminar, "Life in the Prison".',
        "On 3 May 2021 the Marigold Trust spoke at the Ploughing Match.",
        "Title: Rally\nThe rally was held on 3 May 2021.\n\nPlace: Ashby\nSd/- Lena Marsh\n",
    ],
)
def test_what_is_no_place(text: str, tools: Tools) -> None:
    assert one_event(text, tools).place is None


def test_venue_and_locality_are_told_apart(tools: Tools) -> None:
    place = one_event("Title: Rally\nDate: 3 May 2021\nVenue: Town Hall, Ashby\n", tools).place
    assert place is not None
    assert (place.venue, place.locality) == ("Town Hall", "Ashby")


def test_a_label_goes_before_the_running_text(tools: Tools) -> None:
    text = "Title: Rally\nVenue: Town Hall, Ashby\nDate: 3 May 2021\n\nThe rally ended at the Corn Exchange Hall.\n"
    place = one_event(text, tools).place
    assert place is not None
    assert place.text == "Town Hall, Ashby"


LIST = """EVENTS OF 2021

- Talk on wells, 3 May, Town Hall, Ashby.
- Rally against plastic, 5 June, {place}.
- Prof. Asha Rao, Mill College, spoke on salt on 7 July.
"""


def test_a_venue_or_a_name_beside_the_day_stands_free(tools: Tools) -> None:
    places = [e.place and e.place.text for e in run_text(LIST.format(place="covered court"), tools).events]
    assert places[:2] == ["Town Hall", "covered court"]
    places = [e.place and e.place.text for e in run_text(LIST.format(place="Tovik"), tools).events]
    assert places == ["Town Hall", "Tovik", None]


SERIES = """Ashby History Society, programme 2021

We meet on Thursdays at 7.15 in the Reading Room, unless stated.

18 January 2021
The mills of Ashby

15 February 2021
Salt and smugglers, at the Corn Exchange Hall

21 March 2021
Canals
"""


def test_a_series_has_a_usual_place(tools: Tools) -> None:
    places = [e.place and e.place.text for e in run_text(SERIES, tools).events]
    assert places == ["Reading Room", "Corn Exchange Hall", "Reading Room"]


def test_a_ditto_takes_the_place_of_the_row_above(tools: Tools) -> None:
    rows = "".join(
        f"<tr><td>{day} May 2021</td><td>Eye camp</td><td>{place}</td></tr>"
        for day, place in ((3, "Town Hall"), (5, "do"), (7, "Mill House"))
    )
    head = "<tr><th>Date</th><th>Activity</th><th>Venue</th></tr>"
    page = f"<html><body><h1>Our camps</h1><table>{head}{rows}</table></body></html>"
    places = [e.place and e.place.text for e in run_text(page, tools, "camps.html").events]
    assert places == ["Town Hall", "Town Hall", "Mill House"]


@pytest.mark.parametrize(
    "line",
    [
        "Unless stated otherwise meetings are held in the Reading Room.",
        "Thursdays 7.15 in the Reading Room unless stated",
        "Meets every Thursday at 7.15 in the Reading Room",
    ],
)
def test_a_usual_place_is_told_in_many_ways(line: str, tools: Tools) -> None:
    text = SERIES.replace("We meet on Thursdays at 7.15 in the Reading Room, unless stated.", line)
    places = [e.place and e.place.text for e in run_text(text, tools).events]
    assert places == ["Reading Room", "Corn Exchange Hall", "Reading Room"]


def test_what_a_section_tells_of_its_meetings_holds_for_it_alone(tools: Tools) -> None:
    text = (
        "Ashby Mill Museum, report of 2021\n\nThe year was good, and visitors were many.\n\n3.3 Lectures\n"
        "The lecture evenings were organised with the Corn Club and took place in the coffee room of the museum.\n"
        "- 11 February 2021: Ann Brook, Clay and mills\n- 8 April 2021: Tom Reeve, Women of salt\n\n"
        "3.4 Walks\nOn 3 May 2021 a walk was led by Lena Marsh.\n"
    )
    places = [e.place and e.place.text for e in run_text(text, tools).events]
    assert places == ["coffee room of the museum", "coffee room of the museum", None]


def test_the_day_of_a_row_is_no_part_of_its_venue(tools: Tools) -> None:
    text = (
        "Camps of 2021\n\n02.12 Wed Corn Club hall 40 bags\n04.12 Fri Mill School hall 30 bags\n09.12 Wed Town Hall\n"
    )
    assert all(not e.place or not e.place.text.startswith(("Wed", "Fri")) for e in run_text(text, tools).events)


def test_blanks_within_a_place_cost_no_time(tools: Tools) -> None:
    text = f"On 3 May 2021 a seminar was held at the Town Hall,{' ' * 400}Bara.\n"
    assert len(run_text(text, tools).events) == 1
