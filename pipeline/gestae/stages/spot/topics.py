"""Topics: which labels of the taxonomy an event would be filed under, with the words that say so.

The whole report is scanned for cue words once (TopicIndex.scan); the zones of one event then select and weigh the hits:
its title counts most, then the phrase after "on", "about", "theme", then the rest of its passage. The heading
above it and the report's own title decide only where the passage itself says nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gestae.lexicon.cues import CueHit, CueMatcher
from gestae.lexicon.taxonomy import Taxonomy

# What a cue of weight 1, 2 and 3 is worth in a zone of weight 1. Chosen on oracle passages of development reports.
_POINTS = {1: 0.4, 2: 1.5, 3: 3.0}
_REPEAT = 0.2  # a cue said again adds this share of its first value, at most twice
_DISCOUNT = 0.3  # a cue inside the name of a body, person or place
_SECOND = 0.6  # a further label needs this share of the first label's score ...
_SECOND_LEAST = 3.0  # ... and at least this much of its own
_LEAST = 1.2  # below this a label is not said by the passage itself
_LEAST_ASIDE = 0.4  # the same for headings and the report's title
_MOST_LABELS = 3
_HALF_LIFE = 400.0  # characters into the passage after which a cue counts half


class ZoneKind(StrEnum):
    """What a stretch of text is to the event."""

    TITLE = "title"
    ABOUT = "about"
    PASSAGE = "passage"
    HEADING = "heading"
    DOCUMENT = "document"


ZONE_WEIGHTS = {
    ZoneKind.TITLE: 2.5,
    ZoneKind.ABOUT: 1.8,
    ZoneKind.PASSAGE: 1.0,
    ZoneKind.HEADING: 1.0,
    ZoneKind.DOCUMENT: 1.0,
}
_OWN = (ZoneKind.TITLE, ZoneKind.ABOUT, ZoneKind.PASSAGE)


@dataclass(frozen=True, slots=True)
class TopicZone:
    """A stretch of the report's text that belongs to one event, with its weight."""

    start: int
    end: int
    weight: float
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A label with its score; `text[start:end]` is the phrase that speaks for it most. `reason` says why it was not chosen."""

    label: str
    start: int
    end: int
    score: float
    confidence: float
    zone: ZoneKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TopicResult:
    """The labels chosen, best first, and the candidates set aside."""

    chosen: tuple[TopicHit, ...]
    set_aside: tuple[TopicHit, ...]


class TopicIndex:
    """A taxonomy made ready for searching; make it once, use it for many reports."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        """Index the cues of all labels."""
        self._matcher = CueMatcher(taxonomy.cues)
        self._order = {label.label: rank for rank, label in enumerate(taxonomy.labels)}

    def scan(self, text: str) -> tuple[CueHit, ...]:
        """Every cue in the text, in order: to be made once a report and handed to find_topics."""
        return self._matcher.scan(text)

    def rank(self, label: str) -> int:
        """The label's place in the taxonomy, which settles ties."""
        return self._order[label]


_ABOUT = re.compile(
    r"\b(?:on the (?:topic|theme|subject|issue)s?(?: of)?|(?:topic|theme|subject|title|motto|slogan|agenda|focus)"
    r"(?: of the (?:day|event|programme|program|meeting|talk|session|workshop))?\s*(?:was|is|:|[-–]|being|of)"
    r"|titled|entitled|themed|under the (?:theme|title|slogan|banner)|called|about|regarding|concerning|related to"
    r"|focus(?:s?ed|ing|es)? on|dedicated to|aware(?:ness)? (?:on|about|of|regarding)|(?:training|workshop|seminar|webinar"
    r"|talk|lecture|session|consultation|conference|discussion|panel|debate|course|programme|program|presentation"
    r"|symposium|quiz|dialogue|interaction|orientation|spoke|talked|speaking|lectured|discussed|trained) (?:on|of|for)"
    r"|(?:aim|objective|purpose|goal)s? (?:of [^.\n]{1,40}? )?(?:was|is|were|being|:))\b\s*",
    re.IGNORECASE,
)
_ABOUT_END = re.compile(r"[.;!?\n]|\b(?:at the|by the|organi[sz]ed|held|conducted|was|were|in collaboration|in association)\b")
_QUOTED = re.compile(r"[\"“‘«]([^\"“”‘’«»\n]{4,120})[\"”’»]")
_ABOUT_LENGTH = 120


def passage_zones(
    text: str,
    passage: tuple[int, int],
    title: tuple[int, int] | None = None,
    headings: Sequence[tuple[int, int]] = (),
    document: Sequence[tuple[int, int]] = (),
) -> tuple[TopicZone, ...]:
    """The zones of one event: its passage with the phrases in it that name a subject, and what stands around it.

    All arguments are (start, end) offsets; `headings` nearest first; `document` are the report's title and body.
    """
    spans = [(ZoneKind.PASSAGE, *passage)]
    spans += [(ZoneKind.ABOUT, *span) for span in _about_spans(text, *passage)]
    if title is not None:
        spans.append((ZoneKind.TITLE, *title))
    spans += [(ZoneKind.HEADING, *span) for span in headings]
    spans += [(ZoneKind.DOCUMENT, *span) for span in document]
    return tuple(TopicZone(start, end, ZONE_WEIGHTS[kind], kind) for kind, start, end in spans)


def _about_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in _ABOUT.finditer(text, start, end):
        begin = match.end()
        stop = _ABOUT_END.search(text, begin, min(begin + _ABOUT_LENGTH, end))
        spans.append((begin, stop.start() if stop else min(begin + _ABOUT_LENGTH, end)))
    spans += [match.span(1) for match in _QUOTED.finditer(text, start, end)]
    return [(begin, stop) for begin, stop in spans if stop > begin]


def find_topics(
    hits: Sequence[CueHit],
    zones: Sequence[TopicZone],
    index: TopicIndex,
    discount: Sequence[tuple[int, int]] = (),
) -> TopicResult:
    """Choose the labels of one event from the report's cue hits.

    `discount` holds the (start, end) offsets of names of bodies, persons and places: cues inside them are weak evidence,
    except in the event's own title. Chosen labels come best first; a tie goes by the taxonomy's order.
    """
    for kinds, least in ((_OWN, _LEAST), ((ZoneKind.HEADING,), _LEAST_ASIDE), ((ZoneKind.DOCUMENT,), _LEAST_ASIDE)):
        inside = [zone for zone in zones if zone.kind in kinds]
        ranked = sorted(_scores(hits, inside, discount), key=lambda hit: (-hit.score, index.rank(hit.label)))
        if ranked and ranked[0].score >= least:
            return _choose(ranked, several=kinds is _OWN)
    own = [zone for zone in zones if zone.kind in _OWN]
    ranked = sorted(_scores(hits, own, discount), key=lambda hit: (-hit.score, index.rank(hit.label)))
    return TopicResult((), tuple(_aside(hit, "too weak to decide") for hit in ranked))


def _choose(ranked: Sequence[TopicHit], several: bool) -> TopicResult:
    best = ranked[0].score
    chosen, aside = [ranked[0]], []
    for hit in ranked[1:]:
        if not several:
            aside.append(_aside(hit, "only the best label of a heading counts"))
        elif hit.score < max(_SECOND * best, _SECOND_LEAST):
            aside.append(_aside(hit, f"weaker than {ranked[0].label}"))
        elif len(chosen) >= _MOST_LABELS:
            aside.append(_aside(hit, "enough labels already"))
        else:
            chosen.append(hit)
    return TopicResult(tuple(chosen), tuple(aside))


def _aside(hit: TopicHit, reason: str) -> TopicHit:
    return TopicHit(hit.label, hit.start, hit.end, hit.score, hit.confidence, hit.zone, reason)


@dataclass(slots=True)
class _Tally:
    """What speaks for one label so far: points for each cue, and the strongest hit."""

    points: dict[str, float]
    times: dict[str, int]
    best: float = 0.0
    start: int = 0
    end: int = 0
    zone: ZoneKind = ZoneKind.PASSAGE


def _scores(
    hits: Sequence[CueHit], zones: Sequence[TopicZone], discount: Sequence[tuple[int, int]]
) -> list[TopicHit]:
    tallies: dict[str, _Tally] = {}
    for position, (hit, zone) in sorted(_zone_hits(hits, zones).items()):
        del position
        value = _value(hit, zone, zones, discount)
        _add(tallies.setdefault(hit.cue.label, _Tally({}, {})), hit, zone, value)
    return [_topic_hit(label, tally) for label, tally in tallies.items()]


def _zone_hits(hits: Sequence[CueHit], zones: Sequence[TopicZone]) -> dict[int, tuple[CueHit, TopicZone]]:
    """Each hit that lies in a zone, with the heaviest zone that holds it; keyed by its place among all hits."""
    found: dict[int, tuple[CueHit, TopicZone]] = {}
    for zone in zones:
        position = bisect_left(hits, zone.start, key=lambda hit: hit.start)
        while position < len(hits) and hits[position].start < zone.end:
            hit = hits[position]
            known = found.get(position)
            if hit.end <= zone.end and (known is None or known[1].weight < zone.weight):
                found[position] = (hit, zone)
            position += 1
    return found


def _value(
    hit: CueHit, zone: TopicZone, zones: Sequence[TopicZone], discount: Sequence[tuple[int, int]]
) -> float:
    value = _POINTS[hit.cue.weight] * zone.weight
    if zone.kind is ZoneKind.TITLE:
        return value
    if any(start <= hit.start and hit.end <= end for start, end in discount):
        value *= _DISCOUNT
    begin = min((other.start for other in zones if other.kind is ZoneKind.PASSAGE), default=hit.start)
    return value / (1 + max(hit.start - begin, 0) / _HALF_LIFE) if zone.kind in _OWN else value


def _add(tally: _Tally, hit: CueHit, zone: TopicZone, value: float) -> None:
    key = hit.cue.words
    times = tally.times.get(key, 0)
    tally.times[key] = times + 1
    if times == 0:
        tally.points[key] = value
    elif times <= 2:
        tally.points[key] = max(tally.points[key], value) + _REPEAT * min(tally.points[key], value)
    if value > tally.best:
        tally.best, tally.start, tally.end, tally.zone = value, hit.start, hit.end, zone.kind


def _topic_hit(label: str, tally: _Tally) -> TopicHit:
    score = sum(tally.points.values())
    return TopicHit(label, tally.start, tally.end, round(score, 4), round(score / (score + 1.5), 3), tally.zone)
