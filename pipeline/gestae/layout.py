"""Look-ups in a report's layout, for every stage."""

from bisect import bisect_right
from collections.abc import Sequence

from gestae.model import Passage, Unit


def unit_of(units: Sequence[Unit], position: int) -> int | None:
    """The number of the unit in which an offset stands; units are in order and disjoint."""
    n = bisect_right(units, position, key=lambda u: u.start) - 1
    return n if n >= 0 and position < units[n].end else None


def spans_of(passage: Passage) -> list[tuple[int, int]]:
    """The offsets of a passage, and of what belongs to it and stands outside (captions)."""
    outside = [span for span in passage.extra if not passage.start <= span[0] < passage.end]
    return [(passage.start, passage.end), *outside]
