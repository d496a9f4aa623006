"""Run find_dates over a date benchmark (JSON lines) and write predictions that its scorer reads.

    python benchmarks/dates/run_benchmark.py GOLD.jsonl > PREDICTIONS.jsonl
    python SCORERS/score_dates.py GOLD.jsonl PREDICTIONS.jsonl --errors 30

Each line of GOLD has id, text, reference_date and, where the set has one, date_order ("MDY" or "DMY"). A set
whose sentences are commands to an assistant (`--prefer future`) reads dates without a year forward.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from gestae.dates import DateContext, DateMention, find_dates
from gestae.dates.mention import DateOrder, Prefer

NOT_SCORED = frozenset({"duration", "recurring", "time", "money", "id"})
ORDERS: dict[str, DateOrder] = {"MDY": "mdy", "DMY": "dmy"}


def predicted(mention: DateMention) -> dict[str, Any] | None:
    """One mention as the scorers want it, or None for what benchmarks do not call a date."""
    if mention.role in NOT_SCORED or mention.kind == "word":
        return None
    return {
        "text": mention.text,
        "start": mention.first,
        "end": mention.last,
        "start_offset": mention.start,
        "end_offset": mention.end,
    }


def main() -> None:
    """Read the benchmark named on the command line, print one line of predictions an item."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--prefer", choices=["past", "future", "nearest"], default="nearest")
    options = parser.parse_args()
    prefer: Prefer = options.prefer
    for line in options.gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        reference = item.get("reference_date")
        context = DateContext(
            report_date=date.fromisoformat(reference[:10]) if reference else None,
            date_order=ORDERS.get(item.get("date_order", ""), "auto"),
            prefer=prefer,
        )
        dates = [p for m in find_dates(item["text"], context) if (p := predicted(m)) is not None]
        sys.stdout.write(json.dumps({"id": item["id"], "dates": dates}) + "\n")


if __name__ == "__main__":
    main()
