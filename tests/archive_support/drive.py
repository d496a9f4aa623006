"""`python -m archive_support.drive FOLDER OUTPUT [KILL]`: gestae's run with the misbehaving work.

KILL is STEP:N; the process ends itself, as by kill -9, when it comes to that step for the Nth time. FULL as a
step is a disk that has no page left for the Nth page of the state.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive_support.work import load
from gestae.archive.account import How
from gestae.archive.store import Store
from gestae.cli.adapter import OneLine, errors_in_one_line
from gestae.cli.session import run
from gestae.settings import Settings
from gestae.stages.write import Output

STEPS: dict[str, tuple[Any, str]] = {
    "before-keeping": (Store, "keep"),
    "writing": (Output, "add"),
    "committing": (Output, "commit"),
    "moving": (Path, "replace"),
    "dropping": (Store, "drop"),
    "beginning": (Store, "note"),
}
"""What may be killed: before a method of gestae's is called for the Nth time."""


def counted(number: int, step: Callable[..., Any], then: Callable[[], object]) -> Callable[..., Any]:
    """The step, with something happening before its Nth call."""
    calls = iter(range(1, sys.maxsize))

    def count(*args: Any, **options: Any) -> Any:
        if next(calls) == number:
            then()
        return step(*args, **options)

    return count


def main(folder: str, output: str, kill: str = "") -> int:
    """The exit code of the run."""
    step, _, number = kill.partition(":")
    if step == "FULL":
        _fill_disk(int(number))
    elif step:
        owner, name = STEPS[step]
        end = lambda: os.kill(os.getpid(), signal.SIGKILL)  # noqa: E731
        setattr(owner, name, counted(int(number), getattr(owner, name), end))
    try:
        with errors_in_one_line():
            run([folder], Settings(), Path(output), How(workers=2, timeout=60, load=load), shown=False)
    except OneLine as error:
        print(error.format_message(), file=sys.stderr)
        return error.exit_code
    return 0


def _fill_disk(pages: int) -> None:
    former = Store._connect

    def connect(store: Store) -> None:
        former(store)
        store._base.execute(f"PRAGMA max_page_count = {pages}")

    Store._connect = connect  # type: ignore[method-assign]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
