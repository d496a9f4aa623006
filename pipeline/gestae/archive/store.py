"""What a run keeps in its output folder to go on from: every outcome, from the moment there is one.

An SQLite database in WAL mode: a process that is killed, even by kill -9, leaves it as it was after the last
outcome. It is held exclusively while a run lasts, which is how a second run is noticed; the lock is the operating
system's and ends with the process.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gestae.archive.plan import document_of, key_of
from gestae.errors import BusyError, WriteError
from gestae.stages.read import folders
from gestae.stages.write import write_errors
from gestae.workers import Reply

STATE = folders.STATE
OWNER = "owner"
"""The fact that tells this state from others where its files are published (owner.py); it is never dropped."""
_FORM = "1"  # of the tables; a database of another form is begun anew
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS outcomes (document BLOB PRIMARY KEY, sha256 TEXT, code TEXT, packed BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS published (
    target TEXT, name TEXT, sha256 TEXT NOT NULL, PRIMARY KEY (target, name)
) WITHOUT ROWID;
"""

_HELD = ("SQLITE_BUSY", "SQLITE_LOCKED")
_NOT_ITS_FAULT = (*_HELD, "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a report: the hash of its bytes (None: they could not be had) and why it failed, if it did."""

    sha256: str | None
    code: str | None


class Store:
    """The state of an output folder. Use as a context manager: a folder that it made and nothing came of is removed.

    Raises BusyError where another run holds the folder, WriteError where the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist."""
        self._folder = folder
        self._base: sqlite3.Connection
        self._created = False

    def __enter__(self) -> "Store":
        """Make the folder, take hold of the state; one that cannot be read is begun anew."""
        with write_errors(self._folder):
            self._created = not self._folder.exists()
            self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with self._reasons():
                self._open()
        except BaseException:
            self._remove_if_new()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the folder."""
        empty = False
        with suppress(sqlite3.Error):
            empty = self._created and not len(self)
        with suppress(sqlite3.Error):
            self._base.close()
        if empty:
            self._remove_if_new()

    def fact(self, name: str) -> Any:
        """A plain value kept under a name, or None."""
        row = self._base.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def note(self, name: str, value: object) -> None:
        """Keep a plain value."""
        with self._reasons():
            self._base.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))

    def keep(self, document: str, reply: Reply) -> None:
        """Keep an outcome in the place of a former one; once this returns it is not lost."""
        values = (key_of(document), reply.sha256, reply.code, reply.packed)
        with self._reasons():
            self._base.execute("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?)", values)

    def find(self, document: str) -> Kept | None:
        """What is kept of a report, without the outcome."""
        query = "SELECT sha256, code FROM outcomes WHERE document = ?"
        row = self._base.execute(query, (key_of(document),)).fetchone()
        return Kept(*row) if row else None

    def packed(self, document: str) -> bytes:
        """The outcome of a report. Raises KeyError where there is none."""
        row = self._base.execute("SELECT packed FROM outcomes WHERE document = ?", (key_of(document),)).fetchone()
        if row is None:
            raise KeyError(document)
        return bytes(row[0])

    def documents(self) -> Iterator[str]:
        """Everything that an outcome is kept of; outcomes may be dropped meanwhile."""
        last = b""
        query = "SELECT document FROM outcomes WHERE document > ? ORDER BY document LIMIT 500"
        while rows := self._base.execute(query, (last,)).fetchall():
            yield from (document_of(row[0]) for row in rows)
            last = rows[-1][0]

    def drop(self, document: str) -> None:
        """Keep the outcome of a report no longer."""
        with self._reasons():
            self._base.execute("DELETE FROM outcomes WHERE document = ?", (key_of(document),))

    def published(self, target: str) -> dict[str, str]:
        """The files that lie in a folder of another file system: name -> SHA-256 of what was put there."""
        return dict(self._base.execute("SELECT name, sha256 FROM published WHERE target = ?", (target,)).fetchall())

    def note_published(self, target: str, name: str, sha256: str) -> None:
        """A file has been put into the target."""
        with self._reasons():
            self._base.execute("INSERT OR REPLACE INTO published VALUES (?, ?, ?)", (target, name, sha256))

    def forget_published(self, target: str, name: str) -> None:
        """A file is no longer in the target."""
        with self._reasons():
            self._base.execute("DELETE FROM published WHERE target = ? AND name = ?", (target, name))

    def begin_anew(self, **facts: object) -> None:
        """Keep nothing of what was, and these facts."""
        with self._reasons(), self._base:
            self._base.execute("BEGIN")
            self._base.execute("DELETE FROM outcomes")
            self._base.execute("DELETE FROM facts WHERE name != ?", (OWNER,))
            rows = [(name, json.dumps(value)) for name, value in {"form": _FORM, **facts}.items()]
            self._base.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", rows)

    def _open(self) -> None:
        try:
            self._connect()
        except sqlite3.Error as error:
            if _name(error).startswith(_NOT_ITS_FAULT):
                raise
            self._remove()  # no database, a damaged one or another's: there is nothing to go on from
            self._connect()

    def _connect(self) -> None:
        self._base = sqlite3.connect(self._folder / STATE, isolation_level=None, timeout=0)
        try:
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.executescript("BEGIN EXCLUSIVE;" + _TABLES + "COMMIT;")
            if self.fact("form") != _FORM:
                self.begin_anew()
        except BaseException:
            self._base.close()
            raise

    @contextmanager
    def _reasons(self) -> Iterator[None]:
        """Turn what SQLite says into one line for the user."""
        try:
            yield
        except sqlite3.Error as error:
            if _name(error).startswith(_HELD):
                message = f"another run is writing into {self._folder}: wait for its end, or name another folder"
                raise BusyError(message) from error
            raise WriteError(f"cannot write to {self._folder} ({STATE}): {error}") from error

    def __len__(self) -> int:
        """How many outcomes are kept."""
        return int(self._base.execute("SELECT count(*) FROM outcomes").fetchone()[0])

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            (self._folder / f"{STATE}{suffix}").unlink(missing_ok=True)

    def _remove_if_new(self) -> None:
        """Take the folder away again where this run made it and nothing came of it."""
        if self._created:
            with suppress(OSError):
                self._remove()
                self._folder.rmdir()


def _name(error: sqlite3.Error) -> str:
    """SQLite's own name of an error, as its documentation lists them."""
    return str(getattr(error, "sqlite_errorname", ""))
