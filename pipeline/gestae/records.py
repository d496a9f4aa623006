"""The published schema: one event record, as it is written and as gold files hold it.

The shape follows the project's record contract (docs/record.md). Values carry `evidence` (offsets into the
report's text, code points, half-open), `confidence` (0 to 1) and `found_by` (the rule or model).
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION = "1.0"

Kind = Literal[
    "conference", "summit", "seminar", "webinar", "workshop", "training", "course", "consultation", "meeting",
    "panel", "lecture", "campaign", "rally", "protest", "camp", "celebration", "ceremony", "launch", "exhibition",
    "competition", "performance", "visit", "distribution", "fundraiser", "service", "sport", "hackathon",
    "press-conference", "project", "other",
]  # fmt: skip
Status = Literal["held", "planned", "cancelled", "postponed"]
Precision = Literal["day", "month", "quarter", "season", "year"]
YearFrom = Literal["text", "context", "document", "option"]
OrganizerRole = Literal["organizer", "host", "partner", "funder"]
PersonRole = Literal["chair", "speaker", "facilitator", "guest", "participant", "organizer"]
Confidence = Annotated[float, Field(ge=0, le=1)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(_Record):
    """Offsets of the words that a value came from: `text[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> "Evidence":
        if self.end <= self.start:
            raise ValueError(f"evidence ends at {self.end}, before it starts at {self.start}")
        return self


class _Value(_Record):
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence = 1.0
    found_by: str | None = None


class Source(_Value):
    """Where a plain value of the event (name, kind, status) was read."""


class EventDate(_Value):
    """When the event took place: inclusive ISO days; both null where the year is unknown. `text` is as written."""

    start: date | None
    end: date | None
    precision: Precision = "day"
    year_from: YearFrom | None = None
    text: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "EventDate":
        if (self.start is None) != (self.end is None):
            raise ValueError("a date has both a start and an end, or neither")
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"date ends {self.end} before it starts {self.start}")
        return self


class Organizer(_Value):
    """A body (or person) that made the event happen."""

    name: str = Field(min_length=1)
    acronym: str | None = None
    role: OrganizerRole = "organizer"


class Person(_Value):
    """A named person who took part."""

    name: str = Field(min_length=1)
    honorific: str | None = None
    position: str | None = None
    affiliation: str | None = None
    role: PersonRole = "participant"


class Topic(_Value):
    """What the event was about: a label of the taxonomy and the words that say so."""

    label: str = Field(min_length=1)
    text: str


class Place(_Value):
    """Where it was, as written, and its parts where they can be told."""

    text: str = Field(min_length=1)
    venue: str | None = None
    locality: str | None = None
    country: str | None = None


class RecordIssue(_Record):
    """Something doubtful about this event."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Candidate(_Record):
    """With --explain: a competing reading that was set aside, with the reason."""

    field: str
    text: str
    start: int
    end: int
    found_by: str
    reason: str


class Event(_Record):
    """One event: what the program writes, one a line, into events.jsonl."""

    schema_version: str = SCHEMA_VERSION
    document: str
    id: str
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    name: str | None = None
    name_source: Source | None = None
    kind: Kind = "other"
    kind_source: Source | None = None
    status: Status = "held"
    status_source: Source | None = None
    date: EventDate | None = None
    organizers: tuple[Organizer, ...] = ()
    people: tuple[Person, ...] = ()
    topics: tuple[Topic, ...] = ()
    place: Place | None = None
    issues: tuple[RecordIssue, ...] = ()
    confidence: Confidence = 1.0
    set_aside: tuple[Candidate, ...] | None = None


class Unused(_Record):
    """The completeness account: a bullet, row or dated paragraph that gave no event, and why."""

    start: int
    end: int
    unit: str
    text: str
    reason: str


class ReportIssue(_Record):
    """One line of issues.jsonl."""

    document: str
    event: str | None = None
    stage: str
    code: str
    severity: str
    message: str
    start: int | None = None
    end: int | None = None


class ReportRecord(_Record):
    """One line of reports.jsonl. `status` is "ok", "no-events", "failed" or "duplicate"; a failed report has `error`,
    a duplicate was not read again: `duplicate_of` is the document with the same bytes that was.

    `text_file` is where the exact text lies in the output folder; the writer sets it.
    """

    document: str
    format: str | None = None
    shape: str | None = None
    sha256: str | None = None
    title: str | None = None
    body: str | None = None
    report_date: str | None = None
    languages: tuple[str, ...] = ()
    words: int = 0
    events: int = 0
    status: Literal["ok", "no-events", "failed", "duplicate"]
    duplicate_of: str | None = None
    error: str | None = None
    error_code: str | None = None
    text_file: str | None = None
    unused: tuple[Unused, ...] = ()


class Outcome(_Record):
    """Everything that one report gave: picklable, what `extract` returns and what the writers take.

    `text` is the exact text that all offsets refer to (empty for a failed report and for a duplicate); `counts` are
    how many passages, mentions and so on each stage made, for run.json.
    """

    report: ReportRecord
    text: str = ""
    events: tuple[Event, ...] = ()
    issues: tuple[ReportIssue, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict)
