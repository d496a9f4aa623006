"""The body that a report's first lines name: a letterhead, in one line or two."""

import re

from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, organization_words
from gestae.model import Mention
from gestae.stages.spot.not_bodies import LIKELY_PERSON, names_event
from gestae.stages.spot.organizations import body_mention

_HEADED = 0.7
"""Likeness from which the first line is a body's name by itself."""
_SMALL = frozenset(["of", "for", "the", "and", "in", "de", "la", "du", "des", "do", "da", "van", "der", "für", "und"])
_PAPER = re.compile(
    r"\b(?:messenger|courier|tribune|observer|express|immediate release|notice board|notices"
    r"|news|newsletter|times|herald|voice|bulletin|chronicle|gazette|mail|magazine|digest|report"
    r"|statement|minutes|diary|programme"
    r"|annexure|gallery|activities|events|updates?|press|circular|notes?|calendar|agenda|home|welcome|archives?"
    r"|album|circle|page|about|admin|administrator|webmaster|editor|posted)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"(?P<name>(?P<whole>[^,()\n]{4,70}),\s(?P<branch>[^,()\n]{3,60}?))\s*(?:\([^()\n]{2,20}\)|\s{3,}.*|[.:])?"
)
_BRANCHES = frozenset(["chapter", "branch", "unit", "section", "circle", "division", "lodge", "local", "region"])
_QUOTES = "\"“”„«'‘"
"""What the title of a paper stands in, and no body's name."""
_NUMBERED = re.compile(r"\b(?:19|20)\d\d\b|^\W*\d|\d(?:st|nd|rd|th)\b|\d\W+\S")


def title_body(text: str, start: int, end: int) -> Mention | None:
    """The first line of a report as the name of its body, where it is no event, paper or heading: a letterhead."""
    cut = re.search(r"\s*(?:[,(|–—]|\s-\s|\s{3,}|$)", text[start:end])
    stop = start + cut.start() if cut else end
    words = text[start:stop].split()
    if text[start] in _QUOTES:
        return None
    if (
        not 2 <= len(words) <= 9
        or _NUMBERED.search(text[start:stop])
        or all(len(w) == 1 for w in words)
        or _PAPER.search(text[start:stop])
    ):
        return None
    if any(w[:1].islower() and w not in _SMALL for w in words):
        return None
    if sum(w.casefold() not in ("the", "a", "our") for w in words) < 2:
        return None
    own = [w for w in words if w.strip(".,'’").casefold() not in common_words() and w[:1].isupper()]
    if not own or names_event(text[start:stop]) or person_likeness(words) > LIKELY_PERSON:
        return None
    return body_mention(text, start, stop, "title-line", 0.55)


def parted_title_body(text: str, start: int, end: int) -> Mention | None:
    """A body's name with a comma in it, alone on its line: "GUILD, IKEJA CHAPTER"."""
    match = _PARTED.fullmatch(text[start:end].rstrip())
    if match is None or _PAPER.search(match.group("name")) or _NUMBERED.search(match.group("name")):
        return None
    whole, branch = match.group("whole"), match.group("branch").split()
    last = branch[-1].strip(".").casefold()
    part = last in _BRANCHES and body_likeness(whole) >= 0.5
    if part or (last in organization_words() and body_likeness(whole) < 0.5 and text[start:end].isupper()):
        return body_mention(text, start + match.start("name"), start + match.end("name"), "title-line", 0.7)
    return None


def broken_title_body(text: str, first: tuple[int, int], second: tuple[int, int]) -> Mention | None:
    """A body whose name in capitals runs over the first two lines of a letterhead."""
    lines = [text[slice(*first)], text[slice(*second)]]
    if (
        not all(re.fullmatch(r"(?=.*[A-Z]{2})[^a-z\d]{4,60}", line) for line in lines)
        or body_likeness(lines[0]) >= _HEADED
    ):
        return None
    if body_likeness(" ".join(lines[1].split())) >= 0.5 and not _PAPER.search(lines[1]) and not _PAPER.search(lines[0]):
        return body_mention(text, first[0], second[1], "title-line", 0.6)
    return None
