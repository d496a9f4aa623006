"""The name tagger's speed by matrix product (thinc's own BLIS, or numpy's) and by batch size.

    python -m benchmarks.tagger_settings [REPORTS ...] [--runs 5] [--json]

The matrix product is chosen while the model is loaded and left as it was afterwards. The entities must be the
same: `same_entities` counts the reports for which they are. OPENBLAS_NUM_THREADS=1 keeps numpy to one
core.
"""

import json
from collections.abc import Sequence
from itertools import product
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

from benchmarks.given_text import hold, options_of
from benchmarks.words_per_second import machine
from thinc.api import use_ops

from gestae.nlp.tagger import Tagger, load_tagger
from gestae.run import load_tools
from gestae.settings import DEFAULT_MODEL, Settings
from gestae.stages.read import read_report
from gestae.stages.segment.layout import lay_out

PRODUCTS = ("blis", "numpy")
BATCHES = (16, 64, 256)


def measure(paths: Sequence[str], runs: int) -> dict[str, Any]:
    """Words a second for each combination: medians over `runs` alternating runs."""
    settings = Settings()
    tools = load_tools(settings)
    reports = hold(paths, tools, settings)
    groups = [units(report.document, report.data) for report in reports]
    taggers = {name: load(name) for name in PRODUCTS}
    found = {name: [tagger.entities(group) for group in groups] for name, tagger in taggers.items()}
    seconds: dict[tuple[str, int], list[float]] = {pair: [] for pair in product(PRODUCTS, BATCHES)}
    for _ in range(runs):
        for (name, batch), times in seconds.items():
            times.append(timed(taggers[name], groups, batch))
    words = sum(report.words for report in reports)
    return {
        "machine": machine(tools),
        "reports": len(reports),
        "same_entities": sum(a == b for a, b in zip(found["blis"], found["numpy"], strict=True)),
        "words_per_second": {
            name: {str(batch): words / median(seconds[name, batch]) for batch in BATCHES} for name in PRODUCTS
        },
    }


def load(name: str) -> Tagger:
    """The stock tagger with one of PRODUCTS."""
    with use_ops("numpy", use_blis=name == "blis"):
        return load_tagger(DEFAULT_MODEL)


def units(document: str, data: bytes) -> list[str]:
    """The texts that spot gives to the tagger: one a layout unit."""
    report = read_report(document, data)
    return [report.text[unit.start : unit.end] for unit in lay_out(report)]


def timed(tagger: Tagger, groups: Sequence[Sequence[str]], batch: int) -> float:
    """Seconds for all reports, one after the other."""
    with patch("gestae.nlp.tagger._BATCH", batch):
        began = perf_counter()
        for group in groups:
            tagger.entities(group)
        return perf_counter() - began


def main() -> None:
    """Parse the options, measure, print."""
    parser = options_of(__doc__)
    options = parser.parse_args()
    figures = measure(options.reports, options.runs)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"the same entities in {figures['same_entities']} of {figures['reports']} reports")
    print("words a second, by batch size")
    print(f"{'':<8}" + "".join(f"{batch:>9}" for batch in BATCHES))
    for name, row in figures["words_per_second"].items():
        print(f"{name:<8}" + "".join(f"{row[str(batch)]:>9,.0f}" for batch in BATCHES))


if __name__ == "__main__":
    main()
