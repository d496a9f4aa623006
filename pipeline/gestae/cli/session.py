"""What a command does between its options and its output: find the reports, load the tools, run, write."""

import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import click

from gestae import __version__
from gestae.batch import each_once, run_batch
from gestae.cli.interrupts import interrupts_held
from gestae.cli.progress import Tick, progress_bar, working
from gestae.duplicates import once
from gestae.records import Outcome
from gestae.run import load_tools, process
from gestae.settings import Settings
from gestae.stages.read import Source, gather
from gestae.stages.write import Output, RunInfo, Tally, open_output


def find_reports(paths: Sequence[str], limit: int) -> list[Source]:
    """The reports behind the paths; those over `limit` bytes will not be read. Raises click.UsageError where there
    is none at all."""
    sources = list(each_once(gather(paths, sys.stdin.buffer, limit)))
    if all(source.error is not None and source.error[0] == "missing" for source in sources):
        what = "; ".join(source.error[1] for source in sources if source.error) or "there are no files below it"
        raise click.UsageError(f"no reports found: {what}", click.get_current_context())
    return sources


def run(sources: Sequence[Source], settings: Settings, folder: Path, *, shown: bool) -> tuple[Tally, bool]:
    """Extract and write; give the totals and whether Ctrl-C ended it early. Raises GestaeError."""
    with open_output(folder, settings.format) as output:
        with working("Loading the language model", shown=shown):
            tools = load_tools(settings)
        work = partial(process, tools=tools, settings=settings)
        outcomes = run_batch(sources, work if settings.keep_duplicates else once(work))
        with progress_bar(len(sources), shown=shown) as tick:
            tally, interrupted = write_all(outcomes, output, tick)
        tagger = tools.tagger
        with interrupts_held():
            output.commit(RunInfo(__version__, tagger.name, tagger.version, settings, interrupted))
    return tally, interrupted


def write_all(outcomes: Iterable[Outcome], output: Output, tick: Tick) -> tuple[Tally, bool]:
    """Write outcomes until there are no more or Ctrl-C is pressed; never half a report."""
    tally = Tally()
    try:
        for outcome in outcomes:
            with interrupts_held() as held:
                output.add(outcome)
                tally.add(outcome)
            tick(tally)
            if held:
                return tally, True
    except KeyboardInterrupt:
        return tally, True
    return tally, False
