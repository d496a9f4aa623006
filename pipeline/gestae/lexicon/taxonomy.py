"""The taxonomy of topics: labels with cue words, read from a CSV file and checked on load.

The built-in list is data/topics.csv (`label,name,scope,sdg,dac,cues`; sdg is the United Nations goal's
number, dac the OECD-DAC purpose code). A list of the user's own needs the columns `label` and `cues` only;
`lexicon.cues` says how cues are written.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import resources
from io import StringIO
from pathlib import Path

from gestae.errors import SettingsError
from gestae.lexicon.cues import Cue, parse_cues

REQUIRED = ("label", "cues")


@dataclass(frozen=True, slots=True)
class TopicLabel:
    """One label: its key, what it is called and covers, and the cue words that speak for it."""

    label: str
    name: str
    cues: tuple[Cue, ...]
    scope: str = ""
    sdg: str = ""
    dac: str = ""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All labels, in the file's order, and the file's name for messages.

    `built_in` says that it is the package's own, which has a label for every event; a user's list need not.
    """

    labels: tuple[TopicLabel, ...]
    source: str
    built_in: bool = False

    @property
    def cues(self) -> tuple[Cue, ...]:
        """Every cue of every label."""
        return tuple(cue for label in self.labels for cue in label.cues)


def load_taxonomy(path: Path | None = None) -> Taxonomy:
    """Read the user's list, or the built-in one. Raises SettingsError with file, line and what to do."""
    if path is None:
        text = resources.files("gestae.lexicon").joinpath("data/topics.csv").read_text(encoding="utf-8")
        return replace(parse_taxonomy(text, "topics.csv"), built_in=True)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot read the topics file {path}: {error}; give a CSV file in UTF-8") from error
    return parse_taxonomy(text, str(path))


def parse_taxonomy(text: str, source: str) -> Taxonomy:
    """Check and read the CSV text; `source` names it in messages. Raises SettingsError."""
    reader = csv.DictReader(StringIO(text), strict=True)
    try:
        labels = _labels(reader, source)
    except csv.Error as error:
        line = reader.reader.line_num
        raise SettingsError(f"{source}, after line {line}: {error}; check the quotation marks") from error
    if not labels:
        raise SettingsError(f"{source} holds no label; add a line with a label and its cues")
    return Taxonomy(labels, source)


def _labels(reader: "csv.DictReader[str]", source: str) -> tuple[TopicLabel, ...]:
    missing = [name for name in REQUIRED if name not in (reader.fieldnames or ())]
    if missing:
        names = " and ".join(repr(name) for name in missing)
        parted = ", parted by commas" if ";" in "".join(reader.fieldnames or ()) else ""
        raise SettingsError(f"{source}, line 1: no column {names}; the header must hold {','.join(REQUIRED)}{parted}")
    lines: dict[str, int] = {}
    labels = []
    for row in reader:
        if not any(_texts(row.values())):
            continue
        label = _label(row, f"{source}, line {reader.line_num}")
        if label.label in lines:
            first = lines[label.label]
            where = f"{source}, line {reader.line_num}"
            raise SettingsError(f"{where}: label {label.label!r} stands in line {first} already; join the two")
        lines[label.label] = reader.line_num
        labels.append(label)
    return tuple(labels)


def _texts(values: Iterable[object]) -> list[str]:
    return [value.strip() for value in values if isinstance(value, str) and value.strip()]


def _label(row: dict[str, str], where: str) -> TopicLabel:
    cells = {key: (value or "").strip() for key, value in row.items() if isinstance(value, str) and key}
    key = cells.get("label", "")
    if not key:
        raise SettingsError(f"{where}: no label; fill the first column or delete the line")
    if None in row:
        raise SettingsError(f"{where}: more cells than columns; put the cues in quotation marks, separated by ;")
    try:
        cues = parse_cues(cells.get("cues", ""), key)
    except ValueError as error:
        raise SettingsError(f"{where}: {error}; a cue is words, then maybe *, then maybe ^0 to ^3") from error
    if not any(cue.weight for cue in cues):
        raise SettingsError(f"{where}: label {key!r} has no cues; add words separated by ;")
    rest = {name: cells.get(name, "") for name in ("scope", "sdg", "dac")}
    return TopicLabel(key, cells.get("name") or key, cues, **rest)
