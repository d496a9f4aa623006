"""Context: which year, month and day the expressions mean that do not say so themselves."""

from dataclasses import dataclass, field
from datetime import date

from gestae.dates import anchors, numbers, years
from gestae.dates.mention import DateContext, YearFrom
from gestae.dates.parts import Found
from gestae.dates.period import Period, of_reading
from gestae.dates.tokens import tokenize


@dataclass(slots=True)
class State:
    """What is known at a place of the text while walking through it."""

    text: str
    given: DateContext
    report: date | None = None
    document: Period | None = None
    heading: Period | None = None
    heading_month: tuple[int | None, int] | None = None
    option: int | None = None
    previous: date | None = None
    previous_from: YearFrom | None = None
    fresh: bool = False
    direction: int = 0
    items: list[Found] = field(default_factory=list)


def resolve(text: str, readings: list[Found], given: DateContext) -> None:
    """Fill in what the readings leave open, in place, from the nearest source that settles it."""
    numbers.decide_order(readings, given.date_order)
    state = State(text, given, report=given.report_date, option=given.year)
    dated = [r for r in readings if r.role == "event" and r.first.month and r.first.day]
    months = [r.first.month for r in dated if r.first.month]
    state.document = _document_period(text, readings, given, months)
    if state.report is None and state.document is not None:
        state.report = state.document.issue
    state.direction = years.direction(dated)
    for at, reading in enumerate(readings):
        _step(state, reading, readings, at, months)
    years.backfill(state, readings)
    for reading in readings:
        years.check_weekday(reading)


def _document_period(
    text: str, readings: list[Found], given: DateContext, months: list[int]
) -> Period | None:
    """The period that the title names, then the first lines of the text, then the file name."""
    for words in (given.title, None, given.file_name):
        if words is None:
            low, high = given.headings[0] if given.headings else (0, _head(text))
            inside = [r for r in readings if low <= r.start < high]
        else:
            inside = _readings_of(words.replace("_", " "))
        for reading in inside:
            if (
                reading.first.year
                and reading.role in ("event", "period", "name")
                and reading.precision != "day"
            ):
                return of_reading(reading, months)
    return None


def _head(text: str) -> int:
    at = 0
    for _ in range(8):
        stop = text.find("\n", at)
        if stop < 0 or stop > 600 or stop - at > 140:
            break
        at = stop + 1
    return at


def _readings_of(words: str) -> list[Found]:
    from gestae.dates import find, roles  # noqa: PLC0415 - find imports this module

    inside = find.read(tokenize(words))
    roles.assign(words, inside)
    for reading in inside:
        if reading.role == "name" and reading.precision == "year":
            reading.role = "event"
    return inside


def _step(state: State, reading: Found, readings: list[Found], at: int, months: list[int]) -> None:
    if reading.first.year is not None and reading.year_from is None:
        reading.year_from = "text"
    if _heads(state, reading):
        _enter_heading(state, reading, months)
    elif reading.holiday is not None:
        anchors.holiday(state, reading)
    elif reading.period is not None or reading.yearless:
        years.assign(state, reading, readings, at)
    elif reading.first.day is not None and reading.first.month is None:
        anchors.carried_month(state, reading)
    if reading.relative is not None:
        anchors.relative(state, reading)
    anchors.count_weeks(reading)
    days = reading.days()
    if days is None:
        return
    if reading.role == "post-date" and reading.precision == "day" and reading.year_from == "text":
        state.report, state.previous = days[0], None
    elif (
        reading.role == "event"
        and reading.precision in ("day", "month")
        and reading.kind not in ("recurring",)
    ):
        state.previous, state.previous_from, state.fresh = days[0], reading.year_from, False
        state.items.append(reading)


def _heads(state: State, reading: Found) -> bool:
    """A month, quarter or year that stands in a heading, or alone on its line, governs what follows."""
    if reading.precision == "day" or reading.kind in ("relative", "recurring"):
        return False
    if any(low <= reading.start < high for low, high in state.given.headings):
        return True
    low = state.text.rfind("\n", 0, reading.start) + 1
    high = state.text.find("\n", reading.end)
    rest = state.text[low : reading.start] + state.text[reading.end : high if high >= 0 else len(state.text)]
    return not any(c.isalnum() for c in rest)


def _enter_heading(state: State, reading: Found, months: list[int]) -> None:
    if reading.yearless:
        years.assign(state, reading, [reading], 0)
    period = of_reading(reading, months)
    if reading.precision == "month" and reading.first.month and reading.first.month == reading.last.month:
        state.heading_month = (reading.first.year, reading.first.month)
    if period is not None and reading.role in ("event", "period", "name"):
        state.heading, state.fresh, state.previous = period, True, None
        if reading.role == "name":
            reading.role = "period"
