"""The members of an archive as inputs of their own, also those of archives inside it, and how one is loaded."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from gestae.errors import UnreadableError
from gestae.stages.read.archives import Archive, Entry, is_archive, open_archive
from gestae.stages.read.limits import CHUNK, MAX_DEPTH, MAX_NESTED, allowance
from gestae.stages.read.names import Names, is_hidden, member_parts
from gestae.stages.read.places import Place, identity_of, open_place

Step = tuple[int, str]
"""A place in an archive: the entry's index, and its name there."""
_IN_MEMORY = 8_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """An input inside an archive: its document name, the steps from the outermost archive to it; `error` is
    (code, message) of one that cannot be read. An archive that is damaged is such a member too. `size` is in bytes,
    0 where only reading tells."""

    document: str
    steps: tuple[Step, ...]
    error: tuple[str, str] | None = None
    size: int = 0


class Listing:
    """Lists the members of one archive, one by one."""

    def __init__(self, place: Place, names: Names, limit: int) -> None:
        """`names` gives the documents their names; `limit` is the largest member in bytes that is read."""
        self._place = place
        self._identity = identity_of(place)
        self._names = names
        self._limit = limit
        self._room = 0

    def members(self, document: str) -> Iterator[Member]:
        """The members, `document` being the name of the archive itself. Raises nothing."""
        try:
            file, size = open_place(self._place)
        except (OSError, UnreadableError) as error:
            yield _failed(Member(document, ()), error)
            return
        whole = self._room = allowance(size)
        with file:
            yield from self._inside(self._identity, file, size, Member(document, ()))
        if self._room < 0:
            reason = f"unpacks to more than {whole:,} bytes; what comes after these was not read"
            yield Member(document, (), ("too-large", f"{document}: {reason}"))

    def _inside(self, name: str, file: IO[bytes], size: int, at: Member) -> Iterator[Member]:
        """What an archive at hand holds, and what went wrong with it."""
        try:
            with closing(open_archive(name, file, size)) as archive:
                yield from self._listed(archive, at)
        except Exception as error:
            # Parsers of damaged archives raise anything from KeyError to zlib.error.
            yield _failed(at, error)

    def _listed(self, archive: Archive, at: Member) -> Iterator[Member]:
        links: dict[str, Entry] = {}
        known: set[str] = set()
        for entry in archive.entries():
            parts = member_parts(entry.name)
            if any(is_hidden(part) for part in parts):
                continue
            known.update("/".join(parts[:end]) for end in range(1, len(parts)))
            if entry.target is not None:
                links["/".join(parts)] = entry
                continue
            known.add("/".join(parts))
            if (member := self._named(entry, at)) is not None:
                yield from self._entry(archive, entry, member)
            if self._room < 0:
                return
        for entry in links.values():
            # What a link leads to is read where it lies, if that is in the archive.
            if not _leads_to(known, entry, links) and (member := self._named(entry, at)) is not None:
                yield _refused(member, "a link that leads out of the archive, or nowhere, is not followed")

    def _named(self, entry: Entry, at: Member) -> Member | None:
        steps = (*at.steps, (entry.index, entry.name))
        wanted = "/".join([at.document, *(member_parts(entry.name) or ["_"])])
        document = self._names.take(wanted, "\0".join([self._identity, *(str(index) for index, _ in steps)]))
        return None if document is None else Member(document, steps, size=entry.size)

    def _entry(self, archive: Archive, entry: Entry, member: Member) -> Iterator[Member]:
        if entry.special:
            yield _refused(member, "a device or a pipe, not a file")
        elif is_archive(entry.name):
            yield from self._nested(archive, entry, member)
        else:
            if entry.size <= self._limit:  # what is larger is not unpacked
                self._room -= entry.size
            if self._room >= 0:
                yield member

    def _nested(self, archive: Archive, entry: Entry, member: Member) -> Iterator[Member]:
        if len(member.steps) >= MAX_DEPTH:
            yield _refused(member, f"archives inside one another are opened {MAX_DEPTH} deep: unpack it first")
            return
        with temporary_file() as file:
            try:
                _refuse_nested(entry.size)
                size = copy_entry(archive, (entry.index, entry.name), file)
            except Exception as error:
                yield _failed(member, error)
                return
            self._room -= size
            if self._room >= 0:
                yield from self._inside(entry.name, file, size, member)


def temporary_file() -> IO[bytes]:
    """A nameless file for an archive inside another: in memory while it is small.

    It has no buffer: one that two processes share after a fork would be rewound for both when one closes it.
    """
    return cast("IO[bytes]", SpooledTemporaryFile(max_size=_IN_MEMORY, buffering=0))


def copy_entry(archive: Archive, step: Step, file: IO[bytes]) -> int:
    """Copy an entry into a file and give its size. Raises UnreadableError("too-large") over MAX_NESTED."""
    size = 0
    with archive.open(*step, limit=MAX_NESTED) as stream:
        while chunk := stream.read(CHUNK):
            if file.write(chunk) < len(chunk):
                raise OSError("no room left for temporary files")
            size += len(chunk)
            _refuse_nested(size)
    return size


def _refuse_nested(size: int) -> None:
    if size > MAX_NESTED:
        raise UnreadableError("too-large", f"an archive of over {MAX_NESTED:,} bytes inside another: unpack it first")


def _refused(member: Member, reason: str) -> Member:
    return Member(member.document, member.steps, ("unsupported", f"{member.document}: {reason}"))


def _failed(member: Member, error: Exception) -> Member:
    code, reason = "broken", f"not an archive, or a damaged one ({_what(error)})"
    if isinstance(error, UnreadableError):
        code, reason = error.code, str(error)
    elif isinstance(error, FileNotFoundError):
        code, reason = "missing", "no such file"
    elif isinstance(error, OSError) and error.strerror:
        reason = f"cannot be read ({error.strerror})"
    return Member(member.document, member.steps, (code, f"{member.document}: {reason}"))


def _what(error: Exception) -> str:
    """What a parser says, with the type of the error where that says more."""
    spoken = type(error).__module__ in {"zipfile", "tarfile", "gzip"}
    return str(error) if spoken else f"{type(error).__name__}: {error}"


def _leads_to(known: set[str], link: Entry, links: dict[str, Entry]) -> bool:
    """Whether a link leads, perhaps by way of others, to one of the names known to be in the archive."""
    seen: set[str] = set()
    entry: Entry | None = link
    while entry is not None and not (entry.target or "/").startswith(("/", "..")):
        name = "/".join(member_parts(entry.target or ""))
        if name in known or name in seen:
            return name in known
        seen.add(name)
        entry = links.get(name)
    return False
