"""Runs whose reports or whose output folder lie on another file system: the bytes of a run on this machine."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from archive_support.elsewhere import VARIABLE, Bucket
from archive_support.work import load
from gestae.archive.account import How
from gestae.archive.ahead import THREADS, ahead
from gestae.archive.command import former_command
from gestae.archive.many import extract_many
from gestae.archive.owner import MARK
from gestae.archive.store import STATE
from gestae.cli import session
from gestae.errors import SettingsError, UnreadableError, WriteError
from gestae.remote import RemoteFolder
from gestae.settings import Settings

TESTS = Path(__file__).resolve().parents[1]
Snapshot = Callable[[Path], dict[str, bytes]]
EVERYWHERE = ["memory", "bucket", "share"]


@pytest.fixture
def memory() -> Iterator[Any]:
    """The file system of this process, empty."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs.clear()
    yield system
    system.store.clear()


@pytest.fixture
def here(archive: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds the archive: the current one, and what bucket:// and share:// stand for."""
    (archive / "late" / "CON.txt").write_text("2005 was the day")
    (archive / "late" / "a\\b:c?.txt").write_text("2006 was the day")
    (archive / "late" / "copy.txt").write_bytes((archive / "late" / "CON.txt").read_bytes())
    with zipfile.ZipFile(archive / "box.zip", "w") as packed:
        for number in range(20):
            packed.writestr(f"{number}.txt", f"{2100 + number} was the day")
    for path in archive.rglob("*.*"):
        memory.pipe(f"/{path.relative_to(archive.parent).as_posix()}", path.read_bytes())
    monkeypatch.chdir(archive.parent)
    monkeypatch.setenv(VARIABLE, str(archive.parent))
    return archive.parent


def counts(changes: Any) -> dict[str, int]:
    """What the run says it found, without zeros."""
    return {
        name: value for name, value in vars(changes).items() if isinstance(value, int) and value and name != "first"
    }


def publish(target: str, *paths: str, state: str = "state", **settings: Any) -> session.Done:
    """A run from paths into a state folder and from there to the target."""
    how = How(workers=2, timeout=60, load=load)
    return session.run(paths, Settings(**settings), Path(state), how, shown=False, target=target)


def held(system: str, folder: str, here: Path, snapshot: Snapshot) -> dict[str, bytes]:
    """Everything in a folder of one of the three file systems but the mark of its state: name -> bytes."""
    found = everything(system, folder, here, snapshot)
    found.pop(MARK, None)
    return found


def everything(system: str, folder: str, here: Path, snapshot: Snapshot) -> dict[str, bytes]:
    """The same with the mark."""
    if system != "memory":
        return snapshot(here / folder)
    store = fsspec.filesystem("memory").store
    return {name.removeprefix(f"/{folder}/"): file.getvalue() for name, file in store.items() if f"/{folder}/" in name}


@pytest.mark.parametrize("system", EVERYWHERE)
def test_reports_from_elsewhere_give_the_same_bytes(here: Path, run: Callable, snapshot: Snapshot, system: str) -> None:
    run(here / "local", "archive")
    done = run(here / "out", f"{system}://archive")
    assert counts(done.changes) == {"new": 63}
    assert (done.tally.reports, done.tally.failed, done.tally.duplicates) == (64, 1, 1)
    assert snapshot(here / "out") == snapshot(here / "local")


@pytest.mark.parametrize("system", EVERYWHERE)
def test_a_run_left_early_goes_on(here: Path, run: Callable, snapshot: Snapshot, system: str) -> None:
    run(here / "local", "archive")
    stopped = run(here / "out", f"{system}://archive", stop_after=45)
    assert stopped.tally.reports == 45
    assert run(here / "out", f"{system}://archive").changes.kept == 44
    assert snapshot(here / "out") == snapshot(here / "local")


@pytest.mark.parametrize("system", ["bucket", "share"])
def test_a_further_run_reads_what_has_changed(here: Path, run: Callable, snapshot: Snapshot, system: str) -> None:
    run(here / "out", f"{system}://archive", keep_duplicates=True)
    (here / "archive" / "early" / "00.txt").write_text("1999 was otherwise")
    (here / "archive" / "early" / "01.txt").unlink()
    (here / "archive" / "early" / "forbidden.txt").write_text("x")
    (here / "archive" / "late" / "odd.txt").write_text("x")
    done = run(here / "out", f"{system}://archive", keep_duplicates=True)
    assert counts(done.changes) == {"new": 2, "changed": 1, "kept": 62, "removed": 1}
    failures = dict(done.tally.failures)
    assert failures["archive/early/forbidden.txt"] == "cannot be read (Access Denied)"
    assert failures["archive/late/odd.txt"] == "cannot be read (the wire is cut)"
    assert counts(run(here / "out", f"{system}://archive", keep_duplicates=True).changes) == {"kept": 65}
    run(here / "fresh", f"{system}://archive", keep_duplicates=True)
    assert snapshot(here / "out") == snapshot(here / "fresh")


def test_a_listing_that_is_refused_changes_nothing(here: Path, run: Callable, snapshot: Snapshot) -> None:
    run(here / "out", "bucket://archive")
    before = snapshot(here / "out")
    (here / "archive" / "forbidden").mkdir()
    with pytest.raises(UnreadableError, match=r"^bucket://archive: cannot be listed \(Access Denied\)$"):
        run(here / "out", "bucket://archive")
    assert snapshot(here / "out") == before
    shutil.rmtree(here / "archive" / "forbidden")
    assert run(here / "out", "bucket://archive").changes.removed == 0


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("system", EVERYWHERE)
def test_programs_get_the_same_outcomes(system: str) -> None:
    local, remote = (list(extract_many(path, workers=2, load=load)) for path in ("archive", f"{system}://archive"))
    assert remote == local


@pytest.mark.parametrize("system", EVERYWHERE)
def test_the_files_are_published(here: Path, run: Callable, snapshot: Snapshot, system: str) -> None:
    run(here / "local", "archive")
    done = publish(f"{system}://remote/out/", "archive")
    files = snapshot(here / "local")
    assert held(system, "remote/out", here, snapshot) == files
    assert (done.interrupted, done.published) == (False, session.Published(sent=len(files)))
    assert publish(f"{system}://remote/out", "archive").published == session.Published(kept=len(files))


@pytest.mark.parametrize(
    ("system", "state"), [("memory", "state"), ("bucket", "state"), ("bucket", "another"), ("share", "another")]
)
def test_what_changed_is_published_and_what_is_gone_is_removed(
    here: Path, run: Callable, snapshot: Snapshot, system: str, state: str
) -> None:
    publish(f"{system}://remote/out", "archive")
    fsspec.filesystem(system).pipe("/remote/out/mine.txt" if system == "memory" else "remote/out/mine.txt", b"mine")
    (here / "archive" / "early" / "03.txt").unlink()
    (here / "archive" / "early" / "04.txt").write_text("1999 was otherwise")
    if state == "another":  # the first one is lost
        fsspec.filesystem(system).rm_file(f"remote/out/{MARK}")
    done = publish(f"{system}://remote/out", "archive", state=state, format=("jsonl",))
    run(here / "local", "archive", format=("jsonl",))
    files = snapshot(here / "local")
    assert held(system, "remote/out", here, snapshot) == {**files, "mine.txt": b"mine"}
    # Sent: a text, the events, the reports, run.json. Removed: a text and four tables.
    sent = {"state": 4, "another": len(files)}[state]
    assert done.published == session.Published(sent=sent, kept=len(files) - sent, removed=5)


@pytest.mark.parametrize("system", EVERYWHERE)
def test_two_states_do_not_publish_in_one_place(here: Path, snapshot: Snapshot, system: str) -> None:
    publish(f"{system}://remote/out", "archive/early")
    before = everything(system, "remote/out", here, snapshot)
    with pytest.raises(WriteError) as caught:
        publish(f"{system}://remote/out", "archive/late", state="another")
    assert str(caught.value) == (
        f"{system}://remote/out was published from another state than another: name that one with --state, or another "
        f"-o; if it is lost, remove {system}://remote/out/{MARK} and go on"
    )
    assert everything(system, "remote/out", here, snapshot) == before
    assert not (here / "another").exists()
    publish(f"{system}://remote/beside", "archive/late", state="another")
    again = publish(f"{system}://remote/out", "archive/early", year=2001)  # begun anew, and still the same state
    assert again.published is not None
    assert everything(system, "remote/out", here, snapshot)[MARK] == before[MARK]


def test_a_place_is_claimed_before_its_first_file(
    here: Path, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that fails in the midst of publishing keeps others out, and goes on by itself."""
    former = Bucket.put_file

    def refused(bucket: Bucket, lpath: str, rpath: str) -> None:
        if not rpath.endswith(MARK):
            raise PermissionError("Access Denied")
        former(bucket, lpath, rpath)

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "put_file", refused)
        with pytest.raises(WriteError, match="Access Denied"):
            publish("bucket://remote/out", "archive/early")
    with pytest.raises(WriteError, match="from another state than another"):
        publish("bucket://remote/out", "archive/late", state="another")
    publish("bucket://remote/out", "archive/early")
    assert held("bucket", "remote/out", here, snapshot) == snapshot(here / "state")


def test_who_loses_a_race_removes_nothing(here: Path, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run began at the same moment, and its mark is the later one."""
    former = Bucket.put_file

    def overtaken(bucket: Bucket, lpath: str, rpath: str) -> None:
        former(bucket, lpath, rpath)
        if rpath.endswith("run.json"):
            bucket._at(f"remote/out/{MARK}").write_text("another\n")

    publish("bucket://remote/out", "archive")
    (here / "archive" / "early" / "03.txt").unlink()
    before = held("bucket", "remote/out", here, snapshot)
    monkeypatch.setattr(Bucket, "put_file", overtaken)
    with pytest.raises(WriteError, match="from another state than state"):
        publish("bucket://remote/out", "archive")
    assert held("bucket", "remote/out", here, snapshot).keys() == before.keys()


@pytest.mark.parametrize("system", ["bucket", "share"])
@pytest.mark.parametrize("number", [10, 60])
def test_publishing_that_fails_is_one_line_and_goes_on(
    here: Path, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch, system: str, number: int
) -> None:
    former, sent = Bucket.put_file, []

    def refused(bucket: Bucket, lpath: str, rpath: str) -> None:
        sent.append(rpath)
        if len(sent) >= number:
            raise PermissionError("Access Denied")
        former(bucket, lpath, rpath)

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "put_file", refused)
        with pytest.raises(WriteError) as caught:
            publish(f"{system}://remote/out", "archive")
    assert str(caught.value) == (
        f"cannot write to {system}://remote/out: Access Denied; the files are in state, and the same command goes on from there"
    )
    done = publish(f"{system}://remote/out", "archive")
    assert counts(done.changes) == {"kept": 63}
    assert done.published is not None
    assert done.published.kept >= number - 1 - THREADS
    assert held(system, "remote/out", here, snapshot) == snapshot(here / "state")


def test_a_killed_upload_leaves_no_half_file(here: Path, snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system that renames, what was cut off lies beside its place, and goes with the next run."""
    publish("share://remote/out", "archive")
    before = held("share", "remote/out", here, snapshot)

    def cut_off(bucket: Bucket, lpath: str, rpath: str) -> None:
        bucket._at(rpath).write_bytes(Path(lpath).read_bytes()[:3])
        raise KeyboardInterrupt

    (here / "archive" / "early" / "04.txt").write_text("1999 was otherwise")
    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "put_file", cut_off)
        assert publish("share://remote/out", "archive").interrupted
    left = held("share", "remote/out", here, snapshot)
    assert [name for name in left if ".gestae-unfinished-" in name] != []
    assert {name: data for name, data in left.items() if ".gestae-unfinished-" not in name} == before
    publish("share://remote/out", "archive", format=("csv",))
    assert held("share", "remote/out", here, snapshot) == snapshot(here / "state")


def test_an_interrupted_run_publishes_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "read_all", lambda *_, **__: True)
    done = publish("bucket://remote/out", "archive")
    assert (done.interrupted, done.published, (here / "remote").exists()) == (True, None, False)


@pytest.mark.parametrize(
    ("target", "error", "message"),
    [
        (
            "bucket://archive/box.zip",
            WriteError,
            "cannot write to bucket://archive/box.zip: it is a file, not a folder",
        ),
        ("nowhere://out", SettingsError, "nowhere://out: Protocol not known: nowhere"),
    ],
)
def test_a_target_that_is_no_good_is_told_before_anything_is_read(
    here: Path, target: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        publish(target, "archive")
    assert str(caught.value) == message
    assert not (here / "state").exists()


def test_a_list_of_reports_that_was_edited_removes_nothing_else(here: Path) -> None:
    (here / "remote").mkdir()
    (here / "remote" / "reports.jsonl").write_text(
        '{"text_file": "../archive/box.zip"}\n{"text_file": "text/../mine.txt"}\n'
    )
    (here / "remote" / "mine.txt").write_text("mine")
    publish("bucket://remote", "archive")
    assert (here / "remote" / "mine.txt").exists()
    assert (here / "archive" / "box.zip").exists()


@pytest.mark.usefixtures("here")
def test_trying_again_publishes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("bucket://remote/out", "bucket://archive")
    monkeypatch.chdir(tmp_path / "archive")  # what is remote does not begin in a folder
    former = former_command(tmp_path / "state")
    assert (former.paths, former.target) == (("bucket://archive",), "bucket://remote/out")
    assert (tmp_path / "state" / STATE).exists()


def test_a_folder_tells_what_lies_in_it(here: Path) -> None:
    folder = RemoteFolder("bucket://archive")
    assert folder.sizes()["early/01.txt"] == (here / "archive" / "early" / "01.txt").stat().st_size
    assert list(folder.lines("early/02.txt")) == [b"0002 was the day\n", b"0002 was the day\n"]
    assert list(folder.lines("nothing.txt")) == []
    folder.remove("nothing.txt")
    assert RemoteFolder("bucket://nowhere").sizes() == {}


def test_work_ahead_keeps_the_order_and_stays_close() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    for number, square in ahead(numbers(), lambda n: n * n, lambda n: n % 10 != 0):
        assert square == number * number
        assert len(taken) - number <= THREADS + 1
    assert taken == list(range(100))


def test_work_ahead_raises_what_the_work_raises() -> None:
    halves = ahead([1, 2, 0, 4], lambda n: 2 / n, lambda _: True)
    assert [next(halves), next(halves)] == [(1, 2.0), (2, 1.0)]
    with pytest.raises(ZeroDivisionError):
        next(halves)


def test_without_a_protocol_of_ones_own_workers_connect_by_themselves(here: Path, snapshot: Snapshot) -> None:
    """The command itself, over a chain of fsspec's own file systems."""
    command = [
        sys.executable,
        "-m",
        "gestae.cli",
        "extract",
        f"simplecache::file://{here}/archive/late",
        "-o",
        "out",
        "-q",
    ]
    done = subprocess.run(
        command, cwd=here, env={**os.environ, "TMPDIR": str(here)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (7, "")
    assert len(snapshot(here / "out")) > 10
