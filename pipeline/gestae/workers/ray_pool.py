"""The workers of a run on a Ray cluster: Ray Data hands batches to actors, each with a worker process of its own.

What a report may do to its process is the same as on one machine (`pool.Pool` inside the actor); what may happen to a
machine is Ray's: the batches of a node that is lost are read again on another.
"""

# ruff: noqa: PLC0415 (ray takes a second to import, and need not be there)

import logging
import os
import pickle
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any

from gestae.errors import SettingsError, WorkerError
from gestae.workers.job import Job, Reply, Task
from gestae.workers.pool import Pool
from gestae.workers.sizing import BATCH_REPORTS


class RayPool:
    """As `Pool`, on the cluster that `ray.init()` finds (RAY_ADDRESS, or one started on this machine), else on a new
    one of this machine. Reports are loaded on the nodes: their paths must lead to the same files everywhere.
    """

    def __init__(self, job: Job, workers: int | None, tasks: Iterable[Task]) -> None:
        """`workers` is the most actors at a time (None: one for each CPU of the cluster)."""
        self._job, self._workers, self._tasks = job, workers, tasks
        self._begun = False

    def __enter__(self) -> "RayPool":
        """Connect. Raises SettingsError where Ray is not installed."""
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
        try:
            import ray
            import ray.data
        except ImportError as error:
            raise SettingsError("the engine ray is not installed: pip install 'gestae[ray]'") from error
        if not ray.is_initialized():
            ray.init(log_to_driver=False, logging_level="error")
            self._begun = True
        ray.data.DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the cluster, where this pool took hold of it."""
        if self._begun:
            import ray

            ray.shutdown()

    def replies(self) -> Iterator[Reply]:
        """A reply for every task, as they are finished. Raises WorkerError where the cluster cannot go on."""
        import ray
        import ray.data

        rows = [{"task": pickle.dumps(task)} for task in self._tasks]
        if not rows:
            return
        most = self._workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        blocks = -(-len(rows) // BATCH_REPORTS)
        read = ray.data.from_items(rows, override_num_blocks=blocks).map_batches(
            Reader, fn_constructor_args=(pickle.dumps(self._job),), batch_size=None, batch_format="pyarrow",
            compute=ray.data.ActorPoolStrategy(size=min(most, blocks)), num_cpus=1,
        )  # fmt: skip
        try:
            for row in read.iter_rows():
                yield pickle.loads(row["reply"])
        except ray.exceptions.RayError as error:
            raise WorkerError(f"the Ray cluster could not go on: {_last_line(error)}") from error


class Reader:
    """The actor: one worker process for all batches that come to it."""

    def __init__(self, job: bytes) -> None:
        """`job` is pickled, so that Ray does not look into it."""
        self._pool = Pool(pickle.loads(job), 1, ())

    def __call__(self, batch: Any) -> Any:
        """A table of tasks gives a table of replies."""
        import pyarrow as pa

        tasks = [pickle.loads(task) for task in batch["task"].to_pylist()]
        return pa.table({"reply": [pickle.dumps(reply) for reply in self._pool.read(tasks)]})


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__
