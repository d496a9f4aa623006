"""Days without their month: "the 16th" takes it from a heading, from the date before, or from the report's own."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from gestae.dates import anchors
from gestae.dates.parts import Found

if TYPE_CHECKING:
    from gestae.dates.resolve import State

_ENTRY = re.compile(r"(?:,? \(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?)?\s?[-–—:]\s", re.IGNORECASE)
"""What stands behind a day that heads an entry: a dash or colon, perhaps after its weekday."""
_OWN_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)


def under_heading(state: State, reading: Found) -> None:
    """A day at the head of a list item takes the month of the heading above it."""
    if reading.role != "event":
        return
    if state.month is None:
        _go_on(state, reading)
        return
    year, month = state.month
    reading.first.month = month
    reading.last.month = reading.last.month or month
    reading.crosses = int(reading.last.month < month)
    if not (reading.first.possible() and reading.last.possible()):
        reading.first.month = None
        return
    reading.needs_month = False
    if year is not None:
        reading.set_year(year, "context")


def _go_on(state: State, reading: Found) -> None:
    """Without such a heading, "16th - " goes on from the date before in the same text."""
    if _OWN_DAY.fullmatch(state.text, reading.start, reading.end) and _ENTRY.match(state.text, reading.end):
        reading.needs_month = False
        carried_month(state, reading)
        reading.needs_month = reading.first.month is None


def carried_month(state: State, reading: Found) -> None:
    """Take month and year of "the 16th" from the date before, or the nearest month that fits its weekday."""
    if reading.under_heading_only and state.month is None:
        reading.needs_month = True
        return
    base = _month_base(state, reading)
    if base is None:
        return
    counted = base.year * 12 + base.month - 1
    if reading.rule == "nth weekday alone":
        told = (
            state.text[max(0, reading.start - 7) : reading.start].lower().endswith(("on ", "on the "))
            and state.month_leads
        )
        listed = state.month is not None and (told or _leads_line(state.text, reading))
        if state.given.prefer == "future" or (listed and reading.role == "recurring"):
            reading.kind, reading.role = "day", "event"
    elif reading.weekday is not None:
        fits = [c for c in _nearby(counted) if _falls(c, reading.first.day or 1) == reading.weekday]
        if not fits and reading.weekday_tells:
            reading.needs_month = True
            return
        counted = fits[0] if fits else counted
    elif state.given.prefer == "future" and state.previous is None and state.report is not None:
        passed = (reading.first.day or 31) < state.report.day
        counted = state.report.year * 12 + state.report.month - 1 + int(passed)
    for part in (reading.first, reading.last):
        part.month, part.year = counted % 12 + 1, counted // 12
    if not (reading.first.possible() and reading.last.possible()):
        reading.first.month = reading.last.month = reading.first.year = reading.last.year = None
        return
    told = state.previous is not None or (state.last_day is not None and base is state.last_day[0])
    reading.year_from = "context" if told else "document"
    reading.notes.append(("month-carried", "the month is that of the date before"))


def _leads_line(text: str, reading: Found) -> bool:
    before = text[max(0, reading.start - 8) : reading.start]
    return not any(c.isalnum() for c in before[before.rfind("\n") + 1 :])


def _month_base(state: State, reading: Found) -> date | None:
    """A day in the month that a day without its month belongs to: the heading's, the date before's, else the
    report's.
    """
    if state.month is not None and state.month[0] is not None:
        heading = date(state.month[0], state.month[1], 15)
        counted = heading.year * 12 + heading.month - 1
        fits = reading.weekday is not None and _falls(counted, reading.first.day or 1) == reading.weekday
        if state.month_leads or fits:
            return heading
    if (told := anchors.just_told(state, reading)) is not None:
        return told
    if state.report is not None and not state.ordered:
        if reading.weekday is not None and reading.planned:
            return state.report
        if state.previous is None or _apart(state, reading):
            return _nearest_month(state.report, reading.first.day or 15)
    return state.previous or state.report


def _apart(state: State, reading: Found) -> bool:
    """The date before stands in another paragraph, and the report is of about the same time."""
    if state.previous is None or state.report is None or abs((state.report - state.previous).days) > 45:
        return False
    return "\n\n" in state.text[state.previous_end : reading.start]


def _nearest_month(report: date, day: int) -> date:
    """The report's month or a neighbour, where the day lies nearest to the report."""
    counted = report.year * 12 + report.month - 1
    near = [date(c // 12, c % 12 + 1, min(day, 28)) for c in (counted, counted - 1, counted + 1)]
    return min(near, key=lambda d: abs((d - report).days))


def _nearby(counted: int) -> list[int]:
    return [counted, *(counted + sign * step for step in (1, 2, 3) for sign in (1, -1))]


def _falls(counted: int, day: int) -> int | None:
    try:
        return date(counted // 12, counted % 12 + 1, day).weekday()
    except ValueError:
        return None
