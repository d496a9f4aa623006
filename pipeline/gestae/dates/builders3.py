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


def days_of_relative(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Days of a month that is named by its distance: "4 to 23 next month"."""
    first, last, amount = (value_of(match, tokens, name) for name in ("d1", "d2", "r1"))
    if tokens.values[match.start("u1")] != "month" or first is None or last is None or first >= last:
        return []
    month = found(match, tokens, rule, "relative", "month", Part(), Part())
    month.relative = Relative("month", {2: 1, 3: 0}.get(amount or 0, amount or 0))
    reading = found(match, tokens, rule, "range", "day", Part(), Part())
    reading.parent, reading.part = month, ("days", first * 100 + last)
    return [reading]


def directed(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A month, or a day of a month, that is told to be the last or the next: "last August 24", "next May"."""
    amount, day = value_of(match, tokens, "r1"), value_of(match, tokens, "d1")
    month = value_of(match, tokens, "m1")
    part = Part(None, month, day)
    if (
        amount is None
        or amount == 3
        or (tokens.symbols[match.start("m1")] == "m" and month in (3, 5) and not day)
    ):
        return []
    kind, precision = ("day", "day") if day else ("month", "month")
    reading = found(match, tokens, rule, kind, precision, part, Part(None, month, day))
    reading.direction = min(amount, 1)
    if tokens.symbols[match.start("m1")] == "D":
        reading.numeric = f"{day}/{month}"
    return [reading] if part.possible() or reading.numeric else []


def directed_holiday(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A named day that is told to be the last or the next."""
    amount = value_of(match, tokens, "r1")
    reading = found(match, tokens, rule, "holiday", "day", Part(), Part())
    reading.holiday = str(tokens.values[match.start("h1")])
    reading.direction = min(amount or 0, 1)
    return [reading]


def numbered_week(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Week 27 of a year."""
    reading = found(match, tokens, rule, "part", "day", Part(), Part())
    reading.part = ("week", value_of(match, tokens, "d1") or 1)
    return [reading] if tokens.values[match.start("u1")] == "week" else []


def half(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Half a year: H1 2016."""
    year, number = value_of(match, tokens, "y1", "y2"), value_of(match, tokens, "k1", "k2")
    if year is None or number is None:
        return []
    return [found(match, tokens, rule, "range", "month", Part(year, 6 * number - 5), Part(year, 6 * number))]


def length_from(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A length and the day it begins, which follows: "three days from 5 May", "week commencing 14 May"."""
    count, unit = value_of(match, tokens, "q1") or 1, str(tokens.values[match.start("u1")])
    before = tokens.text[max(0, tokens.starts[match.start()] - 4) : tokens.starts[match.start()]].lower()
    plain = tokens.symbols[match.end() - 1] == "f" and not set(",s") & set(
        tokens.symbols[match.start() : match.end()]
    )
    if unit not in ("day", "week", "fortnight", "month") or (plain and before != "for "):
        return []
    reading = found(match, tokens, rule, "duration", "day", Part(), Part())
    reading.role = "duration"
    reading.shift, reading.length_from = Relative(unit, count), True
    return [reading]


def sum_ago(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Two years and three days ago: a distance in several units."""
    signs = tokens.symbols[match.start() : match.end()]
    places = [match.start() + i for i, symbol in enumerate(signs) if symbol == "U"]
    steps = [(str(tokens.values[i]), int(tokens.values[i - 1])) for i in places]
    if any(unit not in ("day", "week", "month", "year") for unit, _ in steps):
        return []
    sign = value_of(match, tokens, "g1") or -1
    reading = found(match, tokens, rule, "relative", "day", Part(), Part())
    reading.relative = Relative("shift day", 0, "item" if "L" in signs else "report")
    reading.steps = tuple((unit, sign * count) for unit, count in steps)
    return [reading]


def dotted(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Day and month with a point and no year: "on 12.05" (never after "at": that is a time)."""
    at = match.start("v1") if match.groupdict().get("v1") else match.start("v2")
    before = tokens.text[max(0, tokens.starts[at] - 3) : tokens.starts[at]].lower()
    a, b = (int(p) for p in str(tokens.values[at]).split("."))
    if (match.groupdict().get("v1") and before != "on ") or not (
        1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12
    ):
        return []
    reading = found(match, tokens, rule, "day", "day", Part(), Part())
    reading.numeric, reading.weekday = f"{a}/{b}", value_of(match, tokens, "w1")
    return [reading]


def after_next(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """The week after next."""
    unit = str(tokens.values[match.start("u1")])
    if value_of(match, tokens, "r1") != 1 or unit not in ("week", "month", "year", "weekend", "quarter"):
        return []
    reading = found(match, tokens, rule, "relative", "day", Part(), Part())
    reading.relative = Relative(unit, 2)
    return [reading]


def nth_alone(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """The second Sunday, of a month that the context names; as likely a habit as a day."""
    nth = value_of(match, tokens, "r1")
    reading = found(match, tokens, rule, "recurring", "day", Part(), Part())
    reading.weekday, reading.period = value_of(match, tokens, "w1"), ("weekday", nth or 1)
    return [reading] if nth and nth <= 5 else []
