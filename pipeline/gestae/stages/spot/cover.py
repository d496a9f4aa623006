"""Whether a stretch of text lies within one of many others: asked for every cue, so looked up and not searched."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Cover:
    """Spans of offsets (start, end), half-open, in any order, that may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        """Sort them once."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans holds all of text[start:end]."""
        n = bisect_right(self._starts, start) - 1
        return n >= 0 and self._furthest[n] >= end

    def touches(self, start: int, end: int) -> bool:
        """Whether one of the spans shares a character with text[start:end]."""
        n = bisect_left(self._starts, end) - 1
        return n >= 0 and self._furthest[n] > start


NOTHING = Cover()
"""Holds nothing."""
