"""Kind, status and topics of one passage: the zones of its text, weighed by the label finders."""

from collections.abc import Sequence

from gestae.model import Finds, Hit, Mention, Passage, SetAside, Unit, UnitKind
from gestae.stages.spot.cover import Cover
from gestae.stages.spot.kinds import KindHit, find_kind
from gestae.stages.spot.status import find_status
from gestae.stages.spot.topic_choice import choose_topics
from gestae.stages.spot.topic_index import TopicIndex
from gestae.stages.spot.topics import TopicHit
from gestae.stages.spot.zones import passage_zones

_STATUS_SPAN = 700
"""Characters of a whole report in which its status is said; further down "next meeting" is about something else."""


class Labeller:
    """Labels the passages of one report; `index` scans its text for topic cues once."""

    def __init__(self, text: str, units: Sequence[Unit], mentions: Sequence[Mention], index: TopicIndex) -> None:
        self._text, self._units, self._index = text, units, index
        self._hits = index.scan(text)
        self._names = Cover((m.start, m.end) for m in mentions)
        self._document = [(u.start, u.end) for u in units if u.kind is UnitKind.TITLE][:2]

    def label(self, passage: Passage, title: Hit | None, shared: bool = False) -> Finds:
        """Topics, kind and status of a passage whose own title is `title`; the rest of Finds is left open. A title that
        is `shared` stands above several passages: it says less of the kind of each.
        """
        headings = [(self._units[n].start, self._units[n].end) for n in reversed(passage.headings)]
        own = (title.start, title.end) if title else None
        zones = passage_zones(self._text, (passage.start, passage.end), own, headings, self._document)
        result = choose_topics(self._hits, zones, self._index, self._names)
        span = (passage.start, passage.end)
        kind = find_kind(self._text, span, own, headings, self._names, shared)
        told = (passage.start, min(passage.end, passage.start + _STATUS_SPAN)) if passage.form == "document" else span
        status = find_status(self._text, told, headings)
        return Finds(
            kind=_kind_hit(kind.chosen) if kind.chosen else None,
            kinds=tuple(_points(k) for k in (*filter(None, (kind.chosen,)), *kind.set_aside)),
            kind_votes=tuple(_points(k) for k in kind.votes),
            status=Hit(status.status, status.start, status.end, "wording", 0.8) if status else None,
            topics=tuple(self._hit(t) for t in result.chosen),
            set_aside=(
                *(self._aside(t) for t in result.set_aside),
                *(self._kind_aside(k) for k in kind.set_aside),
            ),
        )

    def _kind_aside(self, kind: KindHit) -> SetAside:
        words = " ".join(self._text[kind.start : kind.end].split())
        return SetAside("kind", f"{kind.kind}: {words}", kind.start, kind.end, kind.rule, kind.reason)

    def _hit(self, topic: TopicHit) -> Hit:
        return Hit(topic.label, topic.start, topic.end, f"cue-{topic.zone.value}", topic.confidence)

    def _aside(self, topic: TopicHit) -> SetAside:
        words = " ".join(self._text[topic.start : topic.end].split())
        return SetAside(
            "topics", f"{topic.label}: {words}", topic.start, topic.end, f"cue-{topic.zone.value}", topic.reason
        )


def _points(kind: KindHit) -> Hit:
    return Hit(kind.kind, kind.start, kind.end, kind.rule, kind.score)


def _kind_hit(kind: KindHit) -> Hit:
    return Hit(kind.kind, kind.start, kind.end, kind.rule, kind.confidence)
