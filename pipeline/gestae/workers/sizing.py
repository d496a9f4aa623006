"""How much at once: workers for a run, reports for a batch, seconds for a report."""

import os

TIMEOUT = 120.0
"""Seconds that a report of up to a megabyte may take where nothing else is said: at the usual speed it takes 40."""

_MEGABYTE = 1_000_000
_A_WORKER = 150_000  # bytes of reports that are worth a further worker (benchmarks/README.md: about two start-ups)
_A_REPORT = 5_000  # what a report costs at least, in bytes of text: opening, layout, records
BATCH_BYTES = 100_000
BATCH_REPORTS = 16


def processors() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def worthwhile(workers: int, reports: int, size: int) -> int:
    """How many of `workers` are worth starting for `reports` reports of `size` bytes in all: at least one."""
    work = max(size, reports * _A_REPORT)
    return max(1, min(workers, reports, 1 + work // _A_WORKER))


def seconds_for(size: int, timeout: float) -> float:
    """What a report of `size` bytes may take: `timeout` seconds, for each megabyte where it is larger."""
    return timeout * max(1.0, size / _MEGABYTE)
