"""How much a phrase as it stands in a report looks like the name of a body: the word judge, and the shape around it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from gestae.lexicon.likeness import organization_likeness
from gestae.lexicon.words import common_words, fold, organization_words

_INSIDE = frozenset(("for", "of", "on", "against", "in", "to", "and", "at", "des", "de", "du", "für", "van"))
_DISTRICT = re.compile(r"(?:&|and) district\b", re.IGNORECASE)
_HEADED, _HEADED_BY_COMMON = 0.65, 0.5


@lru_cache(maxsize=1 << 14)
def body_likeness(phrase: str) -> float:
    """0 to 1. What stands before "for", "of", "and" is judged by itself too ("Forum for Women"), a weak head word
    ("Group", "Initiative") counts at the end of a phrase of several words, and so does the last part of a word with
    hyphens.
    """
    words = phrase.split()
    if not words:
        return 0.0
    best = organization_likeness(words)
    for n, word in enumerate(words):
        if n and word.casefold() in _INSIDE:
            best = max(best, organization_likeness(words[:n]), _weak_head(words[:n]))
    return max(best, _weak_head(words), _HEADED if _DISTRICT.search(phrase) else 0.0)


def _weak_head(words: Sequence[str]) -> float:
    if len(words) < 2:
        return 0.0
    last = fold(words[-1].rsplit("-", 1)[-1]).strip("()[],;:.\"“”'’")
    if last not in organization_words():
        return 0.0
    own = [w for w in words[:-1] if fold(w).strip(".,&") not in common_words() and len(w) > 1]
    return _HEADED if own else _HEADED_BY_COMMON
