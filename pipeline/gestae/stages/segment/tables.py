"""Tables: cells parted by tabs, column heads, and tables flattened to lines found again by their serial numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gestae.model import Unit, UnitKind
from gestae.stages.segment.lines import Look, is_label_word

_SERIAL = re.compile(r"\(?(\d{1,3})[.)]?")
_LONGEST_RECORD = 14
"""Lines a record may have: a wider table has not been seen flattened."""

Chunk = tuple[Sequence[Look], list[Unit]]


def flattened_records(text: str, looks: Sequence[Look]) -> Iterator[Chunk]:
    """Split lines into (lines, []) chunks and (lines, records) chunks; a record's lines are its cells.

    A run of lines that hold nothing but 1, 2, 3 ... at most 14 lines apart is a flattened table.
    """
    position = 0
    for starts, stop in _tables(text, looks):
        if looks[position : starts[0]]:
            yield looks[position : starts[0]], []
        edges = [*starts, stop]
        records = [_record(looks[a:b]) for a, b in pairwise(edges)]
        yield looks[starts[0] : stop], records
        position = stop
    if looks[position:]:
        yield looks[position:], []


_ROW = re.compile(
    r"(?<!\S)(?P<serial>\d{1,3})[.)]?\s+(?=\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\s+\S|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\b)"
)
_LEAST_ROWS = 3


def rows_of_line(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units, with each row of a table that was flattened to one line an item of its own: 1, 2, 3 ..., each before
    a day ("1 04.01 Kites Mesk 600 2 11.01 Soil Tarn 40 3 ...").
    """
    out: list[Unit] = []
    for unit in units:
        starts = _rows(text, unit) if unit.kind is UnitKind.PARAGRAPH else []
        if len(starts) < _LEAST_ROWS:
            out.append(unit)
            continue
        if starts[0] > unit.start:
            out.append(replace(unit, end=unit.start + len(text[unit.start : starts[0]].rstrip())))
        for start, stop in pairwise([*starts, unit.end]):
            out.append(Unit(start, start + len(text[start:stop].rstrip()), UnitKind.ITEM, level=unit.level))
    return out


def _rows(text: str, unit: Unit) -> list[int]:
    starts: list[int] = []
    for match in _ROW.finditer(text, unit.start, unit.end):
        if int(match["serial"]) == len(starts) + 1:
            starts.append(match.start())
    return starts


def _record(lines: Sequence[Look]) -> Unit:
    cells = tuple((look.start, look.end) for look in lines)
    return Unit(cells[0][0], cells[-1][1], UnitKind.RECORD, cells=cells)


def _tables(text: str, looks: Sequence[Look]) -> Iterator[tuple[list[int], int]]:
    chain: list[int] = []
    for n, value in _serials(text, looks):
        far = bool(chain) and n - chain[-1] > _LONGEST_RECORD
        if chain and not far and value == len(chain) + 1 and n - chain[-1] >= 2:
            chain.append(n)
        elif value == 1 and (not chain or far or len(chain) == 1):
            yield from _finished(looks, chain)
            chain = [n]
    yield from _finished(looks, chain)


def _serials(text: str, looks: Sequence[Look]) -> Iterator[tuple[int, int]]:
    """Lines that hold nothing but a number, with a line of words after them (a count is followed by a count)."""
    for n, look in enumerate(looks[:-1]):
        match = _SERIAL.fullmatch(text[look.start : look.end])
        following = text[looks[n + 1].start : looks[n + 1].end]
        if match and not _SERIAL.fullmatch(following):
            yield n, int(match.group(1))


def _finished(looks: Sequence[Look], chain: list[int]) -> Iterator[tuple[list[int], int]]:
    if len(chain) >= 3:
        lengths = sorted(b - a for a, b in pairwise(chain))
        yield chain, min(len(looks), chain[-1] + lengths[len(lengths) // 2] + 1)


_TABS = 2
_HEADS = 0.5
"""Share of the cells of a first row that must be column heads ("Date", "Venue", "Organised by")."""


def tabbed_cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The cells of a line with two tabs and more; empty for other lines."""
    if text.count("\t", start, end) < _TABS:
        return ()
    cells = []
    for match in re.finditer(r"[^\t]*", text[start:end]):
        words = match.group().strip()
        begin = start + match.start() + (match.group().index(words) if words else 0)
        if words or match.end() < end - start:
            cells.append((begin, begin + len(words)))
    return tuple(cells)


def with_columns(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Give each row of a table the heads of its columns, where the first row of the table holds them."""
    out: list[Unit] = []
    heads: tuple[tuple[int, int], ...] = ()
    for n, unit in enumerate(units):
        if unit.kind is not UnitKind.RECORD or not unit.cells:
            heads = ()
        elif n == 0 or units[n - 1].kind is not UnitKind.RECORD:
            heads = unit.cells if _is_head(text, unit.cells) else ()
        elif heads and len(heads) == len(unit.cells):
            unit = replace(unit, columns=heads)  # noqa: PLW2901
        out.append(unit)
    return out


def _is_head(text: str, cells: Sequence[tuple[int, int]]) -> bool:
    words = [text[a:b] for a, b in cells if b > a]
    return len(words) > 1 and sum(is_label_word(w) and len(w) < _WIDEST_HEAD for w in words) >= _HEADS * len(words)


_WIDEST_HEAD = 40
