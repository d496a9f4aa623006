"""Files of another file system: found by one listing, opened wherever they are read."""

import glob
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Any, cast

from gestae.errors import SettingsError, UnreadableError
from gestae.remote.address import connect, protocol, reason

_BLOCK = 1_000_000  # bytes fetched at once of an archive: its members are read one after the other
_AT_ONCE = 8_000_000  # an archive of up to so many bytes is fetched whole: one request
_STAMPS = ("ETag", "etag", "md5Hash", "generation", "mtime", "LastModified", "last_modified", "updated", "created")
_IN_THIS_PROCESS = "memory://"


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file as it was listed. Picklable: another process connects by itself.

    `base` is the path that the user gave, which says how to connect; `path` is the file's path there, never taken
    apart again, since it may hold what means something in `base`. `size` is in bytes (0: not told). `version` is
    another one when the file is, where the file system tells.
    """

    base: str
    path: str
    size: int = 0
    version: str = ""

    @property
    def name(self) -> str:
        """The path without the protocol: "bucket/reports/march.txt"."""
        return self.path.removeprefix(protocol(self.base)).strip("/")

    @property
    def identity(self) -> str:
        """The same for the same file, whatever path led to it."""
        return protocol(self.base) + self.name

    @property
    def in_this_process(self) -> bool:
        """Whether no other process can get at it."""
        return _IN_THIS_PROCESS in self.base

    @property
    def side_by_side(self) -> bool:
        """Whether several threads may fetch files of its file system at a time. Raises SettingsError."""
        return bool(getattr(connect(self.base)[0], "async_impl", False))

    def fetch(self) -> bytes:
        """All its bytes. Raises OSError, UnreadableError where it cannot be connected to."""
        with _as_os_error():
            return bytes(connect(self.base)[0].cat_file(self.path))

    def open(self) -> IO[bytes]:
        """Its bytes as a stream, seekable where the file system can. Raises as `fetch` does."""
        if self.in_this_process or 0 < self.size <= _AT_ONCE:
            return io.BytesIO(self.fetch())
        with _as_os_error():
            return cast("IO[bytes]", connect(self.base)[0].open(self.path, "rb", block_size=_BLOCK))


def find(path: str) -> Iterator[tuple[str, RemoteFile]]:
    """The files that a path leads to: itself, all below a folder in the order of their names, or both for what
    matches a pattern; each with the path it was found below (its own for a file).

    Every folder is listed once, with all that is below. Raises FileNotFoundError, SettingsError where one cannot
    connect, UnreadableError where the file system refuses.
    """
    system, plain = connect(path)
    with _unlisted(path):
        system.invalidate_cache()  # a process that lives long would see what was there when it began
        roots = _roots(system, plain)
    if not roots:
        raise FileNotFoundError(path)
    with _unlisted(path):
        for info in roots:
            yield from _below(system, path, info)
        system.invalidate_cache()  # the listing of a large bucket is not needed twice


def _roots(system: Any, plain: str) -> list[Mapping[str, Any]]:
    """What is known of the path itself, or of what matches it."""
    with suppress(FileNotFoundError):
        return [system.info(plain)]
    with suppress(FileNotFoundError):
        found = system.glob(plain, detail=True) if glob.has_magic(plain) else {}
        return [found[name] for name in sorted(found)]
    return []


def _below(system: Any, base: str, info: Mapping[str, Any]) -> Iterator[tuple[str, RemoteFile]]:
    root = str(info["name"]).rstrip("/")
    if info["type"] != "directory":
        yield root, _file(base, info)
        return
    files = [_file(base, each) for each in _listed(system, root) if _is_file(each, root)]
    files.sort(key=lambda file: file.path.split("/"))
    yield from ((root, file) for file in files)


def _listed(system: Any, root: str) -> Iterator[Mapping[str, Any]]:
    """All that lies below a folder: one listing where the file system has one (that of an object store), else folder by
    folder. fsspec's own way of the latter leaves out, without a word, what it may not list."""
    from fsspec.asyn import AsyncFileSystem  # noqa: PLC0415 (slow to import)
    from fsspec.spec import AbstractFileSystem  # noqa: PLC0415

    method = getattr(getattr(system, "_find", system.find), "__func__", None)
    if method not in (AbstractFileSystem.find, AsyncFileSystem._find):
        yield from system.find(root, detail=True).values()
        return
    folders = [root]
    while folders:
        folder = folders.pop()
        for info in system.ls(folder, detail=True):
            below = str(info["name"]).rstrip("/")
            if info["type"] == "directory" and below != folder:
                folders.append(below)
            yield info


def _is_file(info: Mapping[str, Any], root: str) -> bool:
    """Object stores keep empty objects in the place of folders."""
    name = str(info["name"])
    return info["type"] != "directory" and not name.endswith("/") and name != root


def _file(base: str, info: Mapping[str, Any]) -> RemoteFile:
    version = "|".join(str(info[name]) for name in _STAMPS if info.get(name) is not None)
    return RemoteFile(base, str(info["name"]), int(info.get("size") or 0), version)


@contextmanager
def _unlisted(path: str) -> Iterator[None]:
    """Whatever a file system raises while it lists, as one line. A listing with a hole would be taken for the whole."""
    try:
        yield
    except Exception as error:  # every file system has its own
        raise UnreadableError("unreachable", f"{path}: cannot be listed ({reason(error)})") from error


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Whatever a file system raises, as an OSError with its words."""
    try:
        yield
    except OSError:
        raise
    except SettingsError as error:
        raise UnreadableError("unreachable", str(error)) from error
    except Exception as error:
        raise OSError(reason(error)) from error
