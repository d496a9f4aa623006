"""The workers of a run: who reads what, who is overdue, what is tried again."""

from collections import deque
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import Any

from gestae.batch import INTERNAL, failed
from gestae.errors import WorkerError
from gestae.workers.job import Job, Loaded, Ready, Refused, Reply, Task, reply_of
from gestae.workers.process import Ended, Events, WorkerProcess
from gestae.workers.sizing import BATCH_BYTES, BATCH_REPORTS

TIMEOUT, CRASHED = "timeout", "crashed"
"""The codes of reports that hung, and of those that took their process with them."""

_FALSE_STARTS = 3
_TICK = 0.5  # seconds; Windows looks for Ctrl-C only between two waits
_WINDOW = 256  # outcomes that wait for an earlier one before no further reports are begun


class Pool:
    """Up to `workers` processes that read the tasks. Use as a context manager: leaving ends the processes.

    A report that hangs, ends its process or fails by a defect is tried once more when no other is being read, so that
    neither the memory nor the fault of another is held against it; failing again, it is a failed outcome.
    """

    def __init__(self, job: Job, workers: int, tasks: Iterable[Task]) -> None:
        """Nothing is started yet; `tasks` are taken one by one as workers get to them."""
        self.paused = False
        self._job = job
        self._size = workers
        self._tasks = iter(tasks)
        self._again: deque[Task] = deque()
        self._alone: deque[Task] = deque()
        self._tried: set[int] = set()
        self._workers: list[WorkerProcess] = []
        self._events: Events = SimpleQueue()
        self._false_starts = 0

    def __enter__(self) -> "Pool":
        """The pool itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.close()
        self._workers = []

    @property
    def processes(self) -> list[int]:
        """The process ids of the workers, those that are still loading included."""
        return [worker.pid for worker in self._workers]

    def read(self, tasks: Iterable[Task]) -> Iterator[Reply]:
        """Further tasks for the same processes, once all former ones are answered; as `replies`."""
        self._tasks = iter(tasks)
        self._tried.clear()
        yield from self.replies()

    def replies(self) -> Iterator[Reply]:
        """A reply for every task, in the order in which they are finished.

        Raises SettingsError or ModelMissingError where the workers cannot begin, WorkerError where they end
        before they do.
        """
        while self._hand_out():
            for worker, message in self._heard():
                yield from self._take(worker, message)
            self._end_overdue()

    def _hand_out(self) -> bool:
        """Give work to whoever waits, start workers that are needed; whether anything is under way."""
        for worker in self._workers:
            if worker.idle and (batch := self._batch()):
                worker.give(batch)
        while len(self._workers) < self._size and self._more():
            self._start()
        if any(worker.batch for worker in self._workers) or self._more():
            return True
        return self._one_alone()

    def _start(self) -> None:
        try:
            self._workers.append(WorkerProcess(self._job, self._events))
        except OSError as error:
            raise WorkerError(f"worker processes cannot be started: {error.strerror or error}") from error

    def _one_alone(self) -> bool:
        """With nothing else under way, try one report again while a single process holds memory."""
        if not self._alone:
            return False
        if not self._workers:
            self._start()
        for other in self._workers[1:]:
            other.close()
        self._workers = self._workers[:1]
        if self._workers[0].idle:
            self._workers[0].give([self._alone.popleft()])
        return True

    def _more(self) -> bool:
        """Whether there is a task that may be begun now."""
        if not self._again and not self.paused and (task := next(self._tasks, None)):
            self._again.append(task)
        return bool(self._again)

    def _batch(self) -> list[Task]:
        """The next reports: as many small ones as are worth one message, a large one by itself."""
        batch: list[Task] = []
        size = 0
        while len(batch) < BATCH_REPORTS and self._more():
            if batch and size + self._again[0].size > BATCH_BYTES:
                break
            batch.append(self._again.popleft())
            size += batch[-1].size
        return batch

    def _heard(self) -> Iterator[tuple[WorkerProcess, Any]]:
        """Wait for a message or the next deadline; then everything that has been said by now."""
        next_deadline = min((worker.deadline for worker in self._workers), default=0.0)
        try:
            yield self._events.get(timeout=min(_TICK, max(0.0, next_deadline - monotonic())))
            while True:
                yield self._events.get_nowait()
        except Empty:
            return

    def _take(self, worker: WorkerProcess, message: Any) -> Iterator[Reply]:
        if worker not in self._workers:
            return  # it was ended while it had nothing to do
        match message:
            case Ready():
                worker.loading = False
                self._false_starts = 0
            case Refused(error):
                raise error
            case Loaded(sha256):
                worker.sha256 = sha256
            case Reply():
                self._false_starts = 0
                task = worker.done()
                if message.code == INTERNAL and self._first_time(task):
                    return
                yield message
            case Ended():
                yield from self._bury(worker)

    def _bury(self, worker: WorkerProcess) -> Iterator[Reply]:
        """A worker is gone: the report it was at is tried alone or given up, the others of its batch go on."""
        self._workers.remove(worker)
        last_words = worker.last_words()
        worker.close()
        if worker.loading:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise WorkerError(f"worker processes end before they begin: {last_words or worker.why()}")
        elif worker.batch:
            task = worker.batch.popleft()
            self._again.extendleft(reversed(worker.batch))
            if not self._first_time(task):
                yield self._given_up(task, worker)

    def _first_time(self, task: Task) -> bool:
        """Note the task for a second attempt; False where that was the second."""
        if task.position in self._tried:
            self._tried.discard(task.position)
            return False
        self._tried.add(task.position)
        self._alone.append(task)
        return True

    def _given_up(self, task: Task, worker: WorkerProcess) -> Reply:
        if worker.overdue:
            code, reason = TIMEOUT, f"it took longer than {self._job.timeout:g} seconds, twice (--timeout)"
        else:
            code, reason = CRASHED, f"the process that read it did not survive, twice: {worker.why()}"
        outcome = failed(task.source.document, worker.sha256, code, reason)
        return reply_of(task.position, outcome, worker.sha256)

    def _end_overdue(self) -> None:
        now = monotonic()
        for worker in self._workers:
            if worker.deadline < now:
                worker.overdue = True
                worker.deadline = float("inf")
                worker.kill()


def in_order(pool: Pool) -> Iterator[Reply]:
    """The pool's replies in the order of their tasks, whose positions count from 0 without a gap.

    While an early report takes long, later ones wait here; when too many do, no further ones are begun.
    """
    waiting: dict[int, Reply] = {}
    awaited = 0
    for reply in pool.replies():
        waiting[reply.position] = reply
        while awaited in waiting:
            yield waiting.pop(awaited)
            awaited += 1
        pool.paused = len(waiting) >= _WINDOW
