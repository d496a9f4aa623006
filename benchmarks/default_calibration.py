"""What the package's calibration is worth on reports that it was not fitted on, and the table itself.

    gestae extract dev/reports -o output/dev --calibration none       (and so on, for two sets or more)
    python -m benchmarks.default_calibration --set output/dev dev/gold --set output/corpus corpus/gold [--write]

Each set is predicted by a fit on all the others. A field is calibrated where this lowers, over all sets together, both
the calibration error and the loss in likelihood, and the calibration error in most of the sets.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import isotonic_regression

from gestae import __version__
from gestae.calibration import FIELDS, NONE, Calibration, CalibrationTable, Fitted
from gestae.evaluate import score
from gestae.evaluate.calibrate import FieldFit, field_table, gold_hash
from gestae.evaluate.gold import load_gold
from gestae.evaluate.outputs import load_outputs
from gestae.evaluate.platt import fit_line
from gestae.evaluate.reliability import Reliability, Sample, reliability, samples

TABLE = Path(__file__).resolve().parents[1] / "pipeline" / "gestae" / "data" / "calibration.json"
STRENGTH = 1.0
"""How strongly a fit is drawn to leaving all as it is: hardly, with some hundred values for two numbers."""
DRAWN = 10
"""Values of the mean share that are added to each step of isotonic regression."""

Sets = Mapping[str, Mapping[str, Sequence[Sample]]]
"""Set -> field -> judged values."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of every field and set; write the table where asked to."""
    options = parser().parse_args(arguments)
    if len(options.set) < 2:
        raise SystemExit("two sets or more: what is fitted on one is measured on another")
    golds = {output: dict(load_gold(Path(gold))) for output, gold in options.set}
    sets = {output: judged(Path(output), gold) for output, gold in golds.items()}
    rows = {field: compare(field, sets) for field in FIELDS}
    print(json.dumps(rows, indent=2) if options.json else as_text(rows))
    if options.write:
        every = enumerate(golds.values(), start=1)
        together = {f"{number}: {name}": events for number, gold in every for name, events in gold.items()}
        table = default_table([field for field, row in rows.items() if row["calibrated"]], sets, together)
        TABLE.write_text(json.dumps(table.model_dump(mode="json"), indent=1) + "\n", encoding="utf-8")


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.default_calibration", description=__doc__)
    options.add_argument("--set", nargs=2, action="append", default=[], metavar=("OUTPUT", "GOLD"))
    options.add_argument("--json", action="store_true")
    options.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    return options


def judged(output: Path, gold: Mapping[str, Any]) -> Mapping[str, Sequence[Sample]]:
    """The judged values of one set; documents of different sets never have the same name."""
    run = json.loads((output / "run.json").read_text(encoding="utf-8"))
    if run["settings"].get("calibration") != "none":
        raise SystemExit(f"{output}: made with a calibration; extract with --calibration none")
    outputs = load_outputs(output)
    return samples(score(outputs.events, gold, outputs.failed))


def compare(field: str, sets: Sets) -> dict[str, Any]:
    """The figures of a field on each set, as the rules give it and by the fit on the other sets."""
    rows = {name: on_unseen(field, name, sets) for name in sets if sets[name][field]}
    every = whole([row for row in rows.values() if row])
    better = sum(row["ece"][1] < row["ece"][0] for row in rows.values() if row)
    gain = bool(every) and every["ece"][1] < every["ece"][0] and every["loss"][1] < every["loss"][0]
    return {"calibrated": gain and better * 2 > len(rows), "sets": rows, "all": every}


def on_unseen(field: str, name: str, sets: Sets) -> dict[str, Any]:
    """Pairs (before, after) of the figures of one set."""
    values = sets[name][field]
    others = [value for other in sets if other != name for value in sets[other][field]]
    line = fit_line(others, STRENGTH)
    after = [line.at(value.confidence) for value in values]
    figures = reliability(field, values), reliability(field, values, after)
    losses = [
        loss(values, shares) for shares in ([value.confidence for value in values], after, isotonic(others, values))
    ]
    return {"values": len(values), **pairs(figures, losses)}


def isotonic(seen: Sequence[Sample], unseen: Sequence[Sample]) -> list[float]:
    """What isotonic regression, the usual other method, gives: each of its steps with ten values of the mean share."""
    ranked = sorted(seen, key=lambda value: value.confidence)
    confidences = np.array([value.confidence for value in ranked])
    right = np.array([float(value.right) for value in ranked])
    blocks = isotonic_regression(right).blocks
    xs, ys = [], []
    for start, end in pairwise(blocks):
        share = (right[start:end].sum() + DRAWN * right.mean()) / (end - start + DRAWN)
        xs += [confidences[start], confidences[end - 1]]
        ys += [share, share]
    return [float(np.interp(value.confidence, xs, np.maximum.accumulate(ys))) for value in unseen]


def loss(values: Sequence[Sample], shares: Sequence[float]) -> float:
    """The negative log-likelihood in nats of what is right."""
    return -sum(log(max(1e-6, p if value.right else 1 - p)) for value, p in zip(values, shares, strict=True))


def pairs(figures: Sequence[Reliability | None], losses: Sequence[float]) -> dict[str, Any]:
    """The figures side by side; the loss is a value's mean, in nats, the third one with isotonic regression."""
    before, after = (one for one in figures if one is not None)
    return {
        "right": round(before.right, 3),
        "says": [round(one.confidence, 3) for one in (before, after)],
        "ece": [round(one.ece, 3) for one in (before, after)],
        "brier": [round(one.brier, 3) for one in (before, after)],
        "loss": [round(loss / before.count, 3) for loss in losses],
    }


def whole(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The mean over sets, weighted by values."""
    if not rows:
        return {}
    count = sum(row["values"] for row in rows)
    means = {
        key: [round(sum(row["values"] * row[key][n] for row in rows) / count, 3) for n in range(numbers)]
        for key, numbers in (("ece", 2), ("brier", 2), ("loss", 3))
    }
    return {"values": count, **means}


def default_table(fields: Sequence[str], sets: Sets, gold: Mapping[str, Any]) -> CalibrationTable:
    """The table fitted on all sets together."""
    parts = {}
    for field in fields:
        values = [value for one in sets.values() for value in one[field]]
        line = fit_line(values, STRENGTH)
        before = reliability(field, values)
        after = reliability(field, values, [line.at(value.confidence) for value in values])
        assert before is not None
        assert after is not None
        fit = FieldFit(field, f"log-odds {line.intercept} + {line.slope} x", line, before, after)
        parts[field] = field_table(field, values, fit, NONE)
    events = sum(map(len, gold.values()))
    fitted = Fitted(documents=len(gold), events=events, sha256=gold_hash(gold))
    table = CalibrationTable(gestae=__version__, gold=fitted, fields=parts)
    Calibration.of(table)
    return table


def as_text(rows: Mapping[str, Mapping[str, Any]]) -> str:
    """The figures as a table: before and after, by set."""
    lines = [
        f"{'field':<12}{'set':<24}{'values':>7}{'right':>7}   {'says':<14}{'ECE':<14}{'Brier':<14}{'loss':<14}isotonic"
    ]
    for field, row in rows.items():
        for name, one in row["sets"].items():
            start = (
                f"{field:<12}{Path(name).name[:22]:<24}{one['values']:>7}{one['right']:>7.3f}   {cells(one['says'])}"
            )
            lines.append(start + "".join(cells(one[key]) for key in ("ece", "brier", "loss")))
        said = "calibrated" if row["calibrated"] else "left as it is"
        if whole_row := row["all"]:
            start = f"{field:<12}{'all: ' + said:<24}{whole_row['values']:>7}{'':<24}"
            lines.append(start + "".join(cells(whole_row[key]) for key in ("ece", "brier", "loss")))
    return "\n".join(line.rstrip() for line in lines)


def cells(numbers: Sequence[float]) -> str:
    """Figures before and after, and of the other method where there is one."""
    return " ".join(f"{number:.3f}" for number in numbers) + "   "


if __name__ == "__main__":
    main()
