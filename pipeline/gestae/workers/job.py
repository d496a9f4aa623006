"""What goes to a worker process and what comes back."""

import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from gestae.batch import Readable, Work
from gestae.records import Outcome
from gestae.settings import Settings

_LENGTH = 8  # bytes in front of a message that say how long it is
_FAST = 1  # zlib's level: a third of the size for a hundredth of the time that reading the report took


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker does: `load(settings)` once, then the work on each report.

    `load` is a function that can be imported by name. `timeout` is in seconds, for a report of up to a megabyte;
    a larger one has as much for each megabyte.
    """

    load: Callable[[Settings], Work]
    settings: Settings
    timeout: float


@dataclass(frozen=True, slots=True)
class Task:
    """A report to be read: its place among the others and the size of its file in bytes (0: not known)."""

    position: int
    source: Readable
    size: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has loaded what it needs."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A worker cannot begin: settings or the model are wrong."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of the report that a worker reads now: their SHA-256."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The outcome of one task. `packed` is the whole Outcome (see `unpack`); the rest is what a run counts."""

    position: int
    sha256: str | None
    code: str | None
    events: int
    packed: bytes


def reply_of(position: int, outcome: Outcome, sha256: str | None) -> Reply:
    """Pack the outcome of bytes with this hash (None: they could not be had)."""
    packed = zlib.compress(outcome.model_dump_json().encode(), _FAST)
    return Reply(position, sha256, outcome.report.error_code, len(outcome.events), packed)


def unpack(packed: bytes) -> Outcome:
    """The outcome in a reply: equal to the one that the work returned."""
    return Outcome.model_validate_json(zlib.decompress(packed))


def send(stream: BinaryIO, message: object) -> None:
    """Write one message. Raises OSError where the other side is gone."""
    body = pickle.dumps(message)
    stream.write(len(body).to_bytes(_LENGTH, "big") + body)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message. Raises EOFError where the other side is gone, also in the middle of one."""
    length = int.from_bytes(_exactly(stream, _LENGTH), "big")
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
