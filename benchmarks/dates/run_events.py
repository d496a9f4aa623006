"""Date the events of a benchmark: which day does each event of a news text belong to?

    python benchmarks/dates/run_events.py GOLD.jsonl > PREDICTIONS.jsonl
    python SCORERS/score_events.py GOLD.jsonl PREDICTIONS.jsonl

Each line of GOLD has id, text, reference_date, sentences ([start, end] offsets) and events with offsets. An event takes
the nearest date of its sentence, else that of the nearest sentence before within the paragraph, else the reference day.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from gestae.dates import DateContext, DateMention, find_dates

LOOK_BACK = 0


def answer(event: dict[str, Any], item: dict[str, Any], mentions: list[DateMention]) -> dict[str, Any]:
    """The days of one event."""
    sentences = item["sentences"]
    at = next((i for i, (low, high) in enumerate(sentences) if low <= event["start_offset"] < high), None)
    days = (item["reference_date"], item["reference_date"])
    for back in range(LOOK_BACK + 1):
        if at is None or at - back < 0:
            break
        low, high = sentences[at - back]
        inside = [m for m in mentions if low <= m.start < high]
        if inside:
            nearest = min(inside, key=lambda m: (min(abs(m.start - event["end_offset"]), abs(event["start_offset"] - m.end)), m.start))
            days = (nearest.first or days[0], nearest.last or days[1])
            break
    return {"start_offset": event["start_offset"], "end_offset": event["end_offset"], "start": days[0], "end": days[1]}


def main() -> None:
    """Read the benchmark named on the command line, print one line of answers a document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    for line in options.gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        context = DateContext(report_date=date.fromisoformat(item["reference_date"]))
        dated = [
            m
            for m in find_dates(item["text"], context)
            if m.first is not None and m.role not in ("duration", "recurring", "period")
        ]
        events = [answer(event, item, dated) for event in item["events"]]
        sys.stdout.write(json.dumps({"id": item["id"], "events": events}) + "\n")


if __name__ == "__main__":
    main()
