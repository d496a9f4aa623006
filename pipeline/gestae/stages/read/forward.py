"""A stream that is read forward, unpacked on the way, and that stops before it becomes a burden."""

import bz2
import gzip
import io
import lzma
from typing import IO, cast

from gestae.errors import UnreadableError
from gestae.stages.read.limits import CHUNK

_LARGEST_READ = 16_000_000


class Forward(io.RawIOBase):
    """What tarfile reads from. A header may say that it is followed by gigabytes of its own, and a skipped member
    may unpack to terabytes: both end in UnreadableError("too-large")."""

    def __init__(self, file: IO[bytes], room: int) -> None:
        """`room` is how many bytes the file may unpack to; the file itself stays open afterwards."""
        super().__init__()
        self._base = file
        self._file = unpacked(file)
        self._room = room
        self.last = b""
        """What was read last."""

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, which must be given."""
        if not 0 <= size <= _LARGEST_READ:
            raise UnreadableError("too-large", f"a header of {size:,} bytes in the archive")
        self.last = self._file.read(size)
        if self._file.tell() > self._room:
            raise UnreadableError("too-large", f"unpacks to more than {self._room:,} bytes")
        return self.last

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place counted from the start; what is packed is read up to there."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("places count from the start")
        if self._file is self._base or offset < self._file.tell():
            return self._file.seek(offset)
        while (left := offset - self._file.tell()) > 0 and self.read(min(CHUNK, left)):
            pass
        return self._file.tell()

    def tell(self) -> int:
        """How many bytes lie before."""
        return self._file.tell()

    def close(self) -> None:
        """Let go of what unpacks."""
        if self._file is not self._base:
            self._file.close()
        super().close()


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """The file's bytes as a stream, unpacked if its first bytes say that it is packed, whatever its name says."""
    file.seek(0)
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="rb"))
    if head.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.BZ2File(file))
    if head.startswith(b"\xfd7zXZ\x00"):
        return cast("IO[bytes]", lzma.LZMAFile(file))
    return file
