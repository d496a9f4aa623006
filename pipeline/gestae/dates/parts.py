"""Partly known dates: what a reading of an expression says before context fills it in."""

from calendar import isleap, monthrange
from dataclasses import dataclass, field
from datetime import date

from gestae.dates.mention import Precision, RejectedReading, YearFrom
from gestae.dates.words import MONTH_DAYS


@dataclass(slots=True)
class Part:
    """A year, month and day, each None while unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def possible(self) -> bool:
        """Tell whether such a day exists (in some year, where the year is unknown)."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return 1 <= self.day <= 31
        longest = monthrange(self.year, self.month)[1] if self.year else MONTH_DAYS[self.month - 1]
        return 1 <= self.day <= longest

    def low(self) -> date | None:
        """First day meant, or None while the year is unknown."""
        if self.year is None or not self.possible():
            return None
        return date(self.year, self.month or 1, self.day or 1)

    def high(self) -> date | None:
        """Last day meant, or None while the year is unknown."""
        if self.year is None or not self.possible():
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(slots=True)
class Relative:
    """A form that needs an anchor day. `base` is "report" (yesterday) or "item" (the following day)."""

    unit: str
    amount: int
    base: str = "report"
    length: int = 0


@dataclass(slots=True)
class Found:
    """A reading on its way to becoming a DateMention; context fills in years, roles the role."""

    start: int
    end: int
    rule: str
    kind: str
    precision: Precision
    first: Part
    last: Part
    weekday: int | None = None
    relative: Relative | None = None
    period: tuple[str, int] | None = None
    holiday: str | None = None
    crosses: int = 0
    fixed: tuple[date, date] | None = None
    group: int | None = None
    role: str = "event"
    planned: bool = False
    year_from: YearFrom | None = None
    numeric: str | None = None
    parent: "Found | None" = None
    until: "Found | None" = None
    part: tuple[str, int] | None = None
    shift: Relative | None = None
    low: int = 0
    high: int = 0
    direction: int | None = None
    steps: tuple[tuple[str, int], ...] = ()
    length_from: bool = False
    needs_month: bool = False
    numbering: bool = False
    in_name: bool = False
    under_heading_only: bool = False
    weak: bool = False
    other_word: bool = False
    series_year: int | None = None
    weekday_tells: bool = False
    caption: bool = False
    entry: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    reason: str | None = None
    rejected: list[RejectedReading] = field(default_factory=list)

    @property
    def yearless(self) -> bool:
        """The expression names a month but no year."""
        return self.fixed is None and self.first.year is None and self.first.month is not None

    def set_year(self, year: int, source: YearFrom) -> None:
        """Fill in the year; the end of a range over New Year gets the next one."""
        if (self.first.month, self.first.day) == (2, 29) and not isleap(year):
            year -= year % 4 if isleap(year - year % 4) else 0
        self.first.year = year
        self.last.year = year + self.crosses
        self.year_from = source

    def retype(self, role: str, reason: str | None = None) -> None:
        """Change the role, and with it the reason."""
        self.role, self.reason = role, reason

    def no_date(self) -> None:
        """A word that only looks like a month: it names no days."""
        self.kind, self.fixed, self.year_from = "word", None, None
        self.first, self.last = Part(), Part()

    def reject(self, first: Part, last: Part, reason: str) -> None:
        """Keep a reading that gave way, where it names days."""
        low, high = first.low(), last.high()
        if low is not None and high is not None and low <= high:
            self.rejected.append(RejectedReading(low.isoformat(), high.isoformat(), reason))

    def days(self) -> tuple[date, date] | None:
        """Return the first and last day, or None while something is missing."""
        if self.fixed is not None:
            return self.fixed
        low, high = self.first.low(), self.last.high()
        return (low, high) if low is not None and high is not None and low <= high else None
