"""Check the corpus: every sample has gold, every gold file keeps to the record contract and to its text.

    python corpus/check_corpus.py

Prints one line a problem and exits with 1 if there is any. Standard library alone.
"""

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.sample_text import fold, read_sample

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "reports"
GOLD = HERE / "gold"
TOPICS = HERE.parent / "pipeline" / "gestae" / "lexicon" / "data" / "topics.csv"

KINDS = frozenset({
    "conference", "summit", "seminar", "webinar", "workshop", "training", "course", "consultation", "meeting",
    "panel", "lecture", "campaign", "rally", "protest", "camp", "celebration", "ceremony", "launch",
    "exhibition", "competition", "performance", "visit", "distribution", "fundraiser", "service", "sport",
    "hackathon", "press-conference", "project", "other",
})  # fmt: skip
STATUSES = frozenset({"held", "planned", "cancelled", "postponed"})
PRECISIONS = frozenset({"day", "month", "quarter", "season", "year"})
YEARS_FROM = frozenset({"text", "context", "document", "option", None})
ROLES = {
    "organizers": frozenset({"organizer", "host", "partner", "funder"}),
    "people": frozenset({"chair", "speaker", "facilitator", "guest", "participant", "organizer"}),
}
EVENT_KEYS = frozenset({
    "anchor", "name", "alt", "kind", "status", "date", "organizers", "people", "topics", "place", "issues",
    "optional",
})  # fmt: skip
KEYS = {
    "event": EVENT_KEYS,
    "date": frozenset({"start", "end", "precision", "year_from", "text", "optional"}),
    "organizers": frozenset({"name", "acronym", "role", "alt", "optional"}),
    "people": frozenset({"name", "honorific", "position", "affiliation", "role", "alt", "optional"}),
    "topics": frozenset({"label", "text", "alt", "optional"}),
    "place": frozenset({"text", "venue", "locality", "country"}),
    "issues": frozenset({"code", "message"}),
}

Json = dict[str, Any]


def known_labels(table: Path = TOPICS) -> frozenset[str]:
    """The topic labels of gestae's own taxonomy."""
    with table.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["label"] for row in csv.DictReader(lines))


def check_document(gold: Json, text: str, labels: frozenset[str]) -> Iterator[str]:
    """Problems of one gold file against the folded text of its report."""
    for number, event in enumerate(gold["events"], 1):
        for problem in check_event(event, text, labels):
            yield f"event {number} ({event.get('anchor')!r}): {problem}"


def check_event(event: Json, text: str, labels: frozenset[str]) -> Iterator[str]:
    """Problems of one event: keys, closed lists, dates, and strings that do not stand in the text."""
    yield from _strange_keys("event", event)
    if event["kind"] not in KINDS:
        yield f"kind {event['kind']!r}"
    if event["status"] not in STATUSES:
        yield f"status {event['status']!r}"
    yield from check_date(event["date"])
    for part in ("organizers", "people"):
        for value in event[part]:
            yield from _check_value(part, value, text)
    yield from _check_topics(event, text, labels)
    for issue in event.get("issues", ()):
        yield from _strange_keys("issues", issue)
    yield from _check_words(event, text)


def check_date(value: Json | None) -> Iterator[str]:
    """Problems of a date: keys, ISO days in order, precision; an unknown year needs the words."""
    if value is None:
        return
    yield from _strange_keys("date", value)
    if value.get("precision") not in PRECISIONS:
        yield f"precision {value.get('precision')!r}"
    if "year_from" not in value or value["year_from"] not in YEARS_FROM:
        yield f"year_from {value.get('year_from')!r}"
    if value["start"] is None:
        if value["end"] is not None or value.get("year_from") is not None or not value.get("text"):
            yield "a date of unknown year has no days, no year_from, but the words"
        return
    try:
        if date.fromisoformat(value["start"]) > date.fromisoformat(value["end"]):
            yield f"date ends {value['end']} before it starts {value['start']}"
    except (TypeError, ValueError) as error:
        yield f"date: {error}"


def _check_value(part: str, value: Json, text: str) -> Iterator[str]:
    yield from _strange_keys(part, value)
    if value.get("role") not in ROLES[part]:
        yield f"{part} role {value.get('role')!r}"
    for key in ("name", "acronym", "honorific", "affiliation"):
        if value.get(key) and not _stands(value[key], text):
            yield f"{part} {key} not as written: {value[key]!r}"


def _check_topics(event: Json, text: str, labels: frozenset[str]) -> Iterator[str]:
    required = [topic for topic in event["topics"] if not topic.get("optional")]
    if not required and not event.get("optional"):
        yield "no topic that counts"
    if len(required) > 4:
        yield "more than four topics"
    for topic in event["topics"]:
        yield from _strange_keys("topics", topic)
        if topic["label"] not in labels:
            yield f"topic label {topic['label']!r}"
        if not _stands(topic["text"], text):
            yield f"topic text not as written: {topic['text']!r}"


def _check_words(event: Json, text: str) -> Iterator[str]:
    """The anchor, the name, the place and the words of the date must stand in the text."""
    place = event["place"] or {}
    yield from _strange_keys("place", place)
    words = {
        "anchor": event["anchor"],
        "name": event["name"],
        "place": place.get("text"),
        "venue": place.get("venue"),
        "locality": place.get("locality"),
        "date": (event["date"] or {}).get("text"),
    }
    for what, value in words.items():
        if value and not _stands(value, text):
            yield f"{what} not as written: {value!r}"
    if not event["anchor"]:
        yield "no anchor"


def _strange_keys(part: str, value: Json) -> Iterator[str]:
    for key in sorted(value.keys() - KEYS[part]):
        yield f"{part}: unknown key {key!r}"


def _stands(words: str, text: str) -> bool:
    return fold(words) in text


def check_corpus(reports: Path = REPORTS, gold: Path = GOLD) -> Iterator[str]:
    """Problems of the whole corpus: reports and gold files paired, then each pair."""
    labels = known_labels()
    named = set()
    for path in sorted(gold.glob("*.gold.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        named.add(content["document"])
        report = reports / content["document"]
        if not report.is_file():
            yield f"{path.name}: no report {content['document']}"
            continue
        if report.stem != path.name.removesuffix(".gold.json"):
            yield f"{path.name}: its document is {content['document']}"
        for problem in check_document(content, read_sample(report), labels):
            yield f"{path.name}: {problem}"
    for report in sorted(reports.iterdir()):
        if report.name not in named:
            yield f"{report.name}: no gold file"


def main() -> int:
    problems = list(check_corpus())
    for problem in problems:
        print(problem)
    events = sum(len(json.loads(p.read_text(encoding="utf-8"))["events"]) for p in GOLD.glob("*.gold.json"))
    print(f"{len(list(REPORTS.iterdir()))} reports, {events} events, {len(problems)} problems")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
