"""Bodies whose name has no head word, told by the words before it ("the charity Open Hands", "co-founder of Open
Hands"), and every further place where a body's name stands.
"""

import re
from collections.abc import Iterator, Sequence

from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, fold, organization_words, place_names, positions
from gestae.model import Mention, MentionKind
from gestae.stages.spot.edges import trimmed
from gestae.stages.spot.organizations import HONORIFIC, LIKELY_PERSON, body_mention, names_event
from gestae.stages.spot.sequences import body_runs

_CALLED = re.compile(
    r"\b(?:ngo|n\.g\.o\.|cbo|non-?profit|charity|foundation|organi[sz]ation|association|company|firm|start-?up|agency|club"
    r"|collective|network|choir|band|co-?operative|women'?s group|youth group|church|law office|coalition|consortium)"
    r"[ \t]+(?:called |named )?[\"“«]?(?=[A-Z])"
)
_POST_OF = re.compile(
    r"\b(?P<post>(?:co-?)?founders?|[A-Za-z-]+)[ \t](?:of|from)[ \t](?:the[ \t])?(?=[A-Z])"
)
_POSTS = frozenset(
    ("founder", "founders", "cofounder", "co-founder", "co-founders", "member", "members", "volunteer", "volunteers", "staff")
)
_KNOWN = frozenset(("grammar", "title-line", "long-name", "told", "headline"))
"""How a name is found whose further places the other finders do not see."""
_LIKE = 0.5
_DOUBTFUL = 0.75
"""Score of a person up to which the words may as well be a part of a body's name."""


def told_bodies(text: str, known: Sequence[Mention]) -> list[Mention]:
    """Bodies that the words before them tell, where nothing sure is known to stand; offsets into `text`."""
    sure = [m for m in known if m.kind is not MentionKind.PERSON or m.score > _DOUBTFUL]
    found: list[Mention] = []
    for low in sorted({m.end() for m in _CALLED.finditer(text)} | set(_after_posts(text))):
        run = next(body_runs(text, low, min(len(text), low + 90)), None)
        if run is None or run[0] != low:
            continue
        start, end = trimmed(text, *run)
        if _clear(start, end, [*sure, *found]) and _could_be(text[start:end]):
            found.append(body_mention(text, start, end, "told", 0.56))
    return found


def _after_posts(text: str) -> Iterator[int]:
    for match in _POST_OF.finditer(text):
        post = match.group("post").casefold()
        if post in _POSTS or (post in positions() and post not in organization_words()):
            yield match.end()


def _could_be(name: str) -> bool:
    """Whether capitalised words can be a body's name: several, no place, person, post or activity."""
    words = name.split()
    if len(words) < 2 or fold(name) in place_names() or fold(words[-1]) in place_names() and len(words) < 3:
        return False
    if HONORIFIC.search(name) or person_likeness(words) > LIKELY_PERSON or names_event(name):
        return False
    if any(fold(w).strip(".,") in positions() for w in words):
        return False
    return any(fold(w).strip(".,") not in common_words() for w in words) or body_likeness(name) >= _LIKE


def _clear(start: int, end: int, known: Sequence[Mention]) -> bool:
    return start < end and not any(m.start < end and start < m.end for m in known)


def repeated_bodies(text: str, known: Sequence[Mention]) -> list[Mention]:
    """Further places of names of two words and more that only their surroundings showed."""
    names = {m.name: m for m in known if m.found_by in _KNOWN and " " in m.name and m.kind is MentionKind.ORGANIZATION}
    sure = [m for m in known if m.kind is not MentionKind.PERSON or m.score > _DOUBTFUL]
    found: list[Mention] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        pattern = r"(?<!\w)" + r"\s+".join(re.escape(word) for word in name.split()) + r"(?!\w)"
        for match in re.finditer(pattern, text):
            if _clear(match.start(), match.end(), [*sure, *found]):
                found.append(body_mention(text, match.start(), match.end(), "known-name", 0.7))
    return found
