"""Rows of a CSV table, as gestae wrote it or as a spreadsheet saved it again, each with its row number.

Excel writes the separator of the country (a semicolon in Germany and France), a tab for "Unicode text", and may put
`sep=;` on the first line; it leaves out empty cells at the end of a row. All of that is read.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from gestae.evaluate.goldfiles.findings import Reading, Where, nearest
from gestae.evaluate.goldfiles.sources import text_of
from gestae.stages.write.csvfile import unprotect

_SEPARATORS = (",", ";", "\t")
_SAVE = "save the table as 'CSV UTF-8', or in LibreOffice with the character set UTF-8"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. `cells` are by the heading in lower case, without blanks around them; no cell is None."""

    where: Where
    cells: dict[str, str]

    def get(self, column: str) -> str | None:
        """The cell without blanks around it, None where it is empty or there is no such column."""
        return self.cells.get(column, "").strip() or None

    def word(self, column: str) -> str | None:
        """A cell that holds one of a closed list: some spreadsheets begin every cell with a capital."""
        return self.cells.get(column, "").strip().lower() or None


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading was understood."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, known: Sequence[str], needed: Sequence[str], into: Reading) -> Table | None:
    """Read a table; None, and an error, where it is no table or lacks a column that is needed.

    A column that is not `known` is left out, with a word about it.
    """
    text = text_of(path, into, _SAVE)
    if text is None:
        return None
    skipped, text = _without_hint(text)
    rows = list(_rows(path, text, skipped, into))
    columns = [heading.strip().lower() for heading in rows[0][1]] if rows else []
    if not _check_columns(columns, known, needed, Where(path.as_posix(), 1 + skipped, row=True), into):
        return None
    made = (_row(columns, cells, where, into) for where, cells in rows[1:])
    return Table(path, tuple(columns), tuple(row for row in made if any(map(str.strip, row.cells.values()))))


def _without_hint(text: str) -> tuple[int, str]:
    """Take away the line `sep=;` that Excel needs in some countries."""
    first, _, rest = text.partition("\n")
    return (1, rest) if first.strip().lower().startswith("sep=") else (0, text)


def _rows(path: Path, text: str, skipped: int, into: Reading) -> Iterator[tuple[Where, list[str]]]:
    heading = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=heading.count)
    number = skipped
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            yield Where(path.as_posix(), number, row=True), cells
    except csv.Error as error:
        advice = "check the quotation marks in and before this row, or save the table again from the spreadsheet"
        into.error(Where(path.as_posix(), number + 1, row=True), "no-table", f"cannot be read: {error}", advice)


def _check_columns(
    columns: Sequence[str], known: Sequence[str], needed: Sequence[str], where: Where, into: Reading
) -> bool:
    for column in dict.fromkeys(columns):
        if column and columns.count(column) > 1:
            into.error(where, "column-twice", f"the column {column!r} is there twice", "keep one of the two")
        elif column and column not in known:
            _unknown_column(column, [name for name in known if name not in columns], where, into)
    missing = [column for column in needed if column not in columns]
    if missing:
        advice = "the first row must hold the headings, as in the events.csv that gestae writes"
        into.error(where, "no-column", f"there is no column {' or '.join(map(repr, missing))}", advice)
    return not missing


def _unknown_column(column: str, free: Sequence[str], where: Where, into: Reading) -> None:
    meant = nearest(column, free)
    if meant:
        into.error(where, "unknown-column", f"there is no column {column!r}", f"did you mean {meant!r}?")
    else:
        into.warn(
            where, "unknown-column", f"there is no column {column!r}", "it is not read; that is all right for notes"
        )


def _row(columns: Sequence[str], cells: Sequence[str], where: Where, into: Reading) -> Row:
    beyond = [cell for cell in cells[len(columns) :] if cell.strip()]
    if beyond:
        message = f"there are more cells than headings: {beyond[0]!r} is beyond the last one"
        into.error(where, "too-many-cells", message, "move it under its heading, or take it out")
    filled: Iterable[str] = (unprotect(cell) for cell in cells)
    return Row(where, dict(zip(columns, filled, strict=False)))
