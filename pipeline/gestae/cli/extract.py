"""`gestae extract`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

from pathlib import Path
from typing import Any

import click

from gestae.cli.options import context_options, duplicates_option, format_option, quiet_option, settings_from
from gestae.errors import PARTIAL_FAILURE


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder to write into.")
@format_option
@context_options
@duplicates_option
@quiet_option
@click.pass_context
def extract(ctx: click.Context, /, paths: tuple[str, ...], output: Path, quiet: bool, **options: Any) -> None:
    """Read reports and write event records.

    PATHS are files, folders (with all that is below), patterns such as "2024/*.docx", archives (.zip, .tar,
    .tar.gz and the like), or - for standard input. A report that cannot be read is listed and does not stop the
    others; the exit code is then 7. Of files with the same bytes the first is read, and the others are listed.
    """
    settings = settings_from(options)
    from gestae.cli.session import find_reports, run
    from gestae.cli.summary import print_summary

    tally, interrupted = run(find_reports(paths, settings.max_size), settings, output, shown=not quiet)
    if not quiet:
        print_summary(tally, output, settings.format)
    if interrupted:
        click.echo(f"Interrupted; {tally.reports} reports were finished and written", err=True)
        ctx.exit(1)
    ctx.exit(PARTIAL_FAILURE if tally.failed else 0)
