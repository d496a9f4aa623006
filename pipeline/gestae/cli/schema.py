"""`gestae schema`."""

# ruff: noqa: PLC0415 (imported when the command runs, so that help is quick)

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of the record.

    Every line of events.jsonl is valid under it.
    """
    from gestae.stages.write.schema import event_schema

    click.echo(json.dumps(event_schema(), indent=2, ensure_ascii=False))
