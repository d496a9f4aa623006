"""Roles from grammar: cues before and after a name, lists that share a cue, labels that govern a value.

Works on cue matches and gaps between names instead of a parse: half of the sentences in reports break off, lack a
verb or a subject, or are cells of a table (docs/decisions/0003-roles-without-a-parser.md).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.layout import ByPlace
from gestae.lexicon.roles import RoleCue, role_cues
from gestae.lexicon.seek import seeker
from gestae.model import Mention, MentionKind, RoleMark, Unit, UnitKind
from gestae.spotted import CueMatch
from gestae.stages.spot.keys import written_labels

_LIST_GAP = re.compile(r"(?:[,;&/•·|\n–—-]|\band\b|\bwith\b|\)|\s)", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|to be|get|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_FAR = {"person": {"before": 70, "after": 110}, "organizer": {"before": 25, "after": 45}}
"""How many characters may stand between a cue and the name: persons have appositions, bodies stand close."""
_LIST_FAR = 130
_APPOSITION = 60
"""Characters behind a person's name within which the body stands where the person works."""
_WITHIN = re.compile(
    r"\b(?:visited|toured|met|joined|attended|thanked|visiting|of|at|from|in|to|for|near|by|into|about"
    r"|on)\s+(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r"\s+(?:has |have |had |also |jointly )?(?:co-?)?(?:organi[sz]ed|hosted|conducted|held|launched|arranged"
    r"|convened)\b"
)
_PARTED = re.compile(
    r"\s*(?:\([^()]*\))?\s*,?\s*(?:(?:in|with) (?:\w+ ){0,2}(?:collaboration|association|partnership|co-?operation"
    r"|support|help|assistance|coordination) (?:with|of|from)"
    r"|along ?with|together with|alongside|jointly with|and)\s",
    re.IGNORECASE,
)
_PARTED_FAR = 130
_BODY_LIST_GAP = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:[,;/&+]|,?\s*\band\b|,?\s*\bas well as\b|\bwith\b)\s*(?:also |and |by |with )?(?:the "
    r"|our |local )?\s*",
    re.IGNORECASE,
)
_ANOTHER_ACTOR = re.compile(r"\b(?:who|which|that|where|when|he|she|they|we|it)\b", re.IGNORECASE)
_TIME = r"\W*\d{1,2}\s?[.:h]\s?\d{2}\b"
_NEXT_SLOT = re.compile(rf"\n{_TIME}")
"""The next line of a programme of hours: who stands there has a part of his own."""
_SLOT = re.compile(
    rf"{_TIME}(?:\s?(?:a\.?m|p\.?m|hrs|h)?\b\.?)?(?:\W+\d{{1,2}}\s?[.:h]\s?\d{{2}}\b)?(?P<before>[^\n]*)", re.IGNORECASE
)
_FIRST_ITEM = re.compile(r"\(?(?:a|i|1)[.)]\s")
_TALK_BEFORE = re.compile(r"(?:\bby|[,–—(:]|\s-)\s*$")
_TALK_AFTER = re.compile(r"\s*(?:\([^()\n]*\)\s*)?[:–—-]\s*[\w\"“‘']")


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    cue: RoleCue


@dataclass(frozen=True, slots=True)
class _Value:
    """The value text[start:end] that a role label governs."""

    start: int
    end: int
    hit: _Hit


class CueIndex:
    """All cue matches of one report, sorted, for look-ups near a name. `breaks` are sentence starts, sorted."""

    def __init__(self, text: str, target: str, units: Sequence[Unit], breaks: Sequence[int]) -> None:
        self._text, self._breaks = text, list(breaks)
        self.far = _FAR[target]
        self.persons = target == "person"
        self._people: list[int] = []
        self.before = self._scan(target, "before")
        self.after = [h for h in self._scan(target, "after") if target == "person" or not self._passive(h)]
        self._values = self._label_spans(target, units)
        self._labels = ByPlace(self._values)
        self._before_ends = [h.end for h in self.before]
        self._after_starts = [h.start for h in self.after]

    def know_people(self, ends: Sequence[int]) -> None:
        """Tell where names of persons end: what stands close behind one is where that person works."""
        self._people = sorted(ends)

    def _scan(self, target: str, side: str) -> list[_Hit]:
        found = seeker(self._text)
        hits = [_Hit(m.start(), m.end(), cue) for cue in role_cues(target, side) for m in found.matches(cue.wording)]
        return sorted(hits, key=lambda h: (h.end if side == "before" else h.start, h.start, -h.end))

    def _passive(self, hit: _Hit) -> bool:
        return bool(_PASSIVE.search(self._text[max(0, hit.start - 30) : hit.start]))

    def _label_spans(self, target: str, units: Sequence[Unit]) -> list[_Value]:
        spans = []
        for n, unit in enumerate(units):
            for key, key_span, value in written_labels(self._text, unit):
                cue = next((c for c in role_cues(target, "label") if c.pattern.fullmatch(key)), None)
                if cue is not None:
                    spans.append(_Value(value[0], self._value_end(units, n, value), _Hit(*key_span, cue)))
        return spans

    def _value_end(self, units: Sequence[Unit], n: int, value: tuple[int, int]) -> int:
        """Where a label's value ends: one that begins with "(a)" goes on over the items below it."""
        end = value[1]
        if _FIRST_ITEM.match(self._text, value[0]):
            for k in range(n + 1, len(units)):
                if units[k].kind is not UnitKind.ITEM:
                    break
                end = units[k].end
        return end

    def matches(self) -> Iterator[CueMatch]:
        """All cues that the report holds, wherever they stand; labels are not among them."""
        target = "person" if self.persons else "organizer"
        for side, hits in (("before", self.before), ("after", self.after)):
            for hit in hits:
                yield CueMatch(hit.start, hit.end, target, side, hit.cue.role)

    def label_values(self) -> list[tuple[int, int]]:
        """The values that role labels govern, as offsets."""
        return [(label.start, label.end) for label in self._values]

    def crosses_sentence(self, start: int, end: int) -> bool:
        """Whether a sentence begins after `start` and at or before `end`."""
        k = bisect_left(self._breaks, start + 1)
        return k < len(self._breaks) and self._breaks[k] <= end

    def verb_after(self, mention: Mention, high: int) -> tuple[float, _Hit] | None:
        """The cue after a mention; a body may be parted from it by its partners ("X, with support of Y, held")."""
        found = self.nearest_after(mention.end, high, self.far["after"])
        if found is None and mention.kind is MentionKind.ORGANIZATION:
            parting = _PARTED.match(self._text, mention.end)
            if parting:
                found = self.nearest_after(parting.end(), len(self._text), _PARTED_FAR)
        return found

    def can_act(self, mention: Mention) -> bool:
        """Whether a mention can be the subject of the verb after it: a body after "of", "at", or after a person's
        name and a comma is where somebody works, not who acts; a lone word of the model's is rather a place.
        """
        if mention.kind is not MentionKind.ORGANIZATION:
            return True
        before = self._text[max(0, mention.start - 60) : mention.start]
        if _WITHIN.search(before):
            return False
        if mention.found_by == "model" and " " not in mention.name and not mention.name.isupper():
            return bool(_ACTING.match(self._text, mention.end))
        return not self.is_affiliation(mention.start)

    def is_affiliation(self, start: int) -> bool:
        """Whether what begins at `start` stands in apposition behind a person's name."""
        near = self._people[bisect_right(self._people, start - _APPOSITION) : bisect_right(self._people, start)]
        return any(self._works_there(end, start) for end in near)

    def _works_there(self, person_end: int, start: int) -> bool:
        """Whether a body stands in apposition behind a person: "A. Rao, Director, Asha Trust"."""
        gap = self._text[person_end:start]
        return ("," in gap or "(" in gap) and "\n" not in gap and not self.crosses_sentence(person_end, start)

    def label(self, position: int) -> _Hit | None:
        """The role label in whose value a position stands."""
        found = self._labels.touching(position, position + 1)
        return found[0].hit if found else None

    def nearest_before(self, low: int, position: int, far: int) -> tuple[float, _Hit] | None:
        """The best cue that ends in text[low:position], at most `far` characters before the position."""
        best: tuple[float, _Hit] | None = None
        k = bisect_left(self._before_ends, position + 1) - 1
        while k >= 0 and self._before_ends[k] >= max(low, position - far):
            hit = self.before[k]
            gap = position - hit.end
            if hit.start >= low and not self.crosses_sentence(hit.end, position):
                score = hit.cue.score - 0.006 * gap + 0.0005 * (hit.end - hit.start)
                if best is None or score > best[0]:
                    best = (score, hit)
            k -= 1
        return best

    def nearest_after(self, position: int, high: int, far: int) -> tuple[float, _Hit] | None:
        """The first cue that begins in text[position:high], at most `far` characters after the position."""
        k = bisect_left(self._after_starts, position)
        while k < len(self.after) and self.after[k].start <= min(high, position + far):
            hit = self.after[k]
            if self.crosses_sentence(position, hit.start):
                return None
            return hit.cue.score - 0.003 * (hit.start - position), hit
        return None


def mark_roles(
    text: str, index: CueIndex, mentions: Sequence[tuple[int, Mention]], span: tuple[int, int]
) -> list[RoleMark]:
    """Roles of the mentions (with their numbers, in order) that stand in text[span]; those without a cue get none."""
    marks: dict[int, RoleMark] = {}
    gaps: list[bool] = []
    for k, (number, mention) in enumerate(mentions):
        low = mentions[k - 1][1].end if k else span[0]
        high = mentions[k + 1][1].start if k + 1 < len(mentions) else span[1]
        listed = bool(k) and _is_list_gap(text, index, mentions[k - 1][1].end, mention.start)
        gaps.append(listed)
        mark = _own_mark(index, number, mention, (low, high))
        if mark is None and listed:
            previous = marks.get(mentions[k - 1][0])
            if previous is not None and previous.rule.endswith(("before", "label", "list")):
                mark = RoleMark(number, previous.role, "list", previous.cue, previous.score - 0.03)
        if mark is None and index.persons:
            mark = _slot_mark(text, number, mention)
        if mark is not None:
            marks[number] = mark
    _share_back(mentions, gaps, marks)
    return [marks[number] for number, _ in mentions if number in marks]


def _own_mark(index: CueIndex, number: int, mention: Mention, window: tuple[int, int]) -> RoleMark | None:
    low, high = window
    found: list[tuple[float, str, _Hit]] = []
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


def _slot_mark(text: str, number: int, mention: Mention) -> RoleMark | None:
    """Who stands beside a title in a line of a programme of hours speaks ("11.05 A. Rao: Salt and smugglers")."""
    begin = text.rfind("\n", 0, mention.start) + 1
    slot = _SLOT.fullmatch(text, begin, mention.start)
    if slot is None:
        return None
    before = slot.group("before").strip()
    told = _TALK_AFTER.match(text, mention.end) if not before else _TALK_BEFORE.search(slot.group("before"))
    return RoleMark(number, "speaker", "programme-line", (begin, mention.start), 0.7) if told else None


def _is_list_gap(text: str, index: CueIndex, start: int, end: int) -> bool:
    gap = text[start:end]
    if not index.persons:
        return bool(_BODY_LIST_GAP.fullmatch(gap))
    if end - start > _LIST_FAR or (index.crosses_sentence(start, end) and "\n" not in gap):
        return False
    if _ANOTHER_ACTOR.search(gap) or _NEXT_SLOT.search(gap) or "|" in gap or "\t" in gap:
        return False
    return bool(_LIST_GAP.search(gap))


def _share_back(mentions: Sequence[tuple[int, Mention]], gaps: Sequence[bool], marks: dict[int, RoleMark]) -> None:
    """ "A, B and C spoke": the verb stands after the last name of the list only."""
    for k in range(len(mentions) - 1, 0, -1):
        number, earlier = mentions[k][0], mentions[k - 1][0]
        mark = marks.get(number)
        if gaps[k] and mark is not None and mark.rule in ("cue-after", "list-back") and earlier not in marks:
            marks[earlier] = RoleMark(earlier, mark.role, "list-back", mark.cue, mark.score - 0.03)
