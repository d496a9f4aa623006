"""Programmes of hours: who stands beside a title in a line with a time speaks ("11.05 A. Rao: Salt and smugglers")."""

import re

from gestae.model import Mention, RoleMark

_HOUR = r"[0-2]\d[0-5][05]"
"""An hour in four digits ("0930"), which counts only in a range or before "hrs"."""
_TIME = rf"\W*(?:\d{{1,2}}\s?[.:h]\s?\d{{2}}\b|{_HOUR}\s?(?:hrs?\b|h\b|(?:-|–|to)\s?{_HOUR}\b))"
NEXT_SLOT = re.compile(rf"\n{_TIME}")
"""The next line of a programme of hours: who stands there has a part of his own."""
_SLOT = re.compile(
    rf"{_TIME}(?:\s?(?:a\.?m|p\.?m|hrs|h)?\b\.?)?(?:\W+\d{{1,2}}\s?[.:h]\s?\d{{2}}\b)?(?P<before>[^\n]*)", re.IGNORECASE
)
_INDENT = re.compile(r"[ \t]{6,}")
_DAY_LINE = 80
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_ABOVE = re.compile(
    rf"\W*(?:{_WEEKDAY},? (?:the )?{_DAY}\b|{_DAY} (?:of )?{_MONTH}(?!\w)|(?:{_WEEKDAY},? )?{_MONTH} {_DAY}\b)",
    re.IGNORECASE,
)
"""The beginning of a line that gives the day of what stands below it."""
_HONORIFIC = re.compile(r"\W*(?:[A-Z][a-z]{1,8}\.?\s+){0,2}")
_DASH_TITLE = re.compile(r"\s[-–—]\s(?=[\w\"“‘'])")
_SLOT_FAR = 600
"""Characters above a name within which the line with the time stands."""
_NO_TALK = re.compile(
    r"\b(?:opening|welcome|registration|lunch|coffee|tea|break|dinner|closing|prize|award)\b", re.IGNORECASE
)
"""Lines of a programme under which nobody is named for a talk."""
_TALK_BEFORE = re.compile(r"(?:\bby|[,–—(:]|\s-)\s*$")
_TALK_AFTER = re.compile(r"\s*(?:\([^()\n]*\)\s*)?[:–—-]\s*[\w\"“‘']")


def slot_mark(text: str, number: int, mention: Mention) -> RoleMark | None:
    """Who stands beside a title in a line of a programme of hours speaks ("11.05 A. Rao: Salt and smugglers")."""
    begin = text.rfind("\n", 0, mention.start) + 1
    slot = _SLOT.fullmatch(text, begin, mention.start)
    if slot is None:
        below = _below_slot(text, begin, mention.start)
        return RoleMark(number, "speaker", "programme-line", (begin, mention.start), 0.65) if below else None
    before = slot.group("before").strip()
    told = _TALK_AFTER.match(text, mention.end) if not before else _TALK_BEFORE.search(slot.group("before"))
    return RoleMark(number, "speaker", "programme-line", (begin, mention.start), 0.7) if told else None


def talk_mark(text: str, number: int, mention: Mention) -> RoleMark | None:
    """Who stands before a dash and a title, on the line below a day, speaks ("Lena Marsh - The mills of Ashby")."""
    begin = text.rfind("\n", 0, mention.start) + 1
    above = text[max(0, begin - _DAY_LINE) : begin].rstrip().rpartition("\n")[2]
    if not _DAY_ABOVE.match(above) or not _HONORIFIC.fullmatch(text, begin, mention.start):
        return None
    dash = _DASH_TITLE.match(text, mention.end)
    return RoleMark(number, "speaker", "programme-line", (mention.end, dash.end()), 0.65) if dash else None


def _below_slot(text: str, begin: int, start: int) -> bool:
    """Whether a name stands in an indented line that belongs to a line with a time above it."""
    if not _INDENT.match(text, begin, start):
        return False
    for line in reversed(text[max(0, begin - _SLOT_FAR) : begin].splitlines()):
        if not line.strip():
            return False
        if not _INDENT.match(line):
            return bool(re.match(_TIME, line)) and not _NO_TALK.search(line)
    return False
