"""`gestae calibrate`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gestae.cli.written import write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gestae.evaluate.calibrate import FieldFit

_PATH = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("output", type=_PATH)
@click.option("--gold", required=True, type=_PATH, help="What the reports really tell of, as for 'gestae evaluate'.")
@click.option(
    "-o", "--output", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write."
)
def calibrate(output: Path, gold: Path, file: Path) -> None:
    """Fit confidences on gold, so that 0.9 means nine in ten.

    OUTPUT is the folder that `gestae extract` wrote for the reports of the gold. The file that is written is for
    `gestae extract --calibration FILE`. A field where gold shows no gain keeps the confidences it has.
    """
    from gestae.evaluate import score
    from gestae.evaluate.calibrate import base_of, fit_calibration
    from gestae.evaluate.gold import load_gold
    from gestae.evaluate.outputs import load_outputs

    outputs, asked = load_outputs(output), load_gold(gold)
    scores = score(outputs.events, asked, failed=outputs.failed)
    table, fits = fit_calibration(scores, asked, base_of(outputs.folder))
    write_text(file, table.model_dump_json(indent=2) + "\n")
    _print_fits(fits, table.gold.documents)
    click.echo(f"\nWritten to {file}; to use it:\n    gestae extract REPORTS -o OUTPUT --calibration {file}")


def _print_fits(fits: "Sequence[FieldFit]", documents: int) -> None:
    """One line a field, before and after; the Brier scores are in the file."""
    from gestae.evaluate.calibrate import LEAST_VALUES

    click.echo(f"{documents:,} documents with gold\n")
    click.echo(f"{'field':<11}{'values':>7}{'right':>7}  {'mean confidence':<17}{'calib. error':<15}fit")
    for one in fits:
        before, after = one.before, one.after
        says, off = (f"{a:.3f} > {b:.3f}" for a, b in ((before.confidence, after.confidence), (before.ece, after.ece)))
        click.echo(f"{one.field:<11}{before.count:>7,}{before.right:>7.3f}  {says:<17}{off:<15}{one.fit}")
    click.echo("\nBefore > after: measured on documents that the fit had not seen, in five parts.")
    click.echo(f"Kept: nothing to gain on unseen documents, or fewer than {LEAST_VALUES} values.")
