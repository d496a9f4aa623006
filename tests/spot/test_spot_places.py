"""Where it was: [place ...] in the only event of a report."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import one_event
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
