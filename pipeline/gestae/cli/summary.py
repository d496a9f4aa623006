"""The table that `gestae extract` ends with."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gestae.cli.safe import printable
from gestae.stages.write import ALWAYS, WRITERS, Tally

FAILURES_SHOWN = 20


def print_summary(tally: Tally, folder: Path, formats: Sequence[str]) -> None:
    """Print what was read and found, what is doubtful, what failed, and where the files are."""
    files = [name for writer in (*(WRITERS[name] for name in formats), *ALWAYS) for name in writer.files]
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(_figures(tally))
    if tally.issues:
        console.print("\nDoubtful, most frequent first", style="bold")
        console.print(_issues(tally))
    if tally.failures:
        console.print("\nReports that could not be read", style="bold red")
        _print_failures(console, tally.failures)
    console.print(f"\nWritten to {printable(str(folder))}: {', '.join(files)}")


def _figures(tally: Tally) -> Table:
    table = _grid()
    table.add_row("Reports", str(tally.reports), "")
    if tally.failed:
        table.add_row("  failed", str(tally.failed), _percent(tally.failed, tally.reports))
    if tally.no_events:
        table.add_row("  without events", str(tally.no_events), _percent(tally.no_events, tally.reports))
    table.add_row("Events", str(tally.events), "")
    for label, count in (
        ("  with a date", tally.with_date),
        ("  with an organizer", tally.with_organizer),
        ("  with people", tally.with_people),
        ("  with topics", tally.with_topics),
    ):
        table.add_row(label, str(count), _percent(count, tally.events))
    return table


def _issues(tally: Tally) -> Table:
    table = _grid()
    for code, count in tally.issues_by_size():
        table.add_row(f"  {code}", str(count), "")
    return table


def _grid() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=22, no_wrap=True)
    table.add_column(justify="right", min_width=6)
    table.add_column(justify="right", style="dim")
    return table


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else ""


def _print_failures(console: Console, failures: list[tuple[str, str]]) -> None:
    for document, reason in failures[:FAILURES_SHOWN]:
        console.print(f"  {printable(document)}: {printable(reason)}")
    if len(failures) > FAILURES_SHOWN:
        console.print(f"  and {len(failures) - FAILURES_SHOWN} more: see reports.jsonl")
