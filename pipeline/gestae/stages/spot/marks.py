"""Roles of the persons or bodies of one passage: each one's own cue, lists that share one, verbs that are said once."""

import re
from collections.abc import Sequence

from gestae.model import Mention, RoleMark
from gestae.stages.spot.programme import NEXT_SLOT, slot_mark, talk_mark
from gestae.stages.spot.roles import CueHit, CueIndex

_LIST_GAP = re.compile(r"(?:[,;(&/+•·\n–—-]|\band\b|\bwith\b)\W*(?:[^\s,;&/\n]+\s+){0,5}$", re.IGNORECASE)
"""What parts two names of a list: a comma, "and", a line break, then at most a post ("and former chairman of")."""
_OWN_LABEL = re.compile(r"[A-Za-z)][ \t]*:-?\s*$")
"""A label right before a name: it stands there in a part of its own ("; Announcer: A. Rao")."""
_LINE_BETWEEN = re.compile(r"\n[^\n]*[A-Za-z][^\n]*\n")
"""A line of its own between two names: they stand in different cells or items."""
_STEP = 0.03
"""What a role loses with each name over which it is passed on."""
_WEAK = 0.6
_PRONOUN = re.compile(r"[^.!?\n]{0,140}[.!?][\"”’)]*\s+(?P<pronoun>He|She)\b")
_PRONOUN_FAR = 40
"""Characters between a pronoun and its verb."""
_ELLIPTIC_FAR = 160
_TELLING = frozenset(("speaker", "facilitator"))
"""Roles whose verb may be left out with the second name, where a subject follows."""
_AND_NAME = re.compile(r"(?:[,;]|\band|\bthen|\bwhile)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:,[^.;,\n]{2,50},?|,? (?:of|from) [^.;\n]{2,50}?)? (?:on|about|for)\s")
_LIST_FAR = 130
_BODY_LIST_GAP = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:[,;/&+]|,?\s*\band\b|,?\s*\bas well as\b|\bwith\b)\s*(?:also |and |by |with )?(?:the "
    r"|our |local )?\s*",
    re.IGNORECASE,
)
_ANOTHER_ACTOR = re.compile(r"\b(?:who|which|that|where|when|he|she|they|we|it)\b", re.IGNORECASE)


def mark_roles(
    text: str, index: CueIndex, mentions: Sequence[tuple[int, Mention]], span: tuple[int, int]
) -> list[RoleMark]:
    """Roles of the mentions (with their numbers, in order) that stand in text[span]; those without a cue get none."""
    marks: dict[int, RoleMark] = {}
    gaps: list[bool] = []
    for k, (number, mention) in enumerate(mentions):
        low = mentions[k - 1][1].end if k else span[0]
        high = mentions[k + 1][1].start if k + 1 < len(mentions) else span[1]
        gaps.append(bool(k) and _is_list_gap(text, index, low, mention.start))
        mark = _own_mark(index, number, mention, (low, high))
        told = marks.get(mentions[k - 1][0]) if k else None
        if told is not None and (mark is None or _is_weak(mark)):
            mark = _shared_mark(text, index, (number, mention), told, (low, high), listed=gaps[-1]) or mark
        if index.persons and (mark is None or _is_weak(mark)):
            mark = _pronoun_mark(text, index, number, (mention.end, high)) or mark or slot_mark(text, number, mention)
            mark = mark or talk_mark(text, number, mention)
        if mark is not None:
            marks[number] = mark
    _share_back(mentions, gaps, marks)
    return [marks[number] for number, _ in mentions if number in marks]


def _shared_mark(
    text: str,
    index: CueIndex,
    one: tuple[int, Mention],
    told: RoleMark,
    window: tuple[int, int],
    *,
    listed: bool,
) -> RoleMark | None:
    """The role that the words about the name before say of this one, too; `window` lies between its neighbours."""
    number, mention = one
    # Who did not take part heads a looser list than who did: "Apologies: A. Rao for the ward B. Das".
    near = listed or (told.role == "none" and _is_near(text, index, window[0], mention.start))
    if near and told.rule.endswith(("before", "label", "list")):
        return RoleMark(number, told.role, "list", told.cue, told.score - _STEP)
    return _elliptic_mark(text, index, one, told, window) if index.persons else None


def _is_weak(mark: RoleMark) -> bool:
    """Whether a role rests on no more than that somebody stands beside ("with")."""
    return mark.rule == "cue-after" and mark.score < _WEAK


def _pronoun_mark(text: str, index: CueIndex, number: int, window: tuple[int, int]) -> RoleMark | None:
    """ "... Ms. A. Rao of Asha Trust. She spoke on salt.": the next sentence says it of the last one named."""
    follow = _PRONOUN.match(text, *window)
    if follow is None or not index.crosses_sentence(window[0], follow.start("pronoun")):
        return None
    found = index.nearest_after(follow.end(), window[1], _PRONOUN_FAR)
    if found is None or found[1].cue.role == "none":
        return None
    hit = found[1]
    return RoleMark(number, hit.cue.role, "pronoun", (hit.start, hit.end), max(0.1, found[0] - 0.1))


def _own_mark(index: CueIndex, number: int, mention: Mention, window: tuple[int, int]) -> RoleMark | None:
    low, high = window
    found: list[tuple[float, str, CueHit]] = []
    before = index.nearest_before(low, mention.start, index.far["before"])
    after = index.verb_after(mention, high) if index.can_act(mention) else None
    label = index.label(mention.start)
    if before:
        found.append((before[0], "before", before[1]))
    if after:
        found.append((after[0], "after", after[1]))
    if label:
        found.append((label.cue.score, "label", label))
    if not found:
        return None
    score, side, hit = max(found, key=lambda f: f[0])
    return RoleMark(number, hit.cue.role, f"cue-{side}", (hit.start, hit.end), max(0.1, min(1.0, score)))


def _elliptic_mark(
    text: str, index: CueIndex, one: tuple[int, Mention], told: RoleMark, window: tuple[int, int]
) -> RoleMark | None:
    """ "A. Rao spoke on salt and B. Das on tea": the verb is said once, each subject after its own name."""
    (number, mention), (low, high) = one, window
    if told.rule not in ("cue-after", "elliptic") or told.role not in _TELLING:
        return None
    gap = text[low : mention.start]
    if len(gap) > _ELLIPTIC_FAR or not _AND_NAME.search(gap) or not _SUBJECT.match(text, mention.end, high):
        return None
    if index.crosses_sentence(low, mention.start):
        return None
    return RoleMark(number, told.role, "elliptic", told.cue, told.score - _STEP)


def _is_list_gap(text: str, index: CueIndex, start: int, end: int) -> bool:
    gap = text[start:end]
    if not index.persons:
        return bool(_BODY_LIST_GAP.fullmatch(gap))
    if not _is_near(text, index, start, end):
        return False
    if _OWN_LABEL.search(gap) or _LINE_BETWEEN.search(gap):
        return False
    return bool(_LIST_GAP.search(gap))


def _is_near(text: str, index: CueIndex, start: int, end: int) -> bool:
    """Whether two names stand in one sentence, or on two lines, without another actor, slot or cell between them."""
    gap = text[start:end]
    if end - start > _LIST_FAR or (index.crosses_sentence(start, end) and "\n" not in gap):
        return False
    return not (_ANOTHER_ACTOR.search(gap) or NEXT_SLOT.search(gap) or "|" in gap or "\t" in gap)


def _share_back(mentions: Sequence[tuple[int, Mention]], gaps: Sequence[bool], marks: dict[int, RoleMark]) -> None:
    """ "A, B and C spoke": the verb stands after the last name of the list only."""
    for k in range(len(mentions) - 1, 0, -1):
        number, earlier = mentions[k][0], mentions[k - 1][0]
        mark = marks.get(number)
        if gaps[k] and mark is not None and mark.rule in ("cue-after", "list-back") and earlier not in marks:
            marks[earlier] = RoleMark(earlier, mark.role, "list-back", mark.cue, mark.score - _STEP)
