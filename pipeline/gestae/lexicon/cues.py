"""Cue words: how a word list writes them, and one pass over a report that finds them all.

A list holds cues separated by `;`. A cue is a word or phrase, compared without regard to case, accents,
regular plural, possessive and hyphen. A `*` after a word matches any word that begins so. A mark at the end
of the cue says what it weighs: `^3` decides alone, `^1` only supports, `^0` counts for nothing and hides
the shorter cues inside it ("school hall^0"); without a mark the weight is 2. A word written in capitals
(two letters or more) matches capitals only: "AIDS", not "aids".
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*|&")
_GAP = re.compile(r"\.|[ \t\n\u00a0'\"’‘“”/–-]{0,6}")
_CUE = re.compile(r"(?P<words>[^^]+)(?:\^(?P<weight>[0-3]))?")
_CUE_WORD = re.compile(rf"({_TOKEN.pattern})(\*?)")
_APOSTROPHE = re.compile(r"['’ʼ]")
_IRREGULAR = {
    "women": "woman",
    "womens": "woman",
    "childrens": "child",
    "men": "man",
    "children": "child",
    "lives": "life",
    "leaves": "leaf",
    "mice": "mouse",
    "teeth": "tooth",
    "feet": "foot",
    "wives": "wife",
    "knives": "knife",
    "&": "and",
    # no plurals: folded, they would become another word
    "news": "news",
    "goods": "goods",
    "customs": "customs",
    "economics": "economics",
    "arms": "arms",
}
_CACHE_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of a word list: `words` as written, the label it speaks for, its weight (0 to 3)."""

    words: str
    label: str
    weight: int = 2


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue found: `text[start:end]` are the words."""

    start: int
    end: int
    cue: Cue


def parse_cues(cell: str, label: str) -> tuple[Cue, ...]:
    """Read one cell of cues. Raises ValueError naming the cue that is not well formed."""
    cues = []
    for part in cell.split(";"):
        if not (written := part.strip()):
            continue
        match = _CUE.fullmatch(written)
        if match is None or not _TOKEN.search(match["words"]):
            raise ValueError(f"cannot read the cue {written!r}")
        weight = int(match["weight"]) if match["weight"] else 2
        cues.append(Cue(match["words"].strip(), label, weight))
    return tuple(cues)


def fold_word(word: str) -> str:
    """The form under which a word is compared: no case, accent, possessive or regular plural."""
    folded = word.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    folded = _APOSTROPHE.sub("'", folded)
    folded = folded.removesuffix("'s").replace("'", "")
    return _IRREGULAR.get(folded) or _singular(folded)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def _in_capitals(word: str) -> str | None:
    """The word itself where it is in capitals; "NGOs" counts as "NGO"."""
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return word[:-1]
    return word if len(word) > 1 and word.isupper() else None


def _keys(word: str) -> tuple[str, ...]:
    """Under which keys a word of the text may be looked up: folded, and as capitals."""
    capitals = _in_capitals(word)
    return (fold_word(word),) if capitals is None else (fold_word(word), "^" + capitals)


def _cue_keys(cue: Cue) -> tuple[str, ...]:
    """The keys of a cue's words; that of a word with a star begins with one."""
    return tuple("*" + _plain(word) if star else _keys(word)[-1] for word, star in _CUE_WORD.findall(cue.words))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return _APOSTROPHE.sub("", "".join(char for char in decomposed if not unicodedata.combining(char)))


@dataclass(frozen=True, slots=True)
class _Pattern:
    rest: tuple[str, ...]
    cue: Cue


@dataclass(frozen=True, slots=True)
class _Word:
    keys: tuple[str, ...]
    plain: str
    starts: tuple[_Pattern, ...]


CueToken = tuple[str, int, int]
"""A word of a text as it is written, and its offsets."""


def cue_tokens(text: str) -> list[CueToken]:
    """The words of a text, to be made once for several matchers."""
    return [(match.group(), *match.span()) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=_CACHE_LIMIT)
def _forms(written: str) -> tuple[tuple[str, ...], str]:
    """The keys of a word of a text, and its plain form."""
    return _keys(written), _plain(written)


class CueMatcher:
    """Finds every cue of a list in one pass over the words of a text."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        """Index the cues by their first word; of two that compare alike for one label the first counts."""
        self._first: dict[str, list[_Pattern]] = {}
        self._words: dict[str, _Word] = {}
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for cue in cues:
            keys = _cue_keys(cue)
            if (cue.label, keys) in seen:
                continue
            seen.add((cue.label, keys))
            self._first.setdefault(keys[0], []).append(_Pattern(keys[1:], cue))

    def scan(self, text: str, tokens: Sequence[CueToken] | None = None) -> tuple[CueHit, ...]:
        """All cues in the text (whose `tokens` may be given), ordered; those inside a longer one are left out, as are
        those of weight 0.
        """
        if tokens is None:
            tokens = cue_tokens(text)
        known = self._words
        hits = []
        for index, (written, start, _) in enumerate(tokens):
            for pattern in (known.get(written) or self._word(written)).starts:
                end = self._match_rest(text, tokens, index, pattern)
                if end:
                    hits.append(CueHit(start, end, pattern.cue))
        return tuple(hit for hit in _outermost(hits) if hit.cue.weight) if hits else ()

    def _match_rest(self, text: str, tokens: Sequence[CueToken], index: int, pattern: _Pattern) -> int:
        """Where the pattern that begins at token `index` ends in the text, 0 where it does not go on."""
        end = tokens[index][2]
        for key in pattern.rest:
            index += 1
            if index >= len(tokens):
                return 0
            written, start, word_end = tokens[index]
            word = self._word(written)
            if not (word.plain.startswith(key[1:]) if key[0] == "*" else key in word.keys):
                return 0
            gap = text[end:start]
            if not _GAP.fullmatch(gap) or gap.count("\n") > 1:
                return 0
            end = word_end
        return end

    def _word(self, written: str) -> _Word:
        known = self._words.get(written)
        if known is None:
            if len(self._words) >= _CACHE_LIMIT:
                self._words.clear()
            known = self._words[written] = self._look_up(written)
        return known

    def _look_up(self, written: str) -> _Word:
        keys, plain = _forms(written)
        starts = [pattern for key in keys for pattern in self._first.get(key, ())]
        for length in range(1, len(plain) + 1):
            starts += self._first.get("*" + plain[:length], ())
        return _Word(keys, plain, tuple(starts))


def _outermost(hits: Sequence[CueHit]) -> list[CueHit]:
    """Drop the hits that lie inside a longer one; over the same words each label keeps its heaviest."""
    kept: dict[tuple[int, int, str], CueHit] = {}
    reach = start_of_reach = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, -hit.cue.weight)):
        inside = hit.end <= reach and (hit.start, hit.end) != (start_of_reach, reach)
        if not inside:
            kept.setdefault((hit.start, hit.end, hit.cue.label), hit)
            if hit.end > reach:
                start_of_reach, reach = hit.start, hit.end
    return list(kept.values())
