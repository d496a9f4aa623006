"""`gestae train`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gestae.cli.options import context_options, settings_from
from gestae.cli.written import write_text

if TYPE_CHECKING:
    from gestae.train.command import Learned

_PATH = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("reports", type=_PATH)
@click.option("--gold", required=True, type=_PATH, help="What the reports really tell of, as for 'gestae evaluate'.")
@click.option(
    "-o", "--output", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="File to write."
)
@click.option("--leave-out", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A file with names of reports, one a line, that nothing is learnt from.")  # fmt: skip
@click.option("--from-nothing", is_flag=True, help="Do not start from the decisions that the package has.")
@context_options
def train(reports: Path, gold: Path, file: Path, leave_out: Path | None, from_nothing: bool, **options: Any) -> None:
    """Learn from gold who takes part in an event and as what, its kind, and whether it is planned.

    REPORTS is a folder of reports, or one, that GOLD tells of. The package's decisions are where learning starts;
    what the gold says moves them. The file that is written is for `gestae extract --decisions FILE`.
    """
    from gestae.train.command import learn_from

    names = leave_out.read_text(encoding="utf-8").split() if leave_out else []
    learned = learn_from(reports, gold, settings_from(options), names, from_nothing=from_nothing)
    write_text(file, learned.text)
    _print_gains(learned)
    click.echo(f"\nWritten to {file}; to use it:\n    gestae extract REPORTS -o OUTPUT --decisions {file}")


def _print_gains(learned: "Learned") -> None:
    """A line a field: before and after, on documents that the fit had not seen."""
    click.echo(f"{learned.documents:,} documents with gold\n")
    click.echo(f"{'field':<12}{'values':>7}  {'F1 before > learned':<22}{'roles right before > learned'}")
    for one in learned.gains:
        click.echo(f"{one.field:<12}{one.values:>7,}  {f'{one.before:.3f} > {one.learned:.3f}':<22}"
                   f"{one.roles_before:.3f} > {one.roles_learned:.3f}")  # fmt: skip
    click.echo(f"\n{'field':<12}{'events':>7}  right before > learned")
    for each in learned.events:
        click.echo(f"{each.field:<12}{each.values:>7,}  {each.before:.3f} > {each.learned:.3f}")
    click.echo("\nMeasured on documents that the fit had not seen, in five parts.")
