"""What kind of activity an event was, and whether it was held, planned, cancelled or postponed.

The head noun of the event's own title counts most ("Workshop on ...", "... award ceremony"), then the nouns of its
passage, early ones more than late ones, those that the grammar presents ("a one-day seminar was held") more than those
that are only mentioned ("during the meeting"), then the verbs ("visited", "distributed").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gestae.lexicon.cues import CueHit
from gestae.lexicon.kinds import ANY, load_kinds, load_status_patterns

# Points of a noun or verb of weight 1, 2, 3. Chosen on oracle passages of development reports.
_NOUN = {1: 0.5, 2: 1.6, 3: 3.0}
_VERB = {1: 0.4, 2: 1.2, 3: 2.4}
_TITLE = 3.0
_HEADING = 0.5
_LATER_SEGMENT = 0.45
_NOT_HEAD = 0.4
_PRESENTED = 1.8
_ONLY_MENTIONED = 0.45
_DISCOUNT = 0.15
_REPEAT = 0.25
_HALF_LIFE = 120.0  # characters into the passage after which a cue counts half
_LEAST = 0.45

_SEGMENT = re.compile(r"\b(?:on|of|for|at|in|with|by|from|to|about|against|under|during|among)\b|[:–—.,;(|\n]| - ", re.IGNORECASE)
_PRESENTING = re.compile(
    r"(?:\b(?:an?|one|two|three|four|five|\w+-?day|days?|first|second|third|\d+(?:st|nd|rd|th)|annual|monthly|national|state|state level"
    r"|international|special|another|our|its|their|organi[sz]ed|held|conducted|hosted|attended|arranged|celebrated|observed"
    r"|convened|ran|launched|joined|participated in|took part in)\b[^.;\n]{0,40})$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"[^.;\n]{0,80}?\b(?:was|were|is|are|has been|to be|will be)\s+(?:\w+ )?(?:held|organi[sz]ed|conducted|hosted|arranged|convened"
    r"|celebrated|observed|inaugurated|attended|launched|staged|given|delivered|run)\b|[^.;\n]{0,60}?\btook place\b",
    re.IGNORECASE,
)
_MENTIONING = re.compile(r"\b(?:during|after|before|since|at|from|of|in|for|to)\s+(?:the|this|that|these|last|next|every|each)?\s*(?:\w+ )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KindHit:
    """A kind with its score; `text[start:end]` are the words that say so. `reason` says why it was not chosen."""

    kind: str
    start: int
    end: int
    score: float
    confidence: float
    rule: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KindResult:
    """The kind chosen (None where nothing says one) and the candidates set aside, best first."""

    chosen: KindHit | None
    set_aside: tuple[KindHit, ...]


@dataclass(frozen=True, slots=True)
class StatusHit:
    """A status other than held, with the words that say so."""

    status: str
    start: int
    end: int


def find_kind(
    text: str,
    passage: tuple[int, int],
    title: tuple[int, int] | None = None,
    headings: Sequence[tuple[int, int]] = (),
    discount: Sequence[tuple[int, int]] = (),
) -> KindResult:
    """The kind of the event that `text[passage]` tells of.

    All arguments are (start, end) offsets: `title` the event's own title, `headings` what stands above it, `discount`
    names of bodies, persons and places, whose nouns say little ("the Seminar Trust").
    """
    votes: list[KindHit] = []
    if title is not None:
        votes += _title_votes(text, title, "title", _TITLE)
    votes += _passage_votes(text, passage, title, discount)
    for heading in headings:
        votes += _title_votes(text, heading, "heading", _HEADING)
    ranked = _ranked(votes)
    if not ranked or ranked[0].score < _LEAST:
        return KindResult(None, tuple(_aside(hit, "too weak to decide") for hit in ranked))
    best = ranked[0]
    return KindResult(best, tuple(_aside(hit, f"weaker than {best.kind}") for hit in ranked[1:]))


def _ranked(votes: Sequence[KindHit]) -> list[KindHit]:
    """One hit a kind: its strongest vote, with a share of the others added. Ties go to what stands first."""
    kinds: dict[str, list[KindHit]] = {}
    for vote in votes:
        kinds.setdefault(vote.kind, []).append(vote)
    ranked = []
    for kind, group in kinds.items():
        ordered = sorted(group, key=lambda vote: (-vote.score, vote.start))
        score = ordered[0].score + _REPEAT * sum(vote.score for vote in ordered[1:3])
        best = ordered[0]
        confidence = round(score / (score + 1.5), 3)
        ranked.append(KindHit(kind, best.start, best.end, round(score, 4), confidence, best.rule))
    return sorted(ranked, key=lambda hit: (-hit.score, hit.start, hit.kind))


def _aside(hit: KindHit, reason: str) -> KindHit:
    return KindHit(hit.kind, hit.start, hit.end, hit.score, hit.confidence, hit.rule, reason)


def _scan(text: str, span: tuple[int, int]) -> tuple[list[CueHit], list[CueHit]]:
    nouns, verbs = load_kinds().scan(text[span[0] : span[1]])
    return [_moved(hit, span[0]) for hit in nouns], [_moved(hit, span[0]) for hit in verbs]


def _moved(hit: CueHit, by: int) -> CueHit:
    return CueHit(hit.start + by, hit.end + by, hit.cue)


def _title_votes(text: str, span: tuple[int, int], rule: str, weight: float) -> list[KindHit]:
    """Votes of a title: the last kind noun of its first segment is its head."""
    nouns, verbs = _scan(text, span)
    ends = [match.start() for match in _SEGMENT.finditer(text, *span)]
    votes = []
    for hit in nouns:
        segment = sum(end <= hit.start for end in ends)
        head = not any(
            other.start >= hit.end and sum(end <= other.start for end in ends) == segment for other in nouns
        )
        earlier = sum(any(e <= other.start for e in ends[:1]) is False for other in nouns)
        share = (1.0 if head else _NOT_HEAD) * (_LATER_SEGMENT if segment and earlier else 1.0)
        votes.append(_vote(hit, weight * share * _NOUN[hit.cue.weight], rule))
    votes += [_vote(hit, weight * _NOT_HEAD * _VERB[hit.cue.weight], rule) for hit in verbs]
    return [vote for vote in votes if vote.kind != ANY]


def _passage_votes(
    text: str, passage: tuple[int, int], title: tuple[int, int] | None, discount: Sequence[tuple[int, int]]
) -> list[KindHit]:
    nouns, verbs = _scan(text, passage)
    votes = []
    for place, hit in enumerate(nouns):
        if title is not None and title[0] <= hit.start < title[1]:
            continue
        value = _NOUN[hit.cue.weight] * _grammar(text, passage, hit)
        if place + 1 < len(nouns) and text[hit.end : nouns[place + 1].start] in (" ", "-", "-cum-", " cum "):
            value *= _NOT_HEAD
        votes.append(_vote(hit, value * _fade(hit, passage) * _named(hit, discount), "noun"))
    for hit in verbs:
        value = _VERB[hit.cue.weight] * _fade(hit, passage) * _named(hit, discount)
        votes.append(_vote(hit, value, "verb"))
    return [vote for vote in votes if vote.kind != ANY]


def _grammar(text: str, passage: tuple[int, int], hit: CueHit) -> float:
    before = text[max(passage[0], hit.start - 60) : hit.start]
    if _FOLLOWED.match(text, hit.end, passage[1]) or _PRESENTING.search(before):
        return _PRESENTED
    return _ONLY_MENTIONED if _MENTIONING.search(before) else 1.0


def _fade(hit: CueHit, passage: tuple[int, int]) -> float:
    return 1 / (1 + (hit.start - passage[0]) / _HALF_LIFE)


def _named(hit: CueHit, discount: Sequence[tuple[int, int]]) -> float:
    return _DISCOUNT if any(start <= hit.start and hit.end <= end for start, end in discount) else 1.0


def _vote(hit: CueHit, score: float, rule: str) -> KindHit:
    return KindHit(hit.cue.label, hit.start, hit.end, score, 0.0, rule)


_ORDER = ("cancelled", "postponed", "planned")


def find_status(text: str, passage: tuple[int, int]) -> StatusHit | None:
    """The status where the passage says another than held: cancelled goes before postponed, postponed before planned."""
    found: dict[str, StatusHit] = {}
    for entry in load_status_patterns():
        match = entry.pattern.search(text, *passage)
        if match and (entry.status not in found or match.start() < found[entry.status].start):
            found[entry.status] = StatusHit(entry.status, match.start(), match.end())
    return next((found[status] for status in _ORDER if status in found), None)
