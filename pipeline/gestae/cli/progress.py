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
    if not _watched(shown):
        # A disabled Progress would not do: some versions of rich print an empty line at its end.
        yield _no_tick
        return
    counts = TextColumn("{task.fields[events]} events, {task.fields[failed]} failed")
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), counts, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reports", total=total, events=0, failed=0)
        yield lambda tally: bar.update(task, completed=tally.reports, events=tally.events, failed=tally.failed)


def _no_tick(_: Tally) -> None:
    """Nobody is watching."""


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
