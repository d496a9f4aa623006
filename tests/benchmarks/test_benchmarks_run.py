"""The benchmarks run on little text and report all their figures; how large these are is no matter here."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.many_files import FORMS
from benchmarks.stage_clock import STAGES, StageClock
from benchmarks.start_up import BARE, FIRST, HELP
from benchmarks.words_per_second import GESTAE, SEARCH, STOCK, TAGGER

from benchmarks_support.annotated import run

REPORT = """News of 2023

- On 4 May 2023 the Fenby Reading Circle held a workshop. Dr. Ida Marsh spoke on reading aloud.
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one report and one file that cannot be read."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "news.txt").write_text(REPORT, encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture(scope="module")
def figures(reports: Path) -> Any:
    """What words_per_second says of the folder."""
    done = run("words_per_second", str(reports), "--words", "50", "--runs", "1", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_text_is_repeated_to_the_words_asked_for(figures: Any) -> None:
    words = len(REPORT.split())
    rounds = -(-50 // words)
    assert figures["text"] == {"reports": 1, "events": 1, "words": rounds * words, "times_repeated": rounds}


def test_gestae_and_all_baselines_are_reported(figures: Any) -> None:
    assert list(figures["speed"]) == [GESTAE, STOCK, TAGGER, SEARCH]
    for row in figures["speed"].values():
        assert set(row) == {
            "words_per_second", "words_per_processor_second", "slowest", "fastest", "gestae_takes"
        }  # fmt: skip
        assert all(value > 0 for value in row.values())
    assert figures["speed"][GESTAE]["gestae_takes"] == pytest.approx(1)


def test_every_stage_took_part_in_the_run(figures: Any) -> None:
    assert list(figures["stages"]) == list(STAGES)
    assert all(row["seconds"] > 0 for row in figures["stages"].values())
    assert sum(row["share"] for row in figures["stages"].values()) == pytest.approx(1)


def test_start_up_and_machine_are_reported(figures: Any) -> None:
    assert list(figures["start_up_seconds"]) == [BARE, HELP, FIRST]
    assert set(figures["machine"]) == {"processor", "cores", "python", "spacy", "model", "gestae"}
    assert figures["runs"] == 1


def test_tagger_settings_do_not_change_the_entities(reports: Path) -> None:
    done = run("tagger_settings", str(reports), "--runs", "1", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["same_entities"] == figures["reports"] == 1
    assert {name: list(row) for name, row in figures["words_per_second"].items()} == {
        "blis": ["16", "64", "256"],
        "numpy": ["16", "64", "256"],
    }


def test_many_files_are_all_found_in_every_form() -> None:
    done = run("many_files", "--files", "12", "--runs", "1", "--json")
    assert done.returncode == 0, done.stderr
    forms = json.loads(done.stdout)["forms"]
    assert list(forms) == list(FORMS)
    rows = [row for form in forms.values() for row in form.values()]
    assert {(row["files"], row["bytes"]) for row in rows} == {(12, rows[0]["bytes"])}
    assert all(row["seconds"] > 0 and row["megabytes"] > 0 for row in rows)


def test_nothing_readable_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = run("words_per_second", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.strip() == f"no readable report below {tmp_path}"


def test_an_inner_stage_is_taken_off_the_outer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 1.0, 3.0, 10.0])
    monkeypatch.setattr("benchmarks.stage_clock.perf_counter", lambda: next(times))
    clock = StageClock()
    with clock.stage("spot: rules"), clock.stage("spot: name tagger"):
        pass
    assert {name: seconds for name, seconds in clock.seconds.items() if seconds} == {
        "spot: name tagger": 2.0,
        "spot: rules": 8.0,
    }


def test_an_archive_run_reports_speed_and_memory() -> None:
    done = run("archive_run", "--reports", "3", "--workers", "1", "2", "--runs", "1", "--memory", "3", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    names = ["gestae extract --workers 1", "gestae extract --workers 2", STOCK]
    assert list(figures["speed"]) == names
    assert figures["speed"][names[0]]["ratio"] == 1
    assert all(value > 0 for row in figures["speed"].values() for value in row.values())
    (peak,) = figures["peak_memory"].values()
    assert 0 < peak["main_process"] < peak["all_processes"]


def test_the_same_seed_gives_the_same_archive(tmp_path: Path) -> None:
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        assert run("synthetic_archive", str(tmp_path / name), "--reports", "1002", "--seed", seed).returncode == 0
    a, b, c = ({p.relative_to(tmp_path / n): p.read_text() for p in (tmp_path / n).rglob("*.*")} for n in "abc")
    assert (a == b, a == c, len(a)) == (True, False, 1002)
    assert {path.suffix for path in a} == {".txt", ".md", ".html"}
    assert {str(path.parent) for path in a} == {"000", "001"}


def test_evaluation_is_timed_beside_reading_alone() -> None:
    done = run("evaluation", "--documents", "3", "--json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert [(row["archive"], row["events"]) for row in rows] == [("3 documents", 6), ("one report of 500 events", 500)]
    assert all(row["seconds"] > 0 and row["megabytes"] > 0 and row["ratio"] > 0 for row in rows)


def calibration_set(folder: Path, calibration: str = "none") -> list[str]:
    """A run of sixty documents with one event each, four of five of them right, and its gold."""
    day = {"start": "2021-05-03", "end": "2021-05-03"}
    events = [{"document": f"{n}.txt", "confidence": 0.5 + n % 3 / 10, "date": day} for n in range(60)]
    (folder / "gold").mkdir(parents=True)
    for n, event in enumerate(events):
        gold = {"document": event["document"], "events": [{"date": day, "anchor": "On"}] if n % 5 else []}
        (folder / "gold" / f"{n}.gold.json").write_text(json.dumps(gold))
    (folder / "events.jsonl").write_text("".join(json.dumps(event) + "\n" for event in events))
    (folder / "run.json").write_text(json.dumps({"settings": {"calibration": calibration}}))
    return ["--set", str(folder), str(folder / "gold")]


def test_the_calibration_is_measured_on_the_set_left_out(tmp_path: Path) -> None:
    sets = [*calibration_set(tmp_path / "a"), *calibration_set(tmp_path / "b")]
    done = run("default_calibration", *sets, "--json")
    assert done.returncode == 0, done.stderr
    events = json.loads(done.stdout)["events"]
    assert events["calibrated"] is True
    assert [row["values"] for row in events["sets"].values()] == [60, 60]
    assert {key: len(numbers) for key, numbers in events["all"].items() if key != "values"} == {
        "ece": 2, "brier": 2, "loss": 3
    }  # fmt: skip
    assert events["all"]["ece"][1] < events["all"]["ece"][0]
    assert "all: calibrated" in run("default_calibration", *sets).stdout


@pytest.mark.parametrize(
    ("calibrations", "said"), [(["none"], "two sets or more"), (["none", "default"], "extract with --calibration none")]
)
def test_sets_that_cannot_be_compared_are_refused(tmp_path: Path, calibrations: list[str], said: str) -> None:
    sets = [part for n, name in enumerate(calibrations) for part in calibration_set(tmp_path / str(n), name)]
    done = run("default_calibration", *sets)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr.splitlines()[-1]


def test_date_readers_are_timed_beside_one_another(tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text(REPORT, encoding="utf-8")
    bare = f"duckling={sys.executable}"
    done = run("dates.run_speed", str(text), "--runs", "1", "--rival-chars", "200", "--json", "--python", bare)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert list(rows) == ["gestae", "dateparser", "recognizers", "duckling"]
    assert rows["gestae"]["dates"] >= rows["dateparser"]["dates"] > 0
    assert rows["gestae"]["rate"] > 0
    assert rows["duckling"]["missing"].startswith("not installed: pip install pyduckling-native")


def test_another_reader_is_run_over_a_set_of_dates(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    item = {"id": "a", "text": "5 May 2016", "reference_date": "2016-06-01"}
    gold.write_text(json.dumps(item) + "\n", encoding="utf-8")
    done = run("dates.run_rival", "dateparser", str(gold))
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["dates"]
    assert (found["start"], found["end"]) == ("2016-05-05", "2016-05-05")
    assert item["text"][found["start_offset"] : found["end_offset"]] == found["text"]
