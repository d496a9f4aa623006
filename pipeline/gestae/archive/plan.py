"""The reports of a run, in their order: in a temporary database, so that memory does not grow with their number."""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gestae.stages.read import Source
from gestae.workers import Task

_CHUNK = 500
_TABLE = """
CREATE TABLE plan (
    position INTEGER PRIMARY KEY, document BLOB NOT NULL UNIQUE, source BLOB NOT NULL, size INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0
)
"""


@dataclass(frozen=True, slots=True)
class Planned:
    """A report of the run: its place in the order (from 0, without gaps) and the size of its file in bytes."""

    position: int
    source: Source
    size: int


class Plan:
    """The reports, each document once. Use as a context manager: the database is gone afterwards.

    `missing` are the messages of paths that lead nowhere; `only_missing` says that there is nothing else.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        """Take down the sources, in their order."""
        self._base = sqlite3.connect("", isolation_level=None)  # a file that SQLite deletes when it is closed
        self._base.execute(_TABLE)
        self.missing: list[str] = []
        self._count = 0
        with self._base:
            self._base.execute("BEGIN")
            for source in sources:
                self._add(source)

    def __len__(self) -> int:
        """How many reports there are."""
        return self._count

    def __enter__(self) -> "Plan":
        """The plan itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the disk space back."""
        self.close()

    def close(self) -> None:
        """Give the disk space back."""
        self._base.close()

    def __contains__(self, document: str) -> bool:
        """Whether a document is in the plan."""
        found = self._base.execute("SELECT 1 FROM plan WHERE document = ?", (key_of(document),))
        return found.fetchone() is not None

    @property
    def only_missing(self) -> bool:
        """Whether no path leads to a report."""
        return len(self.missing) == self._count

    def __iter__(self) -> Iterator[Planned]:
        """All reports in their order; they may be marked meanwhile."""
        return self._rows("position > ?")

    def left(self) -> Iterator[Task]:
        """What is still to be read, as tasks for workers."""
        return (Task(row.position, row.source, row.size) for row in self._rows("position > ? AND NOT done"))

    def amount_left(self) -> tuple[int, int]:
        """(reports, bytes) still to be read."""
        row = self._base.execute("SELECT count(*), coalesce(sum(size), 0) FROM plan WHERE NOT done").fetchone()
        return int(row[0]), int(row[1])

    def mark(self, position: int) -> None:
        """There is an outcome for the report at this place."""
        self._base.execute("UPDATE plan SET done = 1 WHERE position = ?", (position,))

    def at(self, position: int) -> tuple[str, bool] | None:
        """(document, whether there is an outcome) of a place; None behind the end."""
        row = self._base.execute("SELECT document, done FROM plan WHERE position = ?", (position,)).fetchone()
        return (document_of(row[0]), bool(row[1])) if row else None

    def _add(self, source: Source) -> None:
        values = (self._count, key_of(source.document), pickle.dumps(source), size_of(source))
        added = self._base.execute(
            "INSERT OR IGNORE INTO plan (position, document, source, size) VALUES (?, ?, ?, ?)", values
        )
        if added.rowcount:
            self._count += 1
            if source.error is not None and source.error[0] == "missing":
                self.missing.append(source.error[1])

    def _rows(self, condition: str) -> Iterator[Planned]:
        last = -1
        query = f"SELECT position, source, size FROM plan WHERE {condition} ORDER BY position LIMIT {_CHUNK}"
        while rows := self._base.execute(query, (last,)).fetchall():
            for position, source, size in rows:
                yield Planned(position, pickle.loads(source), size)
            last = rows[-1][0]


def key_of(document: str) -> bytes:
    """A document's name as bytes: names of files may hold what UTF-8 cannot, and databases want UTF-8."""
    return document.encode("utf-8", "surrogatepass")


def document_of(key: bytes) -> str:
    """The name behind a key."""
    return key.decode("utf-8", "surrogatepass")


def size_of(source: Source) -> int:
    """Bytes of a report's file; 0 where an archive does not tell, or where there is no file."""
    if source.data is not None:
        return len(source.data)
    if source.path is None or source.steps:
        return source.size
    try:
        return Path(source.path).stat().st_size
    except (OSError, ValueError):
        return 0
