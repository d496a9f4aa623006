"""The day of issue in the head of a document: of a newsletter, a press release, a mail, a page with front matter."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from gestae.dates import page
from gestae.dates.parts import Found
from gestae.dates.period import Period
from gestae.dates.roles import cue

_LENGTH = 450
_YEAR, _LIST = 12, 3
_REPORT = re.compile(r"\breports?\b", re.I)
_NEAR = 700
"""Characters after the day of issue within which the text looks back from it."""
_MAIL = re.compile(r"^\W*(?:sent|date|received)\s*:\s*(?:on\s)?$", re.I)
_MAIL_LINES = re.compile(r"(?m)^\W*(?:from|to|subject)\s?:", re.I)
_MAIL_REACH = 300
_FRONT_MATTER = re.compile(r"\s*---\n(?P<keys>(?:[^\n]*\n){1,40}?)---")
_DATE_KEY = re.compile(r"^\W*(?:date|published|posted|created|last_modified_at)\s*:\W*$", re.I)
_RELEASE = cue("release", "around")
_OTHER_CALENDAR = re.compile(r"\s/\s")


def in_header(text: str, reading: Found) -> bool:
    """Whether a day stands in the header of a mail or in the front matter of a page: it was written then."""
    before = page.line_of(text, reading)[0]
    if _DATE_KEY.match(before):
        matter = _FRONT_MATTER.match(text)
        if matter is not None and reading.start < matter.end():
            return True
    if not _MAIL.match(before):
        return False
    near = text[max(0, reading.start - _MAIL_REACH) : reading.end + _MAIL_REACH]
    return len(_MAIL_LINES.findall(near)) > 1


def masthead(text: str, readings: Sequence[Found], document: Period | None) -> date | None:
    """Day of issue above the first article: a date alone in its cell, but for a place, in the head of a newsletter
    or press release, or of any text whose first words look back from it ("yesterday", "last Friday").
    """
    head = text[: min(page.head_of(text), _LENGTH)]
    issued = page.is_newsletter(head) or _RELEASE.search(head) is not None
    for at, reading in enumerate(readings):
        if reading.start >= len(head):
            return None
        if reading.role != "event" or reading.kind != "day" or not reading.first.day or not _alone(text, reading):
            continue
        if not issued and not (reading.first.year and _looks_back(readings[at + 1 :], reading)):
            return None
        if _heads_list(text, readings[at:]):
            return None
        month = reading.first.month
        if reading.first.year is None and document is not None and month and (year := document.year_of(month)):
            reading.set_year(year, "document")
        days = reading.days()
        if days is not None:
            reading.retype("post-date")
            return days[0]
    return None


def after_period(text: str, readings: Sequence[Found], document: Period | None) -> None:
    """Give the first day of a yearly report the role of a post date where it stands alone in the head and lies in the
    year after the one that the report covers.
    """
    day = next((r for r in readings if r.precision == "day" and r.role in ("event", "post-date")), None)
    days = day.days() if day is not None and day.kind == "day" else None
    if document is None or day is None or days is None or document.high - document.low != _YEAR - 1:
        return
    head = text[: min(page.head_of(text), _LENGTH)]
    after = days[0].year * 12 + days[0].month - 1 - document.high
    if day.start < len(head) and 0 < after <= _YEAR and _REPORT.search(head) and _alone(text, day):
        day.retype("post-date")


def _heads_list(text: str, readings: Sequence[Found]) -> bool:
    """Whether the first of the readings is one of three and more lone days of one form: the heads of a list."""
    form = _form(readings[0])
    alike = (r for r in readings if r.kind == "day" and _form(r) == form and _whole_line(text, r))
    return _whole_line(text, readings[0]) and sum(1 for _ in islice(alike, _LIST)) == _LIST


def _form(reading: Found) -> tuple[bool, bool, str]:
    return reading.weekday is not None, reading.first.year is not None, reading.rule


def _whole_line(text: str, reading: Found) -> bool:
    return not any(map(str.isalnum, "".join(page.line_of(text, reading))))


def _alone(text: str, reading: Found) -> bool:
    before, after = page.line_of(text, reading)
    low = _OTHER_CALENDAR.split(page.CELL.split(before)[-1])[-1]
    high = _OTHER_CALENDAR.split(page.CELL.split(after)[0])[0]
    return page.names_place(low) and not any(map(str.isalnum, high))


def _looks_back(following: Sequence[Found], issue: Found) -> bool:
    """Whether a relative form that reaches back is the first thing that the text dates."""
    for reading in following:
        if reading.start - issue.end > _NEAR:
            return False
        form = reading.relative
        if form is not None and form.base == "report" and reading.kind == "relative" and reading.role == "event":
            return form.unit in ("day", "weekday", "near weekend", "weekend", "week") and form.amount <= 0
        if reading.precision == "day" and reading.role == "event":
            return False
    return False
