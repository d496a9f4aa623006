"""Days and months in digits without a year ("02.12 Wed", "22-11") that nothing but their company tells from times and
scores: several at the heads of entries, in running order, with the weekday beside them or in the months of the title.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gestae.dates import page
from gestae.dates.parts import Found, Part
from gestae.dates.tokens import Tokens

_LEAST = 3
_LEAST_IN_YEAR = 4
_LEAST_UNDER_MONTHS = 2
_HALF_YEAR = 6
_PAIR = re.compile(r"(?<![DZYV/:.$UMmEWwOF-])D-D(?![-/DOMmEYU$%cx:V])")
_CLOSED = re.compile(r"\s*(?:[.,;:)\n]|$)")
_MINUTES = frozenset({5, 10})
_BULLETS = frozenset("*(~-.")
_SCORES = re.compile(
    r"\b(?:ages?|aged|class(?:es)?|grades?|std|score|won|by|beat|drew|draw|lost|from|pp?|pages?|no|hours)\.?\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two numbers that may be day and month, with the weekday beside them and the serial number before them."""

    start: int
    end: int
    numbers: tuple[int, int]
    weekday: int | None
    serial: int | None
    padded: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """The months and years that the head of the text names."""

    months: frozenset[int]
    years: frozenset[int]


def add(tokens: Tokens, found: list[Found]) -> list[Found]:
    """The readings, and between them the days of a roster; in order of offsets."""
    starts = [reading.start for reading in found]

    def beside(start: int, end: int) -> list[Found]:
        """The readings that share characters with a span."""
        low = max(0, bisect_left(starts, start) - 1)
        return [r for r in found[low : bisect_left(starts, end)] if r.end > start]

    def free(pairs: Iterable[_Pair]) -> list[_Pair]:
        return [pair for pair in pairs if all(r.kind == "weekday" for r in beside(pair.start, pair.end))]

    days = _roster(free(_heads(tokens)), _frame(tokens.text, found))
    days += _under_months(tokens.text, free(_pairs(tokens)), found)
    if not days:
        return found
    gone = {id(reading) for day in days for reading in beside(day.start, day.end)}
    return sorted([*(r for r in found if id(r) not in gone), *days], key=lambda reading: reading.start)


def _heads(tokens: Tokens) -> Iterator[_Pair]:
    """Decimal numbers at the head of a line, or behind the serial number of a row."""
    symbols = tokens.symbols
    for at, symbol in enumerate(symbols):
        if symbol != "V":
            continue
        before = at
        while before and symbols[before - 1] in _BULLETS:
            before -= 1
        opens = not before or "\n" in tokens.text[tokens.ends[before - 1] - 1 : tokens.starts[before]]
        serial = tokens.values[before - 1] if not opens and symbols[before - 1] == "D" else None
        if not opens and serial is None:
            continue
        words = str(tokens.values[at])
        a, b = (int(part) for part in words.split("."))
        beside = at + 1 + (symbols[at + 1 : at + 2] in ("(", ","))
        weekday = tokens.values[beside] if symbols[beside : beside + 1] in ("W", "w") else None
        end = tokens.ends[beside] if weekday is not None else tokens.ends[at]
        yield _Pair(
            tokens.starts[at],
            end,
            (a, b),
            int(weekday) if weekday is not None else None,
            int(serial) if serial is not None else None,
            len(words) == len("04.01"),
        )


def _pairs(tokens: Tokens) -> Iterator[_Pair]:
    """Numbers joined by a hyphen."""
    for match in _PAIR.finditer(tokens.symbols):
        low, high = match.start(), match.start() + 2
        numbers = int(tokens.values[low]), int(tokens.values[high])
        yield _Pair(tokens.starts[low], tokens.ends[high], numbers, None, None, False)


def _roster(pairs: Sequence[_Pair], frame: _Frame) -> list[Found]:
    """The pairs as days where one order of day and month makes a roster of them."""
    for day_first in (True, False):
        read = [(pair, *(pair.numbers if day_first else pair.numbers[::-1])) for pair in pairs]
        kept = [entry for entry in read if _agrees(entry, frame)]
        if len(kept) < _LEAST or not _in_order(kept) or not _in_a_row([pair.serial for pair, _, _ in kept]):
            continue
        told = all(pair.weekday is not None for pair, _, _ in kept)
        few = 0 < len(frame.months) <= _HALF_YEAR
        padded = all(pair.padded for pair, _, _ in kept)
        # 9.05 and 9.10 are times
        clock = sum(month not in _MINUTES for _, _, month in kept) < 2
        if told or (padded and few) or (day_first and padded and not clock and len(kept) >= _LEAST_IN_YEAR):
            return [_reading(*entry) for entry in kept]
    return []


def _agrees(entry: tuple[_Pair, int, int], frame: _Frame) -> bool:
    pair, day, month = entry
    if not 1 <= month <= 12 or day == 0 or not Part(None, month, day).possible():
        return False
    if frame.months and month not in frame.months:
        return False
    if pair.weekday is None or not frame.years:
        return True
    return any(_weekday(year, month, day) == pair.weekday for year in frame.years)


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _in_order(entries: Sequence[tuple[_Pair, int, int]]) -> bool:
    """Whether the days run on, with one step back at New Year at most."""
    days = [(month, day) for _, day, month in entries]
    return sum(b < a for a, b in pairwise(days)) <= int(days[0] > days[-1])


def _in_a_row(serials: Sequence[int | None]) -> bool:
    """Whether the serial numbers count on; True where none has one, False where only some have."""
    known = [serial for serial in serials if serial is not None]
    return not known or (len(known) == len(serials) and all(a < b for a, b in pairwise(known)))


def _reading(pair: _Pair, day: int, month: int) -> Found:
    reading = Found(pair.start, pair.end, "roster", "day", "day", Part(None, month, day), Part(None, month, day))
    reading.weekday = pair.weekday
    return reading


def _frame(text: str, found: Sequence[Found]) -> _Frame:
    """Months and years of the periods in the head of a text; no months where it names a whole year or none."""
    head = page.head_of(text)
    months: set[int] = set()
    years: set[int] = set()
    for reading in found:
        if reading.start >= head:
            break
        years.update(year for year in (reading.first.year, reading.last.year) if year is not None)
        if reading.precision in ("month", "quarter"):
            months.update(_months(reading))
    return _Frame(frozenset(months), frozenset(years))


def _months(reading: Found) -> Iterator[int]:
    low, high = reading.first.month, reading.last.month
    if low is not None and high is not None:
        yield from range(low, high + 1) if low <= high else (*range(low, 13), *range(1, high + 1))


def _under_months(text: str, pairs: Sequence[_Pair], found: Sequence[Found]) -> list[Found]:
    """The pairs whose second number is the month of the heading above them, if two of them end a clause."""
    headings = [reading for reading in found if reading.precision == "month" and _is_heading(text, reading)]
    ends = [reading.end for reading in headings]
    days = []
    closed = 0
    for pair in pairs:
        day, month = pair.numbers
        above = bisect_left(ends, pair.start)
        if not above or month not in _months(headings[above - 1]) or not Part(None, month, day).possible():
            continue
        line = text[max(0, pair.start - page.LONG_LINE) : pair.start].rpartition("\n")[2]
        if not _SCORES.search(line):
            days.append(_reading(pair, day, month))
            closed += _CLOSED.match(text, pair.end) is not None
    return days if closed >= _LEAST_UNDER_MONTHS else []


def _is_heading(text: str, reading: Found) -> bool:
    """Whether a line names months and nothing else."""
    return not any(map(str.isalnum, "".join(page.line_of(text, reading))))
