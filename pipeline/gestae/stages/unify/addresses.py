"""Addresses that a report gives of itself: secretary@hilltrust.example speaks for the Hill Trust."""

import re
from collections.abc import Iterator, Mapping

from gestae.lexicon.words import common_words, fold
from gestae.model import Mention

_ADDRESS = re.compile(
    r"(?P<local>[\w.+-]+)@(?P<mail>[\w-]+(?:\.[\w-]+)*)|(?:https?://|\bwww\.)(?:www\.)?(?P<site>[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_ANYBODY = frozenset(
    (
        "gmail", "yahoo", "ymail", "hotmail", "outlook", "live", "rediffmail", "icloud", "aol", "protonmail", "gmx",
        "mail", "facebook", "fb", "youtube", "youtu", "instagram", "twitter", "x", "linkedin", "whatsapp", "zoom",
        "google", "goo", "bit", "tinyurl", "wordpress", "blogspot", "wixsite", "weebly", "wikipedia", "github",
    )
)  # fmt: skip
"""Providers of mail and pages, which say nothing of whose address it is; what stands before them may."""
_SHORTEST, _OWN = 4, 5
_INITIALS = 3
_WEIGHT = 1.5


def count_addresses(text: str, scores: dict[str, float], bodies: Mapping[str, Mention]) -> None:
    """Add to the scores (by folded name) of bodies that an address in the text is named after, once each."""
    labels = set(_labels(text))
    if not labels:
        return
    for key, mention in bodies.items():
        if any(_named_after(label, mention) for label in labels):
            scores[key] += _WEIGHT


def _labels(text: str) -> Iterator[str]:
    """The telling part of each address, folded, without dots and dashes."""
    for match in _ADDRESS.finditer(text):
        parts = fold(match.group("mail") or match.group("site")).split(".")
        while len(parts) > 1 and (len(parts[-1]) <= _INITIALS or parts[-1] in ("info", "example", "online")):
            parts.pop()
        label = parts[-1] if parts else ""
        if label in _ANYBODY:
            label = fold(match.group("local") or "") if match.group("local") else "".join(parts[:-1])
        whole = re.sub(r"[^a-z0-9]", "", label)
        own = [part for part in label.split("-") if len(part) >= _OWN and part not in common_words()]
        yield from (part for part in (whole, *own) if len(part) >= _INITIALS and part not in _ANYBODY)


def _named_after(label: str, mention: Mention) -> bool:
    words = [re.sub(r"[^a-z0-9]", "", fold(word)) for word in mention.name.split()]
    words = [word for word in words if word and word not in ("the", "a")]
    whole = "".join(words)
    initials = "".join(word[0] for word in words if word not in ("of", "for", "and", "de"))
    acronym = re.sub(r"[^a-z0-9]", "", fold(mention.acronym or ""))
    if len(label) >= _SHORTEST and len(words) > 1 and (whole.startswith(label) or label.startswith(whole)):
        return True
    return len(label) >= _INITIALS and label in (initials, acronym)
