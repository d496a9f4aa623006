"""`gestae extract`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

from pathlib import Path
from typing import Any

import click

from gestae.cli.options import (
    RUN_NAMES,
    context_options,
    duplicates_option,
    format_option,
    output_option,
    quiet_option,
    run_options,
    settings_from,
)
from gestae.errors import PARTIAL_FAILURE


@click.command()
@click.argument("paths", nargs=-1, metavar="PATHS...")
@output_option
@format_option
@context_options
@duplicates_option
@run_options
@quiet_option
@click.pass_context
def extract(ctx: click.Context, /, paths: tuple[str, ...], output: Path | None, quiet: bool, **options: Any) -> None:
    """Read reports and write event records.

    PATHS are files, folders (with all that is below), patterns such as "2024/*.docx", archives (.zip, .tar,
    .tar.gz and the like), or - for standard input. A report that cannot be read is listed and does not stop the
    others; the exit code is then 7. Of files with the same bytes the first is read, and the others are listed.

    A further run into the same folder reads only what is new or changed. A run that was stopped, in
    whatever way, goes on with the same command.
    """
    workers, timeout, engine, retry = (options.pop(name) for name in RUN_NAMES)
    folder = _folder(ctx, paths, output, retry, options)
    settings = settings_from(options)
    from gestae.archive.account import How
    from gestae.archive.command import former_command
    from gestae.cli.session import run
    from gestae.cli.summary import print_summary
    from gestae.workers import TIMEOUT

    if retry is not None:
        former = former_command(retry)
        paths, settings = former.paths, former.settings
    how = How(workers, timeout or TIMEOUT, again=retry is not None, engine=engine or "local")
    tally, changes, interrupted = run(paths, settings, folder, how, shown=not quiet)
    if not quiet:
        print_summary(tally, folder, settings.format, changes)
    if interrupted:
        click.echo(f"Interrupted; {tally.reports} reports were finished and written", err=True)
        ctx.exit(1)
    ctx.exit(PARTIAL_FAILURE if tally.failed else 0)


def _folder(
    ctx: click.Context, paths: tuple[str, ...], output: Path | None, retry: Path | None, options: dict[str, Any]
) -> Path:
    """The folder to write into: with PATHS that of -o, or that of --retry alone. Raises click.UsageError."""
    given = {parameter.name: parameter for parameter in ctx.command.params}
    if retry is not None:
        for name, value in {"paths": paths, "output": output, **options}.items():
            if value:
                what = given[name].get_error_hint(ctx)
                raise click.UsageError(f"--retry repeats the former run as it was: leave out {what}", ctx)
        return retry
    if not paths:
        raise click.MissingParameter(ctx=ctx, param=given["paths"])
    if output is None:
        raise click.MissingParameter(ctx=ctx, param=given["output"])
    return output
