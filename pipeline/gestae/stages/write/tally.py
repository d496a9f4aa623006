"""What a run amounts to, counted report by report: for run.json and for the summary in the terminal."""

from collections import Counter
from dataclasses import dataclass, field

from gestae.records import Event, Outcome


@dataclass
class Tally:
    """Running totals. `failures` are (document, reason) in the order of the run; `stages` sums the counts."""

    reports: int = 0
    no_events: int = 0
    duplicates: int = 0
    words: int = 0
    events: int = 0
    with_date: int = 0
    with_organizer: int = 0
    with_people: int = 0
    with_topics: int = 0
    issues: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """How many reports could not be read."""
        return len(self.failures)

    def add(self, outcome: Outcome) -> None:
        """Count one report in."""
        report = outcome.report
        self.reports += 1
        self.no_events += report.status == "no-events"
        self.duplicates += report.status == "duplicate"
        self.words += report.words
        if report.status == "failed":
            self.failures.append((report.document, report.error or report.error_code or "unknown reason"))
        self.issues.update(issue.code for issue in outcome.issues)
        self.stages.update(outcome.counts)
        for event in outcome.events:
            self._add_event(event)

    def _add_event(self, event: Event) -> None:
        self.events += 1
        self.with_date += event.date is not None and event.date.start is not None
        self.with_organizer += bool(event.organizers)
        self.with_people += bool(event.people)
        self.with_topics += bool(event.topics)

    def issues_by_size(self) -> list[tuple[str, int]]:
        """Issue codes with their number, the most frequent first, equals by name."""
        return sorted(self.issues.items(), key=lambda item: (-item[1], item[0]))
