"""The diary of an office: under each day the hours of what took place then, each an activity of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gestae.model import Unit, UnitKind
from gestae.stages.segment.lines import is_date_line, is_timed

_DIARY = re.compile(
    r"\b(?:diary|engagements?|appointments|what['’]s on|week(?: beginning| commencing| ending| ahead| of)|this week)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:camp|conference|workshop|seminar|course|training|congress|retreat|tour|festival|symposium)\b", re.IGNORECASE
)
_DAYS = 2
"""Days with hours below them from which a report is such a diary."""
_HEAD = 6


def timed_entries(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units, with each hour below a day an item of its own, where the head of the report speaks of a diary. The
    hours of a camp or a conference are sessions, and stay.
    """
    days = {n for n, unit in enumerate(units) if _is_day(text, unit)}
    below = [n for n in days if n + 1 < len(units) and is_timed(text[units[n + 1].start : units[n + 1].end])]
    head = text[: units[min(_HEAD, len(units) - 1)].start] if units else ""
    if len(below) < _DAYS or not _DIARY.search(head) or _ONE.search(head):
        return list(units)
    out: list[Unit] = []
    under = False
    for n, unit in enumerate(units):
        under = n in days or (under and unit.kind is not UnitKind.HEADING)
        out.extend(_hours(text, unit) if under and unit.kind is UnitKind.PARAGRAPH else [unit])
    return out


def _is_day(text: str, unit: Unit) -> bool:
    return unit.kind is UnitKind.HEADING and is_date_line(text[unit.start : unit.end])


def _hours(text: str, unit: Unit) -> Iterator[Unit]:
    """A paragraph cut before each of its lines that begins with an hour."""
    starts = [unit.start] + [
        unit.start + match.end()
        for match in re.finditer(r"\n\s*", text[unit.start : unit.end])
        if _opens(text, unit.start + match.end())
    ]
    for start, stop in zip(starts, [*starts[1:], unit.end], strict=True):
        end = start + len(text[start:stop].rstrip())
        kind = UnitKind.ITEM if _opens(text, start) else unit.kind
        yield replace(unit, start=start, end=end, kind=kind)


def _opens(text: str, at: int) -> bool:
    stop = text.find("\n", at)
    return is_timed(text[at : stop if stop >= 0 else len(text)])
