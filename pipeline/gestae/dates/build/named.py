"""Days that have a name."""

from gestae.dates.build.hit import Hit
from gestae.dates.parts import Found, Part


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
