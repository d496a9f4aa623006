"""Kind, status and topics of one passage: the zones of its text, weighed by the label finders."""

from collections.abc import Sequence

from gestae.model import Finds, Hit, Mention, Passage, SetAside, Unit, UnitKind
from gestae.stages.spot.topics import TopicHit, TopicIndex, find_topics, passage_zones


class Labeller:
    """Labels the passages of one report; `index` scans its text for topic cues once."""

    def __init__(self, text: str, units: Sequence[Unit], mentions: Sequence[Mention], index: TopicIndex) -> None:
        self._text, self._units, self._index = text, units, index
        self._hits = index.scan(text)
        self._names = [(m.start, m.end) for m in mentions]
        self._document = [(u.start, u.end) for u in units if u.kind is UnitKind.TITLE][:2]

    def label(self, passage: Passage, title: Hit | None) -> Finds:
        """Topics, kind and status of a passage whose own title is `title`; the rest of Finds is left open."""
        headings = [(self._units[n].start, self._units[n].end) for n in reversed(passage.headings)]
        own = (title.start, title.end) if title else None
        zones = passage_zones(self._text, (passage.start, passage.end), own, headings, self._document)
        result = find_topics(self._hits, zones, self._index, self._names)
        return Finds(
            topics=tuple(self._hit(t) for t in result.chosen),
            set_aside=tuple(self._aside(t) for t in result.set_aside),
        )

    def _hit(self, topic: TopicHit) -> Hit:
        return Hit(topic.label, topic.start, topic.end, f"cue-{topic.zone.value}", topic.confidence)

    def _aside(self, topic: TopicHit) -> SetAside:
        words = " ".join(self._text[topic.start : topic.end].split())
        return SetAside("topics", f"{topic.label}: {words}", topic.start, topic.end, f"cue-{topic.zone.value}", topic.reason)
