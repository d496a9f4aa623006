"""Forms flattened to lines: the label on one line, what was filled in on the next, numbers of the rows between them.

"12A |" / "DATE FROM |" / "25/08/23 |", or "Venue___" / "Orlo hall": each pair becomes one label with its value.
"""

import re
from collections.abc import Iterator, Sequence

from gestae.model import Unit, UnitKind
from gestae.stages.segment.lines import Look, capitals, is_date_line, is_label_word

_LEAST = 4
"""Pairs in a row from which lines are such a form."""
_SERIAL = re.compile(r"\W*\d{1,2}[A-Za-z]?\W*")
_BAR = " \t|"
_KEY_ENDS = re.compile(r"(?::\W*|_{2,}\W*|\.{3,}\W*)$")
_ASIDE = re.compile(r"\s*[(\[/:_|.].*$", re.DOTALL)
_EMPTY = re.compile(r"n\.?/?a\.?|nil|none|no|not applicable|[-–—.]+", re.IGNORECASE)
"""What is filled in where nothing is: the row says nothing, its label least of all."""
_LONGEST_KEY, _LONGEST_VALUE = 70, 160

Chunk = tuple[Sequence[Look], list[Unit]]


def stacked_forms(text: str, looks: Sequence[Look]) -> Iterator[Chunk]:
    """Split lines into (lines, []) chunks and (lines, labels) chunks, as `flattened_records` does."""
    position = n = 0
    while n < len(looks):
        pairs, stop = _pairs(text, looks, n)
        if len(pairs) < _LEAST:
            n += 1
            continue
        if looks[position:n]:
            yield looks[position:n], []
        yield looks[n:stop], pairs
        position = n = stop
    if looks[position:]:
        yield looks[position:], []


def _pairs(text: str, looks: Sequence[Look], n: int) -> tuple[list[Unit], int]:
    """The labels with their values that stand one below the other from a line on, and where they end."""
    pairs: list[Unit] = []
    stop = n
    while stop < len(looks):
        at = stop + 1 if _SERIAL.fullmatch(text, looks[stop].start, looks[stop].end) else stop
        known = len(pairs) >= _LEAST
        if at + 1 >= len(looks) or not _is_key(text, looks[at], known) or not _is_value(text, looks[at + 1]):
            break
        pairs.append(_label(text, looks[at], looks[at + 1]))
        stop = at + 2
    return pairs, stop


def _is_key(text: str, look: Look, known: bool = False) -> bool:
    """Whether a line is a label without its value; once the form is `known`, of whatever words."""
    words = text[look.start : look.end].strip(_BAR)
    if len(words) > _LONGEST_KEY or not words[:1].isupper() or is_date_line(words):
        return False
    return (known or is_label_word(words.strip("_"))) and (bool(_KEY_ENDS.search(words)) or capitals(words))


def _is_value(text: str, look: Look) -> bool:
    words = text[look.start : look.end].strip(_BAR)
    return bool(words) and len(words) <= _LONGEST_VALUE and not _KEY_ENDS.search(words) and not _is_key(text, look)


def _label(text: str, key: Look, value: Look) -> Unit:
    words = _ASIDE.sub("", text[key.start : key.end]) or text[key.start : key.end]
    filled = text[value.start : value.end].strip(_BAR)
    low = value.start + text[value.start : value.end].index(filled)
    span = (key.start, key.start + len(words))
    if _EMPTY.fullmatch(filled):
        return Unit(key.start, value.end, UnitKind.FURNITURE)
    given = (low, low + len(filled))
    return Unit(key.start, value.end, UnitKind.LABEL, key=span, value=given, cells=(given,))
