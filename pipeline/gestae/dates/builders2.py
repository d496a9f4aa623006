"""Builders for forms that need the calendar or an anchor: numeric, weeks, weekdays of a month, relative, holidays."""

from re import Match

from gestae.dates.builders import _value as value_of
from gestae.dates.builders import _year as year_of
from gestae.dates.builders import found, sound
from gestae.dates.parts import Found, Part, Relative
from gestae.dates.tokens import Tokens, full_year

_UNITS_WITH_DAYS = ("decade", "day", "week", "fortnight", "weekend", "month", "year", "quarter")


def numeric(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """One or two dates in digits; day or month first is decided later for the whole document."""
    first = _digits(match, tokens, "n1")
    second = _digits(match, tokens, "n2") or first
    if first is None or second is None:
        return []
    reading = found(match, tokens, rule, "day" if second is first else "range", "day", first[1], second[1])
    reading.numeric = f"{first[0]} {second[0]}" if second is not first else first[0]
    reading.weekday = value_of(match, tokens, "w1", "v1", "u1")
    return [reading]


def _digits(match: Match[str], tokens: Tokens, name: str) -> tuple[str, Part] | None:
    if not match.groupdict().get(name):
        return None
    at = match.start(name)
    words = str(tokens.values[at])
    if tokens.symbols[at] == "C":
        parts = [int(words[:4]), int(words[4:6]), int(words[6:])]
    else:
        parts = [int(p) for p in "".join(c if c.isdigit() else " " for c in words).split()]
    if tokens.symbols[at] in "IC":
        part = Part(*parts)
        return ("ymd", part) if part.possible() else None
    year = parts[2] if parts[2] > 99 else full_year(parts[2])
    a, b = parts[:2]
    day_first, month_first = Part(year, b, a), Part(year, a, b)
    if day_first.possible() and month_first.possible() and a != b:
        return "?", day_first
    if day_first.possible():
        return ("dmy" if a != b else "same"), day_first
    return ("mdy", month_first) if month_first.possible() else None


def numeric_days(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Days that share month and year in digits: 12-14/03/2018, "5 & 6.3.2018"."""
    at = match.end() - 1
    parts = [int(p) for p in "".join(c if c.isdigit() else " " for c in str(tokens.values[at])).split()]
    year = parts[2] if parts[2] > 99 else full_year(parts[2])
    numbers = [int(tokens.values[i]) for i in range(match.start(), at) if tokens.symbols[i] == "D"] + [
        parts[0]
    ]
    ranged = len(numbers) == 2 or numbers == list(range(numbers[0], numbers[-1] + 1))
    if ranged:
        readings = [
            found(
                match,
                tokens,
                rule,
                "range",
                "day",
                Part(year, parts[1], numbers[0]),
                Part(year, parts[1], numbers[-1]),
            )
        ]
    else:
        readings = _members(match, tokens, rule, [Part(year, parts[1], n) for n in numbers])
    for reading in readings:
        reading.numeric = "dmy"
    return readings if all(sound(reading) for reading in readings) else []


def _members(match: Match[str], tokens: Tokens, rule: str, parts: list[Part]) -> list[Found]:
    places = [i for i in range(match.start(), match.end()) if tokens.symbols[i] in "DN"]
    readings = []
    for at, part in zip(places, parts, strict=False):
        reading = Found(
            tokens.starts[at],
            tokens.ends[at],
            rule,
            "list-member",
            "day",
            part,
            Part(part.year, part.month, part.day),
        )
        reading.group = match.start()
        readings.append(reading)
    return readings


def week(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A week, fortnight or weekend of a month, as an estimate: the first week is days 1 to 7, the last the last seven."""
    unit = str(tokens.values[match.start("r2" if match.groupdict().get("r2") else "r1") + 1])
    length = {"week": 7, "fortnight": 15, "half": 15}.get(unit)
    nth, second = value_of(match, tokens, "r1"), value_of(match, tokens, "r2")
    month, year = value_of(match, tokens, "m1"), value_of(match, tokens, "y1", "a1")
    if length is None or nth is None or month is None or (nth > 5 or (nth < 1 and nth != -1)):
        return []
    reading = found(match, tokens, rule, "fuzzy", "day", Part(year, month), Part(year, month))
    reading.period = (f"{length}", nth if second is None else nth * 10 + second)
    return [reading]


def nth_weekday(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """The nth or last weekday of a month."""
    nth, weekday = value_of(match, tokens, "r1"), value_of(match, tokens, "w1")
    month, year = value_of(match, tokens, "m1"), value_of(match, tokens, "y1", "a1")
    if nth is None or weekday is None or nth == 0 or nth > 5:
        return []
    reading = found(match, tokens, rule, "day", "day", Part(year, month), Part(year, month))
    reading.period = ("weekday", nth)
    reading.weekday = weekday
    return [reading]


def relative(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Yesterday, last Friday, the following day, three weeks ago."""
    groups = match.groupdict()
    reading = found(match, tokens, rule, "relative", "day", Part(), Part())
    if groups.get("x1"):
        reading.relative = Relative("day", value_of(match, tokens, "x1") or 0)
        return [reading]
    amount = value_of(match, tokens, "r1", "g1")
    if groups.get("g1"):
        count = value_of(match, tokens, "q1") or 1
        unit = str(tokens.values[match.start("u1")])
        base = "item" if tokens.symbols[match.start("g1")] in "LJ" else "report"
        reading.relative = Relative(unit, count * (amount or 0), base)
        return [reading] if unit in _UNITS_WITH_DAYS else []
    if amount is None:
        return []
    if groups.get("w1"):
        reading.weekday = value_of(match, tokens, "w1")
        base = "item" if amount == 2 else "report"
        reading.relative = Relative("weekday", min(amount, 1), base)
        return [reading]
    return _unit(match, tokens, reading, amount)


def weekdays(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Two weekdays joined, "on Saturday and Sunday": a range of days to be placed by the report date."""
    first, last = value_of(match, tokens, "w1"), value_of(match, tokens, "w2")
    if first is None or last is None or first == last:
        return []
    reading = found(match, tokens, rule, "weekday", "day", Part(), Part())
    if tokens.symbols[match.end() - 1] == "w" and tokens.symbols[match.start()] == "w":
        reading.kind = reading.role = "recurring"
    reading.weekday = first
    reading.relative = Relative("weekday", -1, length=(last - first) % 7)
    return [reading]


def _unit(match: Match[str], tokens: Tokens, reading: Found, amount: int) -> list[Found]:
    unit = str(tokens.values[match.start("u1")])
    if unit not in _UNITS_WITH_DAYS:
        return []
    base = "item" if amount in (2, 3) or (unit == "day") else "report"
    reading.relative = Relative(unit, {2: 1, 3: 0}.get(amount, amount), base)
    if unit in ("month", "quarter", "year"):
        reading.precision = unit  # type: ignore[assignment]
    return [reading]


def decade(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """The 1930s: history rather than an event date."""
    year = value_of(match, tokens, "k1") or 0
    reading = found(match, tokens, rule, "decade", "year", Part(year), Part(year + 9))
    reading.role = "history"
    return [reading]


def century(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """The nineteenth century: its hundred years as they are spoken of, 1800 to 1899."""
    nth = value_of(match, tokens, "r1")
    if nth is None or not 15 <= nth <= 22 or tokens.values[match.start("u1")] != "century":
        return []
    reading = found(match, tokens, rule, "century", "year", Part(100 * nth - 100), Part(100 * nth - 1))
    reading.role = "history"
    return [reading]


def span_of_units(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """The last three months, the next two days: a span that ends or begins at the report date; no event date."""
    amount, count = value_of(match, tokens, "r1", "r2"), value_of(match, tokens, "q1", "q2")
    unit = str(tokens.values[match.start("u1" if match.groupdict().get("u1") else "u2")])
    reading = found(match, tokens, rule, "duration", "day", Part(), Part())
    reading.role = "duration"
    if match.groupdict().get("q2") and not tokens.text[: tokens.ends[match.end() - 1]].endswith("s"):
        return []
    if amount in (-1, 1, 2) and count and unit in _UNITS_WITH_DAYS:
        reading.kind, reading.role = "relative-span", "period"
        reading.relative = Relative(unit, count if amount > 0 else -count)
    return [reading]


def from_now(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """In two weeks, three months from now."""
    count, unit = value_of(match, tokens, "q1"), str(tokens.values[match.start("u1")])
    if (
        unit not in _UNITS_WITH_DAYS
        or count is None
        or (rule == "in units" and unit not in ("day", "week", "fortnight", "month", "year"))
    ):
        return []
    reading = found(match, tokens, rule, "relative", "day", Part(), Part())
    reading.relative = Relative("shift " + unit, count)
    reading.role = "event" if match.groupdict().get("n1") else "duration"
    return [reading]


def day_word(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """The day after tomorrow, the day before yesterday."""
    words = tokens.text[tokens.starts[match.start()] : tokens.ends[match.end() - 1]].lower()
    value = value_of(match, tokens, "x1") or 0
    if "day after tomorrow" not in words and "day before yesterday" not in words:
        return []
    reading = found(match, tokens, rule, "relative", "day", Part(), Part())
    reading.relative = Relative("day", 2 * value)
    return [reading]


def part(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Words that take a part of the period that follows: "second week", "last Friday", "end"; alone they are no date."""
    groups = match.groupdict()
    reading = found(match, tokens, rule, "part", "day", Part(), Part())
    if groups.get("p1"):
        reading.part = (str(tokens.values[match.start("p1")]), 0)
    elif groups.get("w1"):
        reading.weekday = value_of(match, tokens, "w1")
        reading.part = ("weekday", value_of(match, tokens, "r1") or 0)
    elif tokens.values[match.start("u1")] in ("century", "decade"):
        return []
    else:
        reading.part = (str(tokens.values[match.start("u1")]), value_of(match, tokens, "r1") or 0)
    return [reading]


def recurring(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Every Tuesday in May: a series, not a day; the month is kept as its span."""
    month, year = value_of(match, tokens, "m1"), value_of(match, tokens, "y1", "a1")
    reading = found(match, tokens, rule, "recurring", "month", Part(year, month), Part(year, month))
    reading.weekday = value_of(match, tokens, "w1")
    return [reading]


def holiday(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A named day, with a year where one follows it."""
    year = year_of(match, tokens, 1) if match.groupdict().get("y1") or match.groupdict().get("a1") else None
    reading = found(match, tokens, rule, "holiday", "day", Part(year), Part(year))
    reading.holiday = str(tokens.values[match.start("h1")])
    return [reading]
