"""Look-ups in a report's layout, for every stage."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gestae.model import Passage, Unit

_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_OF_EVENT = re.compile(
    r"\s+(?:of|for) (?:the )?(?:meeting|programme|program|event|function|session|camp|training|workshop|seminar"
    r"|activity)$",
    re.IGNORECASE,
)
"""What a key may say of itself ("Chairperson of the meeting", "In association with (if any)")."""
Span = tuple[int, int]


def unit_of(units: Sequence[Unit], position: int) -> int | None:
    """The number of the unit in which an offset stands; units are in order and disjoint."""
    n = bisect_right(units, position, key=lambda u: u.start) - 1
    return n if n >= 0 and position < units[n].end else None


def spans_of(passage: Passage) -> list[tuple[int, int]]:
    """The offsets of a passage, and of what belongs to it and stands outside (captions)."""
    outside = [span for span in passage.extra if not passage.start <= span[0] < passage.end]
    return [(passage.start, passage.end), *outside]


def written_labels(text: str, unit: Unit) -> Iterator[tuple[str, Span, Span]]:
    """(words, key, value) of each label of a unit: white space folded, without the stops and dashes around the words.

    `key` and `value` are offsets into `text`.
    """
    for key, value in unit.labels:
        words = _ASIDE.sub("", " ".join(text[slice(*key)].split()).replace("(s)", "s"))
        yield _OF_EVENT.sub("", words.strip(" .:-")), key, value
