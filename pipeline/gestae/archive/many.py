"""Many reports for programs: `extract_many`."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from gestae.archive.copies import copy_of, set_copies_aside
from gestae.archive.plan import Plan
from gestae.batch import Work
from gestae.records import Outcome
from gestae.run import load_work
from gestae.settings import Settings
from gestae.stages.read import gather
from gestae.workers import TIMEOUT, Job, Pool, in_order, processors, unpack, worthwhile


def extract_many(
    paths: str | Path | Iterable[str | Path],
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    timeout: float = TIMEOUT,
    load: Callable[[Settings], Work] = load_work,
) -> Iterator[Outcome]:
    """Read many reports in worker processes: one Outcome a report, in the order of the reports.

    `paths` are files, folders, patterns and archives, as for `gestae extract`; s3://bucket/reports and the like as a
    string, since a Path takes the slashes together. `workers` is the most processes at a time (None: one a processor
    core); few small reports get fewer. `timeout` is in seconds, for each megabyte of a larger report. A report that
    cannot be read, hangs or kills its process is an Outcome with the status "failed", a file with the bytes of an
    earlier one has the status "duplicate".
    The same reports give the same outcomes for any number of workers; memory does not grow with their number.
    Closing the generator ends the processes. `load` makes what is done with each report, for pipelines of other
    stages: a function that can be imported by name.

    Raises ModelMissingError, SettingsError or WorkerError; UnreadableError for a bucket that cannot be listed.
    """
    given = [paths] if isinstance(paths, str | Path) else paths
    chosen = settings or Settings()
    with Plan(gather([os.fspath(path) for path in given], None, chosen.max_size)) as plan:
        if not chosen.keep_duplicates:
            set_copies_aside(plan)
        most = worthwhile(workers or processors(), *plan.amount_left())
        tasks = (replace(task, position=number) for number, task in enumerate(plan.left()))
        with Pool(Job(load, chosen, timeout), most, tasks) as pool:
            replies = in_order(pool)
            for position in range(len(plan)):
                place = plan.at(position)
                yield (place and copy_of(place)) or unpack(next(replies).packed)
