"""A taxonomy made ready for searching, and what its cues say in one report."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from gestae.lexicon.cues import CueHit, CueMatcher
from gestae.lexicon.taxonomy import Taxonomy
from gestae.stages.spot.cover import NOTHING, Cover
from gestae.stages.spot.topic_model import BUILT_IN, OWN, TopicModel, load_topic_model
from gestae.stages.spot.topic_setting import labels_and_addresses, settings
from gestae.stages.spot.zones import TopicZone

POINTS = {1: 0.4, 2: 1.5, 3: 3.0}  # what a cue of weight 1, 2 and 3 is worth in a zone of weight 1
_THEME_LEAST = 8.0  # a report with less evidence than this has no theme


@dataclass(frozen=True)
class TopicScan:
    """Every cue in a report, in order, and its theme: each label's weight in the whole report, the leading
    one 1. Cues inside `settings` are weak, as those inside names are.
    """

    hits: tuple[CueHit, ...]
    theme: dict[str, float] = field(default_factory=dict)
    settings: Cover = NOTHING

    @cached_property
    def shares(self) -> dict[str, float]:
        """Each label's share of the points of all cues in the report, in the order in which labels appear."""
        points: dict[str, float] = {}
        for hit in self.hits:
            points[hit.cue.label] = points.get(hit.cue.label, 0.0) + POINTS[hit.cue.weight]
        total = sum(points.values())
        return {label: share / total for label, share in points.items()}

    @cached_property
    def by_label(self) -> dict[str, list[CueHit]]:
        """Label -> its cues in the report, in order."""
        found: dict[str, list[CueHit]] = {}
        for hit in self.hits:
            found.setdefault(hit.cue.label, []).append(hit)
        return found

    @cached_property
    def best(self) -> dict[str, CueHit]:
        """Label -> the first of its heaviest cues in the report."""
        return {label: max(hits, key=lambda hit: hit.cue.weight) for label, hits in self.by_label.items()}

    @cached_property
    def words(self) -> dict[str, set[str]]:
        """Label -> the different cues of it that the report holds."""
        return {label: {hit.cue.words for hit in hits} for label, hits in self.by_label.items()}


_TRUST = 0.2
"""What the rules' choice adds to a label's chance where the built-in list is used, on which they were worked out
(docs/decisions/0011-learned-topics.md)."""


class TopicIndex:
    """A taxonomy made ready for searching; make it once, use it for many reports.

    `model` decides which labels are chosen. No model knows a label by name; that for lists of the user's own has
    learned on parts of the built-in one, where many an event has no label.
    """

    def __init__(self, taxonomy: Taxonomy, model: TopicModel | None = None) -> None:
        """Index the cues of all labels; without a model the package's own for such a taxonomy is taken."""
        self.model = load_topic_model(BUILT_IN if taxonomy.built_in else OWN) if model is None else model
        self.trust = _TRUST if taxonomy.built_in else 0.0
        self._matcher = CueMatcher(taxonomy.cues)
        self._order = {label.label: rank for rank, label in enumerate(taxonomy.labels)}
        self._labels = Counter(words for _, words in {(cue.label, cue.words.casefold()) for cue in taxonomy.cues})

    def scan(self, text: str) -> TopicScan:
        """Find every cue in the text: to be done once a report and handed to find_topics."""
        nothing = labels_and_addresses(text)
        hits = tuple(hit for hit in self._matcher.scan(text) if not nothing.holds(hit.start, hit.end))
        return TopicScan(hits, _theme(hits), settings(text))

    def rank(self, label: str) -> int:
        """The label's place in the taxonomy, which settles ties."""
        return self._order[label]

    def labels_of(self, words: str) -> int:
        """How many labels have this cue, written as in the taxonomy."""
        return self._labels[words.casefold()]


def _theme(hits: Sequence[CueHit]) -> dict[str, float]:
    times: dict[tuple[str, str], list[int]] = {}
    for hit in hits:
        times.setdefault((hit.cue.label, hit.cue.words), [hit.cue.weight, 0])[1] += 1
    weights: dict[str, float] = {}
    for (label, _), (weight, count) in times.items():
        weights[label] = weights.get(label, 0.0) + POINTS[weight] * (1 + log(count))
    top = max(weights.values(), default=0.0)
    return {label: weight / top for label, weight in weights.items()} if top >= _THEME_LEAST else {}


def zones_of_hits(hits: Sequence[CueHit], zones: Sequence[TopicZone]) -> dict[int, TopicZone]:
    """For each hit (by its place among all hits) that lies in a zone, the heaviest zone that holds it."""
    found: dict[int, TopicZone] = {}
    for zone in zones:
        position = bisect_left(hits, zone.start, key=lambda hit: hit.start)
        while position < len(hits) and hits[position].start < zone.end:
            known = found.get(position)
            if hits[position].end <= zone.end and (known is None or known.weight < zone.weight):
                found[position] = zone
            position += 1
    return found
