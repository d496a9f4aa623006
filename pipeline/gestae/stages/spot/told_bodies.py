"""Bodies whose name has no head word, told by the words before it ("the charity Open Hands", "co-founder of Open
Hands"), and every further place where a body's name stands.
"""

import re
from collections.abc import Iterator, Sequence

from gestae.layout import ByPlace
from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, fold, organization_words, place_names, positions
from gestae.model import Mention, MentionKind
from gestae.stages.spot.cover import Cover
from gestae.stages.spot.edges import trimmed
from gestae.stages.spot.not_bodies import LIKELY_PERSON, names_event
from gestae.stages.spot.organizations import HONORIFIC, body_mention
from gestae.stages.spot.sequences import body_runs

_CALLED = re.compile(
    r"\b(?:ngo|n\.g\.o\.|cbo|non-?profit|charity|foundation|organi[sz]ation|association|company|firm|start-?up|agency|club"
    r"|collective|network|choir|band|co-?operative|women'?s group|youth group|church|law office|coalition|consortium)"
    r"[ \t]+(?:called |named )?[\"“«]?(?=[A-Z])"
)
_POST_OF = re.compile(r"\b(?P<post>(?:co-?)?founders?|[A-Za-z-]+)[ \t](?:of|from)[ \t](?:the[ \t])?(?=[A-Z])")
_POSTS = frozenset(
    (
        "founder",
        "founders",
        "cofounder",
        "co-founder",
        "co-founders",
        "member",
        "members",
        "volunteer",
        "volunteers",
        "staff",
    )
)
_HEADLINE = re.compile(
    r"(?:empower|hold|host|organi[sz]e|conduct|celebrate|launch|mark|observe|train|distribute|donate|honou?r|open|win|join|visit"
    r"|complete|commemorate|receive|support|provide|help|bring|call|urge|welcome|award|give|share|build|plant|raise|announce"
    r"|begin|conclude|present|stage|sign|commission|unveil|wrap|kick|teache|reache|inaugurate)s",
    re.IGNORECASE,
)
_HEADLINES = 3
"""Lines at the top of a report that may be its headline."""
_KNOWN = frozenset(("grammar", "title-line", "long-name", "told", "headline"))
"""How a name is found whose further places the other finders do not see."""
_SMALL_HEAD = re.compile(
    r"[ \t](?:school|college|university|hospital|clinic|club|society|association|foundation|trust|union|committee"
    r"|council|office|unit|bank|parish|church|library|museum|group|federation|network|forum|co-?operative|centre|center)\b"
    r"(?P<more>[ \t](?:for|of)[ \t](?=[A-Z]))?"
)
"""A head word in small letters behind a name ("Esil blood bank", "Hill View college for Girls")."""
_LIKE = 0.5
_DOUBTFUL = 0.75
"""Score of a person up to which the words may as well be a part of a body's name."""


def told_bodies(text: str, known: Sequence[Mention]) -> list[Mention]:
    """Bodies that the words before them tell, where nothing sure is known to stand; offsets into `text`."""
    sure = _sure(known)
    found: list[Mention] = []
    for low in sorted({m.end() for m in _CALLED.finditer(text)} | set(_after_posts(text))):
        run = next(body_runs(text, low, min(len(text), low + 90)), None)
        if run is None or run[0] != low:
            continue
        start, end = trimmed(text, *run)
        behind = not found or found[-1].end <= start
        if start < end and behind and not sure.touches(start, end) and _could_be(text[start:end]):
            found.append(body_mention(text, start, end, "told", 0.56))
    return found


def _sure(known: Sequence[Mention]) -> Cover:
    return Cover((m.start, m.end) for m in known if m.kind is not MentionKind.PERSON or m.score > _DOUBTFUL)


def small_headed(text: str, known: Sequence[Mention]) -> list[Mention]:
    """Bodies whose head word is in small letters, where no longer name and no person is known to stand."""
    there = ByPlace(known)
    found: list[Mention] = []
    for head in _SMALL_HEAD.finditer(text):
        low = max(0, head.start() - 70, text.rfind("\n", 0, head.start()) + 1)
        run = next((r for r in body_runs(text, low, head.start()) if r[1] == head.start()), None)
        if run is None:
            continue
        start, end = trimmed(text, run[0], head.end() if not head.group("more") else head.start("more"))
        rest = next(body_runs(text, head.end(), min(len(text), head.end() + 60)), None) if head.group("more") else None
        if rest is not None and rest[0] == head.end():
            end = rest[1]
        inside = there.touching(start, end)
        if start < head.start() and _own(text[start : head.start()]) and all(_within(m, start, end) for m in inside):
            found.append(body_mention(text, start, end, "small-head", 0.6))
    return found


def _within(mention: Mention, start: int, end: int) -> bool:
    doubtful = mention.kind is not MentionKind.PERSON or mention.score <= _DOUBTFUL
    return doubtful and start <= mention.start and mention.end <= end


def _own(name: str) -> bool:
    """Whether words are a name: not only common ones, a day, a post or a person, nor one place."""
    words = [fold(word).strip(".,'’") for word in name.split()]
    if (
        all(word in common_words() or word in positions() for word in words)
        or person_likeness(name.split()) > LIKELY_PERSON
    ):
        return False
    return not (len(words) == 1 and words[0] in place_names())


def headline_bodies(text: str, known: Sequence[Mention]) -> list[Mention]:
    """Who acts in the headline ("Code for Orlo Trains Girls"), where the text below calls the name again."""
    sure = Cover((m.start, m.end) for m in known if m.score > _DOUBTFUL)
    found: list[Mention] = []
    position = 0
    for line in text.split("\n", _HEADLINES)[:_HEADLINES]:
        for start, end in list(body_runs(text, position, position + len(line)))[:1]:
            words = list(re.finditer(r"\S+", text[start:end]))
            verb = next((w for w in words[2:] if _HEADLINE.fullmatch(w.group())), None)
            stop = start + verb.start() if verb else end
            if verb or (len(words) > 1 and _HEADLINE.match(text, end + 1)):
                a, b = trimmed(text, start, stop)
                again = re.search(rf"(?<!\w){re.escape(text[a:b])}(?!\w)", text[position + len(line) :])
                if again and a < b and not sure.touches(a, b) and _could_be(text[a:b]):
                    found.append(body_mention(text, a, b, "headline", 0.6))
        position += len(line) + 1
    return found


def _after_posts(text: str) -> Iterator[int]:
    for match in _POST_OF.finditer(text):
        post = match.group("post").casefold()
        if post in _POSTS or (post in positions() and post not in organization_words()):
            yield match.end()


def _could_be(name: str) -> bool:
    """Whether capitalised words can be a body's name: several, no place, person, post or activity."""
    words = name.split()
    if len(words) < 2 or fold(name) in place_names() or (fold(words[-1]) in place_names() and len(words) < 3):
        return False
    if HONORIFIC.search(name) or person_likeness(words) > LIKELY_PERSON or names_event(name):
        return False
    if any(fold(w).strip(".,") in positions() for w in words):
        return False
    return any(fold(w).strip(".,") not in common_words() for w in words) or body_likeness(name) >= _LIKE


def repeated_bodies(text: str, known: Sequence[Mention]) -> list[Mention]:
    """Further places of names of two words and more that only their surroundings showed."""
    names = {m.name: m for m in known if m.found_by in _KNOWN and " " in m.name and m.kind is MentionKind.ORGANIZATION}
    sure = _sure(known)
    found: list[Mention] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        pattern = r"(?<!\w)" + r"\s+".join(re.escape(word) for word in name.split()) + r"(?!\w)"
        places = [m.span() for m in re.finditer(pattern, text) if not sure.touches(*m.span())]
        taken = Cover((m.start, m.end) for m in found)
        found += [body_mention(text, a, b, "known-name", 0.7) for a, b in places if not taken.touches(a, b)]
    return found
