"""What is wrong with a gold file: where, how bad, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal, Protocol

Severity = Literal["error", "warning"]
Loc = tuple[str | int, ...]
"""The way to a value inside an event, e.g. ("people", 0, "role"); () is the event itself."""


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file: its line or, in a table, its row as spreadsheets count them (1 is the heading)."""

    file: str
    number: int = 0
    """From 1; 0 for the file as a whole."""
    row: bool = False

    def __str__(self) -> str:
        """As in "people.csv, row 7"."""
        return f"{self.file}, {'row' if self.row else 'line'} {self.number}" if self.number else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. An error makes scores wrong or gold unreadable; a warning is worth a look."""

    where: Where
    severity: Severity
    code: str
    message: str
    advice: str

    def __str__(self) -> str:
        """One line, as for an error message."""
        return f"{self.where}: {self.message}; {self.advice}"

    def as_json(self) -> dict[str, Any]:
        """For `gestae check-gold --json`: `line` or `row`, whichever counts; both null for a whole file."""
        number = self.where.number or None
        line, row = (None, number) if self.where.row else (number, None)
        where = {"file": self.where.file, "line": line, "row": row}
        return {**where, "severity": self.severity, "code": self.code, "message": self.message, "advice": self.advice}


class Places(Protocol):
    """Knows where each value of one event stands in its file."""

    def __call__(self, loc: Loc = (), /) -> Where:
        """The place of the value, or of the nearest thing around it."""


@dataclass(frozen=True, slots=True)
class At:
    """All is in one place: an event on one line, a row, a file."""

    where: Where

    def __call__(self, loc: Loc = (), /) -> Where:  # noqa: ARG002 (the common signature)
        """That place."""
        return self.where


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it is written, before anything is made alike."""

    document: str
    record: dict[str, Any]
    places: Places


@dataclass
class Reading:
    """What the files of one gold hold. `documents` are in the order of the files, also those without events, each with
    the place that names it: to be asked only when it is told, for in JSON it takes a walk through the file.
    """

    documents: dict[str, Places] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    tables: bool = False
    """Whether it was read from events.csv and the tables beside it."""

    def error(self, where: Where, code: str, message: str, advice: str) -> None:
        """Note what cannot stay."""
        self.findings.append(Finding(where, "error", code, message, advice))

    def warn(self, where: Where, code: str, message: str, advice: str) -> None:
        """Note what is worth a look."""
        self.findings.append(Finding(where, "warning", code, message, advice))

    def add(self, entry: Entry) -> None:
        """Take an event, and its document where it is new."""
        self.documents.setdefault(entry.document, entry.places)
        self.entries.append(entry)


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The one of `known` that was probably meant."""
    found = get_close_matches(str(word).strip().lower(), sorted(known), n=1, cutoff=0.75)
    return found[0] if found else None
