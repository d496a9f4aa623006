"""Which event of the output answers which event of gold: one to one, so that the sum of likeness is highest."""

from collections.abc import Sequence
from typing import Any

from evaluate_support.folding import dice, folded, spellings

Record = dict[str, Any]
_LEAST = 0.5
"""Likeness below which a pair shares nothing worth the name."""
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


def pair(outputs: Sequence[Record], golds: Sequence[Record]) -> list[tuple[int, int]]:
    """(number of the output event, number of the gold event) of each pair, in the order of the output."""
    weights = [[max(0.0, likeness(o, g)) for g in golds] for o in outputs]
    return [(o, g) for o, g in best_pairs(weights) if weights[o][g] >= _LEAST]


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one pairing of rows and columns with the highest sum; every weight is 0 or more.

    Grows the pairing by the best augmenting path until none gains anything: exact, and quick for a few dozen events.
    """
    owner: dict[int, int] = {}
    while True:
        path = _best_path(weights, owner)
        if path is None:
            return sorted((row, column) for column, row in owner.items())
        owner.update({column: row for row, column in path})


def _best_path(weights: Sequence[Sequence[float]], owner: dict[int, int]) -> list[tuple[int, int]] | None:
    """The alternating path from a free row to a free column that gains most, as (row, column) pairs to be made."""
    taken = {row: column for column, row in owner.items()}
    columns = len(weights[0]) if weights else 0
    gain = {row: (0.0, ()) for row in range(len(weights)) if row not in taken}
    reached: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
    changed = True
    while changed:
        changed = False
        for row, (value, path) in list(gain.items()):
            for column in range(columns):
                better = value + weights[row][column]
                if taken.get(row) == column or better <= reached.get(column, (1e-9,))[0] + 1e-12:
                    continue
                reached[column] = (better, (*path, (row, column)))
                if column in owner and _gains(gain, owner[column], better - weights[owner[column]][column]):
                    gain[owner[column]] = (better - weights[owner[column]][column], reached[column][1])
                changed = True
    free = [found for column, found in reached.items() if column not in owner]
    return list(max(free, key=lambda found: found[0])[1]) if free else None


def _gains(gain: dict[int, tuple[float, tuple[tuple[int, int], ...]]], row: int, value: float) -> bool:
    return row not in gain or value > gain[row][0] + 1e-12


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
