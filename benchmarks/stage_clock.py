"""Where a run's time goes: a clock around each stage, put on from outside.

The stages know nothing of it and their order stays in `gestae.run`: the clock replaces the names that run.py
(and segment, for the dates) calls, as long as the context lasts. A name that is gone is an error, not a zero.
"""

import functools
import importlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import perf_counter
from typing import ParamSpec, TypeVar
from unittest.mock import patch

Given = ParamSpec("Given")
Made = TypeVar("Made")

WATCHED = {
    "read": ("gestae.run", "read_report"),
    "segment: dates": ("gestae.stages.segment", "find_dates"),
    "segment: layout, passages": ("gestae.run", "segment"),
    "spot: name tagger": ("gestae.nlp.tagger", "Tagger.entities"),
    "spot: rules": ("gestae.run", "spot"),
    "unify": ("gestae.run", "unify"),
    "validate": ("gestae.run", "validate"),
}
"""Stage -> the module and the name in it. A stage in another (the tagger in spot) is taken off that one."""
WRITE = "write"
REST = "rest: records, loop"
STAGES = (*WATCHED, WRITE, REST)


class StageClock:
    """Seconds by stage. Time in an inner stage counts for that one alone, so that the sum is the whole."""

    def __init__(self) -> None:
        """All stages at zero; nothing runs."""
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._stages: list[str] = []
        self._since = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside for the stage `name` (one of STAGES)."""
        self._turn()
        self._stages.append(name)
        try:
            yield
        finally:
            self._turn()
            self._stages.pop()

    def around(self, name: str, function: Callable[Given, Made]) -> Callable[Given, Made]:
        """The function, with its time counted for the stage `name`."""

        @functools.wraps(function)
        def timed(*args: Given.args, **kwargs: Given.kwargs) -> Made:
            with self.stage(name):
                return function(*args, **kwargs)

        return timed

    def _turn(self) -> None:
        """Give the time since the last turn to the stage that ran."""
        now = perf_counter()
        if self._stages:
            self.seconds[self._stages[-1]] += now - self._since
        self._since = now


@contextmanager
def watching(clock: StageClock) -> Iterator[None]:
    """Put the clock around every stage of WATCHED; what happens between them counts as REST."""
    with ExitStack() as stack:
        for name, (module, dotted) in WATCHED.items():
            *owners, last = dotted.split(".")
            owner = functools.reduce(getattr, owners, importlib.import_module(module))
            stack.enter_context(patch.object(owner, last, clock.around(name, getattr(owner, last))))
        stack.enter_context(clock.stage(REST))
        yield
