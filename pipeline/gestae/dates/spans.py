"""A day that is told to open or to close an event of several days: "a two-day course which began on 3 June"."""

import re
from datetime import date, timedelta

from gestae.dates.parts import Found
from gestae.dates.roles import cue

_REACH = 160
_LONGEST = 14
_OPENS = cue("opens", "before")
_CLOSES = cue("closes", "before")
_ARTICLE = re.compile(r"\W{0,3}(?:an?|our|the|this)?\s*", re.IGNORECASE)
_ACTIVITY = re.compile(
    r"['’]?\s(?:\w+\s){0,3}(?:training|workshop|course|seminar|camp|conference|meeting|school|programme|program|orientation|fair"
    r"|festival|exhibition|tour|retreat|refresher|class|conclave|symposium|hackathon|tournament)s?\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[a-z)\d][.!?;]\s|\n\s*\n")


def lengthen(text: str, readings: list[Found]) -> None:
    """Make a range of the day on which an event opens or closes, where its sentence tells the number of its days."""
    length = opened = None
    for reading in readings:
        if reading.kind == "duration":
            _follow(text, opened, reading)
            length = reading if _days(reading) and text[reading.start : reading.end].endswith("day") else None
        elif length is not None and reading.kind in ("day", "weekday") and reading.role == "event":
            _bound(text, reading, length)
            length = None
        opened = reading


def _bound(text: str, reading: Found, length: Found) -> None:
    """Lengthen a day that is told to be the first or the last of the `length` before it."""
    between = text[length.end : reading.start]
    days = reading.days()
    if days is None or len(between) >= _REACH or _STOP.search(between):
        return
    if _CLOSES.search(between):
        _extend(reading, days[0] - timedelta(days=_days(length) - 1), length)
    elif reading.kind == "day" and _OPENS.search(between):
        _extend(reading, days[0], length)


def _follow(text: str, reading: Found | None, length: Found) -> None:
    """Lengthen the day before a length that follows it at once: "On 1 February, a two-day course was given"."""
    if reading is None or reading.kind != "day" or reading.role != "event" or not _days(length):
        return
    days = reading.days()
    plain = text[length.start : length.end].endswith(("day", "days")) and _ACTIVITY.match(text, length.end)
    if days is not None and plain and _ARTICLE.fullmatch(text[reading.end : length.start]):
        _extend(reading, days[0], length)


def _extend(reading: Found, first: date, length: Found) -> None:
    reading.fixed = (first, first + timedelta(days=_days(length) - 1))
    reading.kind = "range"
    reading.notes.append(("days-counted", "a day is counted from the length that is told"))


def _days(reading: Found) -> int:
    shift = reading.shift
    return shift.amount if shift is not None and shift.unit == "day" and 2 <= shift.amount <= _LONGEST else 0
