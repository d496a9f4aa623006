"""reports.jsonl: one line a report, read or failed, with the account of what gave no event."""

from collections.abc import Iterable

from gestae.records import Outcome, ReportRecord
from gestae.stages.write.jsonl import JsonLines


class ReportsJsonl(JsonLines):
    """Writes reports.jsonl."""

    name = "reports.jsonl"
    files = (name,)

    def records(self, outcome: Outcome) -> Iterable[ReportRecord]:
        """The report itself."""
        return (outcome.report,)
