"""Fit a calibration on gold: curves after which, of the values with a confidence of 0.9, nine in ten are right.

A field's curve is Platt's: a line through the log-odds of the confidences, in two numbers, drawn by a normal prior to
the line that changes nothing. A rule (`found_by`) may shift it. How strongly the prior draws, and whether
rules shift, is chosen by the likelihood of documents that the fit has not seen; a field where nothing is gained
there keeps its confidences. Measured against isotonic regression in docs/decisions/0006-calibrated-confidence.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json import dumps, loads
from math import log
from pathlib import Path

from gestae import __version__
from gestae.calibration import (
    FIELDS,
    Calibration,
    CalibrationTable,
    FieldTable,
    Figures,
    Fitted,
    Points,
    load_calibration,
)
from gestae.errors import UnreadableError
from gestae.evaluate.platt import Line, fit_line
from gestae.evaluate.reliability import Reliability, Sample, reliability, samples
from gestae.evaluate.scores import GoldSet, Scores

LEAST_DOCUMENTS, LEAST_VALUES = 10, 50
"""Documents of gold, and judged values of a field, below which a fit is worse than none (decision 0006)."""
STRENGTHS = (16.0, 4.0, 1.0)
FOLDS = 5
GAIN = 4.0
"""Nats of log-likelihood on unseen documents that a bolder fit must be worth; less is often chance (decision 0006)."""
_GRID = tuple(n / 20 for n in range(21))
_SURE = 1e-6

Fit = Callable[[Sequence[Sample]], Line]


@dataclass(frozen=True, slots=True)
class FieldFit:
    """What was done with a field, and how its confidences agree with gold before and, on unseen documents, after."""

    field: str
    fit: str
    line: Line | None
    before: Reliability
    after: Reliability


def fit_calibration(scores: Scores, gold: GoldSet, base: Calibration) -> tuple[CalibrationTable, tuple[FieldFit, ...]]:
    """Fit on the judged output of a run whose confidences `base` had made; the table replaces `base`.

    Deterministic. Raises UnreadableError with the code "too-little-gold".
    """
    judged = {field: values for field, values in samples(scores).items() if values}
    check_size(judged)
    fits = tuple(_field_fit(field, values) for field, values in judged.items())
    events = sum(len(gold[result.document]) for result in scores.documents)
    fitted = Fitted(documents=len(scores.documents), events=events, sha256=gold_hash(gold))
    tables = {fit.field: field_table(fit.field, judged[fit.field], fit, base) for fit in fits}
    kept = {field: _kept(field, base) for field in FIELDS if field in base.fields and field not in tables}
    return CalibrationTable(gestae=__version__, gold=fitted, fields=tables | kept), fits


def base_of(folder: Path | None) -> Calibration:
    """The calibration that a run's confidences have gone through already, by its run.json.

    Raises UnreadableError where that cannot be told: a run with a table of its own, or by another version.
    """
    if folder is None:
        raise UnreadableError("no-run", "calibrate needs the whole output folder: its run.json says how it was made")
    try:
        run = loads((folder / "run.json").read_text(encoding="utf-8"))
        version, choice = run["gestae"], run["settings"].get("calibration", "none")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError("no-run", f"{folder} holds no run.json of gestae: is it an output folder?") from error
    if version != __version__:
        why = f"{folder} was made by gestae {version}, this is {__version__}: extract again, then calibrate"
        raise UnreadableError("other-version", why)
    if choice not in ("default", "none"):
        why = f"{folder} was made with a --calibration file: extract again without it, then calibrate"
        raise UnreadableError("calibrated", why)
    return load_calibration(choice)


def check_size(judged: Mapping[str, Sequence[Sample]]) -> None:
    """Raise UnreadableError with the code "too-little-gold" where no field can be fitted."""
    documents = len({value.document for values in judged.values() for value in values})
    most = max((len(values) for values in judged.values()), default=0)
    if documents < LEAST_DOCUMENTS or most < LEAST_VALUES:
        raise UnreadableError(
            "too-little-gold",
            f"too little gold to calibrate on: {documents} documents with at most {most} judged values of a field; "
            f"at least {LEAST_DOCUMENTS} documents and {LEAST_VALUES} values are needed",
        )


def gold_hash(gold: GoldSet) -> str:
    """SHA-256 of the gold's documents and events, whatever their order and their file's format."""
    lines = sorted(dumps([name, list(map(dict, events))], sort_keys=True, default=str) for name, events in gold.items())
    return sha256("\n".join(lines).encode()).hexdigest()


def _field_fit(field: str, values: Sequence[Sample]) -> FieldFit:
    before = reliability(field, values)
    assert before is not None
    if len(values) < LEAST_VALUES:
        return FieldFit(field, "kept: too few", None, before, before)
    line, fit = choose(values)
    if not line.changes:
        return FieldFit(field, fit, None, before, before)
    unseen = held_out(values, lambda seen: choose(seen)[0])
    after = reliability(field, values, unseen)
    assert after is not None
    return FieldFit(field, fit, line, before, after)


def choose(values: Sequence[Sample]) -> tuple[Line, str]:
    """The fit that does best on unseen documents, the more cautious where there is little between them."""
    fits: dict[str, Fit] = {}
    best, name = unseen_loss(values, lambda _: Line()) - GAIN, "kept: no gain"
    for rules in (False, True):
        tried = [(unseen_loss(values, fit := _fit(strength, rules)), strength, fit) for strength in STRENGTHS]
        loss, _, fit = min(tried, key=lambda trial: (trial[0], -trial[1]))
        if loss < best:
            best, name = loss - GAIN, f"fitted{' by rule' if rules else ''}"
            fits = {name: fit}
    return (fits[name](values), name) if fits else (Line(), name)


def _fit(strength: float, rules: bool) -> Fit:
    return lambda values: fit_line(values, strength, rules=rules)


def held_out(values: Sequence[Sample], fit: Fit) -> list[float]:
    """Each value's confidence after a fit on the other folds; a document is in one fold. Fixed by the names alone."""
    names = sorted({value.document for value in values}, key=lambda name: sha256(name.encode()).hexdigest())
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    lines = [fit([value for value in values if fold[value.document] != number]) for number in range(FOLDS)]
    return [lines[fold[value.document]].at(value.confidence, value.found_by) for value in values]


def unseen_loss(values: Sequence[Sample], fit: Fit) -> float:
    """The negative log-likelihood in nats of what is right, on documents that the fit has not seen."""
    given = zip(held_out(values, fit), values, strict=True)
    return -sum(log(max(_SURE, share if value.right else 1 - share)) for share, value in given)


def field_table(field: str, values: Sequence[Sample], fit: FieldFit, base: Calibration) -> FieldTable:
    """The table of a field: `base`, then the fitted line, at every twentieth."""
    line, count = fit.line, len(values)
    names = {name for given, name in base.groups if given == field} | set(line.shifts if line else ())
    return FieldTable(
        values=count,
        right=sum(value.right for value in values),
        fit=fit.fit,
        before=_figures(fit.before),
        after=_figures(fit.after),
        curve=_points(field, line, base, count, None),
        groups={name: _points(field, line, base, count, name) for name in sorted(names)},
    )


def _kept(field: str, base: Calibration) -> FieldTable:
    names = sorted(name for given, name in base.groups if given == field)
    return FieldTable(
        values=0,
        right=0,
        fit="kept: too few",
        curve=_points(field, None, base, 0, None),
        groups={name: _points(field, None, base, 0, name) for name in names},
    )


def _points(field: str, line: Line | None, base: Calibration, count: int, found_by: str | None) -> Points:
    """The curve; never surer than Laplace's rule of succession lets the count of values be."""
    start = {x: base.at(field, x, found_by) for x in _GRID}
    if line is None:
        return start
    least = 1 / (count + 2)
    return {x: round(min(1 - least, max(least, line.at(y, found_by))), 4) for x, y in start.items()}


def _figures(found: Reliability) -> Figures:
    return Figures(ece=round(found.ece, 4), brier=round(found.brier, 4))
