"""The year of a date that names only day and month: roll-over in lists, headings, report date, weekday."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gestae.dates.mention import YearFrom
from gestae.dates.parts import Found

if TYPE_CHECKING:
    from gestae.dates.resolve import State

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL_STEP = 4
_CONNECTORS = frozenset({"and", "&", ",", "", "/", ";"})


def direction(dated: list[Found]) -> int:
    """Tell whether the dates of a document run on (1) or back (-1): the majority of the steps between neighbours."""
    ups = downs = 0
    for a, b in zip(dated, dated[1:], strict=False):
        one, two = (a.first.year, a.first.month, a.first.day), (b.first.year, b.first.month, b.first.day)
        if (a.first.year is None) != (b.first.year is None):
            one, two = (None, *one[1:]), (None, *two[1:])
        low, high = [x or 0 for x in one], [x or 0 for x in two]
        ups, downs = ups + (high > low), downs + (high < low)
    return 1 if ups >= downs else -1


def assign(state: State, reading: Found, readings: list[Found], at: int) -> None:
    """Give a reading with a month the year of the nearest source that settles it; leave it open if there is none."""
    if reading.first.year is not None or reading.first.month is None:
        return
    found = _shared(state, readings, at) or _nearest(state, reading, reading.first.month)
    if found is not None:
        reading.set_year(*_by_weekday(reading, *found))


def _shared(state: State, readings: list[Found], at: int) -> tuple[int, YearFrom] | None:
    """A chain of dates shares the year that its last member names: "27 June, 3 July and 5 August 2018"."""
    reading = readings[at]
    month = reading.last.month or 0
    for a, b in zip(readings[at:], readings[at + 1 :], strict=False):
        if state.text[a.end : b.start].strip(" ,;").lower() not in _CONNECTORS or b.first.month is None:
            return None
        if b.first.year is not None:
            return b.first.year - int(month > b.first.month), "text"
    return None


def _nearest(state: State, reading: Found, month: int) -> tuple[int, YearFrom] | None:
    if state.fresh and state.heading is not None and (year := state.heading.year_of(month)) is not None:
        return year, "context"
    if state.previous is not None and reading.role == "event":
        year = roll(state.previous, month, state.direction)
        for period in (state.heading, state.document):
            inside = period.year_of(month) if period is not None and period.low != period.high else None
            if inside is not None and inside != year:
                return inside, "context" if period is state.heading else "document"
        return year, "context"
    if state.heading is not None:
        middle = state.heading.issue or date(state.heading.high // 12, state.heading.high % 12 + 1, 15)
        return state.heading.year_of(month) or by_report(middle, month, reading.planned), "context"
    if state.document is not None and state.document.issue is None:
        year_in = state.document.year_of(month)
        if year_in is not None:
            return year_in, "document"
    if state.option is not None:
        return state.option, "option"
    if state.report is not None:
        if state.given.prefer == "future":
            return _future(state.report, reading), "document"
        return by_report(state.report, month, reading.planned), "document"
    return None


def _future(report: date, reading: Found) -> int:
    earlier = (reading.first.month or 0, reading.last.day or 31) < (report.month, report.day)
    return report.year + int(earlier)


def roll(previous: date, month: int, step: int) -> int:
    """Carry the year of the item before: a large step against the running order crosses New Year, a small one does not."""
    gap = month - previous.month
    if step >= 0 and gap < -_SMALL_STEP:
        return previous.year + 1
    if step < 0 and gap > _SMALL_STEP:
        return previous.year - 1
    return previous.year


def by_report(report: date, month: int, planned: bool) -> int:
    """Place a month by the day of writing: six or more months ahead is last year, a plan long past is next year."""
    ahead = month - report.month
    if ahead >= 6 and not planned:
        return report.year - 1
    if ahead < 0 and planned and ahead <= -3:
        return report.year + 1
    return report.year


def _by_weekday(reading: Found, year: int, source: YearFrom) -> tuple[int, YearFrom]:
    """Let the weekday correct a year by one where exactly one neighbour year fits it."""
    if reading.weekday is None or reading.first.day is None or source == "text":
        return year, source
    fitting = [y for y in (year, year - 1, year + 1) if _falls(reading, y) == reading.weekday]
    if fitting and fitting[0] != year:
        reading.notes.append(("year-by-weekday", f"{fitting[0]} rather than {year}, because of the weekday"))
        return fitting[0], source
    return year, source


def _falls(reading: Found, year: int) -> int | None:
    try:
        return date(year, reading.first.month or 1, reading.first.day or 1).weekday()
    except ValueError:
        return None


def backfill(state: State, readings: list[Found]) -> None:
    """Give dates before the first one with a year that year, running the list backwards."""
    later: date | None = None
    for reading in reversed(readings):
        if reading.yearless and later is not None and reading.first.month and reading.role == "event":
            reading.set_year(
                *_by_weekday(reading, roll(later, reading.first.month, -state.direction), "context")
            )
        days = reading.days()
        if days is not None and reading.role == "event" and reading.precision == "day" and reading.year_from:
            later = days[0]


def check_weekday(reading: Found) -> None:
    """Note a weekday that does not fit the date."""
    days = reading.days()
    if reading.weekday is None or days is None or reading.relative is not None or reading.kind == "recurring":
        return
    if days[0].weekday() != reading.weekday:
        fits = _DAY_NAMES[days[0].weekday()]
        reading.notes.append(
            ("weekday-mismatch", f"{days[0]} is a {fits}, not a {_DAY_NAMES[reading.weekday]}")
        )
