"""A talk's title behind its speaker in the entries of a series ("11 February: Dr. Ann Brook, Clay and its mills")."""

import re
from collections.abc import Sequence

from gestae.dates import DateMention
from gestae.layout import ByPlace
from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.words import fold, positions
from gestae.model import Hit, Mention, MentionKind, Passage
from gestae.stages.spot.shared_kinds import LISTED
from gestae.stages.spot.titles import behind_dates

_FEWEST = 2
"""Entries of this form from which they are a series."""
_BEFORE = re.compile(r"[\s•●*·,.:;–—()-]*(?:[A-Za-z]{1,6}\.?\s+){0,3}")
"""A bullet and forms of address."""
_REACH = 30
_UNKNOWN = re.compile(r"[\s•●*·,.:;–—()-]*(?:[A-Za-z]{1,5}\.\s+){1,3}[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}")
"""Someone with a form of address or initials whom no list knows ("Dr. ir. Th. Huis")."""
_TITLE = re.compile(
    r"\s*(?:\([^)]{2,60}\)\s*)?(?:,\s[^\n,;.–—]{3,50}?)?(?:\s?[–—-]\s|,\s)"
    r"(?P<title>[A-Z“\"][^\n.;]{8,120}?)(?=[.;\n]|\s{3,}|\s*$)"
)
_SMALL = re.compile(r"\b(?:of|and|in|on|the|a|an|its|for|to|from|with|we|do|is|by|at)\b")
_LIKE_BODY = 0.5
_SCORE = 0.6


def talk_titles(
    text: str, passages: Sequence[Passage], mentions: Sequence[Mention], dates: ByPlace[DateMention]
) -> dict[int, tuple[Hit, ...]]:
    """The title by passage number, where two entries and more are of this form; else none."""
    people = ByPlace(m for m in mentions if m.kind is MentionKind.PERSON)
    found: dict[int, tuple[Hit, ...]] = {
        n: (hit,) for n, p in enumerate(passages) if p.dates and (hit := _title(text, p, people, dates))
    }
    return found if len(found) >= _FEWEST else {}


def _speaker(text: str, start: int, end: int, people: ByPlace[Mention]) -> int | None:
    """Where the name of the speaker ends with which an entry begins at `start`; None where it begins with none."""
    for person in people.beginning(start, min(start + _REACH, end)):
        if _BEFORE.fullmatch(text, start, person.start):
            return person.end
    unknown = _UNKNOWN.match(text, start, end)
    return unknown.end() if unknown else None


def _title(text: str, passage: Passage, people: ByPlace[Mention], dates: ByPlace[DateMention]) -> Hit | None:
    if passage.form not in LISTED:
        return None
    start = behind_dates(text, dates, passage.start)
    start = start if start > passage.start else behind_dates(text, dates, passage.start + 2)
    named = _speaker(text, start, passage.end, people)
    match = _TITLE.match(text, named, passage.end) if named is not None else None
    if match is None:
        return None
    words = match["title"].strip("“”\"' ")
    if not words:
        return None
    begin = text.index(words, match.start("title"))
    post = fold(words.split()[0]).strip(".,") in positions()
    if post or not _SMALL.search(words) or body_likeness(words) >= _LIKE_BODY or people.touching(begin, match.end()):
        return None
    return Hit(" ".join(words.split()), begin, begin + len(words), "talk", _SCORE)
