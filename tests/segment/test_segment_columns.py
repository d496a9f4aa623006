"""Heads over the cells of tables that were flattened to lines: (head, cell) pairs of every row."""

import pytest

from gestae.run import read_report, segment
from gestae.settings import Settings


def rows(text: str) -> list[list[tuple[str, str]]]:
    """The labels of each row, as words."""
    report = read_report("table.txt", text.encode())
    units = segment(report, Settings()).units
    return [[(text[a:b], text[c:d]) for (a, b), (c, d) in unit.labels] for unit in units if unit.cells]


HEADS = "Sl.\nDate\nActivity\nVenue\nJointly with\nBeneficiaries\n"
FULL = "1\n3 May 2021\nEye camp\nTovik Hall\nMarigold Trust\n40 people\n"
LESS = "2\n4 June 2021\nWell cleaning\nAshby\n12 persons\n"
MORE = "3\n5 July 2021\nBook fair\nOrlo\nBrindle Library Society\n"


def test_a_full_row_takes_the_heads_in_order() -> None:
    first, _, _ = rows(f"Marigold Trust\n\n{HEADS}{FULL}{LESS}{MORE}")
    assert first == [
        ("Sl.", "1"), ("Date", "3 May 2021"), ("Activity", "Eye camp"), ("Venue", "Tovik Hall"),
        ("Jointly with", "Marigold Trust"), ("Beneficiaries", "40 people"),
    ]  # fmt: skip


def test_where_a_cell_was_empty_the_others_keep_their_heads() -> None:
    _, second, third = rows(f"Marigold Trust\n\n{HEADS}{FULL}{LESS}{MORE}")
    assert second == [
        ("Sl.", "2"), ("Date", "4 June 2021"), ("Activity", "Well cleaning"), ("Venue", "Ashby"), ("Beneficiaries", "12 persons"),
    ]  # fmt: skip
    assert third[-1] == ("Jointly with", "Brindle Library Society")


@pytest.mark.parametrize(
    "above",
    ["", "The table below was kept by hand.\n", "One.\nTwo.\nThree.\nFour.\n", "Date\nVenue\n"],
    ids=["nothing", "a sentence", "no heads", "too few"],
)
def test_without_heads_there_are_none(above: str) -> None:
    assert [row for row in rows(f"Marigold Trust\n\n{above}{FULL}{LESS}{MORE}") if row] == []


def test_rows_parted_by_empty_lines() -> None:
    text = (
        "Activity\nDay\nSpot\nHelped by\nIn charge\n\n"
        "Blood camp\nSat Jan 11\nTarn Square\nTovik Workers Union\nDr. Asha Raote\n\n"
        "Soap talk\nMon Feb 3\nOrlo Gate\nMrs. Ann Brook\n\n"
        "Well day\nTue Mar 4\nCorn Yard\nBrindle Trust\n\n"
        "Read and found correct.\n"
    )
    assert [[head for head, _ in row] for row in rows(text)] == [
        ["Activity", "Day", "Spot", "Helped by", "In charge"],
        ["Activity", "Day", "Spot", "In charge"],
        ["Activity", "Day", "Spot", "Helped by"],
    ]


def test_paragraphs_below_short_lines_are_no_rows() -> None:
    text = "Activity\nDay\nSpot\nHelped by\n\nWe met.\n\nWe sang on Monday.\n\nWe went home.\n"
    assert rows(text) == []
