"""The reporting body: whose report this is. "We", "the Society" and a missing organizer are resolved to it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gestae.lexicon.likeness import organization_likeness
from gestae.lexicon.words import common_words
from gestae.model import Mention, MentionKind, Report, Unit, UnitKind
from gestae.stages.unify.names import fold_name

_HEAD_ZONE = 6
"""Units at the top of a report in which a letterhead or title names the body."""
_ABOUT = re.compile(
    r"^\W*(?:\([^)]*\)\W*)?(?:was|is|has been|were)\s+(?:\w+\s+){0,2}(?:established|founded|registered|formed|set up|started|incorporated|an? \w+)"
    r"|^\W*(?:\([^)]*\)\W*)?(?:works|exists|serves|aims|believes|welcomes its)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:©|copyright|regards,?|sincerely,?|issued by|published by|newsletter of|bulletin of|report of|on behalf of|for and on behalf of)\W*(?:\d{4}\W*)?$", re.IGNORECASE)
_TITLE_OF = re.compile(r"\b(?:report|activities|newsletter|bulletin|digest|minutes|programme|diary|review|glimpses|meeting|news)\s+(?:of|from|by|for)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """A body with all its spellings (folded) and the place where its best spelling stands."""

    name: str
    acronym: str | None
    start: int
    end: int
    score: float
    keys: frozenset[str]


def reporting_body(report: Report, units: Sequence[Unit], mentions: Sequence[Mention]) -> Body | None:
    """The body whose report this is, or None if nothing in the report names it well enough."""
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Mention]] = {}
    acronyms = acronym_keys(mentions)
    for mention in mentions:
        if mention.kind is not MentionKind.ORGANIZATION:
            continue
        key = fold_name(mention.name)
        key = acronyms.get(key, key)
        if not _names_a_body(mention):
            continue
        weight = _weight(report.text, units, mention)
        scores[key] += weight
        scores[key] += 1.2 * (organization_likeness(mention.name.split()) - 0.5) if key not in best else 0
        quality = weight + organization_likeness(mention.name.split()) + (0.5 if mention.acronym else 0)
        if key == fold_name(mention.name) and (key not in best or quality > best[key][0]):
            best[key] = (quality, mention)
    ranked = sorted((k for k in scores if k in best), key=lambda k: (-scores[k], best[k][1].start))
    if not ranked or scores[ranked[0]] < 1.0:
        return None
    chosen = best[ranked[0]][1]
    acronym = chosen.acronym or next((m.acronym for m in mentions if m.acronym and fold_name(m.name) == ranked[0]), None)
    keys = {ranked[0], *(a for a, full in acronyms.items() if full == ranked[0])}
    return Body(chosen.name, acronym, chosen.start, chosen.end, min(1.0, scores[ranked[0]] / 6), frozenset(keys))


def _names_a_body(mention: Mention) -> bool:
    """Whether a mention could be a body's name: not a lone common word, not a bare acronym that nothing explains."""
    words = mention.name.split()
    if all(w.strip(".,:").casefold() in common_words() for w in words):
        return False
    return len(words) > 1 or mention.acronym is not None or mention.found_by == "acronym"


def acronym_keys(mentions: Sequence[Mention]) -> dict[str, str]:
    """Folded acronym -> folded full name, for the acronyms that the report defines."""
    defined = {fold_name(m.acronym): fold_name(m.name) for m in reversed(mentions) if m.acronym}
    bodies = [m for m in mentions if m.kind is MentionKind.ORGANIZATION and len(m.name.split()) > 2]
    for mention in mentions:
        letters = mention.name.replace(".", "")
        if mention.kind is MentionKind.ORGANIZATION and letters.isupper() and 2 < len(letters) < 9 and " " not in letters:
            full = {fold_name(b.name) for b in bodies if _initials(b.name) == letters}
            if len(full) == 1:
                defined.setdefault(fold_name(mention.name), full.pop())
    return defined


def _initials(name: str) -> str:
    """The initials of the words that begin with a capital."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper())


def unit_of(units: Sequence[Unit], position: int) -> int | None:
    """The number of the unit in which an offset stands."""
    return next((n for n, u in enumerate(units) if u.start <= position < u.end), None)


def _weight(text: str, units: Sequence[Unit], mention: Mention) -> float:
    """How much one mention speaks for its body being the reporting one."""
    n = unit_of(units, mention.start)
    weight = 0.25
    if n is None:
        return weight
    unit = units[n]
    length = unit.end - unit.start
    if unit.kind is UnitKind.META:
        weight += 2.5
    elif n < _HEAD_ZONE and unit.kind in (UnitKind.TITLE, UnitKind.HEADING):
        weight += 2.5 * (mention.end - mention.start) / length + (1.0 if n < 2 else 0.5)
    elif n < _HEAD_ZONE and length < 120:
        weight += 1.5 * (mention.end - mention.start) / length + 0.3
    elif unit.kind is UnitKind.FURNITURE:
        weight += 1.0
    if mention.acronym and n < 2 * _HEAD_ZONE:
        weight += 0.7
    if _ABOUT.match(text[mention.end : mention.end + 90]):
        weight += 1.5
    before = text[max(0, mention.start - 40) : mention.start]
    if _SIGNED.search(before):
        weight += 1.5
    if _TITLE_OF.search(before) and n < _HEAD_ZONE:
        weight += 1.5
    return weight
