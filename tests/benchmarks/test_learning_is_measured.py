"""The benchmarks of what is learned run on a few reports of one event each, and report all their figures."""

import json
from pathlib import Path

import pytest
from benchmarks.ablation_models import BOTH, GROUPS, LINEAR, RULES, TREES, group_of
from benchmarks.augmentation import ROWS
from benchmarks.tagger_training import BESIDE, INSTEAD, STOCK

from benchmarks_support.annotated import annotated, run
from gestae.learned.decisions import shipped_decisions


def test_the_ablation_has_every_figure(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    taught, tested = annotated(tmp_path / "a", 9), annotated(tmp_path / "b", 2)
    aside = tmp_path / "aside.txt"
    aside.write_text("r8\n", encoding="utf-8")
    few = ("--seeds", "2", "--resamples", "20", "--runs", "1", "--json")
    done = run("ablation", *taught, "--leave-out", str(aside), "--test", *tested, *few)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["documents"] == {"out of fold": 8, "left out": 1, "b/reports": 2}
    assert figures["features words/s"] > 0
    for field in ("organizers", "people"):
        rows = figures["fields"][field]["rows"]
        assert list(rows) == [RULES, LINEAR, TREES, BOTH, *(f"without {group}" for group in GROUPS)]
        for row in rows.values():
            for name in figures["documents"]:
                assert set(row[name]) == {"f1", "interval", "gain", "gain interval"}
                assert 0 <= row[name]["interval"][0] <= row[name]["interval"][1] <= 1
        assert all(row["kB"] > 0 for name, row in rows.items() if name != RULES)
        assert all(rows[name]["words/s"] > 0 for name in (LINEAR, TREES, BOTH))
        assert rows[RULES]["out of fold"]["gain"] == 0
        assert list(figures["fields"][field]["curve"]) == [RULES, "1", "2", "5"]


def test_the_ablation_says_what_it_lacks(tmp_path: Path) -> None:
    reports, gold = annotated(tmp_path / "a", 2)
    done = run("ablation", reports, gold)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == "2 reports with gold; 5 or more are needed"
    assert run("ablation", reports).stderr.strip() == "REPORTS and GOLD go together"


def test_every_feature_belongs_to_a_group_of_the_ablation() -> None:
    shipped = shipped_decisions()
    names = {*shipped.organizers.scale, *shipped.people.scale}
    assert {group_of(name) for name in names} == set(GROUPS)
    with pytest.raises(KeyError):
        group_of("something new")


def test_the_tagger_is_trained_further_and_measured(tmp_path: Path) -> None:
    taught, tested = annotated(tmp_path / "a", 3), annotated(tmp_path / "b", 2)
    done = run(
        "tagger_training", *taught, "--test", *tested, "--seeds", "1", "--resamples", "20", "--runs", "1", "--json"
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["documents"] == {"trained on": 3, "b/reports": 2}
    rows = figures["rows"]
    assert list(rows) == [STOCK, INSTEAD, BESIDE]
    for row in rows.values():
        assert all(0 <= share <= 1 for share in row["candidates"]["b/reports"].values())
        for field in ("organizers", "people"):
            one = row[field]["b/reports"]
            assert one["from"] <= one["f1"] <= one["to"]
        assert row["words/s"] > 0
    assert rows[STOCK]["people"]["b/reports"]["gain"] == 0
    assert rows[BESIDE]["MB"] == pytest.approx(rows[STOCK]["MB"] + rows[INSTEAD]["MB"])
    assert run("tagger_training", *taught).stderr.strip() == "nothing to test on: --leave-out or --test"


def test_learning_from_changed_copies_is_measured(tmp_path: Path) -> None:
    taught, tested = annotated(tmp_path / "a", 6), annotated(tmp_path / "b", 2)
    done = run("augmentation", *taught, "--test", *tested, "--seeds", "1", "--resamples", "20", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["documents"] == {"out of fold": 6, "b/reports": 2}
    for rows in figures["fields"].values():
        assert list(rows) == [LINEAR, *ROWS]
        assert all(0 <= row[name]["f1"] <= 1 for row in rows.values() for name in figures["documents"])
        assert rows[LINEAR]["b/reports"]["gain"] == 0
