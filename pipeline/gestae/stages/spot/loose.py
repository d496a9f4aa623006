"""Loose candidates: names that no rule is sure of, for a decision with the whole report in view (stages/decide).

Rules never look at them. A body may be called anything ("Open Hands"), so every capitalised run is one, as are the
parts of a run that "and" joins, a run with the head word in small letters behind it ("Upper Ward office"), and the
lines of headings; a person may be any beginning or end of a capitalised run that could be a name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, fold, organization_words
from gestae.model import Mention, MentionKind, Unit, UnitKind
from gestae.stages.spot.edges import trimmed
from gestae.stages.spot.organizations import ACRONYM, names_event
from gestae.stages.spot.persons import person_mention
from gestae.stages.spot.sequences import INITIALS, NAME_WORD, PARTICLE, body_runs

_JOINT = re.compile(r"\s+(?:and|&|y|et|und|e|with|in|on|at|by)\s+(?:the\s+)?|[,;/]\s*")
_SMALL_HEAD = re.compile(r"[ ](?P<head>[a-z][a-z-]{2,})\b(?!['’-])")
_ORDINAL = re.compile(r"\b\d{1,4}(?:st|nd|rd|th)?\s$")
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember"
    r"|october|(?:sat|sun|mon|tue|wed|thu|fri|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_LONGEST_LINE = 90
_MOST_WORDS = 12
_SCORE = {"loose-run": 0.3, "loose-part": 0.25, "loose-head": 0.3, "loose-line": 0.2, "loose-name": 0.2}
_NAMES = re.compile(
    rf"(?<![\w'’.@/-])(?:{INITIALS}|{NAME_WORD}\.?)(?:[ ]{{1,2}}(?:{PARTICLE}[ ])?(?:{INITIALS}|{NAME_WORD}\.?)){{0,6}}"
)
_LIKE, _LONE = 0.35, 0.25
"""Likeness to a person from which words are a candidate: several of them, and one alone."""
_SURE = 0.9
_LONGEST_NAME = 4
_PIECES = tuple(dict.fromkeys(
    [(0, n) for n in range(1, _LONGEST_NAME + 1)] + [(-n, None) for n in range(1, _LONGEST_NAME + 1)]
))  # fmt: skip
"""Which words of a run are tried: so many from its beginning, so many up to its end."""
_WORD = re.compile(r"\S+")
_TAIL = re.compile(r"(?:['’]s|(?<=\w\w\w)\.)$")


def loose_mentions(
    text: str, units: Sequence[Unit], mentions: Sequence[Mention], spotted: Sequence[Mention]
) -> list[Mention]:
    """Candidates beside the `mentions` that rules accept; `spotted` are those from which these were chosen.

    Bodies and persons, in order; they may overlap each other and the mentions. Offsets are code points into `text`.
    """
    bodies = {(m.start, m.end) for m in mentions if m.kind is MentionKind.ORGANIZATION}
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    sure = [m for m in people if m.score >= _SURE]
    found: dict[tuple[int, int, MentionKind], Mention] = {}
    for start, end, rule in _bodies(text, units):
        if (start, end) in bodies or not _could_be_body(text[start:end]) or _touches(sure, start, end):
            continue
        found.setdefault((start, end, MentionKind.ORGANIZATION), _mention(text, start, end, rule))
    kept = {(m.start, m.end) for m in people}
    for mention in (*(m for m in spotted if m.kind is MentionKind.PERSON), *_persons(text, units, kept)):
        if (mention.start, mention.end) not in kept:
            found.setdefault((mention.start, mention.end, MentionKind.PERSON), mention)
    return sorted(found.values(), key=lambda m: (m.start, m.end))


def _touches(people: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a sure person's name overlaps text[start:end]; `people` are in order and disjoint."""
    low = bisect_left(people, start, key=lambda m: m.end)
    high = bisect_right(people, end - 1, key=lambda m: m.start)
    return any(m.end > start and m.start < end for m in people[low:high])


def _bodies(text: str, units: Sequence[Unit]) -> Iterator[tuple[int, int, str]]:
    for unit in units:
        for low, high in unit.cells or ((unit.start, unit.end),):
            for start, end in body_runs(text, low, high):
                yield from _of_run(text, start, end)
        if unit.kind in (UnitKind.TITLE, UnitKind.HEADING) and unit.end - unit.start < _LONGEST_LINE:
            cut = re.search(r"\s*(?:[,(|–—:]|\s-\s|\s{3,}|$)", text[unit.start : unit.end])
            yield *trimmed(text, unit.start, unit.start + (cut.start() if cut else 0)), "loose-line"


def _of_run(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    whole = trimmed(text, start, end)
    yield *whole, "loose-run"
    ordinal = _ORDINAL.search(text, max(0, start - 6), start)
    if ordinal:
        yield ordinal.start(), whole[1], "loose-head"
    head = _SMALL_HEAD.match(text, end)
    if head and head.group("head") in organization_words():
        yield whole[0], head.end("head"), "loose-head"
    begin = start
    joints = list(_JOINT.finditer(text, start, end))
    for joint in joints:
        yield *trimmed(text, begin, joint.start()), "loose-part"
        begin = joint.end()
    if joints:
        yield *trimmed(text, begin, end), "loose-part"
        if len(joints) > 1:
            yield *trimmed(text, joints[0].end(), end), "loose-part"


def _persons(text: str, units: Sequence[Unit], known: set[tuple[int, int]]) -> Iterator[Mention]:
    """The beginnings and ends of capitalised runs that could be a person's name; `known` are the spans of those that
    rules accept: where one of them is the whole run, nothing else is.
    """
    for unit in units:
        for run in _NAMES.finditer(text, unit.start, unit.end):
            if run.span() in known:
                continue
            words = [m.span() for m in _WORD.finditer(text, *run.span())]
            spans = {(part[0][0], part[-1][1]) for a, b in _PIECES if (part := words[a:b])}
            for start, end in sorted(spans):
                tail = _TAIL.search(text, start, end)
                stop = tail.start() if tail else end
                if (start, stop) not in known and _could_be_person(text[start:stop]):
                    yield person_mention(text, start, start, stop, "loose-name", _SCORE["loose-name"])


@lru_cache(maxsize=1 << 14)
def _could_be_person(name: str) -> bool:
    words = name.split()
    if len(words) == 1:
        key = fold(words[0]).strip(".,'’")
        listed = key in common_words() or key in organization_words() or _CALENDAR.fullmatch(key) is not None
        return len(key) > 2 and not listed and person_likeness(words) >= _LONE
    return person_likeness(words) >= _LIKE


def _could_be_body(words: str) -> bool:
    parts = words.split()
    if not parts or len(parts) > _MOST_WORDS or len(words) < 2 or not any(c.isalpha() for c in words):
        return False
    keys = [fold(w).strip(".,:;()'’\"") for w in parts]
    if all(_CALENDAR.fullmatch(k) or k.isdigit() for k in keys):
        return False
    if len(parts) == 1 and keys[0] in common_words() and keys[0] not in organization_words():
        return False
    return not names_event(words)


def _mention(text: str, start: int, end: int, rule: str) -> Mention:
    after = ACRONYM.match(text, end)
    name = " ".join(text[start:end].split())
    acronym = after.group("acronym") if after else None
    return Mention(start, end, MentionKind.ORGANIZATION, text[start:end], name, rule, _SCORE[rule], acronym=acronym)
