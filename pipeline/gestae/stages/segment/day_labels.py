"""Labels and column heads that tell the day ("Date:", "Held on", "Duration"), and the date that stands under one."""

import re
from collections.abc import Sequence

from gestae.dates import DateMention
from gestae.model import Unit, UnitKind

_DAY_LINE = re.compile(r"\W*(?:date|day|date and time|date & time)s?\s*(?::|-)", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:submi|report|prepar|issue|sign|birth|due|post|writ)", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:dates?|day|days|when|held on|conducted on|period|duration|execution|schedule)\b", re.IGNORECASE
)


def is_day_line(text: str, unit: Unit) -> bool:
    """A line of a form that says the day and nothing else looks like a heading ("Date: 9 November 2021")."""
    return unit.kind is UnitKind.HEADING and bool(_DAY_LINE.match(text, unit.start))


def says_when(key: str) -> bool:
    """Whether the words of a label say that the day of an activity follows."""
    return bool(_WHEN.search(key)) and not _WRITTEN.search(key)


def dates_told(text: str, unit: Unit, dates: Sequence[tuple[int, DateMention]]) -> tuple[int, ...]:
    """Those of the numbered dates that stand under a label of the unit which says when."""
    spans = [value for key, value in unit.labels if says_when(text[slice(*key)])]
    return tuple(n for n, date in dates if any(low <= date.start < high for low, high in spans))
