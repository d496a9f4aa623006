"""Forms that hang on an anchor day: relative words, a day without its month, weeks of a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gestae.dates import holidays, parts_of, same_event
from gestae.dates.parts import Found, Relative

if TYPE_CHECKING:
    from gestae.dates.resolve import State

_FRIDAY = 4
_NEAR = 250
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


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
    base = (just_told(state, reading) or state.previous) if carried else state.report
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


def just_told(state: State, reading: Found) -> date | None:
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
