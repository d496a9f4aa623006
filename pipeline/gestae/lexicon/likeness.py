"""How much a row of capitalised words looks like a person's name, or like the name of a body.

Both are sums of small weights, squeezed into 0..1: a judge of words alone, without the sentence. The
weights were set by hand so that each sentence of the tables in tests/lexicon lies on its side of 0.5.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp
from typing import Literal

from gestae.lexicon.names import STRONG, affixes, given_names, honorific_key, honorifics, surnames
from gestae.lexicon.words import (
    common_words,
    fold,
    organization_words,
    place_names,
    place_words,
    post_nominals,
    venue_words,
)

Kind = Literal["name", "weak", "shape", "initial", "particle", "unknown", "word", "head", "place"]

_WEIGHT: dict[Kind, float] = {
    "name": 1.6, "weak": 0.5, "shape": 0.9, "initial": 0.5, "particle": 0.1,
    "unknown": -0.1, "word": -2.0, "head": -2.6, "place": -1.4,
}  # fmt: skip
_START: dict[int, float] = {1: -0.7, 2: -0.2, 3: -0.2, 4: -0.5}
_KEPT = 1 << 14
_LONG = -1.0  # five words and more
_INNER_DOT = re.compile(r"(?<=\w)\.(?=\w)")
ARTICLE = r"(?:a[lndrstz]|ash|el|u[ldrs])-"
"""The article of Arabic names ("al-Masri"), as a pattern."""
_BEHIND_ARTICLE = re.compile(rf"^{ARTICLE}(?=[A-Z])")
_GLUED_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,3}$")


def _squeeze(total: float) -> float:
    return 1.0 / (1.0 + exp(-total))


def _pieces(words: Sequence[str]) -> list[str]:
    """Split "T.B.Kulkarni" at its dots, drop brackets, commas and letters after the name."""
    found: list[str] = []
    for word in words:
        bare = _BEHIND_ARTICLE.sub("", word.strip('()[],;:"“”'))
        found += [piece for piece in _INNER_DOT.split(bare) if piece.strip(".'’-")]
    while len(found) > 2 and found[-1] in post_nominals():
        found.pop()
    return found


def strip_honorifics(words: Sequence[str]) -> tuple[int, bool]:
    """Return how many leading words are honorifics and whether one of them is beyond doubt.

    At least one word is always left over, so that "Major" alone is no honorific.
    """
    start, sure = 0, False
    while start < len(words) - 1:
        for length in range(min(3, len(words) - 1 - start), 0, -1):
            found = honorifics().get(honorific_key("".join(words[start : start + length]).strip("()")))
            if found:
                sure = sure or not found.weak
                start += length
                break
        else:
            break
    return start, sure


@cache
def _strength(part: str) -> float:
    return max(given_names().get(part, 0.0), surnames().get(part, 0.0))


def _name_strength(word: str) -> float:
    """Strength in the lists, of the word or of the parts around hyphens and after D', O', al-."""
    whole = _strength(word)
    if whole == STRONG:
        return whole
    parts = [part for part in re.split(r"[-']", word) if len(part) > 2]
    return max([whole, *(_strength(part) for part in parts)])


def _shaped(word: str) -> bool:
    long_enough = len(word) >= 6
    return (long_enough and word.endswith(affixes("name_suffix"))) or (
        len(word) >= 5 and word.startswith(affixes("name_prefix"))
    )


def _kind(piece: str, after_name: bool) -> Kind:
    """Say what one word speaks for; `after_name`: the word before it is plainly a name."""
    word = fold(piece).rstrip(".")
    if all(len(letter) == 1 for letter in re.split(r"\.?-", word)):
        return "initial"
    if piece[0].islower() and word in affixes("particle"):
        return "particle"
    strength = _name_strength(word)
    if strength == STRONG:
        return "name"
    if strength and (after_name or not _is_head(word)):
        return "weak"
    return _plain_kind(piece, word)


def _plain_kind(piece: str, word: str) -> Kind:
    if _is_head(word):
        return "head"
    if word in common_words() or word.endswith(affixes("organization_suffix")):
        return "word"
    if word in place_names():
        return "place"
    if word in affixes("particle"):
        return "particle"
    if _GLUED_INITIALS.match(piece):
        return "initial"
    return _unlisted_kind(word)


def _unlisted_kind(word: str) -> Kind:
    if len(word) >= 6 and word.endswith(affixes("not_name_suffix")):
        return "word"
    if _shaped(word):
        return "shape"
    if len(word) >= 6 and word.endswith(affixes("place_suffix")):
        return "place"
    return "unknown"


def _is_head(word: str) -> bool:
    return word in organization_words() or word in venue_words() or word in place_words()


def _kinds(pieces: Sequence[str]) -> list[Kind]:
    """Name the kind of each word. "Hall" is a surname after "Robert" or "R.", not after "Smith"."""
    kinds: list[Kind] = []
    for index, piece in enumerate(pieces):
        before = fold(pieces[index - 1]) if index else ""
        kinds.append(_kind(piece, given_names().get(before) == STRONG or kinds[-1:] == ["initial"]))
    return kinds


def person_likeness(words: Sequence[str]) -> float:
    """Return how much `words` look like one person's name, 0 to 1.

    Honorifics before and letters after the name are allowed, as are initials ("R", "P.L."), particles
    ("de", "bin", "ap") and capitals throughout. About 0.45 means: capitalised, and nothing known.
    """
    return _person_likeness(tuple(words))


@lru_cache(maxsize=_KEPT)
def _person_likeness(words: tuple[str, ...]) -> float:
    first, sure = strip_honorifics(words)
    pieces = _pieces(words[first:])
    if not pieces or any(char.isdigit() for piece in pieces for char in piece):
        return 0.0
    if any(piece[0].islower() and fold(piece) not in affixes("particle") for piece in pieces):
        return 0.05
    kinds = _kinds(pieces)
    if not set(kinds) & {"name", "weak", "shape", "unknown"}:
        return 0.05
    total = _START.get(len(kinds), _LONG) + sum(_WEIGHT[kind] for kind in kinds)
    if kinds[-1] in {"head", "word"}:
        total -= 1.5  # "Nelson Mandela Stadium", "Gandhi Memorial Lecture"
    if first:
        total += 2.0 if sure else 0.6 if set(kinds) & {"name", "shape", "unknown"} else 0.0
    return _squeeze(total)


def _head_weight(key: str, index: int, count: int) -> float:
    found = organization_words().get(key)
    if found is None:
        return 1.5 if len(key) > 7 and key.endswith(affixes("organization_suffix")) else 0.0
    wrong_end = (found.position == "last" and index != count - 1) or (found.position == "first" and index != 0)
    weight = 0.8 if found.weak else 3.0
    at_end = index in {0, count - 1}
    return weight * (0.2 if wrong_end else 1.0 if at_end else 0.7)


def organization_likeness(words: Sequence[str]) -> float:
    """Return how much `words` look like the name of a body ("Green Valley Farmers Trust"), 0 to 1.

    A head word alone ("Trust") is no name; capitals alone ("UNDP") are taken for an acronym, about 0.5.
    """
    return _organization_likeness(tuple(words))


@lru_cache(maxsize=_KEPT)
def _organization_likeness(words: tuple[str, ...]) -> float:
    keys = [fold(word).strip('()[],;:"“”').replace(".", "") for word in words]
    keys = [key for key in keys if key]
    if not keys:
        return 0.0
    heads = [_head_weight(key, index, len(keys)) for index, key in enumerate(keys)]
    if len(keys) > 1 and _strength(keys[-1]) and given_names().get(keys[-2]) == STRONG:
        heads[-1] *= 0.3  # "Sunil Mandal" is rather a man than a club
    if len(keys) == 1:
        return _single_body(words[0].strip("()[],;:"), heads[0])
    total = -1.6 + max(heads) + 0.3 * min(2.0, sum(heads) - max(heads))
    if keys[-1] in common_words() and not heads[-1] and "of" not in keys and "for" not in keys:
        total -= 1.2  # "Trust Annual Meeting"
    if all(key in common_words() for key in keys) and max(heads) < 3.0:
        total -= 1.0
    return _squeeze(total)


def _single_body(word: str, head: float) -> float:
    listed = organization_words().get(fold(word).replace(".", ""))
    letters = word.replace(".", "")
    if letters.isupper() and 2 < len(letters) <= 8:
        return 0.7 if listed else 0.5
    if listed:
        return 0.2
    return 0.7 if head else 0.1
