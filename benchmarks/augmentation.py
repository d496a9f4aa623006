"""What it is worth to learn from changed copies of annotated reports, too (decision 10).

    python -m benchmarks.augmentation [REPORTS GOLD [--leave-out FILE]] [--test REPORTS GOLD ...] [--seeds 3] [--json]

Rows: gestae's logistic regression; the same with each report twice, which only weighs the data more against the prior;
with a changed copy of each report, by kind of change, and with all of them (each with a chance of a half). Columns as
of `benchmarks.ablation`, but the gain is over the regression; the copies of what is tested on are never learnt from.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from benchmarks.ablation import OUT_OF_FOLD, TRAIN, Parts, Reports, Row, cell, decided, figure, opened, out_of_fold
from benchmarks.ablation import parser as parser_of
from benchmarks.ablation_models import LINEAR, Fitter, Model, linear
from benchmarks.augmented import CHANGES, Told, changed
from benchmarks.tagger_model import annotated

from gestae.run import Tools, load_tools, read_through
from gestae.settings import Settings
from gestae.stages.read import read_report
from gestae.train.pairs import FIELDS, Pair, pairs_of

TWICE, ALL = "each report twice", "all of these"
ROWS: Mapping[str, Sequence[str]] = {TWICE: (), **{kind: (kind,) for kind in CHANGES}, ALL: tuple(CHANGES)}
Copies = Mapping[str, Sequence[Pair]]
"""The pairs of the changed copies, by the document that was changed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    options = parser().parse_args(arguments)
    taught, tests = opened(options)
    known = annotated(*(Path(p) for p in options.taught or (TRAIN / "reports", TRAIN / "gold")))
    told = {name: Told(read_report(name, one.data).text, one.events, one.names) for name, one in known.items()
            if name in taught.pairs}  # fmt: skip
    tools = load_tools(Settings(decisions="none"))
    copies = {row: [_copies(told, kinds, seed, tools) for seed in range(options.seeds)] for row, kinds in ROWS.items()}
    rows = {field: of_field(field, taught, tests, copies, options) for field in FIELDS}
    figures = {"documents": {OUT_OF_FOLD: len(taught.pairs), **{name: len(t.pairs) for name, t in tests.items()}},
               "fields": rows}  # fmt: skip
    print(json.dumps(figures, indent=2) if options.json else as_text(figures))


def parser() -> argparse.ArgumentParser:
    """The options of `benchmarks.ablation`; `--runs` means nothing here."""
    options = parser_of()
    options.prog, options.description = "python -m benchmarks.augmentation", __doc__
    return options


def _copies(told: Mapping[str, Told], kinds: Sequence[str], seed: int, tools: Tools) -> Copies:
    """The pairs of one changed copy of each report, as its rules read the copy."""
    settings = Settings(decisions="none")
    found = {}
    for name, one in told.items():
        # Each report has a generator of its own, so that a report more changes nothing about the others.
        copy = changed(kinds, one, Random(f"{seed} {name}"))
        found[name] = pairs_of(read_through(name, copy.text.encode(), tools, settings), copy.events)
    return found


def with_copies(copies: Copies) -> Fitter:
    """The logistic regression, learnt from the pairs and from those of their documents' copies."""

    def fitted(pairs: Sequence[Pair]) -> Model:
        field = pairs[0].field
        documents = dict.fromkeys(pair.document for pair in pairs)
        more = [pair for document in documents for pair in copies[document] if pair.field == field]
        return linear(None, [*pairs, *more])

    return fitted


def of_field(
    field: str,
    taught: Reports,
    tests: Mapping[str, Reports],
    copies: Mapping[str, Sequence[Copies]],
    options: argparse.Namespace,
) -> Mapping[str, Row]:
    """All rows of one field."""
    plain = _runs(field, taught, tests, [lambda pairs: linear(None, pairs)] * options.seeds)
    rows = {LINEAR: {test: figure(runs, runs, options.resamples) for test, runs in plain.items()}}
    for row, drawn in copies.items():
        found = _runs(field, taught, tests, [with_copies(each) for each in drawn])
        rows[row] = {test: figure(runs, plain[test], options.resamples) for test, runs in found.items()}
    return rows


def _runs(
    field: str, taught: Reports, tests: Mapping[str, Reports], by_seed: Sequence[Fitter]
) -> dict[str, list[Parts]]:
    """The counts by set of reports, one run a seed: which folds there are and how the copies were changed."""
    found = {OUT_OF_FOLD: [out_of_fold(field, taught, fitter, seed) for seed, fitter in enumerate(by_seed)]}
    models = [fitter(taught.of(taught.pairs, field)) for fitter in by_seed]
    for test, reports in tests.items():
        found[test] = [decided(field, reports, list(reports.pairs), model) for model in models]
    return found


def as_text(figures: Row) -> str:
    """The figures for reading: a table a field."""
    sets = list(figures["documents"])
    lines = ["documents: " + ", ".join(f"{name} {count}" for name, count in figures["documents"].items())]
    lines.append("F1 [its interval] and gain over the regression [its interval]")
    for field, rows in figures["fields"].items():
        lines += ["", field, " " * 28 + "".join(f"{name[:28]:<44}" for name in sets)]
        lines += [f"{name:<28}" + "".join(f"{cell(row[test]):<44}" for test in sets) for name, row in rows.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
