"""Runs a benchmark, and writes little reports with their gold."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLUB = "Hill View Reading Club"


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """python -m benchmarks.MODULE, from the folder of the project."""
    command = (sys.executable, "-m", f"benchmarks.{module}", *arguments)
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def annotated(folder: Path, count: int) -> tuple[str, str]:
    """Reports of one event each with their gold; every second one names a person that took no part."""
    for part in ("reports", "gold"):
        (folder / part).mkdir(parents=True)
    for n in range(count):
        person = ("Asha Pillai", "Tom Reeve", "Vera Holt")[n % 3]
        text = f"{CLUB}\nNewsletter 2019\n\nOn {n + 3} May 2019 the club held a poetry workshop. Dr. {person} spoke on haiku."
        text += " Ms. Ana Duarte sent her regrets." if n % 2 else ""
        (folder / "reports" / f"r{n}.txt").write_text(text, encoding="utf-8")
        day = f"2019-05-{n + 3:02}"
        event = {
            "anchor": "On", "name": None, "kind": "workshop", "status": "held", "place": None, "topics": [],
            "date": {"start": day, "end": day, "precision": "day"},
            "organizers": [{"name": CLUB, "role": "organizer"}], "people": [{"name": person, "role": "speaker"}],
        }  # fmt: skip
        gold = json.dumps({"document": f"r{n}.txt", "events": [event]})
        (folder / "gold" / f"r{n}.gold.json").write_text(gold, encoding="utf-8")
    return str(folder / "reports"), str(folder / "gold")
