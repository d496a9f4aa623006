"""Kinds of activity: the nouns and verbs that tell of them, and how strongly a passage tells of a discrete
activity.

data/kinds.csv holds `kind,nouns,verbs`, cues written as `lexicon.cues` says. Two rows are not kinds:
"(any)" tells of an activity of any kind ("organised", "chief guest"), "(not)" holds the words that make the
noun before them something else ("seminar hall", "workshop report"). data/status.csv holds
`status,weak,pattern`, the patterns being regular expressions.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from io import StringIO

from gestae.lexicon.cues import Cue, CueHit, CueMatcher, cue_tokens, fold_word, parse_cues
from gestae.lexicon.seek import Wording

ANY = "(any)"
_NOT = "(not)"
_NEXT_WORD = re.compile(r"[ \t\n-]{1,3}([^\W\d_]+)")
# How much one noun or verb of weight 1, 2, 3 tells of a discrete activity; verbs of any activity
# count as verbs.
_NOUN_STRENGTH = {1: 0.15, 2: 0.4, 3: 0.6}
_VERB_STRENGTH = {1: 0.1, 2: 0.3, 3: 0.5}
_HABIT = re.compile(
    r"\b(?:every (?:day|week|month|year|\w+day)|daily|weekly|regularly|usually|always"
    r"|each (?:year|week|month|\w+day)"
    r"|open (?:from|on|to)|since \d{4}|founded|established in|registered in|a total of|so far|history)\b",
    re.IGNORECASE,
)
_HABIT_SHARE = 0.5
_KEPT_LENGTH = 2000
"""Characters up to which a passage is remembered: segment, spot and unify ask for the same ones."""


@dataclass(frozen=True, slots=True)
class StatusPattern:
    """A wording that says an activity was not simply held; a weak one gives way to stronger words."""

    status: str
    pattern: re.Pattern[str]
    wording: Wording
    weak: bool = False


@dataclass(frozen=True, slots=True)
class KindLexicon:
    """The cues of kinds, ready for searching; nouns and verbs apart because they weigh differently."""

    nouns: CueMatcher
    verbs: CueMatcher
    followers: frozenset[str]
    """Folded words that, right after a kind noun, make it no kind: "hall", "report"."""

    def scan(self, text: str) -> tuple[tuple[CueHit, ...], tuple[CueHit, ...]]:
        """Nouns and verbs of activity in the text, each in order."""
        tokens = cue_tokens(text)
        nouns = tuple(hit for hit in self.nouns.scan(text, tokens) if not self._is_modifier(text, hit))
        return nouns, self.verbs.scan(text, tokens)

    def _is_modifier(self, text: str, hit: CueHit) -> bool:
        following = _NEXT_WORD.match(text, hit.end)
        return following is not None and fold_word(following[1]) in self.followers


@cache
def load_kinds() -> KindLexicon:
    """The built-in cues; read once, they never change."""
    nouns: list[Cue] = []
    verbs: list[Cue] = []
    followers: frozenset[str] = frozenset()
    for row in _rows("kinds.csv"):
        if row["kind"] == _NOT:
            followers = frozenset(fold_word(cue.words) for cue in parse_cues(row["nouns"], _NOT))
        else:
            nouns += parse_cues(row["nouns"], row["kind"])
            verbs += parse_cues(row["verbs"], row["kind"])
    return KindLexicon(CueMatcher(nouns), CueMatcher(verbs), followers)


@cache
def load_status_patterns() -> tuple[StatusPattern, ...]:
    """The wordings of status, in the file's order."""
    flags = re.IGNORECASE | re.MULTILINE
    rows = _rows("status.csv")
    patterns = [re.compile(row["pattern"], flags) for row in rows]
    return tuple(
        StatusPattern(row["status"], pattern, Wording(pattern), row["weak"] == "yes")
        for row, pattern in zip(rows, patterns, strict=True)
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("gestae.lexicon").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(text), strict=True))


def activity_strength(text: str, start: int, end: int) -> float:
    """How strongly `text[start:end]` tells of a discrete activity, from 0 (not at all) to 1.

    A noun that names one ("workshop") or a verb that tells of one ("organised") gives about 0.5; both
    together 0.8. Habits, totals and history count half.
    """
    passage = text[start:end]
    return _short_strength(passage) if len(passage) <= _KEPT_LENGTH else _strength(passage)


@lru_cache(maxsize=1 << 10)
def _short_strength(passage: str) -> float:
    return _strength(passage)


def _strength(passage: str) -> float:
    nouns, verbs = load_kinds().scan(passage)
    silence = (1 - _strongest(nouns, _NOUN_STRENGTH)) * (1 - _strongest(verbs, _VERB_STRENGTH))
    share = _HABIT_SHARE if _HABIT.search(passage) else 1.0
    return round((1 - silence) * share, 3)


def _strongest(hits: Sequence[CueHit], strength: dict[int, float]) -> float:
    return max((strength[hit.cue.weight] for hit in hits), default=0.0)
