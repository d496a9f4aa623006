"""Bodies that only the grammar shows: "organised by <words>", "<Words> organised", where no name finder saw a body."""

import re
from collections.abc import Iterator, Sequence

from gestae.layout import ByPlace
from gestae.lexicon.likeness import person_likeness
from gestae.lexicon.words import common_words, organization_words, place_names, positions
from gestae.model import Mention, MentionKind
from gestae.stages.spot.edges import trimmed
from gestae.stages.spot.organizations import ACRONYM, HONORIFIC
from gestae.stages.spot.roles import CueIndex
from gestae.stages.spot.sequences import body_runs

_PHRASE = re.compile(
    r"\s*(?:the\s+|our\s+|its\s+|a\s+)?(?P<phrase>[^\s.,;:()\n][^.,;:()\n]{2,70}?)"
    r"(?=\s+(?:on|at|in|was|were|is|are|to|for|from|during|which|who|where|with|along|alongside|jointly|together"
    r"|under|held|organi[sz]ed|conducted|hosted|launched|arranged|as|has|have|had|and|but|because|while|when|after"
    r"|before)\b|\s*[.,;:()\n]|\s*$)"
)
_PRONOUN = re.compile(
    r"(?:us|we|ourselves|our own|them|him|her|me|it|this|that|these|all|some|many|both|each|one)\b", re.IGNORECASE
)
_BEFORE_VERB = re.compile(
    r"(?:\s*\([A-Z][^()]{1,20}\))?[\s,]*(?:(?:has|have|had|also|jointly|successfully|recently|then|again)\s+)*$"
)
_COUNTED = re.compile(r"(?:two|three|four|five|six|several|many|some|few|other|various|different)\b")
"""What counts people names none of them ("two volunteers")."""
_SURE_PERSON = 0.9
_LIKELY_PERSON = 0.7
_PERSONAL = 0.6
_SURE_BODY = 0.7
_REACH = 90
_LONGEST_VALUE = 250
_PROFESSION = re.compile(r"[A-Z][a-z]+(?:olog|atric|eon|ysic|herap|rtis|ournal)(?:ist|ian|s)?")
"""What somebody is, behind the name in a label's value ("Dr. Bosan, Haematologist")."""
_ADDRESS = re.compile(
    r"(?:dist(?:rict)?|vill(?:age)?|p\.?\s?o|post|ward|block|tal(?:uk[ao]?)?|tehsil|near|street|road|state|province"
    r"|county|at|no)\b",
    re.IGNORECASE,
)
"""How a part of an address begins, behind the name in a label's value."""
_BARE = re.compile(r"(?:Govt|Govern\w+|Dept|Deptt|Department|GOVT|DEPT)\.?|[a-z]+s['’] .*")
"""Words that name no body: which government, whose schools."""
_VERBS = ("organi", "conduct", "host", "arrang", "conven", "launch", "held", "observ", "celebrat", "co-")


def proposed_bodies(text: str, cues: CueIndex, known: Sequence[Mention]) -> list[Mention]:
    """Phrases beside an organizer cue that stand where a body stands.

    A phrase may overlap a known mention of a person that no honorific makes sure: what organises is rather a body.
    """
    fixed = [m for m in known if m.kind is not MentionKind.PERSON or _surely_person(m)]
    found = list(_after_cues(text, cues, ByPlace(fixed)))
    found += _label_values(text, cues, ByPlace([*fixed, *found]))
    return [*found, *_before_cues(text, cues, ByPlace([*fixed, *found]))]


def _surely_person(mention: Mention) -> bool:
    return mention.score >= _SURE_PERSON or person_likeness(mention.name.split()) >= _LIKELY_PERSON


def _clear(start: int, end: int, known: ByPlace[Mention]) -> bool:
    return start < end and not known.touching(start, end)


def _mention(text: str, start: int, end: int) -> Mention:
    name = " ".join(text[start:end].split())
    after = ACRONYM.match(text, end)
    acronym = after.group("acronym") if after else None
    return Mention(start, end, MentionKind.ORGANIZATION, text[start:end], name, "grammar", 0.6, acronym=acronym)


def _label_values(text: str, cues: CueIndex, known: ByPlace[Mention]) -> Iterator[Mention]:
    """ "Organisers: <phrase>; <phrase>": what stands in the value of an organizer label, one body a part."""
    for value_start, value_end in cues.label_values():
        if value_end - value_start > _LONGEST_VALUE:
            continue
        joint = ";" if ";" in text[value_start:value_end] else r",|\band\b"
        begin = value_start
        for part in [*re.finditer(joint, text[value_start:value_end]), None]:
            stop = value_start + part.start() if part else value_end
            part_end = begin + _name_part(text[begin:stop])
            begin += len(text[begin:part_end]) - len(text[begin:part_end].lstrip())
            start, end = trimmed(text, begin, part_end)
            begin = value_start + part.end() if part else value_end
            further = start > value_start and (_ADDRESS.match(text, start) or _PROFESSION.fullmatch(text, start, end))
            if not further and _clear(start, end, known) and _body_like(text[start:end]):
                yield _mention(text, start, end)


def _name_part(words: str) -> int:
    """How much of a part is the name: up to a bracket or a comma."""
    match = re.search(r"\s*[(,]", words)
    return match.start() if match else len(words)


def _before_cues(text: str, cues: CueIndex, known: ByPlace[Mention]) -> Iterator[Mention]:
    """ "... organised by <phrase>"."""
    done = 0
    for hit in cues.before:
        if hit.end < done:
            continue
        match = _PHRASE.match(text, hit.end)
        if not match or _PRONOUN.match(match.group("phrase")):
            continue
        start, end = trimmed(text, *match.span("phrase"))
        if start >= end:
            continue
        there = known.touching(start, end)
        if hit.cue.role in ("partner", "funder"):
            there = [m for m in there if m.kind is not MentionKind.PERSON or m.score >= _SURE_PERSON]
        if any(m.start != start or m.end > end for m in there) or not _body_like(text[start:end]):
            continue
        if not any(m.end == end or m.score > _SURE_BODY or len(text[m.end : end].split()) > 1 for m in there):
            done = end
            yield _mention(text, start, end)


def _after_cues(text: str, cues: CueIndex, known: ByPlace[Mention]) -> Iterator[Mention]:
    """ "<Capitalised Words> organised ..."."""
    done = 0
    for hit in cues.after:
        verb = text[hit.start : hit.end].casefold()
        low = max(done, hit.start - _REACH)
        gap = _BEFORE_VERB.search(text, low, hit.start)
        if not verb.startswith(_VERBS) or gap is None:
            continue
        for run_start, run_end in body_runs(text, low, gap.start()):
            start, end = trimmed(text, run_start, run_end)
            start = _with_head(text, low, start)
            if run_end == gap.start() and _clear(start, end, known) and _body_like(text[start:end]) and end - start > 2:
                done = end
                yield _mention(text, start, end)


def _with_head(text: str, low: int, start: int) -> int:
    """ "government of India": a head word in small letters before "of" belongs to the name."""
    match = re.search(r"(?P<head>[a-z]+)\s+of\s+(?:the\s+)?$", text[low:start])
    if match and match.group("head") in organization_words():
        return low + match.start()
    return start


def _body_like(phrase: str) -> bool:
    words = phrase.split()
    if phrase.casefold() in place_names() or phrase.casefold() in positions() or _COUNTED.match(phrase):
        return False
    if len(words) > 9 or any(w[0].isdigit() for w in words) or _BARE.fullmatch(phrase):
        return False
    if words[-1].casefold() in positions() and words[-1].casefold() not in organization_words():
        return False
    tail = words[-3:] if len(words) > 2 else words
    headed = any(w.strip(".,").casefold() in organization_words() for w in words)
    if HONORIFIC.search(phrase) or (not headed and max(person_likeness(tail), person_likeness(tail[-2:])) >= _PERSONAL):
        return False
    named = sum(w[:1].isupper() for w in words)
    common = sum(w.strip(".,'’").casefold() in common_words() for w in words)
    if named:
        return named >= max(1, len(words) / 2) and common < len(words)
    if len(words) > 1 and words[-1].casefold() in organization_words():
        return True
    return len(words) > 1 and common == 0
