"""Many reports for programs: `extract_many`."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gestae.archive.copies import Copies
from gestae.archive.plan import Plan
from gestae.batch import Work
from gestae.records import Outcome
from gestae.run import load_work
from gestae.settings import Settings
from gestae.stages.read import gather
from gestae.workers import TIMEOUT, Job, Pool, Reply, in_order, processors, reply_of, unpack, worthwhile


def extract_many(
    paths: str | Path | Iterable[str | Path],
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    timeout: float = TIMEOUT,
    load: Callable[[Settings], Work] = load_work,
) -> Iterator[Outcome]:
    """Read many reports in worker processes: one Outcome a report, in the order of the reports.

    `paths` are files, folders, patterns and archives, as for `gestae extract`. `workers` is the most processes at
    a time (None: one a processor core); few small reports get fewer. `timeout` is in seconds, for each megabyte of a
    larger report. A report that cannot be read, hangs or kills its process is an Outcome with the status "failed"; one
    with the bytes of an earlier one has the status "duplicate".
    The same reports give the same outcomes for any number of workers; memory does not grow with their number.
    Closing the generator ends the processes. `load` makes what is done with each report, for pipelines of other
    stages: a function that can be imported by name.

    Raises ModelMissingError, SettingsError or WorkerError.
    """
    given = [paths] if isinstance(paths, str | Path) else paths
    chosen = settings or Settings()
    with Plan(gather([os.fspath(path) for path in given], None, chosen.max_size)) as plan:
        copies = dict(_copies(plan, chosen))
        most = worthwhile(workers or processors(), *plan.amount_left())
        with Pool(Job(load, chosen, timeout), most, plan.left()) as pool:
            for reply in in_order(pool, copies):
                yield unpack(reply.packed)


def _copies(plan: Plan, settings: Settings) -> Iterator[tuple[int, Reply]]:
    """Place and reply of each report that has the bytes of an earlier one; it is marked, and no worker reads it."""
    copies = Copies(wanted=not settings.keep_duplicates)
    for row in plan:
        _, copy = copies.look(row.source)
        if copy is not None:
            plan.mark(row.position)
            yield row.position, reply_of(row.position, copy, None)
