"""When two values are equal: case, article, punctuation, honorific and acronym folded away (docs/record.md)."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "smt",
        "shri",
        "sri",
        "hon",
        "honble",
        "he",
        "fr",
        "father",
        "sr",
        "sister",
        "br",
        "brother",
        "rev",
        "reverend",
        "er",
        "adv",
        "rtn",
        "cde",
        "comrade",
        "kumari",
        "sir",
        "dame",
        "lady",
        "lord",
        "bishop",
        "pastor",
        "maulana",
        "imam",
        "sheikh",
        "md",
        "engr",
        "justice",
        "ambassador",
        "amb",
        "cllr",
        "col",
        "capt",
        "lt",
        "gen",
        "maj",
        "major",
        "brig",
        "sgt",
        "insp",
        "atty",
        "mufti",
        "ustaz",
        "datuk",
        "ato",
        "mzee",
        "alhaji",
        "haji",
        "mme",
        "thiru",
        "tmt",
        "selvi",
    ]
)
"""A list of the scorer's own: with the program's, an honorific that the program lacks would lack here, too."""


def folded(words: str | None) -> str:
    """Lower case, one blank between words, no parentheses, apostrophes or other punctuation, no leading article."""
    plain = unicodedata.normalize("NFKC", words or "").casefold().replace("&", " and ")
    plain = re.sub(r"\([^)]*\)|[^\w\s'’‘`]", " ", plain)
    plain = " ".join(re.sub(r"['’‘`]", "", plain).split())
    return plain.removeprefix("the ")


def folded_person(words: str | None) -> str:
    """`folded`, and without the honorifics in front of the name."""
    name = folded(re.sub(r"\bH\.\s*E\.?", " ", words or "")).split()
    while len(name) > 1 and name[0] in _HONORIFICS:
        name.pop(0)
    return " ".join(name)


def spellings(item: dict[str, Any], *, person: bool = False) -> set[str]:
    """All ways in which a name may be given: as written, its alternatives, a body's acronym."""
    fold = folded_person if person else folded
    given: Iterable[str | None] = [item.get("name"), *(item.get("alt") or [])]
    found = {fold(name) for name in given}
    if not person:
        found.add(folded(item.get("acronym")))
    return found - {""}


def word_overlap(one: str | None, other: str | None) -> float:
    """Dice's coefficient of the folded words: 0 to 1."""
    return dice(set(folded(one).split()), set(folded(other).split()))


def dice(one: set[str], other: set[str]) -> float:
    """Twice what two sets share, by the sum of their sizes; 0 where either is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
