"""Roles from grammar: cues before and after a name, lists that share a cue, labels that govern a value.

Works on cue matches and gaps between names instead of a parse: half of the sentences in reports break off, lack a
verb or a subject, or are cells of a table (docs/decisions/0003-roles-without-a-parser.md).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.layout import ByPlace, written_labels
from gestae.lexicon.roles import RoleCue, role_cues
from gestae.lexicon.seek import seeker
from gestae.model import Mention, MentionKind, Unit, UnitKind
from gestae.spotted import CueMatch
from gestae.stages.spot.rolls import can_head, ends_open, head_words, roll_end

_NO_BREAK = re.compile(r"(?:\s\.{2,}|\bby\s+[A-Z][a-z]{1,4}\.)[ \t]+$")
"""Stops that end no sentence before a name: dots that lead the eye ("Treasurer ..... A. Rao"), "by Tmt. A. Rao"."""
_DOTS = 80
"""Characters before a sentence within which such dots are looked for."""
_PREPOSITION = 0.7
"""Score below which a cue only says that somebody was there ("with")."""
_AND_VERB = re.compile(r"\s(?:and|&)\s+(?:then\s+|also\s+|\w+ly\s+)?$", re.IGNORECASE)
"""What joins a further verb to the same subject ("came and also spoke")."""
_ASIDE = 60
"""Characters that an aside in brackets may have before its cue."""
_LEARNED_AS = {"leader": "facilitator"}
"""Roles that only rules know, as learned decisions know them."""
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|to be|get|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_FAR = {"person": {"before": 70, "after": 110}, "organizer": {"before": 25, "after": 45}}
"""How many characters may stand between a cue and the name: persons have appositions, bodies stand close."""
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
_KEY_PARTS = re.compile(r"\s*/\s*|\s+(?:&|and|or)\s+", re.IGNORECASE)
_FIRST_ITEM = re.compile(r"\(?(?:a|i|1)[.)]\s")


@dataclass(frozen=True, slots=True)
class CueHit:
    """A match of a cue; offsets are code points into the report's text."""

    start: int
    end: int
    cue: RoleCue


@dataclass(frozen=True, slots=True)
class _Value:
    """The value text[start:end] that a role label governs."""

    start: int
    end: int
    hit: CueHit


class CueIndex:
    """All cue matches of one report, sorted, for look-ups near a name. `breaks` are sentence starts, sorted."""

    def __init__(self, text: str, target: str, units: Sequence[Unit], breaks: Sequence[int]) -> None:
        self._text = text
        self._breaks = [b for b in breaks if not _NO_BREAK.search(text, max(0, b - _DOTS), b)]
        self.far = _FAR[target]
        self.persons = target == "person"
        self._people: list[int] = []
        self.before = self._scan(target, "before")
        self.after = [h for h in self._scan(target, "after") if target == "person" or not self._passive(h)]
        self._before_ends = [h.end for h in self.before]
        self._values = self._label_spans(target, units)
        self._labels = ByPlace(self._values)
        self._after_starts = [h.start for h in self.after]

    def know_people(self, ends: Sequence[int]) -> None:
        """Tell where names of persons end: what stands close behind one is where that person works."""
        self._people = sorted(ends)

    def _scan(self, target: str, side: str) -> list[CueHit]:
        found = seeker(self._text)
        hits = [CueHit(m.start(), m.end(), cue) for cue in role_cues(target, side) for m in found.matches(cue.wording)]
        return sorted(hits, key=lambda h: (h.end if side == "before" else h.start, h.start, -h.end))

    def _passive(self, hit: CueHit) -> bool:
        return bool(_PASSIVE.search(self._text[max(0, hit.start - 30) : hit.start]))

    def _label_spans(self, target: str, units: Sequence[Unit]) -> list[_Value]:
        spans = []
        for n, unit in enumerate(units):
            for key, key_span, value in written_labels(self._text, unit):
                cue = _label_cue(target, key)
                if cue is not None:
                    spans.append(_Value(value[0], self._value_end(units, n, value), CueHit(*key_span, cue)))
            hit = self._roll_head(target, unit) if self.persons else None
            end = roll_end(self._text, units, n) if hit else None
            if hit is not None and end is not None:
                spans.append(_Value(unit.end, end, hit))
        return spans

    def _roll_head(self, target: str, unit: Unit) -> CueHit | None:
        """The words of a unit that say what all did who are named line by line below it."""
        if can_head(unit):
            cue = _cue_called(target, head_words(self._text[unit.start : unit.end]))
            if cue is not None:
                return CueHit(unit.start, unit.end, cue)
        k = bisect_left(self._before_ends, unit.end + 1) - 1
        hit = self.before[k] if k >= 0 and self.before[k].start >= unit.start else None
        if hit is None:
            return None
        alone = len(self._text[unit.start : unit.end].strip(" .:-")) <= hit.end - hit.start
        return hit if alone or ends_open(self._text, hit.end, unit) else None

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
                yield CueMatch(hit.start, hit.end, target, side, _LEARNED_AS.get(hit.cue.role, hit.cue.role))

    def label_values(self) -> list[tuple[int, int]]:
        """The values that role labels govern, as offsets."""
        return [(label.start, label.end) for label in self._values]

    def crosses_sentence(self, start: int, end: int) -> bool:
        """Whether a sentence begins after `start` and at or before `end`."""
        k = bisect_left(self._breaks, start + 1)
        return k < len(self._breaks) and self._breaks[k] <= end

    def verb_after(self, mention: Mention, high: int) -> tuple[float, CueHit] | None:
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

    def label(self, position: int) -> CueHit | None:
        """The role label in whose value a position stands."""
        found = self._labels.touching(position, position + 1)
        return found[0].hit if found else None

    def nearest_before(self, low: int, position: int, far: int) -> tuple[float, CueHit] | None:
        """The best cue that ends in text[low:position], at most `far` characters before the position."""
        best: tuple[float, CueHit] | None = None
        k = bisect_left(self._before_ends, position + 1) - 1
        while k >= 0 and self._before_ends[k] >= max(low, position - far):
            hit = self.before[k]
            gap = position - hit.end
            if (
                hit.start >= low
                and not self.crosses_sentence(hit.end, position)
                and not self._closed(hit.end, position)
            ):
                score = hit.cue.score - 0.006 * gap + 0.0005 * (hit.end - hit.start)
                if best is None or score > best[0]:
                    best = (score, hit)
            k -= 1
        return best

    def _closed(self, start: int, end: int) -> bool:
        """Whether a bracket closes after a cue, so that it is about the name before it ("A. Rao (leader), B. Das")."""
        close = self._text.find(")", start, end)
        return close >= 0 and "(" not in self._text[start:close] and self._open(start, close)

    def _open(self, start: int, close: int) -> bool:
        opening = self._text.rfind("(", max(0, start - _ASIDE), start)
        return opening >= 0 and ")" not in self._text[opening:close]

    def nearest_after(self, position: int, high: int, far: int) -> tuple[float, CueHit] | None:
        """The first cue that begins in text[position:high], at most `far` characters after the position.

        A weaker one yields to a further verb of the same subject ("A. Rao came and spoke").
        """
        first: tuple[float, CueHit] | None = None
        k = bisect_left(self._after_starts, position)
        while k < len(self.after) and self.after[k].start <= min(high, position + far):
            hit = self.after[k]
            if self.crosses_sentence(position, hit.start):
                break
            if first is None or (self.persons and self._tells_more(first[1], hit)):
                first = hit.cue.score - 0.003 * (hit.start - position), hit
            k += 1
            if not self.persons:
                break
        return first

    def _tells_more(self, first: CueHit, further: CueHit) -> bool:
        """Whether a further verb has the same subject as the first one and says more of the part taken."""
        if further.cue.score <= first.cue.score:
            return False
        return first.cue.score < _PREPOSITION or bool(_AND_VERB.search(self._text, first.end, further.start))


def _cue_called(target: str, words: str) -> RoleCue | None:
    """The cue of a label that is called by these words."""
    return next((cue for cue in role_cues(target, "label") if cue.pattern.fullmatch(words)), None)


def _label_cue(target: str, key: str) -> RoleCue | None:
    """The cue that a label is, or the first of its parts is ("Jointly with / Sponsor")."""
    return next(filter(None, (_cue_called(target, words) for words in (key, *_KEY_PARTS.split(key)))), None)
