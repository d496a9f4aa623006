"""Learn which topics an event is filed under, from annotated reports.

    python -m gestae.train.topics corpus/train            what the models are worth on reports that they have not seen
    python -m gestae.train.topics corpus/train --write    fit them on all of them and write data/topics_*.json

The folder holds reports/, gold/ and set-aside.txt with the names of reports that nothing is fitted on. A report's
events are paired with gold as in evaluation; each label with a cue in the report is a candidate, right where gold has
it. A second model, for lists of the user's own, learns from the same reports read with random parts of the taxonomy.
The same reports give the same files, byte for byte, with the same version of scikit-learn.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import gestae
from gestae.calibration import NONE
from gestae.evaluate import score
from gestae.evaluate.figures import Count, total
from gestae.evaluate.gold import load_gold
from gestae.evaluate.likeness import Record
from gestae.evaluate.paired import differences
from gestae.evaluate.scores import GoldSet
from gestae.lexicon.taxonomy import Taxonomy, load_taxonomy
from gestae.nlp.tagger import Tagger, load_tagger
from gestae.run import Tools, read_through
from gestae.settings import Settings
from gestae.stages.spot import TopicIndex
from gestae.stages.spot.topic_choice import taken_labels
from gestae.stages.spot.topic_features import FALLING, FEATURES, RISING
from gestae.stages.spot.topic_model import BUILT_IN, LEAF, OWN, Rows, TopicModel, Tree, as_json
from gestae.stages.validate import validate

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST = {BUILT_IN: 0.05, OWN: 0.25}
"""What the first label needs: hardly anything where the list has a label for every event."""
THRESHOLD = 0.36
"""What a further label needs: on the stretch (0.3 to 0.44) in which F1 out of fold is highest and hardly changes."""
FOLDS = 8
PARTS, OTHER_PARTS = ((4, 0), (2, 10)), ((4, 1), (2, 11))
"""Into how many parts the taxonomy is cut, after which shuffle: to learn from, and to measure on."""
SETTINGS: Mapping[str, Any] = {
    "learning_rate": 0.08, "max_iter": 60, "max_depth": 3, "min_samples_leaf": 20, "l2_regularization": 1.0,
    "early_stopping": False, "random_state": 0,
}  # fmt: skip
"""Of scikit-learn's HistGradientBoostingClassifier: shallow trees with large leaves, since few events teach it."""
_DIGITS = 10
"""Significant digits of what is written."""


@dataclass(frozen=True)
class Recorder(TopicModel):
    """Notes the features of every passage in their order, and chooses what the rules choose."""

    seen: list[Rows] = field(default_factory=list)

    def probabilities(self, rows: Rows) -> dict[str, float]:
        """1 for the labels that the rules choose."""
        self.seen.append(rows)
        chosen = FEATURES.index("chosen")
        return {label: float(row[chosen]) for label, row in rows.items()}


@dataclass(frozen=True, slots=True)
class Example:
    """An event of the output, as its record with the topics of the rules, and its candidates; of which document."""

    document: str
    record: Record
    rows: Rows


@dataclass(frozen=True, slots=True)
class Reports:
    """The events of a set of reports read with one taxonomy, and gold with the labels that this taxonomy has."""

    examples: tuple[Example, ...]
    gold: GoldSet

    def within(self, documents: set[str]) -> Reports:
        """These documents alone."""
        gold = {name: events for name, events in self.gold.items() if name in documents}
        return Reports(tuple(example for example in self.examples if example.document in documents), gold)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the reports of a folder that are not set aside, with any taxonomy."""

    paths: tuple[Path, ...]
    gold: GoldSet
    tagger: Tagger

    def read(self, taxonomy: Taxonomy) -> Reports:
        """Run the stages over all reports."""
        known = {label.label for label in taxonomy.labels}
        gold = {
            name: [
                {**event, "topics": [t for t in event.get("topics") or () if t["label"] in known]} for event in events
            ]
            for name, events in self.gold.items()
        }
        return Reports(tuple(e for path in self.paths for e in _examples(path, self.tagger, taxonomy)), gold)

    def parts(self, cuts: Sequence[tuple[int, int]]) -> list[Reports]:
        """Read them with each part of the taxonomy: cut into so many, after the shuffle of that number."""
        return [self.read(part) for count, seed in cuts for part in parts(load_taxonomy(), count, seed)]


def parts(taxonomy: Taxonomy, count: int, seed: int) -> list[Taxonomy]:
    """Cut a taxonomy into `count` parts of random labels, each in the order of the whole."""
    order = {label.label: rank for rank, label in enumerate(taxonomy.labels)}
    shuffled = sorted(taxonomy.labels, key=lambda label: label.label)
    Random(seed).shuffle(shuffled)
    cut = (sorted(shuffled[n::count], key=lambda label: order[label.label]) for n in range(count))
    return [Taxonomy(tuple(labels), taxonomy.source) for labels in cut]


def open_folder(folder: Path) -> Reader:
    """Its reports and gold. Raises SettingsError for broken gold."""
    aside = set((folder / "set-aside.txt").read_text(encoding="utf-8").split())
    gold = {name: events for name, events in load_gold(folder / "gold").items() if Path(name).stem not in aside}
    paths = tuple(path for path in sorted((folder / "reports").iterdir()) if path.name in gold)
    return Reader(paths, gold, load_tagger(Settings().model))


def _examples(path: Path, tagger: Tagger, taxonomy: Taxonomy) -> Iterator[Example]:
    recorder = Recorder(FEATURES, 0.0, 0.5, 0.5, ())
    read = read_through(path.name, path.read_bytes(), Tools(tagger, TopicIndex(taxonomy, recorder), NONE), Settings())
    events = validate(read.report, read.parts.dates, read.unified.drafts, None, explain=False)
    number = {id(passage): n for n, passage in enumerate(read.parts.passages)}
    for event, draft in zip(events, read.unified.drafts, strict=True):
        yield Example(path.name, event.model_dump(mode="json"), recorder.seen[number[id(draft.passage)]])


def candidates(reports: Reports) -> Iterator[tuple[Sequence[float], bool]]:
    """The features of every candidate of every event that gold has, and whether gold has the label.

    Labels that gold leaves open teach nothing.
    """
    by_record = {id(example.record): example for example in reports.examples}
    for result in score([example.record for example in reports.examples], reports.gold).documents:
        for pair in result.pairs:
            if pair.output is None or pair.gold is None or pair.gold.get("optional"):
                continue
            topics = {topic["label"]: bool(topic.get("optional")) for topic in pair.gold.get("topics") or ()}
            for label, row in by_record[id(pair.output)].rows.items():
                if not topics.get(label):
                    yield row, label in topics


def fit(taught: Sequence[Reports], name: str) -> TopicModel:
    """Boosted trees over the candidates of all these; `name` is BUILT_IN or OWN."""
    import numpy as np  # noqa: PLC0415 (late: the package runs without scikit-learn)
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    rows, right = zip(*(one for reports in taught for one in candidates(reports)), strict=True)
    bounds = [int(name in RISING) - int(name in FALLING) for name in FEATURES]
    learner = HistGradientBoostingClassifier(monotonic_cst=bounds, **SETTINGS)
    learner.fit(np.asarray(rows, dtype=np.float64), np.asarray(right))
    trees = tuple(_tree(one.nodes) for (one,) in learner._predictors)
    return TopicModel(FEATURES, _short(learner._baseline_prediction.item()), LEAST[name], THRESHOLD, trees)


def _tree(nodes: NDArray[Any]) -> Tree:
    """scikit-learn's nodes as plain numbers; a leaf points to itself."""
    feature, split, left, right = [], [], [], []
    for number, node in enumerate(nodes):
        leaf = bool(node["is_leaf"])
        feature.append(LEAF if leaf else int(node["feature_idx"]))
        split.append(_short(node["value"] if leaf else node["num_threshold"]))
        left.append(number if leaf else int(node["left"]))
        right.append(number if leaf else int(node["right"]))
    return Tree(tuple(feature), tuple(split), tuple(left), tuple(right))


def _short(number: float) -> float:
    return float(f"{float(number):.{_DIGITS}g}")


def decided(examples: Sequence[Example], model: TopicModel) -> list[Record]:
    """The events' records with the topics that a model chooses; an event to which the rules give none has none."""
    order = {label.label: rank for rank, label in enumerate(load_taxonomy().labels)}
    found: list[Record] = []
    for example in examples:
        chances = model.probabilities(example.rows) if example.record["topics"] else {}
        labels = taken_labels(chances, order.__getitem__, model)
        found.append({**example.record, "topics": [{"label": label} for label in labels]})
    return found


def comparison(taught: Sequence[Reports], measured: Sequence[Reports], name: str) -> str:
    """F1 of topics by rules and out of fold, and the interval of the difference over documents.

    Document n is in fold n modulo FOLDS, and decided by a model that has seen none of its fold.
    """
    documents = sorted(measured[0].gold)
    found: list[list[Record]] = [[] for _ in measured]
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        model = fit([reports.within(set(documents) - held) for reports in taught], name)
        for records, reports in zip(found, measured, strict=True):
            records.extend(decided(reports.within(held).examples, model))
    rules = [score([example.record for example in reports.examples], reports.gold) for reports in measured]
    learned = [score(records, reports.gold) for records, reports in zip(found, measured, strict=True)]
    sides = [[counts for one in side for counts in one.by_document] for side in (rules, learned)]
    topics = next(difference for difference in differences(*sides) if difference.figure == "topics")
    lines = [
        f"  {side:8} {_figures(total(counts)['topics'])}"
        for side, counts in zip(("rules", "learned"), sides, strict=True)
    ]
    return "\n".join(
        [*lines, f"  {topics.b - topics.a:+.3f} [{topics.low:+.3f}, {topics.high:+.3f}]: {topics.reading}"]
    )


def _figures(count: Count) -> str:
    return f"F1 {count.f1:.3f}  precision {count.precision:.3f}  recall {count.recall:.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    options = argparse.ArgumentParser(prog="python -m gestae.train.topics", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--write", action="store_true", help="fit the models on all reports and write them")
    chosen = options.parse_args(arguments)
    reader = open_folder(chosen.folder)
    whole = reader.read(load_taxonomy())
    taught = {BUILT_IN: [whole], OWN: [whole, *reader.parts(PARTS)]}
    print(f"{len(whole.gold)} reports, {len(whole.examples)} events; topics out of {FOLDS} folds\nthe built-in labels")
    print(comparison(taught[BUILT_IN], [whole], BUILT_IN))
    print("parts of them, in place of lists of the user's own")
    print(comparison(taught[OWN], reader.parts(OTHER_PARTS), OWN))
    for name in taught if chosen.write else ():
        target = Path(gestae.__file__).parent / name
        target.write_text(as_json(fit(taught[name], name)), encoding="utf-8")
        print(f"Written: {target}")


if __name__ == "__main__":
    main()
