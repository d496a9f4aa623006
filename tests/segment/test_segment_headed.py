"""Pages of headed sections: a section that is an event stays apart from those beside it, the parts of a report do not."""

import pytest

from evaluate_support.stages import laid_out


def told(text: str, document: str = "page.txt") -> list[tuple[str | None, str]]:
    """(first day, first words) of each dated passage."""
    report, parts = laid_out(text, document)
    return [
        (parts.dates[p.dates[0]].first, report.text[p.start : p.end].split("\n")[0][:20])
        for p in parts.passages
        if p.dates
    ]


SECTIONS = """{0}

About us

The society serves many villages, and a fair is held each year.

{1}

On 24 September 2021 the society organised a rally in Orlo.

{2}

The prizes are for those who help.

{3}

The society grew out of a reading circle.
"""


def test_the_one_dated_section_is_its_own_passage() -> None:
    found = told(SECTIONS.format("Society of the lake", "Rally for the weir", "Prizes", "Friends"))
    assert found == [("2021-09-24", "On 24 September 2021")]


@pytest.mark.parametrize(
    "headings",
    [
        ("Rally for the weir", "Rally for the weir", "Prizes", "Friends"),
        ("Society of the lake", "Rally for the weir", "Objectives", "Outcome"),
        ("Society of the lake", "Time and place", "Prizes", "Friends"),
    ],
    ids=["the title names the event", "parts of a report", "a heading of no activity"],
)
def test_a_report_of_one_event_keeps_its_sections(headings: tuple[str, ...]) -> None:
    assert [words for _, words in told(SECTIONS.format(*headings))] == [headings[0]]


NEWS = "News of the club\n\n{0}\n\nThe camp was held from 3 to 5 June 2017 in Orlo.\n\n{1}\n\n{2}\n"


def test_a_range_in_the_first_section_is_no_programme() -> None:
    text = NEWS.format("Summer camp", "Book sale", "A book sale was organised by our club on 10 June 2017.")
    assert [day for day, _ in told(text)] == ["2017-06-03", "2017-06-10"]


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("Book sale", "A book sale was organised by our club on 4 June 2017."),
        ("Thanks", "We thank all who came by 10 June 2017."),
    ],
    ids=["within the range", "no section of its own"],
)
def test_a_range_stays_a_programme(section: str, words: str) -> None:
    assert [day for day, _ in told(NEWS.format("Summer camp", section, words))] == ["2017-06-03"]


FORM = """ACTIVITY REPORT

TITLE OF ACTIVITY : {0}
DATE : {1}
VENUE : Orlo hall
Day 1 - Knots and ropes.
Day 2 - Tents and fires.
"""


def test_two_forms_with_days_of_sessions_are_no_diary() -> None:
    found = told(
        FORM.format("Scout camp", "3 May 2021") + "\n- - - - -\n\n" + FORM.format("Boat course", "8 July 2021")
    )
    assert found == [("2021-05-03", "TITLE OF ACTIVITY : "), ("2021-07-08", "TITLE OF ACTIVITY : ")]


def test_one_form_with_days_of_sessions_stays_one() -> None:
    assert [day for day, _ in told(FORM.format("Scout camp", "3 May 2021"))] == ["2021-05-03"]


def test_a_ruled_line_is_furniture_and_a_bullet_is_not() -> None:
    report, parts = laid_out("Report\n\n- - - - -\n\n- A camp was held.\n- A fair was held.\n")
    kinds = {report.text[u.start : u.end]: u.kind.value for u in parts.units}
    assert kinds["- - - - -"] == "furniture"
    assert kinds["- A camp was held."] == "item"
