"""What looks like a body's name and is none: an activity, a paper, a post, a person."""

import re
from functools import lru_cache

from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.kinds import load_kinds
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.names import STRONG, given_names
from gestae.lexicon.words import fold, organization_words, positions

LIKELY_PERSON = 0.75
"""Likeness to a person from which capitalised words are no body."""
_DAY = frozenset(("day", "days", "week", "night", "evening", "eve", "month"))
_SPOKEN = frozenset(("address", "speech", "remarks", "message", "prayer"))
_ORGANISING = re.compile(r"(?:The )?(?:Local )?(?:Organi[sz]ing|Planning) (?:Committee|Team)", re.IGNORECASE)
"""Who organised it, by no name."""
_GENERAL_MEETING = re.compile(
    r"\b(?:annual|extraordinary|special|general)\s+(?:assembly|convention)\W*$", re.IGNORECASE
)
_PAPER_ON = re.compile(r"(?:\w+\s+){0,2}(?:report|proceedings|note|statement)\s+(?:on|about)\b", re.IGNORECASE)
_NAME_AFTER = re.compile(r"(?:[ ][A-Z][a-z’'-]+){2,3}")
_LETTERS = 4
"""Letters from which capitals before a name are more than initials."""
_SHORT_NAME = 4
_PAIR = 2
_LIKE, _SURE = 0.5, 0.8


@lru_cache(maxsize=1 << 14)
def names_event(words: str) -> bool:
    """Whether a name's last word is a kind of activity ("Joint Training Programme"): an event, not a body; nor is a
    paper about something one ("Report on the Summer School").
    """
    words = re.sub(r"(?<=\b[A-Z])\.(?=[A-Z]\b|$)", "", words)
    last = words.split()[-1].strip(".,").casefold() if words.split() else ""
    told = _GENERAL_MEETING.search(words) or _PAPER_ON.match(words) or _ORGANISING.fullmatch(words)
    if last in _DAY or last in _SPOKEN or told:
        return True
    if last in organization_words() and last != "project":
        return False
    nouns, _ = load_kinds().scan(words)
    return any(hit.end >= len(words.rstrip(" .")) and hit.cue.weight >= 2 for hit in nouns)


def is_post(name: str) -> bool:
    """Whether a name is that of a post, or a title ("Regional Secretary", "Smt"): somebody, and no body."""
    words = [fold(word).strip(".,") for word in name.split()]
    if len(words) == 1 and len(words[0]) < _SHORT_NAME and not name.isupper():
        return True
    if len(words) == 1 and words[0] in positions() and words[0] not in organization_words():
        return True
    return words[-1] in positions() and words[-1] not in organization_words() and body_likeness(name) < _LIKE


def are_initials(text: str, start: int, end: int) -> bool:
    """Whether the capitals text[start:end] begin a person's name ("AKM Masud Ali")."""
    further = _NAME_AFTER.match(text, end)
    return further is not None and end - start < _LETTERS and person_likeness(further.group().split()) > LIKELY_PERSON


def is_person(name: str) -> bool:
    """Whether two words are a person whose surname happens to be a head word ("Phillip Steel")."""
    words = name.split()
    return (
        len(words) == _PAIR
        and given_names().get(fold(words[0]), 0.0) >= STRONG
        and body_likeness(name) < _SURE
        and person_likeness(words) > LIKELY_PERSON
    )
