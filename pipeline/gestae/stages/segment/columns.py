"""Column heads of a table flattened to lines: which head each cell of a row belongs to, where empty cells vanished.

The heads stand one a line above the first row ("Sl." "Date" "Project" "Venue" "Jointly with"). A row with as many cells
takes them in order; one with fewer is laid against them so that days fall under "Date", counts under "Beneficiaries",
persons under "In charge", the columns left out being those that fit worst.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from gestae.layout import Span
from gestae.lexicon.bodies import body_likeness
from gestae.model import Unit, UnitKind
from gestae.stages.segment.lines import is_date_line, is_label_word

_LEAST = 4
"""Heads that make the lines above a table its heads."""
_WIDEST = 45
_LEAST_ROWS = 3
_LONGEST_CELL = 160
_SHARE = 0.5
"""Share of the heads that must be words of heads."""
_HEAD_KINDS = (
    ("serial", re.compile(r"(?:s|sl|sr|ser(?:ial)?)\.?\s*(?:no\.?)?|no\.?|nr\.?|#", re.IGNORECASE)),
    ("day", re.compile(r"(?:date|day|when|month|period)\b", re.IGNORECASE)),
    (
        "count",
        re.compile(
            r".*\b(?:nos?|number|participants?|benefi\w+|attend\w*|units|amount|rs|rm|cost|expend\w+|total|pax)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "body",
        re.compile(
            r".*\b(?:organi[sz]\w+|jointly|collab\w*|sponsors?|partners?|helped|supported|fund\w+|agency|association)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "person",
        re.compile(
            r".*\b(?:resource|speakers?|guests?|charge|chair\w*|trainers?|facilitators?|co-?ordinators?|judges?)\b",
            re.IGNORECASE,
        ),
    ),
    ("place", re.compile(r".*\b(?:venue|place|spot|location|where|village)\b", re.IGNORECASE)),
)
"""What the words of a head say of the cells below, the first that fits."""
_SERIAL = re.compile(r"\(?\d{1,3}[.)]?")
_COUNT = re.compile(r"(?:(?:rs|rm|usd|[$€£₹])\.?\s*)?\d[\d,.]*(?:/-)?(?:\s+\(?[a-z].{0,40}|\s*)|nil|-+", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:mr|mrs|ms|miss|dr|prof|smt|shri?|sri|rev|fr|sr|hon|er|adv|rtn|lion|cde|lt|col|sir|mdm|bro|cllr)\b\.?\s+[A-Z].*",
    re.IGNORECASE | re.DOTALL,
)
_STRICT = frozenset(("serial", "day"))
"""Heads over which nothing else stands."""
_BODY = 0.5
_FITS, _AMISS, _NEVER = 3, -2, -6


def with_flattened_heads(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units, with each row of a table that was flattened to lines given the heads of its cells."""
    out = list(units)
    for n, unit in enumerate(units):
        if _is_row(unit) and (n == 0 or not _is_row(units[n - 1])):
            heads = _heads(text, units, n)
            while heads and n < len(units) and _is_row(units[n]):
                columns = heads_of_cells(text, heads, units[n].cells)
                out[n] = replace(units[n], columns=columns) if columns else units[n]
                n += 1  # noqa: PLW2901
    return out


def headed_rows(text: str, runs: Sequence[Sequence[Span]]) -> dict[int, Unit]:
    """Rows of a table that was flattened to lines with an empty line between rows: run of lines -> its unit.

    A run of heads, and at least three runs of short lines below it, none of which is longer.
    """
    rows: dict[int, Unit] = {}
    for n, heads in enumerate(runs):
        if n in rows or not are_heads(text, heads):
            continue
        below: dict[int, Unit] = {}
        for m in range(n + 1, len(runs)):
            columns = heads_of_cells(text, heads, runs[m]) if _may_be_row(text, heads, runs[m]) else ()
            if not columns:
                break
            below[m] = Unit(runs[m][0][0], runs[m][-1][1], UnitKind.RECORD, cells=tuple(runs[m]), columns=columns)
        rows |= below if len(below) >= _LEAST_ROWS else {}
    return rows


def are_heads(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines are the heads of a table: four and more short ones, half of them words that heads have."""
    told = sum(is_label_word(text[a:b]) or _kind_of_head(text[a:b]) != "" for a, b in lines)
    return len(lines) >= _LEAST and all(is_head_line(text[a:b]) for a, b in lines) and told >= _SHARE * len(lines)


def _may_be_row(text: str, heads: Sequence[Span], lines: Sequence[Span]) -> bool:
    """Whether a run of lines can be cells: nearly as many as heads, one of them a day where a head says so."""
    if not len(heads) // 2 <= len(lines) <= len(heads) or any(b - a > _LONGEST_CELL for a, b in lines):
        return False
    dated = any(_kind_of_head(text[a:b]) == "day" for a, b in heads)
    return not dated or any(is_date_line(text[a:b]) for a, b in lines)


def _is_row(unit: Unit) -> bool:
    return unit.kind is UnitKind.RECORD and bool(unit.cells) and not unit.columns


def _heads(text: str, units: Sequence[Unit], first: int) -> list[Span]:
    """The lines right above the first row that are its heads, or nothing."""
    heads: list[Span] = []
    n = first - 1
    while n >= 0 and _may_be_head(text, units[n]) and (not heads or text.count("\n", units[n].end, heads[0][0]) == 1):
        heads.insert(0, (units[n].start, units[n].end))
        n -= 1
    return heads if are_heads(text, heads) else []


def _may_be_head(text: str, unit: Unit) -> bool:
    flat = unit.kind not in (UnitKind.RECORD, UnitKind.ITEM, UnitKind.CAPTION)
    return flat and is_head_line(text[unit.start : unit.end])


def is_head_line(words: str) -> bool:
    """Whether a line can be the head of a column: short, without digits, no sentence and no date."""
    if len(words) > _WIDEST or "\n" in words or words.endswith(":") or any(c.isdigit() for c in words):
        return False
    return _kind_of_head(words) != "" or not (words.endswith(".") or is_date_line(words))


def heads_of_cells(text: str, heads: Sequence[Span], cells: Sequence[Span]) -> tuple[Span, ...]:
    """The head of each cell, in order; empty where there are more cells than heads."""
    if len(cells) > len(heads):
        return ()
    kinds = [_kind_of_head(text[a:b]) for a, b in heads]
    fit = [[_fit(kind, text[a:b]) for kind in kinds] for a, b in cells]
    best: list[list[float]] = [[0.0] * (len(heads) + 1)]
    for row in fit:
        above = best[-1]
        line = [float("-inf")] * (len(heads) + 1)
        for m, score in enumerate(row, start=1):
            line[m] = max(line[m - 1], above[m - 1] + score)
        best.append(line)
    return tuple(heads[m] for m in _path(best, fit))


def _path(best: Sequence[Sequence[float]], fit: Sequence[Sequence[int]]) -> list[int]:
    """The numbers of the heads on the best way, the leftmost of equals."""
    path: list[int] = []
    m = len(best[0]) - 1
    for n in range(len(fit), 0, -1):
        while m > n and best[n][m - 1] >= best[n][m]:
            m -= 1
        m -= 1
        path.insert(0, m)
    return path


def _kind_of_head(words: str) -> str:
    for kind, pattern in _HEAD_KINDS:
        if pattern.fullmatch(words.strip()) if kind == "serial" else pattern.match(words.strip()):
            return kind
    return ""


def _fit(kind: str, words: str) -> int:
    """How well a cell stands under a head of a kind."""
    own = _kind_of_cell(words)
    if kind and (kind == own or (kind, own) == ("count", "serial")):
        return _FITS
    if kind in _STRICT:
        return _NEVER
    if "count" in (kind, own) or own in _STRICT:
        return _AMISS
    return _AMISS if {kind, own} in ({"person", "place"}, {"body", "person"}, {"body", "place"}) else 0


def _kind_of_cell(words: str) -> str:
    if _SERIAL.fullmatch(words):
        return "serial"
    if is_date_line(words):
        return "day"
    if _COUNT.fullmatch(words):
        return "count"
    if _PERSON.fullmatch(words):
        return "person"
    return "body" if body_likeness(words) >= _BODY else ""
