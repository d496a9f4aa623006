"""The fault matrix in its small form: whatever ends a run, the same command ends with the bytes of a clean one."""

import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from gestae.archive.account import How
from gestae.archive.plan import Plan
from gestae.archive.store import STATE, Store
from gestae.cli import session
from gestae.errors import BusyError, WriteError
from gestae.settings import Settings
from gestae.stages.write.output import UNFINISHED

KILLED = -signal.SIGKILL
LOT = Random(2024)

MOMENTS = [
    "beginning:1",
    *(f"before-keeping:{n}" for n in sorted(LOT.sample(range(1, 41), 3))),
    *(f"writing:{n}" for n in sorted(LOT.sample(range(1, 41), 1))),
    "committing:1",
    *(f"moving:{n}" for n in sorted(LOT.sample(range(1, 47), 3))),
]
"""Steps of a run over 41 reports (archive_support.drive), some of them drawn by lot."""


@pytest.fixture(scope="module")
def clean(unchanged: Path, drive: Callable, snapshot: Callable) -> dict[str, bytes]:
    """The files of a run that nothing disturbed."""
    out = unchanged.parent / "clean"
    done = drive(unchanged, out)
    assert (done.returncode, done.stderr) == (0, "")
    return snapshot(out)


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_and_gone_on(
    moment: str, unchanged: Path, tmp_path: Path, drive: Callable, snapshot: Callable, clean: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    assert drive(unchanged, out, moment).returncode == KILLED
    assert drive(unchanged, out).returncode == 0
    assert snapshot(out) == clean
    assert not (out / UNFINISHED).exists()


def test_killed_again_and_again(
    unchanged: Path, tmp_path: Path, drive: Callable, snapshot: Callable, clean: dict[str, bytes]
) -> None:
    """Each run gets a few outcomes further: none is lost, or the last one would not be the last."""
    out = tmp_path / "out"
    codes = [drive(unchanged, out, "before-keeping:15").returncode for _ in range(3)]
    assert codes == [KILLED, KILLED, 0]
    assert snapshot(out) == clean


@pytest.mark.parametrize("moment", ["dropping:1", "moving:3", "moving:20", "moving:26"])
def test_killed_in_a_further_run(
    moment: str, archive: Path, tmp_path: Path, drive: Callable, snapshot: Callable
) -> None:
    """Texts of reports that are gone are gone too, and none that stays."""
    out = tmp_path / "out"
    assert drive(archive, out).returncode == 0
    for path in (archive / "early").iterdir():
        path.unlink()
    (archive / "late" / "new.txt").write_text("0001 was the day")
    assert drive(archive, out, moment).returncode == KILLED
    assert drive(archive, out).returncode == 0
    assert drive(archive, tmp_path / "fresh").returncode == 0
    assert snapshot(out) == snapshot(tmp_path / "fresh")


def test_a_full_disk_is_one_line_and_no_loss(
    unchanged: Path, tmp_path: Path, drive: Callable, snapshot: Callable, clean: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    done = drive(unchanged, out, "FULL:7")
    assert (done.returncode, done.stderr) == (6, f"cannot write to {out} ({STATE}): database or disk is full\n")
    assert snapshot(out) == {}
    with Store(out) as store:
        assert 0 < len(store) < 41
    assert drive(unchanged, out).returncode == 0
    assert snapshot(out) == clean


def test_a_full_disk_for_temporary_files_is_one_line(
    unchanged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Plan, "_add", full)
    with pytest.raises(WriteError, match=r"cannot go on with .*out: database or disk is full"):
        session.run([str(unchanged)], Settings(), tmp_path / "out", How(), shown=False)


def test_a_second_run_into_the_same_folder_is_refused(unchanged: Path, tmp_path: Path, drive: Callable) -> None:
    out = tmp_path / "out"
    with Store(out):
        done = drive(unchanged, out)
    assert done.returncode == BusyError.exit_code == 10
    assert done.stderr == f"another run is writing into {out}: wait for its end, or name another folder\n"


def test_a_worker_that_outlives_its_parent_ends(unchanged: Path, tmp_path: Path, drive: Callable) -> None:
    """No process is left that holds the folder or the reports."""
    assert drive(unchanged, tmp_path / "out", "before-keeping:5").returncode == KILLED
    left = [process for process in Path("/proc").glob("[0-9]*") if str(tmp_path) in _command(process)]
    assert left == []


def _command(process: Path) -> str:
    try:
        return (process / "cmdline").read_text()
    except OSError:
        return ""
