"""Labels and column heads that tell the day ("Date:", "Held on", "Duration"), and the date that stands under one."""

import re
from collections.abc import Sequence
from datetime import date

from gestae.model import Unit, UnitKind
from gestae.stages.segment.days import Days
from gestae.stages.segment.shape import tells_of_one

_DAY_LINE = re.compile(r"\W*(?:date|day|date and time|date & time)s?\s*(?::|-)", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:submi|report|prepar|issue|sign|birth|due|post|writ)", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:dates?|days?|when|(?:held|conducted|started|commenced|concluded) on|period|duration|execution|schedule)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\b(?:from|start\w*|commenc\w*|begin\w*)\b", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:to|till|until|end\w*|conclu\w*|clos\w*)\b", re.IGNORECASE)
LONGEST_CAMP = 14
"""Days within which the days of one diary lie."""


def is_day_line(text: str, unit: Unit) -> bool:
    """A line of a form that says the day and nothing else looks like a heading ("Date: 9 November 2021")."""
    return unit.kind is UnitKind.HEADING and bool(_DAY_LINE.match(text, unit.start))


def says_when(key: str) -> bool:
    """Whether the words of a label say that the day of an activity follows."""
    return bool(_WHEN.search(key)) and not _WRITTEN.search(key)


def are_ends(keys: Sequence[str]) -> bool:
    """Whether the words of two labels tell the first and the last day ("Date from", "Date to")."""
    return len(keys) == 2 and bool(_BEGINS.search(keys[0])) and bool(_ENDS.search(keys[1]))


def date_of_row(text: str, units: Sequence[Unit], days: Days, n: int) -> tuple[int, ...]:
    """The one date that a row of a table has under a head that says when; what else it tells of other days is told."""
    spans = [value for key, value in units[n].labels if says_when(text[slice(*key)])]
    told = tuple(d for d in days.of_unit[n] if any(low <= days[d].start < high for low, high in spans))
    return told if len(told) == 1 else ()


def minutes_or_diary_of(text: str, units: Sequence[Unit], days: Days) -> str | None:
    """As `tells_of_one`; several forms, each with its own "Day 1 ... Day 2", are no diary."""
    shape = tells_of_one(text, units)
    return None if shape == "diary" and _tells_of_several(text, units, days) else shape


def _tells_of_several(text: str, units: Sequence[Unit], days: Days) -> bool:
    """Whether labels that say when give days too far apart for one camp."""
    known = [
        date.fromisoformat(first) for n, unit in enumerate(units) if unit.kind is not UnitKind.RECORD
        for d in _labelled(text, unit, days.of_unit[n]) if days.usable(d) and (first := days[d].first)
    ]  # fmt: skip
    return len(known) > 1 and (max(known) - min(known)).days > LONGEST_CAMP


def _labelled(text: str, unit: Unit, dates: Sequence[int]) -> Sequence[int]:
    """The dates of a unit, where it is a label or a line of a form that says when."""
    told = any(says_when(text[slice(*key)]) for key, _ in unit.labels) or is_day_line(text, unit)
    return dates if told else ()
