"""events.jsonl: the canonical record, one event a line."""

from collections.abc import Iterable

from gestae.records import Event, Outcome
from gestae.stages.write.jsonl import JsonLines


class EventsJsonl(JsonLines):
    """Writes events.jsonl."""

    name = "events.jsonl"
    files = (name,)

    def records(self, outcome: Outcome) -> Iterable[Event]:
        """The report's events."""
        return outcome.events
