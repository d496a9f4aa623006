"""One worker process as its parent sees it: give it a batch, hear of what it answers or that it ended."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from time import monotonic
from typing import Any

from gestae.workers.job import Job, Task, receive, send
from gestae.workers.sizing import seconds_for

# -P: files of the folder that the user is in must not be taken for modules.
_COMMAND = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from gestae.workers.child import main; main()"
_ONE_THREAD = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)  # fmt: skip


class Ended:
    """Said of a worker by its pump: the process is gone."""


Events = SimpleQueue[tuple["WorkerProcess", Any]]


class WorkerProcess:
    """A process and the batch it has. What it says arrives in `events` as (worker, message), Ended at the end."""

    def __init__(self, job: Job, events: Events) -> None:
        """Start the process. Raises OSError where the system refuses."""
        self._job = job
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed in `close`)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _COMMAND, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env={**dict.fromkeys(_ONE_THREAD, "1"), "TOKENIZERS_PARALLELISM": "false", **os.environ},
            )
        except OSError:
            self._errors.close()
            raise
        self.batch: deque[Task] = deque()
        self.loading = True
        self.overdue = False
        self.sha256: str | None = None
        self.deadline = float("inf")
        self._pump = threading.Thread(target=_pump, args=(self, self._process, events), daemon=True)
        self._pump.start()
        self._say(job)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def idle(self) -> bool:
        """Whether it waits for a batch."""
        return not self.loading and not self.batch

    def give(self, batch: Sequence[Task]) -> None:
        """Hand over reports, while the process is idle."""
        self.batch.extend(batch)
        self._begin()
        self._say(list(batch))

    def done(self) -> Task:
        """The report in front has been answered for."""
        task = self.batch.popleft()
        self._begin()
        return task

    def kill(self) -> None:
        """End the process; its pump will say so."""
        self._process.kill()

    def close(self) -> None:
        """End the process and wait for it."""
        self.kill()
        self._process.wait()
        self._pump.join()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def why(self) -> str:
        """How the process ended, in words; after Ended."""
        code = self._process.wait()
        return f"it was killed by signal {-code}" if code < 0 else f"it ended with code {code}"

    def last_words(self) -> str:
        """The last line that the process wrote to its standard error; before `close`."""
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def _begin(self) -> None:
        self.sha256 = None
        self.deadline = float("inf")
        if self.batch:
            self.deadline = monotonic() + seconds_for(self.batch[0].size, self._job.timeout)

    def _say(self, message: object) -> None:
        with suppress(OSError):  # it is gone: its pump says so
            send(self._process.stdin, message)  # type: ignore[arg-type]  # a pipe was asked for


def _pump(worker: WorkerProcess, process: "subprocess.Popen[bytes]", events: Events) -> None:
    """Hand on what the process says until it is gone; whatever it says last, it ends with Ended."""
    try:
        while True:
            events.put((worker, receive(process.stdout)))  # type: ignore[arg-type]  # a pipe was asked for
    except Exception:  # the end of the stream, or a message that was cut off with its process
        process.kill()
        process.wait()
    events.put((worker, Ended()))
