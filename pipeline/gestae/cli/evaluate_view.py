"""An evaluation in the terminal, as JSON, CSV or Markdown."""

import csv
import io
import json
from collections.abc import Callable

import click
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from gestae.cli.safe import printable
from gestae.evaluate.report import Evaluation, Table, as_json, as_markdown, shown, tables
from gestae.stages.write.csvfile import protect

NAMED = 10
"""How many documents a note names."""


def print_tables(found: Evaluation) -> None:
    """Tables for people, and notes on documents that could not be compared."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(f"{len(found.scores.documents):,} documents with gold")
    for line in notes(found):
        console.print(line, style="yellow")
    for part in tables(found):
        console.print()
        console.print(part.title, style="bold")
        console.print(_grid(part))
        if part.note:
            console.print(Text(part.note, style="dim"))


def notes(found: Evaluation) -> list[str]:
    """What a reader of the figures must know of the documents."""
    told = (
        ("failed", "could not be read; all their gold counts as missed", found.in_state("failed")),
        ("missing", "not in the output; all their gold counts as missed", found.in_state("missing")),
        ("without gold", "in the output alone; they count nowhere", list(found.scores.unscored)),
    )
    return [f"{len(names):,} {state}: {_some(names)} ({meaning})" for state, meaning, names in told if names]


def _some(names: list[str]) -> str:
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return printable(", ".join(names[:NAMED])) + more


def _grid(part: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, header_style="dim")
    for number, column in enumerate(part.columns):
        grid.add_column(column, justify="left" if number == 0 else "right", no_wrap=number == 0)
    for row in part.rows:
        grid.add_row(*(printable(shown(cell)) for cell in row), style="bold" if row[0] == "headline" else "")
    return grid


def print_json(found: Evaluation) -> None:
    """One JSON object."""
    click.echo(json.dumps(as_json(found), indent=2, ensure_ascii=False))


def print_markdown(found: Evaluation) -> None:
    """The tables as Markdown, for a report or a pull request."""
    click.echo("\n\n".join([*notes(found), as_markdown(list(tables(found)))]))


def print_csv(found: Evaluation) -> None:
    """One table for a spreadsheet: a row a figure, the slices below."""
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(("table", "name", "figure", "value"))
    for part in tables(found):
        for row in part.rows:
            cells = zip(part.columns[1:], row[1:], strict=True)
            rows.writerows(
                (part.title, protect(str(row[0])), name, shown(cell)) for name, cell in cells if cell is not None
            )
    click.echo(file.getvalue(), nl=False)


VIEWS: dict[str, Callable[[Evaluation], None]] = {
    "table": print_tables,
    "json": print_json,
    "csv": print_csv,
    "markdown": print_markdown,
}
