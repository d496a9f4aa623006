"""The topics of one event as they are written: every label with a cue in the report, judged by the learned model.

Why a model decides and what it was measured on: docs/decisions/0011-learned-topics.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from gestae.stages.spot.cover import NOTHING, Cover
from gestae.stages.spot.topic_features import feature_rows
from gestae.stages.spot.topic_index import TopicIndex, TopicScan
from gestae.stages.spot.topic_model import TopicModel
from gestae.stages.spot.topics import (
    TopicHit,
    TopicResult,
    Weighed,
    choose_by_rules,
    hits_around,
    weigh,
)
from gestae.stages.spot.zones import TopicZone, ZoneKind

MOST_LABELS = 4
"""RECORD: one to four labels an event."""


def choose_topics(
    scan: TopicScan, zones: Sequence[TopicZone], index: TopicIndex, discount: Cover = NOTHING
) -> TopicResult:
    """Choose the labels of one event, best first; a tie goes by the taxonomy's order. Arguments as of find_topics.

    Where the rules find all cues too weak, there is none: those few labels that the model would take there are mostly
    wrong. A label's confidence is its probability.
    """
    weighed = weigh(scan, zones, index, discount)
    by_rules = choose_by_rules(scan, zones, index, discount, weighed)
    rows = feature_rows(scan, zones, index, discount, weighed, by_rules)
    chances = index.model.probabilities(rows)
    ruled = {hit.label for hit in by_rules.chosen}
    leant = {label: chance + index.trust * (label in ruled) for label, chance in chances.items()}
    taken = taken_labels(leant, index.rank, index.model) if by_rules.chosen else []
    places = _places(scan, zones, index, discount, weighed)
    beside = sorted(places.keys() - set(taken), key=lambda label: (-chances[label], index.rank(label)))
    hits = {label: _hit(label, places, scan, chances[label]) for label in (*taken, *beside)}
    aside = (replace(hits[label], reason=_reason(taken, chances[label])) for label in beside)
    return TopicResult(tuple(hits[label] for label in taken), tuple(aside))


def taken_labels(chances: Mapping[str, float], rank: Callable[[str], int], model: TopicModel) -> list[str]:
    """The labels that are chosen by their probabilities, best first; `rank` settles ties."""
    ranked = sorted(chances, key=lambda label: (-chances[label], rank(label)))[:MOST_LABELS]
    return [label for n, label in enumerate(ranked) if chances[label] >= (model.threshold if n else model.least)]


def _reason(taken: Sequence[str], chance: float) -> str:
    if not taken:
        return "too weak to decide"
    return "enough labels already" if len(taken) == MOST_LABELS else f"less likely than {taken[0]} ({chance:.0%})"


def _places(
    scan: TopicScan, zones: Sequence[TopicZone], index: TopicIndex, discount: Cover, weighed: Weighed
) -> dict[str, TopicHit]:
    """Label -> where it is said best: in the event's own text, else nearest around it."""
    places: dict[str, TopicHit] = {}
    for hit in (*weighed.leant, *hits_around(scan, zones, index, discount)):
        places.setdefault(hit.label, hit)
    return places


def _hit(label: str, places: dict[str, TopicHit], scan: TopicScan, chance: float) -> TopicHit:
    known = places.get(label) or _elsewhere(label, scan)
    return replace(known, confidence=round(chance, 3))


def _elsewhere(label: str, scan: TopicScan) -> TopicHit:
    """A label that stands neither in the event's text nor around it: its best cue in the report."""
    best = scan.best[label]
    return TopicHit(label, best.start, best.end, 0.0, 0.0, ZoneKind.DOCUMENT)
