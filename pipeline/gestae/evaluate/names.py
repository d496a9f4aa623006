"""When two names are one: case, article, punctuation, honorific and acronym folded away (docs/record.md)."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_KEPT = 1 << 16
"""Folded names that are remembered: the same few stand in most events of an archive."""
_PARENTHESES = re.compile(r"\([^)]*\)")
_APOSTROPHES = re.compile(r"['’‘`]")
_PUNCTUATION = re.compile(r"[^\w\s]")
_BLANKS = re.compile(r"\s+")
_ARTICLE = re.compile(r"^\s*the\s+")
_EXCELLENCY = re.compile(r"\bH\.\s*E\.?")


@cache
def honorifics() -> frozenset[str]:
    """The words before a person's name that do not count, folded."""
    lines = files("gestae.evaluate").joinpath("data/honorifics.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=_KEPT)
def fold(words: str | None) -> str:
    """Lower case, single blanks, without parentheses, apostrophes, other punctuation and a leading article."""
    plain = unicodedata.normalize("NFKC", words or "").casefold().replace("&", " and ")
    plain = _APOSTROPHES.sub("", _PARENTHESES.sub(" ", plain))
    return _ARTICLE.sub("", _BLANKS.sub(" ", _PUNCTUATION.sub(" ", plain))).strip()


@lru_cache(maxsize=_KEPT)
def fold_person(words: str | None) -> str:
    """`fold`, and without the honorifics before the name; a name that is nothing but an honorific stays."""
    name = fold(_EXCELLENCY.sub(" ", words or "")).split()
    first = next((n for n, word in enumerate(name) if word not in honorifics()), len(name) - 1)
    return " ".join(name[max(first, 0) :])


def spellings(value: Mapping[str, Any], *, person: bool) -> frozenset[str]:
    """All ways in which a name may be given, folded: as written, its alternatives (`alt`), a body's acronym."""
    folded = fold_person if person else fold
    given = {folded(value.get("name")), *(folded(other) for other in value.get("alt") or ())}
    if not person and value.get("acronym"):
        given.add(fold(value["acronym"]))
    return frozenset(given - {""})


def word_overlap(one: str | None, other: str | None) -> float:
    """Dice's coefficient of the folded words of two wordings: 0 to 1."""
    return dice(frozenset(fold(one).split()), frozenset(fold(other).split()))


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice what two sets share, by the sum of their sizes; 0 where either is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def partly_equal(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether any two spellings overlap: all words of one in the other, or at least half of both shared."""
    return any(_overlaps(frozenset(a.split()), frozenset(b.split())) for a in one for b in other)


def _overlaps(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one or dice(one, other) >= 0.5
