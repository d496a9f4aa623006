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
def extract(ctx: click.Context, /, paths: tuple[str, ...], output: str | None, quiet: bool, **options: Any) -> None:
    """Read reports and write event records.

    PATHS are files, folders (with all that is below), patterns such as "2024/*.docx", archives (.zip, .tar,
    .tar.gz and the like), or - for standard input. A report that cannot be read is listed and does not stop the
    others; the exit code is then 7. Of files with the same bytes the first is read, and the others are listed.

    PATHS can also lie elsewhere, as s3://bucket/reports: with gestae[remote] and fsspec's package for it (s3fs).

    A further run into the same folder reads only what is new or changed. A run that was stopped, in
    whatever way, goes on with the same command.
    """
    workers, timeout, engine, retry, state = (options.pop(name) for name in RUN_NAMES)
    if retry is not None:
        _refuse(ctx, paths=paths, output=output, state=state, **options)
    folder, target = (retry, "") if retry is not None else _places(ctx, paths, output, state)
    settings = settings_from(options)
    from gestae.archive.account import How
    from gestae.archive.command import former_command
    from gestae.cli.session import run
    from gestae.cli.summary import print_summary
    from gestae.workers import TIMEOUT

    if retry is not None:
        former = former_command(retry)
        paths, settings, target = former.paths, former.settings, former.target
    how = How(workers, timeout or TIMEOUT, again=retry is not None, engine=engine or "local")
    done = run(paths, settings, folder, how, shown=not quiet, target=target)
    if not quiet:
        print_summary(done, folder, settings.format, target)
    if done.interrupted:
        click.echo(f"Interrupted; {done.tally.reports} reports were finished and written", err=True)
        ctx.exit(1)
    ctx.exit(PARTIAL_FAILURE if done.tally.failed else 0)


def _refuse(ctx: click.Context, /, **values: Any) -> None:
    """Raise click.UsageError for anything given beside --retry that the former run has settled."""
    for parameter in ctx.command.params:
        if parameter.name and values.get(parameter.name):
            what = parameter.get_error_hint(ctx)
            raise click.UsageError(f"--retry repeats the former run as it was: leave out {what}", ctx)


def _places(ctx: click.Context, paths: tuple[str, ...], output: str | None, state: Path | None) -> tuple[Path, str]:
    """The folder to write into, and where its files are to be published ("": nowhere). Raises click.UsageError."""
    from gestae.remote import is_remote, local_path

    given = {parameter.name: parameter for parameter in ctx.command.params}
    if not paths:
        raise click.MissingParameter(ctx=ctx, param=given["paths"])
    if output is None:
        raise click.MissingParameter(ctx=ctx, param=given["output"])
    if not is_remote(output):
        if state is not None:
            raise click.UsageError("--state is for an -o that is not on this machine: leave it out", ctx)
        return Path(local_path(output)), ""
    if state is None:
        message = f"{output} is not on this machine: name a folder that is, for the state of the run, with --state DIR"
        raise click.UsageError(message, ctx)
    return state, output
