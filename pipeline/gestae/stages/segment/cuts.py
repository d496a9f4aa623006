"""Where a group of units with several dates is cut: each cut is a date that begins an event of its own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gestae.dates import DateMention
from gestae.layout import unit_of
from gestae.lexicon.kinds import activity_strength
from gestae.model import Unit, UnitKind
from gestae.nlp.sentences import sentence_spans
from gestae.stages.segment.days import Days, Told

ACTIVE = 0.35
"""Activity strength from which a sentence tells of an activity of its own."""
SURELY = 0.5
"""Activity strength from which it surely does, even with a vague date."""
_CHRONICLE = 4
"""Different days in one group from which every sentence with a day is taken to tell of its own event."""
_MOST = 0.8
"""Share of the days of a paragraph that head entries from which it is a programme."""
_WORD = 12
_LED_IN = re.compile(
    r"(?:\b(?:on|in|of|from|to|till|until|by|the|since|and|dated|after|before|at|for|during|held|this|next|last|is|was|between"
    r"|every|each|about|around|due|mid|early|late)|[,&/(])\s*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\.?[ \t:–—-]{1,4}[A-Z“\"‘']")
_CLAUSE = 10
_FURTHER = re.compile(
    r"(?:an?other|a?\s?(?:second|third|fourth|fifth)|the (?:first|second|third|fourth|last|final|next|following)"
    r"|next|similarly"
    r"|earlier|later|again)\b",
    re.IGNORECASE,
)
_TURN = re.compile(rf"{_FURTHER.pattern}|then\b", re.IGNORECASE)
_INTRODUCTION = 3
"""Sentences that may stand before the first date of a paragraph and still introduce what it dates."""
_ALSO = re.compile(r"(?:also|later|earlier|again)\b,? (?:on |that |the same |in )", re.IGNORECASE)
"""What tells of something else in a month that is told of already ("Also in February we ...")."""
_OPENING = 25
"""Characters within which a date opens its sentence ("On the 5th of May we ..."): that sentence tells what happened."""
_LISTED_GAP = 70
_LISTED = re.compile(r"[,;&)]|\band\b|\bagain\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:postponed|shifted|moved|instead|rescheduled|turned back|until|till|deadline|before|by|since|from)\b",
    re.IGNORECASE,
)
_SHARPER_GAP = 60
_MOVED = re.compile(
    r"\b(?:postponed|rescheduled|re-scheduled|deferred|put off)\b[^.;]*\b(?:to|till|until|for)\s*(?:the\s*)?$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:conclud|end|finish|clos|culminat|wound up|wrapped up|came to an end)\w*", re.IGNORECASE)
_CLOSED_GAP = 300
_LED = 8
"""Characters before the day with which a paragraph begins ("On the 3rd of May")."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One event date of a group (by number) with the offset where its passage begins."""

    date: int
    start: int
    lead: tuple[int, int] | None = None
    """Where the cut parts a sentence: the words before its first date, which tell of every day in it."""


class Cutter:
    """Cuts the groups of one report."""

    def __init__(self, text: str, units: Sequence[Unit], days: Days) -> None:
        """Keep what all groups share."""
        self._text, self._units, self._days = text, units, days
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    def cuts(self, whole: Sequence[int]) -> list[Cut]:
        """The dates of a group that begin an event of their own, with the start of the sentence they stand in."""
        found = [d for n in whole for d in self._days.of_unit[n] if self._days.usable(d)]
        found = [d for d in found if not self._days.named_day(d)] or found[:1]
        found = [d for d in found if not self._days.loose(d)] or found[:1]
        found = sorted([*found, *self._months(whole, found)], key=lambda d: self._days[d].start)
        if (entries := [d for d in found if self._heads_entry(d)]) and self._is_programme(found, entries):
            return [Cut(d, self._days[d].start) for d in entries]
        cuts: list[Cut] = []
        before = Told()
        chronicle = len({self._days.value(d) for d in found}) >= _CHRONICLE
        for d in found:
            mention = self._days[d]
            sentence = self._sentence(whole, mention.start)
            also = mention.precision == "month" and _ALSO.match(self._text, *sentence) is not None
            other = also or (bool(cuts) and self._is_news(whole, mention, self._days[cuts[-1].date]))
            inside = bool(cuts) and self._days.inside(mention, self._days[cuts[-1].date])
            if (before.holds(mention) and not also) or (inside and not other):
                continue
            if cuts and not other and self._instead(mention, self._days[cuts[-1].date]):
                cuts[-1] = replace(cuts[-1], date=d)
                continue
            same = bool(cuts) and self._days[cuts[-1].date].start >= sentence[0]
            if cuts and not (chronicle and not same) and not self._opens(whole, cuts[-1], sentence, mention, same):
                continue
            lead = (sentence[0], self._first_day(cuts, sentence[0])) if same else None
            if cuts and self._days[cuts[-1].date].precision == "day":
                before.add(self._days[cuts[-1].date])
            start = self._paragraph(whole, cuts, sentence[0])
            cuts.append(Cut(d, mention.start if same else start, lead if lead and lead[0] < lead[1] else None))
        return cuts

    def _paragraph(self, whole: Sequence[int], cuts: Sequence[Cut], begin: int) -> int:
        """Where the cut of a sentence begins: with its paragraph, where no earlier date stands in that and the sentence
        does not itself turn to something else.
        """
        n = self._unit_at(whole, begin)
        if n is None or not cuts or self._units[n].start <= self._days[cuts[-1].date].start:
            return begin
        before = bisect_left(self._sentences_of(n), begin, key=lambda s: s[0])
        return begin if before > _INTRODUCTION or _TURN.match(self._text, begin) else self._units[n].start

    def _is_news(self, whole: Sequence[int], mention: DateMention, before: DateMention) -> bool:
        """Whether a date begins a paragraph of its own after a month or season: it need not be that one's day."""
        n = self._unit_at(whole, mention.start)
        if n is None or before.precision in ("day", mention.precision) or n == self._unit_at(whole, before.start):
            return False
        return mention.start - self._units[n].start <= _LED

    def _first_day(self, cuts: Sequence[Cut], begin: int) -> int:
        """Where the first of the cuts' dates that stand behind `begin` stands; there is one."""
        return self._days[cuts[bisect_left(cuts, begin, key=lambda cut: self._days[cut.date].start)].date].start

    def _heads_entry(self, d: int) -> bool:
        """Whether a date stands as at the head of an entry: no word leads it in, and a name or a title follows."""
        mention = self._days[d]
        before = self._text[max(0, mention.start - _WORD) : mention.start]
        return not _LED_IN.search(before) and bool(_ENTRY.match(self._text, mention.end))

    def _is_programme(self, found: Sequence[int], entries: Sequence[int]) -> bool:
        """Whether a paragraph is a programme run together: "18 January The mills ... 15 February Salt ..."."""
        days = [self._days[d].first for d in entries]
        known = [day for day in days if day]
        ordered = len(known) == len(days) and len(set(known)) == len(days) and sorted(known) == known
        return ordered and len(entries) >= _CHRONICLE and len(entries) >= _MOST * len(found)

    def _months(self, whole: Sequence[int], days: Sequence[int]) -> list[int]:
        """Months that date a sentence of their own which surely tells of an activity (a chronicle by years)."""
        busy = {self._sentence(whole, self._days[d].start) for d in days}
        out: list[int] = []
        for n, d in ((unit, d) for unit in whole for d in self._days.of_unit[unit]):
            mention = self._days[d]
            if mention.precision != "month" or mention.role != "event" or mention.first is None or self._days.loose(d):
                continue
            sentence = self._sentence(whole, mention.start)
            least = ACTIVE if self._opens_list(whole, mention) else SURELY
            surely = self._days.of_month[n] or activity_strength(self._text, *sentence) >= least
            if sentence not in busy and surely:
                busy.add(sentence)
                out.append(d)
        return out if days or len(out) > 1 else []

    def _opens_list(self, whole: Sequence[int], mention: DateMention) -> bool:
        """Whether a month stands in the first sentence of a paragraph without a day, before one that a day begins."""
        n = self._unit_at(whole, mention.start)
        after = next((k for k in whole if n is not None and k > n), None)
        if n is None or after is None or not self._first_sentence(n, mention):
            return False
        days = [self._days[d].start for d in self._days.of_unit[after] if self._days.usable(d)]
        return (
            bool(days)
            and days[0] - self._units[after].start <= _LED
            and not any(self._days.usable(d) for d in self._days.of_unit[n])
        )

    def _instead(self, mention: DateMention, before: DateMention) -> bool:
        """Whether a date is that of the event which the one just before it was told of."""
        gap = self._text[before.end : mention.start]
        moved = len(gap) < _SHARPER_GAP and mention.precision == "day" and _MOVED.search(gap) is not None
        return moved or self._sharper(mention, before) or self._closed(mention, before, gap)

    def _closed(self, mention: DateMention, before: DateMention, gap: str) -> bool:
        """ "On 16 May the course was concluded. It was held from 12 to 16 May.": a range ends on the day of closing."""
        ranged = mention.first and mention.last and mention.first < mention.last == before.last == before.first
        return bool(ranged) and len(gap) < _CLOSED_GAP and _CLOSES.search(gap) is not None

    def _sharper(self, mention: DateMention, before: DateMention) -> bool:
        """Whether a date says more exactly what the one just before it said ("fourth week of May (27-29 May)")."""
        if mention.start - before.end > _SHARPER_GAP or not (
            mention.first and mention.last and before.first and before.last
        ):
            return False
        return before.kind != "day" and before.first <= mention.last and mention.first <= before.last

    def _opens(
        self, whole: Sequence[int], cut: Cut, sentence: tuple[int, int], mention: DateMention, same: bool
    ) -> bool:
        """Whether a further date of a group begins an event of its own."""
        before = self._days[cut.date]
        if mention.group is not None and mention.group == before.group:
            return True
        gap = self._text[before.end : mention.start]
        if same and len(gap) < _LISTED_GAP and _LISTED.search(gap) and not _CHANGED.search(gap):
            return True
        n = self._unit_at(whole, mention.start)
        if (
            n is not None
            and self._units[n].start > before.start
            and self._first_sentence(n, mention)
            and self._units[n].kind is UnitKind.PARAGRAPH
        ):
            return True
        if not same and mention.start - sentence[0] <= _OPENING and sentence[1] - mention.end > _CLAUSE:
            return True
        if not same and _FURTHER.match(self._text, sentence[0]):
            return True
        return activity_strength(self._text, mention.start if same else sentence[0], sentence[1]) >= ACTIVE

    def _unit_at(self, whole: Sequence[int], position: int) -> int | None:
        """The number of the unit of a group (in order) in which an offset stands."""
        n = unit_of(self._units, position)
        k = bisect_left(whole, n) if n is not None else len(whole)
        return n if k < len(whole) and whole[k] == n else None

    def _first_sentence(self, n: int, mention: DateMention) -> bool:
        start, end = self._sentences_of(n)[0]
        return start <= mention.start < end

    def _sentence(self, whole: Sequence[int], position: int) -> tuple[int, int]:
        n = self._unit_at(whole, position)
        if n is not None:
            sentences = self._sentences_of(n)
            start, end = sentences[max(0, bisect_right(sentences, position, key=lambda s: s[0]) - 1)]
            if start <= position < end:
                return start, end
        return position, position + 1

    def _sentences_of(self, n: int) -> list[tuple[int, int]]:
        """The sentences of unit `n`: asked for each of its dates, found once."""
        if n not in self._sentences:
            self._sentences[n] = sentence_spans(self._text, self._units[n].start, self._units[n].end)
        return self._sentences[n]
