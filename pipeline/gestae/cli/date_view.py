"""The dates of one report: as records and as a table."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from gestae.cli.safe import printable
from gestae.dates import DateMention

HEADINGS = ("line", "words", "read as", "precision", "kind", "use", "year from", "why")
SHOWN = ("line", "words", "read as", "use", "year from", "why")
"""What fits into a terminal of 80 columns; a pipe gets all."""


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
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in SHOWN:
        table.add_column(heading, no_wrap=heading in ("line", "read as", "use"))
    for mention in mentions:
        cells = dict(zip(HEADINGS, _cells(text, mention), strict=True))
        table.add_row(*(cells[heading] for heading in SHOWN), style="" if mention.role == "event" else "dim")
    console.print(table)


def _cells(text: str, mention: DateMention) -> tuple[str, ...]:
    line = str(text.count("\n", 0, mention.start) + 1)
    words = printable(" ".join(mention.text.split()))
    days, why = _days(mention), printable(mention.reason or "")
    if mention.precision == "none":
        return line, words, days, "", "", mention.role, "", why
    return line, words, days, mention.precision, mention.kind, mention.role, mention.year_from or "", why


def _days(mention: DateMention) -> str:
    if mention.precision == "none":
        return "no date"
    if mention.first is None:
        return _parts(mention.month, mention.day)
    return mention.first if mention.first == mention.last else f"{mention.first} to {mention.last}"


def _parts(month: int | None, day: int | None) -> str:
    """What is known of a day whose year is not: "--03-17" as in ISO 8601."""
    if month is None:
        return "unknown"
    return f"--{month:02}" + (f"-{day:02}" if day else "")
