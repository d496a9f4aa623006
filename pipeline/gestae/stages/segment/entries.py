"""Entries of an archive whose labels come last: title, blurb, "Organizer : X.", "Date : Y.", again and again.

Such a page is often flattened, so that nothing but the labels that come again parts its entries. Each becomes a row of
a table: its title and blurb cells without a head, its labels the heads of the cells with their values.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gestae.layout import Span
from gestae.model import Unit, UnitKind
from gestae.stages.segment.day_labels import says_when
from gestae.stages.segment.lines import is_date_line

_LEAST = 3
"""Times that a label must come again to part entries; two where another comes again with it."""
_KEY = re.compile(r"\s*(?P<key>[A-Za-z][A-Za-z /&.'’()-]{1,40}?)\s*(?::\s*-+|:-|:)\s*(?P<value>\S.*)$", re.DOTALL)
_LONGEST_TITLE = 110
_HEADS = (UnitKind.HEADING, UnitKind.TITLE)
_OUTSIDE = (UnitKind.FURNITURE, UnitKind.META)
_BODY = (*_HEADS, UnitKind.PARAGRAPH, UnitKind.LABEL)
_Block = tuple[int, int]
"""Numbers of the first unit of a run of labels and of the one behind the last."""


def closed_entries(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units, with each entry that its labels close made one record.

    Only where at least three runs of labels that say when have a key in common (two runs: two keys), and a title that
    is no sentence stands behind each of them but the last.
    """
    blocks = _common(text, units, _blocks(text, units))
    first = _first_start(text, units, blocks[0][0]) if blocks else None
    if first is None or not all(_opens_entry(text, units, a[1], b[0]) for a, b in pairwise(blocks)):
        return list(units)
    out = list(units[:first])
    for start, (low, high) in zip([first, *(block[1] for block in blocks)], blocks, strict=False):
        opens = next(n for n in range(start, high) if units[n].kind not in _OUTSIDE)
        out += [*units[start:opens], _record(text, units[opens:low], units[low:high])]
    return [*out, *units[blocks[-1][1] :]]


def _label(text: str, unit: Unit) -> tuple[Span, Span] | None:
    """Key and value of a label, of a line with the day that looks like a heading ("Date : 9 November 2021") too."""
    if unit.key and unit.value:
        return unit.key, unit.value
    match = _KEY.match(text[unit.start : unit.end]) if unit.kind is UnitKind.HEADING else None
    if match is None or not says_when(match["key"]) or not is_date_line(match["value"]):
        return None
    key, value = match.span("key"), match.span("value")
    return (unit.start + key[0], unit.start + key[1]), (unit.start + value[0], unit.start + value[1])


def _blocks(text: str, units: Sequence[Unit]) -> list[_Block]:
    """Runs of labels in which one says when."""
    blocks: list[_Block] = []
    n = 0
    while n < len(units):
        begin = n
        while n < len(units) and _label(text, units[n]) is not None:
            n += 1
        if any(says_when(key) for key in _keys(text, units, (begin, n))):
            blocks.append((begin, n))
        n += 1
    return blocks


def _keys(text: str, units: Sequence[Unit], block: _Block) -> list[str]:
    found = (_label(text, unit) for unit in units[slice(*block)])
    return [text[slice(*label[0])].strip(" .:-").casefold() for label in found if label]


def _common(text: str, units: Sequence[Unit], blocks: Sequence[_Block]) -> list[_Block]:
    """The runs that share the commonest key, where they are enough."""
    keys = [set(_keys(text, units, block)) for block in blocks]
    times = Counter(key for found in keys for key in found)
    if not times:
        return []
    most, count = max(times.items(), key=lambda pair: (pair[1], pair[0]))
    enough = count >= _LEAST or (count == _LEAST - 1 and list(times.values()).count(count) > 1)
    return [block for block, found in zip(blocks, keys, strict=True) if most in found] if enough else []


def _opens_entry(text: str, units: Sequence[Unit], low: int, high: int) -> bool:
    """Whether the units between two runs of labels are a title and, if anything, its blurb; a text that closes with a
    title has its labels below that title.
    """
    between = [u for u in units[low:high] if u.kind not in _OUTSIDE]
    if not between or any(u.kind not in _BODY for u in between) or not _is_title(text, between[0]):
        return False
    return len(between) == 1 or not _is_title(text, between[-1])


def _first_start(text: str, units: Sequence[Unit], labels: int) -> int | None:
    """Where the first entry begins: at the title line above its blurb; None where it has none."""
    n = labels - 1
    while n > 0 and units[n].kind is UnitKind.PARAGRAPH and not _is_title(text, units[n]):
        n -= 1
    return n if n >= 0 and _is_title(text, units[n]) else None


def _is_title(text: str, unit: Unit) -> bool:
    words = text[unit.start : unit.end]
    if unit.kind in _HEADS:
        return _label(text, unit) is None
    return unit.kind is UnitKind.PARAGRAPH and len(words) <= _LONGEST_TITLE and not words.endswith((".", ";", ",", "…"))


def _record(text: str, body: Sequence[Unit], labels: Sequence[Unit]) -> Unit:
    told = [unit for unit in body if unit.kind not in _OUTSIDE]
    pairs = [label for label in (_label(text, unit) for unit in labels) if label]
    cells = (*((unit.start, unit.end) for unit in told), *(value for _, value in pairs))
    columns = (*((unit.start, unit.start) for unit in told), *(key for key, _ in pairs))
    return Unit(told[0].start, labels[-1].end, UnitKind.RECORD, cells=cells, columns=columns)
