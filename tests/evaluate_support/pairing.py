"""Which event of the output answers which event of gold: one to one, so that the sum of likeness is highest."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

from evaluate_support.folding import dice, folded, spellings

Record = dict[str, Any]
_LEAST = 0.5
"""Likeness below which a pair shares nothing worth the name."""
_SAME_SUM = 1e-9
_SAME_DAYS, _TOUCHING, _SAME_DAY_OF_YEAR, _OTHER_DAYS = 3.0, 1.5, 1.0, -1.0
_SAME_KIND, _ANCHORED = 0.3, 1.0
_LONG = 4


def days_of(event: Record) -> tuple[str, str] | None:
    """(start, end) as ISO days, or None for an event without known days."""
    when = event.get("date") or {}
    return (when["start"], when.get("end") or when["start"]) if when.get("start") else None


def likeness(output: Record, gold: Record) -> float:
    """How much two records seem to tell of one event; dates weigh most, then names, then words."""
    total = _date_likeness(days_of(output), days_of(gold))
    for key in ("organizers", "people"):
        names = [_all_names(event.get(key) or [], person=key == "people") for event in (output, gold)]
        total += dice(names[0], names[1])
    total += dice(_telling_words(output), _telling_words(gold))
    total += _SAME_KIND * (output.get("kind") == gold.get("kind"))
    anchor, passage = (" ".join((words or "").split()).casefold() for words in (gold.get("anchor"), output.get("text")))
    return total + _ANCHORED * bool(anchor and anchor in passage)


def best_pairings(outputs: Sequence[Record], golds: Sequence[Record]) -> list[list[tuple[int, int]]]:
    """Every one-to-one pairing with the highest sum of likeness, by trying all: for a handful of events only."""
    weights = [[max(0.0, likeness(o, g)) for g in golds] for o in outputs]
    columns = [*range(len(golds)), *[None] * len(outputs)]
    tried = {tuple(choice) for choice in permutations(columns, len(outputs))}
    sums = {choice: sum(weights[o][g] for o, g in enumerate(choice) if g is not None) for choice in tried}
    highest = max(sums.values())
    best = (choice for choice, total in sums.items() if total > highest - _SAME_SUM)
    found = {
        tuple((o, g) for o, g in enumerate(choice) if g is not None and weights[o][g] >= _LEAST) for choice in best
    }
    return [list(pairs) for pairs in sorted(found)]


def _date_likeness(one: tuple[str, str] | None, other: tuple[str, str] | None) -> float:
    if one is None or other is None:
        return 0.0
    if one == other:
        return _SAME_DAYS
    if one[0] <= other[1] and other[0] <= one[1]:
        return _TOUCHING
    return _SAME_DAY_OF_YEAR if one[0][5:] == other[0][5:] else _OTHER_DAYS


def _all_names(items: Sequence[Record], *, person: bool) -> set[str]:
    return {name for item in items for name in spellings(item, person=person)}


def _telling_words(event: Record) -> set[str]:
    said = [event.get("name"), *(topic.get("text") for topic in event.get("topics") or [])]
    return {word for words in said for word in folded(words).split() if len(word) >= _LONG}
