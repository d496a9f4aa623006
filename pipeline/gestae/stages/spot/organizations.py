"""Bodies: capitalised runs with a head word, the model's ORG entities, acronyms and what they stand for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from gestae.layout import Taken
from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, countries, fold, positions, post_nominals
from gestae.model import Mention, MentionKind
from gestae.nlp.tagger import Entity
from gestae.stages.spot.edges import trimmed
from gestae.stages.spot.long_names import BARE_KINDS, comma_names, is_head, is_sacred, names_on, quoted_names
from gestae.stages.spot.not_bodies import LIKELY_PERSON, are_initials, is_person, is_post, names_event
from gestae.stages.spot.sequences import BODY_WORD, body_runs

ACRONYM = re.compile(
    r"\s*[(\[]\s*(?:hereafter |the )?[\"“‘']?(?P<acronym>[A-Z][A-Za-z&.-]{1,11}[A-Z0-9]|[A-Z]{2,10})[\"”’']?\s*[)\]]"
)
_REVERSED = re.compile(r"(?P<acronym>[A-Z][A-Z&.]{1,9})\s*[(\[]\s*(?P<name>[A-Z][^()\[\]\n]{5,90})[)\]]")
_BARE_ACRONYM = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,6}|(?<![\w.])[A-Z][A-Z&]{1,8}[A-Z0-9](?!\w|-[A-Z])")
_NATIONAL = re.compile(r"(?<![\w.])(?P<acronym>[A-Z]{2,8})[ ](?P<country>(?:[A-Z][a-z]+[ ])?[A-Z][a-z]+)(?!\w)")
"""The branch of a country: "PBI Kenya"."""
_FIRM = re.compile(rf"(?<!\w)(?:M/[sS]|Messrs)\.?[ \t]+(?P<name>{BODY_WORD}(?:[ \t](?:&[ \t])?{BODY_WORD}){{0,4}})")
"""A firm by its title: "M/s Noor Pharma"."""
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?=[ ]$)")
_WORD_AFTER = re.compile(r"[ ][^\W\d_]+")
HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Smt|Shri|Sri|Rev|Hon|Er|Adv|Rtn|Lion|Lioness|Cde|Comrade|Engr|Mama|Mzee)\b\.?\s+"
    r"(?=[A-Z])"
)
_WHOLE = 0.55
"""Likeness that the words after "&" need to be a body by themselves ("Asha Trust & KVK Orlo")."""
_LIKE = 0.5
_OPENING = re.compile(r"\S+\s+(?:of|for)\s", re.IGNORECASE)
"""How a name begins that says after its head word what the body is for ("Ministry of Textiles and Crafts")."""
_LONE = 0.55
"""Likeness that a single word needs: capitals alone make an acronym, not a name with a head word."""
_CALENDAR = re.compile(
    r"(?:\W*\b(?:Mon|Tue|Tues|Wed|Weds|Thu|Thur|Thurs|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec)\b\.?\W*)+",
    re.IGNORECASE,
)
_PAPER_BEHIND = re.compile(
    r"reports?|newsletter|bulletin|minutes|diary|statement|proceedings|programme|news|calendar|activities|agenda|events"
    r"|notes|january|february|march|april|may|june|july|august|september|october|november|december",
    re.IGNORECASE,
)
"""What follows the name of the body that it is from ("Pastoral Office Report to the Assembly", "Hill Society October
2018 Meeting Minutes").
"""
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]*")
_ALONE = re.compile(r"(?<![A-Z] )\b[A-Z][A-Z0-9]*\b(?! [A-Z]{2})")
_OFTEN = 3
"""Times that a common word stands in capitals from which it is a name ("STOP")."""


def find_bodies(text: str, span: tuple[int, int], entities: Sequence[Entity]) -> list[Mention]:
    """Bodies named in text[span]; `entities` have offsets into `text`. Longest reading first; no overlaps.

    `Mention.name` is without article and without the acronym in parentheses, which goes into `acronym`.
    """
    found: list[Mention] = []
    taken = Taken()
    for mention in _candidates(text, span, entities):
        if taken.take(mention.start, mention.end):
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _candidates(text: str, span: tuple[int, int], entities: Sequence[Entity]) -> Iterator[Mention]:
    for mention in _all_candidates(text, span, entities):
        if not names_event(mention.name) and not _CALENDAR.fullmatch(mention.name) and not is_post(mention.name):
            yield mention


def _all_candidates(text: str, span: tuple[int, int], entities: Sequence[Entity]) -> Iterator[Mention]:
    for match in _REVERSED.finditer(text, *span):
        if body_likeness(match.group("name")) >= 0.5 and fits(match.group("acronym"), match.group("name")):
            yield body_mention(text, *match.span("name"), "acronym-first", 0.9, match.group("acronym"))
    for match in _FIRM.finditer(text, *span):
        yield body_mention(text, *trimmed(text, *match.span("name")), "firm", 0.8)
    for start, end in (*comma_names(text, *span), *quoted_names(text, *span), *names_on(text, *span)):
        yield body_mention(text, *trimmed(text, start, end), "long-name", 0.85)
    for start, end in _branches(text, span):
        yield body_mention(text, start, end, "long-name", 0.7)
    yield from _with_head(text, span)
    for entity in entities:
        if entity.label == "ORG" and span[0] <= entity.start and entity.end <= span[1]:
            yield from _from_entity(text, entity)
    yield from _acronyms(text, span)


def _acronyms(text: str, span: tuple[int, int]) -> Iterator[Mention]:
    """Words in capitals that stand for a name."""
    for match in _BARE_ACRONYM.finditer(text, *span):
        if _is_acronym(text, match.start(), match.end()):
            yield body_mention(text, match.start(), match.end(), "acronym", 0.4)


def _branches(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for match in _NATIONAL.finditer(text, *span):
        if fold(match.group("country")) in _countries() and _is_acronym(text, *match.span("acronym")):
            yield match.span()


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(country.name) for country in countries())


def _with_head(text: str, span: tuple[int, int]) -> Iterator[Mention]:
    """Runs of capitalised words that have a head word; a single word needs to be more than capitals."""
    for start, end in body_runs(text, *span):
        for a, b in _split(text, start, end):
            likeness = body_likeness(text[a:b])
            if likeness >= (0.5 if re.search(r"\s", text[a:b]) else _LONE) and not is_person(text[a:b]):
                yield body_mention(text, a, b, "head-word", 0.5 + 0.45 * likeness)


def _is_acronym(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals is an acronym: no common word, post or month, nor one word of a line in capitals."""
    word = text[start:end].replace(".", "").casefold()
    if word in BARE_KINDS or (word in common_words() and not _often(text, text[start:end])):
        return False
    if word in positions() or text[start:end].replace(".", "") in post_nominals():
        return False
    if are_initials(text, start, end):
        return False
    neighbours = [
        m.group()
        for m in (_WORD_BEFORE.search(text[max(0, start - 25) : start]), _WORD_AFTER.match(text[end : end + 25]))
        if m
    ]
    return not any(len(n.strip()) > 3 and n.strip().isupper() for n in neighbours)


def _often(text: str, word: str) -> bool:
    """Whether a word in capitals stands often by itself, out of rows of capitals; no further than needed is looked."""
    if _CAPITALS.fullmatch(word):
        return _alone(text)[word] >= _OFTEN
    if text.count(word) < _OFTEN:
        return False
    alone = re.finditer(rf"(?<![A-Z] )\b{re.escape(word)}\b(?! [A-Z]{{2}})", text)
    return sum(1 for _ in islice(alone, _OFTEN)) == _OFTEN


@lru_cache(maxsize=1)
def _alone(text: str) -> Counter[str]:
    """How often each word in capitals stands by itself, out of rows of capitals: counted once a report."""
    return Counter(_ALONE.findall(text))


def _from_entity(text: str, entity: Entity) -> Iterator[Mention]:
    start, end = trimmed(text, entity.start, entity.end)
    words = text[start:end].split()
    if not words or "\n\n" in text[start:end] or len(words) > 12 or not text[start].isupper():
        return
    if len(words) == 1 and words[0].casefold() in common_words():
        return
    if len(words) > 1 and person_likeness(words) > LIKELY_PERSON:
        return
    if len(words) > 3 and words[1] in ("&", "and") and person_likeness(words[2:]) > LIKELY_PERSON:
        return  # "Alan & Jude Hosking" are a couple
    yield body_mention(text, start, end, "model", 0.55)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run at "and" (", ", "with") where both sides are bodies by themselves; trim what is left."""
    honorific = HONORIFIC.search(text, start, end)
    if honorific and not is_sacred(text[honorific.start() : end]):
        end = honorific.start()
        post = re.search(r"(?:^|\s)(?P<post>\S+)\s*$", text[start:end])
        if post and post.group("post").casefold() in positions():
            end = start + post.start()
    end = _before_person(text, start, end)
    person = re.match(r"(?P<name>(?:[A-Z][\w.'’-]*\s+){1,4})of\s+(?:the\s+)?", text[start:end])
    if person and person_likeness(person.group("name").split()) > LIKELY_PERSON:
        start += person.end()
    of = re.search(r"\s+of\s+(?:the\s+)?", text[start:end])
    if of and names_event(text[start : start + of.start()]) and body_likeness(text[start + of.end() : end]) >= 0.5:
        start += of.end()
    for joint in re.finditer(r"\s+(?:and|&|with|in|on|at|by)\s+(?:the\s+)?", text[start:end]):
        left, right = text[start : start + joint.start()], text[start + joint.end() : end]
        word = joint.group().split()[0].casefold()
        if word in ("with", "in", "at", "by") or _parts(left, joint.group(), right):
            yield trimmed(text, start, start + joint.start())
            yield from _split(text, start + joint.end(), end)
            return
    a, b = trimmed(text, start, end)
    if a < b:
        yield a, _before_event(text, a, b)


def _before_person(text: str, start: int, end: int) -> int:
    """Where a run ends that closes with a post and its holder ("Garda Superintendent Fergal Mullarkey")."""
    words = list(re.finditer(r"\S+", text[start:end]))
    for n, word in enumerate(words[:-2]):
        rest = [w.group() for w in words[n + 1 :]]
        if word.group().casefold() in positions() and len(rest) <= 4 and person_likeness(rest) > LIKELY_PERSON:
            return start + (words[n].start() if n else 0)
    return end


def _before_event(text: str, start: int, end: int) -> int:
    """Where the body's name ends in "Hill Farmers Group July Meeting": behind its last head word; before its paper."""
    for word in list(re.finditer(r"\S+", text[start:end]))[1:]:
        name = text[start : start + word.start()].rstrip()
        if _PAPER_BEHIND.fullmatch(word.group()) and is_head(name.split()[-1]) and body_likeness(name) >= _LIKE:
            return start + len(name)
    if not names_event(text[start:end]):
        return end
    words = list(re.finditer(r"\S+", text[start:end]))
    heads = [m for m in words[1:] if is_head(m.group())]
    if heads and body_likeness(text[start : start + heads[-1].end()]) >= 0.5:
        return start + heads[-1].end()
    return end


def _parts(left: str, joint: str, right: str) -> bool:
    """Whether "left and right" are two bodies: left ends with a head word or is an acronym, right begins with "the"."""
    words = left.removeprefix("The ").split()
    acronym = _BARE_ACRONYM.match(right) is not None
    if not words or "&" in joint:
        whole = body_likeness(right) >= _WHOLE and (" " in right.strip() or not right.isupper())
        if len(words) == 1 and _BARE_ACRONYM.fullmatch(words[0]) is not None and not right.isupper():
            return whole
        return len(words) > 1 and is_head(words[-1]) and (whole or (acronym and not left.isupper()))
    if _OPENING.match(left) and is_head(words[0]) and not acronym and body_likeness(right) < _LIKE:
        return False
    if re.search(r"and\s+the\s+$", joint) and len(words) > 1:
        return True
    return (len(words) > 1 and is_head(words[-1])) or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1)


def fits(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym are initials of the name's words, in order."""
    letters = [c for c in acronym.casefold() if c.isalpha()]
    initials = [w[0].casefold() for w in re.findall(r"[^\W\d_]+", name)]
    position = 0
    for letter in letters:
        while position < len(initials) and initials[position] != letter:
            position += 1
        if position == len(initials):
            return False
        position += 1
    return bool(letters)


def body_mention(text: str, start: int, end: int, found_by: str, score: float, acronym: str | None = None) -> Mention:
    """The mention of a body at text[start:end], with the acronym that follows in parentheses where it is the body's."""
    after = None if acronym else ACRONYM.match(text, end)
    several = len(text[start:end].split()) > 1
    if after and (several or fits(after.group("acronym").rstrip("s"), text[start:end])):
        acronym = after.group("acronym")
    return Mention(
        start, end, MentionKind.ORGANIZATION, text[start:end], " ".join(text[start:end].split()), found_by,
        min(score, 1.0),
        acronym=acronym,
    )  # fmt: skip


def extend_to_known(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Where the name of a body begins as one that the report writes out elsewhere, take the whole of it, whatever the
    case of its letters ("Rural network" after "Rural Network").
    """
    known: dict[str, list[str]] = {}
    names = {m.name.casefold() for m in mentions if m.kind is MentionKind.ORGANIZATION and " " in m.name}
    for name in sorted(names, key=len, reverse=True):
        known.setdefault(name.partition(" ")[0], []).append(name)
    out: list[Mention] = []
    for mention in mentions:
        if mention.kind is not MentionKind.ORGANIZATION or (out and mention.start < out[-1].end):
            if not (out and mention.start < out[-1].end and out[-1].found_by == "known-name"):
                out.append(mention)
            continue
        rest = text[mention.start : mention.start + 120].casefold()
        alike = known.get(rest.partition(" ")[0], ())
        longer = next((k for k in alike if len(k) > mention.end - mention.start and rest.startswith(k)), None)
        if longer is None or rest[len(longer) : len(longer) + 1].isalnum():
            out.append(mention)
        else:
            out.append(body_mention(text, mention.start, mention.start + len(longer), "known-name", 0.7))
    return out
