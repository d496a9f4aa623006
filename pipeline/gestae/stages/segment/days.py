"""The dates of a report as segmentation asks about them: which stand in which unit, which can be when an event was."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gestae.dates import DateMention
from gestae.model import Unit, UnitKind

HEAD_UNITS = 4
"""Units at the top of a report in which its title and the day it tells of stand."""
LEAD = 3
"""Characters that may stand before a date with which a unit begins."""
_POSTS = 3
"""Units that begin with a post date from which these are the entries of a page of posts."""
_LONGEST_EVENT = 21
_PARTED = re.compile(r"\b(?:after|before|ago|later|earlier|within|in)\b", re.IGNORECASE)
_NAMED_ENTRY = re.compile(r"\.?(?:\s*:\s+|\s+[-–—]+\s+|[–—]|\s{3,}|\t)[\"“‘'*_]*[A-Z]")
_MONTH_ENTRY = re.compile(rf"(?:{_NAMED_ENTRY.pattern}|[.,]?\s+[\"“‘'*_]*[A-Z])")
_SHORT_LINE = 100
_ORDER = {"day": 0, "month": 1, "quarter": 2, "season": 3}


class Days:
    """Dates by unit. Dates have numbers: their place in `mentions`, which grows when several make one range."""

    def __init__(self, text: str, units: Sequence[Unit], dates: Sequence[DateMention]) -> None:
        """Put each date that can be an event's into the unit it stands in (same order as `units`); `posted` tells which
        units begin with the day on which they were posted, `of_year` which begin with a year as a chronicle's do,
        `of_month` which begin with a month as the entries of a list do.
        """
        self._units, self.mentions = units, list(dates)
        self.of_unit: list[list[int]] = [[] for _ in units]
        self.posted = [False for _ in units]
        position = 0
        for n, mention in enumerate(dates):
            while position + 1 < len(units) and units[position].end <= mention.start:
                position += 1
            if not units or not units[position].start <= mention.start < units[position].end:
                continue
            if mention.role == "event":
                self.of_unit[position].append(n)
            elif mention.role == "post-date" and mention.start - units[position].start <= LEAD:
                # a post below a heading of its own is a section already
                self.posted[position] = not position or units[position - 1].kind is not UnitKind.HEADING
        self.of_year = self._year_led(dates)
        self.of_month = self._month_led(text)
        if sum(self.posted) < _POSTS:
            self.posted = [False for _ in units]
        self.span_of_report: int | None = None
        self.span_of_report = self._title_range()

    def _year_led(self, dates: Sequence[DateMention]) -> list[bool]:
        """Which paragraphs begin with a year of their own, where three or more do: the entries of a chronicle."""
        years = {d.start: d.first for d in dates if d.precision == "year" and d.kind == "year"}
        led = [
            next((years[at] for at in range(u.start, u.start + LEAD) if at in years), None)
            if u.kind is UnitKind.PARAGRAPH else None
            for u in self._units
        ]  # fmt: skip
        return [year is not None and len({y for y in led if y}) >= _POSTS for year in led]

    def _month_led(self, text: str) -> list[bool]:
        """Which units begin with a month ("May 1992 - Talk", "Events: May 1992 Talk"), where three or more do, with
        those that begin with a day.
        """
        led = [
            next((self.value(d) for d in dates if self._leads_as_month(text, u, self.mentions[d])), None)
            for u, dates in zip(self._units, self.of_unit, strict=True)
        ]
        days = sum(any(self._heads_with(u, d) for d in ds) for u, ds in zip(self._units, self.of_unit, strict=True))
        return [month is not None and len({m for m in led if m}) + days >= _POSTS for month in led]

    def _heads_with(self, unit: Unit, d: int) -> bool:
        mention = self.mentions[d]
        return mention.precision == "day" and mention.kind == "day" and mention.start - unit.start <= LEAD

    def _leads_as_month(self, text: str, unit: Unit, mention: DateMention) -> bool:
        """Whether a month stands at the head of a unit, or of what its label says, and an entry follows."""
        if mention.precision != "month" or mention.kind not in ("month", "range"):
            return False
        begin = unit.value[0] if unit.value else unit.start
        after = _MONTH_ENTRY if mention.year_from == "text" else _NAMED_ENTRY
        return 0 <= mention.start - begin <= LEAD and bool(after.match(text, mention.end))

    def __getitem__(self, n: int) -> DateMention:
        """The date with a number."""
        return self.mentions[n]

    def loose(self, n: int) -> bool:
        """Whether a date is only told in relation to another ("three months after")."""
        mention = self.mentions[n]
        if mention.kind == "relative" and mention.first is not None and mention.first == mention.last:
            return bool(_PARTED.search(mention.text))
        return mention.kind in ("relative", "fuzzy", "recurring")

    def usable(self, n: int) -> bool:
        """An event date that is a day, and no day of the programme of what the title's range announces."""
        mention = self.mentions[n]
        if mention.role != "event" or mention.precision != "day" or mention.kind == "recurring":
            return False
        if mention.first is None and mention.month is None:
            return False
        span = self.span_of_report
        return span is None or n == span or not self.inside(mention, self.mentions[span])

    def _title_range(self) -> int | None:
        """The date range of several days in the first lines of a report: what follows is its programme."""
        for unit in range(min(HEAD_UNITS, len(self._units))):
            if self._units[unit].kind in (UnitKind.ITEM, UnitKind.RECORD):
                return None
            for n in self.of_unit[unit]:
                mention = self.mentions[n]
                if mention.precision == "day" and not self.loose(n) and mention.role == "event" and self.is_stay(n):
                    return n if self._heads(unit) else None
        return None

    def is_stay(self, n: int) -> bool:
        """Whether a date is a range that one event can fill: two days to three weeks."""
        first, last = self.mentions[n].first, self.mentions[n].last
        if not (first and last):
            return False
        return 0 < (date.fromisoformat(last) - date.fromisoformat(first)).days <= _LONGEST_EVENT

    def _heads(self, n: int) -> bool:
        """Whether a unit stands at the head of a report as a title or a short line does, not as running text."""
        unit = self._units[n]
        return unit.kind is not UnitKind.PARAGRAPH or unit.end - unit.start < _SHORT_LINE

    def named_day(self, n: int) -> bool:
        """Whether a date is only the name of a day ("Women's Day"): it dates what nothing else dates."""
        return self.mentions[n].kind == "holiday"

    def value(self, n: int) -> tuple[object, ...]:
        """What makes two dates the same: their days, or month and day where the year is unknown."""
        d = self.mentions[n]
        return (d.first, d.last) if d.first else (d.month, d.day, d.last_month, d.last_day)

    def coarse(self, unit_numbers: Sequence[int]) -> tuple[int, ...]:
        """Dates coarser than a day, for passages that have no day: the finest first."""
        known = [d for n in unit_numbers for d in self.of_unit[n] if self.mentions[d].first or self.mentions[d].month]
        found = [d for d in known if self.mentions[d].precision in _ORDER]
        return tuple(sorted(found, key=lambda d: (_ORDER[self.mentions[d].precision], d))[:1])

    def inside(self, mention: DateMention, other: DateMention) -> bool:
        """Whether a date lies within another (or is the same day of the year, where a year is unknown)."""
        if not (other.first and other.last and mention.first and mention.last):
            return (mention.month, mention.day) == (other.month, other.day)
        return other.first <= mention.first and mention.last <= other.last

    def joined(self, numbers: Sequence[int]) -> int:
        """The number of the date that several dates make together, from the first to the last day."""
        known = [self.mentions[n] for n in numbers if self.mentions[n].first and self.mentions[n].last]
        first = min(known, key=lambda m: m.first or "")
        last = max(known, key=lambda m: m.last or "")
        if first.last == last.last:
            return numbers[0]
        self.mentions.append(replace(first, last=last.last, kind="range", rule="consecutive days"))
        return len(self.mentions) - 1


class Told:
    """Dates that were told of; whether another lies within one of them, as `Days.inside` has it, is looked up."""

    def __init__(self) -> None:
        """None yet."""
        self._spans: list[tuple[str, str]] = []
        """(first, last) of dates whose year is known, in order; of one inside another only the outer."""
        self._open: set[tuple[int | None, int | None]] = set()
        """(month, day) of those whose year is not known."""
        self._all: set[tuple[int | None, int | None]] = set()

    def add(self, mention: DateMention) -> None:
        """Add a date."""
        self._all.add((mention.month, mention.day))
        if not (mention.first and mention.last):
            self._open.add((mention.month, mention.day))
        elif not self._spanned(mention.first, mention.last):
            low = bisect_left(self._spans, mention.first, key=lambda span: span[0])
            high = bisect_right(self._spans, mention.last, key=lambda span: span[1])
            self._spans[low : max(low, high)] = [(mention.first, mention.last)]

    def holds(self, mention: DateMention) -> bool:
        """Whether a date lies within one of them (or is the same day of the year, where a year is unknown)."""
        day = (mention.month, mention.day)
        if not (mention.first and mention.last):
            return day in self._all
        return day in self._open or self._spanned(mention.first, mention.last)

    def _spanned(self, first: str, last: str) -> bool:
        """Whether one of the spans holds all days from the first to the last."""
        k = bisect_right(self._spans, first, key=lambda span: span[0]) - 1
        return k >= 0 and last <= self._spans[k][1]
