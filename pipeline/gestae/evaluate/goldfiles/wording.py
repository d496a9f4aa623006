"""Whether words stand in a text, and what stands there instead."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from gestae.evaluate.names import fold

_TYPOGRAPHY = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'",
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "\u00ad": None, "\u200b": None, "\ufeff": None,
})  # fmt: skip
_LIKE_ENOUGH = 0.72
"""From this likeness (difflib, 0 to 1) on, other words are probably those that were meant."""
_STARTS = 400
"""Places in the text that are compared at most, those with most words in common first."""


def plain(text: str) -> str:
    """White space folded, curly quotation marks and long dashes made straight, invisible characters taken out."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY).split())


@dataclass
class Wording:
    """The words of one report."""

    text: str
    _plain: str = field(init=False)
    _like: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Fold the text once."""
        self._plain = plain(self.text)

    def has(self, words: str) -> bool:
        """Whether the words stand there, white space and typography aside."""
        return plain(words) in self._plain

    def has_loosely(self, words: str) -> bool:
        """Whether they stand there when case, articles and punctuation are folded away, as scores fold names."""
        folded = fold(words)
        return bool(folded) and f" {folded} " in self._folded

    def nearest(self, words: str) -> str | None:
        """The passage of about as many words that is most like these; None where nothing is like them."""
        asked = plain(words)
        best, found = _LIKE_ENOUGH, None
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(asked.casefold())
        for start in self._starts(asked.split()):
            for length in {max(1, (n := len(asked.split())) - 1), n, n + 1}:
                passage = " ".join(self._words[start : start + length])
                matcher.set_seq1(passage.casefold())
                if matcher.quick_ratio() > best and (likeness := matcher.ratio()) > best:
                    best, found = likeness, passage
        around = "".join(sign for sign in ",;:.()\"'" if sign not in asked)
        return found.strip(around) if found else None

    @cached_property
    def _folded(self) -> str:
        return f" {fold(self._plain)} "

    @cached_property
    def _words(self) -> list[str]:
        return self._plain.split()

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Each word, folded, with its positions."""
        places = defaultdict(list)
        for number, word in enumerate(self._words):
            places[fold(word)].append(number)
        return places

    def _spelled_like(self, word: str) -> list[str]:
        """The word itself where it is there, else those of about its length that are most like it."""
        if word not in self._like:
            alike = [known for known in self._places if 3 * abs(len(known) - len(word)) <= len(word)]
            self._like[word] = [word] if word in self._places else get_close_matches(word, alike, n=3, cutoff=0.7)
        return self._like[word]

    def _starts(self, asked: list[str]) -> list[int]:
        """Where a passage like the words may begin: one of them, or one spelled like it, is in its place there."""
        votes: defaultdict[int, int] = defaultdict(int)
        for number, word in enumerate(asked):
            for known in self._spelled_like(fold(word)):
                for place in self._places[known]:
                    votes[max(0, place - number)] += 1
        return sorted(votes, key=lambda start: (-votes[start], start))[:_STARTS]
