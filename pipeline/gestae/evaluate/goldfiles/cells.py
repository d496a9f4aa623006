"""What a cell of a table means: alternatives, yes or no, numbers, spans."""

import re
from collections.abc import Sequence
from typing import Any

from gestae.evaluate.goldfiles.findings import Reading
from gestae.evaluate.goldfiles.tables import Row

_YES = frozenset({"true", "yes", "y", "x", "1", "ja", "wahr", "oui", "vrai", "sí", "si", "verdadero"})
_NO = frozenset({"false", "no", "n", "0", "nein", "falsch", "non", "faux", "falso"})
_SPAN = re.compile(r"(\d+)\.\.(\d+)")


def alternatives(cell: str | None) -> list[str] | None:
    """The values of a cell that holds several with semicolons between; None where it is empty."""
    found = [words.strip() for words in (cell or "").split(";") if words.strip()]
    return found or None


def yes(row: Row, column: str, into: Reading) -> bool | None:
    """Whether a cell says yes; None where it is empty, says no, or (an error) something else."""
    said = (row.get(column) or "").strip().lower()
    if said in _YES:
        return True
    if said and said not in _NO:
        into.error(row.where, "unknown-value", f"{column} is {said!r}", "write yes, or leave the cell empty")
    return None


def numbers(row: Row, columns: Sequence[str], *, whole: bool = False, prefix: str = "") -> dict[str, Any]:
    """The numbers in cells, by column without `prefix`. A comma may stand for the point; what is no number is left
    out: none of these counts in gold."""
    found: dict[str, Any] = {}
    for column in columns:
        try:
            number = float((row.get(column) or "").strip().replace(",", "."))
        except ValueError:
            continue
        found[column.removeprefix(prefix)] = int(number) if whole and number.is_integer() else number
    return {name: number for name, number in found.items() if not whole or isinstance(number, int)}


def spans(cell: str | None) -> list[dict[str, int]]:
    """Evidence, from "12..34; 50..60"."""
    return [{"start": int(start), "end": int(end)} for start, end in _SPAN.findall(cell or "")]
