"""The span of time that a heading, title or file name names: it settles the year of the dates it governs."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gestae.dates.parts import Found

_FISCAL_STARTS = (4, 7, 6, 9, 10, 8, 5)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first month to the last, both inclusive, as counted months (year * 12 + month - 1)."""

    low: int
    high: int

    def year_of(self, month: int) -> int | None:
        """Return the year in which `month` lies within the period; None where it lies outside or more than
        once.
        """
        if self.high - self.low > 12:
            return None
        for counted in range(self.low, min(self.high, self.low + 11) + 1):
            if counted % 12 + 1 == month:
                return counted // 12
        return None

    @property
    def issue(self) -> date | None:
        """A period of one month is an issue date; its middle stands for it."""
        return date(self.low // 12, self.low % 12 + 1, 15) if self.low == self.high else None


def of_reading(reading: Found, months: list[int]) -> Period | None:
    """Read the period that a month, quarter, season or year expression names; `months` are those of the
    dates that follow.
    """
    first, last = reading.first.year, reading.last.year
    if first is None or last is None:
        return None
    if reading.kind == "fiscal-year":
        start = fiscal_start(months)
        return Period(first * 12 + start - 1, first * 12 + start + 10)
    low = first * 12 + (reading.first.month or 1) - 1
    return Period(low, last * 12 + (reading.last.month or 12) - 1)


def fiscal_start(months: list[int]) -> int:
    """Tell in which month a year like 2018-19 begins: where the months that follow run on with the fewest
    steps back; 0 parts sections, each of which begins anew.
    """
    if not any(months):
        return _FISCAL_STARTS[0]
    whole = "".join(f" {month}" if month else "|" for month in months)
    parts = [[int(month) for month in part.split()] for part in whole.split("|")]

    def steps_back(start: int) -> int:
        places = [[(month - start) % 12 for month in part] for part in parts]
        down = sum(b < a for part in places for a, b in pairwise(part))
        return min(down, sum(b > a for part in places for a, b in pairwise(part)))

    return min(_FISCAL_STARTS, key=lambda start: (steps_back(start), _FISCAL_STARTS.index(start)))


_ENDED = re.compile(
    r"\b(?:year|twelve months|12 months)\s+(?:end(?:ed|ing)|to)\W{0,3}(?:on\s+)?(?:the\s+)?$", re.IGNORECASE
)


def year_ended(text: str, reading: Found) -> Period | None:
    """The twelve months of "for the year ended 30 June 2011"."""
    last = reading.last
    if not (last.year and last.month) or not _ENDED.search(text, max(0, reading.start - 40), reading.start):
        return None
    high = last.year * 12 + last.month - 1
    return Period(high - 11, high)
