"""The labels of a unit as they are compared: "Venue :" is "Venue"."""

import re
from collections.abc import Iterator

from gestae.model import Unit

_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_OF_EVENT = re.compile(
    r"\s+(?:of|for) (?:the )?(?:meeting|programme|program|event|function|session|camp|training|workshop|seminar"
    r"|activity)$",
    re.IGNORECASE,
)
"""What a key may say of itself ("Chairperson of the meeting", "In association with (if any)")."""
Span = tuple[int, int]


def written_labels(text: str, unit: Unit) -> Iterator[tuple[str, Span, Span]]:
    """(words, key, value) of each label of a unit: white space folded, without the stops and dashes around the words.

    `key` and `value` are offsets into `text`.
    """
    for key, value in unit.labels:
        words = _ASIDE.sub("", " ".join(text[slice(*key)].split()).replace("(s)", "s"))
        yield _OF_EVENT.sub("", words.strip(" .:-")), key, value
