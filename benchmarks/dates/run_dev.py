"""Candidate recall and precision of find_dates over reports with gold event records.

    python benchmarks/dates/run_dev.py REPORTS GOLD [--errors] [--skip NAME ...]

Recall: gold event dates for which some mention of role "event" has exactly the first and last day.
Precision: mentions
of role "event" that equal some gold event date of the report.
"""

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from gestae.dates import DateContext, DateMention, find_dates
from gestae.model import BlockKind
from gestae.stages.read import read_report


def load(path: Path) -> tuple[str, DateContext]:
    """Text and context of one report."""
    report = read_report(path.name, path.read_bytes())
    post = report.metadata.post_date
    return report.text, DateContext(
        report_date=date.fromisoformat(post) if post and len(post) == 10 else None,
        title=report.metadata.title,
        file_name=path.name,
        units=tuple((b.start, b.end) for b in report.blocks),
        bylines=tuple((b.start, b.end) for b in report.blocks if b.label in ("date", "byline")),
        headings=tuple((b.start, b.end) for b in report.blocks if b.kind is BlockKind.HEADING),
    )


def compare(mentions: tuple[DateMention, ...], events: list[dict[str, Any]], tally: Counter[str]) -> list[str]:
    """Count into `tally` and return one line an error."""
    events = [e for e in events if e.get("date") and e["date"].get("start")]
    gold = [(e["date"]["start"], e["date"]["end"]) for e in events]
    asked = [
        (g, e["anchor"])
        for g, e in zip(gold, events, strict=True)
        if not e.get("optional") and not e["date"].get("optional")
    ]
    said = {(m.first, m.last) for m in mentions if m.role == "event" and m.first}
    tally["asked"] += len(asked)
    errors = []
    for days, anchor in asked:
        if days in said:
            tally["found"] += 1
        else:
            errors.append(f"  MISSED {days[0]} {days[1]} {anchor[:70]!r}")
    for mention in mentions:
        if mention.role != "event" or mention.first is None:
            tally["open"] += mention.role == "event"
            continue
        tally["said"] += 1
        if (mention.first, mention.last) in gold:
            tally["right"] += 1
        else:
            errors.append(f"  EXTRA {mention.start} {mention.text!r} {mention.first} {mention.last} {mention.rule}")
    return errors


def main() -> None:
    """Compare every report of a folder with its gold file and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--skip", nargs="*", default=[])
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for gold_path in sorted(options.gold.glob("*.gold.json")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        path = options.reports / gold["document"]
        if path.stem in options.skip:
            continue
        text, context = load(path)
        tally: Counter[str] = Counter()
        errors = compare(find_dates(text, context), gold["events"], tally)
        total += tally
        if options.errors and errors:
            print(path.name, dict(tally))
            print("\n".join(errors))
    print(
        f"events {total['asked']}  recall {100 * total['found'] / max(1, total['asked']):.1f}  "
        f"event mentions with days {total['said']}  "
        f"precision {100 * total['right'] / max(1, total['said']):.1f}  open {total['open']}"
    )


if __name__ == "__main__":
    main()
