"""Goldens: what the program did on four reports, so that a change of any answer is seen (tests/goldens/README.md)."""

import json
from pathlib import Path
from typing import Any

import pytest

from gestae.records import Event, Outcome
from gestae.run import Tools, process
from gestae.settings import Settings

REPORTS = Path(__file__).resolve().parents[1] / "corpus" / "reports"
GOLDENS = Path(__file__).resolve().parent / "goldens"
NAMES = (
    "article-wadi-cleanup.md",
    "numbered-list-public-library.txt",
    "press-maternity-waiting-home.html",
    "talks-astronomy-club.md",
)


def short_event(event: Event) -> dict[str, Any]:
    """The fields of an event that users read first, with its words instead of offsets."""
    when = event.date
    return {
        "begins": " ".join(event.text.split())[:60],
        "name": event.name,
        "kind": event.kind,
        "status": event.status,
        "date": [when.text, str(when.start), str(when.end), when.precision, when.year_from] if when else None,
        "organizers": [f"{o.role}: {o.name}" for o in event.organizers],
        "people": [f"{p.role}: {' '.join(filter(None, (p.honorific, p.name)))}" for p in event.people],
        "topics": [f"{t.label}: {t.text}" for t in event.topics],
        "place": event.place.text if event.place else None,
        "issues": [issue.code for issue in event.issues],
    }


def short(outcome: Outcome) -> dict[str, Any]:
    """A report's outcome, shortened: its body, its events, what gave none and why."""
    return {
        "document": outcome.report.document,
        "body": outcome.report.body,
        "events": [short_event(event) for event in outcome.events],
        "unused": [f"{' '.join(unused.text.split())[:60]}: {unused.reason}" for unused in outcome.report.unused],
    }


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, tools: Tools, request: pytest.FixtureRequest) -> None:
    path = GOLDENS / f"{name}.json"
    found = short(process(name, (REPORTS / name).read_bytes(), tools, Settings()))
    if request.config.getoption("--update-goldens"):
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.skip("written anew")
    golden = json.loads(path.read_text(encoding="utf-8"))
    assert found == golden, f"{name} reads otherwise now; if better: pytest tests/test_goldens.py --update-goldens"


def test_no_golden_is_left_over() -> None:
    assert sorted(path.name for path in GOLDENS.glob("*.json")) == [f"{name}.json" for name in NAMES]
