"""The house's own rules, run as tests so that one command runs what CI runs."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
LONGEST_FILE = 300


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("mypy",),
        ("lint-imports",),
    ],
    ids=lambda command: command[0],
)
def test_checker_is_clean(command: tuple[str, ...]) -> None:
    done = run(str(BIN / command[0]), *command[1:])
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_longer_than_the_house_allows() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in sorted((ROOT / "pipeline").rglob("*.py"))
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_no_module_is_called_utils() -> None:
    assert [path for path in (ROOT / "pipeline").rglob("*.py") if "util" in path.stem] == []
