"""`gestae evaluate`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gestae.cli.options import Function, with_options
from gestae.errors import BELOW_FLOOR

if TYPE_CHECKING:
    from gestae.evaluate.report import Evaluation

_PATH = click.Path(exists=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


_OPTIONS = (
    click.option(
        "--gold", required=True, type=_PATH, help="Folder of .gold.json files, a .jsonl, or a corrected events.csv."
    ),
    click.option("--by", multiple=True, metavar="FIELD", help="Also by a field of reports.jsonl: format, length ..."),
    click.option(
        "--format",
        "view",
        type=click.Choice(["table", "json", "csv", "markdown"]),
        default="table",
        help="How to print the figures. [default: table]",
    ),
    click.option("--json", "view", flag_value="json", help="The same as --format json."),
    click.option("--fail-under", metavar="FLOORS", help="End with exit code 8 below these: headline=0.8,dates=0.9."),
    click.option("--baseline", type=_FILE, help="The same for every figure of an earlier --json."),
    click.option(
        "--tolerance",
        type=click.FloatRange(0, 1),
        default=0.0005,
        show_default=True,
        help="How far below its floor a figure may be.",
    ),
    click.option(
        "--errors",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Also list every wrong value by class: a page (.html) or a table (.csv).",
    ),
    click.option(
        "--resamples", type=click.IntRange(0), default=1000, show_default=True, help="For the intervals; 0 for none."
    ),
    click.option("--seed", type=click.IntRange(0), default=20240305, show_default=True, help="Seed of the resamples."),
)


def _evaluate_options(command: Function) -> Function:
    return with_options(command, _OPTIONS)


@click.command()
@click.argument("output", type=_PATH)
@_evaluate_options
@click.pass_context
def evaluate(ctx: click.Context, /, output: Path, gold: Path, view: str, **options: Any) -> None:
    """Compare extracted events with gold.

    OUTPUT is the folder that `gestae extract` wrote, or a file of events. A report that the output lacks counts as
    all missed; one without gold counts nowhere. Exit code 8: a figure is below its floor.
    """
    from gestae.cli.evaluate_view import VIEWS
    from gestae.evaluate.errors import check_errors_path
    from gestae.evaluate.gate import fallen

    if options["errors"]:
        check_errors_path(options["errors"])
    found = _evaluated(output, gold, options)
    floors = _floors(found, options["baseline"], options["fail_under"])
    VIEWS[view](found)
    if options["errors"]:
        click.echo(f"Errors listed in {options['errors']}", err=True)
    below = fallen(found.figures, floors, options["tolerance"])
    for line in below:
        click.echo(f"Below the floor: {line}", err=True)
    ctx.exit(BELOW_FLOOR if below else 0)


def _evaluated(output: Path, gold: Path, options: dict[str, Any]) -> "Evaluation":
    """Load both sides and compare. Raises GestaeError."""
    from gestae.evaluate import score
    from gestae.evaluate.errors import write_errors
    from gestae.evaluate.gate import digest
    from gestae.evaluate.gold import load_gold
    from gestae.evaluate.grounding import grounding
    from gestae.evaluate.outputs import load_outputs
    from gestae.evaluate.report import Evaluation
    from gestae.evaluate.slices import sliced

    outputs = load_outputs(output)
    asked = load_gold(gold)
    scores = score(outputs.events, asked, failed=outputs.failed, read=outputs.read)
    if options["errors"]:
        write_errors(scores, options["errors"], outputs.texts(), outputs.reports)
    slices = {field: sliced(scores, outputs.reports, field) for field in options["by"]}
    grounded = grounding(outputs) if outputs.texts() else None
    return Evaluation(scores, slices, digest(asked), options["resamples"], options["seed"], grounded)


def _floors(found: "Evaluation", baseline: Path | None, fail_under: str | None) -> dict[str, float]:
    """The floors of the baseline, those asked for by hand before them. Raises SettingsError."""
    from gestae.evaluate.gate import parse_floors, read_baseline

    floors = read_baseline(baseline, found.gold) if baseline else {}
    return floors | (parse_floors(fail_under, found.figures) if fail_under else {})
