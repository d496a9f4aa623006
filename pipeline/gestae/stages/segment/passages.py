"""Groups and dates -> passages: which stretch of text may tell of which event.

"The unit holds an event date" carries segmentation (docs/decisions/0002-dates-carry-segmentation.md): a group with one
date is one passage; a group with several is cut where the sentence of the next date begins.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gestae.dates import DateMention
from gestae.lexicon.kinds import activity_strength
from gestae.model import Passage, Unit, UnitKind
from gestae.stages.segment import day_labels
from gestae.stages.segment.cuts import ACTIVE, SURELY, Cut, Cutter
from gestae.stages.segment.day_labels import LONGEST_CAMP, is_day_line
from gestae.stages.segment.days import HEAD_UNITS, LEAD, Days
from gestae.stages.segment.diaries import days_of_one, days_under_headings, within_stays
from gestae.stages.segment.following import with_following
from gestae.stages.segment.groups import Group, group_units
from gestae.stages.segment.headed import is_first_of_sections, own_section
from gestae.stages.segment.shape import minutes_line

_NEXT = re.compile(r"\bnext (?:\w+ )?(?:meeting|AGM|session)\b", re.IGNORECASE)
_NEXT_NEAR = 60
_FORM = 8
"""Units around the label with the day in which half as many labels make the report a form."""
_APPROVED = re.compile(r"\bminutes?\b|\b(?:approved|proposed|seconded|read and)\b", re.IGNORECASE)


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
        self._text, self._units, self._days = text, units, Days(text, units, dates)
        self._cutter = Cutter(text, units, self._days)
        if is_first_of_sections(text, units, self._days, self._days.span_of_report):
            self._days.span_of_report = None

    @property
    def dates(self) -> Sequence[DateMention]:
        """All dates, those put together from several mentions last."""
        return self._days.mentions

    def run(self) -> list[Passage]:
        fine = [
            month or any(self._days.usable(d) and not self._days.named_day(d) for d in dates)
            for dates, month in zip(self._days.of_unit, self._days.of_month, strict=True)
        ]
        led = [
            any(heads) or any(self._days.usable(d) and self._days[d].start - u.start <= LEAD for d in dates)
            for u, dates, *heads in zip(
                self._units, self._days.of_unit, self._days.posted, self._days.of_year, self._days.of_month, strict=True
            )
        ]
        groups = group_units(self._text, self._units, fine, led)
        passages: list[Passage] = []
        for group in groups:
            passages.extend(self._of_group(group))
        passages = with_following(days_under_headings(passages, self._days), "caption")
        passages = within_stays(days_of_one(self._text, passages, self._days), self._days)
        dated = [p for p in passages if p.dates]
        minutes_or_diary = day_labels.minutes_or_diary_of(self._text, self._units, self._days)
        firm = [p for p in dated if not self._days.loose(p.dates[0])] or dated
        if firm is not dated:
            passages = [self._without_faint(p) for p in passages]
        form = self._form(firm)
        if form:
            return self._whole(form)
        if self._days.span_of_report is not None and not minutes_or_diary:
            return self._programme(firm)
        single = len({self._days.value(p.dates[0]) for p in firm}) <= 1 and not self._is_list(groups, firm)
        if single and not minutes_or_diary and own_section(self._text, self._units, firm):
            return passages
        if single or (firm and minutes_or_diary):
            whole = self._whole(self._of_one(firm, minutes_or_diary))
            return [*whole, *self._reported(whole, firm)] if minutes_or_diary == "minutes" else whole
        if all(p.form in ("section", "labels") for p in firm) and len({p.headings for p in firm}) <= 1:
            return with_following(passages)
        return passages

    def _form(self, dated: Sequence[Passage]) -> list[Passage]:
        """The dated passage of a report that is one filled-in form: one label among several tells the day."""
        labels = [n for n, u in enumerate(self._units) if u.kind is UnitKind.LABEL or is_day_line(self._text, u)]
        told = [n for n in labels if self._tells_day(n)]
        ends = day_labels.are_ends([self._text[slice(*(self._units[n].key or (0, 0)))] for n in told])
        if not (len(told) == 1 or ends) or sum(abs(n - told[0]) <= _FORM for n in labels) < _FORM // 2:
            return []
        days = (self._days.joined([d for n in told for d in self._of_label(n)]),)
        apart = {self._days.value(p.dates[0]) for p in dated if self._surely_other(p, days[0])}
        if len(apart) > 1:
            return []
        return [replace(p, dates=days) for p in dated if told[0] in p.units][:1]

    def _surely_other(self, passage: Passage, day: int) -> bool:
        """Whether a passage tells of an activity on another day than that of the form."""
        other = not self._days.inside(self._days[passage.dates[0]], self._days[day])
        return other and activity_strength(self._text, passage.start, passage.end) >= SURELY

    def _tells_day(self, n: int) -> bool:
        keys = [self._text[slice(*key)] for key, _ in self._units[n].labels]
        told = any(day_labels.says_when(key) for key in keys) or is_day_line(self._text, self._units[n])
        return told and bool(self._of_label(n))

    def _of_label(self, n: int | None) -> tuple[int, ...]:
        return tuple(d for d in self._days.of_unit[n] if self._days.usable(d))[:1] if n is not None else ()

    def _of_one(self, dated: Sequence[Passage], shape: str | None) -> Sequence[Passage]:
        """The dated passages with the one first that tells when the report's single event was."""
        if shape == "diary":
            return self._within(dated)
        if shape == "minutes":
            head = [d for n in range(self._head()) for d in self._days.of_unit[n] if self._days.usable(d)]
            if head and dated:
                return [replace(dated[0], dates=(head[0],)), *dated]
        return dated

    def _head(self) -> int:
        """How many units stand at the top of minutes: those up to the line that calls them so, and the two below it."""
        called = minutes_line(self._text, self._units)
        return min(max(HEAD_UNITS, 0 if called is None else called + 3), len(self._units))

    def _reported(self, whole: Sequence[Passage], dated: Sequence[Passage]) -> list[Passage]:
        """What the minutes of a meeting report of other days: passages that surely tell of an activity."""
        main = {self._days.value(d) for p in whole for d in p.dates[:1]}
        other = [p for p in dated if self._days.value(p.dates[0]) not in main]
        return [
            self._from_next(p) for p in other
            if self._announces_next(p)
            or (
                activity_strength(self._text, p.start, p.end) >= SURELY
                and not _APPROVED.search(self._text, p.start, min(p.end, p.start + 120))
            )
        ]  # fmt: skip

    def _announces_next(self, passage: Passage) -> re.Match[str] | None:
        """ "Next meeting" shortly before the day of a passage, or as the heading right above it."""
        day = self._days[passage.dates[0]].start
        begin = passage.start if passage.title is None else min(passage.start, passage.title[0])
        return _NEXT.search(self._text, max(begin, day - _NEXT_NEAR), day)

    def _from_next(self, passage: Passage) -> Passage:
        """The passage without what the minutes say before they announce the next meeting."""
        match = self._announces_next(passage)
        return replace(passage, start=match.start()) if match else passage

    def _within(self, dated: Sequence[Passage]) -> list[Passage]:
        """The days of a diary as one range, where they lie within a fortnight."""
        known = [p for p in dated if self._days[p.dates[0]].first]
        if len(known) < 2:
            return list(dated)
        firsts = [date.fromisoformat(self._days[p.dates[0]].first or "") for p in known]
        near = [p for p, day in zip(known, firsts, strict=True) if abs((day - firsts[0]).days) <= LONGEST_CAMP]
        return [replace(near[0], dates=(self._days.joined([p.dates[0] for p in near]),))]

    def _programme(self, dated: Sequence[Passage]) -> list[Passage]:
        """The title tells the days of one event: the whole report is about it, but for what lies on other days."""
        span = self._days.span_of_report
        assert span is not None
        other = [
            p
            for p in dated
            if not self._days.inside(self._days[p.dates[0]], self._days[span]) and p.form == "dated-heading"
        ]
        return [replace(self._whole([])[0], dates=(span,)), *other]

    def _without_faint(self, passage: Passage) -> Passage:
        """Beside real dates, "three months after" dates only what surely is an activity, or its own row."""
        if not passage.dates or not self._days.loose(passage.dates[0]) or self._cell(passage.form, passage.units):
            return passage
        active = activity_strength(self._text, passage.start, passage.end) >= SURELY
        return passage if active else replace(passage, dates=())

    def _is_list(self, groups: Sequence[Group], dated: Sequence[Passage]) -> bool:
        """Whether the report is a list of activities, in which one dated item does not speak for all."""
        items = [g for g in groups if g.form in ("item", "record")]
        return (
            len(dated) == 1 and dated[0].form in ("item", "record") and len(items) > 2 and self._active_items(items) > 2
        )

    def _active_items(self, items: Sequence[Group]) -> int:
        return sum(
            activity_strength(self._text, self._units[g.units[0]].start, self._units[g.units[-1]].end) >= ACTIVE
            for g in items
        )

    def _whole(self, dated: Sequence[Passage]) -> list[Passage]:
        """The report tells of one event: its passage is all that is not furniture."""
        body = [n for n, u in enumerate(self._units) if u.kind not in (UnitKind.FURNITURE, UnitKind.META)]
        if not body:
            return []
        title = next((n for n in body if self._units[n].kind is UnitKind.TITLE), None)
        best = dated[0] if dated else None
        chosen = tuple(dict.fromkeys(d for p in dated for d in p.dates)) if dated else self._days.coarse(body)
        name = best.title if best and best.title else self._span(title)
        return [
            Passage(
                self._units[body[0]].start,
                self._units[body[-1]].end,
                "document",
                tuple(body),
                (),
                chosen,
                title=name,
                extra=tuple(
                    (self._units[n].start, self._units[n].end) for n in body if self._units[n].kind is UnitKind.CAPTION
                ),
            )
        ]

    def _span(self, n: int | None) -> tuple[int, int] | None:
        return None if n is None else (self._units[n].start, self._units[n].end)

    def _headings(self, n: int) -> tuple[int, ...]:
        path: list[int] = []
        head = self._units[n].heading
        while head is not None:
            path.append(head)
            head = self._units[head].heading
        return tuple(reversed(path))

    def _of_group(self, group: Group) -> list[Passage]:
        whole = sorted(group.units)
        cell = self._cell(group.form, whole)
        cuts = [] if cell else self._cutter.cuts(whole)
        title = self._span(group.title)
        begin = min(self._units[whole[0]].start, title[0] if title and group.form == "dated-heading" else 1 << 60)
        stop = self._units[whole[-1]].end
        base = Passage(begin, stop, group.form, tuple(whole), self._headings(whole[0]), title=title)
        if group.form == "record" and self._is_one_list(cuts):
            # the days of one row of a table are those of one activity
            cuts = [replace(cuts[0], date=self._days.joined([c.date for c in cuts]))]
        if len(cuts) <= 1:
            found = cell or tuple(c.date for c in cuts) or self._of_label(group.day) or self._days.coarse(whole)
            return [self._with_captions(replace(base, dates=found), group.captions)]
        out = []
        starts, ends = [self._units[n].start for n in whole], [self._units[n].end for n in whole]
        for k, cut in enumerate(cuts):
            start = begin if k == 0 else cut.start
            end = cuts[k + 1].start if k + 1 < len(cuts) else stop
            touched = tuple(whole[bisect_right(ends, start) : bisect_left(starts, end)])
            shared = () if k == 0 or cut.lead is None else (cut.lead,)
            out.append(
                replace(base, start=start, end=max(end, start + 1), units=touched, dates=(cut.date,), extra=shared)
            )
        out[-1] = self._with_captions(out[-1], group.captions)
        return [self._trimmed(p) for p in out]

    def _cell(self, form: str, whole: Sequence[int]) -> tuple[int, ...]:
        return day_labels.date_of_row(self._text, self._units, self._days, whole[0]) if form == "record" else ()

    def _is_one_list(self, cuts: Sequence[Cut]) -> bool:
        """Whether all dates are members of one list of days ("June 11, 13 and 14") whose days are known."""
        dates = [self._days[c.date] for c in cuts]
        return len({d.group for d in dates}) == 1 and all(d.group is not None and d.first for d in dates)

    def _trimmed(self, passage: Passage) -> Passage:
        end = passage.end
        while end > passage.start + 1 and self._text[end - 1].isspace():
            end -= 1
        return replace(passage, end=end)

    def _with_captions(self, passage: Passage, captions: Sequence[int]) -> Passage:
        """The captions under a passage belong to it; they date it where nothing else does."""
        spans = tuple((self._units[n].start, self._units[n].end) for n in captions)
        dates = passage.dates or tuple(d for n in captions for d in self._days.of_unit[n] if self._days.usable(d))[:1]
        return replace(passage, extra=(*passage.extra, *spans), dates=dates)
