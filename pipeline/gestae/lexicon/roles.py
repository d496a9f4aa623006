"""Role cues: the words around a name that say what it did. Data in data/role_cues.csv, checked and compiled on load."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gestae.errors import SettingsError
from gestae.lexicon.seek import Wording

_TARGETS = {
    "organizer": {"organizer", "host", "partner", "funder"},
    "person": {"chair", "speaker", "facilitator", "guest", "participant", "organizer", "leader", "none"},
}
_SIDES = {"before", "after", "label"}


@dataclass(frozen=True, slots=True)
class RoleCue:
    """One cue: `pattern` matches before or after a name, or is the whole key of a label line; `wording` is the
    same, made to be looked for.

    `role` is a role of the record, "leader" for words whose role the kind of event tells ("led by"), or "none" for
    words that say the person did not take part.
    """

    target: str
    role: str
    side: str
    score: float
    pattern: re.Pattern[str]
    wording: Wording


@cache
def role_cues(target: str, side: str) -> tuple[RoleCue, ...]:
    """The cues for "organizer" or "person" on one side ("before", "after", "label"), in the order of the file.

    Raises SettingsError naming the line if the file holds an unknown role or a broken pattern.
    """
    return tuple(c for c in _load() if c.target == target and c.side == side)


@cache
def _load() -> tuple[RoleCue, ...]:
    source = files("gestae.lexicon") / "data" / "role_cues.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return tuple(_cue(row, number) for number, row in enumerate(rows, start=2))


def _cue(row: dict[str, str], number: int) -> RoleCue:
    cue = row.get("cue") or ""
    if row.get("role") not in _TARGETS.get(row.get("target", ""), set()) or row.get("side") not in _SIDES or not cue:
        raise SettingsError(f"role_cues.csv, line {number}: unknown target, role or side, or no cue")
    try:
        pattern = re.compile(rf"(?<!\w)(?:{cue})(?:(?<!\w)|(?!\w))", re.IGNORECASE)
    except re.error as error:
        raise SettingsError(f"role_cues.csv, line {number}: {error}") from error
    return RoleCue(row["target"], row["role"], row["side"], float(row["score"]), pattern, Wording(pattern))
