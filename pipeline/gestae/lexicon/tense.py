"""How far a text tells of what has happened, and how far it announces: verbs of past and future, words that invite."""

import re
from dataclasses import dataclass

_PAST = re.compile(
    r"\b(?:was|were|had|did|took|gave|spoke|held|went|came|met|led|won|ran|sang|told|said|made|brought|began|saw|got"
    r"|drew|taught|\w{3,}ed)\b",
    re.IGNORECASE,
)
_NO_PAST = re.compile(r"\b(?:be|is|are|being|to|will)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Before a participle: "will be held", "is organised" tell of nothing past."""
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|to be (?:held|organi[sz]ed|announced|confirmed)|tbc|tba|going to|would|(?-i:may))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|do|does)\b", re.IGNORECASE)
_INVITING = re.compile(
    r"\b(?:please|join|contact|book|booking|tickets?|rsvp|register|registration|welcome|bring|entry|admission|free|venue"
    r"|doors|invited|apply|deadline|submit|e-?mail|phone|call|visit our)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:diary|calendar|rota|roster|agenda|programme|program|upcoming|forthcoming|coming|next|future|plan\w*|schedule"
    r"|dates|card|call|concept|invitation|announce\w*|notice|what['’]s on|events)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:report|minutes|review|annual|newsletter|news|activities|held|proceedings|history|summary|highlights"
    r"|achievements|recent|past|press)\b",
    re.IGNORECASE,
)
_WINDOW = 20


@dataclass(frozen=True, slots=True)
class Tense:
    """How many words of each sort a text has; `first_past` and `first_ahead` are the (start, end) offsets of the first
    word that tells of the past, and that is of the future or invites.
    """

    past: int
    future: int
    present: int
    inviting: int
    first_past: tuple[int, int] | None
    first_ahead: tuple[int, int] | None

    @property
    def verbs(self) -> int:
        """The words of all tenses."""
        return self.past + self.future + self.present


def tense_of(text: str, start: int, end: int) -> Tense:
    """The words of text[start:end], counted."""
    past = [
        m.span() for m in _PAST.finditer(text, start, end)
        if not _NO_PAST.search(text, max(start, m.start() - _WINDOW), m.start())
    ]  # fmt: skip
    future = [m.span() for m in _FUTURE.finditer(text, start, end)]
    inviting = [m.span() for m in _INVITING.finditer(text, start, end)]
    present = sum(1 for _ in _PRESENT.finditer(text, start, end))
    ahead = min([*future, *inviting], default=None)
    return Tense(len(past), len(future), present, len(inviting), past[0] if past else None, ahead)


def heading_ahead(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a heading says that plans stand below it ("diary", "next"), or None."""
    found = _AHEAD.search(text, start, end)
    return found.span() if found else None


def heading_behind(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a heading says that what has happened stands below it ("report", "minutes"), or None."""
    found = _BEHIND.search(text, start, end)
    return found.span() if found else None
