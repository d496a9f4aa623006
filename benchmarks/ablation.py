"""What each part of the learned decisions about organizers and people is worth (decision 10).

    python -m benchmarks.ablation [REPORTS GOLD [--leave-out FILE]] [--test REPORTS GOLD ...] [--json]

Without arguments: corpus/train, and its set-aside reports as a test. F1 of names, out of fold (five parts by document,
several shuffles) and on reports that nothing was fitted to, with intervals by the bootstrap over documents; the
learning curve; size of the models and words a second of the deciding stage. Trees need `pip install 'gestae[train]'`.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from benchmarks.ablation_models import BOTH, LINEAR, RULES, TREES, Fitter, Model, fitters
from numpy.typing import NDArray

from gestae.evaluate.bootstrap import LEVEL, SEED, resampled_f1
from gestae.evaluate.figures import Count
from gestae.evaluate.gold import load_gold
from gestae.run import Read, load_tools, read_through, whole
from gestae.settings import Settings
from gestae.stages.decide.features import FeatureMaker
from gestae.stages.read import gather
from gestae.train.fit import FOLDS
from gestae.train.learn import ADD, KEEP, right_of, taken
from gestae.train.pairs import FIELDS, NONE, Pair, pairs_of, wanted_of

TRAIN = Path(__file__).resolve().parents[1] / "corpus" / "train"
OUT_OF_FOLD = "out of fold"
_TESTED = 3
"""For the learning curve every third document is tested on."""
_STEPS = (8, 4, 2, 1)
"""Parts of the other documents that the curve learns from: an eighth, a quarter, a half, all."""
Parts = Sequence[Mapping[str, Count]]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reports:
    """Annotated reports as the rules read them: pairs and wanted values by document."""

    pairs: Mapping[str, Sequence[Pair]]
    wanted: Mapping[str, Mapping[str, int]]
    reads: Sequence[Read]

    def of(self, documents: Iterable[str], field: str) -> list[Pair]:
        """The pairs of one field in some documents."""
        return [pair for document in documents for pair in self.pairs[document] if pair.field == field]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    options = parser().parse_args(arguments)
    taught, tests = opened(options)
    rows = {field: of_field(field, taught, tests, options) for field in FIELDS}
    figures = {"documents": {"out of fold": len(taught.pairs), **{name: len(t.pairs) for name, t in tests.items()}},
               "fields": rows, "features words/s": speed(taught, None, options.runs)}  # fmt: skip
    print(json.dumps(figures, indent=2) if options.json else as_text(figures))


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.ablation", description=__doc__)
    options.add_argument("taught", nargs="*", metavar="REPORTS GOLD")
    options.add_argument("--leave-out", type=Path, metavar="FILE", help="names of reports that are only tested on")
    options.add_argument("--test", nargs=2, action="append", default=[], metavar=("REPORTS", "GOLD"))
    options.add_argument("--seeds", type=int, default=3, help="shuffles of the folds and of the curve")
    options.add_argument("--resamples", type=int, default=1000)
    options.add_argument("--runs", type=int, default=3, help="of which the speed is the median")
    options.add_argument("--json", action="store_true")
    return options


@dataclass(frozen=True, slots=True)
class Asked:
    """What the arguments name: folders to learn from, to test on by name, and what of the first is only tested on."""

    reports: Path
    gold: Path
    aside: frozenset[str]
    tests: Mapping[str, tuple[Path, Path]]

    def left_out(self, documents: Iterable[str]) -> list[str]:
        """Those of the documents that are not learnt from, in order."""
        return [name for name in documents if PurePosixPath(name).stem in self.aside]


def asked(options: argparse.Namespace) -> Asked:
    """What the options of `parser` name. Raises SystemExit for arguments that do not fit."""
    if len(options.taught) not in (0, 2):
        raise SystemExit("REPORTS and GOLD go together")
    reports, gold = (Path(p) for p in options.taught or (TRAIN / "reports", TRAIN / "gold"))
    aside = options.leave_out or (None if options.taught else TRAIN / "set-aside.txt")
    names = aside.read_text(encoding="utf-8").split() if aside else []
    tests = {f"{Path(p).parent.name}/{Path(p).name}": (Path(p), Path(g)) for p, g in options.test}
    return Asked(reports, gold, frozenset(PurePosixPath(n).stem for n in names), tests)


def opened(options: argparse.Namespace) -> tuple[Reports, dict[str, Reports]]:
    """What is learnt from, and by name what is tested on. Raises SystemExit for arguments that do not fit."""
    places = asked(options)
    every = read(places.reports, places.gold)
    left = places.left_out(every.pairs)
    tests = {"left out": _part(every, left)} if left else {}
    tests |= {name: read(*place) for name, place in places.tests.items()}
    taught = _part(every, [name for name in every.pairs if name not in left])
    if len(taught.pairs) < FOLDS:
        raise SystemExit(f"{len(taught.pairs)} reports with gold; {FOLDS} or more are needed")
    return taught, tests


def read(reports: Path, gold: Path) -> Reports:
    """The reports of a folder that gold tells of."""
    settings = Settings(decisions="none")
    tools = load_tools(settings)
    known = {PurePosixPath(name).name: events for name, events in load_gold(gold).items()}
    reads = {}
    for source in gather([str(reports)], None, settings.max_size):
        name = PurePosixPath(source.document).name
        if name in known:
            reads[name] = read_through(name, source.load(), tools, settings)
    ordered = {name: reads[name] for name in sorted(reads)}
    return Reports({name: pairs_of(one, known[name]) for name, one in ordered.items()},
                   {name: wanted_of(known[name]) for name in ordered}, list(ordered.values()))  # fmt: skip


def _part(reports: Reports, names: Sequence[str]) -> Reports:
    kept = set(names)
    return Reports({n: p for n, p in reports.pairs.items() if n in kept}, reports.wanted,
                   [one for one in reports.reads if one.report.document in kept])  # fmt: skip


def of_field(field: str, taught: Reports, tests: Mapping[str, Reports], options: argparse.Namespace) -> Row:
    """All rows of one field, and its learning curve."""
    ruled = {name: [_ruled(reports, field)] for name, reports in {OUT_OF_FOLD: taught, **tests}.items()}
    rows: Row = {RULES: {name: figure(parts, parts, options.resamples) for name, parts in ruled.items()}}
    documents = list(taught.pairs)
    for name, fitter in fitters().items():
        model = fitter(taught.of(documents, field))
        unseen = [out_of_fold(field, taught, fitter, seed) for seed in range(options.seeds)]
        found = {OUT_OF_FOLD: unseen}
        found |= {test: [decided(field, reports, list(reports.pairs), model)] for test, reports in tests.items()}
        rows[name] = {test: figure(parts, ruled[test], options.resamples) for test, parts in found.items()}
        rows[name]["kB"] = round(model.kilobytes, 1)
        if name in (LINEAR, TREES, BOTH):
            rows[name]["words/s"] = speed(taught, (field, model), options.runs)
    return {"rows": rows, "curve": _curve(field, taught, options)}


def _ruled(reports: Reports, field: str) -> Parts:
    return _counted(field, reports, reports.pairs, [p for p in reports.of(reports.pairs, field) if p.ruled != NONE])


def decided(field: str, reports: Reports, documents: Sequence[str], model: Model) -> Parts:
    """The counts of each document as a model decides, with the thresholds of `gestae train`."""
    pairs = reports.of(documents, field)
    chances = [(pair, chance, NONE) for pair, chance in zip(pairs, model.chances(pairs), strict=True)]
    return _counted(field, reports, documents, taken(chances, KEEP[field], ADD[field]))


def _counted(field: str, reports: Reports, documents: Iterable[str], chosen: Iterable[Pair]) -> Parts:
    """The counts of each document, in their order."""
    by_document: dict[str, list[Pair]] = {document: [] for document in documents}
    for pair in chosen:
        by_document[pair.document].append(pair)
    parts = []
    for document, pairs in by_document.items():
        right, given = right_of(pairs)
        parts.append({field: Count(right, given - right, reports.wanted[document][field] - right)})
    return parts


def out_of_fold(field: str, taught: Reports, fitter: Fitter, seed: int) -> Parts:
    """Each document decided by a model that has not seen it; seed 0 leaves them in the order of their names."""
    documents = shuffled(taught.pairs, seed)
    found: dict[str, Mapping[str, Count]] = {}
    for fold in range(FOLDS):
        held = documents[fold::FOLDS]
        model = fitter(taught.of([d for d in documents if d not in held], field))
        found |= zip(held, decided(field, taught, held, model), strict=True)
    return [found[document] for document in taught.pairs]


def shuffled(documents: Iterable[str], seed: int) -> list[str]:
    """The documents in an order that depends on the seed alone."""
    found = sorted(documents)
    if seed:
        Random(seed).shuffle(found)
    return found


def figure(runs: Sequence[Parts], ruled: Sequence[Parts] | Parts, resamples: int) -> Row:
    """F1 as the mean over runs, its interval, and the interval of the difference from the rules."""
    one, other = _drawn(runs, resamples), _drawn(ruled, resamples)
    tail = 100 * (1 - LEVEL) / 2
    ends = [np.percentile(sample[1:], [tail, 100 - tail]).tolist() for sample in (one, one - other)]
    return {"f1": float(one[0]), "interval": ends[0], "gain": float(one[0] - other[0]), "gain interval": ends[1]}


def _drawn(runs: Sequence[Any], resamples: int) -> NDArray[np.float64]:
    """F1 of the documents at hand, then of every resample of them; the mean over the shuffles."""
    found = []
    for parts in runs:
        (field,) = parts[0]
        whole_f1 = sum((part[field] for part in parts), Count()).f1
        drawn = resampled_f1(parts, (field,), resamples=resamples, seed=SEED)[:, 0]
        found.append(np.concatenate([[whole_f1], drawn]))
    mean: NDArray[np.float64] = np.mean(found, axis=0)
    return mean


def _curve(field: str, taught: Reports, options: argparse.Namespace) -> Row:
    """F1 on a third of the documents by the number of the others that were learnt from: mean, lowest, highest."""
    found: dict[str, list[float]] = {}
    fitter = fitters()[LINEAR]
    for seed in range(1, options.seeds + 1):
        documents = shuffled(taught.pairs, seed)
        tested, pool = documents[::_TESTED], [d for n, d in enumerate(documents) if n % _TESTED]
        ruled = _counted(field, taught, tested, [p for p in taught.of(tested, field) if p.ruled != NONE])
        found.setdefault(RULES, []).append(_f1(ruled, field))
        for step in _STEPS:
            count = max(1, len(pool) // step)
            parts = decided(field, taught, tested, fitter(taught.of(pool[:count], field)))
            found.setdefault(str(count), []).append(_f1(parts, field))
    return {
        key: {"f1": sum(values) / len(values), "from": min(values), "to": max(values)} for key, values in found.items()
    }


def _f1(parts: Parts, field: str) -> float:
    return sum((part[field] for part in parts), Count()).f1


def speed(reports: Reports, asked: tuple[str, Model] | None, runs: int) -> float:
    """Words a second of making all features and, of one field, asking the model; of the features alone without one."""
    words = sum(len(one.report.text.split()) for one in reports.reads)
    times = []
    for _ in range(runs):
        start = perf_counter()
        for one in reports.reads:
            _features(one)
            if asked is not None:
                asked[1].chances([p for p in reports.pairs[one.report.document] if p.field == asked[0]])
        times.append(perf_counter() - start)
    return words / median(times)


def _features(one: Read) -> None:
    maker = FeatureMaker(whole(one))
    for number, draft in enumerate(one.unified.drafts):
        for kind, actors in zip(FIELDS.values(), (draft.organizers, draft.people), strict=True):
            list(maker.pairs(number, kind, actors))


def as_text(figures: Row) -> str:
    """The figures for reading: a table a field, then its curve."""
    lines = []
    for field, found in figures["fields"].items():
        sets = list(figures["documents"])
        lines += ["", field, " " * 32 + "".join(f"{name[:28]:<44}" for name in sets) + "     kB   words/s"]
        for name, row in found["rows"].items():
            cells = "".join(f"{cell(row[test]):<44}" for test in sets)
            lines.append(f"{name:<32}{cells}{row.get('kB', ''):>7}{rounded(row.get('words/s')):>10}")
        steps = (f"{key}: {f['f1']:.3f} ({f['from']:.3f} to {f['to']:.3f})" for key, f in found["curve"].items())
        lines.append("learnt from  " + "   ".join(steps))
    sizes = ", ".join(f"{name} {count}" for name, count in figures["documents"].items())
    head = [f"documents: {sizes}", f"features alone: {rounded(figures['features words/s'])} words a second",
            "F1 [its interval] and gain over the rules [its interval]"]  # fmt: skip
    return "\n".join([*head, *lines])


def rounded(number: float | None) -> str:
    """A whole number for reading, "" for none."""
    return "" if number is None else f"{number:,.0f}"


def cell(one: Row) -> str:
    """One figure for reading: F1, its interval, the gain, its interval."""
    (low, high), (least, most) = one["interval"], one["gain interval"]
    return f"{one['f1']:.3f} [{low:.2f} {high:.2f}] {one['gain']:+.3f} [{least:+.2f} {most:+.2f}]"


if __name__ == "__main__":
    main()
