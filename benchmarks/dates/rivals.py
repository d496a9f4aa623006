"""Runs a reader of readers.py in a process of its own, perhaps in another environment."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.dates.readers import PACKAGES

SCRIPT = Path(__file__).with_name("readers.py")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The option that names the Python of a reader."""
    parser.add_argument(
        "--python", action="append", default=[], metavar="READER=PATH", help="the Python that has a reader installed"
    )


def run(reader: str, items: list[dict[str, Any]], pythons: list[str]) -> dict[str, Any] | str:
    """What a reader found and the time it took; or, where it is not installed or fails, one line that says so."""
    python = dict(pair.split("=", 1) for pair in pythons).get(reader, sys.executable)
    command = (python, "-W", "ignore", str(SCRIPT), reader)
    given = json.dumps({"items": items})
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode == 0 and done.stdout:
        found: dict[str, Any] = json.loads(done.stdout)
        return found
    last = done.stderr.strip().rpartition("\n")[2]
    missing = "ModuleNotFoundError" in last or "ImportError" in last
    return f"not installed: pip install {PACKAGES[reader]}, or --python {reader}=PATH" if missing else f"failed: {last}"
