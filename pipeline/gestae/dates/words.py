"""The word lists of the date grammar, read once from data/words.csv: word -> (symbol, value)."""

import csv
from functools import cache
from importlib.resources import files
from string import ascii_lowercase

MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONG_MONTHS = {
    "january": 1, "february": 2, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_SHORT_MONTHS = {"march": 3, "april": 4}


def rows(name: str) -> list[dict[str, str]]:
    """Read a CSV file of this package's data folder."""
    with files("gestae.dates").joinpath("data", name).open(encoding="utf-8") as source:
        return list(csv.DictReader(source))


@cache
def words() -> dict[str, tuple[str, int | str]]:
    """Lower-case word -> (one-letter symbol, value); values that are numbers are given as int."""
    table: dict[str, tuple[str, int | str]] = {}
    for row in rows("words.csv"):
        value = row["value"]
        table[row["word"]] = (row["symbol"], int(value) if value.lstrip("-").isdigit() else value)
    for row in rows("months.csv"):
        table.setdefault(row["word"], ("E", int(row["month"])))
    for wrong, month in misspelt().items():
        table.setdefault(wrong, ("E", month))
    return table


def _slips(word: str, replace: bool) -> set[str]:
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    slips = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    slips |= {a + a[-1] + b for a, b in cuts if a}
    if replace:
        slips |= {a + c + b[1:] for a, b in cuts if b for c in ascii_lowercase}
        slips |= {a + c + b for a, b in cuts for c in ascii_lowercase}
        slips |= {word.replace("m", "rn")}  # as scans have it
    return slips - {word}


@cache
def misspelt() -> dict[str, int]:
    """Month names with one slip of the pen (a letter lost, doubled, swapped, wrong); only read beside a day
    or year.
    """
    table: dict[str, int] = {}
    for word, month in {**_LONG_MONTHS, **_SHORT_MONTHS}.items():
        for slip in sorted(_slips(word, word in _LONG_MONTHS)):
            table.setdefault(slip, month)
    return table
