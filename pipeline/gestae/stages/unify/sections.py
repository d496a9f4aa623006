"""Headings that name a body: a newsletter's section is the club's own report."""

import re
from collections.abc import Sequence

from gestae.layout import ByPlace, unit_of
from gestae.lexicon.bodies import body_likeness
from gestae.lexicon.kinds import load_kinds
from gestae.lexicon.words import common_words, fold, organization_words
from gestae.model import Mention, MentionKind, Passage, Unit, UnitKind
from gestae.stages.unify.bodies import Body
from gestae.stages.unify.leadins import lead_in_bodies
from gestae.stages.unify.names import fold_name

_LIKE = 0.6
_NEWSLETTER = 2
"""Headings that look like bodies from which a report is taken to be a newsletter of several."""
_SMALL = frozenset(
    ("of", "for", "the", "and", "in", "de", "la", "du", "des", "do", "da", "van", "der", "für", "und", "at", "on")
)
_PART = 0.4
_LONGEST = 8
_COMMON = 2


class SectionBodies:
    """Which body each heading names; `general` is the reporting body where one speaks for the whole report."""

    def __init__(self, text: str, units: Sequence[Unit], mentions: Sequence[Mention], body: Body | None) -> None:
        """Look at every heading once. Offsets are code points into `text`."""
        self._text, self._units = text, units
        self._mentions = ByPlace(m for m in mentions if m.kind is MentionKind.ORGANIZATION)
        self._led_in = lead_in_bodies(text, units, self._mentions)
        heads = [n for n, u in enumerate(units) if u.kind is UnitKind.HEADING and self._shaped(u)]
        sure = [n for n in heads if body_likeness(self._words(units[n])) >= _LIKE and self._of_its_own(n)]
        newsletter = len(sure) >= max(_NEWSLETTER, _PART * len(heads))
        self._by_unit = {
            n: self._body(units[n]) for n in (heads if newsletter else sure) if newsletter or self._own_name(n)
        }
        self.general = None if newsletter and body is not None and self._in_section(body) else body

    def body_of(self, passage: Passage) -> Body | None:
        """The body that the line above a list or the innermost heading above a passage names, or None."""
        if passage.units[0] in self._led_in:
            return self._led_in[passage.units[0]]
        numbers = list(reversed(passage.headings))
        if passage.title is not None:
            title = unit_of(self._units, passage.title[0])
            numbers = [title, *numbers] if title is not None else numbers
        return next((self._by_unit[n] for n in numbers if n in self._by_unit), None)

    def _words(self, unit: Unit) -> str:
        return " ".join(self._text[unit.start : unit.end].split())

    def _shaped(self, unit: Unit) -> bool:
        """Whether a heading is written like a name: capitals throughout, no digits, no kind of activity at its end."""
        words = self._words(unit).split()
        if not 2 <= len(words) <= _LONGEST or any(c.isdigit() for w in words for c in w):
            return False
        if any(w[0].islower() and w not in _SMALL for w in words) or re.search(r"[:?!;]", self._words(unit)):
            return False
        nouns, _ = load_kinds().scan(self._words(unit))
        if any(hit.cue.weight >= 2 for hit in nouns):
            return False
        own = [w for w in words if fold(w).strip(".,") not in common_words() and w not in _SMALL and len(w) > 1]
        return bool(own) or fold(words[-1]) in organization_words()

    def _own_name(self, n: int) -> bool:
        """Outside newsletters a heading must bring a name of its own, not only common words ("Village Committees")."""
        words = self._words(self._units[n]).split()
        return any(fold(w).strip(".,") not in common_words() and fold(w) not in organization_words() for w in words)

    def _of_its_own(self, n: int) -> bool:
        """Whether a heading names one body among others; two common words name none ("New Committee")."""
        return len(self._words(self._units[n]).split()) > _COMMON or self._own_name(n)

    def _in_section(self, body: Body) -> bool:
        n = unit_of(self._units, body.start)
        return n is not None and self._units[n].kind not in (UnitKind.META, UnitKind.TITLE)

    def _body(self, unit: Unit) -> Body:
        for mention in self._mentions.beginning(unit.start, unit.end):
            covers = (mention.end - mention.start) >= 0.7 * (unit.end - unit.start)
            if covers and mention.end <= unit.end:
                keys = frozenset({fold_name(mention.name)})
                return Body(mention.name, mention.acronym, mention.start, mention.end, 0.7, keys)
        words = self._words(unit)
        return Body(words, None, unit.start, unit.end, 0.6, frozenset({fold_name(words)}))
