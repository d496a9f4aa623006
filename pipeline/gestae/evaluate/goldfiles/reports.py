"""The reports that gold is about: where they are, and their text as gestae reads it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gestae.errors import UnreadableError
from gestae.evaluate.goldfiles.findings import At, Reading, Where
from gestae.evaluate.scores import homes
from gestae.stages.read import Source, gather, read_report

Load = Callable[[], str]
"""Gives the text of a report. Raises UnreadableError."""


def report_records(folder: Path) -> Iterator[dict[str, Any]]:
    """The reports that the reports.jsonl of an output folder names; none where there is no such file."""
    path = folder / "reports.jsonl"
    lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n") if path.is_file() else []
    for line in lines:
        try:
            report = json.loads(line)
        except ValueError:
            continue  # a damaged line of a file that is not gold takes nothing from gold
        if isinstance(report, dict) and isinstance(report.get("document"), str):
            yield report


def add_reports_beside(folder: Path, into: Reading) -> None:
    """Take the documents that an output folder has read: gold says of each what it holds, and be it nothing."""
    there = At(Where((folder / "reports.jsonl").as_posix()))
    for report in report_records(folder):
        if report.get("status") != "failed":
            into.documents.setdefault(report["document"], there)


def find_reports(documents: Iterable[str], folder: Path) -> tuple[dict[str, Load], list[str]]:
    """Document of gold -> what loads its text, and the reports in the folder that gold does not have.

    The folder holds reports in any format that gestae reads, or is an output folder, whose texts are taken. A document
    is the report with its path below the folder or, where that is clear, with the same file name.
    """
    loads = _loads(folder)
    found: dict[str, str] = {}
    asked = list(documents)
    for names in ({_below(name, folder): name for name in loads}, {name: name for name in loads}):
        home = homes([document for document in asked if document not in found], names)
        found |= {document: names[name] for document, name in home.items()}
    taken = set(found.values())
    return {document: loads[name] for document, name in found.items()}, [name for name in loads if name not in taken]


def _below(name: str, folder: Path) -> str:
    return name.removeprefix(folder.as_posix().rstrip("/") + "/")


def _loads(folder: Path) -> Mapping[str, Load]:
    records = {report["document"]: report for report in report_records(folder)}
    if records:
        return {name: _from_text(name, record, folder) for name, record in records.items()}
    return {source.document: _from_source(source) for source in gather([str(folder)]) if _is_report(source)}


def _is_report(source: Source) -> bool:
    """Gold and tables may lie beside the reports."""
    return not source.document.endswith((".json", ".jsonl", ".csv"))


def _from_text(name: str, record: Mapping[str, Any], folder: Path) -> Load:
    def load() -> str:
        try:
            return (folder / str(record.get("text_file"))).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            reason = record.get("error") or f"its text in {folder} cannot be read"
            raise UnreadableError("missing", f"{name}: {reason}") from error

    return load


def _from_source(source: Source) -> Load:
    return lambda: read_report(source.document, source.load()).text
