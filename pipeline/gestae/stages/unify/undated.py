"""Sections without a date that are events all the same: under a heading of their own, told as organised by a body."""

import re
from collections.abc import Sequence

from gestae.layout import takes_up
from gestae.model import Finds, Passage, Unit, UnitKind

_ACTIVITY = 0.6
"""Activity strength that the words need."""
_DONE = re.compile(r"\b(?:was|were|has been|had been)\b[^.;\n]{0,80}$", re.IGNORECASE)
_DONE_REACH = 100


def has_own_heading(text: str, units: Sequence[Unit], passage: Passage, found: Finds) -> bool:
    """Whether a section without a date stands right below a heading whose words it takes up, and says which body
    organised it ("Treasure Trail" / "Treasure Trail was a hunt organised by the Lake Club"): a heading of its own is as
    good as a day (RECORD: what an event is).
    """
    first = passage.units[0]
    head = units[first].heading
    if passage.form != "section" or passage.dates or found.no_event or found.activity < _ACTIVITY or head != first - 1:
        return False
    told = any(mark.role == "organizer" and _done(text, passage, mark.cue[0]) for mark in found.organizers)
    return told and units[head].kind is UnitKind.HEADING and takes_up(text, units[head], units[first])


def _done(text: str, passage: Passage, cue: int) -> bool:
    """ "Was a hunt", shortly before "organised by"."""
    return bool(_DONE.search(text[max(passage.start, cue - _DONE_REACH) : cue]))
