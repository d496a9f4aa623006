"""How a run goes about it, what it found against the former one, how far it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from gestae.batch import Work
from gestae.run import load_work
from gestae.settings import Settings
from gestae.workers import TIMEOUT

Engine = Literal["local", "ray"]


@dataclass(frozen=True, slots=True)
class How:
    """How a run goes about it; nothing here changes an outcome, save that of a report that takes too long.

    `workers` is the most processes at a time (None: one a processor core), `timeout` the seconds that a report of up
    to a megabyte may take; `again` reads the reports that failed in the former run once more; `engine` is where the
    processes are: "local" on this machine, "ray" on those of a Ray cluster. `load` makes the work that is done with
    each report.
    """

    workers: int | None = None
    timeout: float = TIMEOUT
    again: bool = False
    engine: Engine = "local"
    load: Callable[[Settings], Work] = load_work


@dataclass
class Changes:
    """What a run found against the former one, in reports: `kept` are taken over, `again` failed before and are tried
    once more, `removed` are no longer there. `reasons` are what else changed, so that everything was read anew;
    `first` says that there was nothing to compare with.
    """

    first: bool = True
    new: int = 0
    changed: int = 0
    again: int = 0
    kept: int = 0
    removed: int = 0
    reasons: list[str] = field(default_factory=list)


@dataclass
class Progress:
    """How far a run is: `finished` of `total` reports, those taken over included; their events and failures are not."""

    total: int
    finished: int = 0
    events: int = 0
    failed: int = 0
