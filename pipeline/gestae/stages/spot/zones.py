"""The zones of one event's text: where words say what it was about, and how much they count there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class ZoneKind(StrEnum):
    """What a stretch of text is to the event."""

    TITLE = "title"
    ABOUT = "about"
    PASSAGE = "passage"
    BEFORE = "before"
    HEADING = "heading"
    DOCUMENT = "document"


ZONE_WEIGHTS = {
    ZoneKind.TITLE: 3.0,
    ZoneKind.ABOUT: 1.8,
    ZoneKind.PASSAGE: 1.0,
    ZoneKind.BEFORE: 1.0,
    ZoneKind.HEADING: 1.0,
    ZoneKind.DOCUMENT: 1.0,
}
OWN = (ZoneKind.TITLE, ZoneKind.ABOUT, ZoneKind.PASSAGE)
"""The zones that are the event's own text; the others stand around it."""


@dataclass(frozen=True, slots=True)
class TopicZone:
    """A stretch of the report's text that belongs to one event, with its weight."""

    start: int
    end: int
    weight: float
    kind: ZoneKind


# What leads to the words that name a subject: "a talk on", "the theme was", "titled", "the aim of ... was".
_ACTIVITY = (
    "training|workshop|seminar|webinar|talk|lecture|session|consultation|conference|discussion|panel|debate|course"
    "|programme|program|presentation|symposium|quiz|dialogue|interaction|orientation|spoke|talked|speaking|lectured"
    "|discussed|trained|campaign|rally|awareness"
)
_OF_THE_DAY = r"(?: of the (?:day|event|programme|program|meeting|talk|session|workshop))?"
_ABOUT = re.compile(
    r"\b(?:on the (?:topic|theme|subject|issue)s?(?: of)?"
    rf"|(?:topic|theme|subject|title|motto|slogan|agenda|focus){_OF_THE_DAY}\s*(?:was|is|being|of)"
    r"|titled|entitled|themed|under the (?:theme|title|slogan|banner)|called|about|regarding"
    r"|concerning|related to"
    r"|focus(?:s?ed|ing|es)? on|dedicated to|aware(?:ness)? (?:on|about|of|regarding)"
    rf"|(?:{_ACTIVITY}) (?:on|of|for|against)"
    r"|(?:aim|objective|purpose|goal)s? (?:of [^.\n]{1,40}? )?(?:was|is|were|being))\b\s*"
    rf"|\b(?:topic|theme|subject|title|motto|slogan|agenda|focus|objective|aim"
    rf"|purpose)s?{_OF_THE_DAY}\s*[:–-]+\s*",
    re.IGNORECASE,
)
_ABOUT_END = re.compile(
    r"[.;!?\n]|\b(?:at the|by the|organi[sz]ed|held|conducted|was|were|in collaboration|in association)\b"
)
_QUOTED = re.compile(r"[\"“‘«]([^\"“”‘’«»\n]{4,120})[\"”’»]")
_ABOUT_LENGTH = 120
_BEFORE_LENGTH = 400
_SHORT_BEFORE = 10  # what stands between a blank line and the passage is worth reading from this length


def passage_zones(
    text: str,
    passage: tuple[int, int],
    title: tuple[int, int] | None = None,
    headings: Sequence[tuple[int, int]] = (),
    document: Sequence[tuple[int, int]] = (),
) -> tuple[TopicZone, ...]:
    """The zones of one event: its passage with the phrases in it that name a subject, and what stands
    around it.

    All arguments are (start, end) offsets; `headings` nearest first; `document` are the report's title and
    body.
    """
    spans = [(ZoneKind.PASSAGE, *passage)]
    spans += [(ZoneKind.ABOUT, *span) for span in _about_spans(text, *passage)]
    spans += [(ZoneKind.BEFORE, *span) for span in _before_spans(text, passage[0])]
    if title is not None:
        spans.append((ZoneKind.TITLE, *title))
    spans += [(ZoneKind.HEADING, *span) for span in headings]
    spans += [(ZoneKind.DOCUMENT, *span) for span in document]
    return tuple(TopicZone(start, end, ZONE_WEIGHTS[kind], kind) for kind, start, end in spans)


def _about_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in _ABOUT.finditer(text, start, end):
        begin = match.end()
        limit = min(begin + _ABOUT_LENGTH, end)
        stop = _ABOUT_END.search(text, begin, limit)
        spans.append((begin, stop.start() if stop else limit))
    spans += [match.span(1) for match in _QUOTED.finditer(text, start, end)]
    return [(begin, stop) for begin, stop in spans if stop > begin]


def _before_spans(text: str, start: int) -> list[tuple[int, int]]:
    """The words of the same paragraph before a passage that begins in its midst."""
    low = max(0, start - _BEFORE_LENGTH)
    blank = text.rfind("\n\n", max(0, low - 2), start)
    begin = max(blank + 2, low) if blank >= 0 else low
    return [(begin, start)] if start - begin >= _SHORT_BEFORE else []
