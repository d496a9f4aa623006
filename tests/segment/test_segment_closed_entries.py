"""Archives whose entries end in labels that come again: each entry is a row of its own, with its own labels."""

import pytest

from evaluate_support.stages import laid_out
from gestae.model import UnitKind

ARCHIVE = """Past events

{0}A walk along the weir
The walk began at the mill.
Organizer : The Ashby Society.
{1} : May 4, 2011.
{0}Songs by the fire
An evening of old songs.
Organizer : Mesk Choir.
{1} : {2}.
{0}The spring fair
Stalls of seeds and honey.
Organizer : Orlo Trust.
{1} : From March 12 to March 14, 2011.
"""


def rows(text: str, document: str = "page.txt") -> list[tuple[str, str | None, dict[str, str]]]:
    """(first cell, first day, labels) of each row."""
    report, parts = laid_out(text, document)
    found = []
    for n, unit in enumerate(parts.units):
        if unit.kind is UnitKind.RECORD:
            days = [d.first for p in parts.passages if n in p.units for d in (parts.dates[k] for k in p.dates)]
            labels = {report.text[slice(*k)].strip(): report.text[slice(*v)] for k, v in unit.labels}
            found.append((report.text[slice(*unit.cells[0])], days[0] if days else None, labels))
    return found


@pytest.mark.parametrize("gap", ["", "\n"], ids=["run together", "blank lines between"])
@pytest.mark.parametrize("when", ["November 5, 2011", "Autumn of 2011", "November 2011"])
def test_labels_that_come_again_close_entries(gap: str, when: str) -> None:
    found = rows(ARCHIVE.format(gap, "Date", when))
    assert [(title, labels["Organizer"]) for title, _, labels in found] == [
        ("A walk along the weir", "The Ashby Society."),
        ("Songs by the fire", "Mesk Choir."),
        ("The spring fair", "Orlo Trust."),
    ]
    assert [day for _, day, _ in found] == ["2011-05-04", found[1][1], "2011-03-12"]
    assert (found[1][1] or "").startswith("2011-")


def test_place_and_day_belong_to_the_title_above_them() -> None:
    text = ARCHIVE.format("", "Date", "November 5, 2011").replace("Organizer", "Venue")
    assert [(day, labels["Venue"]) for _, day, labels in rows(text)] == [
        ("2011-05-04", "The Ashby Society."),
        ("2011-11-05", "Mesk Choir."),
        ("2011-03-12", "Orlo Trust."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # the labels stand above the text, not behind it
        "Events\n\nThe walk\nVenue : Orlo\nDate : 4 May 2011\nWe walked along the weir.\n\n"
        "The fair\nVenue : Mesk\nDate : 5 June 2011\nStalls of seeds and honey.\n\n"
        "The songs\nVenue : Tarn\nDate : 6 July 2011\nAn evening of old songs.\n",
        # one form
        "Report\n\nA walk along the weir was held.\nOrganizer : Ashby Society\nDate : 4 May 2011\n",
        # labels without a day
        "Staff\n\nHead of mill\nShe has worked here long.\nVenue : Orlo\n\nHead of weir\nHe came last year.\nVenue : Mesk\n\n"
        "Head of fair\nThey are new.\nVenue : Tarn\n",
        ARCHIVE.format("", "Date of birth", "November 5, 1961"),
    ],
    ids=["labels above", "one form", "no day", "days of birth"],
)
def test_other_labels_make_no_rows(text: str) -> None:
    assert rows(text) == []


TABLE = "Date\tEvent\tVenue\n{0}\tSeed fair, which will end in May 2022\tOrlo\n4 June 2021\tRally\tMesk\n5 July 2021\tQuiz\tTarn\n"


def test_the_day_of_a_row_stands_in_the_cell_of_the_day() -> None:
    assert [day for _, day, _ in rows(TABLE.format("3 May 2021"))][-3:] == ["2021-05-03", "2021-06-04", "2021-07-05"]
    told = ARCHIVE.format("", "Date", "Last week of November 2011").replace("old songs", "songs that end in May 2012")
    assert [day for _, day, _ in rows(told)] == ["2011-05-04", "2011-11-24", "2011-03-12"]


def test_several_days_in_the_cell_stay_several() -> None:
    found = rows(TABLE.format("3 May 2021, 10 May 2021"))
    assert [day for _, day, _ in found][-3] == "2021-05-03"
    _, parts = laid_out(TABLE.format("3 May 2021 and 10 June 2021"), "table.txt")
    assert len([p for p in parts.passages if p.dates]) == 4
