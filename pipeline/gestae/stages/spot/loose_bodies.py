"""Loose candidates for bodies: spans that may be the name of one, as words and joints show it.

A body may be called anything, so every capitalised run is one, as are the parts of a run, a run with the head word in
small letters beside it, two runs with a foreign joint between them, and the lines of headings.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gestae.lexicon.words import common_words, fold, organization_words
from gestae.model import Unit, UnitKind
from gestae.stages.spot.edges import trimmed
from gestae.stages.spot.sequences import body_runs

Found = tuple[int, int, str]
"""Start, end (code points, half-open) and the rule."""

_JOINT = re.compile(r"\s+(?:and|&|y|et|und|e|with|in|on|at|by|under)\s+(?:the\s+)?|[,;/]\s*", re.IGNORECASE)
_SMALL_HEADS = tuple(
    re.compile(rf"{before}[ ](?P<head>[a-z][a-z-]{{2,}})\b(?!['’-])") for before in ("", r"[ ][a-z-]{3,}")
)
_BEFORE = re.compile(r"\b(?:[A-Za-z][\w'’-]+[ ]){0,2}(?P<head>[a-z][a-z-]{2,})[ ](?:of|for)[ ](?:the[ ])?")
"""Words in small letters before a run ("social action committee of the Panchayat")."""
_ENGLISH = r"(?:as|at|by|if|in|is|it|me|my|on|or|so|to|up|us|was|who|has|had|her|his|its|our|the|and|for|of|we|he|an|a)"
_FOREIGN = re.compile(rf"[ ](?!{_ENGLISH}\b)[a-z]{{1,3}}[ ]")
"""A short word that joins two runs and is not English ("Conradh na Cathrach")."""
_STRANGE = re.compile(rf"[ ](?!{_ENGLISH}\b)[a-z]{{1,3}}(?P<words>(?:[ ][a-z]{{4,}}){{1,2}})\b")
"""Words in small letters of another language behind such a joint ("Jamat e islami hind")."""
_NUMBERED = re.compile(r"[ ](?:No\.?[ ]?)?\d{2,5}\b")
_ORDINAL = re.compile(r"\b\d{1,4}(?:st|nd|rd|th)?\s$")
_LONGEST_LINE, _LONGEST_HEAD = 90, 60


def loose_bodies(text: str, units: Sequence[Unit]) -> Iterator[Found]:
    """Spans of `text` that may be a body's name, some of them more than once."""
    for unit in units:
        for low, high in unit.cells or ((unit.start, unit.end),):
            runs = list(body_runs(text, low, high))
            for run in runs:
                whole, joints = trimmed(text, *run), list(_JOINT.finditer(text, *run))
                yield *whole, "loose-run"
                yield from _parts(text, run, joints)
                yield from _with_heads(text, low, run, whole, [joint.end() for joint in joints][-1:])
            for (start, end), (then, last) in pairwise(runs):
                if _FOREIGN.fullmatch(text, end, then):
                    yield *trimmed(text, start, last), "loose-joint"
        if unit.kind in (UnitKind.TITLE, UnitKind.HEADING) and unit.end - unit.start < _LONGEST_LINE:
            cut = re.search(r"\s*(?:[,(|–—:]|\s-\s|\s{3,}|$)", text[unit.start : unit.end])
            yield *trimmed(text, unit.start, unit.start + (cut.start() if cut else 0)), "loose-line"


def _parts(text: str, run: tuple[int, int], joints: Sequence[re.Match[str]]) -> Iterator[Found]:
    """The parts of a capitalised run between its joints."""
    begin, end = run
    for joint in joints:
        yield *trimmed(text, begin, joint.start()), "loose-part"
        begin = joint.end()
    if joints:
        yield *trimmed(text, begin, end), "loose-part"
        if len(joints) > 1:
            yield *trimmed(text, joints[0].end(), end), "loose-part"


def _with_heads(
    text: str, low: int, run: tuple[int, int], whole: tuple[int, int], last: Sequence[int]
) -> Iterator[Found]:
    """A capitalised run, its edges trimmed as `whole`, with what stands beside it; the unit begins at `low`, the last
    part of the run at `last`.
    """
    (start, end), (begin, stop) = run, whole
    ordinal = _ORDINAL.search(text, max(0, start - 6), start)
    if ordinal:
        yield ordinal.start(), stop, "loose-head"
    for before in _BEFORE.finditer(text, max(low, start - _LONGEST_HEAD), start):
        if before.end() == start and before.group("head") in organization_words():
            yield *trimmed(text, before.start(), end), "loose-head"
    yield from _with_tail(text, begin, end)
    for head in (small.match(text, end) for small in _SMALL_HEADS):
        if head and head.group("head") in organization_words():
            yield from ((first, head.end("head"), "loose-head") for first in (begin, *last))


def _with_tail(text: str, begin: int, end: int) -> Iterator[Found]:
    """A name with words of another language, a number or a possessive behind it ("St Wilfrid's")."""
    strange = _STRANGE.match(text, end)
    if strange and common_words().isdisjoint(strange.group("words").split()):
        yield begin, strange.end(), "loose-joint"
    number = _NUMBERED.match(text, end)
    if number and fold(text[begin:end].rsplit(maxsplit=1)[-1]) in organization_words():
        yield begin, number.end(), "loose-head"
    if text[begin:end].endswith(("'s", "’s")):
        yield begin, end, "loose-head"
