"""Outcomes made by hand: the writers are tested without the stages before them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gestae.records import (
    Event,
    EventDate,
    Evidence,
    Organizer,
    Outcome,
    Person,
    Place,
    RecordIssue,
    ReportIssue,
    ReportRecord,
    Source,
    Topic,
)
from gestae.settings import Settings
from gestae.stages.write import RunInfo, open_output

TEXT = "Minutes\r\n\r\nOn 5 March 2024 the River Trust held a talk, “Clean Wells”.\r\nAda Bell spoke.\n"


def span(words: str) -> tuple[Evidence, ...]:
    """The evidence for words of TEXT."""
    start = TEXT.index(words)
    return (Evidence(start=start, end=start + len(words)),)


def make_event(document: str = "a.txt", **changes: Any) -> Event:
    """A full event of TEXT."""
    values: dict[str, Any] = {
        "document": document,
        "id": "e1",
        "text": TEXT[11:],
        "start": 11,
        "end": len(TEXT),
        "name": "Clean Wells",
        "name_source": Source(evidence=span("Clean Wells"), confidence=0.9, found_by="quoted"),
        "kind": "lecture",
        "date": EventDate(
            start="2024-03-05", end="2024-03-05", year_from="text", text="5 March 2024",
            evidence=span("5 March 2024"), confidence=0.95, found_by="day-month-year",
        ),
        "organizers": (
            Organizer(name="River Trust", evidence=span("River Trust"), confidence=0.8, found_by="active"),
            Organizer(name="Hill Bank", role="funder"),
        ),
        "people": (Person(name="Ada Bell", role="speaker", evidence=span("Ada Bell")), Person(name="B. Cox")),
        "topics": (Topic(label="water", text="Wells", evidence=span("Wells")),),
        "place": Place(text="Town Hall, Fenby", venue="Town Hall", locality="Fenby"),
        "issues": (RecordIssue(code="odd", message="something is odd"),),
        "confidence": 0.85,
    }  # fmt: skip
    return Event(**{**values, **changes})


def make_outcome(document: str = "a.txt", *events: Event, text: str = TEXT) -> Outcome:
    """The outcome of a report that could be read."""
    status = "ok" if events else "no-events"
    return Outcome(
        report=ReportRecord(document=document, sha256="0" * 64, status=status, words=12, events=len(events)),
        text=text,
        events=events,
        issues=tuple(
            ReportIssue(document=document, event=event.id, stage="validate", code=issue.code,
                        severity="warning", message=issue.message)
            for event in events for issue in event.issues
        ),
        counts={"passages": 2, "dates": 1},
    )  # fmt: skip


def make_failure(document: str = "bad.pdf", reason: str = "it is encrypted") -> Outcome:
    """The outcome of a report that could not be read."""
    report = ReportRecord(document=document, status="failed", error=reason, error_code="encrypted")
    return Outcome(report=report)


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write outcomes into tmp_path/out, in the formats named, and give the folder."""

    def run(*outcomes: Outcome, formats: tuple[str, ...] = ("jsonl", "csv"), **changes: Any) -> Path:
        settings = Settings(format=formats, **changes)
        with open_output(tmp_path / "out", formats) as output:
            for outcome in outcomes:
                output.add(outcome)
            output.commit(RunInfo("0.0", "a_model", "1.2.3", settings))
        return tmp_path / "out"

    return run


@pytest.fixture
def event() -> Callable[..., Event]:
    """Makes a full event, with changes."""
    return make_event


@pytest.fixture
def outcome() -> Callable[..., Outcome]:
    """Makes the outcome of a readable report."""
    return make_outcome


@pytest.fixture
def failure() -> Callable[..., Outcome]:
    """Makes the outcome of an unreadable report."""
    return make_failure
