"""Sentences with inline marks, which a linguist can read: "[organizer Asha Trust] held a camp"."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[(?P<label>[a-z-]+) (?P<words>[^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a sentence marks: `text[start:end] == words`, offsets in code points of the plain text."""

    label: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The plain text of a marked sentence, and its marks in order."""

    text: str
    marks: tuple[Mark, ...]

    def pairs(self) -> list[tuple[str, str]]:
        """(label, words with white space folded) of every mark, in order."""
        return [(mark.label, " ".join(mark.words.split())) for mark in self.marks]

    def spans(self) -> list[tuple[int, int]]:
        """(start, end) of every mark, in order."""
        return [(mark.start, mark.end) for mark in self.marks]


def unmark(sentence: str) -> Marked:
    """Take the marks out of a sentence and remember where their words stand."""
    plain, marks, done = "", [], 0
    for match in _MARK.finditer(sentence):
        plain += sentence[done : match.start()]
        words = match.group("words")
        marks.append(Mark(match.group("label"), words, len(plain), len(plain) + len(words)))
        plain += words
        done = match.end()
    return Marked(plain + sentence[done:], tuple(marks))
