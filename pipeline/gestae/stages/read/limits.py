"""How much is taken in at once: the size of a report, and when an archive is taken for a bomb."""

import os
import stat
from pathlib import Path
from typing import IO

from gestae.errors import UnreadableError
from gestae.settings import MAX_BYTES

MAX_RATIO = 1000
"""Unpacked to packed size of one member. Deflate ends at 1032, which only runs of one byte reach."""
TOTAL_RATIO = 200
"""Unpacked to packed size of an archive as a whole; text is packed to a third or a tenth, logs to a fiftieth."""
ROOM = 1_000_000_000
"""Bytes that any archive may unpack to, however small it is."""
MAX_NESTED = 1_000_000_000
"""Bytes of an archive inside an archive: it lies in a temporary file while it is read."""
MAX_DEPTH = 3
"""How many archives inside one another are opened, the outermost included."""
CHUNK = 1_000_000
# Under this size no member can hurt, whatever its ratio.
_HARMLESS = 1_000_000


def refuse_large(size: int, limit: int) -> None:
    """Raise UnreadableError("too-large") for more than `limit` bytes."""
    if size > limit:
        raise UnreadableError("too-large", f"{size:,} bytes are more than the {limit:,} allowed (see --max-size)")


def refuse_bomb(size: int, packed: int, limit: int = MAX_BYTES) -> None:
    """Raise UnreadableError("too-large") for what unpacks from `packed` to `size` bytes, where that is more than
    `limit` or a suspicious ratio."""
    refuse_large(size, limit)
    if size > _HARMLESS and size > MAX_RATIO * max(1, packed):
        raise UnreadableError("too-large", f"unpacks to more than {MAX_RATIO:,} times its size")


def allowance(size: int) -> int:
    """How many bytes all that is in an archive of `size` bytes may unpack to."""
    return max(ROOM, TOTAL_RATIO * size)


def open_regular(path: str) -> tuple[IO[bytes], os.stat_result]:
    """Open a file, and tell its size. Raises OSError; UnreadableError("unsupported") for a pipe or device, which
    could keep whoever opens it waiting for ever."""
    file = Path(path)
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("unsupported", "a pipe, socket or device, not a file")
    return file.open("rb"), status


def read_bounded(stream: IO[bytes], limit: int) -> bytes:
    """All bytes of a stream. Raises UnreadableError("too-large") as soon as there are more than `limit`."""
    chunks = []
    left = limit
    while chunk := stream.read(min(CHUNK, left + 1)):
        left -= len(chunk)
        if left < 0:
            raise UnreadableError("too-large", f"more than the {limit:,} bytes allowed (see --max-size)")
        chunks.append(chunk)
    return b"".join(chunks)
