"""Context: which year, month and day the expressions mean that do not say so themselves."""

from dataclasses import dataclass
from datetime import date

from gestae.dates import anchors, frame, numbers, years
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
    previous: date | None = None
    previous_from: YearFrom | None = None
    direction: int = 1
    ordered: bool = False


def resolve(text: str, readings: list[Found], given: DateContext) -> list[Found]:
    """Fill in what the readings leave open from the nearest source that settles it; return those that are dates."""
    numbers.decide_order(readings, given.date_order)
    frame.type_by_place(text, readings, given)
    frame.plan_under_headings(text, readings, given)
    dated = [r for r in readings if r.role == "event" and r.first.month and r.first.day and not r.holiday]
    months = [r.first.month for r in dated if r.first.month]
    state = State(text, given, report=given.report_date or frame.first_post_date(readings))
    state.direction, state.ordered = years.running_order(dated)
    state.document = frame.document_period(text, readings, given, months)
    if state.document is not None and state.document.issue is not None and given.report_date is None:
        state.report = state.document.issue
    frame.drop_numbering(readings)
    for at, reading in enumerate(readings):
        _step(state, reading, readings, at, months)
    years.backfill(state, readings)
    for reading in readings:
        years.check_weekday(reading)
    frame.settle_holidays(text, readings)
    return [r for r in readings if not r.needs_month]


def _step(state: State, reading: Found, readings: list[Found], at: int, months: list[int]) -> None:
    if reading.first.year is not None and reading.year_from is None:
        reading.year_from = "text"
    if reading.needs_month:
        anchors.under_heading(state, reading)
    if frame.governs(state.text, state.given, reading):
        _enter_heading(state, reading, months)
    elif reading.holiday is not None:
        anchors.holiday(state, reading)
    elif reading.yearless:
        years.assign(state, reading, readings, at)
    elif reading.first.day is not None and reading.first.month is None:
        anchors.carried_month(state, reading)
    if reading.relative is not None:
        anchors.relative(state, reading)
    anchors.count_weeks(reading)
    _remember(state, reading)


def _remember(state: State, reading: Found) -> None:
    """Let what was just settled anchor what follows."""
    days = reading.days()
    if days is None:
        return
    if reading.role == "post-date" and reading.precision == "day" and reading.year_from == "text":
        state.report, state.previous, state.fresh = days[0], None, False
    elif reading.precision == "year":
        _chapter(state, reading)
    elif reading.role == "event" and reading.precision in ("day", "month") and _anchors(reading):
        state.previous, state.previous_from, state.fresh = days[0], reading.year_from, False


def _anchors(reading: Found) -> bool:
    return reading.kind not in ("recurring", "holiday", "weekday") and reading.relative is None


def _chapter(state: State, reading: Found) -> None:
    """A year alone ("in 2004 ...") becomes the year of the dates after it, where nothing speaks against it."""
    year = reading.first.year or 0
    if reading.role != "event" or reading.kind != "year" or reading.year_from != "text":
        return
    frames = [p for p in (state.heading, state.document) if p is not None and p.issue is None]
    if any(not p.low // 12 - 1 <= year <= p.high // 12 for p in frames):
        return
    if state.report is not None and not state.report.year - 2 <= year <= state.report.year:
        return
    if frames or state.report is not None:
        low = state.text.rfind("\n", 0, reading.start) + 1
        if reading.start - low > 60:
            return
    if state.previous is not None and year < state.previous.year:
        return
    state.chapter, state.fresh = Period(year * 12, year * 12 + 11), True


def _enter_heading(state: State, reading: Found, months: list[int]) -> None:
    if reading.yearless:
        years.assign(state, reading, [reading], 0)
    period = of_reading(reading, months)
    if reading.precision == "month" and reading.first.month and reading.first.month == reading.last.month:
        state.month = (reading.first.year, reading.first.month)
    if reading.role in ("event", "period", "name"):
        reading.role = "period"
        if period is not None:
            if reading.year_from != "text" and period.issue is not None and state.previous is not None:
                state.previous, state.previous_from = period.issue, reading.year_from
            state.heading, state.chapter, state.fresh = period, None, True
