"""Tables flattened to one cell a line, without serial numbers and blank lines between rows alone."""

import pytest

from evaluate_support.stages import laid_out
from gestae.model import UnitKind

HEADS = ["Year", "Name of the workshop", "Number of participants", "Date"]
ROWS = [
    ["2018", "Second Tarn Lecture by Lena Marsh", "95", "14-Nov-18"],
    ["2019", "Course on boats", "110", "21-Mar-19"],
    ["2019", "Seminar on salt", "15", "17-18 July 2019"],
]


def rows(lines: list[str], gap: str) -> list[tuple[list[str], dict[str, str], str | None]]:
    """(cells, labels, first day) of each row."""
    report, parts = laid_out(f"Events\n\nWhat we did.\n\n{gap.join(lines)}\n")
    found = []
    for n, unit in enumerate(parts.units):
        if unit.kind is UnitKind.RECORD:
            days = [parts.dates[p.dates[0]].first for p in parts.passages if n in p.units and p.dates]
            labels = {report.text[slice(*k)]: report.text[slice(*v)] for k, v in unit.labels}
            found.append(([report.text[a:b] for a, b in unit.cells], labels, days[0] if days else None))
    return found


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "empty lines between"])
def test_rows_begin_where_the_first_cell_comes_again(gap: str) -> None:
    found = rows([*HEADS, *(cell for row in ROWS for cell in row)], gap)
    assert [cells for cells, _, _ in found] == ROWS
    assert [labels["Date"] for _, labels, _ in found] == ["14-Nov-18", "21-Mar-19", "17-18 July 2019"]
    assert [day for _, _, day in found] == ["2018-11-14", "2019-03-21", "2019-07-17"]


def test_an_empty_cell_that_vanished_leaves_its_head_alone() -> None:
    short = [*ROWS[:1], ["2019", "Course on boats", "21-Mar-19"], ROWS[2]]
    found = rows([*HEADS, *(cell for row in short for cell in row)], "\n\n")
    assert found[1][1]["Date"] == "21-Mar-19"
    assert "Number of participants" not in found[1][1]


@pytest.mark.parametrize(
    "lines",
    [
        [*HEADS, *ROWS[0]],
        [*HEADS[:3], *(cell for row in ROWS for cell in row[:3])],
        ["News", "Ann Marsh", "Orlo", "Date", *(cell for row in ROWS for cell in row)],
    ],
    ids=["one row", "no head of days", "no heads"],
)
def test_other_lines_are_no_rows(lines: list[str]) -> None:
    assert rows(lines, "\n\n") == []
