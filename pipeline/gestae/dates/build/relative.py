"""Forms that hang on the report date or on the date before, and lengths of time."""

from gestae.dates.build.hit import Hit
from gestae.dates.parts import Found, Part, Relative

_UNITS_WITH_DAYS = ("decade", "day", "week", "fortnight", "weekend", "month", "year", "quarter")


def relative(hit: Hit) -> list[Found]:
    """Yesterday, last Friday, the following day, three weeks ago."""
    reading = hit.found("relative", "day", Part(), Part())
    if hit.has("x1"):
        reading.relative = Relative("day", hit.value("x1") or 0)
        return [reading]
    amount = hit.value("r1", "g1")
    if hit.has("g1"):
        count = hit.value("q1") or 1
        unit = hit.word("u1")
        base = "item" if hit.tokens.symbols[hit.match.start("g1")] in "LJ" else "report"
        reading.relative = Relative(unit, count * (amount or 0), base)
        after = hit.tokens.symbols[hit.match.end() : hit.match.end() + 1]
        counted = hit.has("q1") or hit.written("u1").endswith("s")
        loose = after not in ("", ".", ",", ";", "\n") or (counted and unit in ("month", "year"))
        if hit.rule == "day before" and unit != "day" and loose:
            reading.role = "duration"
        return [reading] if unit in _UNITS_WITH_DAYS else []
    if amount is None:
        return []
    if hit.has("w1"):
        reading.weekday = hit.value("w1")
        base = "item" if amount == 2 else "report"
        reading.relative = Relative("weekday", min(amount, 1), base)
        return [reading]
    return _unit(hit, reading, amount)


def _unit(hit: Hit, reading: Found, amount: int) -> list[Found]:
    unit = hit.word("u1")
    if unit not in _UNITS_WITH_DAYS:
        return []
    if hit.written("u1").lower().endswith("s"):
        reading.kind = reading.role = "duration"  # "in the coming weeks": how many is not told
        return [reading]
    base = "item" if amount in (2, 3) or (unit == "day") else "report"
    if amount == 1 and base == "report" and _narrative(hit):
        base = "told"
    reading.relative = Relative(unit, {2: 1, 3: 0}.get(amount, amount), base)
    if unit in ("month", "quarter", "year"):
        reading.precision = unit  # type: ignore[assignment]
    return [reading]


def _narrative(hit: Hit) -> bool:
    """ "The next month" goes on from the date before; "next month" and "in the next month" from the day of writing."""
    symbols, at = hit.tokens.symbols, hit.match.start()
    return symbols[at] == "t" and symbols[max(0, at - 1) : at] not in ("i", "j")


def span_of_units(hit: Hit) -> list[Found]:
    """The last three months, the next two days: a span that ends or begins at the report date; no event
    date.
    """
    amount, count = hit.value("r1", "r2"), hit.value("q1", "q2")
    unit = hit.word("u1", "u2")
    reading = hit.found("duration", "day", Part(), Part())
    reading.role = "duration"
    if hit.has("q2") and not hit.tokens.text[: hit.tokens.ends[hit.match.end() - 1]].endswith("s"):
        return []
    if amount in (-1, 1, 2) and count and unit in _UNITS_WITH_DAYS:
        reading.kind, reading.role = "relative-span", "period"
        reading.relative = Relative(unit, count if amount > 0 else -count)
    return [reading]


def from_now(hit: Hit) -> list[Found]:
    """In two weeks, three months from now."""
    count, unit = hit.value("q1"), hit.word("u1")
    if (
        unit not in _UNITS_WITH_DAYS
        or count is None
        or (hit.rule == "in units" and unit not in ("day", "week", "fortnight", "month", "year"))
    ):
        return []
    reading = hit.found("relative", "day", Part(), Part())
    reading.relative = Relative("shift " + unit, count)
    reading.role = "event" if hit.has("n1") else "duration"
    return [reading]


def day_word(hit: Hit) -> list[Found]:
    """The day after tomorrow, the day before yesterday."""
    words = hit.tokens.text[hit.tokens.starts[hit.match.start()] : hit.tokens.ends[hit.match.end() - 1]].lower()
    value = hit.value("x1") or 0
    if "day after tomorrow" not in words and "day before yesterday" not in words:
        return []
    reading = hit.found("relative", "day", Part(), Part())
    reading.relative = Relative("day", 2 * value)
    return [reading]


def sum_ago(hit: Hit) -> list[Found]:
    """Two years and three days ago: a distance in several units."""
    signs = hit.tokens.symbols[hit.match.start() : hit.match.end()]
    places = [hit.match.start() + i for i, symbol in enumerate(signs) if symbol == "U"]
    steps = [(str(hit.tokens.values[i]), int(hit.tokens.values[i - 1])) for i in places]
    if any(unit not in ("day", "week", "month", "year") for unit, _ in steps):
        return []
    sign = hit.value("g1") or -1
    reading = hit.found("relative", "day", Part(), Part())
    reading.relative = Relative("shift day", 0, "item" if "L" in signs else "report")
    reading.steps = tuple((unit, sign * count) for unit, count in steps)
    return [reading]


def after_next(hit: Hit) -> list[Found]:
    """The week after next, the month before last."""
    unit, at = hit.word("u1"), hit.match.group().index("J") + hit.match.start()
    step = hit.value("r1")
    fits = unit in ("week", "month", "year", "weekend", "quarter") and step == hit.tokens.values[at]
    if not fits or step is None:
        return []
    reading = hit.found("relative", "day", Part(), Part())
    reading.relative = Relative(unit, 2 * step)
    return [reading]


def now(hit: Hit) -> list[Found]:
    """Now: only an end of a range ("between January 2019 and now")."""
    reading = hit.found("part", "day", Part(), Part())
    reading.relative = Relative("day", 0)
    return [reading]


def days_of_relative(hit: Hit) -> list[Found]:
    """Days of a month that is named by its distance: "4 to 23 next month", "the 2nd of this month"."""
    first, last, amount = hit.value("d1", "d3"), hit.value("d2", "d3"), hit.value("r1", "r3")
    if hit.word("u1", "u3", "u4") != "month" or first is None or last is None or first > last:
        return []
    month = hit.found("relative", "month", Part(), Part())
    month.relative = Relative("month", {2: 1, 3: 0}.get(amount or 0, amount or 0))
    reading = hit.found("range" if first < last else "day", "day", Part(), Part())
    reading.parent, reading.part = month, ("days", first * 100 + last)
    return [reading]


def days_of_this(hit: Hit) -> list[Found]:
    """Days of a month that is named by its distance, joined in words: "the 10th and the 11th of this month"."""
    first, last = hit.value("d1"), hit.value("d2")
    if first is None or last is None or (hit.word("g1") in ("&", ",") and last != first + 1):
        return []
    return days_of_relative(hit)


def length_from(hit: Hit) -> list[Found]:
    """A length and the day it begins, which follows: "three days from 5 May", "week commencing 14 May"."""
    count, unit = hit.value("q1") or 1, hit.word("u1")
    at = hit.tokens.starts[hit.match.start()]
    before = hit.tokens.text[max(0, at - 4) : at].lower()
    plain = hit.tokens.symbols[hit.match.end() - 1] == "f" and not set(",s") & set(
        hit.tokens.symbols[hit.match.start() : hit.match.end()]
    )
    if unit not in ("day", "week", "fortnight", "month") or (plain and before != "for "):
        return []
    reading = hit.found("duration", "day", Part(), Part())
    reading.role = "duration"
    reading.shift, reading.length_from = Relative(unit, count), True
    return [reading]


def duration(hit: Hit) -> list[Found]:
    """A length of time; never a date."""
    reading = hit.found("duration", "day", Part(), Part())
    reading.role = "duration"
    count, unit = hit.value("q1"), hit.word("u1")
    if count and unit in ("day", "week", "fortnight", "month", "year"):
        reading.shift = Relative(unit, count)
    return [reading]


def part_of_day(hit: Hit) -> list[Found]:
    """This morning, last night, the following evening: the day it belongs to."""
    amount, part = hit.value("r1") or 0, hit.word("a1")
    if amount == -1 and part not in ("night", "evening"):
        return []
    reading = hit.found("relative", "day", Part(), Part())
    reading.relative = Relative("day", {2: 1, 3: 0}.get(amount, amount), "item" if amount > 0 else "report")
    return [reading]


def the_weekend(hit: Hit) -> list[Found]:
    """Over the weekend: the one that is past, or today's (see anchors)."""
    if hit.word("u1") != "weekend":
        return []
    reading = hit.found("relative", "day", Part(), Part())
    reading.relative = Relative("near weekend", 0)
    return [reading]


def the_unit(hit: Hit) -> list[Found]:
    """The week, the year: with a part before it ("the end of the year"), or where assistants ask for it."""
    unit = hit.word("u1", "u2")
    if unit not in ("day", "week", "month", "quarter", "year", "weekend"):
        return []
    reading = hit.found("relative", "day", Part(), Part())
    if unit in ("month", "quarter", "year"):
        reading.precision = unit  # type: ignore[assignment]
    reading.relative = Relative(unit, 0, "item")
    return [reading]


def one_unit(hit: Hit) -> list[Found]:
    """The day after, the week before a day that follows: read together with it, or not at all."""
    unit = hit.word("u1")
    if unit not in ("day", "week"):
        return []
    reading = hit.found("duration", "day", Part(), Part())
    reading.role, reading.shift = "duration", Relative(unit, 1)
    return [reading]
