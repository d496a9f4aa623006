"""Names of bodies that hold a comma or quotation marks: "Ministry of Women, Elders and Care", "Union «Nart»"."""

import re
from collections.abc import Iterator

from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, fold, organization_words, place_names, positions
from gestae.stages.spot.sequences import BODY_WORD, NAME_WORD

_PART = rf"{NAME_WORD}(?:[ \t]{NAME_WORD}){{0,2}}"
_MORE = rf"(?:,[ \t]{_PART}){{1,4}},?[ \t](?:and|AND|&)[ \t]{_PART}"
_HEAD_FIRST = re.compile(
    rf"(?<![\w’'])(?:{BODY_WORD}[ \t]){{0,5}}?(?P<head>{BODY_WORD})[ \t](?:of|for|OF|FOR)[ \t](?:(?:the|THE)[ \t])?"
    rf"(?P<parts>{_PART}{_MORE})"
)
_HEAD_LAST = re.compile(
    rf"(?<![\w’'])(?P<parts>{NAME_WORD}(?:,[ \t]{NAME_WORD}){{1,4}}),?[ \t](?:and|AND|&)[ \t]"
    rf"{NAME_WORD}(?:[ \t]{NAME_WORD}){{0,2}}[ \t](?P<head>{NAME_WORD})"
)
_QUOTED = re.compile(
    rf"(?<![\w’'])(?P<kind>{BODY_WORD}(?:[ \t](?:(?:of|for|and|OF|FOR|AND|&)[ \t])?{BODY_WORD}){{0,6}})[ \t]?"
    r"(?:\"(?P<plain>[^\"\n]{2,50})\"|[“„](?P<curly>[^“”\"\n]{2,50})[”“\"]|«(?P<angled>[^«»\n]{2,50})»)"
    r"(?P<after>[ \t](?:LTDA|LTD|Ltda|Ltd|LLC|e\.V)\b\.?)?"
)
_ON = re.compile(
    rf"(?<![\w’'])(?:{BODY_WORD}[ \t]){{0,4}}?(?:(?:Commission|Committee|Council|Network|Coalition|Alliance|Centre"
    r"|Center|Institute|Working Group|Task ?[Ff]orce|Platform)|(?P<meeting>Forum))[ \t]on[ \t](?:the[ \t])?"
    rf"{NAME_WORD}(?:(?:[ \t]|[ \t](?:and|&|of|of the|in|for)[ \t]){NAME_WORD}){{0,5}}"
    r"(?P<acronym>[ \t]?\([A-Z][A-Za-z]{1,9}\))?"
)
_ARTICLES = frozenset(("The", "the", "Our", "our", "A", "An"))
BARE_KINDS = frozenset(("ngo", "ngos", "cbo", "npo", "llc", "llp", "jsc", "ltd", "po", "pa", "csr"))
"""What a body is and no part of its name: NGO "Nart" is called Nart."""
_SACRED = frozenset(("Sri", "Shri", "Shree", "Smt"))
_LIKE = 0.5
_ACRONYM = 6
"""Letters that a word in capitals needs to be more than an acronym."""
_PERSONAL = 0.75
_RARE = 1
"""Words that are not common ones which such a list may hold: more of them are names."""


def names_on(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of names in text[start:end] that say what the body is about: "Committee on Science Education"; a forum
    may as well be a meeting, unless an acronym follows.
    """
    for match in _ON.finditer(text, start, end):
        stop = match.start("acronym") if match.group("acronym") else match.end()
        if match.group("acronym") or not match.group("meeting"):
            yield match.start(), len(text[:stop].rstrip())


def comma_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of names in text[start:end] that list what the body is for, with commas."""
    for match in _HEAD_FIRST.finditer(text, start, end):
        parts = re.split(r",?[ \t](?:and|AND|&)[ \t]|,[ \t]", match.group("parts"))
        rare = sum(not _is_common(word) for part in parts[1:] for word in part.split())
        if is_head(match.group("head")) and rare <= _RARE and all(_is_matter(part) for part in parts[1:]):
            yield match.span()
    for match in _HEAD_LAST.finditer(text, start, end):
        parts = match.group("parts").split(",")
        if is_head(match.group("head")) and all(_is_common(part.strip()) for part in parts):
            yield match.span()


def quoted_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of names in text[start:end] whose own part stands in quotation marks, behind what the body is."""
    for match in _QUOTED.finditer(text, start, end):
        kind = [word for word in match.group("kind").split() if word not in _ARTICLES]
        group = next(name for name in ("plain", "curly", "angled") if match.group(name))
        own = match.group(group).split()
        named = own and all(w[:1].isupper() or w[:1].isdigit() or len(w) < 4 for w in own) and own[0][:1].isupper()
        if not named or not kind or len(own) > 5:
            continue
        if len(kind) == 1 and fold(kind[0]).replace(".", "") in BARE_KINDS:
            yield match.span(group)
        elif sum(not (_is_common(w) or is_head(w)) for w in kind if w[:1].isupper()) > _RARE * (len(kind) > 2):
            continue
        elif is_head(kind[-1]) or (len(kind) > 2 and is_head(kind[0]) and kind[1].casefold() in ("of", "for")):
            yield match.span()


def is_head(word: str) -> bool:
    """Whether a word by itself makes a name that of a body ("Trust"), stops and accents aside."""
    return fold(word).strip(".,") in organization_words()


def _is_common(word: str) -> bool:
    return fold(word) in common_words()


def _is_matter(part: str) -> bool:
    """Whether a part of a list can be what a body is for: no body, acronym, place or person."""
    words = part.split()
    part = part.title() if part.isupper() and len(words[0]) > _ACRONYM else part
    if body_likeness(part) >= _LIKE or fold(part) in place_names() or fold(part) in positions():
        return False
    return not (len(words) > 1 and person_likeness(words) > _PERSONAL)


def is_sacred(words: str) -> bool:
    """Whether words begin with "Sri" because a school or a trust is called so ("Sri Sumana Central College")."""
    first, *rest = words.split()
    return first.rstrip(".") in _SACRED and len(rest) > 1 and is_head(rest[-1])
