"""Months, quarters, seasons, halves, years, decades and centuries."""

import re

from gestae.dates.build.hit import Hit, sound
from gestae.dates.parts import Found, Part, Relative

_NUMBERED = re.compile(r"\b(?:no|nos|nr|number|issue)\.?:?\s?$", re.IGNORECASE)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2), "monsoon": (6, 9)}


def months(hit: Hit) -> list[Found]:
    """From one month to another."""
    month1, month2 = hit.value("m1"), hit.value("m2")
    year1, year2 = hit.value("y1", "a1"), hit.year(2)
    over = int(bool(month1 and month2 and month2 < month1))
    year1 = year1 if year1 is not None else (year2 - over if year2 is not None else None)
    year2 = year2 if year2 is not None else (year1 + over if year1 is not None else None)
    reading = hit.found("range", "month", Part(year1, month1), Part(year2, month2))
    reading.crosses = over
    return [reading] if sound(reading) else []


def month_list(hit: Hit) -> list[Found]:
    """Several months that share a year."""
    year = hit.value("y1", "a1")
    readings = []
    for at in range(hit.match.start(), hit.match.end()):
        if hit.tokens.symbols[at] == "M":
            part = Part(year, int(hit.tokens.values[at]))
            start, end = hit.tokens.starts[at], hit.tokens.ends[at]
            reading = Found(start, end, hit.rule, "list-member", "month", part, Part(year, part.month))
            reading.group = hit.match.start()
            readings.append(reading)
    readings[-1].end = hit.tokens.ends[hit.match.end() - 1]
    return readings


def month(hit: Hit) -> list[Found]:
    """A month, or "mid January" as its middle third (marked fuzzy)."""
    number, year = hit.value("m1"), hit.value("y1", "a1")
    fuzzy = hit.has("p1")
    reading = hit.found("month", "month", Part(year, number), Part(year, number))
    if fuzzy:
        reading.kind = "fuzzy"
        reading.notes.append(("fuzzy", hit.word("p1")))
    return [reading]


def _issued(hit: Hit) -> bool:
    begin = hit.tokens.starts[hit.match.start()]
    return _NUMBERED.search(hit.tokens.text, max(0, begin - len("number: ")), begin) is not None


def numeric_month(hit: Hit) -> list[Found]:
    """Month and year in digits: 03/2018; behind "No." the number of an issue and its year."""
    number, year = hit.value("d1"), hit.value("y1")
    at = hit.match.start("y1")
    if year and 1900 <= year <= 2100 and _issued(hit):
        return [Found(hit.tokens.starts[at], hit.tokens.ends[at], "year", "year", "year", Part(year), Part(year))]
    reading = hit.found("month", "month", Part(year, number), Part(year, number))
    return [reading] if sound(reading) and year and 1900 <= year <= 2100 else []


def iso_month(hit: Hit) -> list[Found]:
    """Year before month: "2016-11", "2016, Nov". Two neighbouring years (2010-11) are left to be a fiscal
    year.
    """
    year, month = hit.value("y1"), hit.value("m1", "d1")
    if year is None or month is None or not 1 <= month <= 12 or not 1900 <= year <= 2100:
        return []
    if hit.has("d1") and month == year % 100 + 1:
        return []
    return [hit.found("month", "month", Part(year, month), Part(year, month))]


def quarter(hit: Hit) -> list[Found]:
    """A quarter of the calendar year: "2nd quarter of 2022"."""
    number = hit.value("q1", "k1", "q2", "k3")
    unit = hit.tokens.text[hit.tokens.starts[hit.match.start()] : hit.tokens.ends[hit.match.end() - 1]].lower()
    if number is None or not 1 <= number <= 4 or ("quarter" not in unit and not (hit.has("k1") or hit.has("k3"))):
        return []
    year = hit.value("y1", "y2", "y3")
    first, last = Part(year, 3 * number - 2), Part(year, 3 * number)
    return [hit.found("quarter", "quarter", first, last)]


def season(hit: Hit) -> list[Found]:
    """A season of the northern year; winter runs from December into the next year."""
    low, high = _SEASONS[hit.word("s1", "s2")]
    year = hit.value("y1")
    reading = hit.found("season", "season", Part(year, low), Part(year, high))
    reading.crosses = int(high < low)
    if year and high < low:
        reading.last.year = year + 1
    return [reading]


def season_near(hit: Hit) -> list[Found]:
    """Last summer, this spring, the following winter."""
    amount = hit.value("r1") or 0
    if hit.written("r1").lower() in ("final", "current"):
        return []
    low, high = _SEASONS[hit.word("s1")]
    reading = hit.found("relative", "season", Part(), Part())
    reading.relative = Relative("season", min(amount, 1) if amount != 3 else 0, "item" if amount > 1 else "report")
    reading.period = ("season", low * 100 + high)
    return [reading]


def term(hit: Hit) -> list[Found]:
    """Autumn term, winter session: the part of a year that it belongs to, no day of an event."""
    after = hit.written_after()
    if after not in ("term", "semester", "session"):
        return []
    (reading,) = season(hit)
    reading.role = "period"
    return [reading]


def half(hit: Hit) -> list[Found]:
    """Half a year: H1 2016."""
    year, number = hit.value("y1", "y2"), hit.value("k1", "k2")
    if year is None or number is None:
        return []
    return [hit.found("range", "month", Part(year, 6 * number - 5), Part(year, 6 * number))]


def year(hit: Hit) -> list[Found]:
    """A year alone."""
    number = hit.value("y1")
    if number is None or not 1500 <= number <= 2100:
        return []
    return [hit.found("year", "year", Part(number), Part(number))]


def years(hit: Hit) -> list[Found]:
    """Two years: neighbours are a fiscal, academic or club year; others a range of years."""
    year1, second = hit.value("y1"), hit.match.start("y2")
    year2 = int(hit.tokens.values[second])
    if year1 is None or not 1500 <= year1 <= 2100:
        return []
    if hit.tokens.symbols[second] in "Dn":
        if hit.tokens.ends[second] - hit.tokens.starts[second] != 2:
            return []
        year2 += year1 // 100 * 100
    if hit.tokens.symbols[second] == "y":
        year2 = year1 // 100 * 100 + year2 % 100
    if year2 % 100 == 0 and year2 < year1:
        year2 += 100
    if not year1 < year2 < year1 + 200:
        return []
    kind = "fiscal-year" if year2 == year1 + 1 else "range"
    return [hit.found(kind, "year", Part(year1), Part(year2))]


def decade(hit: Hit) -> list[Found]:
    """The 1930s: history rather than an event date."""
    year = hit.value("k1", "k2") or 0
    reading = hit.found("decade", "year", Part(year), Part(year + 9))
    reading.role = "history"
    return [reading]


def century(hit: Hit) -> list[Found]:
    """The nineteenth century: its hundred years as they are spoken of, 1800 to 1899."""
    nth = hit.value("r1")
    if nth is None or not 15 <= nth <= 22 or hit.tokens.values[hit.match.start("u1")] != "century":
        return []
    reading = hit.found("century", "year", Part(100 * nth - 100), Part(100 * nth - 1))
    reading.role = "history"
    return [reading]
