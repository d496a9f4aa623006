"""The shape of a whole report: minutes and day-by-day diaries tell of one event, whatever dates they hold."""

import re
from collections.abc import Sequence

from gestae.model import Unit, UnitKind

_MINUTES = re.compile(
    r"\bminutes?\b(?=\s+of\b)|\bminutes\b(?!\s*(?:walk|drive|from|away|later|of silence))|\bproceedings of the\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\W*(?:day|session)\s*[-–:]?\s*(?:\d|one|two|three|four|five|i{1,3}|iv|v)\b", re.IGNORECASE)
_STAY = r"(?:camp|tour|trip|expedition|trek|yatra|pilgrimage|retreat|excursion)"
_KEPT = re.compile(
    rf"\b{_STAY} (?:diary|journal|log)\b|\b(?:diary|journal|log) of (?:the|our|a)\b[^\n.]{{0,30}}\b{_STAY}\b",
    re.IGNORECASE,
)
_HEAD = 4
_TITLE = 90
"""Characters of a unit in which it calls the report minutes."""
_SHAPES = {
    UnitKind.PARAGRAPH: "prose", UnitKind.ITEM: "list", UnitKind.RECORD: "table", UnitKind.CAPTION: "captions",
    UnitKind.LABEL: "form",
}  # fmt: skip
_MOST = 0.6
"""Share of the text from which one sort of unit gives the report its shape."""


def shape_of(text: str, units: Sequence[Unit]) -> str:
    """What most of a report is: minutes, diary, prose, list, table, captions, form; mixed where nothing prevails."""
    sizes = dict.fromkeys(_SHAPES.values(), 0)
    for unit in units:
        if unit.kind in _SHAPES:
            sizes[_SHAPES[unit.kind]] += unit.end - unit.start
    most = max(sizes, key=lambda name: sizes[name])
    return tells_of_one(text, units) or (most if sizes[most] >= _MOST * sum(sizes.values()) else "mixed")


def tells_of_one(text: str, units: Sequence[Unit]) -> str | None:
    """ "minutes" of one meeting, "diary" of one camp ("Day 1 ... Day 2 ...", "Camp diary"), or None."""
    if minutes_line(text, units) is not None:
        return "minutes"
    return "diary" if _is_diary(text, units) else None


def minutes_line(text: str, units: Sequence[Unit]) -> int | None:
    """The number of the unit at the head of a report that calls it minutes, or None."""
    head = [n for n, u in enumerate(units) if u.kind is not UnitKind.FURNITURE][:_HEAD]
    called = (n for n in head if _MINUTES.search(text, units[n].start, min(units[n].end, units[n].start + _TITLE)))
    return next(called, None)


def _is_diary(text: str, units: Sequence[Unit]) -> bool:
    days = [u for u in units if u.kind is not UnitKind.FURNITURE and _DAY.match(text[u.start : u.start + 20])]
    head = [u for u in units if u.kind is not UnitKind.FURNITURE][:_HEAD]
    return len(days) >= 2 or any(_KEPT.search(text, u.start, u.end) for u in head)
