"""A work that does what the report says, without a language model: worker processes start in a moment."""

import os
import signal
import sys
import time
from pathlib import Path

import archive_support.elsewhere  # noqa: F401 (its file systems are registered in every worker)
from gestae.batch import Work
from gestae.errors import SettingsError, UnreadableError
from gestae.records import Event, EventDate, Outcome, ReportRecord
from gestae.settings import Settings


def load(settings: Settings) -> Work:
    """Loads at once."""
    del settings
    return work


def load_refused(settings: Settings) -> Work:
    """Finds the settings wrong."""
    raise SettingsError(f"no good: {settings.model}")


def load_killed(settings: Settings) -> Work:
    """Does not survive loading."""
    del settings
    print("out of luck", file=sys.stderr, flush=True)
    os._exit(3)


def work(document: str, data: bytes) -> Outcome:
    """One event a line; a line that begins with an order in capitals is obeyed first."""
    text = data.decode()
    for line in text.splitlines():
        order, _, rest = line.partition(" ")
        if order in ORDERS:
            ORDERS[order](rest)
    events = tuple(_event(document, text, number, line) for number, line in enumerate(text.splitlines()))
    status = "ok" if events else "no-events"
    report = ReportRecord(document=document, status=status, words=len(text.split()), events=len(events))
    return Outcome(report=report, text=text, events=events, counts={"lines": len(events)})


def _event(document: str, text: str, number: int, line: str) -> Event:
    start = text.index(line)
    day = EventDate(start="2024-03-05", end="2024-03-05", text=line[:4])
    return Event(document=document, id=f"e{number}", text=line, start=start, end=start + len(line), date=day)


def _hang(_: str) -> None:
    while True:
        pass


def _die(_: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_once(marker: str) -> None:
    if not Path(marker).exists():
        Path(marker).touch()
        _die(marker)


def _chatter(words: str) -> None:
    print(words)
    os.write(1, words.encode())
    sys.stdin.read()


def _slow(seconds: str) -> None:
    time.sleep(float(seconds))


def _bug(words: str) -> None:
    raise KeyError(words)


def _no_memory(_: str) -> None:
    raise MemoryError


def _unreadable(words: str) -> None:
    raise UnreadableError("scanned-only", words)


ORDERS = {
    "HANG": _hang,
    "DIE": _die,
    "DIE-ONCE": _die_once,
    "EXIT": lambda code: os._exit(int(code)),
    "CHATTER": _chatter,
    "SLOW": _slow,
    "BUG": _bug,
    "NO-MEMORY": _no_memory,
    "UNREADABLE": _unreadable,
}
