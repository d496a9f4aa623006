"""A bare weekday in the telling of an event whose day is known: it is that day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gestae.dates.parts import Found

if TYPE_CHECKING:
    from gestae.dates.resolve import State

_SAME_EVENT = 500
"""Characters behind the day of an event within which a weekday is that day."""
_APART = re.compile(r"\n\s*\n|\b(?:each|every)\b[^.\n]{0,20}\sand $")
"""Between a day and a weekday that is another: a new paragraph, "each Tuesday and"."""


def weekday(state: State, reading: Found) -> date | None:
    """The day of the event just told that a bare weekday means: its own, where it fell on that weekday, and "the
    Tuesday" in its days.
    """
    if reading.kind != "weekday" or reading.planned or state.last_days is None or state.last_day is None:
        return None
    first, last = state.last_days
    if reading.relative is None or reading.relative.length or reading.start - state.last_day[1] > _SAME_EVENT:
        return None
    the = state.text[max(0, reading.start - 4) : reading.start].lower() == "the "
    if first != last and the:
        days = [first + timedelta(days=n) for n in range(min((last - first).days, 6) + 1)]
    elif first == last and not _APART.search(state.text, state.last_day[1], reading.start):
        days = [first]
    else:
        return None
    return next((day for day in days if day.weekday() == reading.weekday), None)
