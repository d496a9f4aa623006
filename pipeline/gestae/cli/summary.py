"""The table that `gestae extract` ends with."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from gestae.archive.account import Changes
from gestae.archive.publish import Published
from gestae.cli.safe import on_one_line
from gestae.cli.session import Done
from gestae.stages.write import ALWAYS, WRITERS, Tally

FAILURES_SHOWN = 20
WIDTH = 24


def print_summary(done: Done, folder: Path, formats: Sequence[str], target: str) -> None:
    """Print what was read and found, what is doubtful, what failed, and where the files are."""
    tally = done.tally
    console = Console(highlight=False, markup=False, soft_wrap=True)
    _print_changes(console, done.changes)
    for label, count, whole in _figures(tally):
        share = f"{100 * count / whole:5.0f} %" if whole else ""
        console.print(Text(f"{label:<{WIDTH}}{count:>7,}").append(share, style="dim"))
    if tally.issues:
        console.print("\nDoubtful, most frequent first", style="bold")
        for code, count in tally.issues_by_size():
            console.print(f"  {code:<{WIDTH - 2}}{count:>7,}")
    if tally.failures:
        console.print("\nReports that could not be read", style="bold red")
        _print_failures(console, tally.failures)
    writers = [*(WRITERS[name] for name in formats), *ALWAYS]
    names = [name if "." in name else f"{name}/" for writer in writers for name in writer.files]
    console.print(f"\nWritten to {on_one_line(str(folder))}: {', '.join(names)}")
    if target:
        console.print(f"Published in {on_one_line(target)}: {_published(done.published)}")


def _published(published: Published | None) -> str:
    if published is None:
        return "nothing, as the run was interrupted"
    counts = {"new or changed": published.sent, "as before": published.kept, "removed": published.removed}
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)


def _print_changes(console: Console, changes: Changes) -> None:
    """What a further run into the same folder found: nothing for a first one."""
    if changes.first:
        return
    if changes.reasons:
        console.print(f"All reports were read anew; changed since the former run: {', '.join(changes.reasons)}\n")
        return
    counts = {
        "as before": changes.kept, "new": changes.new, "changed": changes.changed, "tried again": changes.again,
        "removed": changes.removed,
    }  # fmt: skip
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    console.print(f"Since the former run: {told or 'no report'}\n")


def _figures(tally: Tally) -> Iterator[tuple[str, int, int]]:
    """Label, count, and what the count is a share of (0 for none)."""
    yield "Reports", tally.reports, 0
    if tally.failed:
        yield "  failed", tally.failed, tally.reports
    if tally.duplicates:
        yield "  duplicates", tally.duplicates, tally.reports
    if tally.no_events:
        yield "  without events", tally.no_events, tally.reports
    yield "Events", tally.events, 0
    yield "  with a date", tally.with_date, tally.events
    yield "  with an organizer", tally.with_organizer, tally.events
    yield "  with people", tally.with_people, tally.events
    yield "  with topics", tally.with_topics, tally.events


def _print_failures(console: Console, failures: list[tuple[str, str]]) -> None:
    for document, reason in failures[:FAILURES_SHOWN]:
        console.print(f"  {on_one_line(document)}: {on_one_line(reason)}")
    if len(failures) > FAILURES_SHOWN:
        console.print(f"  and {len(failures) - FAILURES_SHOWN} more: see reports.jsonl")
