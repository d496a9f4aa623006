"""Options that commands share, as named decorators, and the Settings made of them."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from gestae.settings import Settings

Function = TypeVar("Function", bound=Callable[..., Any])
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _a_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        message = f"{value!r} is not a day written as 2024-03-31"
        raise click.BadParameter(message, ctx, parameter) from error


def _formats(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    """The formats asked for, repeated or with commas between; None leaves it to the configuration file."""
    if not value:
        return None
    from gestae.stages.write import WRITERS

    names = [name.strip().lower() for part in value for name in part.split(",") if name.strip()]
    for name in names:
        if name not in WRITERS:
            message = f"{name!r} is not a format: choose from {', '.join(WRITERS)}"
            raise click.BadParameter(message, ctx, parameter)
    return tuple(dict.fromkeys(names))


def _default_or_file(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Path | str | None:
    """The words "default" and "none" as they are; anything else must be a file."""
    if value is None or value in ("default", "none"):
        return value
    path: Path = _FILE.convert(value, parameter, ctx)
    return path


_DATES = (
    click.option(
        "--date-order",
        type=click.Choice(["dmy", "mdy", "auto"]),
        help="How to read 3/4/2024; auto (the default) decides by each report's other dates.",
    ),
    click.option("--year", type=int, metavar="YEAR", help="The year of dates that name none."),
    click.option(
        "--report-date",
        callback=_a_day,
        metavar="YYYY-MM-DD",
        help='The day on which the reports were written, for "last Friday" and the like.',
    ),
    click.option("--max-size", metavar="SIZE", help="The largest report that is read, as 250MB. [default: 100MB]"),
    click.option(
        "--country", metavar="CODE", help="Whose public holidays are meant, as IN or KE; else as the report tells."
    ),
    click.option("--config", type=_FILE, help="Settings in a TOML file; options given here come before it."),
)
_CONTEXT = (
    click.option("--topics", type=_FILE, help="Taxonomy of your own (CSV with the columns label and cues)."),
    click.option("--model", metavar="NAME", help="Another installed spaCy model."),
    click.option(
        "--calibration",
        callback=_default_or_file,
        metavar="FILE|none",
        help="What confidences are worth, from 'gestae calibrate'; none leaves them as the rules give them.",
    ),
    click.option(
        "--decisions",
        callback=_default_or_file,
        metavar="FILE|none",
        help="Who decides about organizers, people, kind and status, from 'gestae train'; none: the rules alone.",
    ),
    click.option("--explain", is_flag=True, default=None, help="Also give the readings that were set aside, and why."),
    *_DATES,
)


def with_options(command: Function, options: Sequence[Callable[[Function], Function]]) -> Function:
    """The command with these options, which its help lists in this order."""
    return reduce(lambda decorated, option: option(decorated), reversed(options), command)


def date_options(command: Function) -> Function:
    """The options that say how dates are to be read."""
    return with_options(command, _DATES)


def context_options(command: Function) -> Function:
    """The options that say how reports are to be understood."""
    return with_options(command, _CONTEXT)


format_option = click.option(
    "--format",
    multiple=True,
    callback=_formats,
    metavar="NAMES",
    help="What to write besides the reports and issues: jsonl, json, csv, with commas between. [default: jsonl,csv]",
)

duplicates_option = click.option(
    "--keep-duplicates",
    is_flag=True,
    default=None,
    help="Read every file, also one with the same bytes as an earlier one.",
)

_FOLDER = click.Path(path_type=Path)
_RUN = (
    click.option(
        "--workers", type=click.IntRange(min=1), metavar="N", help="Processes at a time. [default: one a core]"
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True, max=1_000_000),
        metavar="SECONDS",
        help="What a report may take, for each megabyte of a larger one. [default: 120]",
    ),
    click.option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        help="Where the processes are: on this machine (the default) or on a Ray cluster.",
    ),
    click.option(
        "--retry",
        type=_FOLDER,
        metavar="DIR",
        help="Repeat the run into DIR and read what failed again (no PATHS, no -o).",
    ),
    click.option(
        "--state",
        type=_FOLDER,
        metavar="DIR",
        help="The folder of this machine for a run whose -o is elsewhere, as s3://bucket/out.",
    ),
)
RUN_NAMES = ("workers", "timeout", "engine", "retry", "state")
"""The names of `run_options`: they say how a run goes about it, and are no settings."""


def run_options(command: Function) -> Function:
    """The options that say how many reports are read."""
    return with_options(command, _RUN)


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(),
    metavar="DIR",
    help="Folder to write into; with --state also s3://bucket/out and the like. [required]",
)

quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")

one_file_argument = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True), metavar="FILE"
)


def settings_from(options: dict[str, Any]) -> "Settings":
    """The Settings of a command: its options laid over the configuration file. Raises SettingsError."""
    from gestae.settings import load_settings

    return load_settings(options.pop("config"), **options)
