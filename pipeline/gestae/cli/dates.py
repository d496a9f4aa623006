"""`gestae dates`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

import json
from typing import Any

import click

from gestae.cli.options import date_options, one_file_argument, settings_from


@click.command()
@one_file_argument
@date_options
@click.option("--json", "as_json", is_flag=True, help="One JSON array instead of a table.")
@click.option("--all", "everything", is_flag=True, help="Also what only looks like a date: times, amounts, numbers.")
def dates(file: str, as_json: bool, everything: bool, **options: Any) -> None:
    """List the dates in one file.

    FILE is a report, or - for plain text from standard input. For each date: its line and words, the days
    they are read as, whether they may be the day of an event or are something else (a law's year, a
    deadline), and what told so.
    """
    settings = settings_from(options)
    from gestae.cli.date_view import as_records, print_dates
    from gestae.cli.one_report import the_report
    from gestae.dates import with_lookalikes
    from gestae.stages.read import read_report
    from gestae.stages.segment import segment

    source = the_report(file, settings.max_size)
    report = read_report(source.document, source.load())
    mentions = segment(report, settings).dates
    if everything:
        mentions = with_lookalikes(report.text, mentions)
    if as_json:
        click.echo(json.dumps(as_records(mentions), indent=2, ensure_ascii=False))
    else:
        print_dates(report.text, mentions)
