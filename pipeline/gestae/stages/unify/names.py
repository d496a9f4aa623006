"""Folding of names, and which mentions of persons name the same one."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
    persons = [(n, m) for n, m in enumerate(mentions) if m.kind is MentionKind.PERSON]
    folded = {n: fold_name(m.name).split() for n, m in persons}
    alike = _by_word(folded)
    out: dict[int, int] = {}
    for n, _ in persons:
        near = sorted({k for word in folded[n] for k in alike.get(word, ())} | {n})
        fuller = [k for k in near if k != n and _is_short_for(folded[n], folded[k]) and not _has_title(mentions, n, k)]
        same = [k for k in near if folded[k] == folded[n]]
        bare = [k for k in near if _has_title(mentions, k, n)]
        if bare:
            out[n] = bare[0]
        elif fuller and len({" ".join(folded[k]) for k in fuller}) == 1:
            out[n] = fuller[0]
        else:
            out[n] = same[0]
    return out


def _by_word(folded: Mapping[int, Sequence[str]]) -> dict[str, list[int]]:
    """Word -> the names that begin or end with it: what is short for a name, or longer, shares such a word with it."""
    found: dict[str, list[int]] = {}
    for n, words in folded.items():
        for word in {*words[:1], *words[-1:]}:
            found.setdefault(word, []).append(n)
    return found


def _has_title(mentions: Sequence[Mention], bare: int, longer: int) -> bool:
    """Whether a longer form only adds a word to a name that stands elsewhere after an honorific ("Physio A. Rao")."""
    short, full = mentions[bare], mentions[longer]
    if short.honorific is None or full.honorific is not None:
        return False
    words, more = fold_name(short.name).split(), fold_name(full.name).split()
    return (
        len(words) >= 2
        and len(more) == len(words) + 1 and more[1:] == words and more[0] not in given_names()
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
