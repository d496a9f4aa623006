"""Why a date is not an event's, in words for people: what the rules noted, else what the role itself says."""

import re

from gestae.dates.parts import Found

_LONGEST = 40
_WHY = {
    "post-date": "the day of writing or posting: it stands alone on its line, in a byline or before a dash",
    "edition": "the day of a version of the text",
    "comment": "the day of a comment",
    "file-name": "it is part of a file name or an address",
    "name": "it is part of a name, or no words say that anything took place then",
    "verb": "a verb: its subject follows",
    "history": "it lies long before the time of the text",
    "period": "the span that a heading, a label or the whole text covers",
    "duration": "a length of time",
    "recurring": "it comes again and again",
    "numbering": "the number of an item in a list",
    "id": "a number, not a day",
    "state": "something has lasted since then",
    "law": "the year of a law, treaty or policy",
    "founding": "the founding of a body",
    "birth": "a birth",
    "death": "a death",
    "deadline": "the end of a term",
    "payment": "a payment",
}
"""Role -> reason, for what the place of a date or its own words decide."""


def by_words(match: re.Match[str], side: str) -> str:
    """The reason that a cue gives: its words, and on which side of the date they stand."""
    words = " ".join(match.group().split())
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rstrip()}…" if side == "after" else f"…{words[-_LONGEST:].lstrip()}"
    return f"“{words.strip(' ,;')}” stands {side} it"


def of(reading: Found) -> str | None:
    """The reason for a role other than that of an event; for a plan the words that plan; else None."""
    if reading.role == "event":
        return reading.reason if reading.planned else None
    return _WHY.get(reading.role, reading.role) if reading.reason is None else reading.reason
