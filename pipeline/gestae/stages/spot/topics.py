"""Topics by rules: which labels of the taxonomy an event would be filed under, with the words that say so.

What is written in the records is decided by `choose_topics` (topic_choice.py), which learned from annotated reports
how far to trust these rules and their scores.

The whole report is scanned for cue words once (TopicIndex.scan); the zones of one event then select and
weigh the hits: its title counts most, then the phrase after "on", "about", "theme", then the rest of its
passage. What the report as a whole is about leans the choice. The words just before the passage, the
heading above it and the report's theme decide only where the passage itself says nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

from gestae.lexicon.cues import CueHit
from gestae.lexicon.words import common_words, fold, organization_words
from gestae.stages.spot.cover import NOTHING, Cover
from gestae.stages.spot.topic_index import POINTS, TopicIndex, TopicScan, zones_of_hits
from gestae.stages.spot.zones import OWN, TopicZone, ZoneKind

# All numbers here were chosen on oracle passages of development reports, two halves apart.
REPEAT = 0.2  # a cue said again adds this share of its first value, at most twice
DISCOUNT = 0.3  # a cue inside the name of a body, person or place
_SECOND = 0.5  # a further label needs this share of the first label's score ...
_DOMAIN = 2.5  # points for a label that the report's title or letterhead names
_DOMAIN_ALONE = 2.0  # its score in a passage that does not say it
_DOMAIN_CUE, _DOMAINS = 2, 3  # least weight of its cue; a title of more labels than this has no domain
_SUPPORT = 2  # other cues of its label that the report must hold
_SECOND_LEAST = 2.5  # ... and at least this much of its own
_SURE_IN_TITLE = 8.0  # a further label that the title alone supports so much is always taken
_LEAST = 1.2  # below this a label is not said by the passage itself
_LEAST_ASIDE = 0.4  # the same for what stands around it
_MOST_LABELS = 3
_HALF_LIFE = 300.0  # characters into the passage after which a cue counts half
_THEME = 2.0  # what the report's leading label adds to a label that the passage supports
_LEAD = 0.6  # the report's leading label decides alone where no other has more than this share of its weight
_LEAD_CONFIDENCE = 0.2
_NEAR = 3  # zones around the passage are tried nearest first, headings up to this many


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A label with its score; `text[start:end]` is the phrase that speaks for it most.

    `zone` says where that phrase stands, `reason` why the label was not chosen (empty where it was).
    """

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


@dataclass(frozen=True, slots=True)
class Weighed:
    """The labels with cues in an event's own text, best first: by that text, and as the report's title leans them."""

    own: tuple[TopicHit, ...]
    leant: tuple[TopicHit, ...]


def find_topics(
    scan: TopicScan,
    zones: Sequence[TopicZone],
    index: TopicIndex,
    discount: Cover = NOTHING,
) -> TopicResult:
    """Choose the labels of one event by rules from what was found in the report.

    `discount` holds the (start, end) offsets of names of bodies, persons and places: cues inside them are
    weak evidence, except in the event's own title. Chosen labels come best first; a tie goes by the
    taxonomy's order.
    """
    return choose_by_rules(scan, zones, index, discount, weigh(scan, zones, index, discount))


def weigh(scan: TopicScan, zones: Sequence[TopicZone], index: TopicIndex, discount: Cover) -> Weighed:
    """Score the labels that an event's own zones speak for; arguments as of find_topics."""
    own = _ranked(scan, [zone for zone in zones if zone.kind in OWN], index, discount)
    return Weighed(tuple(own), tuple(_with_domain(scan, own, zones, index)))


def choose_by_rules(
    scan: TopicScan, zones: Sequence[TopicZone], index: TopicIndex, discount: Cover, weighed: Weighed
) -> TopicResult:
    """find_topics where the event's own text is weighed already."""
    own = weighed.leant
    if own and own[0].score >= _LEAST:
        return _choose(own)
    for zone in _around(zones):
        near = _ranked(scan, [zone], index, discount)
        if near and near[0].score >= (_LEAST if zone.kind is ZoneKind.BEFORE else _LEAST_ASIDE):
            aside = [replace(hit, reason="the passage itself does not say it") for hit in (*near[1:], *own)]
            return TopicResult((near[0],), tuple(aside))
    lead = _lead(scan, zones)
    if lead is not None:
        return TopicResult((lead,), tuple(replace(hit, reason="too weak to decide") for hit in own))
    return TopicResult((), tuple(replace(hit, reason="too weak to decide") for hit in own))


def _with_domain(
    scan: TopicScan, own: Sequence[TopicHit], zones: Sequence[TopicZone], index: TopicIndex
) -> list[TopicHit]:
    """What the report's title or letterhead is about ("Local History Society") speaks for each of its events: it
    strengthens a label that the passage says, and stands beside weak ones where the passage does not say it.
    """
    titles = [zone for zone in zones if zone.kind is ZoneKind.DOCUMENT]
    domain: dict[str, CueHit] = {}
    for position in sorted(zones_of_hits(scan.hits, titles)):
        hit = scan.hits[position]
        if hit.cue.weight >= _DOMAIN_CUE and not _only_head_words(hit.cue.words):
            domain.setdefault(hit.cue.label, hit)
    domain = {label: hit for label, hit in domain.items() if _said_otherwise(scan, hit)}
    if not domain or len(domain) > _DOMAINS:
        return list(own)
    said = [replace(hit, score=round(hit.score + _DOMAIN, 4)) if hit.label in domain else hit for hit in own]
    known = {hit.label for hit in own}
    added = [
        TopicHit(label, hit.start, hit.end, _DOMAIN_ALONE, _LEAD_CONFIDENCE, ZoneKind.DOCUMENT)
        for label, hit in domain.items()
        if label not in known
    ]
    return sorted([*said, *added], key=lambda hit: (-hit.score, index.rank(hit.label)))


def _said_otherwise(scan: TopicScan, hit: CueHit) -> bool:
    """Whether the report says the label with other words too: a place's name ("Marsh Ferry") does not make a domain."""
    return len(scan.words[hit.cue.label] - {hit.cue.words}) >= _SUPPORT


def _only_head_words(words: str) -> bool:
    """Whether a cue is only what kind of body it is ("club", "association"): no domain."""
    return all(fold(word) in organization_words() or fold(word) in common_words() for word in words.split())


def _around(zones: Sequence[TopicZone]) -> list[TopicZone]:
    headings = [zone for zone in zones if zone.kind is ZoneKind.HEADING][:_NEAR]
    before = [zone for zone in zones if zone.kind is ZoneKind.BEFORE]
    return [*before, *headings]


def hits_around(scan: TopicScan, zones: Sequence[TopicZone], index: TopicIndex, discount: Cover) -> Iterator[TopicHit]:
    """The labels that the words around an event speak for: those of the nearest zone first."""
    for zone in _around(zones):
        yield from _ranked(scan, [zone], index, discount)


def _lead(scan: TopicScan, zones: Sequence[TopicZone]) -> TopicHit | None:
    """What the whole report is about, where one label leads clearly; the report's own title is the best
    evidence.
    """
    ranked = sorted(scan.theme, key=lambda label: -scan.theme[label])
    if not ranked or (len(ranked) > 1 and scan.theme[ranked[1]] > _LEAD):
        return None
    titles = [zone for zone in zones if zone.kind is ZoneKind.DOCUMENT]
    inside = (scan.hits[n] for n in sorted(zones_of_hits(scan.hits, titles)))
    in_title = [hit for hit in inside if hit.cue.label == ranked[0]]
    best = max(in_title, key=lambda hit: hit.cue.weight) if in_title else scan.best[ranked[0]]
    return TopicHit(ranked[0], best.start, best.end, _LEAST_ASIDE, _LEAD_CONFIDENCE, ZoneKind.DOCUMENT)


def _ranked(scan: TopicScan, zones: Sequence[TopicZone], index: TopicIndex, discount: Cover) -> list[TopicHit]:
    scored = _scores(scan, zones, discount)
    return sorted(scored, key=lambda hit: (-hit.score, index.rank(hit.label)))


def _choose(ranked: Sequence[TopicHit]) -> TopicResult:
    first = ranked[0]
    chosen, aside = [first], []
    for hit in ranked[1:]:
        sure = hit.zone is ZoneKind.TITLE and hit.score >= _SURE_IN_TITLE
        if not sure and hit.score < max(_SECOND * first.score, _SECOND_LEAST):
            aside.append(replace(hit, reason=f"weaker than {first.label}"))
        elif len(chosen) >= _MOST_LABELS:
            aside.append(replace(hit, reason="enough labels already"))
        else:
            chosen.append(hit)
    return TopicResult(tuple(chosen), tuple(aside))


@dataclass(slots=True)
class _Tally:
    """What speaks for one label so far: points for each cue, and the strongest hit."""

    points: dict[str, float] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    best: float = 0.0
    start: int = 0
    end: int = 0
    zone: ZoneKind = ZoneKind.PASSAGE

    def add(self, hit: CueHit, zone: TopicZone, value: float) -> None:
        """Count a hit; a cue said again counts little, more than three times not at all."""
        words = hit.cue.words
        times = self.times[words] = self.times.get(words, 0) + 1
        known = self.points.get(words, 0.0)
        if times <= 3:
            self.points[words] = max(known, value) + (REPEAT * min(known, value) if known else 0.0)
        if value > self.best:
            self.best, self.start, self.end, self.zone = value, hit.start, hit.end, zone.kind


def _scores(scan: TopicScan, zones: Sequence[TopicZone], discount: Cover) -> list[TopicHit]:
    begin = min((zone.start for zone in zones if zone.kind is ZoneKind.PASSAGE), default=None)
    tallies: dict[str, _Tally] = {}
    for position, zone in sorted(zones_of_hits(scan.hits, zones).items()):
        hit = scan.hits[position]
        value = POINTS[hit.cue.weight] * zone.weight
        if zone.kind is not ZoneKind.TITLE:
            if discount.holds(hit.start, hit.end) or scan.settings.holds(hit.start, hit.end):
                value *= DISCOUNT
            if begin is not None:
                value /= 1 + max(hit.start - begin, 0) / _HALF_LIFE
        tallies.setdefault(hit.cue.label, _Tally()).add(hit, zone, value)
    return [_topic_hit(label, tally, scan.theme.get(label, 0.0)) for label, tally in tallies.items()]


def _topic_hit(label: str, tally: _Tally, theme: float) -> TopicHit:
    said = sum(tally.points.values())
    score = said + _THEME * theme * min(1.0, sqrt(said))
    return TopicHit(label, tally.start, tally.end, round(score, 4), round(score / (score + 1.5), 3), tally.zone)
