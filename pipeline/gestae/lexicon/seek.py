"""Many patterns over one text: each is tried only at the words that it can begin with.

Most wordings of the lists begin with a word that a report does not hold. To try a hundred patterns at every character
took a tenth of a run; where the first letters of a pattern are known, it is tried at the words with these letters.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import merge
from importlib import import_module
from typing import Any

_LENGTH = 3
"""Letters of a word by which it is looked up."""
_MOST = 600
_UNLIKE = re.compile("[ſıİ]")
"""Letters that match others in a pattern without regard to case than those that they become in small letters."""
_WORD = re.compile(r"\w+")
_STEPS = ("LITERAL", "IN", "SUBPATTERN", "BRANCH", "MAX_REPEAT", "MIN_REPEAT")
_WIDTHLESS = ("AT", "ASSERT", "ASSERT_NOT")


class Wording:
    """A pattern, and the first letters (up to three, small) of the words with which its matches can begin; or what else
    they can begin with, one character each. `openings` is None where that cannot be told.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """Find out how matches begin."""
        self.pattern = pattern
        self.openings = openings(pattern)


class Seeker:
    """A text in which wordings are looked for."""

    def __init__(self, text: str) -> None:
        """Note where words begin, by their first letters."""
        self._text = text
        self._places: dict[str, list[int]] = {}
        self._known: dict[int, tuple[Wording, list[int]]] = {}
        self._usable = _UNLIKE.search(text) is None
        for match in _WORD.finditer(text) if self._usable else ():
            at = match.start()
            self._places.setdefault(text[at : at + _LENGTH].lower(), []).append(at)

    def matches(self, wording: Wording, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As `wording.pattern.finditer(text, start, end)`."""
        stop = len(self._text) if end is None else end
        if wording.openings is None or not self._usable:
            yield from wording.pattern.finditer(self._text, start, stop)
            return
        places = self._places_of(wording, wording.openings)
        for k in range(bisect_left(places, start), len(places)):
            if places[k] >= stop:
                return
            if places[k] >= start and (match := wording.pattern.match(self._text, places[k], stop)):
                yield match
                start = match.end()

    def _places_of(self, wording: Wording, heads: frozenset[str]) -> list[int]:
        """Where a match could begin, in order."""
        known = self._known.get(id(wording))
        if known is None:
            lists = [self._places[letters] for letters in sorted(heads & self._places.keys())]
            for head in sorted(heads):
                if _WORD.match(head) is None:
                    lists.append([match.start() for match in re.finditer(re.escape(head), self._text)])
                elif len(head) < _LENGTH:
                    lists += [at for letters, at in self._places.items() if letters.startswith(head)]
            known = wording, list(dict.fromkeys(merge(*lists)))
            self._known[id(wording)] = known
        return known[1]


@lru_cache(maxsize=1)
def seeker(text: str) -> Seeker:
    """The text made ready, once a report."""
    return Seeker(text)


def openings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """What a match can begin with: the first letters of a word, up to three, in small letters (fewer where anything may
    follow), or a character that is of no word. None where that may be anything, or the midst of a word.
    """
    try:
        parsed = import_module("re._parser").parse(pattern.pattern, pattern.flags)
    except (ImportError, AttributeError):  # no part of what Python promises
        return None
    items = list(parsed)
    if not _begins_word(items):
        return None
    for length in range(_LENGTH, 0, -1):
        found = {head.lower() for head in _heads(items, length)}
        if "" in found:
            return None
        if len(found) <= _MOST:
            return frozenset(head if _WORD.match(head) else head[0] for head in found)
    return None


def _begins_word(items: Sequence[Any]) -> bool:
    """Whether a parsed pattern begins with \\b or (?<!\\w), in all its alternatives."""
    if not items:
        return False
    step, value = str(items[0][0]), items[0][1]
    if step == "AT":
        return str(value) == "AT_BOUNDARY"
    if step == "ASSERT_NOT":
        return value[0] == -1 and str(list(value[1])) == "[(IN, [(CATEGORY, CATEGORY_WORD)])]"
    if step == "SUBPATTERN":
        return _begins_word(list(value[3]))
    return step == "BRANCH" and all(_begins_word(list(branch)) for branch in value[1])


def _heads(items: Sequence[Any], length: int) -> set[str]:
    """What a match of parsed items can begin with; a shorter one stands for all that begins so."""
    if not items or not length:
        return {""}
    (code, value), rest = items[0], items[1:]
    step = str(code)
    if step in _WIDTHLESS:
        return _heads(rest, length)
    if step not in _STEPS:
        return {""}
    if step == "SUBPATTERN":
        return _heads([*value[3], *rest], length)
    if step == "BRANCH":
        return {head for branch in value[1] for head in _heads([*branch, *rest], length)}
    if step.endswith("REPEAT"):
        least, most, inner = value
        once = _heads([*inner, *(rest if most == 1 else [(None, None)])], length)
        return once if least else once | _heads(rest, length)
    letters = [chr(value)] if step == "LITERAL" else _letters(value)
    return {letter + head for letter in letters for head in _heads(rest, length - 1)} if letters else {""}


def _letters(members: Sequence[Any]) -> list[str]:
    """The characters of a set, none where they are many or not told one by one."""
    found: list[str] = []
    for code, value in members:
        if str(code) == "LITERAL":
            found.append(chr(value))
        elif str(code) == "RANGE" and value[1] - value[0] < 30:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            return []
    return found
