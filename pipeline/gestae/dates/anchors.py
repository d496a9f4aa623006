"""Forms that hang on an anchor day: relative words, a day without its month, weeks of a month."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gestae.dates import holidays, parts_of, same_event
from gestae.dates.parts import Found, Relative

if TYPE_CHECKING:
    from gestae.dates.resolve import State

_FRIDAY = 4
_NEAR = 250
_OWN_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_ENTRY = re.compile(r"(?:,? \(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?)?\s?[-–—:]\s", re.IGNORECASE)
"""What stands behind a day that heads an entry: a dash or colon, perhaps after its weekday."""
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


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
    if (told := _just_told(state, reading)) is not None:
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


def count_weeks(reading: Found) -> None:
    """Turn "first Saturday" and "last week" of a month into days once the year is known."""
    year, month = reading.first.year, reading.first.month
    if reading.period is None or year is None or month is None:
        return
    kind, nth = reading.period
    end = monthrange(year, month)[1]
    if kind in ("week of", "week to"):
        day = date(year, month, reading.first.day or 1)
        days = (day, day + timedelta(days=6))
        reading.fixed = days if kind == "week of" else (day - timedelta(days=6), day)
        return
    if kind == "weekday":
        try:
            day = holidays.nth_weekday(year, month, reading.weekday or 0, nth)
        except ValueError:
            reading.notes.append(("no-such-day", "the month has no such weekday"))
            return
        reading.fixed = (day, day)
        return
    length = int(kind)
    first, last = (nth // 10, nth % 10) if nth > 10 else (nth, nth)
    low = end - length + 1 if first == -1 else 1 + length * (first - 1)
    high = end if last == -1 or length * last + length > end + 7 else min(end, length * last)
    if length == 15 and last == 2:
        high = end
    if low <= end:
        reading.fixed = (date(year, month, low), date(year, month, max(low, high)))


def relative(state: State, reading: Found) -> None:
    """Work out a relative form from the report date or from the date before."""
    form = reading.relative
    if form is None:
        return
    if (day := same_event.weekday(state, reading)) is not None:
        reading.fixed, reading.year_from = (day, day), "context"
        return
    told = state.given.report_date is not None and state.report is not None
    carried = form.base == "item" and not (reading.rule == "the unit" and told)
    if form.base == "told":
        carried = state.previous is not None and not reading.planned and state.given.prefer == "nearest"
    base = (_just_told(state, reading) or state.previous) if carried else state.report
    if base is None and (form.unit != "weekday" or form.base == "item") and reading.rule != "day word":
        base = state.report if form.base == "item" else state.previous
    if base is None:
        return
    reading.year_from = "document" if base is state.report else "context"
    if reading.rule == "in units" and (reading.planned or state.given.prefer == "future"):
        reading.role = "event"
    try:
        reading.fixed = _place(state, base, reading, form)
    except (ValueError, OverflowError):
        reading.fixed = None


def _just_told(state: State, reading: Found) -> date | None:
    """The day before in the same paragraph, whatever it was the day of."""
    if state.last_day is None or "\n" in state.text[state.last_day[1] : reading.start]:
        return None
    near = reading.start - state.last_day[1] < _NEAR and state.last_day[1] > state.previous_end
    return state.last_day[0] if near else None


def _place(state: State, base: date, reading: Found, form: Relative) -> tuple[date, date]:
    if reading.steps:
        for unit, amount in reading.steps:
            base = parts_of.shift(base, unit, amount)
        return base, base
    exact = state.given.prefer == "future" and reading.rule == "ago"
    if form.unit.startswith("shift ") or exact:
        day = parts_of.shift(base, form.unit.removeprefix("shift "), form.amount)
        return day, day
    if reading.kind == "relative-span":
        return _span(base, form)
    if form.unit == "season":
        return _season(base, form, *divmod((reading.period or ("", 0))[1], 100))
    if form.unit == "near weekend":
        coming = state.given.prefer == "future" or reading.planned or base.weekday() > _FRIDAY
        return _shift(base, "weekend", 0 if coming else -1)
    if form.unit == "weekday":
        words = state.text[reading.start : reading.start + 4].lower()
        if words == "next" and state.given.prefer == "future":
            day = base + timedelta(days=7 - base.weekday() + (reading.weekday or 0))
            return day, day
        if reading.kind == "weekday" and state.given.prefer == "future":
            ahead = (((reading.weekday or 0) - base.weekday()) % 7) or 7
            first = base + timedelta(days=ahead)
            return first, first + timedelta(days=form.length)
        return _weekday(base, reading, form.amount)
    return _shift(base, form.unit, form.amount)


def _season(base: date, form: Relative, low: int, high: int) -> tuple[date, date]:
    """The season (first and last month) before, around or after a day."""
    years = range(base.year - 1, base.year + 2)
    spans = [(date(y, low, 1), parts_of.shift(date(y + (high < low), high, 1), "month", 1)) for y in years]
    closed = [(start, stop - timedelta(days=1)) for start, stop in spans]
    if form.amount < 0:
        return [span for span in closed if span[1] < base][-1]
    if form.amount > 0:
        return next(span for span in closed if span[0] > base)
    return next((span for span in closed if span[0] <= base <= span[1]), closed[1])


def _span(base: date, form: Relative) -> tuple[date, date]:
    if form.unit in ("quarter", "decade"):
        one, other = (
            _shift(base, form.unit, form.amount),
            _shift(base, form.unit, 1 if form.amount > 0 else -1),
        )
        return min(one[0], other[0]), max(one[1], other[1])
    if form.amount < 0:
        return parts_of.shift(base, form.unit, form.amount), base - timedelta(days=1)
    return base + timedelta(days=1), parts_of.shift(base, form.unit, form.amount)


def _weekday(base: date, reading: Found, amount: int) -> tuple[date, date]:
    wanted = reading.weekday or 0
    if reading.kind == "weekday":
        amount = 1 if reading.planned else -1
        gap = (base.weekday() - wanted) % 7
        day = base - timedelta(days=gap) if amount < 0 else base + timedelta(days=(wanted - base.weekday()) % 7)
    elif amount < 0:
        day = base - timedelta(days=(base.weekday() - wanted) % 7 or 7)
    elif amount > 0:
        day = base + timedelta(days=((wanted - base.weekday()) % 7 or 7) + 7 * (amount - 1))
    else:
        day = base + timedelta(days=wanted - base.weekday())
    return day, day + timedelta(days=reading.relative.length if reading.relative else 0)


def _shift(base: date, unit: str, amount: int) -> tuple[date, date]:
    if unit == "day":
        day = base + timedelta(days=amount)
        return day, day
    if unit in _LENGTHS:
        monday = base - timedelta(days=base.weekday()) + timedelta(days=_LENGTHS[unit] * amount)
        return (
            (monday + timedelta(days=5), monday + timedelta(days=6))
            if unit == "weekend"
            else (monday, monday + timedelta(days=6))
        )
    if unit == "decade":
        start = base.year // 10 * 10 + 10 * amount
        return date(start, 1, 1), date(start + 9, 12, 31)
    if unit == "year":
        return date(base.year + amount, 1, 1), date(base.year + amount, 12, 31)
    size = 3 if unit == "quarter" else 1
    counted = (base.year * 12 + base.month - 1) // size * size + amount * size
    last = counted + size - 1
    return date(counted // 12, counted % 12 + 1, 1), date(
        last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1]
    )
