"""From the paths that a user gives to the inputs they mean, one after the other, in a fixed order."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from gestae.errors import UnreadableError
from gestae.remote import RemoteFile, find, is_remote, local_path
from gestae.settings import MAX_BYTES
from gestae.stages.read.archives import is_archive
from gestae.stages.read.folders import Folders
from gestae.stages.read.formats import check_suffix
from gestae.stages.read.limits import read_bounded
from gestae.stages.read.members import Listing, Step
from gestae.stages.read.names import Names, is_hidden, plain_path
from gestae.stages.read.places import Place, load_place
from gestae.stages.read.shelf import SHELF

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One input: `document` names it in the records, `load()` gives its bytes. Picklable.

    `document` is valid Unicode and no other input's; `path` is the file, as the file system has it, or the archive in
    which it is found by `steps`; `remote` stands in the place of `path` for a file of another file system; `data` are
    bytes at hand; `error` is (code, message) of an input that is known to be unreadable; `limit` is the largest size in
    bytes that is loaded. `size` is that of a member of an archive in bytes, where the archive tells (else 0).
    """

    document: str
    path: str | None = None
    steps: tuple[Step, ...] = ()
    data: bytes | None = None
    error: tuple[str, str] | None = None
    limit: int = MAX_BYTES
    size: int = 0
    remote: RemoteFile | None = None

    def load(self) -> bytes:
        """The bytes. Raises UnreadableError: "missing", "unsupported", "encrypted", "too-large", "broken",
        "unreachable"."""
        if self.error is not None:
            raise UnreadableError(*self.error)
        if self.data is not None:
            return self.data
        place = self.path if self.remote is None else self.remote
        if place is None:
            raise UnreadableError("missing", f"{self.document}: there is no file behind it")
        check_suffix(self.document)
        try:
            return SHELF.load(place, self.steps, self.limit) if self.steps else load_place(place, self.limit)
        except UnreadableError as error:
            raise UnreadableError(error.code, f"{self.document}: {error}") from error
        except FileNotFoundError as error:
            raise UnreadableError("missing", f"{self.document}: no such file") from error
        except OSError as error:
            reason = error.strerror or error
            raise UnreadableError("broken", f"{self.document}: cannot be read ({reason})") from error
        except Exception as error:
            # Parsers of damaged archives raise anything from KeyError to zlib.error.
            reason = f"{type(error).__name__}: {error}"
            raise UnreadableError("broken", f"{self.document}: cannot be unpacked ({reason})") from error

    def for_workers(self) -> "Source":
        """The source as another process can load it: with its bytes, where they lie in the memory of this one."""
        if self.error is not None or self.remote is None or not self.remote.in_this_process:
            return self
        try:
            return replace(self, data=self.load(), remote=None, steps=())
        except UnreadableError as error:
            return replace(self, error=(error.code, str(error)))


def gather(paths: Sequence[str], stdin: BinaryIO | None = None, limit: int = MAX_BYTES) -> Iterator[Source]:
    """Expand files, folders (below them, sorted, hidden files left out), globs, archives and "-".

    A path that leads nowhere, and what is damaged on the way, is yielded too, as a Source whose `load` raises, so
    that nothing stops a batch and nothing is lost without a word. An input that several paths lead to is yielded
    once. `limit` is the largest input in bytes that will be loaded.
    Raises SettingsError or UnreadableError for a path of another file system that cannot be reached or listed.
    """
    finder = _Finder(stdin, limit)
    for path in paths:
        yield from finder.expand(path)


class _Finder:
    """Remembers what was found, from one path to the next."""

    def __init__(self, stdin: BinaryIO | None, limit: int) -> None:
        self._stdin = stdin
        self._limit = limit
        self._names = Names()
        self._folders = Folders()

    def expand(self, path: str) -> Iterator[Source]:
        """The inputs that a path as given leads to."""
        path = local_path(path)
        if path == STDIN:
            yield from self._standard_input()
        elif is_remote(path):
            yield from self._elsewhere(path)
        elif os.path.lexists(path):
            yield from self._found(path)
        else:
            # pathlib's glob wants a folder apart from its pattern; users give the two as one.
            matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
            for match in matches:
                yield from self._found(match)
            if not matches:
                yield from self._failed(path, "missing", "no such file or folder")

    def _elsewhere(self, path: str) -> Iterator[Source]:
        try:
            for root, file in find(path):
                if not any(map(is_hidden, file.path.removeprefix(root).split("/"))):
                    yield from self._input(file, file.name)
        except FileNotFoundError:
            if (document := self._names.take(path, path)) is not None:
                yield Source(document, error=("missing", f"{document}: no such file or folder"))

    def _standard_input(self) -> Iterator[Source]:
        if self._names.take(STDIN, STDIN) is None:
            return
        if self._stdin is None:
            yield Source(STDIN, error=("missing", "-: there is no standard input"))
            return
        try:
            yield Source(STDIN, data=read_bounded(self._stdin, self._limit))
        except UnreadableError as error:
            yield Source(STDIN, error=(error.code, f"-: {error}"))

    def _failed(self, path: str, code: str, reason: str) -> Iterator[Source]:
        name = plain_path(path)
        document = self._names.take(name, name)
        if document is not None:
            yield Source(document, error=(code, f"{document}: {reason}"))

    def _found(self, path: str) -> Iterator[Source]:
        if not Path(path).is_dir():
            yield from self._input(path, plain_path(path))
            return
        for below, error in self._folders.files(path):
            yield from self._input(below, plain_path(below)) if error is None else self._failed(below, "broken", error)

    def _input(self, place: Place, name: str) -> Iterator[Source]:
        remote = place if isinstance(place, RemoteFile) else None
        # One string where they are alike: there can be very many.
        path = (name if place == name else place) if isinstance(place, str) else None
        document = self._names.take(name, name if remote is None else remote.identity)
        if document is None:
            return
        if not is_archive(name):
            yield Source(document, path, limit=self._limit, remote=remote)
            return
        for found in Listing(place, self._names, self._limit).members(document):
            error, size = found.error, found.size
            yield Source(found.document, path, found.steps, None, error, self._limit, size, remote)
