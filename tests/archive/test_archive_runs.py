"""A further run reads what it must, no more, and ends with the files of a fresh one."""

import json
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from importlib import resources
from pathlib import Path

import pytest

from gestae.archive import fingerprint
from gestae.archive.command import former_command
from gestae.archive.plan import Place, Plan
from gestae.archive.store import STATE, Store
from gestae.errors import SettingsError
from gestae.learned.decisions import shipped_decisions
from gestae.stages.read import Source
from gestae.workers import Reply

Run = Callable[..., object]


def two_decisions() -> tuple[str, str]:
    """The package's decisions, and others."""
    ours = shipped_decisions()
    more = ours.people.model_copy(update={"add": 0.9})
    return ours.model_dump_json(), ours.model_copy(update={"people": more}).model_dump_json()


TAXONOMY = "label,meaning,cues\nhealth,About health,clinic\n"
CALIBRATION = resources.files("gestae").joinpath("data/calibration.json").read_text(encoding="utf-8")
FILES_OF_SETTINGS = {
    "calibration": (CALIBRATION, CALIBRATION + "\n"),
    "decisions": two_decisions(),
    "topics": (TAXONOMY, TAXONOMY + "work,About work,job\n"),
}


def counts(done: object) -> dict[str, int]:
    """What the run says it found, without zeros."""
    changes = vars(done.changes)  # type: ignore[attr-defined]
    return {name: value for name, value in changes.items() if isinstance(value, int) and value and name != "first"}


def test_nothing_changed(archive: Path, tmp_path: Path, run: Run, snapshot: Callable) -> None:
    first = run(tmp_path / "out", archive)
    assert (first.changes.first, counts(first)) == (True, {"new": 41})
    before = snapshot(tmp_path / "out")
    again = run(tmp_path / "out", archive)
    assert (again.changes.first, counts(again)) == (False, {"kept": 41})
    assert snapshot(tmp_path / "out") == before


def test_new_changed_and_removed_reports(archive: Path, tmp_path: Path, run: Run, snapshot: Callable) -> None:
    run(tmp_path / "out", archive)
    (archive / "early" / "00.txt").write_text("1999 was otherwise")
    (archive / "early" / "01.txt").unlink()
    (archive / "early" / "02.txt").rename(archive / "late" / "moved.txt")
    (archive / "another.txt").write_text("2001 is new")
    assert counts(run(tmp_path / "out", archive)) == {"new": 2, "changed": 1, "kept": 38, "removed": 2}
    run(tmp_path / "fresh", archive)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")


def test_other_paths_replace_what_was_there(archive: Path, tmp_path: Path, run: Run, snapshot: Callable) -> None:
    run(tmp_path / "out", archive / "early")
    assert counts(run(tmp_path / "out", archive / "late")) == {"new": 21, "removed": 20}
    run(tmp_path / "fresh", archive / "late")
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")


@pytest.mark.parametrize(
    ("settings", "reasons"),
    [
        ({"year": 2001}, ["setting year"]),
        ({"explain": True, "date_order": "mdy"}, ["setting date_order", "setting explain"]),
        ({"format": ("json",)}, []),
    ],
)
def test_another_setting_makes_read_anew_what_it_concerns(
    archive: Path, tmp_path: Path, run: Run, snapshot: Callable, settings: dict[str, object], reasons: list[str]
) -> None:
    run(tmp_path / "out", archive)
    done = run(tmp_path / "out", archive, **settings)
    assert done.changes.reasons == reasons
    assert counts(done) == ({"new": 41} if reasons else {"kept": 41})
    run(tmp_path / "fresh", archive, **settings)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")


@pytest.mark.parametrize("setting", ["calibration", "decisions", "topics"])
def test_a_changed_file_of_settings_makes_read_anew(
    archive: Path, tmp_path: Path, run: Run, snapshot: Callable, setting: str
) -> None:
    file = tmp_path / "mine"
    first, second = FILES_OF_SETTINGS[setting]
    file.write_text(first)
    run(tmp_path / "out", archive, **{setting: file})
    described = json.loads(snapshot(tmp_path / "out")["run.json"])["settings"][setting]
    assert described == {"file": "mine", "sha256": sha256(first.encode()).hexdigest()}
    assert counts(run(tmp_path / "out", archive, **{setting: file})) == {"kept": 41}
    file.write_text(second)
    done = run(tmp_path / "out", archive, **{setting: file})
    assert (done.changes.reasons, counts(done)) == ([f"setting {setting}"], {"new": 41})


def test_another_version_makes_read_anew(
    archive: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path / "out", archive)
    monkeypatch.setattr(fingerprint, "__version__", "99")
    monkeypatch.setattr(fingerprint, "LIBRARIES", ("spacy",))
    reasons = run(tmp_path / "out", archive).changes.reasons
    assert reasons[0] == "gestae version"
    assert "lxml version" in reasons


def test_a_run_left_early_writes_what_was_finished_and_goes_on(
    archive: Path, tmp_path: Path, run: Run, snapshot: Callable
) -> None:
    stopped = run(tmp_path / "out", archive, stop_after=10)
    assert stopped.tally.reports == 10
    assert b'"interrupted": true' in snapshot(tmp_path / "out")["run.json"]
    assert counts(run(tmp_path / "out", archive)) == {"kept": 10, "new": 31}
    run(tmp_path / "fresh", archive)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")


def test_reports_that_cannot_be_loaded_are_looked_at_each_time(archive: Path, tmp_path: Path, run: Run) -> None:
    nowhere = archive / "early" / "nowhere.txt"
    nowhere.symlink_to("no such place")
    (archive / "image.png").write_bytes(b"\x89PNG")
    run(tmp_path / "out", archive)
    assert counts(run(tmp_path / "out", archive)) == {"kept": 43}
    nowhere.unlink()
    nowhere.write_text("0001 is here now")
    assert counts(run(tmp_path / "out", archive)) == {"kept": 42, "changed": 1}


def test_what_failed_is_read_again_on_demand_alone(archive: Path, tmp_path: Path, run: Run) -> None:
    marker = tmp_path / "mended"
    (archive / "bad.txt").write_text(f"DIE-ONCE {marker}\nDIE-ONCE {tmp_path / 'twice'}")
    done = run(tmp_path / "out", archive)
    assert [name for name, _ in done.tally.failures if "bad" in name] != []
    assert counts(run(tmp_path / "out", archive)) == {"kept": 42}
    done = run(tmp_path / "out", archive, again=True)
    assert counts(done) == {"kept": 40, "again": 2}
    assert [Path(name).name for name, _ in done.tally.failures] == ["scan.txt"]


def test_a_state_that_is_no_database_is_begun_anew(archive: Path, tmp_path: Path, run: Run) -> None:
    run(tmp_path / "out", archive)
    (tmp_path / "out" / STATE).write_bytes(b"nonsense" * 1000)
    assert counts(run(tmp_path / "out", archive)) == {"new": 41}


def test_a_state_of_another_form_is_begun_anew(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.keep("a", Reply(0, None, None, 0, b""))
        store.note("form", "of the future")
    with Store(tmp_path) as store:
        assert (len(store), store.fact("form")) == (0, "1")


def test_a_database_of_somebody_else_is_begun_anew(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / STATE)
    base.execute("CREATE TABLE facts (another TEXT)")
    base.close()
    with Store(tmp_path) as store:
        assert store.fact("form") == "1"


def test_a_folder_that_nothing_came_of_is_not_left(tmp_path: Path) -> None:
    with Store(tmp_path / "new" / "deeper"):
        assert (tmp_path / "new" / "deeper").is_dir()
    assert not (tmp_path / "new" / "deeper").exists()


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (None, "is not known any more"),
        ({"paths": ["-"], "from": "here", "settings": {}}, "read standard input, which is gone"),
        ({"paths": ["x"], "from": "/elsewhere", "settings": {}}, "begin in /elsewhere: go there"),
        ({"paths": ["x"], "from": "here", "settings": {"model": 3}}, "are not valid any more"),
    ],
)
def test_a_command_that_cannot_be_repeated_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: dict[str, object] | None, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store(tmp_path) as store:
        if command is not None:
            here = str(tmp_path) if command["from"] == "here" else command["from"]
            store.note("command", {**command, "from": here})
    with pytest.raises(SettingsError, match=message):
        former_command(tmp_path)


def test_the_former_command_is_given_back(
    archive: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path / "out", archive, year=2001, format=("json",))
    monkeypatch.chdir(tmp_path / "out")
    former = former_command(tmp_path / "out")
    assert former.paths == (str(archive),)
    assert (former.settings.year, former.settings.format) == (2001, ("json",))


def test_nothing_to_try_again(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="holds nothing to try again"):
        former_command(tmp_path)


def test_the_plan_keeps_each_document_once_in_order() -> None:
    names = [*(f"{n:04}" for n in range(1200)), "0003", "caf\udce9", "caf\udce9"]
    with Plan(Source(name, data=b"x") for name in names) as plan:
        assert [row.source.document for row in plan] == [*names[:1200], "caf\udce9"]
        assert [row.position for row in plan] == list(range(1201))
        for row in plan:
            if row.position % 2:
                plan.mark(row.position)
        assert [task.position for task in plan.left()] == list(range(0, 1201, 2))
        assert plan.amount_left() == (601, 601)
        assert ("caf\udce9" in plan, "cafe" in plan, len(plan)) == (True, False, 1201)
        assert (plan.at(1), plan.at(1200), plan.at(1201)) == (Place("0001", True), Place("caf\udce9", False), None)
