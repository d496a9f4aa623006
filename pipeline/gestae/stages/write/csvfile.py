"""CSV that Excel and LibreOffice open as it is meant, and that `read_csv` reads back without loss.

UTF-8 with a byte order mark (Excel takes the file for the local code page without it), commas, CRLF, quotes
as in RFC 4180. Two things that spreadsheets do to cells are countered:

* **Formulas.** A cell that begins with = + - @, a tab or a line break would be run as a formula (OWASP, "CSV
  injection"). Such a cell gets an apostrophe in front, and so does one that already has apostrophes before
  such a sign, so that taking one away again is exact: `'=1` came from `=1`, `''=1` from `'=1`, while `'tis`
  stays as it is.
* **Length.** Excel holds 32,767 UTF-16 units in a cell and spoils the table beyond. A longer cell is cut and
  ends in a mark that says how long it was; nothing else is ever cut.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

EXCEL_LIMIT = 32_767
ENCODING = "utf-8-sig"

# The full-width forms are read as formulas by Excel in East Asian locales.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_PROTECTED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")

_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")
_SHORT = EXCEL_LIMIT // 2  # in UTF-16 at most twice as long

Value = str | int | float | None


def protect(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return "'" + text if _FORMULA.match(text) else text


def unprotect(text: str) -> str:
    """Take away what `protect` added: `unprotect(protect(text)) == text` for every text."""
    return text[1:] if _PROTECTED.match(text) else text


def fit(text: str) -> str:
    """Cut a cell that Excel cannot hold, with a mark at its end."""
    if _utf16_length(text) <= EXCEL_LIMIT:
        return text
    mark = f" [cut here: {len(text)} characters in all]"
    units = text.encode("utf-16-le")[: 2 * (EXCEL_LIMIT - len(mark))]
    # "ignore" drops half a surrogate pair at the cut.
    return units.decode("utf-16-le", "ignore") + mark


def _utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


class CsvTable:
    """A CSV file under construction: a heading and rows of as many values."""

    def __init__(self, file: TextIO, columns: Sequence[str]) -> None:
        """Write the heading into a file opened with ENCODING and newline="". Raises OSError."""
        self._rows = csv.writer(file, lineterminator="\r\n")
        self._rows.writerow(columns)

    def add(self, values: Sequence[Value]) -> None:
        """Write one row; None gives an empty cell. Raises OSError."""
        self._rows.writerow([_cell(value) for value in values])


def _cell(value: Value) -> str:
    """A cell that is made safe. Most are short and begin with a letter or a digit: nothing is looked for in them."""
    text = "" if value is None else str(value)
    return text if len(text) < _SHORT and text[:1] not in _FIRST else fit(protect(text))


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file that gestae wrote, as heading -> cell, protecting apostrophes taken away again.

    Works too for a file that a spreadsheet has saved anew as "CSV UTF-8" (Excel may leave out empty cells at
    the end of a row). Raises OSError, and csv.Error for a row with more cells than the heading.
    """
    with path.open(encoding=ENCODING, newline="") as file:
        rows = csv.reader(file)
        columns = next(rows, [])
        for row in filter(None, rows):
            if len(row) > len(columns):
                count = f"{len(row)} cells under {len(columns)} headings"
                raise csv.Error(f"line {rows.line_num} of {path} has {count}")
            padding = [""] * (len(columns) - len(row))
            yield dict(zip(columns, [*map(unprotect, row), *padding], strict=True))
