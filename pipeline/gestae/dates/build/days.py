"""Days and ranges of days, lists of days, days at the head of list items."""

import re
from itertools import pairwise

from gestae.dates.build.hit import Hit, sound
from gestae.dates.mention import Precision
from gestae.dates.parts import Found, Part

_COUNTED = re.compile(r"\b(?:day|session|module|phase|batch|round)\s*(?:no\.?\s*)?$", re.IGNORECASE)
_COUNT_WORD = 16
_LAST_OF_SESSION = 5
_LIST_CORE = re.compile(r"[DO](?:[-T]t?[DO])?")


def span(hit: Hit) -> list[Found]:
    """One day or a range of days, each end with or without weekday, month and year."""
    day1, day2 = hit.value("d1"), hit.value("d2")
    month1, month2 = hit.value("m1"), hit.value("m2")
    year1, year2 = hit.year(1), hit.year(2)
    counted = day2 is not None and month1 is None and _counted(hit)
    if day2 is None:
        day2, month2, year2 = day1, month1, year1
    elif counted:
        day1, month1, year1 = day2, month2, year2
    month1, month2 = month1 or month2, month2 or month1
    over = int(bool(month1 and month2 and month2 < month1))
    year1 = year1 if year1 is not None else (year2 - over if year2 is not None else None)
    year2 = year2 if year2 is not None else (year1 + over if year1 is not None else None)
    first, last = Part(year1, month1, day1), Part(year2, month2, day2)
    one = (day1, month1, year1) == (day2, month2, year2)
    reading = hit.found("day" if one else "range", "day", first, last)
    reading.weekday, reading.crosses = hit.value("w1", "v1", "u1"), over
    if counted:
        reading.start = hit.tokens.starts[hit.match.start("d2")]
    _two_years(hit, [reading])
    return [reading] if sound(reading) else []


def _two_years(hit: Hit, readings: list[Found]) -> None:
    """A day with the name of an academic year, "13 April 2015-16": its first months lie in the second year."""
    at, tokens = hit.match.end(), hit.tokens
    year = readings[-1].last.year
    if year is None or tokens.symbols[at - 1] != "Y" or tokens.symbols[at : at + 1] != "-":
        return
    if tokens.symbols[at + 1 : at + 2] not in ("D", "n") or tokens.values[at + 1] != (year + 1) % 100:
        return
    readings[-1].end = tokens.ends[at + 1]
    for reading in readings:
        if reading.first.year == year and (reading.first.month or 12) <= _LAST_OF_SESSION:
            reading.reject(reading.first, reading.last, f"the academic year {year}-{year + 1} ends in these months")
            reading.first = Part(year + 1, reading.first.month, reading.first.day)
            reading.last = Part(year + 1, reading.last.month, reading.last.day)


def _counted(hit: Hit) -> bool:
    """Whether the first number is that of a day or session of a programme ("Day 1 - 3 May")."""
    begin = hit.tokens.starts[hit.match.start()]
    return bool(_COUNTED.search(hit.tokens.text, max(0, begin - _COUNT_WORD), begin))


def days(hit: Hit) -> list[Found]:
    """A list of days of one month; a run of consecutive days is one range."""
    month, year = hit.value("m1"), hit.year(1)
    readings = []
    month_at = hit.match.start("m1")
    month_leads = month_at == hit.match.start()
    low_at, high_at = (month_at, hit.match.end()) if month_leads else (hit.match.start(), month_at)
    for item in _LIST_CORE.finditer(hit.tokens.symbols, low_at, high_at):
        low, high = hit.tokens.values[item.start()], hit.tokens.values[item.end() - 1]
        first, last = Part(year, month, int(low)), Part(year, month, int(high))
        start, end = hit.tokens.starts[item.start()], hit.tokens.ends[item.end() - 1]
        reading = Found(start, end, hit.rule, "list-member", "day", first, last)
        reading.group = hit.match.start()
        readings.append(reading)
    if not all(sound(reading) for reading in readings) or _counts_last(hit):
        return []
    if all(b.first.day == (a.last.day or 0) + 1 for a, b in pairwise(readings)):
        whole = hit.found("range", "day", readings[0].first, readings[-1].last)
        whole.notes.append(("consecutive-days", "consecutive days in a list are read as one range"))
        _two_years(hit, [whole])
        return [whole]
    if not month_leads:
        readings[-1].end = hit.found("", "day", Part(), Part()).end
    else:
        readings[0].start = hit.tokens.starts[hit.match.start()]
        readings[-1].end = hit.tokens.ends[hit.match.end() - 1]
    return readings


_COUNTED_THINGS = re.compile(r" (?!times\b|hours\b|was\b|is\b|has\b|as\b)[a-z]{3,}s\b")


def _counts_last(hit: Hit) -> bool:
    """Whether the last number after "May 6, " is no day of it but counts what follows ("31 teams appeared")."""
    last = hit.match.end() - 1
    if hit.tokens.symbols[last] != "D" or hit.tokens.symbols[last - 1] != ",":
        return False
    return _COUNTED_THINGS.match(hit.tokens.text, hit.tokens.ends[last]) is not None


def worded(hit: Hit) -> list[Found]:
    """A day in words: "the first of May", "twenty-first June 2014", "Ten December 2015"."""
    tens, day = hit.value("q0"), hit.value("d1") or 0
    if tens is not None:
        day = day + tens if tens in (20, 30) and day < 10 else 0
    year = hit.value("y1", "a1")
    ordinal = hit.tokens.symbols[hit.match.start("d1")] == "F"
    of = "o" in hit.tokens.symbols[hit.match.start() : hit.match.end()]
    if not (year or (ordinal and of) or tens):
        return []
    part = Part(year, hit.value("m1"), day)
    reading = hit.found("day", "day", part, Part(part.year, part.month, day))
    return [reading] if day and sound(reading) else []


_PERSON = re.compile(
    r"\s(?:Mrs?|Ms|Miss|Dr|Prof|Sri|Shri|Smt|Rev|Fr|Bro|Rtn|Lion|Hon|Capt|Col|The|We|Our|A|An|I|They|It)\b"
)
"""Words in capitals after which a number is a day: a name of its own ("the 16th Lok Sabha") does not begin so."""
_PLAIN = re.compile(
    r"\s*(?:[.,;:!?)–—-]|$|\n|(?:and|or|we|i|he|she|they|it|the|our|a|an|at|in|with|was|were|is|saw|by|from|to|for|there|this|when)\b)",
    re.IGNORECASE,
)
"""What follows a number that is a day; other words may be what it counts ("on Sunday 15 children came")."""


def weekday_number(hit: Hit) -> list[Found]:
    """ "Wednesday 7 we met", "this Saturday 11th": a weekday and the day of a month that the context names."""
    at = hit.match.start("d1")
    plain = _PLAIN.match(hit.tokens.text, hit.tokens.ends[at]) is not None
    if hit.tokens.symbols[at] == "D" and not plain:
        return []
    if hit.has("r1") and hit.value("r1") not in (0, 1, -1):
        return []
    day = hit.value("d1")
    reading = hit.found("day", "day", Part(None, None, day), Part(None, None, day))
    reading.weekday = hit.value("w1")
    reading.weekday_tells = True
    return [reading]


_EDITION = re.compile(
    r"\s(?:weekly|fortnightly|monthly|quarterly|half[- ]yearly|yearly|ordinary|regular|plenary|executive|board|joint"
    r"|state|district|zonal|regional|consecutive|successive)\b"
)
"""Words after which a number counts meetings ("the 11th weekly meeting")."""


def carried(hit: Hit) -> list[Found]:
    """A day whose month was named before: "on the 16th"."""
    day1 = hit.value("d1", "d3", "d4")
    stop = hit.tokens.ends[hit.match.end() - 1]
    after = hit.tokens.text[stop : stop + 2]
    named = hit.has("d1") and after[:1] == " " and after[1:].isupper()
    if (named and not _PERSON.match(hit.tokens.text, stop)) or _EDITION.match(hit.tokens.text, stop):
        return []
    day2 = hit.value("d2") or day1
    kind = "day" if day1 == day2 else "range"
    reading = hit.found(kind, "day", Part(None, None, day1), Part(None, None, day2))
    reading.weekday = hit.value("w1", "w2")
    return [reading]


_PICTURES = re.compile(
    r"\s(?:more\s)?(?:photos?|pictures?|images?|videos?|comments?|likes?|shares?|views?)\b", re.IGNORECASE
)
"""What a page of posts counts below each ("(3 photos)")."""


def _is_count(hit: Hit, at: int) -> bool:
    """A bare number that fills its line is a cell or a serial number; before a small letter it counts things,
    unless a bullet leads.
    """
    if hit.tokens.symbols[at] != "D":
        return False
    after = hit.tokens.symbols[at + 1 : at + 2]
    if after in ("", "\n"):
        return True
    if _PICTURES.match(hit.tokens.text, hit.tokens.ends[at]):
        return True
    word = hit.tokens.text[hit.tokens.ends[at] : hit.tokens.ends[at] + 2]
    return hit.match.start() == at and word[:1] == " " and word[1:].islower()


def bullet(hit: Hit) -> list[Found]:
    """Days at the head of a list item; they mean something only under a month heading."""
    places = [i for i in range(hit.match.start(), hit.match.end()) if hit.tokens.symbols[i] in "DO"]
    numbers = [int(hit.tokens.values[i]) for i in places]
    if len(places) == 1 and _is_count(hit, places[0]):
        return []
    run = numbers == list(range(numbers[0], numbers[-1] + 1))
    if run or (len(numbers) == 2 and not set(hit.tokens.symbols[hit.match.start() : hit.match.end()]) & set(",&")):
        groups = [(places[0], places[-1])]
    else:
        groups = [(at, at) for at in places]
    readings = []
    for low, high in groups:
        first, last = Part(None, None, int(hit.tokens.values[low])), Part(None, None, int(hit.tokens.values[high]))
        kind = "day" if low == high else "range"
        reading = Found(hit.tokens.starts[low], hit.tokens.ends[high], hit.rule, kind, "day", first, last)
        reading.needs_month = True
        reading.numbering = hit.tokens.symbols[hit.match.end() : hit.match.end() + 1] in (".", ")")
        readings.append(reading)
    if len(readings) > 1:
        for reading in readings:
            reading.kind, reading.group = "list-member", hit.match.start()
    return readings


def bullet_over(hit: Hit) -> list[Found]:
    """A list item that begins with a day of the heading's month and ends in the next: "30 - Nov 2"."""
    first = Part(None, None, hit.value("d1"))
    last = Part(None, hit.value("m2"), hit.value("d2"))
    reading = hit.found("range", "day", first, last)
    reading.needs_month = True
    return [reading] if last.possible() else []


def week_of(hit: Hit) -> list[Found]:
    """The week that begins on a day, "the week of 14 May", or ends on it, "week ending 14 May"."""
    if hit.tokens.values[hit.match.start()] != "week":
        return []
    month, day = hit.value("m1", "m3"), hit.value("d1", "d3")
    year = hit.year(1) or hit.year(3)
    reading = hit.found("range", "day", Part(year, month, day), Part(year, month, day))
    second = hit.match.start() + 1
    ends = hit.tokens.symbols[second] == "P" and hit.tokens.values[second] == "late"
    reading.period = ("week to" if ends else "week of", 7)
    return [reading] if sound(reading) else []


def year_month_day(hit: Hit) -> list[Found]:
    """Year, month in letters, day: "2019-Aug-01"."""
    parts = [hit.value(*names) for names in (("y1", "y2"), ("m1", "m2"), ("d1", "d2"))]
    reading = hit.found("day", "day", Part(*parts), Part(*parts))
    return [reading] if sound(reading) else []


def directed(hit: Hit) -> list[Found]:
    """A month, or a day of a month, that is told to be the last or the next: "last August 24", "next May"."""
    amount, day = hit.value("r1"), hit.value("d1")
    month = hit.value("m1")
    part = Part(None, month, day)
    if (
        amount is None
        or amount == 3
        or (hit.tokens.symbols[hit.match.start("m1")] == "m" and month in (3, 5) and not day)
    ):
        return []
    precision: Precision = "day" if day else "month"
    reading = hit.found(precision, precision, part, Part(None, month, day))
    reading.direction = min(amount, 1)
    if hit.tokens.symbols[hit.match.start("m1")] == "D":
        reading.numeric = f"{day}/{month}"
    return [reading] if part.possible() or reading.numeric else []


def bullet_weekday(hit: Hit) -> list[Found]:
    """A list item that begins with weekday and day, "SAT 2", "WED 13 / THU 14"; the heading names the month."""
    first, last = hit.value("d1"), hit.value("d2") or hit.value("d1")
    kind = "day" if first == last else "range"
    reading = hit.found(kind, "day", Part(None, None, first), Part(None, None, last))
    reading.weekday, reading.needs_month = hit.value("w1"), True
    return [reading]


def on_carried(hit: Hit) -> list[Found]:
    """ "On 19th a meeting", "the 29th and 30th": days whose month stands in the heading or the date before."""
    at = hit.tokens.starts[hit.match.start()]
    before = hit.tokens.text[max(0, at - 3) : at]
    if hit.rule.startswith("on ") and before.lower() != "on ":
        return []
    readings = carried(hit)
    for reading in readings:
        reading.under_heading_only = hit.rule.startswith("two ")
        if (reading.first.day or 0) > (reading.last.day or 0):
            return []
    return readings
