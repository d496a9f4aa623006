"""The command line: one file a command. What a command needs is imported when it runs: help is quick."""

from importlib import import_module
from typing import Any

import click

from gestae import __version__
from gestae.cli.adapter import errors_in_one_line

COMMANDS = ("extract", "show", "dates", "check-gold", "evaluate", "compare", "calibrate", "train", "schema")
"""The commands in the order of the help; the module and the function in it have the command's name, with _ for -."""


class Commands(click.Group):
    """A group that imports a command's module when it is called for, and reports errors in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """The commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"gestae.cli.{name}"), name)
        return command

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the options of `gestae` itself."""
        with errors_in_one_line():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with errors_in_one_line():
            return super().invoke(ctx)


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="gestae %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Event records out of activity reports: who organised what, when, with whom, about what.

    \b
    A folder of reports becomes tables for a spreadsheet:
        gestae extract reports/ -o output/
    One report, in the terminal:
        gestae show reports/march.txt
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
