"""What `gestae check-gold` shows."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from gestae.cli.safe import printable
from gestae.evaluate.gold import CheckedGold
from gestae.evaluate.goldfiles.findings import Finding

HEADINGS = ("where", "", "what is wrong", "what to do")


def as_object(checked: CheckedGold) -> dict[str, Any]:
    """The findings and the totals as plain values, for JSON."""
    return {
        "documents": len(checked.documents),
        "events": len(checked.events),
        "errors": len(checked.errors),
        "warnings": len(checked.findings) - len(checked.errors),
        "compared_with_reports": checked.checked_against,
        "reports_without_gold": list(checked.without_gold),
        "findings": [finding.as_json() for finding in checked.findings],
    }


def print_findings(checked: CheckedGold, gold: Path) -> None:
    """A finding a row, a table in a terminal and tabs elsewhere; then the totals."""
    console = Console(highlight=False, markup=False)
    if checked.findings and console.is_terminal:
        table = Table(*HEADINGS, box=None, pad_edge=False, header_style="bold")
        for finding in checked.findings:
            table.add_row(*_cells(finding, gold), style="" if finding.severity == "error" else "dim")
        console.print(table)
        console.print()
    elif checked.findings:
        for finding in checked.findings:
            click.echo("\t".join(_cells(finding, gold)))
    console.print(_summary(checked), soft_wrap=True)


def _cells(finding: Finding, gold: Path) -> tuple[str, ...]:
    folder = gold if gold.is_dir() else gold.parent
    where = str(finding.where).removeprefix(f"{folder.as_posix()}/")
    return tuple(_safe(cell) for cell in (where, finding.severity, finding.message, finding.advice))


def _safe(words: str) -> str:
    """On one line, and without what a terminal cannot show."""
    return printable(" ".join(words.split())).encode("utf-8", "backslashreplace").decode("utf-8")


def _summary(checked: CheckedGold) -> str:
    errors, warnings = len(checked.errors), len(checked.findings) - len(checked.errors)
    sums = f"{_count(len(checked.documents), 'document')}, {_count(len(checked.events), 'event')}: "
    sums += f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
    if not checked.checked_against:
        return f"{sums}. Names and other words were not compared with the reports: give --reports FOLDER"
    sums += f"; {_count(checked.checked_against, 'document')} compared with the report"
    return f"{sums}, {_count(len(checked.without_gold), 'report')} without gold" if checked.without_gold else sums


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
