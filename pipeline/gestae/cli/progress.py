"""The progress bar: on standard error, only where a person is watching."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from gestae.archive.account import Progress as Account

Tick = Callable[[Account], None]


class RateColumn(ProgressColumn):
    """How many reports a minute are being read, of late."""

    def render(self, task: Task) -> Text:
        """The rate, once there is one."""
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{60 * speed:,.0f} reports/min")


@contextmanager
def progress_bar(account: Account, *, shown: bool) -> Iterator[Tick]:
    """Give a function that takes how far the run is after each step."""
    if not watched(shown):
        # A disabled Progress would not do: some versions of rich print an empty line at its end.
        yield _no_tick
        return
    counts = TextColumn("{task.fields[events]} events, {task.fields[failed]} failed")
    stage = TextColumn("{task.description}")
    columns = (stage, BarColumn(), MofNCompleteColumn(), counts, RateColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Loading", total=account.total, completed=account.finished, events=0, failed=0)

        def tick(now: Account) -> None:
            finished, events, failed = now.finished, now.events, now.failed
            bar.update(task, description="Reading", completed=finished, events=events, failed=failed)

        yield tick


def _no_tick(_: Account) -> None:
    """Nobody is watching."""


@contextmanager
def working(what: str, *, shown: bool) -> Iterator[None]:
    """Say what takes a moment, while it does."""
    if not watched(shown):
        yield
        return
    with Console(stderr=True).status(what):
        yield


def watched(shown: bool) -> bool:
    """Whether there is a terminal that may be written to."""
    return shown and sys.stderr.isatty()
