"""Date the events of a benchmark: which day does each event of a news text belong to?

    python benchmarks/dates/run_events.py GOLD.jsonl > PREDICTIONS.jsonl
    python SCORERS/score_events.py GOLD.jsonl PREDICTIONS.jsonl

Each line of GOLD has id, text, reference_date, sentences ([start, end]) and events with offsets. An
event takes the nearest date of its sentence, else the day that the opening sentences name in the week
before, else the reference day.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from gestae.dates import DateContext, DateMention, find_dates

LEAD_SENTENCES = 4
LEAD_DAYS = 7


def gap(event: dict[str, Any], mention: DateMention) -> int:
    """Characters between an event and a date."""
    return min(abs(mention.start - int(event["end_offset"])), abs(int(event["start_offset"]) - mention.end))


def lead(item: dict[str, Any], mentions: list[DateMention]) -> tuple[str, str]:
    """The day that a news text is about: the first day of its opening sentences in the week before it was
    written.
    """
    reference = date.fromisoformat(item["reference_date"])
    high = item["sentences"][:LEAD_SENTENCES][-1][1]
    for mention in mentions:
        if mention.start >= high or mention.first is None or mention.first != mention.last:
            continue
        if 0 < (reference - date.fromisoformat(mention.first)).days <= LEAD_DAYS:
            return mention.first, mention.first
    return item["reference_date"], item["reference_date"]


def answer(event: dict[str, Any], item: dict[str, Any], mentions: list[DateMention]) -> dict[str, Any]:
    """The days of one event."""
    sentences = item["sentences"]
    at = next((i for i, (low, high) in enumerate(sentences) if low <= event["start_offset"] < high), None)
    days = lead(item, mentions)
    low, high = sentences[at] if at is not None else (0, 0)
    inside = [m for m in mentions if low <= m.start < high]
    if inside:
        nearest = min(inside, key=lambda m: (gap(event, m), m.start))
        days = (nearest.first or days[0], nearest.last or days[1])
    return {
        "start_offset": event["start_offset"],
        "end_offset": event["end_offset"],
        "start": days[0],
        "end": days[1],
    }


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
            if m.first is not None
            and m.role not in ("duration", "recurring", "period")
            and not (m.role == "deadline" and m.kind == "fuzzy")
            and m.kind != "decade"
            and not (m.kind == "relative" and m.precision == "year")
        ]
        events = [answer(event, item, dated) for event in item["events"]]
        sys.stdout.write(json.dumps({"id": item["id"], "events": events}) + "\n")


if __name__ == "__main__":
    main()
