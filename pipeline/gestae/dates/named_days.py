"""Named days in their year and country."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gestae.dates import country, holidays, years
from gestae.dates.parts import Found, Part

if TYPE_CHECKING:
    from gestae.dates.resolve import State


def place(state: State, reading: Found) -> None:
    """Place a named day in its year; where countries differ, and none is told, it stays open."""
    named = holidays.table()[reading.holiday or ""]
    land = _country(state) if named.differs() else None
    year = reading.first.year
    if year is None:
        sample = next(iter(named.days(2018, land)), None)
        if sample is None:
            return
        year = _holiday_year(state, reading, sample)
    elif reading.year_from is None:
        reading.year_from = "text"
    if reading.direction and state.report is not None:
        near = [d for y in (-1, 0, 1) for d in named.days(state.report.year + y, land)]
        side = [d for d in near if (d > state.report) == (reading.direction > 0) and d != state.report]
        year = (min(side) if reading.direction > 0 else max(side)).year
    if year is None or not 1583 <= year <= 4099:
        return
    days = named.days(year, land)
    if days:
        _settle_holiday(reading, days, land if named.belongs_to(land) else None, named.differs())


def _country(state: State) -> str | None:
    """The country given, else the one that the text is about; looked for once."""
    if state.country is None:
        state.country = state.given.country or country.of_text(f"{state.given.title or ''}\n{state.text}") or ""
    return state.country or None


def _holiday_year(state: State, reading: Found, sample: date) -> int | None:
    """The year of a named day that falls near `sample` (in another year)."""
    reading.first.month = reading.last.month = sample.month
    reading.first.day = reading.last.day = sample.day
    years.assign(state, reading, [reading], 0)
    year = reading.first.year
    late = state.report is not None and year == state.report.year and sample.month > state.report.month
    ahead = reading.planned or state.given.prefer == "future"
    if late and not ahead and year is not None and reading.year_from == "document":
        year = reading.first.year = reading.last.year = year - 1
    return year


def _settle_holiday(reading: Found, days: tuple[date, ...], of: str | None, differs: bool) -> None:
    if len(days) == 1:
        reading.fixed = (days[0], days[0])
        if of is not None:
            reading.rule = f"{reading.rule} of {of}"
        elif differs:
            reading.notes.append(("holiday-by-country", "other countries have a day of this name at another time"))
        return
    reading.first.year = reading.last.year = reading.first.month = reading.last.month = None
    reading.first.day = reading.last.day = None
    reading.notes.append(("holiday-by-country", "falls on different days in different countries"))
    for day in days:
        part = Part(day.year, day.month, day.day)
        reading.reject(part, part, "one of the days of this name; the country is not told")
