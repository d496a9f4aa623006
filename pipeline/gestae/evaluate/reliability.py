"""Reliability: whether of the values with a confidence of 0.9 nine in ten are right.

A value is right where its verdict is "correct": dates with both days, names by any spelling and whatever the role (as
in the headline), topics by label, kind, place and name of the event as they are scored. An event is right where gold
has it. Every value of an event that gold lacks is wrong, except kind, place and name, which are judged in paired
events only; values that match optional gold are left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from gestae.calibration import FIELDS
from gestae.evaluate.scores import Scores
from gestae.evaluate.verdicts import Pair, Value, Verdict

BINS, BIN_SIZE = 10, 20
"""The most bins of a field, and the values that a bin should hold."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One value of the output that was judged: its confidence (0 to 1), what found it, whether it is right."""

    document: str
    confidence: float
    found_by: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of like confidence (from `low` to `high`, inclusive): how many, their mean confidence, the share right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How confidence agrees with what is right in one field.

    `confidence` is the mean, `right` the share of right values; `ece` the expected calibration error, the mean distance
    of the two over the bins, weighted by their values; `brier` the mean squared distance of confidence from 1 (right)
    or 0 (wrong). With few values a bin's share is off by chance, and the ece above 0 with it.
    """

    field: str
    count: int
    confidence: float
    right: float
    ece: float
    brier: float
    bins: tuple[Bin, ...]


def samples(scores: Scores) -> dict[str, tuple[Sample, ...]]:
    """The judged values of each field of FIELDS that have a confidence, in the order of gold's documents."""
    found: defaultdict[str, list[Sample]] = defaultdict(list)
    for result in scores.documents:
        for one in result.pairs:
            for field, value, right in _judged(one):
                found[field].append(Sample(result.document, value["confidence"], value.get("found_by"), right))
    return {field: tuple(found[field]) for field in FIELDS}


def _judged(one: Pair) -> Iterator[tuple[str, Value, bool]]:
    for verdict in one.verdicts:
        value = _with_confidence(verdict, one.output or {})
        if verdict.field in FIELDS and value and isinstance(value.get("confidence"), int | float):
            yield verdict.field, value, verdict.result == "correct"


def _with_confidence(verdict: Verdict, event: Value) -> Value | None:
    """Where a verdict's confidence stands: in the value, or for kind and name in the event's source of it."""
    source = event.get(f"{verdict.field}_source") if verdict.field in ("kind", "name") else verdict.output
    return source if verdict.output is not None else None


def reliability(field: str, values: Sequence[Sample], confidences: Sequence[float] | None = None) -> Reliability | None:
    """The figures of one field, or None without values; `confidences` stand in for those of the samples."""
    if not values:
        return None
    given = [value.confidence for value in values] if confidences is None else list(confidences)
    pairs = sorted(zip(given, (value.right for value in values), strict=True))
    bins = tuple(_bin(part) for part in _equal_parts(pairs))
    count = len(pairs)
    return Reliability(
        field,
        count,
        sum(confidence for confidence, _ in pairs) / count,
        sum(right for _, right in pairs) / count,
        sum(part.count * abs(part.confidence - part.right) for part in bins) / count,
        sum((confidence - right) ** 2 for confidence, right in pairs) / count,
        bins,
    )


def reliabilities(scores: Scores) -> dict[str, Reliability]:
    """The figures of every field that has values with a confidence, in the order of FIELDS."""
    every = ((field, reliability(field, values)) for field, values in samples(scores).items())
    return {field: figures for field, figures in every if figures is not None}


def reliability_table(found: Mapping[str, Reliability]) -> list[dict[str, str | float]]:
    """One row a field, for tables and CSV; shares are 0 to 1, rounded to four places."""
    return [
        {"field": r.field, "values": r.count, "confidence": round(r.confidence, 4), "right": round(r.right, 4),
         "ece": round(r.ece, 4), "brier": round(r.brier, 4)}
        for r in found.values()
    ]  # fmt: skip


def bin_table(found: Mapping[str, Reliability]) -> list[dict[str, str | float]]:
    """One row a bin of a field, lowest confidence first."""
    return [
        {"field": r.field, "low": b.low, "high": b.high, "values": b.count, "confidence": round(b.confidence, 4),
         "right": round(b.right, 4)}
        for r in found.values() for b in r.bins
    ]  # fmt: skip


_Pairs = Sequence[tuple[float, bool]]


def _bin(pairs: _Pairs) -> Bin:
    confidences = [confidence for confidence, _ in pairs]
    count = len(pairs)
    return Bin(
        min(confidences), max(confidences), count, sum(confidences) / count, sum(right for _, right in pairs) / count
    )


def _equal_parts(pairs: _Pairs) -> Iterator[_Pairs]:
    """Parts of about equal size, in ascending order; values of one confidence are never parted."""
    parts = max(1, min(BINS, len(pairs) // BIN_SIZE))
    least = ceil(len(pairs) / parts)
    part: list[tuple[float, bool]] = []
    left = len(pairs)
    for _, same in groupby(pairs, key=lambda pair: pair[0]):
        part += same
        if len(part) >= least and left - len(part) >= least / 2:
            yield part
            left -= len(part)
            part = []
    if part:
        yield part
