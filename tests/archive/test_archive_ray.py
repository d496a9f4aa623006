"""`--engine ray` on a cluster of two nodes started here: the records of the local engine, faults and a lost node included.

Ray is an extra that weighs 80 MB and is no part of what CI installs: there these tests are skipped and say so.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from archive_support.elsewhere import VARIABLE
from archive_support.work import load_refused
from gestae.errors import SettingsError
from gestae.settings import Settings
from gestae.workers import Job, RayPool

TESTS = Path(__file__).resolve().parents[1]
HAS_RAY = find_spec("ray") is not None
needs_ray = pytest.mark.skipif(not HAS_RAY, reason="ray is not installed: pip install -e '.[dev,ray]'")

Snapshot = Callable[[Path], dict[str, bytes]]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty reports that take their time, and one of each fault."""
    top = tmp_path_factory.mktemp("cluster") / "reports"
    top.mkdir()
    for number in range(60):
        (top / f"{number:02}.txt").write_text(f"SLOW 0.1\n{number:04} was the day")
    for name, text in {"kill": "DIE", "exit": "EXIT 3", "bug": "BUG here", "scan": "UNREADABLE pictures"}.items():
        (top / f"{name}.txt").write_text(text)
    (top / "copy.txt").write_bytes((top / "00.txt").read_bytes())
    return top


@pytest.fixture(scope="module")
def local(reports: Path, drive: Callable, snapshot: Snapshot) -> dict[str, bytes]:
    """The files of the local engine."""
    done = drive(reports, reports.parent / "local")
    assert (done.returncode, done.stderr) == (0, "")
    return snapshot(reports.parent / "local")


@needs_ray
@pytest.mark.parametrize(
    "given",
    [("reports", "0", 2), ("reports", "12", 1), ("bucket://reports", "0", 2)],
    ids=["whole", "a node lost", "from a bucket"],
)
def test_a_cluster_gives_the_files_of_one_machine(
    reports: Path, tmp_path: Path, local: dict[str, bytes], snapshot: Snapshot, given: tuple[str, str, int]
) -> None:
    folder, lose, left = given
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent / "pipeline")])
    done = subprocess.run(
        [sys.executable, "-m", "archive_support.on_ray", folder, str(tmp_path / "out"), lose],
        cwd=reports.parent,
        env={**os.environ, "PYTHONPATH": paths, VARIABLE: str(reports.parent)},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"nodes left: {left}\n" in done.stdout
    assert snapshot(tmp_path / "out") == local


@pytest.mark.skipif(HAS_RAY, reason="ray is installed")
def test_without_ray_the_engine_says_what_to_install() -> None:
    with (
        pytest.raises(SettingsError, match=r"not installed: pip install 'gestae\[ray\]'"),
        RayPool(Job(load_refused, Settings(), 1), 1, []),
    ):
        pass
