"""Counts, precision, recall and F1 out of verdicts; the headline; the variants of the figures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gestae.evaluate.likeness import days_of
from gestae.evaluate.verdicts import NAMES, STRICT, DocumentResult, Verdict

HEADLINE = ("dates", "organizers", "people", "topics")
"""The fields whose mean F1 is the headline."""
FIELDS = ("events", *HEADLINE, *(name + STRICT for name in NAMES), "kind", "place", "name")
"""The figures of the record contract."""
DATE_VARIANTS = ("dates.overlap", "dates.year", "dates.month", "dates.day")
PARTIAL = tuple(f"{name}.partial" for name in NAMES)
VARIANTS = (*DATE_VARIANTS, *PARTIAL)
"""Further readings of the same verdicts: dates that share a day, or the year, month or first day; names in part."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many values were right, spurious (of the output) and missed (of gold); a partial name counts a half."""

    right: float = 0
    spurious: float = 0
    missed: float = 0

    def __add__(self, other: "Count") -> "Count":
        """The sum, for counts over documents."""
        return Count(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of the output's values that are right; 0 where there are none."""
        return self.right / (self.right + self.spurious) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of gold's values that were found; 0 where there are none."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (2 * self.right + self.spurious + self.missed) if self.right else 0.0


_RIGHT, _WRONG, _MISSED, _SPURIOUS = Count(1, 0, 0), Count(0, 1, 1), Count(0, 0, 1), Count(0, 1, 0)
_WORTH = {"correct": _RIGHT, "incorrect": _WRONG, "partial": _WRONG, "missed": _MISSED, "spurious": _SPURIOUS}
_HALF_RIGHT = Count(0.5, 0.5, 0.5)


def counts(verdicts: Iterable[Verdict]) -> dict[str, Count]:
    """The counts of FIELDS and VARIANTS."""
    found = dict.fromkeys((*FIELDS, *VARIANTS), Count())
    for verdict in verdicts:
        found[verdict.field] += _WORTH[verdict.result]
        if verdict.field == "dates":
            for name in DATE_VARIANTS:
                found[name] += _date_worth(verdict, _SAME[name])
        elif verdict.field in NAMES:
            worth = _HALF_RIGHT if verdict.result == "partial" else _WORTH[verdict.result]
            found[f"{verdict.field}.partial"] += worth
    return found


def document_counts(result: DocumentResult) -> dict[str, Count]:
    """The counts of one document."""
    return counts(result.verdicts())


def total(parts: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """The sum of counts over documents."""
    found = dict.fromkeys((*FIELDS, *VARIANTS), Count())
    for part in parts:
        for field, count in part.items():
            found[field] += count
    return found


def headline(found: Mapping[str, Count]) -> float:
    """The mean F1 of dates, organizers, people and topics: 0 to 1."""
    return sum(found[field].f1 for field in HEADLINE) / len(HEADLINE)


def macro(parts: Iterable[Mapping[str, Count]]) -> dict[str, float]:
    """The mean over documents of each field's F1, and of the headline, leaving out documents without values of it.

    Micro figures (`total`) let long reports decide; here each report counts the same.
    """
    documents = list(parts)
    means = {field: _mean([part[field].f1 for part in documents if part[field] != Count()]) for field in FIELDS}
    return {"headline": _mean([one for part in documents if (one := _headline_of(part)) is not None]), **means}


def _headline_of(part: Mapping[str, Count]) -> float | None:
    values = [part[field].f1 for field in HEADLINE if part[field] != Count()]
    return _mean(values) if values else None


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


Days = tuple[str, str]
_SAME: dict[str, Callable[[Days, Days], bool]] = {
    "dates.overlap": lambda given, asked: given[0] <= asked[1] and asked[0] <= given[1],
    "dates.year": lambda given, asked: given[0][:4] == asked[0][:4],
    "dates.month": lambda given, asked: given[0][:7] == asked[0][:7],
    "dates.day": lambda given, asked: given[0] == asked[0],
}


def _date_worth(verdict: Verdict, same: Callable[[Days, Days], bool]) -> Count:
    if verdict.output is None or verdict.gold is None:
        return _WORTH[verdict.result]
    given, asked = days_of({"date": verdict.output}), days_of({"date": verdict.gold})
    return _RIGHT if given and asked and same(given, asked) else _WRONG
