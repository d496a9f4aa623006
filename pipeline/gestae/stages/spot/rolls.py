"""Rolls: lines of names under words that say what all of them did ("Judges:", "LIST OF REGISTERED DELEGATES")."""

import re
from collections.abc import Sequence

from gestae.model import Unit, UnitKind

_LONGEST_HEAD, _LONGEST_LINE = 60, 160
"""Characters up to which a line can be the head of a roll, and one of its lines."""
_BEFORE = re.compile(
    r"^(?:(?:the )?(?:full |complete )?(?:list|names?|roll) of "
    r"|(?:the|our|all|following|registered|invited|other|main) )+",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?: (?:were|was|are|is|included|include|list|attended))+$", re.IGNORECASE)
_OPEN = re.compile(r"\s*(?::\s*-?|:?\s*-|;)?\s*$")
_COLON = re.compile(r":\s*-?\s*$")
_LINE = re.compile(r"[\s•*·▪►>–—-]*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]?\s+)?[^\W\d_a-z]")
"""How a line of a roll begins: a bullet or a number, then a capital letter."""
_NUMBERED = re.compile(r"\s*(?:[•*·▪►–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s|\d{1,3}\s)")
_PROSE = re.compile(r"[a-z]{3,}[.!?]\s+[A-Z][a-z]+ [a-z]|\b(?:was|were|is|are|has|had|have)\b[^.\n]*[.!?](?:\s|$)")
_COLUMNS = re.compile(r"\W*(?:s(?:l|r)?\W*no|name|no)\b", re.IGNORECASE)


def head_words(words: str) -> str:
    """The words of a possible head without "list of", "the following", "were" and stops around them."""
    bare = _OPEN.sub("", " ".join(words.split()))
    return _AFTER.sub("", _BEFORE.sub("", bare))


def can_head(unit: Unit) -> bool:
    """Whether a unit is short enough to be a head and holds no value of its own."""
    return unit.end - unit.start <= _LONGEST_HEAD and not unit.labels and unit.kind is not UnitKind.FURNITURE


def ends_open(text: str, cue_end: int, unit: Unit) -> bool:
    """Whether a unit ends with a cue and a colon ("Resource persons were:"); `cue_end` is an offset into `text`."""
    return bool(_COLON.search(text, unit.start, unit.end)) and not text[cue_end : unit.end].strip(" :-\n")


def roll_end(text: str, units: Sequence[Unit], n: int) -> int | None:
    """Where the lines of names under unit `n` end, or None where what follows is no such line. Offsets into `text`."""
    end = None
    for unit in units[n + 1 :]:
        if _COLUMNS.match(text, unit.start) and end is None:
            continue
        if not _is_line(text, unit):
            break
        end = unit.end
    return end


def _is_line(text: str, unit: Unit) -> bool:
    words = text[unit.start : unit.end]
    if len(words) > _LONGEST_LINE or unit.labels or unit.kind is UnitKind.FURNITURE or _COLON.search(words):
        return False
    if unit.kind in (UnitKind.HEADING, UnitKind.TITLE) and not _NUMBERED.match(words):
        return False
    return _LINE.match(words) is not None and not _PROSE.search(words)
