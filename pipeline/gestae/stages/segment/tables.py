"""Tables that were flattened to lines, one cell a line: found again by their serial numbers."""

import re
from collections.abc import Iterator, Sequence

from gestae.model import Unit, UnitKind
from gestae.stages.segment.lines import Look

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
        records = [_record(looks[a:b]) for a, b in zip(edges, edges[1:], strict=False)]
        yield looks[starts[0] : stop], records
        position = stop
    if looks[position:]:
        yield looks[position:], []


def _record(lines: Sequence[Look]) -> Unit:
    cells = tuple((look.start, look.end) for look in lines)
    return Unit(cells[0][0], cells[-1][1], UnitKind.RECORD, cells=cells)


def _tables(text: str, looks: Sequence[Look]) -> Iterator[tuple[list[int], int]]:
    serials: list[tuple[int, int]] = []
    for n, look in enumerate(looks):
        match = _SERIAL.fullmatch(text[look.start : look.end])
        if match:
            serials.append((n, int(match.group(1))))
    chain: list[int] = []
    number = 0
    for n, value in serials:
        if chain and value == number + 1 and 2 <= n - chain[-1] <= _LONGEST_RECORD:
            chain.append(n)
            number = value
        elif value <= 1 or not chain:
            yield from _finished(looks, chain)
            chain, number = ([n], value) if value <= 1 else ([], 0)
    yield from _finished(looks, chain)


def _finished(looks: Sequence[Look], chain: list[int]) -> Iterator[tuple[list[int], int]]:
    if len(chain) >= 3:
        lengths = sorted(b - a for a, b in zip(chain, chain[1:], strict=False))
        yield chain, min(len(looks), chain[-1] + lengths[len(lengths) // 2] + 1)
