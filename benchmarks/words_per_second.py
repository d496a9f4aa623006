"""Words a second of a whole run, beside spaCy's own `nlp.pipe` on the same text, and where the time goes.

    python -m benchmarks.words_per_second [REPORTS ...] [--words 60000] [--runs 5] [--json]

Everything is loaded and warmed up beforehand; the three measured things take turns, so that what else happens
on the machine falls on all of them; each keeps to one thread (one_thread.py).
Figures are medians over the runs, a ratio is the median of the ratios of
each run.
"""

import gc
import json
import os
import platform
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import benchmarks.one_thread  # noqa: F401  (before spaCy, which loads numpy)

# isort: split
import spacy
from benchmarks.given_text import Held, hold, options_of, repeated
from benchmarks.stage_clock import STAGES, WRITE, StageClock, watching
from benchmarks.start_up import start_up
from spacy.language import Language

import gestae
from gestae.batch import run_batch
from gestae.run import Tools, load_tools, process
from gestae.settings import Settings
from gestae.stages.write import RunInfo, open_output

GESTAE = "gestae, read to write"
STOCK = "nlp.pipe, full stock pipeline"
TAGGER = "nlp.pipe, name tagger only"
SEARCH = "dateparser.search_dates, dates only"
_SEARCHED = 2_000  # words: it would take minutes over all of them


@dataclass
class Timings:
    """Seconds of each run, by the clock on the wall and of all processor cores together."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def take(self, work: Callable[[], Any]) -> None:
        """Do the work once and keep its times."""
        gc.collect()
        began, used = perf_counter(), process_time()
        work()
        self.wall.append(perf_counter() - began)
        self.processor.append(process_time() - used)


def baselines(model: str) -> dict[str, Language]:
    """The stock pipeline with all its components, and with its name tagger alone (it needs no other)."""
    full = spacy.load(model)
    others = [name for name in full.pipe_names if name != "ner"]
    return {STOCK: full, TAGGER: spacy.load(model, exclude=others)}


def pipe(nlp: Language, texts: Sequence[str]) -> int:
    """What the baseline does: one Doc a report, default batches. Gives the number of entities."""
    return sum(len(doc.ents) for doc in nlp.pipe(texts))


def search(texts: Sequence[str]) -> int:
    """What dateparser does for dates alone, told that they are English. Gives the number of dates."""
    from dateparser.search import search_dates  # noqa: PLC0415 (half a second)

    return sum(len(search_dates(text, languages=["en"]) or ()) for text in texts)


def up_to(reports: Sequence[Held], words: int) -> list[Held]:
    """The first reports, whole ones, until there are so many words."""
    taken: list[Held] = []
    for report in reports:
        taken.append(report)
        if sum(held.words for held in taken) >= words:
            break
    return taken


def run_all(reports: Sequence[Held], tools: Tools, settings: Settings, clock: StageClock) -> None:
    """What `gestae extract` does with loaded tools: every stage, all files written."""
    run = RunInfo(gestae.__version__, tools.tagger.name, tools.tagger.version, settings)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(watching(clock))
        output = stack.enter_context(open_output(Path(folder), settings.format))
        for outcome in run_batch(reports, partial(process, tools=tools, settings=settings)):
            with clock.stage(WRITE):
                output.add(outcome)
        with clock.stage(WRITE):
            output.commit(run)


def measure(paths: Sequence[str], words: int, runs: int) -> dict[str, Any]:
    """All figures as one JSON-able value; seconds are medians over `runs` runs."""
    settings = Settings()
    stock = baselines(settings.model)  # before gestae's own, lest a setting of gestae's reach them
    tools = load_tools(settings)
    given = hold(paths, tools, settings)
    reports = repeated(given, words)
    texts = [report.text for report in reports]
    for nlp in stock.values():
        pipe(nlp, [report.text for report in given])
    clocks = [StageClock() for _ in range(runs)]
    few = up_to(given, _SEARCHED)
    timings = {name: Timings() for name in (GESTAE, *stock, SEARCH)}
    for clock in clocks:
        timings[GESTAE].take(partial(run_all, reports, tools, settings, clock))
        for name, nlp in stock.items():
            timings[name].take(partial(pipe, nlp, texts))
        timings[SEARCH].take(partial(search, [report.text for report in few]))
    counted = sum(report.words for report in reports)
    read = dict.fromkeys(timings, counted) | {SEARCH: sum(report.words for report in few)}
    text = {
        "reports": len(given),
        "events": sum(len(process(r.document, r.data, tools, settings).events) for r in given),
        "words": counted,
        "times_repeated": len(reports) // len(given),
    }
    return {
        "machine": machine(tools),
        "text": text,
        "runs": runs,
        "speed": {name: speed(timings[name], timings[GESTAE], read[name], counted) for name in timings},
        "stages": stages(clocks, counted),
        "start_up_seconds": start_up(given, runs),
    }


def machine(tools: Tools) -> dict[str, Any]:
    """What the figures depend on."""
    return {
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "spacy": spacy.__version__,
        "model": f"{tools.tagger.name} {tools.tagger.version}",
        "gestae": gestae.__version__,
    }


def speed(timings: Timings, ours: Timings, words: int, our_words: int) -> dict[str, float]:
    """Words a second; `gestae_takes` is gestae's time for a word in units of this one's (2: twice as long)."""
    return {
        "words_per_second": words / median(timings.wall),
        "words_per_processor_second": words / median(timings.processor),
        "slowest": words / max(timings.wall),
        "fastest": words / min(timings.wall),
        "gestae_takes": median(a / our_words / (b / words) for a, b in zip(ours.wall, timings.wall, strict=True)),
    }


def stages(clocks: Sequence[StageClock], words: int) -> dict[str, dict[str, float]]:
    """For each stage its share of the run and its own words a second."""
    seconds = {name: median(clock.seconds[name] for clock in clocks) for name in STAGES}
    whole = sum(seconds.values())
    return {
        name: {"share": took / whole, "seconds": took, "words_per_second": words / took}
        for name, took in seconds.items()
    }


def show(figures: dict[str, Any]) -> None:
    """Print the figures as tables."""
    made, text = figures["machine"], figures["text"]
    print(", ".join(f"{what} {value}" for what, value in made.items()))
    print("{reports} reports ({events} events), {times_repeated} times: {words:,} words".format(**text))
    print(f"medians of {figures['runs']} alternating runs\n")
    print(f"{'':<36}{'words/s':>9}{'slowest':>9}{'fastest':>9}{'per core s':>12}{'gestae takes':>14}")
    for name, row in figures["speed"].items():
        cells = [row[key] for key in ("words_per_second", "slowest", "fastest")]
        print(
            f"{name:<36}" + "".join(f"{cell:>9,.0f}" for cell in cells)
            + f"{row['words_per_processor_second']:>12,.0f}{row['gestae_takes']:>12.2f} x"
        )  # fmt: skip
    print(f"\n{'stage':<36}{'share':>9}{'words/s':>11}")
    for name, row in figures["stages"].items():
        print(f"{name:<36}{row['share']:>7.0%}  {row['words_per_second']:>11,.0f}")
    print(f"\n{'start-up, as processes':<36}{'seconds':>9}")
    for name, took in figures["start_up_seconds"].items():
        print(f"{name:<36}{took:>9.2f}")


def main() -> None:
    """Parse the options, measure, print."""
    parser = options_of(__doc__)
    parser.add_argument("--words", type=int, default=60_000, help="repeat the text to so many words [60000]")
    options = parser.parse_args()
    figures = measure(options.reports, options.words, options.runs)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        show(figures)


if __name__ == "__main__":
    main()
