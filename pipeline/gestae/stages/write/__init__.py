"""Stage 6, write: outcomes -> files. One file a format; a new format is a file here and a line in a table.

`open_output` gives the output folder as a context manager that takes outcomes one by one; `read_csv` reads a
table back as it was before it was made safe for spreadsheets.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gestae.errors import SettingsError
from gestae.stages.write.base import RunInfo, Writer
from gestae.stages.write.csvfile import read_csv
from gestae.stages.write.events_csv import EventsCsv
from gestae.stages.write.events_json import EventsJson
from gestae.stages.write.events_jsonl import EventsJsonl
from gestae.stages.write.issues_jsonl import IssuesJsonl
from gestae.stages.write.output import Output, former_texts, texts_named, write_errors
from gestae.stages.write.reports_jsonl import ReportsJsonl
from gestae.stages.write.run_json import RunJson, describe_settings
from gestae.stages.write.tally import Tally
from gestae.stages.write.texts import FOLDER as TEXT
from gestae.stages.write.texts import Texts

__all__ = [
    "ALWAYS", "TEXT", "WRITERS", "Output", "RunInfo", "Tally", "describe_settings", "files_of", "former_files",
    "open_output", "read_csv", "write_errors",
]  # fmt: skip

WRITERS: dict[str, type[Writer]] = {
    "jsonl": EventsJsonl,
    "json": EventsJson,
    "csv": EventsCsv,
}
"""The formats a user can ask for by name."""

ALWAYS: tuple[type[Writer], ...] = (Texts, ReportsJsonl, IssuesJsonl, RunJson)
"""What every run leaves, whatever formats are asked for; run.json comes last."""


def open_output(folder: Path, formats: Iterable[str]) -> Output:
    """The output folder for a run, to be entered with `with`. Raises SettingsError for an unknown format."""
    asked = list(dict.fromkeys(formats))
    for name in asked:
        if name not in WRITERS:
            raise SettingsError(f"unknown format {name!r}: choose from {', '.join(WRITERS)}")
    return Output(folder, [*(WRITERS[name] for name in asked), *ALWAYS], _names(WRITERS))


def files_of(folder: Path, formats: Iterable[str]) -> Iterator[str]:
    """The files that a run has left in its folder, in the order in which they took their places."""
    yield from former_texts(folder)
    yield from (name for name in _names(dict.fromkeys(formats)) if name != TEXT)


def former_files(reports: Iterable[bytes]) -> Iterator[str]:
    """What a run may have left in a folder, given the lines of its reports.jsonl."""
    yield from texts_named(reports)
    yield from (name for name in _names(WRITERS) if name != TEXT)


def _names(formats: Iterable[str]) -> list[str]:
    return [name for writer in (*(WRITERS[name] for name in formats), *ALWAYS) for name in writer.files]
