"""Run one of the other readers over a date benchmark and write predictions that its scorer reads.

    python -m benchmarks.dates.run_rival duckling GOLD.jsonl --python duckling=/path/to/python3.9 > PREDICTIONS.jsonl

What the readers are given and how their values become days: readers.py.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.dates import rivals
from benchmarks.dates.readers import READERS


def main() -> None:
    """Read the benchmark named on the command line, print one line of predictions an item."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=list(READERS))
    parser.add_argument("gold", type=Path)
    rivals.add_options(parser)
    options = parser.parse_args()
    items = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    done = rivals.run(options.reader, items, options.python)
    if isinstance(done, str):
        sys.exit(f"{options.reader} {done}")
    for item in items:
        dates = [
            {"text": item["text"][a:b], "start": first, "end": last, "start_offset": a, "end_offset": b}
            for a, b, first, last in done["dates"][item["id"]]
        ]
        sys.stdout.write(json.dumps({"id": item["id"], "dates": dates}) + "\n")


if __name__ == "__main__":
    main()
