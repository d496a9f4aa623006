"""The words of a text that values stand in, marked by what became of the value; every stretch is marked once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gestae.evaluate.errors.evidence import Span, find_words, gold_spellings, held, output_spans, span_of
from gestae.evaluate.errors.looks import LOOKS, MISSED, WRONG, Look, Row, rows_of
from gestae.evaluate.verdicts import DocumentResult, Pair
from gestae.evaluate.words import SINGULAR

REACH = 2000
"""Characters from its first words within which the values of a missed event are looked for first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text and the values that stand there: `events` are the numbers of their pairs, from 0."""

    start: int
    end: int
    label: str
    look: Look
    events: tuple[int, ...]

    @property
    def title(self) -> str:
        """What the mark says, in words."""
        which = ", ".join(str(number + 1) for number in self.events)
        return f"{self.label}: {self.look.meaning} (event{'s' if len(self.events) > 1 else ''} {which})"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text between two borders of marks: `marks` cover it, `begins` are those that begin with it."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    opens: tuple[int, ...]
    """The pairs whose passage begins here."""


def event_starts(result: DocumentResult, text: str) -> dict[int, int]:
    """Pair -> the offset at which its passage begins: the output's, or where gold's first words are found."""
    found = {}
    for number, pair in enumerate(result.pairs):
        if (span := passage_of(pair, text)) is not None:
            found[number] = span[0]
    return found


def passage_of(pair: Pair, text: str) -> Span | None:
    """The passage of the output's event; of an event that gold alone has, what follows its first words."""
    if pair.output is not None:
        own = span_of(pair.output)
        return next(held([own], len(text)), None) if own else None
    anchor = (pair.gold or {}).get("anchor")
    found = find_words(text, [anchor], [(0, len(text))]) if anchor else None
    return (found[0], min(found[0] + REACH, len(text))) if found else None


def marks_of(result: DocumentResult, text: str) -> list[Mark]:
    """The marks of all pairs, in the order of the text; the same of several events is one."""
    holders: defaultdict[tuple[int, int, str, Look], list[int]] = defaultdict(list)
    for number, pair in enumerate(result.pairs):
        for row in rows_of(pair):
            for start, end, look in _places(row, pair, text):
                holders[start, end, SINGULAR[row.verdict.field], look].append(number)
    marks = (Mark(*key, tuple(dict.fromkeys(numbers))) for key, numbers in holders.items())
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, LOOKS.index(mark.look), mark.label))


def _places(row: Row, pair: Pair, text: str) -> Iterator[tuple[int, int, Look]]:
    """Where the output's value stands by its evidence; where gold's stands by its words, if the output lacks it."""
    for start, end in held(output_spans(row.verdict, pair.output), len(text)):
        yield start, end, row.look
    if row.look in (MISSED, WRONG):
        within = [span for span in (passage_of(pair, text), (0, len(text))) if span is not None]
        found = find_words(text, gold_spellings(row.verdict), within)
        if found is not None:
            yield *found, MISSED


def stretches(length: int, marks: Sequence[Mark], starts: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    """The whole text (of `length` characters) in stretches. `starts` are pairs with the offsets of their passages."""
    opening: defaultdict[int, list[int]] = defaultdict(list)
    for number, start in starts:
        opening[start].append(number)
    borders = {0, length, *opening, *(mark.start for mark in marks), *(mark.end for mark in marks)}
    active: list[Mark] = []
    waiting = list(reversed(marks))
    for start, end in pairwise(sorted(borders)):
        active = [mark for mark in active if mark.end > start]
        begins = []
        while waiting and waiting[-1].start == start:
            begins.append(waiting.pop())
        active += begins
        yield Stretch(start, end, tuple(active), tuple(begins), tuple(opening.get(start, ())))


def gravest(marks: Sequence[Mark]) -> Look:
    """The look of a stretch that several marks cover: an error shows through what is right."""
    return max((mark.look for mark in marks), key=LOOKS.index, default=MISSED)
