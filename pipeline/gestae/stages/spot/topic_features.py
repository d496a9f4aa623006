"""What the learned model looks at for each label that an event might be filed under.

No feature knows which label it is about: a taxonomy of the user's own is weighed in the same way. Points are those of
`topics.POINTS`; where a feature is a logarithm, it is that of 1 + points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log, log1p

from gestae.lexicon.cues import CueHit
from gestae.stages.spot.cover import Cover
from gestae.stages.spot.topic_index import POINTS, TopicIndex, TopicScan, zones_of_hits
from gestae.stages.spot.topic_model import Rows
from gestae.stages.spot.topics import DISCOUNT, REPEAT, TopicHit, TopicResult, Weighed
from gestae.stages.spot.zones import TopicZone, ZoneKind

FEATURES = (
    *(kind.value for kind in ZoneKind),  # log of the points of its cues in the zones of each kind
    "strongest",  # points of its best cue in the passage
    "plain", "named",  # log of points of its cues outside and inside names of bodies, persons, places
    "plain_share",  # its plain points as a share of the label that has most
    "first",  # how near to the passage's beginning its first cue is: 1 at the beginning
    "sure",  # plain cues of the highest weight
    "cues",  # different cues of it in title and passage
    "phrase",  # 1 where one of them is of several words
    "own_cue",  # 1 divided by how many labels have its cue
    "score", "leant",  # log of the rules' score, without and with what the report's title adds
    "score_share", "leant_share", "part",  # the scores divided by the best label's; by the sum of all labels'
    "rank", "gap",  # its place among the scores (0 is first); log-score less the best other label's
    "theme", "report",  # its weight in the whole report: beside the leading label's, as a share of all
    "candidates", "length", "titled",  # of the event: labels with a score, log of characters, whether it has a title
    "chosen", "leader",  # whether the rules choose it, and first
)  # fmt: skip
RISING = frozenset(FEATURES) - {"named", "part", "rank", "report", "candidates", "length", "titled"}
"""More of these never makes a label less likely: the trees are held to that."""
FALLING = frozenset({"rank"})
"""More of these never makes it more likely."""
_HALF = 150  # characters into the passage at which `first` is a half
_LAST_RANK = 8.0


@dataclass(slots=True)
class _Said:
    """What the passage says of one label."""

    strongest: float = 0.0
    plain: float = 0.0
    named: float = 0.0
    first: float = 0.0
    sure: int = 0
    phrase: bool = False
    own_cue: float = 0.0
    words: set[str] = field(default_factory=set)

    def add(self, hit: CueHit, offset: int, named: bool, labels: int) -> None:
        """Count a cue `offset` characters into the passage; `labels` is how many labels have it."""
        points = POINTS[hit.cue.weight]
        self.strongest = max(self.strongest, points * DISCOUNT if named else points)
        self.first = max(self.first, 1 / (1 + offset / _HALF))
        self.phrase = self.phrase or " " in hit.cue.words
        self.own_cue = max(self.own_cue, 1 / labels)
        self.words.add(hit.cue.words)
        if named:
            self.named += points
            return
        self.plain += points
        self.sure += hit.cue.weight == max(POINTS)


def feature_rows(
    scan: TopicScan,
    zones: Sequence[TopicZone],
    index: TopicIndex,
    discount: Cover,
    weighed: Weighed,
    by_rules: TopicResult,
) -> Rows:
    """Label -> its features in the order of FEATURES, for every label with a cue in the report.

    `weighed` and `by_rules` are what the rules make of the same event.
    """
    points = {kind: _zone_points(scan, [z for z in zones if z.kind is kind], discount) for kind in ZoneKind}
    said = _said(scan, zones, index, discount)
    titles = _words_by_label(scan, [z for z in zones if z.kind is ZoneKind.TITLE])
    scores = _Scores(weighed, index)
    most = max((one.plain for one in said.values()), default=0.0)
    event = _of_event(zones, len(weighed.own))
    chosen = [hit.label for hit in by_rules.chosen]
    rows = {}
    for label, report in scan.shares.items():
        one = said.get(label, _Said())
        rows[label] = (
            *(log1p(points[kind].get(label, 0.0)) for kind in ZoneKind),
            one.strongest, log1p(one.plain), log1p(one.named), _share(one.plain, most),
            one.first, one.sure,
            len(one.words | titles.get(label, set())), one.phrase, one.own_cue, *scores.of(label),
            scan.theme.get(label, 0.0), report, *event, label in chosen, chosen[:1] == [label],
        )  # fmt: skip
    return rows


def _of_event(zones: Sequence[TopicZone], candidates: int) -> tuple[float, ...]:
    length = sum(zone.end - zone.start for zone in zones if zone.kind is ZoneKind.PASSAGE)
    return candidates, log1p(length), any(zone.kind is ZoneKind.TITLE for zone in zones)


def _share(points: float, most: float) -> float:
    return points / most if most else 0.0


def _hits_in(scan: TopicScan, zones: Sequence[TopicZone]) -> Iterator[CueHit]:
    return (scan.hits[position] for position in sorted(zones_of_hits(scan.hits, zones)))


def _zone_points(scan: TopicScan, zones: Sequence[TopicZone], discount: Cover) -> dict[str, float]:
    """Label -> points of its cues in these zones, all of one kind: the best place of each, a little for repeats."""
    best: dict[tuple[str, str], tuple[int, float]] = {}
    for hit in _hits_in(scan, zones):
        weak = zones[0].kind is not ZoneKind.TITLE and (
            discount.holds(hit.start, hit.end) or scan.settings.holds(hit.start, hit.end)
        )
        times, most = best.get((hit.cue.label, hit.cue.words), (0, 0.0))
        points = POINTS[hit.cue.weight] * (DISCOUNT if weak else 1.0)
        best[hit.cue.label, hit.cue.words] = times + 1, max(most, points)
    points_of: dict[str, float] = {}
    for (label, _), (times, most) in best.items():
        points_of[label] = points_of.get(label, 0.0) + most * (1 + REPEAT * min(2, times - 1))
    return points_of


def _said(scan: TopicScan, zones: Sequence[TopicZone], index: TopicIndex, names: Cover) -> dict[str, _Said]:
    passage = [zone for zone in zones if zone.kind is ZoneKind.PASSAGE]
    said: dict[str, _Said] = {}
    for hit in _hits_in(scan, passage):
        named = names.holds(hit.start, hit.end) or scan.settings.holds(hit.start, hit.end)
        one = said.setdefault(hit.cue.label, _Said())
        one.add(hit, hit.start - passage[0].start, named, index.labels_of(hit.cue.words))
    return said


def _words_by_label(scan: TopicScan, zones: Sequence[TopicZone]) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for hit in _hits_in(scan, zones):
        words.setdefault(hit.cue.label, set()).add(hit.cue.words)
    return words


class _Scores:
    """The rules' scores of an event's labels, each beside the others'."""

    def __init__(self, weighed: Weighed, index: TopicIndex) -> None:
        """Put both lists of scores in order once."""
        self._own = _by_label(weighed.own)
        self._leant = _by_label(weighed.leant)
        self._sum = sum(self._own.values())
        self._best = max(self._own.values(), default=0.0)
        ranked = sorted(self._leant, key=lambda label: (-self._leant[label], index.rank(label)))
        self._rank = {label: float(rank) for rank, label in enumerate(ranked)}
        self._top = [self._leant[label] for label in ranked[:2]] + [0.0, 0.0]

    def of(self, label: str) -> tuple[float, ...]:
        """score, leant, score_share, leant_share, part, rank, gap."""
        own, leant = self._own.get(label, 0.0), self._leant.get(label, 0.0)
        rank = self._rank.get(label, _LAST_RANK)
        other = self._top[1] if rank == 0 else self._top[0]
        return (
            log1p(own), log1p(leant), _share(own, self._best), _share(leant, self._top[0]), _share(own, self._sum),
            min(rank, _LAST_RANK), log((1 + leant) / (1 + other)),
        )  # fmt: skip


def _by_label(hits: Sequence[TopicHit]) -> dict[str, float]:
    return {hit.label: hit.score for hit in hits}
