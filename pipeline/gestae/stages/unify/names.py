"""Folding of names, and which mentions of persons name the same one."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from gestae.lexicon.names import given_names
from gestae.model import Mention, MentionKind

_PARENS = re.compile(r"\([^)]*\)")


@lru_cache(maxsize=1 << 14)
def fold_name(name: str) -> str:
    """Case, article, punctuation and parentheses folded away, for comparing (RECORD: how agreement is counted)."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    text = re.sub(r"['’‘`]", "", _PARENS.sub(" ", text))
    text = re.sub(r"[^\w\s]", " ", text)
    return re.sub(r"^\s*the\s+", "", " ".join(text.split()))


def full_names(mentions: Sequence[Mention]) -> dict[int, int]:
    """Number of a person mention -> number of the mention that names the person most fully, in the same report."""
    spellings: dict[tuple[str, ...], _Spelling] = {}
    folded: dict[int, tuple[str, ...]] = {}
    for n, mention in enumerate(mentions):
        if mention.kind is MentionKind.PERSON:
            words = folded[n] = tuple(fold_name(mention.name).split())
            spellings.setdefault(words, _Spelling(words)).add(n, mention)
    alike = _by_word(spellings)
    chosen: dict[tuple[tuple[str, ...], bool], int] = {}
    for n, words in folded.items():
        titled = mentions[n].honorific is not None
        if words and (words, titled) not in chosen:
            chosen[words, titled] = _fullest(spellings, alike, words, titled)
    return {n: chosen.get((words, mentions[n].honorific is not None), n) for n, words in folded.items()}


@dataclass(slots=True)
class _Spelling:
    """All mentions of persons with the same folded name: the numbers of the first, of the first with an honorific."""

    words: tuple[str, ...]
    first: int = -1
    titled: int | None = None

    def add(self, n: int, mention: Mention) -> None:
        """Count mention `n`; they come in order."""
        self.first = n if self.first < 0 else self.first
        if mention.honorific is not None and self.titled is None:
            self.titled = n


def _fullest(
    spellings: Mapping[tuple[str, ...], _Spelling],
    alike: Mapping[str, Sequence[_Spelling]],
    words: tuple[str, ...],
    titled: bool,
) -> int:
    """The number of the mention that names most fully who is called by `words`, with an honorific or without."""
    bare = spellings.get(words[1:])
    if not titled and bare is not None and bare.titled is not None and _adds_a_word(bare.words, words):
        return bare.titled
    near = {id(s): s for word in words for s in alike.get(word, ())}
    longer = [s for s in near.values() if _is_short_for(words, s.words)]
    # after an honorific a name is whole: a form without one that has a word more is not fuller
    firsts = [s.titled if titled and _adds_a_word(words, s.words) else s.first for s in longer]
    fuller = [n for n in firsts if n is not None]
    return fuller[0] if len(fuller) == 1 else spellings[words].first


def _by_word(spellings: Mapping[tuple[str, ...], _Spelling]) -> dict[str, list[_Spelling]]:
    """Word -> the names that begin or end with it: what is short for a name, or longer, shares such a word with it."""
    found: dict[str, list[_Spelling]] = {}
    for words, spelling in spellings.items():
        for word in {*words[:1], *words[-1:]}:
            found.setdefault(word, []).append(spelling)
    return found


def _adds_a_word(short: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a longer form only adds a word to a name that stands elsewhere after an honorific ("Physio A. Rao")."""
    return (
        len(short) >= 2
        and len(longer) == len(short) + 1 and tuple(longer[1:]) == tuple(short) and longer[0] not in given_names()
    )  # fmt: skip


def _is_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is the surname, first name or an initialled form of a fuller one."""
    if len(short) >= len(full) or not short:
        return len(short) == len(full) and short != full and _initialled(short, full)
    if len(short) == 1:
        return len(short[0]) > 2 and short[0] in (full[0], full[-1])
    return (
        _initialled(short, full) or list(short) == list(full[-len(short) :]) or list(short) == list(full[: len(short)])
    )


def _initialled(short: Sequence[str], full: Sequence[str]) -> bool:
    """ "P. Snal" for "Pelcy Snal": same last word, initials that agree, at least one of them abbreviated."""
    if short[-1] != full[-1] or len(short[-1]) < 3:
        return False
    pairs = list(zip(short[:-1], full[:-1], strict=False))
    return bool(pairs) and all(f.startswith(s) for s, f in pairs) and any(len(s) == 1 for s, _ in pairs)


def with_fullest(mention: Mention, full: Mention) -> Mention:
    """The mention's own place and role words, under the fullest name that the report gives the person."""
    return replace(
        mention,
        name=full.name,
        honorific=mention.honorific or full.honorific,
        position=mention.position or full.position,
        affiliation=mention.affiliation or full.affiliation,
    )
