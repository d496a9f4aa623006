"""`gestae show`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

from typing import Any

import click

from gestae.cli.options import context_options, one_file_argument, settings_from


@click.command()
@one_file_argument
@context_options
def show(file: str, **options: Any) -> None:
    """Show the events of one report.

    FILE is a report, or - for plain text from standard input. Below its fields each event shows its passage,
    with the words that were understood: coloured by field in a terminal; elsewhere, or with NO_COLOR set,
    in brackets, as in [5 March|date].
    """
    settings = settings_from(options)
    from gestae.cli.event_view import print_report
    from gestae.cli.one_report import the_report
    from gestae.run import load_tools, process

    source = the_report(file, settings.max_size)
    data = source.load()
    print_report(process(source.document, data, load_tools(settings), settings))
