"""What goes in beside the text (DateContext) and what comes out (DateMention)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

DateOrder = Literal["dmy", "mdy", "auto"]
Precision = Literal["day", "month", "quarter", "season", "year", "none"]
YearFrom = Literal["text", "context", "document", "option"]
Prefer = Literal["past", "future", "nearest"]


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known about the text from elsewhere.

    `report_date` (day of writing or posting) anchors "yesterday" and can give a year; it is never an event
    date itself. `year` is the user's option. `date_order` "auto" decides from the unambiguous numeric dates
    of the text (day first if there are none). `country` (ISO 3166-1 alpha-2) tells whose public holidays are
    meant; without it the country that the text names by far most often. `units`, `headings` and `bylines` are
    (start, end) offsets, each in order and disjoint: units are items, rows and paragraphs (lines, if not given); the
    first heading is the title; a date in a byline is a post date and anchors what follows it. `prefer` says where a
    date without any year lies when only `report_date` is known: "nearest" reads it as reports do (the past unless the
    wording plans), "future" as assistants do.
    """

    report_date: date | None = None
    year: int | None = None
    date_order: DateOrder = "auto"
    country: str | None = None
    title: str | None = None
    file_name: str | None = None
    units: tuple[tuple[int, int], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    bylines: tuple[tuple[int, int], ...] = ()
    prefer: Prefer = "nearest"


@dataclass(frozen=True, slots=True)
class RejectedReading:
    """Days (inclusive, ISO) that the same words could mean, and why they were not taken."""

    first: str
    last: str
    reason: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date expression: `text_of_report[start:end] == text`.

    `first` and `last` are inclusive ISO days, both None where the year (or the day of a relative form) is
    unknown; the month and day fields keep what is known then. `role` is "event" or what it is instead of an
    event's date (the table in docs/guide.md), and `reason` says what told so. `group` numbers the members of one
    list of days. `notes` are (code, message) pairs; `rejected` are the readings that gave way.
    """

    start: int
    end: int
    text: str
    first: str | None
    last: str | None
    precision: Precision
    kind: str
    role: str
    year_from: YearFrom | None
    rule: str
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    planned: bool = False
    group: int | None = None
    notes: tuple[tuple[str, str], ...] = ()
    reason: str | None = None
    rejected: tuple[RejectedReading, ...] = ()
