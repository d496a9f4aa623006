"""The worker process: loads what it needs once, reads the reports it is given, answers for each.

It talks with its parent over what were its standard streams; a library that prints reaches neither.
"""

import faulthandler
import logging
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from gestae.batch import INTERNAL, Work, attempt, failed
from gestae.errors import GestaeError
from gestae.workers.job import Job, Loaded, Ready, Refused, Reply, Task, receive, reply_of, send
from gestae.workers.sizing import seconds_for

_GRACE = 30  # seconds after which a worker that hangs ends itself, should nobody be left to end it


def main() -> None:
    """Work until the parent closes the stream. A parent that is gone ends the process without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal; the parent decides
    orders, replies, nowhere = _streams()
    logging.lastResort = None
    warnings.simplefilter("ignore")
    try:
        _serve(orders, replies, nowhere)
    except (EOFError, OSError):
        os._exit(0)


def _serve(orders: BinaryIO, replies: BinaryIO, nowhere: TextIO) -> None:
    job: Job = receive(orders)
    try:
        work = job.load(job.settings)
    except GestaeError as error:
        send(replies, Refused(error))
        return
    send(replies, Ready())
    while True:
        batch: list[Task] = receive(orders)
        for task in batch:
            with _limited(seconds_for(task.size, job.timeout) + _GRACE, nowhere):
                send(replies, _answer(task, work, replies))


def _answer(task: Task, work: Work, replies: BinaryIO) -> Reply:
    digest: str | None = None

    def loaded(sha256: str) -> None:
        nonlocal digest
        digest = sha256
        send(replies, Loaded(sha256))

    outcome = attempt(task.source, work, loaded)
    try:
        return reply_of(task.position, outcome, digest)
    except ValueError as error:  # what UTF-8 cannot hold
        return reply_of(task.position, failed(task.source.document, digest, INTERNAL, str(error)), digest)


@contextmanager
def _limited(seconds: float, nowhere: TextIO) -> Iterator[None]:
    """End the process after so many seconds, even where a library never returns to Python."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _streams() -> tuple[BinaryIO, BinaryIO, TextIO]:
    """The streams to and from the parent, taken out of the way of whatever prints or reads."""
    orders = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = open(os.devnull, "r+", encoding="utf-8")  # noqa: PTH123, SIM115 (for as long as the process lives)
    os.dup2(nowhere.fileno(), 0)
    os.dup2(nowhere.fileno(), 1)
    sys.stdin = sys.stdout = nowhere
    return orders, replies, nowhere
