"""Builders for spans and for forms that turn the usual order of year, month and day around."""

from re import Match

from gestae.dates.builders import _value as value_of
from gestae.dates.builders import found, sound
from gestae.dates.parts import Found, Part, Relative
from gestae.dates.tokens import Tokens


def iso_month(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Year before month: "2016-11", "2016, Nov". Two neighbouring years (2010-11) are left to be a fiscal year."""
    year, month = value_of(match, tokens, "y1"), value_of(match, tokens, "m1", "d1")
    if year is None or month is None or not 1 <= month <= 12 or not 1900 <= year <= 2100:
        return []
    if match.groupdict().get("d1") and month == year % 100 + 1:
        return []
    return [found(match, tokens, rule, "month", "month", Part(year, month), Part(year, month))]


def year_month_day(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Year, month in letters, day: "2019-Aug-01"."""
    parts = [value_of(match, tokens, name) for name in ("y1", "m1", "d1")]
    reading = found(match, tokens, rule, "day", "day", Part(*parts), Part(*parts))
    return [reading] if sound(reading) else []


def weekday_near(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A short weekday that only counts beside a week ("next week Mon"), and "Friday after next"."""
    reading = found(match, tokens, rule, "weekday", "day", Part(), Part())
    reading.weekday = value_of(match, tokens, "w1", "w2", "w3")
    reading.relative = Relative("weekday", -1)
    if match.groupdict().get("r1"):
        reading.kind = "relative"
        reading.relative = Relative("weekday", 2)
    return [reading]


def now(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Now: only an end of a range ("between January 2019 and now")."""
    reading = found(match, tokens, rule, "part", "day", Part(), Part())
    reading.relative = Relative("day", 0)
    return [reading]
