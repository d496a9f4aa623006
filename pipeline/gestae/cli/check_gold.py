"""`gestae check-gold`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

import json
from pathlib import Path

import click

from gestae.errors import GoldError


@click.command("check-gold")
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--reports",
    type=click.Path(exists=True, path_type=Path),
    help="Folder of the reports, or an output folder with their texts. [default: what lies beside the gold]",
)
@click.option("--topics", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Your own taxonomy.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.pass_context
def check_gold(ctx: click.Context, /, gold: Path, reports: Path | None, topics: Path | None, as_json: bool) -> None:
    """Check gold before it is used.

    GOLD is a folder of NAME.gold.json files, a JSONL or JSON file of events, or an events.csv (or its folder)
    with people.csv, organizers.csv and topics.csv. For each thing to mend: where it is, what is wrong, what to
    do. The exit code is 9 if there are errors; warnings alone leave it 0.
    """
    from gestae.cli.gold_view import as_object, print_findings
    from gestae.evaluate.gold import check_gold as check
    from gestae.lexicon.taxonomy import load_taxonomy

    labels = frozenset(label.label for label in load_taxonomy(topics).labels)
    checked = check(gold, labels, reports, beside=True)
    if as_json:
        click.echo(json.dumps(as_object(checked), indent=2))
    else:
        print_findings(checked, gold)
    ctx.exit(GoldError.exit_code if checked.errors else 0)
