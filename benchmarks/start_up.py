"""How long a user waits: processes from start to end, with everything that Python and spaCy load."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from statistics import median
from time import perf_counter

from benchmarks.given_text import Held

BARE = "python -c pass"
HELP = "gestae --help"
FIRST = "gestae show, one short report"


def start_up(reports: Sequence[Held], runs: int) -> dict[str, float]:
    """Median seconds of three commands in turn: Python alone, the help, the events of the shortest report.

    Raises CalledProcessError where one of them fails: its time would mean nothing.
    """
    short = min(reports, key=lambda report: report.words)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / PurePosixPath(short.document).name
        file.write_bytes(short.data)
        commands = {
            BARE: ("-c", "pass"),
            HELP: ("-m", "gestae.cli", "--help"),
            FIRST: ("-m", "gestae.cli", "show", str(file)),
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs + 1):  # the first round fills the disk's cache
            for name, arguments in commands.items():
                began = perf_counter()
                subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
                seconds[name].append(perf_counter() - began)
    return {name: median(times[1:]) for name, times in seconds.items()}
