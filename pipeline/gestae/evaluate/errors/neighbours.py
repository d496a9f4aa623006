"""What stands elsewhere in the same document: whether a name or a date belongs to another event."""

from collections import defaultdict
from functools import cached_property

from gestae.evaluate.likeness import Record, all_names, days_of
from gestae.evaluate.verdicts import NAMES, DocumentResult

Places = defaultdict[str, set[int]]
"""Folded spelling -> the numbers of the pairs that have it."""


class Neighbours:
    """The names and dates of all events of one document, each with the numbers of its pairs (from 0)."""

    def __init__(self, result: DocumentResult) -> None:
        """Read nothing yet: many documents have no error that asks."""
        self._pairs = result.pairs

    @cached_property
    def output_names(self) -> dict[str, Places]:
        """By field, the names in the output."""
        return self._names([pair.output for pair in self._pairs])

    @cached_property
    def gold_names(self) -> dict[str, Places]:
        """By field, the names in gold."""
        return self._names([pair.gold for pair in self._pairs])

    @cached_property
    def gold_days(self) -> defaultdict[tuple[str, str], set[int]]:
        """The days of gold's events."""
        found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for number, pair in enumerate(self._pairs):
            if pair.gold and (days := days_of(pair.gold)):
                found[days].add(number)
        return found

    @staticmethod
    def _names(events: list[Record | None]) -> dict[str, Places]:
        found: dict[str, Places] = {field: defaultdict(set) for field in NAMES}
        for number, event in enumerate(events):
            for field in NAMES if event else ():
                for name in all_names(event or {}, field):
                    found[field][name].add(number)
        return found


def numbers(places: Places, names: frozenset[str]) -> set[int]:
    """The pairs that have any of the spellings."""
    return set().union(*(places[name] for name in names if name in places))
