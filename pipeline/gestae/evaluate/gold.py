"""Gold: what a person says that a report tells of. Read from any of its formats (docs/gold.md), checked, made alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gestae.errors import GoldError, UnreadableError
from gestae.evaluate.goldfiles.alike import alike
from gestae.evaluate.goldfiles.checks import Event, check_duplicates, check_event, check_words
from gestae.evaluate.goldfiles.csvgold import EVENTS, read_tables
from gestae.evaluate.goldfiles.findings import Entry, Finding, Reading, Where
from gestae.evaluate.goldfiles.jsongold import SUFFIX, read_array, read_gold_files, read_lines
from gestae.evaluate.goldfiles.reports import add_reports_beside, find_reports
from gestae.evaluate.goldfiles.shape import check_shape
from gestae.evaluate.goldfiles.wording import Wording
from gestae.evaluate.likeness import Record

Gold = dict[str, list[Record]]
"""Document -> its gold events, in the order of the gold."""


@dataclass(frozen=True)
class CheckedGold:
    """Gold and what is to be mended in it. Events with an error are not among the `events`."""

    documents: tuple[str, ...]
    """In the order of the gold, also those without events."""
    events: tuple[tuple[Entry, Event], ...]
    findings: tuple[Finding, ...]
    checked_against: int = 0
    """How many documents were compared with the text of their report."""
    without_gold: tuple[str, ...] = ()
    """Reports that gold says nothing of."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the gold from being scored."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    def by_document(self) -> Gold:
        """The events for scoring, with the documents that have none."""
        found: Gold = {document: [] for document in self.documents}
        for entry, event in self.events:
            found[entry.document].append(event)
        return found


def load_gold(path: Path) -> Gold:
    """Read gold for scoring: a folder of NAME.gold.json, a JSONL or JSON file of events, or tables (docs/gold.md).

    Raises UnreadableError where there is no gold, and GoldError at the first thing that keeps it from being scored.
    """
    reading = read_gold(path)
    events, misshapen = _sound(reading)
    findings = [*reading.findings, *misshapen, *check_duplicates(events)]
    checked = CheckedGold(tuple(reading.documents), tuple(events), tuple(sorted(findings, key=_order)))
    if checked.errors:
        first, *others = checked.errors
        more = f" ({len(others)} more: 'gestae check-gold {path}' lists them)" if others else ""
        raise GoldError(f"{first}{more}")
    return checked.by_document()


def check_gold(
    path: Path, labels: frozenset[str] | None = None, reports: Path | None = None, *, beside: bool = False
) -> CheckedGold:
    """Read gold and look at all of it. Raises UnreadableError where there is no gold at all.

    With `labels` topics are compared with the taxonomy, with `reports` (a folder) all that was copied from the reports
    with their text; `beside` takes the reports that lie beside the gold instead, as far as there are any.
    """
    reading = read_gold(path)
    events, misshapen = _sound(reading)
    findings = [*reading.findings, *misshapen]
    for entry, event in events:
        findings += check_event(entry, event, labels)
    findings += [*check_duplicates(events), *_check_twin(path, reading, events)]
    compared = _against(reading, events, reports, _folder_of(path)) if reports or beside else Compared()
    ordered = sorted([*findings, *compared.findings], key=_order)
    return CheckedGold(
        tuple(reading.documents), tuple(events), tuple(ordered), compared.documents, compared.without_gold
    )


def _order(finding: Finding) -> tuple[Where, str]:
    return finding.where, finding.severity


def read_gold(path: Path) -> Reading:
    """Gold as it is written, with the findings of the reading alone. Raises UnreadableError where there is none."""
    reading = Reading()
    if not path.exists():
        raise UnreadableError("missing", f"{path}: no such file or folder")
    if path.is_dir():
        _read_folder(path, reading)
    else:
        _read_file(path, reading)
    if not reading.documents and not reading.findings:
        raise UnreadableError("no-gold", f"{path} names no document: it is no gold")
    return reading


def _sound(reading: Reading) -> tuple[list[tuple[Entry, Event]], list[Finding]]:
    """The events whose shape is right, made alike, and what is wrong with the others."""
    events: list[tuple[Entry, Event]] = []
    findings: list[Finding] = []
    for entry in reading.entries:
        told = list(check_shape(entry))
        findings += told
        if not any(finding.severity == "error" for finding in told):
            events.append((entry, alike(entry.record)))
    return events, findings


def _read_folder(folder: Path, into: Reading) -> None:
    files = sorted(folder.rglob(f"*{SUFFIX}"))
    if files:
        return read_gold_files(files, into)
    for name in (EVENTS, "events.jsonl", "events.json"):
        if (folder / name).is_file():
            return _read_file(folder / name, into)
    message = f"{folder} holds no gold: neither NAME{SUFFIX} files nor an events.csv, events.jsonl or events.json"
    raise UnreadableError("no-gold", message)


def _read_file(path: Path, into: Reading) -> None:
    suffix = path.suffix.lower()
    if path.name.endswith(SUFFIX):
        read_gold_files([path], into)
    elif suffix == ".csv":
        read_tables(path, into)
    elif suffix in (".jsonl", ".ndjson"):
        read_lines(path, into)
    elif suffix == ".json":
        read_array(path, into)
    else:
        message = f"{path} is no gold: give a folder, or a file ending in {SUFFIX}, .jsonl, .json or .csv"
        raise UnreadableError("no-gold", message)
    if path.name in ("events.jsonl", "events.json"):
        add_reports_beside(path.parent, into)


def _check_twin(path: Path, reading: Reading, events: Sequence[tuple[Entry, Event]]) -> Iterator[Finding]:
    """An output folder holds the events twice, as tables and as JSONL: say so where a person has changed one."""
    twin = path / "events.jsonl"
    if not (reading.tables and twin.is_file()):
        return
    other = Reading()
    read_lines(twin, other)
    ours, theirs = _by_document(events), _by_document(_sound(other)[0])
    differing = [document for document in {**ours, **theirs} if ours.get(document) != theirs.get(document)]
    if differing:
        message = f"differs from {twin.name} in {len(differing)} documents, first in {differing[0]!r}"
        advice = f"nothing to do if the tables are what you corrected: they are taken; else give {twin.name} itself"
        yield Finding(Where((path / EVENTS).as_posix()), "warning", "two-forms", message, advice)


def _by_document(events: Sequence[tuple[Entry, Event]]) -> dict[str, list[Event]]:
    """Without the passages: a long one is cut in a table."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for entry, event in events:
        found[entry.document].append({name: value for name, value in event.items() if name != "text"})
    return dict(found)


def _folder_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent


@dataclass(frozen=True)
class Compared:
    """What came of comparing gold with the reports."""

    findings: tuple[Finding, ...] = ()
    documents: int = 0
    without_gold: tuple[str, ...] = ()


def _against(reading: Reading, events: Sequence[tuple[Entry, Event]], given: Path | None, beside: Path) -> Compared:
    """Compare with the reports in the folder that was given, or with those beside the gold as far as there are any."""
    loads, without = find_reports(reading.documents, given or beside)
    by_document = defaultdict(list)
    for entry, event in events:
        by_document[entry.document].append((entry, event))
    found: list[Finding] = []
    compared = 0
    for document, place in reading.documents.items():
        if document not in loads:
            if given:
                message, advice = (
                    f"there is no report {document!r} in {given}",
                    "correct the document, or add the report",
                )
                found.append(Finding(place(), "error", "no-report", message, advice))
            continue
        try:
            wording = Wording(loads[document]())
        except UnreadableError as error:
            found.append(
                Finding(place(), "error", "unreadable-report", str(error), "give it in a form that can be read")
            )
            continue
        compared += 1
        for entry, event in by_document[document]:
            found += check_words(entry, event, wording)
    return Compared(tuple(found), compared, tuple(without) if given else ())
