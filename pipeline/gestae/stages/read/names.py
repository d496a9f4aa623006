"""Names of inputs: which stand for nothing a user means, and how each input gets a name of its own.

A file system gives any bytes but "/" and NUL, an archive any at all, also twice. The name of a document is valid
Unicode, reads like a path, and is the same in every run over the same input.

The members of an archive stand below its own name ("box.zip/march/report.txt"). No file can have that name: where the
archive lies there is a file, so nothing lies below it. Members that come out alike (written twice, or "../a.txt"
beside "a.txt") are told apart by a number.
"""

import os
import re
from pathlib import PurePosixPath

_LEFT_BEHIND = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_DRIVE = re.compile(r"^[A-Za-z]:")


def is_hidden(name: str) -> bool:
    """Whether a file or folder is one that no user means: dot files, office lock files, what systems leave behind."""
    return name.startswith((".", "~$")) or name in _LEFT_BEHIND


def plain_path(path: str) -> str:
    """The path as given, with / separators and without ./ in front."""
    return str(PurePosixPath(path.replace(os.sep, "/"))) if path else path


def storable(name: str) -> str:
    """The name without the lone surrogates that Python puts for undecodable bytes: \\udce9 is written out."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode("utf-8")
    return name


def member_parts(name: str) -> list[str]:
    """The steps of a member's name, from the archive's root: nothing absolute, no drive, nothing that climbs out."""
    parts: list[str] = []
    for part in _DRIVE.sub("", name).split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in {"", "."}:
            parts.append(part)
    return parts


class Names:
    """Gives each input of a run its document name; the same input twice gets none the second time."""

    def __init__(self) -> None:
        """Begin with no name taken."""
        self._taken: dict[str, str] = {}
        self._renamed: set[str] = set()
        self._numbers: dict[str, int] = {}

    def take(self, wanted: str, identity: str) -> str | None:
        """The name for an input: `wanted`, made storable, with ~2, ~3 before the suffix if another input has it.

        `identity` tells inputs apart (the raw path, a member's place). None where this input has been there before.
        """
        name = plain = storable(wanted)
        if self._taken.get(plain) == identity or identity in self._renamed:
            return None
        while name in self._taken:
            number = self._numbers[plain] = self._numbers.get(plain, 1) + 1
            name = _numbered(plain, number)
        if name != plain:
            self._renamed.add(identity)
        self._taken[name] = identity
        return name


def _numbered(name: str, number: int) -> str:
    suffix = PurePosixPath(name).suffix
    return f"{name.removesuffix(suffix)}~{number}{suffix}"
