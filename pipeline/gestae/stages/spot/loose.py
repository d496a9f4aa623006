"""Loose candidates: names that no rule is sure of, for a decision with the whole report in view (stages/decide).

Rules never look at them. A body may be called anything ("Open Hands"; loose_bodies.py); a person may be any beginning
or end of a capitalised run that could be a name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, fold, organization_words
from gestae.model import Mention, MentionKind, Unit
from gestae.stages.spot.loose_bodies import loose_bodies
from gestae.stages.spot.not_bodies import names_event
from gestae.stages.spot.organizations import ACRONYM
from gestae.stages.spot.persons import INVERTED, person_mention
from gestae.stages.spot.sequences import INITIALS, NAME_WORD, PARTICLE

_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember"
    r"|october|(?:sat|sun|mon|tue|wed|thu|fri|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_MOST_WORDS = 12
_SCORE = {"run": 0.3, "part": 0.25, "head": 0.3, "line": 0.2, "joint": 0.25, "name": 0.2}
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
_WITHOUT_TITLE = ((1, None),)
"""What is tried of a run that a rule takes for a name as it is: the first word may be a title nobody listed."""
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
    for start, end, rule in loose_bodies(text, units):
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


def _persons(text: str, units: Sequence[Unit], known: set[tuple[int, int]]) -> Iterator[Mention]:
    """The beginnings and ends of capitalised runs that could be a person's name; `known` are the spans of those that
    rules accept.
    """
    for unit in units:
        for match in INVERTED.finditer(text, unit.start, unit.end):
            if match.span("name") not in known:
                yield person_mention(text, *match.span("name")[:1], *match.span("name"), "loose-name", _SCORE["name"])
        for run in _NAMES.finditer(text, unit.start, unit.end):
            words = [m.span() for m in _WORD.finditer(text, *run.span())]
            pieces = _WITHOUT_TITLE if run.span() in known else _PIECES
            spans = {(part[0][0], part[-1][1]) for a, b in pieces if (part := words[a:b])}
            for start, end in sorted(spans):
                tail = _TAIL.search(text, start, end)
                stop = tail.start() if tail else end
                if (start, stop) not in known and _could_be_person(text[start:stop]):
                    yield person_mention(text, start, start, stop, "loose-name", _SCORE["name"])


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
    name, score = " ".join(text[start:end].split()), _SCORE[rule.removeprefix("loose-")]
    acronym = after.group("acronym") if after else None
    return Mention(start, end, MentionKind.ORGANIZATION, text[start:end], name, rule, score, acronym=acronym)
