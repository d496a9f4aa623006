"""The output folder: files come into being in a part of it, and take their places together at the end."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from types import TracebackType

from gestae.errors import WriteError
from gestae.records import Outcome
from gestae.stages.write.base import RunInfo, Staging, Writer
from gestae.stages.write.text_names import TextNames
from gestae.stages.write.texts import FOLDER as TEXT

UNFINISHED = ".gestae-unfinished"
_COMPLETE = ".complete"
_STALE = ".stale"


class Output:
    """A run's files under construction. Use as a context manager:

        with Output(folder, writers, known) as output:
            output.add(outcome)
            output.commit(run)

    `commit` puts the files into their places; without it the former files stay as they were. A process that is
    killed while it does so leaves the rest to the next run, whatever that one writes. Raises WriteError, on
    entering already where the folder cannot be written.
    """

    def __init__(self, folder: Path, writers: Sequence[type[Writer]], known: Iterable[str]) -> None:
        """`known` are all names that gestae may write: what a former run left of them and this one does not
        make is removed."""
        self._folder = folder
        self._staging = Staging(folder / UNFINISHED)
        self._classes = tuple(writers)
        self._known = tuple(known)
        self._names = TextNames()
        self._writers: list[Writer] = []
        self._created = False
        self._complete = False

    def __enter__(self) -> "Output":
        """Make the folder and open the files."""
        with write_errors(self._folder):
            self._created = not self._folder.exists()
            self._folder.mkdir(parents=True, exist_ok=True)
            if (self._staging.path / _COMPLETE).exists():
                self._replace()
            shutil.rmtree(self._staging.path, ignore_errors=True)
            self._staging.path.mkdir()
            try:
                self._writers = [make(self._staging) for make in self._classes]
            except BaseException:
                self._drop()
                raise
        return self

    def add(self, outcome: Outcome) -> None:
        """Write one report into every format."""
        if outcome.report.status in ("ok", "no-events"):
            name = f"{TEXT}/{self._names.take(outcome.report.document)}"
            report = outcome.report.model_copy(update={"text_file": name})
            outcome = outcome.model_copy(update={"report": report})
        with write_errors(self._folder):
            for writer in self._writers:
                writer.add(outcome)

    def commit(self, run: RunInfo) -> None:
        """Finish the files and put them into their places.

        Where a file cannot be replaced (it is open in a spreadsheet), the new ones stay in a folder apart.
        """
        with write_errors(self._folder):
            for writer in self._writers:
                writer.finish(run)
            self._staging.close()
            self._note_stale()
            (self._staging.path / _COMPLETE).touch()
        self._complete = True
        with write_errors(self._folder, f"; the new files are in {self._staging.path}"):
            self._replace()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not committed."""
        if not self._complete:
            self._drop()

    def _drop(self) -> None:
        with suppress(OSError):
            self._staging.close()
        shutil.rmtree(self._staging.path, ignore_errors=True)
        if self._created:
            with suppress(OSError):
                self._folder.rmdir()

    def _note_stale(self) -> None:
        """Write down what a former run left and this one does not make: once files are moved, nobody can tell."""
        made = {name for writer in self._classes for name in writer.files}
        with (self._staging.path / _STALE).open("w", encoding="utf-8", newline="\n") as stale:
            for name in former_texts(self._folder):
                if not (self._staging.path / name).exists():
                    stale.write(json.dumps(name) + "\n")
            for name in self._known:
                if name not in made and (self._folder / name).is_file():
                    stale.write(json.dumps(name) + "\n")

    def _replace(self) -> None:
        """What is stale goes, texts come before the tables that point to them, run.json, which tells of all, last.

        Each step can be done twice, so that a second process can end what a first one began.
        """
        with (self._staging.path / _STALE).open(encoding="utf-8") as stale:
            for line in stale:
                _remove(self._folder, json.loads(line))
        for root, _, files in os.walk(self._staging.path / TEXT):
            place = self._folder / Path(root).relative_to(self._staging.path)
            place.mkdir(parents=True, exist_ok=True)
            for file in files:
                (Path(root) / file).replace(place / file)
        for name in self._known:
            if name != TEXT and (self._staging.path / name).is_file():
                (self._staging.path / name).replace(self._folder / name)
        (self._staging.path / _COMPLETE).unlink()
        shutil.rmtree(self._staging.path)


def former_texts(folder: Path) -> Iterator[str]:
    """The text files that the reports.jsonl of a former run names: only these are gestae's to remove."""
    try:
        lines = (folder / "reports.jsonl").open("rb")
    except FileNotFoundError:
        return
    with lines:
        yield from texts_named(lines)


def texts_named(lines: Iterable[bytes]) -> Iterator[str]:
    """The text files that the lines of a reports.jsonl name."""
    for line in lines:
        name = _text_file(line)
        if name is not None:
            yield name


def _text_file(line: bytes) -> str | None:
    """The text file that a line of reports.jsonl names, if it lies where gestae puts texts: the file may have
    been edited, or not be gestae's at all, and what it says decides what is removed."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    name = record.get("text_file") if isinstance(record, dict) else None
    parts = PurePosixPath(name).parts if isinstance(name, str) else ()
    safe = len(parts) > 1 and parts[0] == TEXT and ".." not in parts and "\0" not in str(name)
    return str(name) if safe else None


def _remove(folder: Path, name: str) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()


@contextmanager
def write_errors(folder: Path, hint: str = "") -> Iterator[None]:
    """Turn what the disk says (OSError) into one line for the user (WriteError)."""
    try:
        yield
    except OSError as error:
        if isinstance(error, FileExistsError | NotADirectoryError) and not folder.is_dir():
            reason = "it is a file, not a folder" if folder.is_file() else "a part of the path is a file"
        else:
            reason = error.strerror or str(error)
        place = Path(error.filename).name if error.filename and folder.is_dir() else None
        where = f"{folder} ({place})" if place and place not in (folder.name, UNFINISHED) else str(folder)
        raise WriteError(f"cannot write to {where}: {reason}{hint}") from error
