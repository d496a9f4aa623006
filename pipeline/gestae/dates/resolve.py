"""Context: which year, month and day the expressions mean that do not say so themselves."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gestae.dates import (
    anchors,
    frame,
    issue,
    lone_days,
    named_days,
    numbers,
    parts_of,
    posts,
    roles,
    series,
    spans,
    years,
)
from gestae.dates.mention import DateContext, YearFrom
from gestae.dates.parts import Found
from gestae.dates.period import Period, of_reading


@dataclass(slots=True)
class State:
    """What is known at a place of the text while walking through it."""

    text: str
    given: DateContext
    report: date | None = None
    document: Period | None = None
    heading: Period | None = None
    chapter: Period | None = None
    fresh: bool = False
    month: tuple[int | None, int] | None = None
    month_leads: bool = False
    previous_end: int = 0
    previous: date | None = None
    previous_from: YearFrom | None = None
    direction: int = 1
    ordered: bool = False
    next_year: int | None = None
    copyright: int | None = None
    text_years: frozenset[int] = frozenset()
    country: str | None = None
    last_day: tuple[date, int] | None = None
    last_days: tuple[date, date] | None = None
    named_years: tuple[tuple[int, int], ...] = ()
    named_months: frozenset[tuple[int, int]] = frozenset()


def resolve(text: str, readings: list[Found], given: DateContext) -> list[Found]:
    """Fill in what the readings leave open from the nearest source that settles it; return those that are
    dates.
    """
    nested = [part for r in readings for part in (r.parent, r.until) if part is not None]
    numbers.decide_order([*readings, *nested], given.date_order)
    frame.type_by_place(text, readings, given)
    posts.type_entries(text, readings)
    frame.plan_under_headings(text, readings, given)
    dated = [r for r in readings if r.role == "event" and r.first.month and r.first.day and not r.holiday]
    months = _months(text, readings, given)
    state = State(text, given)
    state.direction, state.ordered = years.running_order(dated)
    state.document = frame.document_period(text, readings, given, months)
    issue.after_period(text, readings, state.document)
    state.report = (
        given.report_date or issue.masthead(text, readings, state.document) or frame.first_post_date(readings)
    )
    if state.report is not None and roles.historical(readings, state.report):
        state.report = None
    if state.document is not None and state.document.issue is not None and given.report_date is None:
        state.report = state.document.issue
    if state.document is not None:
        state.document = frame.whole_year(readings, state.document) or state.document
    _know_years(state, readings, dated)
    frame.drop_numbering(text, readings, given)
    series.assign(text, readings)
    fresh = replace(state)
    for at, reading in enumerate(readings):
        _step(state, reading, readings, at, months)
    if years.backfill(state, readings):
        # what hangs on a date that has only now got its year is settled in a second walk
        for at, reading in enumerate(readings):
            _step(fresh, reading, readings, at, months)
    for reading in readings:
        years.check_weekday(reading)
    spans.lengthen(text, readings)
    frame.settle_holidays(text, readings, given)
    for reading in readings:
        if reading.other_word and reading.role in ("name", "verb"):
            reading.no_date()
    return [r for r in readings if not r.needs_month and (r.rule != "the unit" or given.prefer == "future")]


def _know_years(state: State, readings: list[Found], dated: list[Found]) -> None:
    """Note the years that the text names, and which come first."""
    state.text_years = frozenset(r.first.year for r in dated if r.first.year)
    state.named_years = tuple((r.start, r.first.year) for r in readings if r.first.year)
    state.named_months = frozenset(
        (r.first.year, r.first.month)
        for r in readings
        if r.first.year and r.first.month and r.precision == "month" and _tells(r)
    )
    if not state.text_years:
        state.copyright = next(
            (r.first.year for r in readings if r.first.year and roles.of_copyright(state.text, r)), None
        )
    state.next_year = next((r.first.year for r in dated if r.first.year), None)


def _months(text: str, readings: list[Found], given: DateContext) -> list[int]:
    """Months in running order: those of the days, and those that head the parts of the document; 0 stands where
    a heading begins a new year.
    """
    months = []
    for reading in readings:
        dated = reading.role == "event" and reading.first.day is not None
        whole = reading.precision == "month" and reading.first.month == reading.last.month
        dated = dated or (whole and reading.role == "event" and frame.heads_entry(text, reading))
        if reading.kind == "fiscal-year" and frame.governs(text, given, reading):
            months.append(0)
        elif reading.first.month and not reading.holiday and (dated or (whole and frame.governs(text, given, reading))):
            months.append(reading.first.month)
    return months


def _step(state: State, reading: Found, readings: list[Found], at: int, months: list[int]) -> None:
    if reading.first.year is not None and reading.year_from is None:
        reading.year_from = "text"
    if reading.needs_month:
        lone_days.under_heading(state, reading)
        if reading.needs_month and reading.rule == "bullet weekdays" and (state.previous or state.report):
            reading.needs_month = False
    if reading.parent is not None:
        _from_parts(state, reading, months)
    elif frame.governs(state.text, state.given, reading):
        _enter_heading(state, reading, months)
    elif reading.holiday is not None:
        named_days.place(state, reading)
    elif reading.yearless:
        years.assign(state, reading, readings, at)
    elif reading.first.month is None and (reading.first.day is not None or reading.rule == "nth weekday alone"):
        lone_days.carried_month(state, reading)
    if reading.relative is not None:
        anchors.relative(state, reading)
    anchors.count_weeks(reading)
    _remember(state, reading)


def _from_parts(state: State, reading: Found, months: list[int]) -> None:
    """Settle the parts of a composed expression, then the whole."""
    parent, until = reading.parent, reading.until
    if parent is None:
        return
    if until is not None and parent.yearless and until.first.year:
        over = int((parent.first.month or 0) > (until.first.month or 12))
        parent.set_year(until.first.year - over, "text")
    for part in (parent, until):
        if part is not None:
            part.planned = reading.planned
            saved = state.month, state.heading, state.fresh
            _step(state, part, [part], 0, months)
            state.month, state.heading, state.fresh = saved
    reading.year_from = parent.year_from
    whole = parent.days()
    if until is not None:
        reading.fixed = _between(parent, until)
    elif whole is not None:
        _from_whole(state, reading, whole)


def _between(low: Found, high: Found) -> tuple[date, date] | None:
    """From the first day of one reading to the last day of the other; a guessed year gives way."""
    start, stop = low.days(), high.days()
    if start is None or stop is None:
        return None
    if start[0] > stop[1] and low.year_from not in (None, "text") and low.first.year is not None:
        low.set_year(low.first.year - 1, low.year_from or "context")
        start = low.days() or start
    return (start[0], stop[1]) if start[0] <= stop[1] else None


def _from_whole(state: State, reading: Found, whole: tuple[date, date]) -> None:
    unit, step = (reading.part or ("", 0))[0], reading.shift
    if unit == "shift" and step is not None:
        day = parts_of.shift(whole[0], step.unit, step.amount)
        reading.fixed = (day, day)
    elif unit == "length" and step is not None:
        stop = parts_of.shift(whole[0], step.unit, step.amount)
        reading.fixed = (whole[0], stop - timedelta(days=1))
    elif unit == "year":
        reading.set_year(whole[0].year, reading.year_from or "text")
        if reading.holiday is not None:
            named_days.place(state, reading)
    else:
        reading.fixed = parts_of.take(whole, reading.part or ("", 0), reading.weekday)


def _remember(state: State, reading: Found) -> None:
    """Let what was just settled anchor what follows."""
    days = reading.days()
    if days is None:
        return
    if reading.precision == "day" and reading.relative is None and not reading.holiday:
        state.last_day = days[0], reading.end
        state.last_days = days if reading.role == "event" else None
    if reading.role == "post-date" and reading.precision == "day" and (reading.year_from == "text" or reading.entry):
        state.report, state.previous, state.fresh = days[0], None, False
    elif reading.precision == "year":
        _chapter(state, reading)
    elif _tells(reading) and reading.precision in ("day", "month") and _anchors(reading):
        if reading.year_from == "text" and (_outlier(state, reading) or _off_period(state, reading, days[0])):
            return
        ahead = reading.planned and state.report is not None and days[0] > state.report
        state.month_leads, state.previous_end = False, reading.end
        if not ahead or state.previous is None:
            state.previous, state.previous_from, state.fresh = days[0], reading.year_from, False


def _tells(reading: Found) -> bool:
    """Whether something was on the date, or it is the week that the text covers."""
    return reading.role in ("event", "state") or (reading.role == "period" and reading.period is not None)


def _outlier(state: State, reading: Found) -> bool:
    """A year far from the date before, where the next year that is named returns to it, looks ahead or back
    only.
    """
    year, before = reading.first.year, state.previous.year if state.previous is not None else None
    if year is None or before is None or abs(year - before) < 2:
        return False
    at = bisect_right(state.named_years, (reading.end, 9999))
    after = next((named for _, named in state.named_years[at : at + 20] if named != year), None)
    return after is not None and abs(after - before) < 2


def _off_period(state: State, reading: Found, day: date) -> bool:
    """Once a list is under way, a date outside the document's period (a misprint) is no anchor."""
    frame_ = state.document
    if frame_ is None or frame_.issue is not None or frame_.high - frame_.low > 12 or state.previous is None:
        return False
    before = state.previous.year * 12 + state.previous.month - 1
    if not frame_.low <= before <= frame_.high:
        return False
    counted = day.year * 12 + day.month - 1
    slack = 0 if reading.precision == "month" else 2
    return not frame_.low - slack <= counted <= frame_.high + slack


def _anchors(reading: Found) -> bool:
    if reading.rule.endswith("the unit"):
        return False
    return not reading.caption and reading.kind not in ("recurring", "holiday", "weekday") and reading.relative is None


def _chapter(state: State, reading: Found) -> None:
    """A year alone ("in 2004 ...") is the year of the dates after it, where nothing speaks against it."""
    year = reading.first.year or 0
    if reading.kind != "year" or reading.year_from != "text" or _outlier(state, reading):
        return
    frames = [p for p in (state.heading, state.document) if p is not None and p.issue is None]
    if reading.role != "event" and not (reading.role == "history" and not frames and year in state.text_years):
        return
    if any(not p.low // 12 - 1 <= year <= p.high // 12 for p in frames):
        return
    known = year in state.text_years
    if not known and state.report is not None and not state.report.year - 2 <= year <= state.report.year:
        return
    if not known and (frames or state.report is not None):
        low = state.text.rfind("\n", max(0, reading.start - 100), reading.start) + 1
        if reading.start - low > 60:
            return
    if state.previous is not None and not state.previous.year <= year <= state.previous.year + 5:
        return
    state.chapter, state.fresh = Period(year * 12, year * 12 + 11), True


def _enter_heading(state: State, reading: Found, months: list[int]) -> None:
    if reading.yearless:
        years.assign(state, reading, [reading], 0)
    period = of_reading(reading, months)
    if reading.kind == "fiscal-year" and state.document is not None and period is not None:
        period = state.document if state.document.low // 12 == period.low // 12 else period
    if reading.precision == "month" and reading.first.month and reading.first.month == reading.last.month:
        state.month, state.month_leads = (reading.first.year, reading.first.month), True
    if reading.role in ("event", "period", "name", "history"):
        reading.retype("period")
        if period is not None:
            if reading.year_from != "text" and period.issue is not None and state.previous is not None:
                state.previous, state.previous_from = period.issue, reading.year_from
            state.heading, state.chapter, state.fresh = period, None, True
