"""The year of an event by its number in a yearly series that the text dates elsewhere: "the 12th Annual Fair"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from gestae.dates.parts import Found

_NUMBERED = re.compile(
    r"\b(?P<number>\d{1,3})(?:st|nd|rd|th)\s(?P<name>(?:[Aa]nnual\s)?[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+)){0,4})"
)
_NEAR = 90
_STOP = re.compile(r"\n|[a-z)\d][.!?;]\s")


def assign(text: str, readings: Sequence[Found]) -> None:
    """Note the year that the number in a yearly series gives to the dates without year beside it.

    A series is yearly if its name says so, or if two of its numbers stand beside years that lie as far apart.
    """
    starts = [reading.start for reading in readings]
    numbered = []
    for match in _NUMBERED.finditer(text):
        low = max(0, bisect_left(starts, match.start() - _NEAR) - 1)
        near = readings[low : bisect_left(starts, match.end() + _NEAR)]
        numbered.append((match, _beside(text, match, near)))
    gaps: dict[str, set[int]] = {}
    known: dict[str, set[int]] = {}
    for match, reading in numbered:
        if reading is not None and reading.first.year is not None:
            name, number = _key(match), int(match["number"])
            gaps.setdefault(name, set()).add(reading.first.year - number)
            known.setdefault(name, set()).add(number)
    for match, reading in numbered:
        name = _key(match)
        if reading is None or not reading.yearless or len(gaps.get(name, ())) != 1:
            continue
        if len(known[name]) > 1 or name.startswith("annual "):
            reading.series_year = next(iter(gaps[name])) + int(match["number"])


def _key(match: re.Match[str]) -> str:
    return " ".join(match["name"].casefold().split())


def _beside(text: str, match: re.Match[str], readings: Sequence[Found]) -> Found | None:
    """The nearest date in the sentence of a numbered name."""
    near = [
        (gap, n)
        for n, reading in enumerate(readings)
        if (gap := max(reading.start - match.end(), match.start() - reading.end)) >= 0
        and gap < _NEAR
        and (reading.first.year is not None or reading.yearless)
        and not _STOP.search(text[min(match.end(), reading.end) : max(match.start(), reading.start)])
    ]
    return readings[min(near)[1]] if near else None
