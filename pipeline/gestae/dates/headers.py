"""The day above a post of a web log, and the minute at which a page was stored: when was written, not when was met.

A log's own layout sets "Saturday, March 14, 2009" on a line of its own, above the title of the post. People write the
day below the title, so such a line at the top of a text is the post's, and so are the others where they run backwards
and the posts tell an earlier day of their own.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from gestae.dates import page
from gestae.dates.parts import Found, Part

_STAMP = re.compile(r"^,?\s*(?:[-–|@]|at)?\s*\d{1,2}:\d(?P<last>\d)(?::\d\d)?\s*(?:[ap]\.?m\.?)?\W*$", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s", re.IGNORECASE)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_TOP = 5
"""Lines with words among which the first header stands: a log's name and motto may be above it."""
_NEWS = timedelta(days=60)
"""Days that what a post tells of may lie before it."""
_TITLE_LENGTH = 120
_PROSE = 150
"""Characters from which the line below a title is a text."""
_LABEL = re.compile(r"[^\n:]{0,30}:|\W*\d{1,2}[.:]\d\d|\W*\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)


def type_headers(text: str, readings: Sequence[Found]) -> None:
    """Give the days above posts and the minutes of pages the role of a post date."""
    for reading in readings:
        if reading.role == "event" and _is_stamp(text, reading):
            reading.retype("post-date")
    headers = [reading for reading in readings if _is_header(text, reading)]
    if not headers or not _at_top(text, headers[0].start) or not _backwards(headers):
        return
    ends = [*(reading.start for reading in headers[1:]), len(text)]
    told = sum(_tells_earlier(readings, header, end) for header, end in zip(headers, ends, strict=True))
    if 2 * told >= len(headers) if len(headers) > 1 or told else _heads_post(text, headers[0].end):
        for reading in headers:
            reading.retype("post-date")
            reading.entry = True


def _is_stamp(text: str, reading: Found) -> bool:
    """Whether a clock follows on a line of its own that no meeting begins at: "April 12, 2021 - 1:28"."""
    if reading.kind != "day" or reading.precision != "day" or reading.first.year is None:
        return False
    before, after = page.line_of(text, reading)
    clock = _STAMP.match(after)
    return clock is not None and clock["last"] not in "05" and not any(map(str.isalnum, before))


def _is_header(text: str, reading: Found) -> bool:
    """A day as a log sets it: weekday, comma, full date without an ordinal, alone on its line."""
    words = text[reading.start : reading.end]
    if reading.role != "event" or reading.kind != "day" or reading.days() is None:
        return False
    around = "".join(page.line_of(text, reading))
    return bool(_WEEKDAY.match(words)) and not _ORDINAL.search(words) and not any(map(str.isalnum, around))


def _at_top(text: str, at: int) -> bool:
    above = [line for line in text[:at].splitlines() if line.strip()]
    return len(above) < _TOP and all(len(line) < _TITLE_LENGTH for line in above)


def _backwards(headers: Sequence[Found]) -> bool:
    days = [found[0] for reading in headers if (found := reading.days())]
    return all(later >= earlier for later, earlier in pairwise(days))


def _tells_earlier(readings: Sequence[Found], header: Found, end: int) -> bool:
    """Whether the first day that a post tells of lies shortly before the day above it."""
    told = (
        reading
        for reading in readings
        if header.end <= reading.start < end and reading.role == "event" and reading.first.day and not reading.holiday
    )
    first = next(told, None)
    days = header.days()
    if first is None or days is None:
        return False
    day = Part(first.first.year or days[0].year, first.first.month, first.first.day).low()
    return day is not None and timedelta(0) < days[0] - day <= _NEWS


def _heads_post(text: str, at: int) -> bool:
    """Whether a title and then a text follow, as below the header of a post: no hour, label or programme."""
    lines = [line.strip() for line in text[at:].splitlines() if line.strip()][:2]
    if len(lines) < 2 or _LABEL.match(lines[1]) or len(lines[1]) < _PROSE:
        return False
    return len(lines[0]) < _TITLE_LENGTH and not lines[0].endswith((".", ",")) and not _LABEL.match(lines[0])
