"""Read back what `gestae extract` wrote: events, reports, and the texts that the offsets refer to."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gestae.errors import UnreadableError
from gestae.evaluate.goldfiles.csvgold import read_tables
from gestae.evaluate.goldfiles.findings import Reading
from gestae.evaluate.likeness import Record

_FILES = ("events.jsonl", "events.json", "events.csv")


@dataclass(frozen=True)
class Outputs:
    """The records of one run. `reports` is empty where only a file of events was given."""

    events: tuple[Record, ...]
    reports: tuple[Record, ...]
    folder: Path | None

    @property
    def failed(self) -> tuple[str, ...]:
        """The documents that could not be read."""
        return tuple(report["document"] for report in self.reports if report.get("status") == "failed")

    @property
    def read(self) -> tuple[str, ...] | None:
        """The documents that could be read, those without events too; None where only events were given."""
        done = tuple(report["document"] for report in self.reports if report.get("status") != "failed")
        return done if self.reports else None

    def texts(self) -> dict[str, Path]:
        """Document -> the file with the exact text of its offsets, for the reports that have one in the folder."""
        return self._texts

    @cached_property
    def _texts(self) -> dict[str, Path]:
        # Each path is looked up on disk, and three parts of an evaluation ask.
        if self.folder is None:
            return {}
        named = {r["document"]: self.folder / r["text_file"] for r in self.reports if r.get("text_file")}
        home = self.folder.resolve()
        return {document: path for document, path in named.items() if path.resolve().is_relative_to(home)}


def load_outputs(path: Path) -> Outputs:
    """Read an output folder, or one file of events (.jsonl, .json, or .csv with the long tables beside it).

    Raises UnreadableError where there are no events to be read, or a line is no record.
    """
    if path.is_file():
        return Outputs(tuple(_events(path)), (), None)
    file = next((path / name for name in _FILES if (path / name).is_file()), None)
    if file is None:
        raise UnreadableError("no-events", f"{path} holds no {' or '.join(_FILES)}: is it an output folder?")
    reports = path / "reports.jsonl"
    return Outputs(tuple(_events(file)), tuple(read_lines(reports)) if reports.is_file() else (), path)


def _events(path: Path) -> Iterator[Record]:
    if path.suffix == ".csv":
        return _rows(path)
    return _objects(path)


def _rows(path: Path) -> Iterator[Record]:
    reading = Reading()
    read_tables(path, reading)
    first = next((finding for finding in reading.findings if finding.severity == "error"), None)
    if first is not None:
        raise UnreadableError("no-record", str(first))
    return iter([entry.record for entry in reading.entries])


def _objects(path: Path) -> Iterator[Record]:
    records = read_lines(path) if path.suffix == ".jsonl" else iter(_array(path))
    for number, record in enumerate(records, start=1):
        if not isinstance(record.get("document"), str):
            raise UnreadableError("no-record", f"{path}, record {number}: not an event record: it names no document")
        yield record


def _array(path: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(_read(path))
    except ValueError as error:
        raise UnreadableError("no-json", f"{path} is no JSON: {error}") from error
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise UnreadableError("no-record", f"{path} is no array of event records")
    return found


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a .jsonl file. Raises UnreadableError with file and line for anything else."""
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            raise UnreadableError("no-json", f"{path}, line {number}: no JSON: {error}") from error
        if not isinstance(found, dict):
            raise UnreadableError("no-record", f"{path}, line {number}: not a JSON object")
        yield found


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableError("missing", f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableError("no-text", f"{path} is not UTF-8 text") from error
