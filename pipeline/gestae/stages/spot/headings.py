"""What the heading above a passage says of it: that no activity stands there, or that the next one does."""

import re
from collections.abc import Sequence

from gestae.lexicon.kinds import activity_strength
from gestae.model import Passage, Unit, UnitKind

_NO_ACTIVITY = re.compile(
    r"[\W\d]*(?:[A-Z]\.\s)?(?:(?:main|major|key|our|the) )?(?:challenges?|difficult(?:y|ies)|problems?|constraints?"
    r"|obstacles?|setbacks?|bottlenecks?|limitations?|lessons(?: learn(?:ed|t))?|risks?)"
    r"(?: (?:and|&|/) [\w ]{3,30}| (?:faced|met|encountered|experienced)[\w ]*)?\W*"
    r"|[\W\d]*(?:[A-Z]\.\s)?(?:mass(?:es)?(?: times?| intentions?)|masses|(?:service|worship) times"
    r"|banns(?: of marriage)?|(?:mass |sunday )?(?:collections?|offerings?)|intentions"
    r"|opening (?:times|hours)|office hours|timetable"
    r"|publicity|press (?:coverage|cuttings|clippings)|(?:media|in the) (?:coverage|press|media)"
    r"|classifieds?|lost and found|action (?:items|points|list|plan)|actions(?: arising)?|to[ -]do(?: list)?"
    r"|correspondence)"
    r"(?: (?:this|of the|for the|next) (?:week|month)| list)?(?:\W+\d[^\n]{0,30})?\W*",
    re.IGNORECASE,
)
"""Headings of a report under which stands what went wrong, hours, tasks: no activities."""
_SELDOM = re.compile(
    r"[\W\d]*(?:birthdays?|(?:wedding )?anniversaries|births?|marriages|deaths|obituar(?:y|ies)|press)"
    r"(?: (?:this|of the|for the|next) (?:week|month)| list)?(?:\W+\d[^\n]{0,30})?\W*",
    re.IGNORECASE,
)
"""Headings under which an activity is told only where its words are plain ("Anniversaries": a dinner was held)."""
_PLAIN = 0.5
"""Strength of an activity's words from which they are plain."""
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
    spans = [(units[n].start, units[n].end) for n in (*passage.headings[-1:], *own)]
    if any(_NO_ACTIVITY.fullmatch(text, *span) for span in spans):
        return True
    seldom = any(_SELDOM.fullmatch(text, *span) for span in spans)
    return seldom and activity_strength(text, passage.start, passage.end) < _PLAIN


def announces_next(text: str, passage: Passage, units: Sequence[Unit]) -> bool:
    """Whether a passage stands right under "Next one"."""
    return any(_NEXT_ONE.fullmatch(text, units[n].start, units[n].end) for n in passage.headings[-1:])
