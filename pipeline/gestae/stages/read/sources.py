"""From the paths that a user gives to the inputs they mean, one after the other, in a fixed order."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gestae.errors import UnreadableError
from gestae.settings import MAX_BYTES
from gestae.stages.read.archives import is_archive
from gestae.stages.read.folders import Folders
from gestae.stages.read.formats import check_suffix
from gestae.stages.read.limits import open_regular, read_bounded, refuse_large
from gestae.stages.read.members import Listing, Step
from gestae.stages.read.names import Names, plain_path
from gestae.stages.read.shelf import SHELF

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One input: `document` names it in the records, `load()` gives its bytes. Picklable.

    `document` is valid Unicode and no other input's; `path` is the file, as the file system has it, or the archive in
    which it is found by `steps`; `data` are bytes at hand; `error` is (code, message) of an input that is known to be
    unreadable; `limit` is the largest size in bytes that is loaded. `size` is that of a member of an archive in bytes,
    where the archive tells (else 0).
    """

    document: str
    path: str | None = None
    steps: tuple[Step, ...] = ()
    data: bytes | None = None
    error: tuple[str, str] | None = None
    limit: int = MAX_BYTES
    size: int = 0

    def load(self) -> bytes:
        """The bytes. Raises UnreadableError: "missing", "unsupported", "encrypted", "too-large", "broken"."""
        if self.error is not None:
            raise UnreadableError(*self.error)
        if self.data is not None:
            return self.data
        if self.path is None:
            raise UnreadableError("missing", f"{self.document}: there is no file behind it")
        check_suffix(self.document)
        try:
            return SHELF.load(self.path, self.steps, self.limit) if self.steps else _load_file(self.path, self.limit)
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


def gather(paths: Sequence[str], stdin: BinaryIO | None = None, limit: int = MAX_BYTES) -> Iterator[Source]:
    """Expand files, folders (below them, sorted, hidden files left out), globs, archives and "-".

    A path that leads nowhere, and what is damaged on the way, is yielded too, as a Source whose `load` raises, so
    that nothing stops a batch and nothing is lost without a word. An input that several paths lead to is yielded
    once. `limit` is the largest input in bytes that will be loaded.
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
        if path == STDIN:
            yield from self._standard_input()
        elif os.path.lexists(path):
            yield from self._found(path)
        else:
            # pathlib's glob wants a folder apart from its pattern; users give the two as one.
            matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
            for match in matches:
                yield from self._found(match)
            if not matches:
                yield from self._failed(path, "missing", "no such file or folder")

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
            yield from self._file(path)
            return
        for below, error in self._folders.files(path):
            yield from self._file(below) if error is None else self._failed(below, "broken", error)

    def _file(self, path: str) -> Iterator[Source]:
        name = plain_path(path)
        document = self._names.take(name, name)
        if document is None:
            return
        if not is_archive(path):
            # One string where they are alike: there can be very many.
            yield Source(document, name if path == name else path, limit=self._limit)
            return
        for member in Listing(path, self._names, self._limit).members(document):
            yield Source(member.document, path, member.steps, error=member.error, limit=self._limit, size=member.size)


def _load_file(path: str, limit: int) -> bytes:
    file, status = open_regular(path)
    with file:
        refuse_large(status.st_size, limit)
        return read_bounded(file, limit)
