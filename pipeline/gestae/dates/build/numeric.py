"""Dates in digits; day or month first is decided later, for the whole document."""

from gestae.dates.build.hit import Hit, sound
from gestae.dates.parts import Found, Part
from gestae.dates.tokens import full_year


def numeric(hit: Hit) -> list[Found]:
    """One or two dates in digits; day or month first is decided later for the whole document."""
    first = _digits(hit, "n1")
    second = _digits(hit, "n2") or first
    if first is None or second is None:
        return []
    reading = hit.found("day" if second is first else "range", "day", first[1], second[1])
    reading.numeric = f"{first[0]} {second[0]}" if second is not first else first[0]
    reading.weekday = hit.value("w1", "v1", "u1")
    return [reading]


def next_day(hit: Hit) -> list[Found]:
    """Two dates joined by "and" of which the second is the day after the first: one range, as in a list of days."""
    first, second = _digits(hit, "n1"), _digits(hit, "n2")
    if first is None or second is None or "mdy" in (first[0], second[0]):
        return []
    low, high = first[1].low(), second[1].low()
    alike = len(hit.written("n1")) == len(hit.written("n2"))
    if low is None or high is None or not alike or (high - low).days != 1:
        return []
    reading = hit.found("range", "day", first[1], second[1])
    reading.numeric = "dmy dmy"
    reading.notes.append(("consecutive-days", "consecutive days in a list are read as one range"))
    return [reading]


def _digits(hit: Hit, name: str) -> tuple[str, Part] | None:
    if not hit.match.groupdict().get(name):
        return None
    at = hit.match.start(name)
    words = str(hit.tokens.values[at])
    if hit.tokens.symbols[at] == "C":
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    return read_digits(words)


def read_digits(words: str) -> tuple[str, Part] | None:
    """A date in three numbers, and which of them is the day ("?" where either can be); None for no date."""
    parts = [int(p) for p in "".join(c if c.isdigit() else " " for c in words).split()]
    if parts[0] > 99:
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


def numeric_days(hit: Hit) -> list[Found]:
    """Days that share month and year in digits: 12-14/03/2018, "5 & 6.3.2018"."""
    at = hit.match.end() - 1
    parts = [int(p) for p in "".join(c if c.isdigit() else " " for c in str(hit.tokens.values[at])).split()]
    year = parts[2] if parts[2] > 99 else full_year(parts[2])
    numbers = [int(hit.tokens.values[i]) for i in range(hit.match.start(), at) if hit.tokens.symbols[i] == "D"] + [
        parts[0]
    ]
    ranged = len(numbers) == 2 or numbers == list(range(numbers[0], numbers[-1] + 1))
    month, last = parts[1], numbers[-1]
    if ranged:
        readings = [hit.found("range", "day", Part(year, month, numbers[0]), Part(year, month, last))]
    else:
        readings = _members(hit, [Part(year, month, number) for number in numbers])
    for reading in readings:
        reading.numeric = "dmy"
    return readings if all(sound(reading) for reading in readings) else []


def numeric_pairs(hit: Hit) -> list[Found]:
    """Days and months that share the year of the last: "12/10 - 14/10/2016", "3/4, 10/4 and 17/4/2016"."""
    last = read_digits(str(hit.tokens.values[hit.match.end() - 1]))
    signs, begin = hit.match.group(), hit.match.start()
    places = [begin + i for i, sign in enumerate(signs) if sign == "V" or signs[i : i + 2] == "D/"]
    if last is None or last[0] == "ymd":
        return []
    pairs = [_pair(hit, at) for at in places]
    kinds = [kind for a, b in pairs if (kind := _order(a, b)) is not None]
    if len(kinds) < len(pairs) or ("V" in signs and pairs[0][1] not in (last[1].month, (last[1].month or 0) - 1)):
        return []  # a time of day before a date, rather than two days
    year = last[1].year
    parts = [Part(year, a, b) if kind == "mdy" else Part(year, b, a) for kind, (a, b) in zip(kinds, pairs, strict=True)]
    if len(pairs) == 1 and "&" not in signs and "," not in signs:
        reading = hit.found("range", "day", parts[0], last[1])
        reading.numeric = f"{kinds[0]} {last[0]}"
        return [reading]
    return _listed(hit, places, [*zip(kinds, parts, strict=True), last])


def _pair(hit: Hit, at: int) -> tuple[int, int]:
    """The two numbers that begin at a token: "12/10", or the one token "12.10"."""
    if hit.tokens.symbols[at] == "V":
        a, b = str(hit.tokens.values[at]).split(".")
        return int(a), int(b)
    return int(hit.tokens.values[at]), int(hit.tokens.values[at + 2])


def _order(a: int, b: int) -> str | None:
    """Which of two numbers is the day: told by a number above 12, "?" where either can be, None for no date."""
    if a > 12 or b > 12:
        return ("dmy" if b <= 12 else "mdy") if 0 < min(a, b) <= 12 and max(a, b) <= 31 else None
    return ("same" if a == b else "?") if min(a, b) > 0 else None


def _listed(hit: Hit, places: list[int], dates: list[tuple[str, Part]]) -> list[Found]:
    readings = []
    ends = [at + 2 for at in places] + [hit.match.end() - 1]
    for begin, end, (kind, part) in zip([*places, ends[-1]], ends, dates, strict=True):
        last = Part(part.year, part.month, part.day)
        start, stop = hit.tokens.starts[begin], hit.tokens.ends[end]
        reading = Found(start, stop, hit.rule, "list-member", "day", part, last)
        reading.group, reading.numeric = hit.match.start(), kind
        readings.append(reading)
    return readings


def _members(hit: Hit, parts: list[Part]) -> list[Found]:
    places = [i for i in range(hit.match.start(), hit.match.end()) if hit.tokens.symbols[i] in "DN"]
    readings = []
    for at, part in zip(places, parts, strict=False):
        reading = Found(
            hit.tokens.starts[at],
            hit.tokens.ends[at],
            hit.rule,
            "list-member",
            "day",
            part,
            Part(part.year, part.month, part.day),
        )
        reading.group = hit.match.start()
        readings.append(reading)
    return readings


def slashed(hit: Hit) -> list[Found]:
    """Day and month in digits without a year: "on 10/06"."""
    reading = hit.found("day", "day", Part(), Part())
    a, b = hit.value("d1") or 0, hit.value("d2") or 0
    if hit.rule.endswith("at the end") and (max(a, b) <= 12 or (a, b) == (24, 7)):
        return []
    near = hit.tokens.symbols[max(0, hit.match.start() - 6) : hit.match.start()].rpartition("\n")[2]
    dated = (_padded(hit, "d1") and _padded(hit, "d2")) or a > 12 >= b or bool(set(near) & set("Ww"))
    if hit.rule == "day-month in digits" and not dated:
        return []  # ages, scores: (5-8), (9-13)
    reading.numeric = f"{a}/{b}"
    reading.weekday = hit.value("w1")
    return [reading]


def dotted(hit: Hit) -> list[Found]:
    """Day and month with a point and no year: "on 12.05" (never after "at": that is a time)."""
    at = hit.match.start("v1") if hit.has("v1") else hit.match.start("v2")
    before = hit.tokens.text[max(0, hit.tokens.starts[at] - 3) : hit.tokens.starts[at]].lower()
    a, b = (int(p) for p in str(hit.tokens.values[at]).split("."))
    if (hit.has("v1") and before != "on ") or not (1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12):
        return []
    reading = hit.found("day", "day", Part(), Part())
    reading.numeric, reading.weekday = f"{a}/{b}", hit.value("w1")
    return [reading]


def slashed_pair(hit: Hit) -> list[Found]:
    """A range, or two days, in digits without a year: "02/06 to 04/06", "05/01 and 06/01"."""
    a, c, d = (hit.value(name) or 0 for name in ("d1", "d3", "d4"))
    b = hit.value("d2") or d
    if not hit.has("d2") and (a >= c or d > 12):
        return []
    padded = hit.tokens.text[hit.tokens.starts[hit.match.start()] : hit.tokens.ends[hit.match.end() - 1]]
    if "." in padded and not (_padded(hit, "d2") and _padded(hit, "d4")):
        return []
    if min(a, b) > 12 or min(c, d) > 12 or (b != d and a != c and (b, d) not in _NEXT_MONTH):
        return []
    reading = hit.found("range", "day", Part(), Part())
    reading.numeric = f"{a}/{b} {c}/{d}"
    return [reading]


_NEXT_MONTH = frozenset((m, m % 12 + 1) for m in range(1, 13))


def _padded(hit: Hit, name: str) -> bool:
    at = hit.match.start(name)
    return hit.tokens.ends[at] - hit.tokens.starts[at] == 2


def slashed_cell(hit: Hit) -> list[Found]:
    """Day and month in digits alone in a cell, or at the head of a line; only where something speaks for a
    date: a weekday, a leading zero, or a day above 12 that no list of days explains.
    """
    a, b = hit.value("d1") or 0, hit.value("d2") or 0
    zero = any(hit.tokens.text[hit.tokens.starts[hit.match.start(n)]] == "0" for n in ("d1", "d2"))
    day_above = max(a, b) > 12 and b != a + 1
    if min(a, b) > 12 or not (hit.has("w1") or hit.has("v1") or zero or day_above or a == b):
        return []
    reading = hit.found("day", "day", Part(), Part())
    reading.numeric = f"{a}/{b}"
    reading.weekday = hit.value("w1", "v1")
    after_gap = hit.tokens.symbols[max(0, hit.match.start() - 1) : hit.match.start()] == "_"
    reading.weak = reading.weekday is None and not zero and not after_gap
    return [reading]
