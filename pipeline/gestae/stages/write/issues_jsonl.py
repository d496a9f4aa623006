"""issues.jsonl: everything doubtful, with its code and place."""

from collections.abc import Iterable

from gestae.records import Outcome, ReportIssue
from gestae.stages.write.jsonl import JsonLines


class IssuesJsonl(JsonLines):
    """Writes issues.jsonl."""

    name = "issues.jsonl"
    files = (name,)

    def records(self, outcome: Outcome) -> Iterable[ReportIssue]:
        """The report's issues."""
        return outcome.issues
