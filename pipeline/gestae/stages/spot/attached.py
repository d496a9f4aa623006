"""What stands behind a body's comma: where it is, or what it is a part of ("Dept. of Botany, Orlo College")."""

import re
from collections.abc import Sequence

from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.words import fold, organization_words
from gestae.model import Mention

_COMMA = re.compile(r"(?:\s?\([^()\n]{2,15}\))?,[ \t]?")
_PART = re.compile(
    r"(?:department|dept\b|deptt|school of|faculty|cent(?:re|er)\b|institute of|division|.*\b(?:branch|unit|cell|wing"
    r"|chapter|committee|association|union|society|club|department|dept|centre|center)\.?$)",
    re.IGNORECASE,
)
_WHOLE = frozenset(("education", "health"))
_CHAPTER = frozenset(("chapter", "branch", "division", "unit", "region"))
_LIKE = 0.5


def without_attached(text: str, bodies: Sequence[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """The mentions (with their numbers, in order) without those that only say where the one before them belongs."""
    kept: list[tuple[int, Mention]] = []
    before: Mention | None = None
    for number, mention in bodies:
        gap = text[before.end : mention.start] if before is not None else ""
        if before is None or not _COMMA.fullmatch(gap) or not _is_attached(before.name, mention):
            kept.append((number, mention))
            before = mention
    return kept


def _is_attached(name: str, mention: Mention) -> bool:
    words = [fold(word).strip(".,") for word in mention.name.split()]
    if len(words) <= 2 and words[-1] in _CHAPTER:
        return True
    if mention.found_by in ("model", "grammar") and body_likeness(mention.name) < _LIKE:
        return len(words) == 1 and not mention.name.isupper()
    kinds = {entry.kind for word in (words[0], words[-1]) if (entry := organization_words().get(word)) is not None}
    return bool(kinds & _WHOLE) and _PART.match(name) is not None and not _PART.match(mention.name)
