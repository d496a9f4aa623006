"""What a command does between its options and its output: find the reports, read them, write."""

import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from gestae.archive.account import Changes, How
from gestae.archive.folder import FolderRun
from gestae.archive.plan import Plan
from gestae.archive.publish import Published
from gestae.cli.progress import progress_bar, working
from gestae.errors import WriteError
from gestae.remote import RemoteFolder
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


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did: the totals, what changed since the former one, whether Ctrl-C ended it early, and what was
    published elsewhere (None: nothing was to be, or the run was interrupted)."""

    tally: Tally
    changes: Changes
    interrupted: bool
    published: Published | None = None


def run(paths: Sequence[str], settings: Settings, folder: Path, how: How, *, shown: bool, target: str = "") -> Done:
    """Extract and write into a folder, then publish the files in `target` ("": nowhere). Raises GestaeError."""
    try:
        elsewhere = RemoteFolder(target) if target else None
        plan = find_reports(paths, settings.max_size, shown=shown)
        with plan, FolderRun(plan, settings, folder, how) as archive:
            if elsewhere is not None:
                archive.refuse_others(elsewhere)
            with working("Comparing with the former run", shown=shown):
                archive.compare(paths, target)
            interrupted = read_all(archive, shown=shown)
            archive.finish(interrupted=interrupted)
            published = None
            if elsewhere is not None and not interrupted:
                published = _publish(archive, elsewhere, folder, shown=shown)
                interrupted = published is None
    except sqlite3.Error as error:
        raise WriteError(f"cannot go on with {folder}: {error} (in its state, or in temporary files)") from error
    return Done(archive.tally, archive.changes, interrupted, published)


def _publish(archive: FolderRun, target: RemoteFolder, folder: Path, *, shown: bool) -> Published | None:
    """What was published; None where Ctrl-C ended it."""
    try:
        with working(f"Publishing in {target.path}", shown=shown):
            return archive.publish(target)
    except KeyboardInterrupt:
        return None
    except WriteError as error:
        raise WriteError(f"{error}; the files are in {folder}, and the same command goes on from there") from error


def read_all(archive: FolderRun, *, shown: bool) -> bool:
    """Read until there are no more reports or Ctrl-C is pressed, which is told by True; never half a report."""
    try:
        with progress_bar(archive.progress, shown=shown) as tick:
            for progress in archive.read():
                tick(progress)
    except KeyboardInterrupt:
        return True
    return False
