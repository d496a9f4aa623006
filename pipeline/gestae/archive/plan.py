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
    done INTEGER NOT NULL DEFAULT 0, alike INTEGER NOT NULL DEFAULT 0, sha256 TEXT, content BLOB, first BLOB
);
CREATE INDEX by_content ON plan (content) WHERE content IS NOT NULL;
"""


@dataclass(frozen=True, slots=True)
class Planned:
    """A report of the run: its place in the order (from 0, without gaps), the size of its file in bytes (0: not known)
    and, where it was looked at, the hash of its bytes. `copied` says that it is a copy of an earlier one."""

    position: int
    source: Source
    size: int
    sha256: str | None = None
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a place in the order: whether there is an outcome for its document, and for a document that is
    not read because `first` has the same bytes, that one and their hash."""

    document: str
    done: bool
    first: str | None = None
    sha256: str | None = None


class Plan:
    """The reports, each document once. Use as a context manager: the database is gone afterwards.

    `missing` are the messages of paths that lead nowhere; `only_missing` says that there is nothing else.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        """Take down the sources, in their order."""
        self._base = sqlite3.connect("", isolation_level=None)  # a file that SQLite deletes when it is closed
        self._base.executescript(_TABLE)
        self._base.execute("PRAGMA journal_mode = OFF")  # nobody goes on from it
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
        return (
            Task(row.position, row.source.for_workers(), row.size) for row in self._rows("position > ? AND NOT done")
        )

    def amount_left(self) -> tuple[int, int]:
        """(reports, bytes) still to be read."""
        row = self._base.execute("SELECT count(*), coalesce(sum(size), 0) FROM plan WHERE NOT done").fetchone()
        return int(row[0]), int(row[1])

    def mark(self, position: int) -> None:
        """There is an outcome for the report at this place."""
        self._base.execute("UPDATE plan SET done = 1 WHERE position = ?", (position,))

    def at(self, position: int) -> Place | None:
        """What is known of a place; None behind the end."""
        query = "SELECT document, done, first, sha256 FROM plan WHERE position = ?"
        row = self._base.execute(query, (position,)).fetchone()
        return Place(document_of(row[0]), bool(row[1]), row[2] and document_of(row[2]), row[3]) if row else None

    def of_unknown_size(self) -> Iterator[Planned]:
        """The reports whose size cannot be told without loading them."""
        return self._rows("position > ? AND size = 0")

    def resize(self, position: int, size: int) -> None:
        """The size of a report turned out to be this."""
        self._base.execute("UPDATE plan SET size = ? WHERE position = ?", (size, position))

    def of_one_size(self) -> Iterator[Planned]:
        """The reports that have the size of another: only these can be copies."""
        sizes = "SELECT size FROM plan WHERE size > 0 GROUP BY size HAVING count(*) > 1"
        self._base.execute(f"UPDATE plan SET alike = 1 WHERE size IN ({sizes})")
        return self._rows("position > ? AND alike")

    def first_with(self, position: int, content: bytes | None, sha256: str) -> str | None:
        """Note the content of a report: its `content_key` and hash. The earlier document with the same content, for
        which this one is then no longer to be read, or None."""
        query = "SELECT document FROM plan WHERE content = ? ORDER BY position LIMIT 1"
        found = self._base.execute(query, (content,)).fetchone()
        first, done = (found[0], 1) if found else (None, 0)
        update = "UPDATE plan SET content = ?, sha256 = ?, first = ?, done = ? WHERE position = ?"
        self._base.execute(update, (content, sha256, first, done, position))
        return document_of(first) if first else None

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
        columns = "position, source, size, sha256, first IS NOT NULL"
        query = f"SELECT {columns} FROM plan WHERE {condition} ORDER BY position LIMIT {_CHUNK}"
        while rows := self._base.execute(query, (last,)).fetchall():
            for position, source, size, digest, copied in rows:
                yield Planned(position, pickle.loads(source), size, digest, bool(copied))
            last = rows[-1][0]


def key_of(document: str) -> bytes:
    """A document's name as bytes: names of files may hold what UTF-8 cannot, and databases want UTF-8."""
    return document.encode("utf-8", "surrogatepass")


def document_of(key: bytes) -> str:
    """The name behind a key."""
    return key.decode("utf-8", "surrogatepass")


def size_of(source: Source) -> int:
    """Bytes of a report's file; 0 where they cannot be told without loading it, or where there is no file."""
    if source.data is not None:
        return len(source.data)
    if source.remote is not None and not source.steps:
        return source.remote.size
    if source.path is None or source.steps:
        return source.size
    try:
        return Path(source.path).stat().st_size
    except (OSError, ValueError):
        return 0
