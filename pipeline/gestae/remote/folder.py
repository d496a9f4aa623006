"""A folder of another file system that finished files are put into, each whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gestae.errors import WriteError
from gestae.remote.address import connect, reason

_UNFINISHED = ".gestae-unfinished-"


class RemoteFolder:
    """Files by their names below a path, with / between the steps. Every method raises WriteError, one line.

    A file is put into its place whole. Object stores show an object only once it is complete; on a file system that
    renames by itself, a file is uploaded beside its place and renamed.
    """

    def __init__(self, path: str) -> None:
        """Connect. Raises SettingsError where one cannot, WriteError where the path is a file or is refused."""
        self.path = path.rstrip("/")
        self._system, plain = connect(path)
        self._root = plain.rstrip("/")
        self._made: set[str] = set()
        with self._errors():
            try:
                found = self._system.info(self._root)
            except FileNotFoundError:
                return
            if found["type"] != "directory":
                raise FileExistsError("it is a file, not a folder")

    @property
    def side_by_side(self) -> bool:
        """Whether several threads may use it at a time."""
        return bool(getattr(self._system, "async_impl", False))

    def sizes(self) -> dict[str, int]:
        """All that lies in it: name -> bytes (-1: not told), by one listing."""
        with self._errors():
            self._system.invalidate_cache()
            try:
                found = self._system.find(self._root, detail=True)
            except FileNotFoundError:
                return {}
        start = len(self._root) + 1
        return {name[start:]: info.get("size", -1) for name, info in found.items() if len(name) > start}

    def put(self, file: Path, name: str) -> None:
        """Upload a file, in the place of one that has the name."""
        place = f"{self._root}/{name}"
        with self._errors():
            if not _renames(self._system):
                self._system.put_file(str(file), place)
                return
            folder, _, last = place.rpartition("/")
            if folder not in self._made:
                self._system.makedirs(folder, exist_ok=True)
                self._made.add(folder)
            beside = f"{folder}/{_UNFINISHED}{last}"
            self._system.put_file(str(file), beside)
            self._rename(beside, place)

    def _rename(self, beside: str, place: str) -> None:
        try:
            self._system.mv(beside, place)
        except Exception:
            if not self._system.exists(place):
                raise
            self._system.rm_file(place)  # some do not rename to a name that is taken
            self._system.mv(beside, place)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file; none where there is no such file."""
        with self._errors():
            try:
                file = self._system.open(f"{self._root}/{name}", "rb")
            except FileNotFoundError:
                return
            with file:
                yield from file

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with self._errors():
            try:
                self._system.rm_file(f"{self._root}/{name}")
            except FileNotFoundError:
                return

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # every file system has its own
            raise WriteError(f"cannot write to {self.path}: {reason(error)}") from error


def is_unfinished(name: str) -> bool:
    """Whether a name is one that `put` gives to what it has not finished."""
    return name.rpartition("/")[2].startswith(_UNFINISHED)


def _renames(system: Any) -> bool:
    """Whether a file system renames by itself: fsspec's own `mv` copies and removes."""
    from fsspec.spec import AbstractFileSystem  # noqa: PLC0415 (slow to import)

    return getattr(system.mv, "__func__", None) is not AbstractFileSystem.mv
