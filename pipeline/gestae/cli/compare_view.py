"""A comparison of two runs: in the terminal, as JSON, as a table for a spreadsheet."""

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gestae.cli.safe import printable
from gestae.errors import WriteError
from gestae.evaluate.changes import Change
from gestae.evaluate.likeness import Record
from gestae.evaluate.paired import Difference
from gestae.evaluate.runs import Comparison
from gestae.evaluate.words import SINGULAR, event_words
from gestae.stages.write.csvfile import ENCODING, CsvTable

KINDS = ("same", "changed", "lost", "gained")
COLUMNS = ("document", "change", "field", "a", "b", "event", "a_event_id", "b_event_id", "a_event", "b_event")
NAMED = 10
"""Documents that a note names."""
_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
_STYLES = {"gained": "green", "lost": "red", "changed": "yellow"}


def print_comparison(found: Comparison, runs: tuple[Path, Path], *, gold: bool, hint: bool) -> None:
    """What differs in the settings, the documents, the events and values; with gold in the scores.

    `hint` adds how the changes themselves can be had.
    """
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for name, path in zip("AB", runs, strict=True):
        console.print(Text(f"{name}  ", style="bold").append(printable(str(path)), style="default"))
    console.print()
    _print_settings(console, found)
    for line in notes(found):
        console.print(printable(line))
    console.print()
    console.print(_counts(found))
    if gold:
        _print_figures(console, found)
    if all(change.change == "same" for change in found.changes):
        console.print("\nThe runs agree in every event and value.")
    elif hint:
        console.print("\nEvery change: --list, or --csv FILE for a spreadsheet", style="dim")


def notes(found: Comparison) -> list[str]:
    """Which documents are compared, and what is to be known of the others."""
    documents = found.documents
    told = (
        ("in A only, not compared", documents.a_only),
        ("in B only, not compared", documents.b_only),
        ("could not be read in A only", documents.a_failed),
        ("could not be read in B only", documents.b_failed),
        ("read from a file with other contents: their changes say nothing of the settings", documents.other_bytes),
    )
    lines = [f"{_plural(len(documents.shared), 'report')} in both runs"]
    return lines + [f"{_plural(len(names), 'report')} {what}: {_some(names)}" for what, names in told if names]


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _print_settings(console: Console, found: Comparison) -> None:
    if not found.settings:
        console.print("No difference in version, model or settings is known.\n")
        return
    table = Table("differs", "A", "B", box=None, pad_edge=False, header_style="dim")
    for row in found.settings:
        table.add_row(*map(printable, row))
    console.print(table)
    console.print()


def _counts(found: Comparison) -> Table:
    table = _numbers("", "A", "B", *KINDS)
    for field, count in found.counts.items():
        sizes = [count["same"] + count["changed"] + count[side] for side in ("lost", "gained")]
        label = field if field != "name" else "title"
        table.add_row(label, *(f"{value:,}" for value in (*sizes, *(count[kind] for kind in KINDS))))
    return table


def _numbers(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


def _print_figures(console: Console, found: Comparison) -> None:
    console.print(f"\nAgainst gold, {_plural(found.scored, 'report')} in both runs (F1)", style="bold")
    if found.unscored:
        left = f"{_plural(len(found.unscored), 'report')} of gold not in both runs: {_some(found.unscored)}"
        console.print(printable(left))
    if not found.figures:
        return
    table = _numbers("", "A", "B", "B - A", "95 % interval", "p", "")
    table.columns[-1].justify = "left"
    for one in found.figures:
        label = one.figure.replace("name", "title")
        table.add_row(label, *_figure_cells(one), style="bold" if one.figure == "headline" else "")
    console.print(table)
    console.print(
        "p: how often so large a difference comes from the choice of reports alone (paired bootstrap over reports).\n"
        "B or A is called better below 0.05; of twenty figures one gets there by chance.",
        style="dim",
    )


def _figure_cells(one: Difference) -> list[str]:
    spread = f"{one.low:+.3f} to {one.high:+.3f}" if one.low is not None else ""
    chance = "" if one.p is None else f"{one.p:.3f}"
    return [f"{one.a:.3f}", f"{one.b:.3f}", f"{one.b - one.a:+.3f}", spread, chance, one.reading]


def print_changes(found: Comparison) -> None:
    """Every event lost, gained or changed, report by report, with the values that changed."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for document, changes in groupby(found.changes, key=lambda change: change.document):
        shown = [change for change in changes if change.event != "same"]
        if shown:
            console.print()
            console.print(printable(document), style="bold")
        for change in shown:
            if change.field == "events":
                _print_line(console, change.change, f" {change.b or change.a}", "  ")
            elif change.event == "changed" and change.change != "same":
                _print_line(console, change.change, f" {SINGULAR[change.field]:<10}{_arrow(change)}", "      ")


def _print_line(console: Console, change: str, words: str, indent: str) -> None:
    console.print(Text(indent).append(_SIGNS[change], style=_STYLES[change]).append(printable(words)))


def _arrow(change: Change) -> str:
    return f"{change.a} -> {change.b}" if change.change == "changed" else str(change.b or change.a)


def print_json(found: Comparison) -> None:
    """One JSON object with every change; values that are the same are counted only."""
    documents = found.documents
    facts: dict[str, Any] = {
        "settings": [{"name": name, "a": a, "b": b} for name, a, b in found.settings],
        "documents": {
            "shared": len(documents.shared), "a_only": documents.a_only, "b_only": documents.b_only,
            "a_failed": documents.a_failed, "b_failed": documents.b_failed, "other_bytes": documents.other_bytes,
        },
        "counts": {field: {kind: count[kind] for kind in KINDS} for field, count in found.counts.items()},
        "figures": {
            one.figure: {"a": one.a, "b": one.b, "low": one.low, "high": one.high, "p": one.p, "reading": one.reading}
            for one in found.figures
        },
        "scored": found.scored,
        "unscored": found.unscored,
        "changes": [dict(zip(COLUMNS, _row(change), strict=True)) for change in found.changes if _counts_as(change)],
    }  # fmt: skip
    click.echo(json.dumps(facts, indent=2, ensure_ascii=False))


def write_changes(path: Path, found: Comparison) -> None:
    """One change a row, safe for spreadsheets. Raises WriteError."""
    try:
        with path.open("w", encoding=ENCODING, newline="") as file:
            table = CsvTable(file, COLUMNS)
            for change in filter(_counts_as, found.changes):
                table.add(_row(change))
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error


def _counts_as(change: Change) -> bool:
    """A changed event is told by its values; a lost or gained one is listed itself, and its values, too."""
    return change.change != "same" and not (change.field == "events" and change.change == "changed")


def _row(change: Change) -> list[str | None]:
    a, b = change.a_event or {}, change.b_event or {}
    return [
        change.document, change.change, SINGULAR[change.field], change.a, change.b, change.event,
        a.get("id"), b.get("id"), _event(change.a_event), _event(change.b_event),
    ]  # fmt: skip


def _event(event: Record | None) -> str | None:
    return event_words(event) if event else None
