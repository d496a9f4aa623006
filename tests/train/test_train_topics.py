"""Training of the topics: what is a candidate, and that the trees as written say what scikit-learn's say."""

from pathlib import Path

import pytest

from gestae.lexicon.taxonomy import load_taxonomy
from gestae.stages.spot.topic_features import FEATURES
from gestae.stages.spot.topic_model import BUILT_IN, LEAF
from gestae.train.topics import (
    SETTINGS,
    Example,
    Reports,
    candidates,
    comparison,
    decided,
    fit,
    main,
    open_folder,
    parts,
)

TRAIN = Path(__file__).resolve().parents[2] / "corpus" / "train"
DAY = {"start": "2020-05-04", "end": "2020-05-04"}


def row(strength: float) -> tuple[float, ...]:
    return tuple(strength for _ in FEATURES)


def reports(count: int = 60) -> Reports:
    """One event a document: a strong cue for the label that gold has, a weak one for another, one that gold leaves open."""
    examples, gold = [], {}
    for n in range(count):
        name = f"r{n:02}.txt"
        rows = {"sport": row(2.0 + n / count), "health": row(n / count), "peace": row(1.0)}
        record = {"document": name, "date": DAY, "topics": [{"label": "health"}]}
        examples.append(Example(name, record, rows))
        gold[name] = [{"date": DAY, "topics": [{"label": "sport"}, {"label": "peace", "optional": True}]}]
    return Reports(tuple(examples), gold)


def test_labels_that_gold_leaves_open_teach_nothing() -> None:
    assert [right for _, right in candidates(reports(1))] == [True, False]


@pytest.mark.parametrize(
    "event", [{"date": DAY, "topics": [], "optional": True}, {"date": {"start": "1999-01-01", "end": "1999-01-01"}}]
)
def test_events_that_gold_does_not_have_teach_nothing(event: dict[str, object]) -> None:
    given = reports(1)
    assert list(candidates(Reports(given.examples, {"r00.txt": [event]}))) == []


def test_the_trees_say_what_the_learner_says() -> None:
    numpy, ensemble = pytest.importorskip("numpy"), pytest.importorskip("sklearn.ensemble")
    from gestae.train.topics import FALLING, RISING  # noqa: PLC0415

    rows, right = zip(*candidates(reports()), strict=True)
    bounds = [int(name in RISING) - int(name in FALLING) for name in FEATURES]
    learner = ensemble.HistGradientBoostingClassifier(monotonic_cst=bounds, **SETTINGS).fit(numpy.array(rows), right)
    model = fit([reports()], BUILT_IN)
    said = model.probabilities({str(n): one for n, one in enumerate(rows)})
    assert list(said.values()) == pytest.approx(learner.predict_proba(numpy.array(rows))[:, 1], abs=1e-6)
    assert any(tree.feature != (LEAF,) for tree in model.trees)


def test_the_same_reports_give_the_same_model() -> None:
    pytest.importorskip("sklearn")
    assert fit([reports()], BUILT_IN) == fit([reports()], BUILT_IN)


def test_a_model_decides_the_topics_and_leaves_the_rest() -> None:
    pytest.importorskip("sklearn")
    found = decided(reports().examples, fit([reports()], BUILT_IN))
    assert found[40]["topics"][0] == {"label": "sport"}
    assert (found[40]["document"], found[40]["date"]) == ("r40.txt", DAY)


def test_the_comparison_is_out_of_fold() -> None:
    pytest.importorskip("sklearn")
    rules, learned, difference = comparison([reports()], [reports()], BUILT_IN).splitlines()
    assert "F1 0.000" in rules
    assert float(learned.split()[2]) > 0.6
    assert difference.endswith("B is better")


def test_a_taxonomy_is_cut_into_parts_that_do_not_overlap() -> None:
    whole = [label.label for label in load_taxonomy().labels]
    cut = parts(load_taxonomy(), 4, 0)
    found = [[label.label for label in part.labels] for part in cut]
    assert sorted(label for labels in found for label in labels) == sorted(whole)
    assert all(labels == sorted(labels, key=whole.index) for labels in found)
    assert not any(part.built_in for part in cut)
    assert found != [[label.label for label in part.labels] for part in parts(load_taxonomy(), 4, 1)]


def test_nothing_is_fitted_on_what_is_set_aside() -> None:
    aside = set((TRAIN / "set-aside.txt").read_text(encoding="utf-8").split())
    reader = open_folder(TRAIN)
    assert not aside & {path.stem for path in reader.paths}
    assert not aside & {Path(name).stem for name in reader.gold}
    assert len(reader.paths) + len(aside) == len(list((TRAIN / "reports").iterdir()))


def test_the_command_reads_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("sklearn")
    names = [f"c-0{n}" for n in range(1, 10)]
    for part in ("reports", "gold"):
        (tmp_path / part).mkdir()
        for path in sorted((TRAIN / part).iterdir()):
            if path.name.startswith(tuple(names)):
                (tmp_path / part / path.name).write_bytes(path.read_bytes())
    (tmp_path / "set-aside.txt").write_text("", encoding="utf-8")
    main([str(tmp_path)])
    said = capsys.readouterr().out
    assert said.startswith("9 reports, ")
    assert said.count("learned") == 2
