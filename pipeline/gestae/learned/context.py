"""What stands around one mention: neighbouring words, cues and their distance, the unit, as numbers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from gestae.model import Mention
from gestae.spotted import CueMatch

Features = dict[str, float]
"""Feature -> number; what is absent is 0."""

_BEFORE = {
    "at": r"\b(?:at|in|near|inside|outside|on)\s+(?:the\s+|our\s+)?$",
    "of": r"\bof\s+(?:the\s+|our\s+)?$",
    "from": r"\bfrom\s+(?:the\s+|our\s+)?$",
    "to": r"\b(?:to|visited|for)\s+(?:the\s+|our\s+)?$",
    "by": r"\bby\s+(?:the\s+|our\s+)?$",
    "with": r"\bwith\s+(?:the\s+|our\s+)?$",
    "and": r"(?:\band|&)\s+(?:the\s+)?$",
    "the": r"\bthe\s+$",
    "comma": r"[,;]\s*$",
    "open": r"[(\[]\s*$",
    "dash": r"[-–—/*•]\s*$",
    "colon": r":\s*$",
    "cell": r"(?:\||\t|\s{3,})\s*$",
    "line": r"(?:^|\n)\W*$",
    "stop": r"[.!?]\W*$",
    "quote": r"[\"“‘«]\s*$",
    "verb": r"\b[a-z]+(?:ed|ing|s)\s+(?:the\s+)?$",
    "capital": r"\b[A-Z][\w'’.]*\s+$",
    "thanks": r"\b(?:thank\w*|grateful|gratitude|courtesy|indebted|appreciat\w+)\b[^.\n]*$",
    "late": r"\b(?:late|memory|memorial|birth|anniversary|founder|portrait|statue|by the name)\b[^.\n]{0,25}$",
}
_AFTER = {
    "comma": r"\s*,", "open": r"\s*[(\[]", "stop": r"\s*[.;!?](?:\s|$)", "colon": r"\s*:", "dash": r"\s*[-–—/]",
    "cell": r"\s*\||\t|[ ]{3,}", "line": r"[ \t]*(?:\n|$)", "and": r"\s+(?:and|&)\s", "of": r"\s+of\s",
    "in": r"\s+(?:in|at|on|from|for|to)\s", "with": r"\s+(?:with|along|together|jointly)\b",
    "possessive": r"['’]s?\b", "is": r"\s+(?:is|was|are|were|has|had|have|will)\b",
    "said": r"\s+(?:\w+ly\s+)?(?:said|says|told|added|explained|spoke|thanked|stressed|noted|urged|asked|shared)\b",
    "verb": r"\s+(?:\w+ly\s+|also\s+|then\s+|jointly\s+)?[a-z]+(?:ed|ne|ve|ld|ook|ent|ame|un|poke|ang|ed by)\b",
    "gave": r"[^.\n]{0,25}\b(?:donat\w+|sponsor\w+|gave|provid\w+|contribut\w+|lent|funded|paid|supported)\b",
    "capital": r"\s+[A-Z][a-z]", "digit": r"\s*\W?\d", "hall": r"\s+(?:[Hh]all|[Gg]round|[Pp]ark|[Ss]tadium|[Rr]oom)\b",
    "post": r"\s*[,(–-]\s*(?:[\w-]+\s+){0,3}(?:[Oo]fficer|[Cc]oordinator|[Mm]anager|[Dd]irector|[Pp]resident"
            r"|[Ss]ecretary|[Cc]hair\w*|[Pp]rincipal|[Tt]eacher|[Ll]ecturer|[Tt]reasurer|[Ii]n-?charge)\b",
}  # fmt: skip
_LEFT = tuple((f"before:{name}", re.compile(pattern, re.IGNORECASE if name in ("thanks", "late", "by") else 0))
              for name, pattern in _BEFORE.items())  # fmt: skip
_RIGHT = tuple((f"after:{name}", re.compile(pattern)) for name, pattern in _AFTER.items())
_WINDOW = 40
_FAR = 160
"""Characters within which a cue is told of; further ones say no more than none does."""
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]|\n\s*\n")


def around(text: str, mention: Mention) -> Features:
    """Whether the words right before and right behind a mention are of certain classes."""
    before = text[max(0, mention.start - _WINDOW) : mention.start]
    found = {name: 1.0 for name, pattern in _LEFT if pattern.search(before)}
    found |= {name: 1.0 for name, pattern in _RIGHT if pattern.match(text, mention.end, mention.end + 70)}
    return found


class CueLine:
    """The cues of one target of a report, to be looked up by place."""

    def __init__(self, text: str, cues: Sequence[CueMatch], target: str) -> None:
        """Sort once. `target` is "organizer" or "person"."""
        self._text = text
        before = [c for c in cues if c.target == target and c.side == "before"]
        after = [c for c in cues if c.target == target and c.side == "after"]
        self._before = sorted(before, key=lambda c: (c.end, c.start))
        self._after = sorted(after, key=lambda c: (c.start, c.end))
        self._ends = [c.end for c in self._before]
        self._starts = [c.start for c in self._after]

    def near(self, mention: Mention) -> Features:
        """Role and distance (1 beside the name, 0 at `_FAR` characters) of the nearest cue on each side."""
        found: Features = {}
        k = bisect_right(self._ends, mention.start) - 1
        if k >= 0 and mention.start - self._ends[k] < _FAR:
            found |= self._told("cue-before", self._before[k], self._ends[k], mention.start)
        k = bisect_left(self._starts, mention.end)
        if k < len(self._starts) and self._starts[k] - mention.end < _FAR:
            found |= self._told("cue-after", self._after[k], mention.end, self._starts[k])
        return found

    def _told(self, side: str, cue: CueMatch, start: int, end: int) -> Features:
        closeness = 1.0 - (end - start) / _FAR
        crossed = _SENTENCE.search(self._text, start, end + 2) is not None
        gap = self._text[start:end]
        return {
            f"{side}:{cue.role}": closeness,
            side: closeness,
            f"{side}:crossed": float(crossed),
            f"{side}:newline": float("\n" in gap),
            f"{side}:capital": float(re.search(r"\b[A-Z]", gap) is not None),
            f"{side}:commas": float(min(4, gap.count(","))),
        }


def prefixed(prefix: str, features: Mapping[str, float]) -> Features:
    """The same features under other names."""
    return {f"{prefix}{name}": value for name, value in features.items()}
