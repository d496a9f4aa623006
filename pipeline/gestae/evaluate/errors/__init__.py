"""The list of what is wrong, for a person who wants to mend it: `gestae evaluate --errors FILE.csv|html`.

`write_errors` writes it; `find_mistakes` and `grouped` give the same to a program.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from gestae.errors import SettingsError, WriteError
from gestae.evaluate.errors.classes import CLASSES
from gestae.evaluate.errors.mistakes import Group, Mistake, find_mistakes, grouped
from gestae.evaluate.errors.page import write_page
from gestae.evaluate.errors.table import write_table
from gestae.evaluate.errors.texts import TextFiles
from gestae.evaluate.likeness import Record
from gestae.evaluate.scores import Scores

__all__ = ["CLASSES", "FORMATS", "Group", "Mistake", "check_errors_path", "find_mistakes", "grouped", "write_errors"]

FORMATS: dict[str, Callable[[Path, Scores, Sequence[Group], TextFiles], None]] = {
    ".csv": write_table,
    ".html": write_page,
}
"""Suffix -> what writes the file."""


def write_errors(scores: Scores, path: Path, texts: Mapping[str, Path], reports: Iterable[Record] = ()) -> None:
    """Write every missed, spurious or wrong value into a .csv or .html file, the largest class of errors first.

    `texts` maps a document of the output to the file with its text (`Outputs.texts()`); without it the passages of the
    events are all that is shown. `reports` are the records of reports.jsonl: they tell why a passage gave no event.
    Raises SettingsError for another suffix, WriteError where the file cannot be written.
    """
    check_errors_path(path)
    groups = grouped(find_mistakes(scores, reports))
    files = TextFiles(texts, [result.document for result in scores.documents])
    try:
        FORMATS[path.suffix.lower()](path, scores, groups, files)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error


def check_errors_path(path: Path) -> None:
    """Raises SettingsError for a file name that ends in anything but one of FORMATS: before the work is done."""
    if path.suffix.lower() not in FORMATS:
        raise SettingsError(f"errors are written as {' or '.join(FORMATS)}, and {path.name!r} ends in neither")
