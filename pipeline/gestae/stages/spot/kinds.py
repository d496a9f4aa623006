"""What kind of activity an event was.

The head noun of the event's own title counts most ("Workshop on ...", "... award ceremony"), then the nouns
of its passage, early ones more than late ones, those that the grammar presents ("a one-day seminar was
held") more than those that are only mentioned ("during the meeting"), then the verbs ("visited",
"distributed").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gestae.lexicon.cues import CueHit
from gestae.lexicon.kinds import ANY, load_kinds
from gestae.stages.spot.cover import NOTHING, Cover

# Points of a noun or verb of weight 1, 2, 3. All numbers here were chosen on oracle passages of
# development reports.
_NOUN = {1: 0.5, 2: 1.6, 3: 3.0}
_VERB = {1: 0.4, 2: 1.6, 3: 2.4}
_TITLE = 4.0
_SHARED = 1.2  # a title that stands above several passages
_HEADING = 0.5
_LATER_SEGMENT = 0.45  # a noun of a title after its first preposition or comma
_NOT_HEAD = 0.4  # a noun before another noun: "workshop" in "workshop report meeting"
_PRESENTED = 1.8
_ONLY_MENTIONED = 0.45
_DISCOUNT = 0.15  # a noun inside the name of a body, person or place
_REPEAT = 0.25  # what the second and third vote for a kind add
_HALF_LIFE = 120.0  # characters into the passage after which a word counts half
_LEAST = 0.3
_NAMED_DAY_WEIGHT = 2

_SEGMENT = re.compile(
    r"\b(?:on|of|for|at|in|with|by|from|to|about|against|under|during|among)\b|[:–—.,;(|\n]| - ",
    re.IGNORECASE,
)
_PRESENTING = re.compile(
    r"(?:\b(?:an?|one|two|three|four|five|\w+-?day|days?|first|second|third|\d+(?:st|nd|rd"
    r"|th)|annual|monthly"
    r"|national|state|international|special|another|our|its|their|organi[sz]ed|held|conducted"
    r"|hosted|attended"
    r"|arranged|celebrated|observed|convened|ran|launched|joined|participated in"
    r"|took part in)\b[^.;\n]{0,40})$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"[^.;\n]{0,80}?\b(?:was|were|is|are|has been|to be|will be)\s+(?:\w+ )?(?:held"
    r"|organi[sz]ed|conducted|hosted"
    r"|arranged|convened|celebrated|observed|inaugurated|attended|launched|staged|given|delivered|run)\b"
    r"|[^.;\n]{0,60}?\btook place\b",
    re.IGNORECASE,
)
_MENTIONING = re.compile(
    r"\b(?:during|after|before|since|at|from|of|in|for|to)\s+"
    r"(?:the|this|that|these|last|next|every|each)?\s*(?:\w+ )?$",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(r"[^\W\d_](?:['’]s?)? (?:day|week|month)s?$", re.IGNORECASE)
_WITH_DAY = r"(?:day|week|month|fortnight|jayanti|jayanthi|diwas|divas|anniversary|festival|utsav|birthday|pakhwada)s?"
_WAS_OBSERVED = re.compile(
    rf"\b{_WITH_DAY}\b[^.;\n]{{0,70}}?\b(?:was|were|is|are|has been|have been|being|will be)\s(?:\w+\s)?"
    rf"(?P<verb>celebrated|observed|commemorated|marked)\b"
    rf"|\b(?P<verb2>celebrated|observed|commemorated|marked|celebrates|observes|celebrating|observing)\b[^.;\n]{{0,70}}?"
    rf"\b{_WITH_DAY}\b",
    re.IGNORECASE,
)
"""A day that was observed: whatever was done on it, the event is its celebration."""
_OBSERVED = 8.0
_COMPOUND = (" ", "-", "-cum-", " cum ")


@dataclass(frozen=True, slots=True)
class KindHit:
    """A kind with its score; `text[start:end]` are the words that say so.

    `rule` says what kind of evidence it is (title, heading, noun, verb), `reason` why it was not chosen.
    """

    kind: str
    start: int
    end: int
    score: float
    confidence: float
    rule: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KindResult:
    """The kind chosen (None where nothing says one) and the candidates set aside, best first; all votes for any."""

    chosen: KindHit | None
    set_aside: tuple[KindHit, ...]
    votes: tuple[KindHit, ...] = ()


def find_kind(
    text: str,
    passage: tuple[int, int],
    title: tuple[int, int] | None = None,
    headings: Sequence[tuple[int, int]] = (),
    discount: Cover = NOTHING,
    shared: bool = False,
) -> KindResult:
    """The kind of the event that `text[passage]` tells of.

    All arguments are (start, end) offsets: `title` the event's own title, `headings` what stands above it,
    `discount` names of bodies, persons and places, whose nouns say little. A `shared` title stands above several
    events.
    """
    votes = _passage_votes(text, passage, title, discount)
    if title is not None:
        votes += _title_votes(text, title, "title", _SHARED if shared else _TITLE)
    for heading in headings:
        votes += _title_votes(text, heading, "heading", _HEADING)
    telling = tuple(vote for vote in votes if vote.kind != ANY)
    ranked = _ranked(telling)
    if not ranked or ranked[0].score < _LEAST:
        return KindResult(None, tuple(replace(hit, reason="too weak to decide") for hit in ranked), telling)
    best = ranked[0]
    return KindResult(best, tuple(replace(hit, reason=f"weaker than {best.kind}") for hit in ranked[1:]), telling)


def _ranked(votes: Sequence[KindHit]) -> list[KindHit]:
    """One hit a kind: its strongest vote and a share of the next two. Ties go to what stands first."""
    kinds: dict[str, list[KindHit]] = {}
    for vote in votes:
        kinds.setdefault(vote.kind, []).append(vote)
    ranked = []
    for group in kinds.values():
        best, *others = sorted(group, key=lambda vote: (-vote.score, vote.start))
        score = best.score + _REPEAT * sum(vote.score for vote in others[:2])
        ranked.append(replace(best, score=round(score, 4), confidence=round(score / (score + 1.5), 3)))
    return sorted(ranked, key=lambda hit: (-hit.score, hit.start, hit.kind))


def _scan(text: str, span: tuple[int, int]) -> tuple[list[CueHit], list[CueHit]]:
    nouns, verbs = load_kinds().scan(text[span[0] : span[1]])
    return [_moved(hit, span[0]) for hit in nouns], [_moved(hit, span[0]) for hit in verbs]


def _moved(hit: CueHit, by: int) -> CueHit:
    return CueHit(hit.start + by, hit.end + by, hit.cue)


def _title_votes(text: str, span: tuple[int, int], rule: str, weight: float) -> list[KindHit]:
    """Votes of a title: the last kind noun of its first segment is its head."""
    nouns, verbs = _scan(text, span)
    breaks = [match.start() for match in _SEGMENT.finditer(text, *span)]
    segments = [sum(stop <= hit.start for stop in breaks) for hit in nouns]
    votes = []
    for place, hit in enumerate(nouns):
        later = [segment for other, segment in zip(nouns, segments, strict=True) if other.start >= hit.end]
        head = segments[place] not in later
        share = (1.0 if head else _NOT_HEAD) * (_LATER_SEGMENT if segments[place] > segments[0] else 1.0)
        grade = hit.cue.weight
        if head and _NAMED_DAY.search(text, span[0], hit.end):
            grade = max(grade, _NAMED_DAY_WEIGHT)
        votes.append(_vote(hit, weight * share * _NOUN[grade], rule))
    return votes + [_vote(hit, weight * _NOT_HEAD * _VERB[hit.cue.weight], rule) for hit in verbs]


def _passage_votes(
    text: str, passage: tuple[int, int], title: tuple[int, int] | None, discount: Cover
) -> list[KindHit]:
    nouns, verbs = _scan(text, passage)
    votes = []
    for place, hit in enumerate(nouns):
        if title is not None and title[0] <= hit.start < title[1]:
            continue
        value = _NOUN[hit.cue.weight] * _grammar(text, passage, hit)
        if place + 1 < len(nouns) and text[hit.end : nouns[place + 1].start] in _COMPOUND:
            value *= _NOT_HEAD
        votes.append(_vote(hit, value * _fade(hit, passage) * _named(hit, discount), "noun"))
    for hit in verbs:
        value = _VERB[hit.cue.weight] * _fade(hit, passage) * _named(hit, discount)
        votes.append(_vote(hit, value, "verb"))
    return [*votes, *_observed(text, passage)]


def _observed(text: str, passage: tuple[int, int]) -> list[KindHit]:
    match = _WAS_OBSERVED.search(text, *passage)
    if match is None:
        return []
    span = match.span("verb") if match["verb"] else match.span("verb2")
    return [KindHit("celebration", *span, _OBSERVED / (1 + (match.start() - passage[0]) / _HALF_LIFE), 0.0, "observed")]


def _grammar(text: str, passage: tuple[int, int], hit: CueHit) -> float:
    before = text[max(passage[0], hit.start - 60) : hit.start]
    if _FOLLOWED.match(text, hit.end, passage[1]) or _PRESENTING.search(before):
        return _PRESENTED
    return _ONLY_MENTIONED if _MENTIONING.search(before) else 1.0


def _fade(hit: CueHit, passage: tuple[int, int]) -> float:
    return 1 / (1 + (hit.start - passage[0]) / _HALF_LIFE)


def _named(hit: CueHit, discount: Cover) -> float:
    return _DISCOUNT if discount.holds(hit.start, hit.end) else 1.0


def _vote(hit: CueHit, score: float, rule: str) -> KindHit:
    return KindHit(hit.cue.label, hit.start, hit.end, score, 0.0, rule)
