"""From a match of a grammar rule to readings: one small function a family of rules."""

import re
from collections.abc import Callable
from re import Match

from gestae.dates.mention import Precision
from gestae.dates.parts import Found, Part, Relative
from gestae.dates.tokens import Tokens, full_year

Builder = Callable[[Match[str], Tokens, str], list[Found]]
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2), "monsoon": (6, 9)}
_LEADS = frozenset("fbt(\n*-~")
_LIST_CORE = re.compile(r"[DO](?:[-T]t?[DO])?")


def _value(match: Match[str], tokens: Tokens, *names: str) -> int | None:
    """Number behind the first of the named groups that took part in the match."""
    groups = match.groupdict()
    for name in names:
        if groups.get(name):
            value = tokens.values[match.start(name)]
            return int(value) if isinstance(value, int) else None
    return None


def _year(match: Match[str], tokens: Tokens, n: int) -> int | None:
    short = _value(match, tokens, f"z{n}")
    return full_year(short) if short is not None else _value(match, tokens, f"y{n}", f"a{n}")


def found(
    match: Match[str], tokens: Tokens, rule: str, kind: str, precision: Precision, first: Part, last: Part
) -> Found:
    """Make a reading that spans the match, without a leading "from", "between" or article."""
    begin, stop = match.span()
    while stop - begin > 1 and tokens.symbols[begin] in _LEADS:
        begin += 1
    while stop - begin > 1 and tokens.symbols[stop - 1] in ".,":
        stop -= 1
    return Found(tokens.starts[begin], tokens.ends[stop - 1], rule, kind, precision, first, last)


def span(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """One day or a range of days, each end with or without weekday, month and year."""
    day1, day2 = _value(match, tokens, "d1"), _value(match, tokens, "d2")
    month1, month2 = _value(match, tokens, "m1"), _value(match, tokens, "m2")
    year1, year2 = _year(match, tokens, 1), _year(match, tokens, 2)
    if day2 is None:
        day2, month2, year2 = day1, month1, year1
    month1, month2 = month1 or month2, month2 or month1
    over = int(bool(month1 and month2 and month2 < month1))
    year1 = year1 if year1 is not None else (year2 - over if year2 is not None else None)
    year2 = year2 if year2 is not None else (year1 + over if year1 is not None else None)
    first, last = Part(year1, month1, day1), Part(year2, month2, day2)
    one = (day1, month1, year1) == (day2, month2, year2)
    reading = found(match, tokens, rule, "day" if one else "range", "day", first, last)
    reading.weekday, reading.crosses = _value(match, tokens, "w1", "v1", "u1"), over
    return [reading] if sound(reading) else []


def sound(reading: Found) -> bool:
    """Reject days that no calendar has, and ranges that run backwards or over more than a year."""
    first, last = reading.first, reading.last
    if not (first.possible() and last.possible()):
        return False
    if first.year is not None and last.year is not None:
        days = reading.days()
        return days is not None and (days[1] - days[0]).days < 3660
    return reading.crosses > 0 or (first.month or 0, first.day or 0) <= (last.month or 0, last.day or 31)


def days(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A list of days of one month; a run of consecutive days is one range."""
    month, year = _value(match, tokens, "m1"), _year(match, tokens, 1)
    readings = []
    month_at = match.start("m1")
    month_leads = month_at == match.start()
    low_at, high_at = (month_at, match.end()) if month_leads else (match.start(), month_at)
    for item in _LIST_CORE.finditer(tokens.symbols, low_at, high_at):
        low, high = tokens.values[item.start()], tokens.values[item.end() - 1]
        first, last = Part(year, month, int(low)), Part(year, month, int(high))
        reading = Found(
            tokens.starts[item.start()], tokens.ends[item.end() - 1], rule, "list-member", "day", first, last
        )
        reading.group = match.start()
        readings.append(reading)
    if not all(sound(reading) for reading in readings):
        return []
    if all(b.first.day == (a.last.day or 0) + 1 for a, b in zip(readings, readings[1:], strict=False)):
        whole = found(match, tokens, rule, "range", "day", readings[0].first, readings[-1].last)
        whole.notes.append(("consecutive-days", "consecutive days in a list are read as one range"))
        return [whole]
    if not month_leads:
        readings[-1].end = found(match, tokens, rule, "", "day", Part(), Part()).end
    else:
        readings[0].start = tokens.starts[match.start()]
        readings[-1].end = tokens.ends[match.end() - 1]
    return readings


def bullet(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Days at the head of a list item; they mean something only under a month heading."""
    places = [i for i in range(match.start(), match.end()) if tokens.symbols[i] in "DO"]
    numbers = [int(tokens.values[i]) for i in places]
    run = numbers == list(range(numbers[0], numbers[-1] + 1))
    if run or (len(numbers) == 2 and not set(tokens.symbols[match.start() : match.end()]) & set(",&")):
        groups = [(places[0], places[-1])]
    else:
        groups = [(at, at) for at in places]
    readings = []
    for low, high in groups:
        first, last = Part(None, None, int(tokens.values[low])), Part(None, None, int(tokens.values[high]))
        kind = "day" if low == high else "range"
        reading = Found(tokens.starts[low], tokens.ends[high], rule, kind, "day", first, last)
        reading.needs_month = True
        reading.numbering = tokens.symbols[match.end() : match.end() + 1] in (".", ")")
        readings.append(reading)
    if len(readings) > 1:
        for reading in readings:
            reading.kind, reading.group = "list-member", match.start()
    return readings


def bullet_over(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A list item that begins with a day of the heading's month and ends in the next: "30 - Nov 2"."""
    first = Part(None, None, _value(match, tokens, "d1"))
    last = Part(None, _value(match, tokens, "m2"), _value(match, tokens, "d2"))
    reading = found(match, tokens, rule, "range", "day", first, last)
    reading.needs_month = True
    return [reading] if last.possible() else []


def week_of(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """The week that begins on a day: "the week of 14 May"."""
    if tokens.values[match.start()] != "week":
        return []
    month, day = _value(match, tokens, "m1", "m3"), _value(match, tokens, "d1", "d3")
    year = _year(match, tokens, 1) or _year(match, tokens, 3)
    reading = found(match, tokens, rule, "range", "day", Part(year, month, day), Part(year, month, day))
    reading.period = ("week of", 7)
    return [reading] if sound(reading) else []


def worded(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A day in words: "the first of May", "twenty-first June 2014", "Ten December 2015"."""
    tens, day = _value(match, tokens, "q0"), _value(match, tokens, "d1") or 0
    if tens is not None:
        day = day + tens if tens in (20, 30) and day < 10 else 0
    year = _value(match, tokens, "y1", "a1")
    ordinal = tokens.symbols[match.start("d1")] == "F"
    of = "o" in tokens.symbols[match.start() : match.end()]
    if not (year or (ordinal and of) or tens):
        return []
    part = Part(year, _value(match, tokens, "m1"), day)
    reading = found(match, tokens, rule, "day", "day", part, Part(part.year, part.month, day))
    return [reading] if day and sound(reading) else []


def months(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """From one month to another."""
    month1, month2 = _value(match, tokens, "m1"), _value(match, tokens, "m2")
    year1, year2 = _value(match, tokens, "y1", "a1"), _year(match, tokens, 2)
    over = int(bool(month1 and month2 and month2 < month1))
    year1 = year1 if year1 is not None else (year2 - over if year2 is not None else None)
    year2 = year2 if year2 is not None else (year1 + over if year1 is not None else None)
    reading = found(match, tokens, rule, "range", "month", Part(year1, month1), Part(year2, month2))
    reading.crosses = over
    return [reading] if sound(reading) else []


def month_list(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Several months that share a year."""
    year = _value(match, tokens, "y1", "a1")
    readings = []
    for at in range(match.start(), match.end()):
        if tokens.symbols[at] == "M":
            part = Part(year, int(tokens.values[at]))
            reading = Found(
                tokens.starts[at], tokens.ends[at], rule, "list-member", "month", part, Part(year, part.month)
            )
            reading.group = match.start()
            readings.append(reading)
    readings[-1].end = tokens.ends[match.end() - 1]
    return readings


_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def month(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A month, or "mid January" as its middle third (marked fuzzy)."""
    number, year = _value(match, tokens, "m1"), _value(match, tokens, "y1", "a1")
    fuzzy = match.groupdict().get("p1")
    reading = found(match, tokens, rule, "month", "month", Part(year, number), Part(year, number))
    if fuzzy:
        reading.kind = "fuzzy"
        reading.notes.append(("fuzzy", str(tokens.values[match.start("p1")])))
    return [reading]


def numeric_month(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Month and year in digits: 03/2018."""
    number, year = _value(match, tokens, "d1"), _value(match, tokens, "y1")
    reading = found(match, tokens, rule, "month", "month", Part(year, number), Part(year, number))
    return [reading] if sound(reading) and year and 1900 <= year <= 2100 else []


def quarter(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A quarter of the calendar year: "2nd quarter of 2022"."""
    number = _value(match, tokens, "q1", "k1")
    unit = tokens.text[tokens.starts[match.start()] : tokens.ends[match.end() - 1]].lower()
    if number is None or not 1 <= number <= 4 or ("quarter" not in unit and not match.groupdict().get("k1")):
        return []
    year = _value(match, tokens, "y1")
    first, last = Part(year, 3 * number - 2), Part(year, 3 * number)
    return [found(match, tokens, rule, "quarter", "quarter", first, last)]


def season(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A season of the northern year; winter runs from December into the next year."""
    low, high = _SEASONS[str(tokens.values[match.start("s1")])]
    year = _value(match, tokens, "y1")
    reading = found(match, tokens, rule, "season", "season", Part(year, low), Part(year, high))
    if year and high < low:
        reading.last.year = year + 1
    return [reading]


def year(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A year alone."""
    number = _value(match, tokens, "y1")
    if number is None or not 1500 <= number <= 2100:
        return []
    return [found(match, tokens, rule, "year", "year", Part(number), Part(number))]


def years(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Two years: neighbours are a fiscal, academic or club year; others a range of years."""
    year1, second = _value(match, tokens, "y1"), match.start("y2")
    year2 = int(tokens.values[second])
    if year1 is None or not 1500 <= year1 <= 2100:
        return []
    if tokens.symbols[second] in "Dn":
        if tokens.ends[second] - tokens.starts[second] != 2:
            return []
        year2 += year1 // 100 * 100
    if tokens.symbols[second] == "y":
        year2 = year1 // 100 * 100 + year2 % 100
    if year2 % 100 == 0 and year2 < year1:
        year2 += 100
    if not year1 < year2 < year1 + 200:
        return []
    kind = "fiscal-year" if year2 == year1 + 1 else "range"
    return [found(match, tokens, rule, kind, "year", Part(year1), Part(year2))]


def carried(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A day whose month was named before: "on the 16th"."""
    day1 = _value(match, tokens, "d1", "d3", "d4")
    after = tokens.text[tokens.ends[match.end() - 1] :][:2]
    if match.groupdict().get("d1") and after[:1] == " " and after[1:].isupper():
        return []
    day2 = _value(match, tokens, "d2") or day1
    kind = "day" if day1 == day2 else "range"
    reading = found(match, tokens, rule, kind, "day", Part(None, None, day1), Part(None, None, day2))
    reading.weekday = _value(match, tokens, "w1", "w2")
    return [reading]


def weekday(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A weekday alone, to be placed by the report date."""
    reading = found(match, tokens, rule, "weekday", "day", Part(), Part())
    reading.weekday = _value(match, tokens, "w1")
    reading.relative = Relative("weekday", -1)
    return [reading]


def slashed(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """Day and month in digits without a year: "on 10/06"."""
    reading = found(match, tokens, rule, "day", "day", Part(), Part())
    a, b = _value(match, tokens, "d1") or 0, _value(match, tokens, "d2") or 0
    if rule.endswith("at the end") and (max(a, b) <= 12 or (a, b) == (24, 7)):
        return []
    reading.numeric = f"{a}/{b}"
    reading.weekday = _value(match, tokens, "w1")
    return [reading]


def duration(match: Match[str], tokens: Tokens, rule: str) -> list[Found]:
    """A length of time; never a date."""
    reading = found(match, tokens, rule, "duration", "day", Part(), Part())
    reading.role = "duration"
    count, unit = _value(match, tokens, "q1"), str(tokens.values[match.start("u1")])
    if count and unit in ("day", "week", "fortnight", "month", "year"):
        reading.shift = Relative(unit, count)
    return [reading]
