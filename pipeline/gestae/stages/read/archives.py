"""Archives as they lie on disk or inside one another: what is in them, and the bytes of one member as a stream.

Nothing is ever unpacked to a path, so names, links and devices in an archive have no power. Entries come in a fixed
order: those of a .zip by name, those of a .tar as they lie in it, since a packed .tar can only be read forward.
"""

import posixpath
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Protocol, cast

from gestae.errors import UnreadableError
from gestae.stages.read.forward import Forward
from gestae.stages.read.limits import allowance, refuse_bomb, refuse_large
from gestae.stages.read.names import member_parts
from gestae.stages.read.zip_names import Legible, flagged, zip_name

_TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz")
_PACKED = (".gz", ".bz2", ".xz")
_LINK_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Entry:
    """A member that is no folder. `index` is its place in the archive, `name` as written there (/ between steps),
    `size` its bytes unpacked (0 where only reading tells).

    `target` is what a link leads to, from the archive's root; `special` says that it is a device or the like.
    """

    index: int
    name: str
    size: int
    target: str | None = None
    special: bool = False


class Archive(Protocol):
    """What all kinds of archives can do. Parsers of damaged archives may raise any exception."""

    def entries(self) -> Iterator[Entry]:
        """What is in it, in a fixed order."""

    def open(self, index: int, name: str, limit: int) -> IO[bytes]:
        """The bytes of an entry, given its index and name. Raises UnreadableError: "encrypted", "unsupported",
        "broken", "too-large" (where it is known to have more than `limit` bytes)."""

    def close(self) -> None:
        """Let go of it; the file it was made from stays open."""


def is_archive(name: str) -> bool:
    """Whether a file is to be opened as an archive: its name alone decides, since a .docx is a .zip inside."""
    return name.lower().endswith((".zip", *_TARS, *_PACKED))


def open_archive(name: str, file: IO[bytes], size: int) -> Archive:
    """The archive in a seekable file of `size` bytes; `name` tells which kind it is."""
    lower = name.lower()
    if lower.endswith(".zip"):
        return ZipArchive(file)
    room = allowance(size)
    return TarArchive(file, room) if lower.endswith(_TARS) else PackedFile(PurePosixPath(name).stem, file, room)


class ZipArchive:
    """A .zip file."""

    def __init__(self, file: IO[bytes]) -> None:
        """Read the directory at its end."""
        self._file = Legible(file)
        self._zip = zipfile.ZipFile(cast("IO[bytes]", self._file))
        self._file.mending = False
        self._infos = self._zip.infolist()

    def entries(self) -> Iterator[Entry]:
        """The members in the order in which a folder of them would be walked."""
        named = [(zip_name(info), index) for index, info in enumerate(self._infos)]
        named.sort(key=lambda pair: (member_parts(pair[0]), pair[1]))
        for name, index in named:
            info = self._infos[index]
            if not name.endswith("/"):
                target = self._target(info, name) if stat.S_ISLNK(info.external_attr >> 16) else None
                yield Entry(index, name, info.file_size, target)

    def _target(self, info: zipfile.ZipInfo, name: str) -> str:
        """A link's content is what it leads to, as seen from where it lies."""
        if info.flag_bits & 1:
            return ""
        with self._stream(info) as stream:
            return _resolved(name, stream.read(_LINK_BYTES).decode("utf-8", "replace"))

    def open(self, index: int, name: str, limit: int) -> IO[bytes]:
        """The bytes of one member."""
        info = self._infos[index] if index < len(self._infos) else None
        if info is None or zip_name(info) != name:
            raise _changed()
        if info.flag_bits & 1:
            raise UnreadableError("encrypted", "encrypted in its archive: unpack it with the password first")
        refuse_bomb(info.file_size, info.compress_size, limit)
        return self._stream(info)

    def _stream(self, info: zipfile.ZipInfo) -> IO[bytes]:
        self._file.mending = not flagged(info)
        try:
            return self._zip.open(info)
        except NotImplementedError as error:
            raise UnreadableError("unsupported", f"packed in a way that cannot be read ({error})") from error
        finally:
            self._file.mending = False

    def close(self) -> None:
        """Let go of the directory."""
        self._zip.close()


class TarArchive:
    """A .tar file, packed as a whole or not: read from front to back, and from the front again where need be."""

    def __init__(self, file: IO[bytes], room: int) -> None:
        """`room` is how many bytes it may unpack to in all."""
        self._file = file
        self._room = room
        self._rewind()

    def _rewind(self) -> None:
        self._at = -1
        self._info: tarfile.TarInfo | None = None
        self._stream = Forward(self._file, self._room)
        # Names are bytes; what is not UTF-8 in them is kept as Python keeps it in names of files.
        self._tar = tarfile.TarFile(fileobj=cast("IO[bytes]", self._stream), encoding="utf-8", errors="surrogateescape")

    def _next(self) -> tarfile.TarInfo | None:
        self._info = self._tar.next()
        self._at += 1
        self._tar.members.clear()  # type: ignore[attr-defined]  # tarfile keeps every header it has seen
        if self._info is None and self._stream.last.strip(b"\0"):
            # tarfile takes a damaged header for the end.
            raise UnreadableError("broken", f"damaged after {self._at} entries")
        return self._info

    def entries(self) -> Iterator[Entry]:
        """The members in the order of the archive."""
        if self._at >= 0:
            self.close()
            self._rewind()
        while (info := self._next()) is not None:
            if not info.isdir():
                special = not (info.isreg() or info.islnk() or info.issym())
                yield Entry(self._at, info.name, info.size, _tar_target(info), special)

    def open(self, index: int, name: str, limit: int) -> IO[bytes]:
        """The bytes of one member."""
        if index < self._at:
            self.close()
            self._rewind()
        while self._at < index and self._next() is not None:
            pass
        info = self._info
        stream = self._tar.extractfile(info) if info is not None and info.isreg() else None
        if info is None or stream is None or info.name != name:
            raise _changed()
        refuse_large(info.size, limit)
        return stream

    def close(self) -> None:
        """Let go of what unpacks the file."""
        self._tar.close()
        self._stream.close()


class PackedFile:
    """A single file packed with gzip, bzip2 or xz; its name is that of the packed one without the last suffix."""

    def __init__(self, name: str, file: IO[bytes], room: int) -> None:
        """`room` is how many bytes it may unpack to."""
        self._name, self._file, self._room = name, file, room

    def entries(self) -> Iterator[Entry]:
        """The one file."""
        yield Entry(0, self._name, 0)

    def open(self, index: int, name: str, limit: int) -> IO[bytes]:
        """Its bytes; how many they are is known in the end."""
        del index, name, limit
        return cast("IO[bytes]", Forward(self._file, self._room))

    def close(self) -> None:
        """There is nothing to let go of."""


def _changed() -> UnreadableError:
    return UnreadableError("broken", "no longer in its archive, which has changed since it was listed")


def _tar_target(info: tarfile.TarInfo) -> str | None:
    if info.issym():
        return _resolved(info.name, info.linkname)
    return posixpath.normpath(info.linkname) if info.islnk() else None


def _resolved(name: str, target: str) -> str:
    """What a link of that name leads to, from the archive's root: "/..." and "../..." lie outside."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name.lstrip("/")), target))
