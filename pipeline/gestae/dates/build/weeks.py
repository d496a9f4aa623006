"""Weeks and weekdays: of a month, alone, in pairs, recurring."""

from gestae.dates.build.hit import Hit
from gestae.dates.parts import Found, Part, Relative

_THURSDAY = 3


def week(hit: Hit) -> list[Found]:
    """A week, fortnight or weekend of a month, as an estimate: the first week is days 1 to 7, the last the
    last seven.
    """
    unit = str(hit.tokens.values[hit.match.start("r2" if hit.has("r2") else "r1") + 1])
    length = {"week": 7, "fortnight": 15, "half": 15}.get(unit)
    nth, second = hit.value("r1"), hit.value("r2")
    month, year = hit.value("m1"), hit.value("y1", "a1")
    if length is None or nth is None or month is None or (nth > 5 or (nth < 1 and nth != -1)):
        return []
    reading = hit.found("fuzzy", "day", Part(year, month), Part(year, month))
    reading.period = (f"{length}", nth if second is None else nth * 10 + second)
    return [reading]


def nth_weekday(hit: Hit) -> list[Found]:
    """The nth or last weekday of a month."""
    nth, weekday = hit.value("r1"), hit.value("w1")
    month, year = hit.value("m1"), hit.value("y1", "a1")
    if nth is None or weekday is None or nth == 0 or nth > 5:
        return []
    reading = hit.found("day", "day", Part(year, month), Part(year, month))
    reading.period = ("weekday", nth)
    reading.weekday = weekday
    return [reading]


def nth_alone(hit: Hit) -> list[Found]:
    """The second Sunday, of a month that the context names; as likely a habit as a day."""
    nth = hit.value("r1")
    reading = hit.found("recurring", "day", Part(), Part())
    reading.weekday, reading.period = hit.value("w1"), ("weekday", nth or 1)
    return [reading] if nth and nth <= 5 else []


def numbered_week(hit: Hit) -> list[Found]:
    """Week 27 of a year."""
    reading = hit.found("part", "day", Part(), Part())
    reading.part = ("week", hit.value("d1") or 1)
    return [reading] if hit.tokens.values[hit.match.start("u1")] == "week" else []


def part(hit: Hit) -> list[Found]:
    """Words that take a part of the period that follows: "second week", "last Friday", "end"; alone they
    are no date.
    """
    reading = hit.found("part", "day", Part(), Part())
    if hit.has("p1"):
        reading.part = (hit.word("p1"), 0)
    elif hit.has("w1"):
        reading.weekday = hit.value("w1")
        reading.part = ("weekday", hit.value("r1") or 0)
    elif hit.tokens.values[hit.match.start("u1")] in ("century", "decade"):
        return []
    elif hit.written("u1").lower() == "days":
        reading.part = ("early" if hit.value("r1") == 1 else "late", 0)
    else:
        reading.part = (hit.word("u1"), hit.value("r1") or 0)
    return [reading]


def weekday(hit: Hit) -> list[Found]:
    """A weekday alone, to be placed by the report date."""
    reading = hit.found("weekday", "day", Part(), Part())
    reading.weekday = hit.value("w1")
    reading.relative = Relative("weekday", -1)
    return [reading]


def weekdays(hit: Hit) -> list[Found]:
    """Two weekdays joined, "on Saturday and Sunday": a range of days to be placed by the report date."""
    first, last = hit.value("w1"), hit.value("w2")
    if first is None or last is None or first == last:
        return []
    reading = hit.found("weekday", "day", Part(), Part())
    if hit.tokens.symbols[hit.match.end() - 1] == "w" and hit.tokens.symbols[hit.match.start()] == "w":
        reading.kind = reading.role = "recurring"
    if first == 0 and last > _THURSDAY and "&" not in hit.match.group():
        reading.kind = reading.role = "recurring"  # "Monday to Friday": the days that a door is open
    reading.weekday = first
    reading.relative = Relative("weekday", -1, length=(last - first) % 7)
    return [reading]


def weekday_near(hit: Hit) -> list[Found]:
    """A short weekday that only counts beside a week ("next week Mon"), and "Friday after next"."""
    reading = hit.found("weekday", "day", Part(), Part())
    reading.weekday = hit.value("w1", "w2", "w3")
    reading.relative = Relative("weekday", -1)
    if hit.has("r1"):
        reading.kind = "relative"
        reading.relative = Relative("weekday", 2)
    return [reading]


def recurring(hit: Hit) -> list[Found]:
    """Every Tuesday in May: a series, not a day; the month is kept as its span."""
    month, year = hit.value("m1"), hit.value("y1", "a1")
    reading = hit.found("recurring", "month", Part(year, month), Part(year, month))
    reading.weekday = hit.value("w1")
    return [reading]


def units_of(hit: Hit) -> list[Found]:
    """The first six months of what follows, the last two weeks of it."""
    nth, count, unit = hit.value("r1"), hit.value("q1"), hit.word("u1")
    if nth not in (1, -1) or not count or count > 90 or unit not in ("day", "week", "month", "quarter"):
        return []
    reading = hit.found("part", "day", Part(), Part())
    reading.part = (f"{unit}s of", nth * count)
    return [reading]
