"""What a command does between its options and its output: find the reports, read them, write."""

import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from gestae.archive.account import Changes, How
from gestae.archive.folder import FolderRun
from gestae.archive.plan import Plan
from gestae.cli.progress import progress_bar, working
from gestae.errors import WriteError
from gestae.settings import Settings
from gestae.stages.read import gather
from gestae.stages.write import Tally


def find_reports(paths: Sequence[str], limit: int, *, shown: bool) -> Plan:
    """The reports behind the paths; those over `limit` bytes will not be read. Raises click.UsageError where there
    is none at all."""
    with working("Looking for reports", shown=shown):
        plan = Plan(gather(paths, sys.stdin.buffer, limit))
    if plan.only_missing:
        what = "; ".join(plan.missing) or "there are no files below it"
        plan.close()
        raise click.UsageError(f"no reports found: {what}", click.get_current_context())
    return plan


def run(
    paths: Sequence[str], settings: Settings, folder: Path, how: How, *, shown: bool
) -> tuple[Tally, Changes, bool]:
    """Extract and write; give the totals, what changed, and whether Ctrl-C ended it early. Raises GestaeError."""
    try:
        plan = find_reports(paths, settings.max_size, shown=shown)
        with plan, FolderRun(plan, settings, folder, how) as archive:
            with working("Comparing with the former run", shown=shown):
                archive.compare(paths)
            interrupted = read_all(archive, shown=shown)
            archive.finish(interrupted=interrupted)
    except sqlite3.Error as error:
        raise WriteError(f"cannot go on with {folder}: {error} (in its state, or in temporary files)") from error
    return archive.tally, archive.changes, interrupted


def read_all(archive: FolderRun, *, shown: bool) -> bool:
    """Read until there are no more reports or Ctrl-C is pressed, which is told by True; never half a report."""
    try:
        with progress_bar(archive.progress, shown=shown) as tick:
            for progress in archive.read():
                tick(progress)
    except KeyboardInterrupt:
        return True
    return False
