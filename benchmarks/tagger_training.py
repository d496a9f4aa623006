"""What it is worth to train the stock name tagger further on annotated reports (decision 10).

    python -m benchmarks.tagger_training [REPORTS GOLD [--leave-out FILE]] [--test REPORTS GOLD ...] [--json]

Without arguments: corpus/train, tested on its set-aside reports. Rows: the stock tagger; the one trained on instead of
it; its persons and bodies beside the stock tagger's. Columns: share of gold's names that are candidates, and F1 of the
names that come out, on reports that it was not trained on; its size and words a second of the tagger alone.
"""

import benchmarks.one_thread  # noqa: F401, I001 (before numpy)

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.ablation import Parts, Row, asked, cell, figure, rounded
from benchmarks.ablation import parser as parser_of
from benchmarks.candidates import add_shares
from benchmarks.tagger_model import Annotated, Beside, annotated, trained, with_tagger

from gestae.evaluate import score
from gestae.nlp.tagger import Tagger
from gestae.run import Tools, load_tools, process, read_through
from gestae.settings import Settings
from gestae.stages.read import read_report
from gestae.stages.segment.layout import lay_out

STOCK, INSTEAD, BESIDE = "stock tagger", "trained on, instead", "trained on, beside"
FIELDS = ("organizers", "people")
Reports = Mapping[str, Annotated]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    options = parser().parse_args(arguments)
    taught, tests = opened(options)
    tools = load_tools(Settings())
    further = [trained(taught, seed) for seed in range(options.seeds)]
    beside: list[Tagger] = [Beside(tools.tagger, one) for one in further]
    taggers = {STOCK: [tools.tagger], INSTEAD: further, BESIDE: beside}
    rows: dict[str, Row] = {name: {"candidates": {}, **{field: {} for field in FIELDS}} for name in taggers}
    for test, reports in tests.items():
        _measure(rows, test, reports, {name: [with_tagger(tools, t) for t in each] for name, each in taggers.items()},
                 options.resamples)  # fmt: skip
    for name, each in taggers.items():
        rows[name] |= {"MB": _megabytes(each[0]), "words/s": speed(each[0], tests, options.runs)}
    figures = {"documents": {"trained on": len(taught), **{name: len(t) for name, t in tests.items()}}, "rows": rows}
    print(json.dumps(figures, indent=2) if options.json else as_text(figures))


def parser() -> argparse.ArgumentParser:
    """The options of `benchmarks.ablation`; `--seeds` is how often the tagger is trained."""
    options = parser_of()
    options.prog, options.description = "python -m benchmarks.tagger_training", __doc__
    return options


def opened(options: argparse.Namespace) -> tuple[Reports, dict[str, Reports]]:
    """What it is trained on, and by name what is tested on. Raises SystemExit for arguments that do not fit."""
    places = asked(options)
    every = annotated(places.reports, places.gold)
    left = {name: every[name] for name in places.left_out(every)}
    tests: dict[str, Reports] = {"left out": left} if left else {}
    tests |= {name: annotated(*place) for name, place in places.tests.items()}
    if not tests:
        raise SystemExit("nothing to test on: --leave-out or --test")
    return {name: one for name, one in every.items() if name not in left}, tests


def _measure(rows: Mapping[str, Row], test: str, reports: Reports, tools: Mapping[str, Sequence[Tools]],
             resamples: int) -> None:  # fmt: skip
    """Put the figures of one set of reports into each row."""
    found = {name: [_counts(reports, one) for one in each] for name, each in tools.items()}
    for field in FIELDS:
        stock = [_of(field, parts) for _, parts in found[STOCK]]
        for name, each in found.items():
            runs = [_of(field, parts) for _, parts in each]
            alone = [figure([run], stock, 1)["f1"] for run in runs]
            rows[name][field][test] = {**figure(runs, stock, resamples), "from": min(alone), "to": max(alone)}
    for name, each in found.items():
        means = {key: sum(shares[key] for shares, _ in each) / len(each) for key in each[0][0]}
        rows[name]["candidates"][test] = means


def _counts(reports: Reports, tools: Tools) -> tuple[dict[str, float], Parts]:
    """The shares of gold's names that are candidates, and the counts of each document's names."""
    settings = Settings()
    found: Counter[tuple[str, str]] = Counter()
    wanted: Counter[str] = Counter()
    parts = []
    for name, one in reports.items():
        add_shares(read_through(name, one.data, tools, settings), one.events, found, wanted)
        (counts,) = score(process(name, one.data, tools, settings).events, {name: one.events}).by_document
        parts.append(counts)
    shares = {f"{field}, {which}": found[field, which] / max(1, wanted[field])
              for field in FIELDS for which in ("rules", "all")}  # fmt: skip
    return shares, parts


def _of(field: str, parts: Parts) -> Parts:
    return [{field: part[field]} for part in parts]


def _megabytes(tagger: Tagger) -> float:
    """Of all that is loaded for it, as spaCy writes it, without words and rules of the language."""
    own = tagger._nlp.get_pipe("ner").to_bytes()
    return len(own) / 1e6 + (_megabytes(tagger.other) if isinstance(tagger, Beside) else 0.0)


def speed(tagger: Tagger, tests: Mapping[str, Reports], runs: int) -> float:
    """Words a second of finding the entities of all reports that are tested on, the layout units of one at a time."""
    groups = []
    for reports in tests.values():
        for name, one in reports.items():
            report = read_report(name, one.data)
            groups.append([report.text[unit.start : unit.end] for unit in lay_out(report)])
    times = []
    for _ in range(runs):
        start = perf_counter()
        for group in groups:
            tagger.entities(group)
        times.append(perf_counter() - start)
    return sum(len(text.split()) for group in groups for text in group) / median(times)


def as_text(figures: Row) -> str:
    """The figures for reading."""
    sizes = ", ".join(f"{name} {count}" for name, count in figures["documents"].items())
    lines = [f"documents: {sizes}"]
    for name, row in figures["rows"].items():
        lines += ["", f"{name}: {row['MB']:.1f} MB, {rounded(row['words/s'])} words a second"]
        for test, shares in row["candidates"].items():
            shown = ", ".join(f"{key} {share:.3f}" for key, share in shares.items())
            lines.append(f"  {test:<16}candidates: {shown}")
            lines += [_line(field, row[field][test]) for field in FIELDS]
    return "\n".join([*lines, "", "F1 [its interval] and gain over the stock tagger [its interval] (range over seeds)"])


def _line(field: str, one: Any) -> str:
    return f"  {'':<16}{field:<12}{cell(one)} ({one['from']:.3f} to {one['to']:.3f})"


if __name__ == "__main__":
    main()
