"""Wordings of dated entries that tell of no activity ("no classes", "last date", "examinations"), as data."""

import re
from functools import cache
from importlib.resources import files

from gestae.errors import SettingsError
from gestae.lexicon.seek import Wording, seeker


@cache
def _wordings() -> tuple[Wording, ...]:
    source = files("gestae.lexicon") / "data" / "non_events.txt"
    patterns = []
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            try:
                patterns.append(Wording(re.compile(line, re.IGNORECASE)))
            except re.error as error:
                raise SettingsError(f"non_events.txt, line {number}: {error}") from error
    return tuple(patterns)


def tells_no_event(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Offsets of the wording by which text[start:end] tells of no activity, or None."""
    for wording in _wordings():
        match = next(seeker(text).matches(wording, start, end), None)
        if match:
            return match.span()
    return None
