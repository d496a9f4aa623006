"""Characters a second of find_dates over running text, on one core, beside the other readers in the same run.

    python -m benchmarks.dates.run_speed FILE ... [--python duckling=/path/to/python3.9] [--runs 3] [--json]

The files are read as one text, repeated up to 400,000 characters for gestae, which reads it whole. The others are
made for single sentences and much slower: they get the first 20,000 characters (--rival-chars), line by line.
Loading is not counted. The figure is the fastest of the runs. A reader that is not installed here says so in its line.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.dates import rivals
from benchmarks.dates.readers import READERS

from gestae.dates import find_dates

ENOUGH = 400_000


def gestae_rate(text: str) -> dict[str, Any]:
    """Characters a second, and the number of dates found."""
    begin = time.perf_counter()
    found = find_dates(text)
    return {"rate": len(text) / (time.perf_counter() - begin), "dates": len(found), "characters": len(text)}


def rival_rate(reader: str, text: str, pythons: list[str]) -> dict[str, Any]:
    """The same for a reader of readers.py, or {"missing": why}."""
    items = [{"id": str(n), "text": line} for n, line in enumerate(text.splitlines()) if line.strip()]
    done = rivals.run(reader, items, pythons)
    if isinstance(done, str):
        return {"missing": done}
    found = sum(map(len, done["dates"].values()))
    return {"rate": len(text) / done["seconds"], "dates": found, "characters": len(text)}


def measure(text: str, runs: int, rival_chars: int, pythons: list[str]) -> dict[str, dict[str, Any]]:
    """The fastest of several runs in which the readers take turns."""
    whole = text * max(1, ENOUGH // max(1, len(text)))
    find_dates(text[:2000])
    rows: dict[str, dict[str, Any]] = {}
    for _ in range(runs):
        for reader in ("gestae", *READERS):
            row = gestae_rate(whole) if reader == "gestae" else rival_rate(reader, text[:rival_chars], pythons)
            if row.get("rate", 0) >= rows.get(reader, {}).get("rate", 0):
                rows[reader] = row
    for row in rows.values():
        if "rate" in row:
            row["gestae_is_faster"] = rows["gestae"]["rate"] / row["rate"]
    return rows


def main() -> None:
    """Print one line a reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--rival-chars", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    rivals.add_options(parser)
    options = parser.parse_args()
    text = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in options.files)
    rows = measure(text, options.runs, options.rival_chars, options.python)
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    for reader, row in rows.items():
        if "missing" in row:
            print(f"{reader:12} {row['missing']}")
        else:
            speed = f"{row['rate']:11,.0f} characters a second  gestae is {row['gestae_is_faster']:6.1f} x as fast"
            print(f"{reader:12} {speed}  {row['dates']} dates in {row['characters']:,} characters")


if __name__ == "__main__":
    main()
