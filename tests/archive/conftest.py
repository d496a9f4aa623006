"""A small archive, and runs over it in this process and in another."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_support.work import load
from gestae.archive.account import How
from gestae.archive.folder import FolderRun
from gestae.archive.plan import Plan
from gestae.archive.store import STATE
from gestae.settings import Settings
from gestae.stages.read import gather

TESTS = Path(__file__).resolve().parents[1]

Snapshot = dict[str, bytes]
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of one's own to change."""
    return fill(tmp_path / "archive")


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same archive for tests that only read it."""
    return fill(tmp_path_factory.mktemp("given") / "archive")


def fill(top: Path) -> Path:
    """Forty reports in two folders, and one that cannot be read."""
    for number in range(40):
        path = top / ("early" if number < 20 else "late") / f"{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{number:04} was the day\n" * (number % 5), encoding="utf-8")
    (top / "late" / "scan.txt").write_text("UNREADABLE only pictures", encoding="utf-8")
    return top


@pytest.fixture(scope="session")
def snapshot() -> Callable[[Path], Snapshot]:
    """Everything in a folder that a user looks at: file -> bytes."""

    def take(folder: Path) -> Snapshot:
        files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(STATE))
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return take


@pytest.fixture(scope="session")
def run() -> Callable[..., FolderRun]:
    """Run over paths into a folder, in this process; gives the run, which tells what it did."""

    def start(
        folder: Path, *paths: Path, stop_after: int | None = None, again: bool = False, **settings: object
    ) -> FolderRun:
        given = [str(path) for path in paths]
        how = How(workers=2, timeout=60, again=again, load=load)
        with Plan(gather(given, None)) as plan, FolderRun(plan, Settings(**settings), folder, how) as done:
            done.compare(given)
            for progress in done.read():
                if progress.finished == stop_after:
                    break
            done.finish(interrupted=stop_after is not None)
        return done

    return start


@pytest.fixture(scope="session")
def drive() -> Callable[..., Done]:
    """Run over a folder in a process that may be told when to end; see archive_support.drive."""

    def start(folder: Path, output: Path, kill: str = "") -> Done:
        command = [sys.executable, "-m", "archive_support.drive", folder.name, str(output), *filter(None, [kill])]
        paths = os.pathsep.join([str(TESTS), str(TESTS.parent / "pipeline")])
        return subprocess.run(
            command,
            cwd=folder.parent,
            env={**os.environ, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return start
