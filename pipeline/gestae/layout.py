"""Look-ups by place in a report, for every stage: what is asked for each of many passages or names is never searched
for among all of them, since reports may have a thousand pages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from gestae.model import Passage, Unit

_WORD = re.compile(r"[^\W\d_]{4,}")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_OF_EVENT = re.compile(
    r"\s+(?:of|for) (?:the )?(?:meeting|programme|program|event|function|session|camp|training|workshop|seminar"
    r"|activity)$",
    re.IGNORECASE,
)
"""What a key may say of itself ("Chairperson of the meeting", "In association with (if any)")."""
Span = tuple[int, int]


class Placed(Protocol):
    """What stands at text[start:end]."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last one."""


Thing = TypeVar("Thing", bound=Placed)


class ByPlace(Generic[Thing]):
    """Things of a report, in any order, that may overlap; asked for those in a stretch of the text."""

    def __init__(self, things: Iterable[Thing]) -> None:
        """Sort them once."""
        given = list(things)
        self._order = sorted(range(len(given)), key=lambda n: (given[n].start, given[n].end))
        self._things = given
        self._starts = [given[n].start for n in self._order]
        self._furthest = list(accumulate((given[n].end for n in self._order), max))

    def touching(self, start: int, end: int) -> list[Thing]:
        """Those that share characters with text[start:end], in the order in which they were given."""
        found = []
        k = bisect_left(self._starts, end) - 1
        while k >= 0 and self._furthest[k] > start:
            if self._things[self._order[k]].end > start:
                found.append(self._order[k])
            k -= 1
        return [self._things[n] for n in sorted(found)]

    def beginning(self, low: int, high: int) -> list[Thing]:
        """Those that begin in text[low:high], in the order in which they were given."""
        found = self._order[bisect_left(self._starts, low) : bisect_left(self._starts, high)]
        return [self._things[n] for n in sorted(found)]


class Taken:
    """Stretches of the text of which none overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        """Take spans that do not overlap, in any order."""
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def touching(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those that share characters with text[start:end], in order."""
        low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return list(zip(self._starts[low:high], self._ends[low:high], strict=True))

    def take(self, start: int, end: int) -> bool:
        """Add text[start:end] where nothing of it is taken, and say whether it was added."""
        k = bisect_right(self._ends, start)
        if k < len(self._starts) and self._starts[k] < end:
            return False
        self._starts.insert(k, start)
        self._ends.insert(k, end)
        return True


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


def takes_up(text: str, heading: Unit, unit: Unit) -> bool:
    """Whether a unit has a word of four letters or more in common with a heading."""
    named = {word.casefold() for word in _WORD.findall(text, heading.start, heading.end)}
    return any(word.casefold() in named for word in _WORD.findall(text, unit.start, unit.end))
