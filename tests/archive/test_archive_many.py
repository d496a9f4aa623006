"""extract_many: what a program gets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive_support.work import load
from gestae import extract, extract_many
from gestae.batch import run_batch
from gestae.errors import ModelMissingError
from gestae.settings import Settings
from gestae.stages.read import gather

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "reports"
SCRIPT = """
from gestae import extract_many
outcomes = extract_many({paths!r}, workers=2)
print([(outcome.report.document, outcome.report.status) for outcome in outcomes])
"""


@pytest.mark.parametrize("workers", [None, 1, 3])
def test_one_outcome_a_report_in_the_order_of_the_paths(archive: Path, workers: int | None) -> None:
    paths = [archive / "late", str(archive / "early"), archive / "nowhere.txt"]
    expected = list(run_batch(gather([str(path) for path in paths], None), load(Settings())))
    assert list(extract_many(paths, workers=workers, load=load)) == expected
    assert [outcome.report.error_code for outcome in expected if outcome.report.error_code] == [
        "scanned-only",
        "missing",
    ]


def test_a_single_path_and_the_stages_themselves() -> None:
    path = CORPUS / "note-chess-tournament.txt"
    assert list(extract_many(path)) == [extract(path)]


def test_a_fault_is_an_outcome(archive: Path) -> None:
    (archive / "00.txt").write_text("EXIT 1")
    first, *others = extract_many(archive, workers=2, load=load)
    assert (first.report.document, first.report.error_code) == (f"{archive}/00.txt", "crashed")
    assert len(others) == 41


def test_what_cannot_begin_is_said_at_the_first_outcome(archive: Path) -> None:
    with pytest.raises(ModelMissingError, match="no_such_model"):
        next(extract_many(archive, Settings(model="no_such_model")))


def test_closing_ends_the_processes(archive: Path) -> None:
    outcomes = extract_many(archive, workers=2, load=load)
    next(outcomes)
    assert _children()
    outcomes.close()  # type: ignore[attr-defined]  # it is a generator
    assert not _children()


def _children() -> list[int]:
    """Processes of this one's that read reports."""
    task = Path(f"/proc/{os.getpid()}/task")
    numbers = [number for path in task.glob("*/children") for number in path.read_text().split()]
    return [int(n) for n in numbers if "gestae.workers.child" in Path(f"/proc/{n}/cmdline").read_text()]


@pytest.mark.parametrize("how", ["file", "standard input", "-c"])
def test_scripts_need_no_guard(how: str, tmp_path: Path) -> None:
    (tmp_path / "random.py").write_text("raise SystemExit('a file of the user taken for a module of Python')")
    (tmp_path / "report.txt").write_text("On 4 May 2023 the Fenby Circle held a workshop.")
    (tmp_path / "script").mkdir()
    script = tmp_path / "script" / "script.py"
    script.write_text(SCRIPT.format(paths=["report.txt"]))
    command = {"file": [str(script)], "standard input": ["-P", "-"], "-c": ["-P", "-c", script.read_text()]}[how]
    done = subprocess.run(
        [sys.executable, *command], cwd=tmp_path, input=script.read_text(), capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[('report.txt', 'ok')]\n", "")
