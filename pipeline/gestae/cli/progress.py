"""The progress bar: on standard error, only where a person is watching."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from gestae.stages.write import Tally

Tick = Callable[[Tally], None]


@contextmanager
def progress_bar(total: int, *, shown: bool) -> Iterator[Tick]:
    """Give a function that takes the running totals after each of `total` reports."""
    counts = TextColumn("{task.fields[events]} events, {task.fields[failed]} failed")
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), counts, TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not _watched(shown)) as bar:
        task = bar.add_task("reports", total=total, events=0, failed=0)
        yield lambda tally: bar.update(
            task, completed=tally.reports, events=tally.events, failed=tally.failed
        )


@contextmanager
def working(what: str, *, shown: bool) -> Iterator[None]:
    """Say what takes a moment, while it does."""
    if not _watched(shown):
        yield
        return
    with Console(stderr=True).status(what):
        yield


def _watched(shown: bool) -> bool:
    return shown and sys.stderr.isatty()
