"""The archive that was read last, kept open: its next member is then read on from where the last one ended.

Opening a .zip of 100,000 members anew for each would read its directory 100,000 times, and a packed .tar would be
unpacked from its start each time. This is state of the process, but what is read does not depend on it.
"""

import atexit
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from gestae.stages.read.archives import Archive, open_archive
from gestae.stages.read.limits import read_bounded
from gestae.stages.read.members import Step, copy_entry, temporary_file
from gestae.stages.read.places import Place, identity_of, open_place, state_of


@dataclass(frozen=True, slots=True)
class _Level:
    """An open archive, the file it is in, and the step that led to it (None for the one on disk)."""

    step: Step | None
    file: IO[bytes]
    archive: Archive


class Shelf:
    """Keeps one archive open, and those inside it that lead to the last member. Safe for threads."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self._lock = threading.Lock()
        self._key: tuple[object, ...] | None = None
        self._levels: list[_Level] = []

    def load(self, place: Place, steps: tuple[Step, ...], limit: int) -> bytes:
        """The bytes of a member. Raises UnreadableError, OSError, and whatever a parser does on damaged archives."""
        with self._lock:
            try:
                archive = self._opened(place, steps[:-1])
                with archive.open(*steps[-1], limit=limit) as stream:
                    return read_bounded(stream, limit)
            except BaseException:
                self.close()
                raise

    def _opened(self, place: Place, steps: tuple[Step, ...]) -> Archive:
        key = state_of(place)
        if key != self._key:
            self.close()
            file, size = open_place(place)
            self._push(None, identity_of(place), file, size)
            self._key = key
        same = 0
        while same < min(len(steps), len(self._levels) - 1) and self._levels[same + 1].step == steps[same]:
            same += 1
        self._cut(same + 1)
        for step in steps[same:]:
            file = temporary_file()
            size = _filled(file, self._levels[-1].archive, step)
            self._push(step, step[1], file, size)
        return self._levels[-1].archive

    def _push(self, step: Step | None, name: str, file: IO[bytes], size: int) -> None:
        try:
            self._levels.append(_Level(step, file, open_archive(name, file, size)))
        except BaseException:
            file.close()
            raise

    def _cut(self, count: int) -> None:
        while len(self._levels) > count:
            level = self._levels.pop()
            with suppress(Exception):
                level.archive.close()
            level.file.close()

    def close(self) -> None:
        """Close what is open."""
        self._cut(0)
        self._key = None

    def forget(self) -> None:
        """Close what a forked process has in common with its parent: the two would read at one place."""
        self._lock = threading.Lock()
        self.close()


def _filled(file: IO[bytes], archive: Archive, step: Step) -> int:
    try:
        return copy_entry(archive, step, file)
    except BaseException:
        file.close()
        raise


SHELF = Shelf()
atexit.register(SHELF.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=SHELF.forget)
