"""Where the bytes of an input lie: a path of this machine, or a file of another file system."""

from pathlib import Path
from typing import IO

from gestae.remote import RemoteFile
from gestae.stages.read.limits import open_regular, read_bounded, refuse_large

Place = str | RemoteFile


def load_place(place: Place, limit: int) -> bytes:
    """All bytes. Raises OSError; UnreadableError: "too-large", "unsupported" (a device), "unreachable"."""
    if isinstance(place, RemoteFile):
        return _fetched(place, limit)
    file, status = open_regular(place)
    with file:
        refuse_large(status.st_size, limit)
        return read_bounded(file, limit)


def open_place(place: Place) -> tuple[IO[bytes], int]:
    """The bytes as a stream, and how many they are. Raises OSError; UnreadableError: "unsupported", "unreachable"."""
    if isinstance(place, RemoteFile):
        return place.open(), place.size
    file, status = open_regular(place)
    return file, status.st_size


def state_of(place: Place) -> tuple[object, ...]:
    """Another one when the file is another; a remote file is as it was listed, and not asked again. Raises OSError."""
    if isinstance(place, RemoteFile):
        return (place,)
    now = Path(place).stat()
    return place, now.st_ino, now.st_size, now.st_mtime_ns


def identity_of(place: Place) -> str:
    """What tells a file from others."""
    return place.identity if isinstance(place, RemoteFile) else place


def _fetched(place: RemoteFile, limit: int) -> bytes:
    """One request where the size was told; a file may have grown since."""
    refuse_large(place.size, limit)
    if not place.size:
        with place.open() as stream:
            return read_bounded(stream, limit)
    data = place.fetch()
    refuse_large(len(data), limit)
    return data
