"""What lies below a folder: sorted, hidden files left out, linked folders followed once and never in a circle."""

import os
from collections.abc import Iterator
from pathlib import PurePath

from gestae.stages.read.names import is_hidden

Found = tuple[str, str | None]
"""A path, and why it cannot be read (a folder) or None (a file, or whatever else has a name)."""
STATE = ".gestae-state.sqlite"
"""The file by which a folder is known as one that a run has written into."""
WRITTEN = frozenset(
    (
        "events.json", "events.jsonl", "events.csv", "people.csv", "organizers.csv", "topics.csv", "reports.jsonl",
        "issues.jsonl", "run.json", "text",
    )
)  # fmt: skip
"""What it has written there, which is no report."""
_FILE, _FOLDER, _LINKED_FOLDER = range(3)


class Folders:
    """Walks folders. A link to a file is given like a file. A linked folder is walked where the link stands, unless it
    is walked anyway or lies above a folder that is: its files would come twice, or without end."""

    def __init__(self) -> None:
        """Begin with no folder walked."""
        self._roots: list[PurePath] = []

    def files(self, path: str) -> Iterator[Found]:
        """The files below a folder by name, those of a folder in it where its own name stands."""
        self._roots.append(PurePath(os.path.realpath(path)))
        # A stack of its own: folders can lie deeper in one another than functions can call themselves.
        stack = [iter([(path, _FOLDER)])]
        while stack:
            at, kind = next(stack[-1], ("", _FILE))
            if not at:
                stack.pop()
            elif kind == _FILE:
                yield at, None
            elif kind == _FOLDER or self._is_new(at):
                try:
                    stack.append(_entries(at))
                except OSError as error:
                    yield at, f"the folder cannot be read ({error.strerror})"

    def _is_new(self, path: str) -> bool:
        """Whether a folder is neither walked anyway nor above one that is; if so it counts as walked from now on."""
        real = PurePath(os.path.realpath(path))
        for root in self._roots:
            if root.is_relative_to(real):
                return False
            if real.is_relative_to(root) and not any(map(is_hidden, real.relative_to(root).parts)):
                return False
        self._roots.append(real)
        return True


def _entries(path: str) -> Iterator[tuple[str, int]]:
    """The path and kind of each entry of a folder, by name. Raises OSError, before the first one."""
    base = path.rstrip("/")
    with os.scandir(path) as entries:
        kinds = {entry.name: _kind(entry) for entry in entries if entry.name == STATE or not is_hidden(entry.name)}
    if kinds.pop(STATE, None) is not None:
        kinds = {name: kind for name, kind in kinds.items() if name not in WRITTEN}
    return ((f"{base}/{name}", kinds[name]) for name in sorted(kinds))


def _kind(entry: "os.DirEntry[str]") -> int:
    try:
        if not entry.is_dir():
            return _FILE
    except OSError:  # a link to itself
        return _FILE
    return _LINKED_FOLDER if entry.is_symlink() else _FOLDER
