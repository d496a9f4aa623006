"""`gestae compare`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

from pathlib import Path
from typing import Any

import click

_PATH = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("run_a", type=_PATH)
@click.argument("run_b", type=_PATH)
@click.option("--gold", type=_PATH, help="Gold for the same reports: also says which run is better, and how surely.")
@click.option("--list", "listed", is_flag=True, help="Also list every change, report by report.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead, with every change.")
@click.option("--csv", "table", type=click.Path(dir_okay=False, path_type=Path), help="Write every change to a table.")
@click.option(
    "--resamples",
    type=click.IntRange(min=100),
    default=2000,
    show_default=True,
    help="How often reports are drawn for p.",
)
@click.option("--seed", type=click.IntRange(min=0), default=20240305, show_default=True, help="Seed of the draws.")
def compare(run_a: Path, run_b: Path, gold: Path | None, table: Path | None, **options: Any) -> None:
    """Compare two runs over the same reports.

    RUN_A and RUN_B are folders that `gestae extract` wrote (or files of events): before and after a new version,
    another model, another setting. Shows which events and values B has lost, gained or changed against A.
    """
    from gestae.cli.compare_view import print_changes, print_comparison, print_json, write_changes
    from gestae.evaluate.gold import load_gold
    from gestae.evaluate.outputs import load_outputs
    from gestae.evaluate.runs import compare_runs

    runs = load_outputs(run_a), load_outputs(run_b)
    asked = load_gold(gold) if gold else None
    found = compare_runs(*runs, asked, resamples=options["resamples"], seed=options["seed"])
    if table:
        write_changes(table, found)
    if options["as_json"]:
        print_json(found)
        return
    print_comparison(found, (run_a, run_b), gold=gold is not None, hint=not (options["listed"] or table))
    if options["listed"]:
        print_changes(found)
