"""Tables that were flattened to one cell a line and have no serial numbers: found again by their heads and first cells.

The heads stand one a line ("Year" / "Name of the workshop" / "Date"), then the cells in the same order, with or without
empty lines between all of them. A row begins where a cell looks as the first one does: a year, a day or a number.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gestae.model import Unit, UnitKind
from gestae.stages.segment.columns import are_heads, heads_of_cells, is_head_line
from gestae.stages.segment.lines import Look, is_date_line

_LEAST_ROWS = 2
_MOST_HEADS = 9
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")
_DAY_HEAD = re.compile(r"(?:dates?|days?|when|period|duration)\b", re.IGNORECASE)

Chunk = tuple[Sequence[Look], list[Unit]]


def stacked_records(text: str, looks: Sequence[Look]) -> Iterator[Chunk]:
    """Split lines into (lines, []) chunks and (lines, records) chunks, as `flattened_records` does.

    Only below four heads and more, one of which says when, and with at least two rows that hold a day.
    """
    position = begin = 0
    while begin < len(looks):
        stop = _heads_end(text, looks, begin)
        edges = _rows(text, looks, begin, stop) if stop else []
        records = _records(text, looks, (begin, stop), edges)
        if not records:
            begin += 1
            continue
        if looks[position:stop]:
            yield looks[position:stop], []
        yield looks[stop : edges[-1]], records
        position = begin = edges[-1]
    if looks[position:]:
        yield looks[position:], []


def _heads_end(text: str, looks: Sequence[Look], begin: int) -> int:
    """Where the heads end that begin with a line: before the first line that looks like a first cell; 0 for none."""
    if not is_head_line(text[looks[begin].start : looks[begin].end]):
        return 0
    for n in range(begin + 1, min(begin + _MOST_HEADS + 1, len(looks))):
        if _sort(text, looks[n]):
            heads = [(look.start, look.end) for look in looks[begin:n]]
            said = any(_DAY_HEAD.match(text, low) for low, _ in heads)
            gaps = {text.count("\n", before[1], after[0]) for before, after in pairwise(heads)}
            return n if said and len(gaps) == 1 and are_heads(text, heads) else 0
    return 0


def _sort(text: str, look: Look) -> str:
    """What a cell is that can begin a row: "year", "day", "number" or nothing."""
    words = text[look.start : look.end]
    if _YEAR.fullmatch(words):
        return "year"
    if _NUMBER.fullmatch(words):
        return "number"
    return "day" if is_date_line(words) else ""


def _rows(text: str, looks: Sequence[Look], begin: int, first: int) -> list[int]:
    """Where the rows begin, and where the last one ends: it is as long as the one before, or goes on to its day."""
    width, sort = first - begin, _sort(text, looks[first])
    starts = [first]
    for n in range(first + 1, len(looks)):
        if n - starts[-1] > width:
            break
        if _sort(text, looks[n]) == sort and n - starts[-1] > width // 2:
            starts.append(n)
    if len(starts) < _LEAST_ROWS:
        return []
    stop = min(len(looks), 2 * starts[-1] - starts[-2])
    while stop < min(len(looks), starts[-1] + width) and not _dated(text, looks[starts[-1] : stop]):
        stop += 1
    return [*starts, stop]


def _dated(text: str, cells: Sequence[Look]) -> bool:
    return any(_sort(text, look) == "day" for look in cells)


def _records(text: str, looks: Sequence[Look], heads: tuple[int, int], edges: Sequence[int]) -> list[Unit]:
    spans = [(look.start, look.end) for look in looks[slice(*heads)]]
    records = []
    for low, high in pairwise(edges):
        cells = tuple((look.start, look.end) for look in looks[low:high])
        columns = heads_of_cells(text, spans, cells)
        if not columns or not _dated(text, looks[low:high]):
            return []
        records.append(Unit(cells[0][0], cells[-1][1], UnitKind.RECORD, cells=cells, columns=columns))
    return records
