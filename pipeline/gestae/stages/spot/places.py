"""Where it was: a labelled venue, or what stands after "at", "in", "held at"."""

import re
from collections.abc import Sequence

from gestae.lexicon.words import venue_words
from gestae.model import Hit, Passage, Unit, UnitKind
from gestae.nlp.tagger import Entity
from gestae.stages.spot.sequences import NAME_WORD

_LABEL = re.compile(r"(?:venue|place|location|where|held at|site)s?", re.IGNORECASE)
_WORD = rf"(?:(?:St|Ste|Sta|Dr|Mt|Govt|Dist|Distt|Dept|Hr|Sec|Jr|Sr|No|[A-Z](?:\.[A-Z])*)\.|{NAME_WORD})"
_PHRASE = re.compile(
    rf"\b(?P<cue>at|in|@|to)\s+(?:the\s+|our\s+|their\s+)?(?P<place>(?:[\w'’]+\s+){{0,3}}?{_WORD}(?:(?:\s+(?:of|the|and|&|de|du|do|da)){{0,2}}\s+{_WORD})*(?:\s+(?:hall|room|school|ground|park|centre|center|premises|village))?(?:,\s+{_WORD}(?:\s+{_WORD})*){{0,3}})"
)
_NOT_PLACE = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|Class|Std|English|Hindi)\b")


def find_place(text: str, passage: Passage, units: Sequence[Unit], entities: Sequence[Entity]) -> Hit | None:
    """The place of a passage's event, as written, or None. Offsets are code points into `text`."""
    for n in passage.units:
        unit = units[n]
        if unit.kind is UnitKind.LABEL and unit.key and unit.value:
            if _LABEL.fullmatch(text[unit.key[0] : unit.key[1]].strip(" .:-")):
                return Hit(" ".join(text[slice(*unit.value)].split()), *unit.value, "label", 0.95)
    found = [hit for match in _PHRASE.finditer(text, passage.start, passage.end) if (hit := _judged(text, match, entities))]
    found.sort(key=lambda h: (-h.score, h.start))
    return found[0] if found else None


def _judged(text: str, match: re.Match[str], entities: Sequence[Entity]) -> Hit | None:
    start, end = match.span("place")
    while end > start and text[end - 1] in " .,\n":
        end -= 1
    value = " ".join(text[start:end].split())
    if _NOT_PLACE.search(value) or not value:
        return None
    score = 0.5 if match.group("cue") in ("at", "@") else 0.2
    words = {w.strip(".,").casefold() for w in value.split()}
    if words & set(venue_words()):
        score += 0.4
    if any(e.label in ("GPE", "FAC", "LOC") and e.start < end and start < e.end for e in entities):
        score += 0.25
    if match.group("cue") == "to":
        score -= 0.15
    return Hit(value, start, end, f"after-{match.group('cue')}", min(score, 0.9)) if score >= 0.4 else None
