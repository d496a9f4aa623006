"""What the heading above a passage says of it: that no activity stands there, or that the next one does."""

import re
from collections.abc import Sequence

from gestae.model import Passage, Unit, UnitKind

_NO_ACTIVITY = re.compile(
    r"[\W\d]*(?:[A-Z]\.\s)?(?:(?:main|major|key|our|the) )?(?:challenges?|difficult(?:y|ies)|problems?|constraints?"
    r"|obstacles?|setbacks?|bottlenecks?|limitations?|lessons(?: learn(?:ed|t))?|risks?)"
    r"(?: (?:and|&|/) [\w ]{3,30}| (?:faced|met|encountered|experienced)[\w ]*)?\W*"
    r"|[\W\d]*(?:[A-Z]\.\s)?(?:mass(?:es)?(?: times?| intentions?)|masses|(?:service|worship) times"
    r"|banns(?: of marriage)?|(?:mass |sunday )?(?:collections?|offerings?)|intentions"
    r"|opening (?:times|hours)|office hours|timetable"
    r"|birthdays?|(?:wedding )?anniversaries|births?|marriages|deaths|obituar(?:y|ies)|classifieds?|lost and found"
    r"|publicity|press(?: (?:coverage|echo|cuttings|clippings))?|(?:media|in the) (?:coverage|press|media)"
    r"|action (?:items|points|list|plan)|actions(?: arising)?|to[ -]do(?: list)?|correspondence)"
    r"(?: (?:this|of the|for the|next) (?:week|month)| list)?(?:\W+\d[^\n]{0,30})?\W*",
    re.IGNORECASE,
)
"""Headings of a report under which stands what went wrong, hours, names of days, tasks: no activities."""
_NEXT = re.compile(r"\W*(?:the )?next (?:\w+ )?(?:meeting|AGM|session)\b", re.IGNORECASE)
_NEXT_ONE = re.compile(
    r"\W*(?:our |the )?next (?:one|time|meet-?up|meeting|event|talk|session|gathering|date)\W*", re.IGNORECASE
)


def of_no_activity(text: str, passage: Passage, units: Sequence[Unit]) -> bool:
    """Whether a passage stands under "Challenges" or "Mass times", or begins so. The next meeting may be announced
    anywhere.
    """
    if _NEXT.match(text, passage.start, passage.end):
        return False
    own = [n for n in passage.units[:1] if units[n].kind is UnitKind.HEADING]
    return any(_NO_ACTIVITY.fullmatch(text, units[n].start, units[n].end) for n in (*passage.headings[-1:], *own))


def announces_next(text: str, passage: Passage, units: Sequence[Unit]) -> bool:
    """Whether a passage stands right under "Next one"."""
    return any(_NEXT_ONE.fullmatch(text, units[n].start, units[n].end) for n in passage.headings[-1:])
