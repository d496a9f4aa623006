"""The command line as users run it: as a process, with or without a terminal."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPORT = """Harbour Reading Circle: news of 2023

- On 4th May 2023 the Harbour Reading Circle organised a workshop on "Reading Aloud" at the Library, Fenby.
  Dr. Ida Marsh spoke and Mr. Tom Beck chaired the session.
- On 18 June a book donation drive was held in partnership with the Fenby Rotary Club.
"""
COMMAND = (sys.executable, "-W", "error::ResourceWarning", "-m", "gestae.cli")

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(**changes: str) -> dict[str, str]:
    """The environment of the process: nothing that colours or widens its output."""
    dropped = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "TERM": "xterm-256color", "PYTHONUTF8": "1", **changes}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good report below `reports/`, and three that cannot be read below `broken/`."""
    base = tmp_path_factory.mktemp("work")
    (base / "reports" / "2023").mkdir(parents=True)
    (base / "reports" / "2023" / "news.txt").write_text(REPORT, encoding="utf-8")
    (base / "broken").mkdir()
    (base / "broken" / "empty.txt").touch()
    (base / "broken" / "half.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    (base / "broken" / "image.png").write_bytes(b"\x89PNG\r\n")
    return base


@pytest.fixture(scope="session")
def command() -> tuple[str, ...]:
    """The words that start `gestae`."""
    return COMMAND


@pytest.fixture(scope="session")
def run(folder: Path) -> Run:
    """Run `gestae` in the folder, with pipes for its streams."""

    def start(*arguments: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=folder,
            env=environment(**env),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return start


@pytest.fixture(scope="session")
def in_terminal(folder: Path) -> Callable[..., tuple[int, str]]:
    """Run `gestae` with a pseudo-terminal for all its streams; give its exit code and all that was shown."""
    pty = pytest.importorskip("pty")

    def start(*arguments: str, **env: str) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=folder,
            env=environment(**env),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        shown = b""
        while True:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # Linux says EIO when the other side has closed
                break
            if not chunk:
                break
            shown += chunk
        os.close(ours)
        return process.wait(timeout=300), shown.decode("utf-8").replace("\r\n", "\n")

    return start


@pytest.fixture(scope="session")
def extracted(run: Run) -> subprocess.CompletedProcess[str]:
    """One run over everything, in all formats, into `all/`."""
    return run("extract", "reports", "broken", "-o", "all", "--format", "jsonl,csv", "--format", "json")
