"""Sections that are events of their own beside others: a page of headed sections is not the report of one event."""

import re
from collections.abc import Sequence

from gestae.layout import takes_up
from gestae.lexicon.kinds import activity_strength
from gestae.model import Passage, Unit, UnitKind
from gestae.stages.segment.cuts import ACTIVE, SURELY
from gestae.stages.segment.days import Days

_SIBLINGS = 2
"""Further headings of the same rank, with a text below, that make a page one of sections."""
_PART = re.compile(
    r"\W*(?:\d+[.)]?\s*)?(?:introduction|background|rationale|objectives?|aims?|purpose|outcomes?|outputs?|results?"
    r"|impacts?|program(?:me)?|schedule|agenda|participants?|attendance|venue|place|date|time"
    r"|(?:when|where|who|why|what)(?=\W*$)|what (?:was|took|happened|is proposed)"
    r"|conclusions?|closing|opening|inaugura\w*|valedictory|welcome|vote of thanks|session|day|proceedings?|method\w*"
    r"|activit(?:y|ies)|description|details|highlights|summary|report|recommend\w*|challenges|difficult\w*|budget|cost"
    r"|finance\w*|feedback|follow|lessons|next steps?|way forward|resolutions?|speakers?|resource|organi[sz]\w*"
    r"|partners?|annex\w*|appendix|photos?|gallery)\b",
    re.IGNORECASE,
)


def own_section(text: str, units: Sequence[Unit], dated: Sequence[Passage]) -> bool:
    """Whether the only dated passage of a report is one of its sections: its heading names an activity, the report's
    title none, and the headings beside it are not the parts of a report on one event.
    """
    title = next((u for u in units if u.kind is UnitKind.TITLE), None)
    passage = dated[0] if len(dated) == 1 and dated[0].form == "section" else None
    head = _heading(units, passage.units[0]) if passage else None
    if passage is None or head is None or units[head].kind is not UnitKind.HEADING or title is None:
        return False
    if not _names_activity(text, units[head]) or _names_activity(text, title):
        return False
    beside = _beside(units, head)
    parts = any(_PART.match(text, units[n].start, units[n].end) for n in (*beside, head))
    active = activity_strength(text, passage.start, passage.end) >= SURELY
    return active and len(beside) >= _SIBLINGS and not parts


def is_first_of_sections(text: str, units: Sequence[Unit], days: Days, date: int | None) -> bool:
    """Whether a date is that of the first of several headed sections, each with a day of its own: of no programme.

    Such a section begins with words of its heading ("Book fair" / "A book fair was held on ...").
    """
    if date is None:
        return False
    held = [n for n in range(1, len(units)) if _tells_of_heading(text, units, n)]
    own = next((n for n in held if date in days.of_unit[n]), None)
    if own is None or own < 2 or units[own - 2].kind not in (UnitKind.TITLE, UnitKind.HEADING):
        return False
    outside = [
        n for n in held for d in days.of_unit[n]
        if n > own and days[d].precision == "day" and not days.loose(d) and not days.named_day(d)
        and not days.inside(days[d], days[date])
    ]  # fmt: skip
    return bool(outside)


def _names_activity(text: str, unit: Unit) -> bool:
    return activity_strength(text, unit.start, unit.end) >= ACTIVE


def _heading(units: Sequence[Unit], n: int) -> int | None:
    """The heading right above a unit."""
    return n - 1 if n and units[n].heading == n - 1 else None


def _beside(units: Sequence[Unit], head: int) -> list[int]:
    """The other headings of the same rank that have a text right below them."""
    return [
        n
        for n in range(len(units) - 1)
        if n != head
        and units[n].kind is UnitKind.HEADING
        and units[n].level == units[head].level
        and units[n].heading == units[head].heading
        and _heading(units, n + 1) == n
    ]


def _tells_of_heading(text: str, units: Sequence[Unit], n: int) -> bool:
    """Whether a paragraph takes up a word of the heading right above it."""
    head = _heading(units, n)
    if head is None or units[n].kind is not UnitKind.PARAGRAPH:
        return False
    return takes_up(text, units[head], units[n])
