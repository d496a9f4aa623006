"""A day that is told to open an event of several days: "a two-day course which began on 3 June"."""

import re
from datetime import timedelta

from gestae.dates.parts import Found
from gestae.dates.roles import cue

_REACH = 160
_LONGEST = 14
_OPENS = cue("opens", "before")
_STOP = re.compile(r"[a-z)\d][.!?;]\s|\n\s*\n")


def lengthen(text: str, readings: list[Found]) -> None:
    """Make a range of the day on which an event opens, where its sentence tells the number of its days."""
    length: Found | None = None
    for reading in readings:
        if reading.kind == "duration":
            length = reading if _days(reading) and text[reading.start : reading.end].endswith("day") else None
        elif length is not None and reading.kind == "day" and reading.role == "event":
            between = text[length.end : reading.start]
            days = reading.days()
            if days is not None and len(between) < _REACH and not _STOP.search(between) and _OPENS.search(between):
                reading.fixed = (days[0], days[0] + timedelta(days=_days(length) - 1))
                reading.kind = "range"
                reading.notes.append(("days-counted", "the last day is counted from the length that is told"))
            length = None


def _days(reading: Found) -> int:
    shift = reading.shift
    return shift.amount if shift is not None and shift.unit == "day" and 2 <= shift.amount <= _LONGEST else 0
