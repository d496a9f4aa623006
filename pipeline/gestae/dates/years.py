"""The year of a date that names only day and month: roll-over in lists, headings, report date, weekday."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from gestae.dates.mention import YearFrom
from gestae.dates.parts import Found, Part

if TYPE_CHECKING:
    from gestae.dates.resolve import State

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SMALL_STEP = 4
_HALF_YEAR = 6
_LONGEST_CHAIN = 12
_TITLES = 4
_SOON = 2
"""Months after the day in a title within which a date is of the days that followed."""
_LONGEST_LIST = 200
_SPEECH = re.compile(
    r"\b(?:speech|address|remarks|message|homily|toast)\b(?: \w+){0,3} (?:by|of|delivered|given)\b", re.I
)
_SPEECH_HEAD = 450
_CONNECTOR = re.compile(r"(?:and|&|,|/|;|or)?|and (?:again |then )?(?:in|on)")


def running_order(dated: list[Found]) -> tuple[int, bool]:
    """Tell whether the dates of a document run on (1) or back (-1), and whether they keep to it (three
    steps of four).
    """
    ups = downs = 0
    for a, b in pairwise(dated):
        step = _step_between(a, b)
        ups, downs = ups + (step > 0), downs + (step < 0)
    most = max(ups, downs)
    return (1 if ups >= downs else -1), most >= 3 and most >= 3 * min(ups, downs)


def _step_between(a: Found, b: Found) -> int:
    both = a.first.year is not None and b.first.year is not None
    one, two = ((p.first.year if both else 0, p.first.month or 0, p.first.day or 0) for p in (a, b))
    way = (two > one) - (two < one)
    # without years a step of more than half a year is one over New Year, the other way
    return -way if not both and abs(two[1] - one[1]) > _HALF_YEAR else way


def assign(state: State, reading: Found, readings: list[Found], at: int) -> None:
    """Give a reading with a month the year of the nearest source that settles it; leave it open if there is
    none.
    """
    if reading.first.year is not None or reading.first.month is None:
        return
    if reading.direction is not None and state.report is not None:
        reading.set_year(_directed(state.report, reading), "document")
        return
    found = _shared(state, readings, at) or _by_series(reading) or _nearest(state, reading, reading.first.month)
    if state.previous is None and found is not None and found[1] == "document" and found[0] == _report_year(state):
        chained = chain_year(state, readings, at) if reading.first.day else None
        found = (chained, "document") if chained is not None else found
    if found is not None:
        _note_report_year(state, reading, *found)
        reading.set_year(*_by_weekday(reading, *found))


def _by_series(reading: Found) -> tuple[int, YearFrom] | None:
    """The year of its number in a yearly series (series.py)."""
    return None if reading.series_year is None else (reading.series_year, "context")


def _note_report_year(state: State, reading: Found, year: int, source: YearFrom) -> None:
    """Keep the year that the day of writing alone would give, where a nearer source gives another."""
    if source != "context" or state.report is None:
        return
    other = by_report(state.report, reading.first.month or 1, reading.planned)
    if other != year and reading.first.day is not None:
        _reject_year(reading, other, f"{year} stands nearer than the day of writing, {state.report}")


def _reject_year(reading: Found, year: int, reason: str) -> None:
    first, last = reading.first, reading.last
    reading.reject(Part(year, first.month, first.day), Part(year + reading.crosses, last.month, last.day), reason)


def _directed(report: date, reading: Found) -> int:
    """Year of "last August" or "next May 5"; "this" is the report's own year."""
    month, day = reading.first.month or 0, reading.first.day
    here = (report.month, report.day) if day else (report.month, 0)
    there = (month, day or 0)
    if reading.direction == -1:
        return report.year - int(there >= here)
    return report.year + int(there <= here) if reading.direction == 1 else report.year


def _report_year(state: State) -> int | None:
    return state.report.year if state.report is not None else None


def _shared(state: State, readings: list[Found], at: int) -> tuple[int, YearFrom] | None:
    """A chain of dates shares the year that its last member names: "27 June, 3 July and 5 August 2018"."""
    reading = readings[at]
    month = reading.last.month or 0
    for a, b in pairwise(readings[at : at + _LONGEST_CHAIN]):
        if not _CONNECTOR.fullmatch(state.text[a.end : b.start].strip(" ,;").lower()) or b.first.month is None:
            return None
        if b.first.year is not None:
            return b.first.year - int(month > b.first.month), "text"
    return None


def _nearest(state: State, reading: Found, month: int) -> tuple[int, YearFrom] | None:
    if state.fresh and not _goes_on(state, reading):
        for period in (state.chapter, state.heading):
            if period is not None and (year := period.year_of(month)) is not None:
                return year, "context"
    if state.previous is not None and reading.role not in (
        "post-date",
        "edition",
        "comment",
        "law",
        "founding",
    ):
        return _rolled(state, state.previous, month, reading)
    if state.heading is not None:
        middle = state.heading.issue or date(state.heading.high // 12, state.heading.high % 12 + 1, 15)
        return state.heading.year_of(month) or by_report(middle, month, reading.planned), "context"
    if state.document is not None and state.document.issue is None:
        if (year := state.document.year_of(month)) is not None:
            return year, "document"
        high = state.document.high
        return by_report(date(high // 12, high % 12 + 1, 15), month, reading.planned), "document"
    if state.given.year is not None:
        return state.given.year, "option"
    return _reported(state, reading, month) or ((state.copyright, "document") if state.copyright else None)


def _goes_on(state: State, reading: Found) -> bool:
    """A date within weeks after one whose year is written goes on from it, whatever year was named in
    between.
    """
    part = Part(state.previous.year, reading.first.month, reading.first.day or 1) if state.previous else Part()
    if state.previous is None or state.previous_from != "text" or not part.possible():
        return False
    low = part.low()
    return low is not None and 0 <= (low - state.previous).days <= 45


def _rolled(state: State, previous: date, month: int, reading: Found) -> tuple[int, YearFrom]:
    year = _told_before(state, reading, roll(previous, month, state.direction), month)
    if year > previous.year and not reading.planned:
        soon = 0 if _from_speech(state) else _SOON
        if (soon == 0 or _from_title(state)) and (month - previous.month) % 12 > soon:
            return previous.year, "context"
    if reading.planned and (year, month) < (previous.year, previous.month - 1):
        behind = state.report is None or (year, month) < (state.report.year, state.report.month)
        return year + int(behind), "context"
    for period in (state.heading, state.document):
        if period is None or period.issue is not None or period.year_of(previous.month) != previous.year:
            continue
        inside = period.year_of(month)
        if inside is not None and not (reading.planned and inside < year):
            return inside, "context" if period is state.heading else "document"
    if state.report is not None and not state.ordered and abs((state.report - previous).days) < 400:
        return by_report(state.report, month, reading.planned), "document"
    return year, "context"


def _told_before(state: State, reading: Found, year: int, month: int) -> int:
    """The year, or the one before where that month is written with it and the other would be the latest of all: the
    text comes back to what it told of.
    """
    if reading.first.day or reading.planned or (year - 1, month) not in state.named_months:
        return year
    return year - int((year, month) > max(state.named_months))


def _from_title(state: State) -> bool:
    """Whether the date before stands in a title: a speech of December looks back on its year, a list runs on."""
    return any(low <= state.previous_end - 1 < high for low, high in state.given.headings[:_TITLES])


def _from_speech(state: State) -> bool:
    """Whether the date before is that on which a speech was given, in the words above it."""
    return state.previous_end < _SPEECH_HEAD and bool(_SPEECH.search(state.text, 0, state.previous_end))


def _reported(state: State, reading: Found, month: int) -> tuple[int, YearFrom] | None:
    if state.report is None or (state.next_year is not None and state.next_year < state.report.year - 1):
        return None
    if state.given.prefer == "future":
        return _future(state.report, reading), "document"
    if state.given.prefer == "past":
        return state.report.year - (month > state.report.month), "document"
    return by_report(state.report, month, reading.planned), "document"


def chain_year(state: State, readings: list[Found], at: int) -> int | None:
    """Where only the report date is known, an ordered list as a whole lies before it, as far as it does not
    plan.
    """
    report, before = state.report, None
    if report is None or not state.ordered or state.given.prefer != "nearest":
        return None
    base = [
        r
        for r in readings[at : at + _LONGEST_LIST]
        if r.role == "event" and r.first.month and r.first.day and not r.holiday
    ]
    carried = date(report.year, base[0].first.month or 1, 1) if base else None
    late = total = 0
    stop = next((r.start for r in readings[at : at + _LONGEST_LIST] if r.role == "post-date"), readings[-1].end)
    for reading in base:
        if carried is None or reading.first.year is not None or reading.start > stop:
            break
        before, month = carried, reading.first.month or 1
        carried = date(roll(before, month, state.direction), month, 1)
        total += not reading.planned
        late += not reading.planned and (carried.year, carried.month) > (report.year, report.month)
    return report.year - 1 if total >= 4 and late * 2 > total else None


def _future(report: date, reading: Found) -> int:
    end = (reading.last.month or 12, reading.last.day or 31)
    return report.year + int(end < (report.month, report.day) and not reading.crosses)


def roll(previous: date, month: int, step: int) -> int:
    """Carry the year of the item before: a large step against the running order crosses New Year, a small
    one does not.
    """
    gap = month - previous.month
    if step >= 0 and gap < -_SMALL_STEP:
        return previous.year + 1
    if step < 0 and gap > _SMALL_STEP:
        return previous.year - 1
    return previous.year


def by_report(report: date, month: int, planned: bool) -> int:
    """Place a month by the day of writing: six or more months ahead is last year, a plan long past is next
    year.
    """
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
        _reject_year(reading, year, f"no {_DAY_NAMES[reading.weekday]}")
        return fitting[0], source
    return year, source


def _falls(reading: Found, year: int) -> int | None:
    try:
        return date(year, reading.first.month or 1, reading.first.day or 1).weekday()
    except ValueError:
        return None


def backfill(state: State, readings: list[Found]) -> bool:
    """Give dates before the first one with a year that year, running backwards; tell whether any were."""
    later: date | None = None
    changed = False
    for reading in reversed(readings):
        if reading.yearless and later is not None and reading.first.month and reading.role == "event":
            year = roll(later, reading.first.month, -state.direction)
            reading.set_year(*_by_weekday(reading, year, "context"))
            changed = True
        days = reading.days()
        if days is not None and reading.role == "event" and reading.precision == "day" and reading.year_from:
            later = days[0]
    return changed


def check_weekday(reading: Found) -> None:
    """Note a weekday that does not fit the date."""
    days = reading.days()
    if reading.weekday is None or days is None or reading.relative is not None or reading.kind == "recurring":
        return
    if days[0].weekday() != reading.weekday:
        fits = _DAY_NAMES[days[0].weekday()]
        reading.notes.append(("weekday-mismatch", f"{days[0]} is a {fits}, not a {_DAY_NAMES[reading.weekday]}"))
