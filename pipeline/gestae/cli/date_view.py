"""The dates of one report: as records and as a table."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from gestae.cli.safe import printable
from gestae.dates import DateMention

HEADINGS = ("line", "words", "read as", "precision", "kind", "use", "year from")


def as_records(mentions: Sequence[DateMention]) -> list[dict[str, Any]]:
    """The mentions as plain values, for JSON."""
    return [asdict(mention) for mention in mentions]


def print_dates(text: str, mentions: Sequence[DateMention]) -> None:
    """One mention a row, in the order of the text: a table in a terminal, elsewhere with tabs between."""
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        click.echo("\t".join(HEADINGS))
        for mention in mentions:
            click.echo("\t".join(_cells(text, mention)))
        return
    table = Table(*HEADINGS, box=None, pad_edge=False, header_style="bold")
    for mention in mentions:
        table.add_row(*_cells(text, mention), style="" if mention.role == "event" else "dim")
    console.print(table)


def _cells(text: str, mention: DateMention) -> tuple[str, ...]:
    line = str(text.count("\n", 0, mention.start) + 1)
    words = printable(" ".join(mention.text.split()))
    reading = (mention.precision, mention.kind, mention.role, mention.year_from or "")
    return line, words, _days(mention), *reading


def _days(mention: DateMention) -> str:
    if mention.first is None:
        return _parts(mention.month, mention.day)
    return mention.first if mention.first == mention.last else f"{mention.first} to {mention.last}"


def _parts(month: int | None, day: int | None) -> str:
    """What is known of a day whose year is not: "--03-17" as in ISO 8601."""
    if month is None:
        return "unknown"
    return f"--{month:02}" + (f"-{day:02}" if day else "")
