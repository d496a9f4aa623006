"""Commands about a single file: read it, or say in one line why not."""

import sys

import click

from gestae.stages.read import Source, gather


def the_report(path: str, limit: int) -> Source:
    """The one report behind a path, not to be read over `limit` bytes. Raises click.UsageError for an archive that
    holds several."""
    sources = list(gather([path], sys.stdin.buffer, limit))
    if len(sources) != 1:
        message = f"{path} holds {len(sources)} reports: unpack it and name one, or use 'gestae extract'"
        raise click.UsageError(message, click.get_current_context())
    return sources[0]
