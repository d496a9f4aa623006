"""Days that have a name."""

from gestae.dates.build.hit import Hit
from gestae.dates.holidays import table
from gestae.dates.parts import Found, Part

_SUNDAY = 6


def holiday(hit: Hit) -> list[Found]:
    """A named day, with a year where one follows it."""
    year = hit.year(1) if hit.has("y1") or hit.has("a1") else None
    reading = hit.found("holiday", "day", Part(year), Part(year))
    reading.holiday = hit.word("h1")
    return [reading]


def directed_holiday(hit: Hit) -> list[Found]:
    """A named day that is told to be the last or the next."""
    amount = hit.value("r1")
    reading = hit.found("holiday", "day", Part(), Part())
    reading.holiday = hit.word("h1")
    reading.direction = min(amount or 0, 1)
    return [reading]


def church_week(hit: Hit) -> list[Found]:
    """Sundays by their number in the year of the western church: "Trinity 19", "Third Sunday in Lent"."""
    season = hit.word("z1", "h1")
    nth = hit.value("d1", "r1") or 0
    after = hit.has("w1") and "J" in hit.match.group()
    if hit.has("w1") and hit.value("w1") != _SUNDAY:
        return []
    name = f"{season} {nth + int(after and season == 'easter')}"
    if name not in table():
        return []
    reading = hit.found("holiday", "day", Part(), Part())
    reading.holiday = name
    return [reading]
