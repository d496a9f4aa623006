"""Groups and dates -> passages: which stretch of text may tell of which event.

"The unit holds an event date" carries segmentation (docs/decisions/0002-dates-carry-segmentation.md): a group with one
date is one passage; a group with several is cut where the sentence of the next date begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from gestae.dates import DateMention
from gestae.lexicon.kinds import activity_strength
from gestae.model import Passage, Unit, UnitKind
from gestae.nlp.sentences import sentence_spans
from gestae.stages.segment.groups import Group, group_units
from gestae.stages.segment.shape import tells_of_one

_ACTIVE = 0.35
"""Activity strength from which a sentence tells of an activity of its own."""
_HEAD_UNITS = 4
_LEAD = 3
_DIARY = 3
_LONGEST_EVENT = 21
_FORTNIGHT = 14
_CHRONICLE = 4
"""Different days in one group from which every sentence with a day is taken to tell of its own event."""
_CLAUSE = 10
_FURTHER = re.compile(r"(?:an?other|a?\s?(?:second|third|fourth|fifth)|the (?:first|second|third|fourth|last|final|next|following)|next|similarly|earlier|later|again)\b", re.IGNORECASE)
_OPENING = 25
"""Characters within which a date opens its sentence ("On the 5th of May we ..."): that sentence tells what happened then."""
_LISTED_GAP = 70
_LISTED = re.compile(r"[,;&)]|\band\b|\bagain\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:postponed|shifted|moved|instead|rescheduled|turned back|until|till|deadline|before|by|since|from)\b", re.IGNORECASE)
_SURELY = 0.5
_APPROVED = re.compile(r"\bminutes?\b|\b(?:approved|proposed|seconded|read and)\b", re.IGNORECASE)
_FINE = ("day",)


@dataclass(frozen=True, slots=True)
class _Cut:
    """One event date of a group with the place where its passage begins."""

    date: int
    start: int


def find_passages(
    text: str, units: Sequence[Unit], dates: Sequence[DateMention]
) -> tuple[tuple[Passage, ...], tuple[DateMention, ...]]:
    """Passages in order of their start, and the dates with those added that several mentions make together (the days
    of a camp diary). Passages of one group are disjoint. Offsets are code points into `text`.
    """
    finder = _Finder(text, units, dates)
    passages = tuple(sorted(finder.run(), key=lambda p: (p.start, p.end)))
    return passages, tuple(finder.dates)


class _Finder:
    def __init__(self, text: str, units: Sequence[Unit], dates: Sequence[DateMention]) -> None:
        self._text, self._units, self._dates = text, units, list(dates)
        self._of_unit: list[list[int]] = [[] for _ in units]
        position = 0
        for n, mention in enumerate(dates):
            while position + 1 < len(units) and units[position].end <= mention.start:
                position += 1
            if units and units[position].start <= mention.start < units[position].end and mention.role == "event":
                self._of_unit[position].append(n)

        self._span_of_report: int | None = None
        self._span_of_report = self._title_range()

    @property
    def dates(self) -> Sequence[DateMention]:
        """All dates, those put together from several mentions last."""
        return self._dates

    def run(self) -> list[Passage]:
        fine = [any(self._usable(d) and not self._named_day(d) for d in dates) for dates in self._of_unit]
        led = [
            any(self._usable(d) and self._dates[d].start - u.start <= _LEAD for d in dates)
            for u, dates in zip(self._units, self._of_unit, strict=True)
        ]
        groups = group_units(self._text, self._units, fine, led)
        passages: list[Passage] = []
        for group in groups:
            passages.extend(self._of_group(group))
        passages = _with_following(self._diaries(passages), "caption")
        dated = [p for p in passages if p.dates]
        minutes_or_diary = tells_of_one(self._text, self._units)
        firm = [p for p in dated if not self._loose(p.dates[0])] or dated
        if firm is not dated:
            passages = [self._without_faint(p) for p in passages]
        if self._span_of_report is not None and not minutes_or_diary:
            return self._programme(firm)
        single = len({self._value(p.dates[0]) for p in firm}) <= 1 and not self._is_list(groups, firm)
        if single or (firm and minutes_or_diary):
            whole = self._whole(self._of_one(firm, minutes_or_diary))
            return [*whole, *self._reported(whole, firm)] if minutes_or_diary == "minutes" else whole
        if all(p.form in ("section", "labels") for p in firm) and len({p.headings for p in firm}) <= 1:
            return _with_following(passages)
        return passages

    def _diaries(self, passages: Sequence[Passage]) -> list[Passage]:
        """Three and more day headings of consecutive days are the diary of one event, not an event a day."""
        out: list[Passage] = []
        run: list[Passage] = []
        for passage in [*passages, None]:
            if passage is not None and passage.form == "dated-heading" and (not run or self._next_day(run[-1], passage)):
                run.append(passage)
                continue
            out += [self._joined_days(run)] if len(run) >= _DIARY else run
            run = [passage] if passage is not None and passage.form == "dated-heading" else []
            if passage is not None and not run:
                out.append(passage)
        return out

    def _of_one(self, dated: Sequence[Passage], shape: str | None) -> Sequence[Passage]:
        """The dated passages with the one first that tells when the report's single event was."""
        if shape == "diary":
            return self._within(dated)
        if shape == "minutes":
            head = [d for n in range(min(_HEAD_UNITS, len(self._units))) for d in self._of_unit[n] if self._usable(d)]
            if head:
                return [replace(dated[0], dates=(head[0],)), *dated]
        return dated

    def _reported(self, whole: Sequence[Passage], dated: Sequence[Passage]) -> list[Passage]:
        """What the minutes of a meeting report of other days: passages that surely tell of an activity."""
        main = {self._value(d) for p in whole for d in p.dates[:1]}
        return [
            p for p in dated
            if self._value(p.dates[0]) not in main
            and activity_strength(self._text, p.start, p.end) >= _SURELY
            and not _APPROVED.search(self._text, p.start, min(p.end, p.start + 120))
        ]  # fmt: skip

    def _within(self, dated: Sequence[Passage]) -> list[Passage]:
        """The days of a diary as one range, where they lie within a fortnight."""
        known = [p for p in dated if self._dates[p.dates[0]].first]
        if len(known) < 2:
            return list(dated)
        firsts = [date.fromisoformat(self._dates[p.dates[0]].first or "") for p in known]
        near = [p for p, day in zip(known, firsts, strict=True) if abs((day - firsts[0]).days) <= _FORTNIGHT]
        return [replace(near[0], dates=(self._range([p.dates[0] for p in near]),))]

    def _next_day(self, before: Passage, after: Passage) -> bool:
        last, first = self._dates[before.dates[0]].last, self._dates[after.dates[0]].first
        if not (last and first):
            return False
        return (date.fromisoformat(first) - date.fromisoformat(last)).days == 1

    def _joined_days(self, run: Sequence[Passage]) -> Passage:
        units = tuple(n for p in run for n in p.units)
        when = self._range([d for p in run for d in p.dates])
        return replace(run[0], end=run[-1].end, units=units, dates=(when,), form="section")

    def _range(self, numbers: Sequence[int]) -> int:
        """The number of the date that several dates make together, from the first to the last day."""
        known = [self._dates[n] for n in numbers if self._dates[n].first and self._dates[n].last]
        first = min(known, key=lambda m: m.first or "")
        last = max(known, key=lambda m: m.last or "")
        if first.last == last.last:
            return numbers[0]
        self._dates.append(replace(first, last=last.last, kind="range", rule="consecutive days"))
        return len(self._dates) - 1

    def _programme(self, dated: Sequence[Passage]) -> list[Passage]:
        """The title tells the days of one event: the whole report is about it, but for what lies on other days."""
        span = self._span_of_report
        assert span is not None
        other = [p for p in dated if not self._inside(self._dates[p.dates[0]], self._dates[span]) and p.form == "dated-heading"]
        return [replace(self._whole([])[0], dates=(span,)), *other]

    def _without_faint(self, passage: Passage) -> Passage:
        """Beside real dates, "three months after" dates only what surely is an activity."""
        if not passage.dates or not self._loose(passage.dates[0]):
            return passage
        active = activity_strength(self._text, passage.start, passage.end) >= _SURELY
        return passage if active else replace(passage, dates=())

    def _loose(self, n: int) -> bool:
        """Whether a date is only told in relation to another ("three months after")."""
        return self._dates[n].kind in ("relative", "fuzzy", "recurring")

    def _is_list(self, groups: Sequence[Group], dated: Sequence[Passage]) -> bool:
        """Whether the report is a list of activities, in which one dated item does not speak for all."""
        items = [g for g in groups if g.form in ("item", "record")]
        return len(dated) == 1 and dated[0].form in ("item", "record") and len(items) > 2 and self._active_items(items) > 2

    def _active_items(self, items: Sequence[Group]) -> int:
        return sum(
            activity_strength(self._text, self._units[g.units[0]].start, self._units[g.units[-1]].end) >= _ACTIVE
            for g in items
        )

    def _usable(self, n: int) -> bool:
        """An event date that is a day, and no day of the programme of what the title's range announces."""
        mention = self._dates[n]
        if mention.role != "event" or mention.precision not in _FINE or mention.kind == "recurring":
            return False
        if mention.first is None and mention.month is None:
            return False
        span = self._span_of_report
        return span is None or n == span or not self._inside(mention, self._dates[span])

    def _title_range(self) -> int | None:
        """The date range of several days in the first lines of a report: what follows is its programme."""
        for unit in range(min(_HEAD_UNITS, len(self._units))):
            for n in self._of_unit[unit]:
                mention = self._dates[n]
                if mention.precision == "day" and not self._loose(n) and mention.role == "event" and self._several_days(n):
                    return n if self._heads(unit) else None
        return None

    def _several_days(self, n: int) -> bool:
        """Whether a date is a range that one event can fill: two days to three weeks."""
        first, last = self._dates[n].first, self._dates[n].last
        if not (first and last):
            return False
        return 0 < (date.fromisoformat(last) - date.fromisoformat(first)).days <= _LONGEST_EVENT

    def _heads(self, n: int) -> bool:
        """Whether a unit stands at the head of a report as a title or a short line does, not as running text."""
        unit = self._units[n]
        return unit.kind is not UnitKind.PARAGRAPH or unit.end - unit.start < 100

    def _named_day(self, n: int) -> bool:
        """Whether a date is only the name of a day ("Women's Day"): it dates what nothing else dates."""
        return self._dates[n].kind == "holiday"

    def _value(self, n: int) -> tuple[object, ...]:
        d = self._dates[n]
        return (d.first, d.last) if d.first else (d.month, d.day, d.last_month, d.last_day)

    def _whole(self, dated: Sequence[Passage]) -> list[Passage]:
        """The report tells of one event: its passage is all that is not furniture."""
        body = [n for n, u in enumerate(self._units) if u.kind not in (UnitKind.FURNITURE, UnitKind.META)]
        if not body:
            return []
        title = next((n for n in body if self._units[n].kind is UnitKind.TITLE), None)
        best = dated[0] if dated else None
        chosen = tuple(dict.fromkeys(d for p in dated for d in p.dates)) if dated else self._coarse(body)
        name = best.title if best and best.title else self._span(title)
        return [
            Passage(
                self._units[body[0]].start, self._units[body[-1]].end, "document", tuple(body), (), chosen, title=name,
                extra=tuple((self._units[n].start, self._units[n].end) for n in body if self._units[n].kind is UnitKind.CAPTION),
            )
        ]

    def _span(self, n: int | None) -> tuple[int, int] | None:
        return None if n is None else (self._units[n].start, self._units[n].end)

    def _coarse(self, unit_numbers: Sequence[int]) -> tuple[int, ...]:
        """Dates coarser than a day, for passages that have no day: the finest first."""
        order = {"day": 0, "month": 1, "quarter": 2, "season": 3}
        known = [d for n in unit_numbers for d in self._of_unit[n] if self._dates[d].first or self._dates[d].month]
        found = [d for d in known if self._dates[d].precision in order]
        return tuple(sorted(found, key=lambda d: (order[self._dates[d].precision], d))[:1])

    def _headings(self, n: int) -> tuple[int, ...]:
        path: list[int] = []
        head = self._units[n].heading
        while head is not None:
            path.append(head)
            head = self._units[head].heading
        return tuple(reversed(path))

    def _of_group(self, group: Group) -> list[Passage]:
        whole = sorted(group.units)
        cuts = self._cuts(group, whole)
        title = self._span(group.title)
        begin = min(self._units[whole[0]].start, title[0] if title and group.form == "dated-heading" else 1 << 60)
        stop = self._units[whole[-1]].end
        base = Passage(begin, stop, group.form, tuple(whole), self._headings(whole[0]), title=title)
        if len(cuts) <= 1:
            found = tuple(c.date for c in cuts) or self._coarse(whole)
            return [self._with_captions(replace(base, dates=found), group.captions)]
        out = []
        for k, cut in enumerate(cuts):
            start = begin if k == 0 else cut.start
            end = cuts[k + 1].start if k + 1 < len(cuts) else stop
            touched = tuple(n for n in whole if self._units[n].start < end and self._units[n].end > start)
            out.append(replace(base, start=start, end=max(end, start + 1), units=touched, dates=(cut.date,)))
        out[-1] = self._with_captions(out[-1], group.captions)
        return [self._trimmed(p) for p in out]

    def _trimmed(self, passage: Passage) -> Passage:
        end = passage.end
        while end > passage.start + 1 and self._text[end - 1].isspace():
            end -= 1
        return replace(passage, end=end)

    def _with_captions(self, passage: Passage, captions: Sequence[int]) -> Passage:
        """The captions under a passage belong to it; they date it where nothing else does."""
        spans = tuple((self._units[n].start, self._units[n].end) for n in captions)
        dates = passage.dates or tuple(d for n in captions for d in self._of_unit[n] if self._usable(d))[:1]
        return replace(passage, extra=spans, dates=dates)

    def _cuts(self, group: Group, whole: Sequence[int]) -> list[_Cut]:
        """The dates of a group that begin an event of their own, with the start of the sentence they stand in."""
        found = [d for n in whole for d in self._of_unit[n] if self._usable(d)]
        found = [d for d in found if not self._named_day(d)] or found[:1]
        found = [d for d in found if not self._loose(d)] or found[:1]
        found = sorted([*found, *self._months(whole, found)], key=lambda d: self._dates[d].start)
        cuts: list[_Cut] = []
        chronicle = len({self._value(d) for d in found}) >= _CHRONICLE
        for d in found:
            mention = self._dates[d]
            if any(self._inside(mention, self._dates[c.date]) for c in cuts):
                continue
            sentence = self._sentence(whole, mention.start)
            if cuts and self._sharper(mention, self._dates[cuts[-1].date]):
                cuts[-1] = replace(cuts[-1], date=d)
                continue
            same = bool(cuts) and self._dates[cuts[-1].date].start >= sentence[0]
            if cuts and not (chronicle and not same) and not self._opens(whole, cuts[-1], sentence, mention, same):
                continue
            cuts.append(_Cut(d, mention.start if same else sentence[0]))
        return cuts

    def _months(self, whole: Sequence[int], days: Sequence[int]) -> list[int]:
        """Months that date a sentence of their own which surely tells of an activity (a chronicle by years)."""
        busy = [self._sentence(whole, self._dates[d].start) for d in days]
        out: list[int] = []
        for d in (d for n in whole for d in self._of_unit[n]):
            mention = self._dates[d]
            if mention.precision != "month" or mention.role != "event" or mention.first is None or self._loose(d):
                continue
            sentence = self._sentence(whole, mention.start)
            if sentence not in busy and activity_strength(self._text, *sentence) >= _SURELY:
                busy.append(sentence)
                out.append(d)
        return out if days or len(out) > 1 else []

    def _sharper(self, mention: DateMention, before: DateMention) -> bool:
        """Whether a date says more exactly what the one just before it said ("fourth week of August (27-29 August)")."""
        if mention.start - before.end > 60 or not (mention.first and mention.last and before.first and before.last):
            return False
        return before.kind != "day" and before.first <= mention.last and mention.first <= before.last

    def _opens(
        self, whole: Sequence[int], cut: _Cut, sentence: tuple[int, int], mention: DateMention, same: bool
    ) -> bool:
        """Whether a further date of a group begins an event of its own."""
        before = self._dates[cut.date]
        if mention.group is not None and mention.group == before.group:
            return True
        gap = self._text[before.end : mention.start]
        if same and len(gap) < _LISTED_GAP and _LISTED.search(gap) and not _CHANGED.search(gap):
            return True
        unit = self._unit_at(whole, mention.start)
        if unit is not None and unit.start > before.start and self._first_sentence(unit, mention) and unit.kind is UnitKind.PARAGRAPH:
            return True
        if not same and mention.start - sentence[0] <= _OPENING and sentence[1] - mention.end > _CLAUSE:
            return True
        if not same and _FURTHER.match(self._text, sentence[0]):
            return True
        return activity_strength(self._text, mention.start if same else sentence[0], sentence[1]) >= _ACTIVE

    def _unit_at(self, whole: Sequence[int], position: int) -> Unit | None:
        return next((self._units[n] for n in whole if self._units[n].start <= position < self._units[n].end), None)

    def _first_sentence(self, unit: Unit, mention: DateMention) -> bool:
        start, end = sentence_spans(self._text, unit.start, unit.end)[0]
        return start <= mention.start < end

    def _inside(self, mention: DateMention, other: DateMention) -> bool:
        if not (other.first and other.last and mention.first and mention.last):
            return (mention.month, mention.day) == (other.month, other.day)
        return other.first <= mention.first and mention.last <= other.last

    def _sentence(self, whole: Sequence[int], position: int) -> tuple[int, int]:
        for n in whole:
            unit = self._units[n]
            if unit.start <= position < unit.end:
                for start, end in sentence_spans(self._text, unit.start, unit.end):
                    if start <= position < end:
                        return start, end
        return position, position + 1


def _with_following(passages: Sequence[Passage], form: str | None = None) -> list[Passage]:
    """In an article the paragraphs without a date go on with the event that the last date began; in a gallery the
    captions (`form` narrows it to passages of one form).
    """
    out: list[Passage] = []
    for passage in passages:
        fits = form is None or (passage.form == form and bool(out) and out[-1].form == form)
        if fits and out and out[-1].dates and not passage.dates:
            before = out[-1]
            units = tuple(dict.fromkeys((*before.units, *passage.units)))
            out[-1] = replace(before, end=max(before.end, passage.end), units=units, extra=(*before.extra, *passage.extra))
        else:
            out.append(passage)
    return out
