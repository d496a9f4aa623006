"""Which languages a report is written in."""

# ruff: noqa: PLC0415 (imported at the first use, so that the command line starts quickly)

import re
from collections import Counter
from collections.abc import Sequence

from gestae.stages.read.rules import english_words, known_languages

_WORD = re.compile(r"[^\W\d_]+")
ENGLISH = "en"
_DEFAULT = (ENGLISH,)
_SHORT = 80
_SHARE_OF_ENGLISH = 0.05
_SHARE_OF_CAPITALS = 0.5
_MENTIONED_FROM = 0.1
_SAMPLE = 20_000


def languages(passages: Sequence[str]) -> tuple[str, ...]:
    """Codes of the languages that fill at least a tenth of the text, the main one first.

    Text that is full of English function words is English without asking the model, which takes half a
    second to load; short passages join their neighbours, and a very short text counts as English.
    """
    weight: Counter[str] = Counter()
    for passage in _chunks(passages):
        letters = sum(len(word) for word in _WORD.findall(passage))
        if letters:
            weight[_language(passage)] += letters
    total = sum(weight.values())
    if total < _SHORT:
        return _DEFAULT
    ranked = sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(code for code, letters in ranked if letters >= _MENTIONED_FROM * total) or _DEFAULT


def _chunks(passages: Sequence[str]) -> list[str]:
    chunks: list[str] = []
    held = ""
    size = 0
    for passage in passages:
        held = f"{held}\n{passage}" if held else passage
        if len(held) >= 300:
            chunks.append(held)
            size += len(held)
            held = ""
        if size > _SAMPLE:
            return chunks
    return [*chunks, held] if held else chunks


def _language(passage: str) -> str:
    words = _WORD.findall(passage)
    if sum(word.casefold() in english_words() for word in words) >= _SHARE_OF_ENGLISH * len(words):
        return "en"
    if sum(word != word.lower() for word in words) > _SHARE_OF_CAPITALS * len(words):
        # Names and titles one after the other are no running text in any language.
        return "en"
    return "en" if len(passage) < _SHORT else _model(passage)


def _model(passage: str) -> str:
    """The model's first choice among languages with many writers: lists of names look like any small one."""
    import py3langid

    ranked = (str(code) for code, _ in py3langid.rank(passage))
    return next((code for code in ranked if code in known_languages()), "en")
