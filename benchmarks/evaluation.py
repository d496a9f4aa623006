"""Time and memory of `gestae evaluate` on an archive of any size, beside reading the same files and nothing more.

    python -m benchmarks.evaluation [--documents 10000] [--json]

The archive is made of the gold of the sample corpus, repeated under new names; the output is the same with every
seventh value lost, so that pairing has something to do. Both are written to a temporary folder and evaluated in a
process of its own, whose greatest memory is what is reported. The last line is one report of 500 events.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from gestae.evaluate.gold import load_gold

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "gold"
Record = dict[str, Any]


def archive(documents: int) -> Iterator[tuple[str, list[Record]]]:
    """Names and gold events of so many documents, about three events each."""
    events = [dict(event) for golds in load_gold(CORPUS).values() for event in golds]
    source = cycle(events)
    for number in range(documents):
        yield f"{number:06}.txt", [next(source) for _ in range(1 + number % 5)]


def one_long_report(events: int) -> Iterator[tuple[str, list[Record]]]:
    """One document of so many events, each on a day of its own."""
    source = cycle(event for golds in load_gold(CORPUS).values() for event in golds)
    first = date(2010, 1, 1)
    days = ((first + timedelta(7 * n)).isoformat() for n in range(events))
    yield "long.txt", [{**next(source), "date": {"start": day, "end": day, "precision": "day"}} for day in days]


def damaged(events: list[Record]) -> list[Record]:
    """The events without every seventh value."""
    return [
        {**event, **{field: [v for n, v in enumerate(event[field]) if n % 7] for field in ("people", "topics")}}
        for event in events
    ]


def write(folder: Path, documents: Iterator[tuple[str, list[Record]]]) -> int:
    """Write gold.jsonl and output.jsonl; give the number of events."""
    written = 0
    with (folder / "gold.jsonl").open("w") as gold, (folder / "output.jsonl").open("w") as output:
        for name, events in documents:
            written += len(events)
            for event in events:
                gold.write(json.dumps({"document": name, **event}) + "\n")
            for event in damaged(events):
                output.write(json.dumps({"document": name, "text": "words " * 40, **event}) + "\n")
    return written


def measure(folder: Path, code: list[str]) -> tuple[float, float]:
    """Seconds and greatest memory (MB) of one process."""
    start = time.perf_counter()
    wrapped = (
        "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", wrapped, sys.executable, *code], cwd=folder, capture_output=True, text=True, check=True
    )
    return time.perf_counter() - start, float(done.stdout.strip().splitlines()[-1])


READ = "import json; [[json.loads(line) for line in open(name)] for name in ('gold.jsonl', 'output.jsonl')]"
EVALUATE = ["-m", "gestae.cli", "evaluate", "output.jsonl", "--gold", "gold.jsonl", "--json"]


def run(documents: int) -> list[dict[str, float | str]]:
    """The rows of the report."""
    rows: list[dict[str, float | str]] = []
    archives = {f"{documents:,} documents": archive(documents), "one report of 500 events": one_long_report(500)}
    for name, made in archives.items():
        with tempfile.TemporaryDirectory() as folder:
            events = write(Path(folder), made)
            baseline, _ = measure(Path(folder), ["-c", READ])
            seconds, memory = measure(Path(folder), EVALUATE)
        rows.append(
            {
                "archive": name, "events": events, "seconds": round(seconds, 2), "megabytes": round(memory),
                "reading alone": round(baseline, 2), "ratio": round(seconds / baseline, 1),
            }
        )  # fmt: skip
    return rows


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = run(options.documents)
    if options.json:
        print(json.dumps(rows))
        return
    for row in rows:
        print("  ".join(f"{name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
