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
    if _is_minutes(text, units):
        return "minutes"
    return "diary" if _is_diary(text, units) else None


def _is_minutes(text: str, units: Sequence[Unit]) -> bool:
    head = [u for u in units if u.kind is not UnitKind.FURNITURE][:_HEAD]
    return any(_MINUTES.search(text[u.start : min(u.end, u.start + 90)]) for u in head)


def _is_diary(text: str, units: Sequence[Unit]) -> bool:
    days = [u for u in units if u.kind is not UnitKind.FURNITURE and _DAY.match(text[u.start : u.start + 20])]
    head = [u for u in units if u.kind is not UnitKind.FURNITURE][:_HEAD]
    return len(days) >= 2 or any(_KEPT.search(text, u.start, u.end) for u in head)
