"""What two runs say of the same document: events and values gained, lost, changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gestae.evaluate.likeness import Record, days_of
from gestae.evaluate.names import partly_equal, spellings
from gestae.evaluate.pairing import pair
from gestae.evaluate.verdicts import NAMES, STRICT, Value
from gestae.evaluate.words import date_words, event_words, one_line, value_words

Kept = Literal["same", "changed", "lost", "gained"]
COMPARED = ("events", "dates", *NAMES, "topics", "kind", "status", "place", "name")
_BEGINNING = 60
"""Characters of a passage by which it is recognised in the other run."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value (field "events": a whole event) of run A, of run B or of both.

    `event` is what became of the event that has the value: values of a lost event are lost with it.
    `a` and `b` are the values in words, None where the run has none; `a_event` and `b_event` the records.
    """

    document: str
    field: str
    change: Kept
    event: Kept
    a: str | None
    b: str | None
    a_event: Record | None
    b_event: Record | None


Words = tuple[str | None, str | None]


def document_changes(document: str, a: Sequence[Record], b: Sequence[Record]) -> Iterator[Change]:
    """Every value of a document's events in both runs, the same ones too: events in the order of B, then those lost."""
    for one, other in aligned(a, b):
        values = list(_values(one, other))
        if one is None or other is None:
            event: Kept = "gained" if one is None else "lost"
        else:
            event = "same" if all(change == "same" for _, change, _ in values) else "changed"
        titles = (event_words(one) if one else None, event_words(other) if other else None)
        for field, change, words in (("events", event, titles), *values):
            yield Change(document, field, change, event, *words, one, other)


def aligned(a: Sequence[Record], b: Sequence[Record]) -> list[tuple[Record | None, Record | None]]:
    """The events of A with those of B: the same ones, then paired as events are with gold, then by id."""
    partner: dict[int, int] = {}
    for same in (_same_records, _alike, _same_ids):
        taken = set(partner.values())
        rest = [n for n in range(len(a)) if n not in taken], [n for n in range(len(b)) if n not in partner]
        pairs = same([a[n] for n in rest[0]], [b[n] for n in rest[1]])
        partner |= {rest[1][to]: rest[0][of] for of, to in pairs}
    found: list[tuple[Record | None, Record | None]] = [
        (a[partner[n]] if n in partner else None, event) for n, event in enumerate(b)
    ]
    answered = set(partner.values())
    return found + [(event, None) for n, event in enumerate(a) if n not in answered]


Numbers = list[tuple[int, int]]
"""Pairs as (number in A, number in B)."""


def _same_ids(a: Sequence[Record], b: Sequence[Record]) -> Numbers:
    numbers = {event["id"]: n for n, event in enumerate(a) if event.get("id")}
    return [(numbers.pop(event["id"]), n) for n, event in enumerate(b) if event.get("id") in numbers]


def _same_records(a: Sequence[Record], b: Sequence[Record]) -> Numbers:
    """Those that are the same but for the path of the document: most events of most runs, and found at once."""
    return [(of, to) for of, to in _same_ids(a, b) if {**a[of], "document": ""} == {**b[to], "document": ""}]


def _alike(a: Sequence[Record], b: Sequence[Record]) -> Numbers:
    anchored = [{**event, "anchor": one_line(event.get("text"))[:_BEGINNING]} for event in a]
    return [(of, to) for to, of, _ in pair(b, anchored)]


def _values(a: Record | None, b: Record | None) -> Iterator[tuple[str, Kept, Words]]:
    one, other = a or {}, b or {}
    yield from _single("dates", _date_key(one), _date_key(other), (_date(one), _date(other)))
    for field in NAMES:
        yield from _names(field, one.get(field) or (), other.get(field) or ())
    yield from _topics(one.get("topics") or (), other.get("topics") or ())
    for field in ("kind", "status", "name"):
        words = (one_line(one.get(field)) or None, one_line(other.get(field)) or None)
        yield from _single(field, *words, words)
    places = (value_words("place", one.get("place")) or None, value_words("place", other.get("place")) or None)
    yield from _single("place", *places, places)


def _single(field: str, a: object, b: object, words: Words) -> Iterator[tuple[str, Kept, Words]]:
    if a is not None or b is not None:
        yield field, "gained" if a is None else "lost" if b is None else "same" if a == b else "changed", words


def _date_key(event: Record) -> object:
    """What makes two dates the same: the days, or the words where they tell no year."""
    return days_of(event) or one_line((event.get("date") or {}).get("text")) or None


def _date(event: Record) -> str | None:
    return date_words(event.get("date")) or None


def _names(field: str, a: Sequence[Value], b: Sequence[Value]) -> Iterator[tuple[str, Kept, Words]]:
    """Names that are equal or overlap are one; it has changed where it is written otherwise or has another role."""
    keys = {id(value): spellings(value, person=field == "people") for value in (*a, *b)}
    equal, a_left, b_left = _matched(a, b, lambda one, other: bool(keys[id(one)] & keys[id(other)]))
    near, a_left, b_left = _matched(a_left, b_left, lambda one, other: partly_equal(keys[id(one)], keys[id(other)]))
    for one, other in (*equal, *near):
        words = value_words(field + STRICT, one), value_words(field + STRICT, other)
        yield field, "same" if words[0] == words[1] else "changed", words
    yield from ((field, "lost", (value_words(field + STRICT, value), None)) for value in a_left)
    yield from ((field, "gained", (None, value_words(field + STRICT, value))) for value in b_left)


def _topics(a: Sequence[Value], b: Sequence[Value]) -> Iterator[tuple[str, Kept, Words]]:
    """Topics are one where the label is; the words that show it may be others."""
    equal, a_left, b_left = _matched(a, b, lambda one, other: bool(one.get("label") == other.get("label")))
    yield from (("topics", "same", (value_words("topics", one), value_words("topics", o))) for one, o in equal)
    yield from (("topics", "lost", (value_words("topics", value), None)) for value in a_left)
    yield from (("topics", "gained", (None, value_words("topics", value))) for value in b_left)


def _matched(
    a: Sequence[Value], b: Sequence[Value], same: Callable[[Value, Value], bool]
) -> tuple[list[tuple[Value, Value]], list[Value], list[Value]]:
    """Pairs of the same value, and what is left of both: each value of A takes the first of B that fits."""
    hits, a_left, b_left = [], [], list(b)
    for one in a:
        n = next((n for n, other in enumerate(b_left) if same(one, other)), None)
        if n is None:
            a_left.append(one)
        else:
            hits.append((one, b_left.pop(n)))
    return hits, a_left, b_left
