"""Where it was: a labelled venue, what stands after "at" or "in", or a venue that stands free in a list entry."""

import re
from collections.abc import Iterator, Sequence

from gestae.lexicon.words import fold, venue_words
from gestae.model import Hit, Passage, Unit
from gestae.stages.spot.around import Around
from gestae.stages.spot.keys import written_labels
from gestae.stages.spot.sequences import NAME_WORD

_LABEL = re.compile(r"(?:venue|place|location|where|held at|site)s?", re.IGNORECASE)
_WORD = rf"(?:(?:St|Ste|Sta|Dr|Mt|Govt|Dist|Distt|Dept|Hr|Sec|Jr|Sr|No|[A-Z](?:\.[A-Z])*)\.|{NAME_WORD})"
_TAIL_WORDS = (
    r"(?:hall|room|school|ground|grounds|park|centre|center|premises|village|office|field|auditorium"
    r"|library|church|building|campus|stadium|house|square|court|block|club|branch)"
)
_PHRASE = re.compile(
    rf"\b(?P<cue>at|in|@|to)\s+(?:the\s+|our\s+|their\s+|its\s+)?(?P<place>(?!(?:which|that|this|these|order"
    rf"|addition|all|a|an)\b)(?:(?!at|in|on|of|the|which|and|to\b)[\w'’]+\s+){{0,2}}?{_WORD}"
    rf"(?:(?:\s+(?:of|the|and|&|de|du|do"
    rf"|da)){{0,2}}\s+{_WORD})*(?:\s+{_TAIL_WORDS}\b)?(?:,\s+{_WORD}(?:\s+{_WORD})*){{0,3}})"
)
_NOT_PLACE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|Class|Std"
    r"|English|Hindi"
    r"|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Mr|Mrs|Ms|Dr|Prof)\b"
)
_BLANK = re.compile(r"\n\s*\n")
_SEGMENT = re.compile(r"[^,;()\n–—|]+")
_OPENING = 300
"""Characters at the beginning of a list entry in which a venue may stand free."""


def find_place(text: str, passage: Passage, units: Sequence[Unit], around: Around) -> Hit | None:
    """The place of a passage's event, as written, or None. Offsets are code points into `text`."""
    for n in passage.units:
        for words, _, value in written_labels(text, units[n]):
            if _LABEL.fullmatch(words):
                return _labelled(text, *value)
    found = [h for m in _PHRASE.finditer(text, passage.start, passage.end) if (h := _judged(text, m, around))]
    if passage.form in ("item", "record", "dated-heading", "caption"):
        found += _free(text, passage, around)
    found.sort(key=lambda h: (-h.score, h.start))
    return found[0] if found else None


def _labelled(text: str, start: int, end: int) -> Hit:
    """A label's value without what is added in brackets at its end."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" .:;-\t"))
    bracket = re.search(r"\s*\([^()]*\)\s*$", text[start:end])
    end = start + bracket.start() if bracket and bracket.start() else end
    return Hit(" ".join(text[start:end].split()), start, end, "label", 0.95)


def _is_venue(words: str) -> bool:
    return any(fold(w).strip(".,") in venue_words() for w in words.split())


def _judged(text: str, match: re.Match[str], around: Around) -> Hit | None:
    start, end = match.span("place")
    while end > start and text[end - 1] in " .,\n":
        end -= 1
    stop = _NOT_PLACE.search(text, start, end) or _BLANK.search(text, start, end)
    if stop:
        end = start + len(text[start : stop.start()].rstrip(" ,"))
    value = " ".join(text[start:end].split())
    if not value or not any(c.isupper() for c in value):
        return None
    score = 0.5 if match.group("cue") in ("at", "@") else 0.2
    if _is_venue(value):
        score += 0.3
    if around.places.touching(start, end):
        score += 0.25
    if match.group("cue") == "to":
        score -= 0.15
    return Hit(value, start, end, f"after-{match.group('cue')}", min(score, 0.9)) if score >= 0.4 else None


def _free(text: str, passage: Passage, around: Around) -> Iterator[Hit]:
    """Segments of a list entry that are nothing but a venue ("..., 5 May, Town Hall, Bara")."""
    end = min(passage.end, passage.start + _OPENING)
    for match in _SEGMENT.finditer(text, passage.start, end):
        words = match.group().strip(" .")
        start = match.start() + match.group().index(words) if words else match.start()
        stop = start + len(words)
        if not 1 <= len(words.split()) <= 6 or not words[:1].isupper() or _NOT_PLACE.search(words):
            continue
        if around.people.touching(start, stop):
            continue
        if _ends_as_venue(words):
            yield Hit(" ".join(words.split()), start, stop, "free", 0.55)


def _ends_as_venue(words: str) -> bool:
    return len(words.split()) > 1 and fold(words.rsplit(maxsplit=1)[-1]).strip(".,") in venue_words()
