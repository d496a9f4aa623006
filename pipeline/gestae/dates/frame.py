"""What stands around the dates: bylines, headings, title, file name, numbered lists, units with a date of
their own.
"""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from itertools import islice

from gestae.dates import issue, page
from gestae.dates.mention import DateContext
from gestae.dates.parts import Found
from gestae.dates.period import Period, of_reading, year_ended

_SHORT_LINE = 90
_LONG_LINE = 300
_YEAR_LENGTH = (355, 370)
_LONGEST_LINE = 5000
_FRAME_WORDS = re.compile(
    r"\b(?:report|annual|year|activit\w+|session|season|newsletter|bulletin|digest|programmes?|events?|calendar|quarter|"
    r"update|minutes|posts|log|roster|feed|timeline|album|news|issue|vol|period|highlights|glimpses|review|chronicle|diary|engagements|term)\b",
    re.I,
)


def _within(reading: Found, spans: tuple[tuple[int, int], ...]) -> bool:
    n = bisect_right(spans, reading.start, key=lambda span: span[0]) - 1
    return n >= 0 and reading.start < spans[n][1]


def type_by_place(text: str, readings: list[Found], given: DateContext) -> None:
    """Give dates of bylines, and a lone line that repeats the report date, the role of a post date."""
    for reading in readings:
        reading.caption = bool(_CAPTION.match(page.line_of(text, reading)[0]))
        if _within(reading, given.bylines) or issue.in_header(text, reading):
            reading.retype("post-date")
        elif _is_week_of_diary(text, reading):
            reading.retype("period")
        elif reading.role in ("event", "post-date") and reading.precision == "day" and _can_stand_alone(reading):
            reading.role = page.lone_role(text, reading, page.line_of(text, reading)) or reading.role
        elif reading.role == "post-date" and page.lone_role(text, reading, page.line_of(text, reading)) == "event":
            reading.role = "event"
        if reading.role == "post-date":
            continue
        if reading.role == "event" and reading.precision == "day" and given.report_date is not None:
            days = reading.days()
            if (
                days is not None
                and days[0] == days[1] == given.report_date
                and not "".join(page.line_of(text, reading)).strip()
            ):
                reading.retype("post-date")


def _can_stand_alone(reading: Found) -> bool:
    """Whether its line may tell what a date is of: one day, or the days behind a form's label "Date"."""
    return reading.kind == "day" or (reading.kind == "range" and reading.role == "post-date")


_WEEKS = ("week of", "week to")


def _is_week_of_diary(text: str, reading: Found) -> bool:
    """Whether a week in the head is the one that a diary or report covers ("Mayor's diary, week of 4 March")."""
    if reading.role != "event" or reading.period is None or reading.period[0] not in _WEEKS:
        return False
    return reading.start < page.head_of(text) and _FRAME_WORDS.search(page.line_of(text, reading)[0]) is not None


_CAPTION = re.compile(r"\W*(?:photos?|fig(?:ure)?|pictures?|pics?|image|caption|plate|foto)\b", re.I)


def whole_year(readings: list[Found], document: Period) -> Period | None:
    """The span of the year that a title names, where the text gives its first and last day."""
    if document.high - document.low != 11:
        return None
    for reading in readings:
        days = reading.days() if reading.kind == "range" and reading.precision == "day" else None
        if days is None or not _YEAR_LENGTH[0] <= (days[1] - days[0]).days <= _YEAR_LENGTH[1]:
            continue
        low = days[0].year * 12 + days[0].month - 1
        if abs(low - document.low) < 12:
            reading.retype("period")
            return Period(low, low + 11)
    return None


def first_post_date(readings: list[Found], role: str = "post-date") -> date | None:
    """Day of the first post date that is complete, else of a comment, else of an edition."""
    for reading in readings:
        if reading.role == role and reading.precision == "day" and reading.first.year is not None:
            days = reading.days()
            if days is not None:
                return days[0]
    following = {"post-date": "comment", "comment": "edition"}.get(role)
    return first_post_date(readings, following) if following else None


_LEADS = re.compile(r"\s?[.:–—-]\s|[ \t]{2,}\S|\t")
_CHRONICLE = re.compile(r"(?m)^\W{0,4}(?:19|20)\d\d(?:\s?[.:–—-]\s+|[ \t]{2,}|\t)\S")
_ENTRIES = 3
"""Lines that begin with a year ("1972. The trek to ...") from which a text is a chronicle by years."""


def governs(text: str, given: DateContext, reading: Found) -> bool:
    """A month, quarter, season or year in a heading, or alone on its line, governs what follows."""
    if (
        reading.precision == "day"
        or reading.kind in ("relative", "recurring")
        or reading.role in ("law", "founding", "id")
    ):
        return False
    if reading.in_name:
        return False
    before, after = page.line_of(text, reading)
    if reading.precision == "year" and not before.strip() and _LEADS.match(after):
        return sum(1 for _ in islice(_CHRONICLE.finditer(text), _ENTRIES)) == _ENTRIES
    if _within(reading, given.headings):
        return True
    if reading.kind == "month" and reading.first.year is None and _is_cell(text, reading):
        return False
    return not any(c.isalnum() for c in before + after) and bool(before.strip() or after.strip() or "\n" in text)


_ENTRY = re.compile(r"\.?(?:\s*:\s+|\s+[-–—]+\s+|[–—])[\"“‘'*_]*[A-Z]")


def heads_entry(text: str, reading: Found) -> bool:
    """Whether a reading begins its line and a dash or colon with the words of an entry follows ("May - Outing")."""
    return not any(map(str.isalnum, page.line_of(text, reading)[0])) and bool(_ENTRY.match(text, reading.end))


_CELL_NEIGHBOUR = 40


def _is_cell(text: str, reading: Found) -> bool:
    """A month on a line of its own between short lines without numbers is a cell of a flattened table."""
    low = text.rfind("\n", 0, reading.start)
    high = text.find("\n", reading.end)
    if low < 1 or high < 0:
        return False
    above = text[max(0, text.rfind("\n", 0, low) + 1, low - _LONG_LINE) : low].strip()
    stop = text.find("\n", high + 1)
    below = text[high + 1 : min(stop if stop >= 0 else len(text), high + _LONG_LINE)].strip()
    short = 0 < len(above) < _CELL_NEIGHBOUR * 2 and 0 < len(below) < _CELL_NEIGHBOUR
    return short and not text[reading.start : reading.end].isupper() and below[0].isalpha()


def document_period(text: str, readings: list[Found], given: DateContext, months: list[int]) -> Period | None:
    """The period that the title names, then the first lines, then the file name; the best supported
    candidate wins.
    """
    certain = [
        r.first.year * 12 + r.first.month - 1 for r in readings if _certain(r) and r.first.year and r.first.month
    ]
    places = [given.title, None]
    if given.report_date is None and given.file_name is not None:
        if (issue := _named_month(given.file_name)) is not None:
            places.append(f"{issue}")
        places.append(given.file_name)
    for place in places:
        inside = _readings_of(place) if place is not None else _at_head(text, readings, given)
        best: tuple[int, int] | None = None
        chosen: Period | None = None
        source: Found | None = None
        for reading, framed in inside:
            period = year_ended(text, reading) if place is None else None
            if period is not None:
                return period
            whole = _of_which(reading)
            period = of_reading(whole, months) if reading.role not in ("law", "founding", "birth", "death") else None
            if period is None or whole.precision == "day" or not framed:
                continue
            support = sum(period.low <= month <= period.high for month in certain)
            rank = (support, int(framed))
            if best is None or rank > best:
                best, chosen, source = rank, period, reading
        if chosen is not None and source is not None:
            source.retype("period")
            return chosen
    return None


def _of_which(reading: Found) -> Found:
    """The year of "the first half of 2019"; else the reading itself."""
    parent = reading.parent
    return parent if parent is not None and parent.precision == "year" and reading.until is None else reading


_MONTH_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_](0[1-9]|1[0-2])(?!\d)")


def _named_month(name: str) -> str | None:
    """Year and month of a file name such as "x-2017-01-y.md", as MM/YYYY."""
    match = _MONTH_IN_NAME.search(name)
    return f"{match.group(2)}/{match.group(1)}" if match else None


def _certain(reading: Found) -> bool:
    return reading.role == "event" and reading.precision == "day" and reading.year_from in (None, "text")


def _at_head(text: str, readings: list[Found], given: DateContext) -> list[tuple[Found, bool]]:
    low, high = given.headings[0] if given.headings else (0, 0)
    high = max(high, page.head_of(text))
    inside = []
    for reading in readings:
        if low <= reading.start < high or reading.start < high:
            before, after = page.line_of(text, reading)
            cell = page.CELL.split(before)[-1] + page.CELL.split(after)[0]
            lone = not any(c.isalnum() for c in cell)
            named = len(cell) < _SHORT_LINE and bool(_FRAME_WORDS.search(" ".join((before, after))[: 2 * _SHORT_LINE]))
            inside.append((reading, lone or named or reading.kind == "fiscal-year"))
    return inside


def _readings_of(words: str) -> list[tuple[Found, bool]]:
    from gestae.dates import find, roles  # noqa: PLC0415 - find imports this module

    inside = find.read(words.replace("_", " "))
    roles.assign(words, inside, None)
    return [(reading, True) for reading in inside]


_AHEAD = re.compile(r"^\W*(?:upcoming|forthcoming|coming|future|next|what next|looking ahead|save the date)\b", re.I)


def plan_under_headings(text: str, readings: list[Found], given: DateContext) -> None:
    """Under a heading such as "Upcoming events" every date is planned, until the next heading."""
    spans = given.headings
    starts = [reading.start for reading in readings]
    for at, (low, high) in enumerate(spans):
        if _AHEAD.match(text[low:high]):
            stop = spans[at + 1][0] if at + 1 < len(spans) else len(text)
            for reading in readings[bisect_left(starts, low) : bisect_left(starts, stop)]:
                reading.planned = True


def drop_numbering(text: str, readings: list[Found], given: DateContext) -> None:
    """Numbers 1. 2. 3. at the head of lines are numbering, not days, though a month heading stands above
    them.
    """
    run: list[Found] = []
    for reading in readings:
        if reading.kind == "month" and run and governs(text, given, reading):
            run = []
        if not reading.needs_month or not reading.numbering or reading.first.day != reading.last.day:
            continue
        if reading.first.day == len(run) + 1:
            run.append(reading)
            if len(run) > 2:
                for item in run:
                    item.retype("numbering")
        elif reading.first.day == 1:
            run = [reading]


def settle_holidays(text: str, readings: list[Found], given: DateContext) -> None:
    """A named day in a unit that has a date of its own is a name, not a second date."""
    starts = [low for low, _ in given.units]
    dated = {_unit(text, starts, reading) for reading in readings if _has_own_day(reading)}
    for reading in readings:
        if reading.holiday is None or reading.role != "event":
            continue
        if _unit(text, starts, reading) in dated:
            reading.retype("name")
            reading.notes.append(("named-day", "the passage has a date of its own"))


def _unit(text: str, starts: list[int], reading: Found) -> int:
    """Where the unit of a reading begins: a given unit, else its line."""
    begin = max(0, reading.start - _LONGEST_LINE)
    line = text.rfind("\n", begin, reading.start) + 1 or begin
    at = bisect_right(starts, reading.start)
    return starts[at - 1] if at else line


def _has_own_day(reading: Found) -> bool:
    if reading.role != "event" or reading.precision != "day" or reading.holiday or reading.kind == "weekday":
        return False
    return reading.days() is not None or reading.first.day is not None
