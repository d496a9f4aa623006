"""events.json: the same events as one JSON array, for programs that want a single document."""

from gestae.records import Outcome
from gestae.stages.write.base import RunInfo, Staging, Writer
from gestae.stages.write.jsonl import to_json


class EventsJson(Writer):
    """Writes events.json, one event a line inside the brackets, without holding the events in memory."""

    files = ("events.json",)

    def __init__(self, staging: Staging) -> None:
        """Open the file and the array."""
        self._file = staging.open("events.json")
        self._before = "[\n"

    def add(self, outcome: Outcome) -> None:
        """Write the report's events."""
        for event in outcome.events:
            self._file.write(self._before + to_json(event))
            self._before = ",\n"

    def finish(self, run: RunInfo) -> None:  # noqa: ARG002 (the writers' common signature)
        """Close the array."""
        self._file.write("[]\n" if self._before == "[\n" else "\n]\n")
