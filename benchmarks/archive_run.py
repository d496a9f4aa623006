"""`gestae extract` over an archive: speed by number of workers beside plain `nlp.pipe`, and peak memory by size.

    python -m benchmarks.archive_run [--reports 400] [--workers 1 2] [--runs 3] [--memory 200 2000] [--json]

Each run is a process from start to end over a synthetic archive (benchmarks.synthetic_archive), start-up included;
the numbers of workers and the baseline take turns, and a ratio is the median of the ratios within a turn. The
baseline is spaCy's full stock pipeline in a process of its own, one document a report, on texts in memory; its clock
starts when the model is loaded. `load` is how many processes wanted a core on average while a turn lasted
(os.getloadavg): where that is more than the cores, ratios say little. Peak memory is that of all processes together,
proportional set size, looked at ten times a second (Linux only).
"""

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.synthetic_archive import make_archive

STOCK = "nlp.pipe, full stock pipeline"
_PIPE = """
import sys, time, spacy
from pathlib import Path
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.*"))]
nlp = spacy.load(sys.argv[2])
began = time.perf_counter()
entities = sum(len(doc.ents) for doc in nlp.pipe(texts))
print(time.perf_counter() - began)
"""
_LOOK = 0.1


def measure(reports: int, workers: Iterable[int], runs: int, sizes: Iterable[int]) -> dict[str, Any]:
    """All figures as one JSON-able value: seconds, words a second, ratios; bytes."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        make_archive(top / "archive", reports)
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in (top / "archive").rglob("*.*"))
        ways = {f"gestae extract --workers {number}": number for number in workers}
        seconds: dict[str, list[float]] = {name: [] for name in (*ways, STOCK)}
        loads = []
        for turn in range(runs):
            for way, number in ways.items():
                seconds[way].append(_extract(top / "archive", top / f"{turn}-{number}", number))
            seconds[STOCK].append(_pipe(top / "archive"))
            loads.append(os.getloadavg()[0])
        memory = {str(size): _peak(top, size, max(ways.values())) for size in sizes}
    return {
        "cores": os.cpu_count(),
        "load": median(loads),
        "reports": reports,
        "words": words,
        "speed": {name: _speed(times, seconds[next(iter(ways))], words) for name, times in seconds.items()},
        "peak_memory": memory,
    }


def _speed(times: list[float], first: list[float], words: int) -> dict[str, float]:
    """`ratio` is how many times as fast as the first way."""
    ratio = median(a / b for a, b in zip(first, times, strict=True))
    return {"seconds": median(times), "words_per_second": words / median(times), "ratio": ratio}


def _command(archive: Path, output: Path, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "gestae.cli", "extract", str(archive), "-o", str(output), "-q", "--workers", str(workers)
    ]  # fmt: skip


def _extract(archive: Path, output: Path, workers: int) -> float:
    """Seconds of one run. Raises CalledProcessError where it fails."""
    began = perf_counter()
    subprocess.run(_command(archive, output, workers), check=True, capture_output=True)
    return perf_counter() - began


def _pipe(archive: Path) -> float:
    from gestae.settings import DEFAULT_MODEL  # noqa: PLC0415 (benchmarks without it cost nothing)

    command = [sys.executable, "-c", _PIPE, str(archive), DEFAULT_MODEL]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _peak(top: Path, reports: int, workers: int) -> dict[str, int]:
    """Peak bytes of all processes of one run over so many reports, and of the main process alone."""
    archive = top / f"memory-{reports}"
    make_archive(archive, reports)
    process = subprocess.Popen(_command(archive, top / f"{archive.name}-out", workers))
    everything = main = 0
    while True:
        sizes = [_proportional(pid) for pid in (process.pid, *_children(process.pid))]
        everything, main = max(everything, sum(sizes)), max(main, sizes[0])
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK)
            break
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return {"all_processes": everything, "main_process": main}


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(child) for child in task.read_text().split()]
    return found


def _proportional(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def show(figures: dict[str, Any]) -> None:
    """Print the figures as tables."""
    print("{cores} cores, load {load:.1f}; {reports:,} reports, {words:,} words\n".format(**figures))
    print(f"{'':<32}{'seconds':>9}{'words/s':>9}{'ratio':>8}")
    for name, row in figures["speed"].items():
        print(f"{name:<32}{row['seconds']:>9.1f}{row['words_per_second']:>9,.0f}{row['ratio']:>7.2f}x")
    if figures["peak_memory"]:
        print(f"\n{'peak memory, MB':<32}{'all':>9}{'main':>9}")
    for size, row in figures["peak_memory"].items():
        print(f"{int(size):>9,} reports{'':<15}{row['all_processes'] / 1e6:>9,.0f}{row['main_process'] / 1e6:>9,.0f}")


def main() -> None:
    """Parse the options, measure, print."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=400, help="reports for the speed [400]")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="numbers of workers [1 2]")
    parser.add_argument("--runs", type=int, default=3, help="turns [3]")
    parser.add_argument("--memory", type=int, nargs="*", default=[200, 2000], help="reports for the memory [200 2000]")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    figures = measure(options.reports, options.workers, options.runs, options.memory)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        show(figures)


if __name__ == "__main__":
    main()
