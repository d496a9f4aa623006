"""Tables that were flattened to lines, one cell a line: found again by their serial numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
        records = [_record(looks[a:b]) for a, b in pairwise(edges)]
        yield looks[starts[0] : stop], records
        position = stop
    if looks[position:]:
        yield looks[position:], []


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
