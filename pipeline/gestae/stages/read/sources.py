"""From the paths that a user gives to the files they mean, one after the other, in a fixed order."""

import glob
import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from gestae.errors import UnreadableError
from gestae.stages.read.formats import check_suffix

STDIN = "-"
MAX_BYTES = 200_000_000
MAX_RATIO = 1000
# Deflate reaches the ratio on any run of blanks; under this size no member can hurt.
_HARMLESS = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One input: `document` names it in the records, `load()` gives its bytes. Picklable.

    `path` is the file (or the archive, then `member` is the name inside it); `data` are bytes at hand;
    `error` is (code, message) of an input that is known to be unreadable.
    """

    document: str
    path: str | None = None
    member: str | None = None
    data: bytes | None = None
    error: tuple[str, str] | None = None

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
            return _load_file(self.path) if self.member is None else _load_member(self.path, self.member)
        except FileNotFoundError as error:
            raise UnreadableError("missing", f"{self.document}: no such file") from error
        except (OSError, zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as error:
            raise UnreadableError("broken", f"{self.document}: cannot be read ({error})") from error


def gather(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Source]:
    """Expand files, folders (below them, sorted, hidden files left out), globs, .zip archives and "-".

    A path that leads nowhere is yielded too, as a Source whose `load` raises, so that nothing stops a batch
    and nothing is lost without a word. A document that several paths lead to is yielded once.
    """
    seen: set[str] = set()
    for path in paths:
        for source in _expand(path, stdin):
            if source.document not in seen:
                seen.add(source.document)
                yield source


def _expand(path: str, stdin: BinaryIO | None) -> Iterator[Source]:
    if path == STDIN:
        error = None if stdin is not None else ("missing", "-: there is no standard input")
        yield Source(STDIN, data=stdin.read() if stdin is not None else None, error=error)
    elif os.path.lexists(path):
        yield from _found(path)
    else:
        # pathlib's glob wants a folder apart from its pattern; users give the two as one.
        matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
        for match in matches:
            yield from _found(match)
        if not matches:
            yield Source(_name(path), error=("missing", f"{_name(path)}: no such file or folder"))


def _found(path: str) -> Iterator[Source]:
    if Path(path).is_dir():
        yield from _folder(path)
    elif path.lower().endswith(".zip"):
        yield from _archive(path)
    else:
        yield Source(_name(path), path=path)


def _folder(path: str) -> Iterator[Source]:
    try:
        entries = sorted(Path(path).iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Source(_name(path), error=("broken", f"{_name(path)}: the folder cannot be read ({error.strerror})"))
        return
    for entry in entries:
        # A linked folder can lead back up; its files are found where they are.
        if not _hidden(entry.name) and not (entry.is_symlink() and entry.is_dir()):
            yield from _found(f"{path.rstrip('/')}/{entry.name}" if path.strip("/") else str(entry))


def _archive(path: str) -> Iterator[Source]:
    name = _name(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(info.filename for info in archive.infolist() if not info.is_dir())
    except FileNotFoundError:
        yield Source(name, error=("missing", f"{name}: no such file"))
        return
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        yield Source(name, error=("broken", f"{name}: not a readable zip archive ({error})"))
        return
    for member in members:
        inner = [part for part in member.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
        if inner and not any(_hidden(part) for part in inner):
            yield Source("/".join([name, *inner]), path=path, member=member)


def _hidden(name: str) -> bool:
    """Names that no user means: dot files, office lock files, what macOS and Windows leave behind."""
    return name.startswith((".", "~$")) or name in {"__MACOSX", "Thumbs.db", "desktop.ini"}


def _name(path: str) -> str:
    """The path as given, with / separators and without ./ in front."""
    return str(PurePosixPath(path.replace(os.sep, "/"))) if path else path


def _load_file(path: str) -> bytes:
    file = Path(path)
    if not file.is_file():
        raise (FileNotFoundError(path) if not file.exists() else UnreadableError("unsupported", f"{path}: not a file"))
    size = file.stat().st_size
    if size > MAX_BYTES:
        raise UnreadableError("too-large", f"{path}: {size:,} bytes are more than the {MAX_BYTES:,} allowed")
    return file.read_bytes()


def _load_member(path: str, member: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(member)
        if info.flag_bits & 1:
            raise UnreadableError("encrypted", f"{path}: {member} is encrypted")
        refuse_bomb(info, path)
        with archive.open(info) as stream:
            return stream.read(MAX_BYTES)


def refuse_bomb(info: zipfile.ZipInfo, archive: str) -> None:
    """Raise UnreadableError("too-large") for an archive member that unpacks to a suspicious size."""
    name = f"{archive}: {info.filename}"
    if info.file_size > MAX_BYTES:
        raise UnreadableError("too-large", f"{name} unpacks to {info.file_size:,} bytes, over {MAX_BYTES:,}")
    if info.file_size > _HARMLESS and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise UnreadableError("too-large", f"{name} unpacks to more than {MAX_RATIO} times its size")
