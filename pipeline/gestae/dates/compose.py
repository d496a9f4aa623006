"""Readings that stand together and mean one thing: "Monday of next week", "Jan 2019 to today", "two weeks
after Easter".
"""

import re

from gestae.dates.parts import Found, Part, Relative
from gestae.dates.tokens import Tokens

_INSIDE = re.compile(r"[,'-]?o?[ijt]?t?")
_TO = re.compile(r"[,]?(?:T|-+|T-|,?T)[ft]?t?")
_AND = re.compile(r"&[f]?t?")
_PERIODS = ("week", "month", "year", "quarter", "decade", "weekend", "fortnight")
_CHILD_OF_YEAR = ("month", "quarter", "season")


def compose(tokens: Tokens, readings: list[Found]) -> list[Found]:
    """Join neighbours from left to right, as long as they join."""
    joined: list[Found] = []
    for reading in readings:
        joined.append(reading)
        while len(joined) > 1:
            pair = _join(tokens, joined[-2], joined[-1])
            if pair is None:
                break
            joined[-2:] = [pair]
    return [reading for reading in joined if reading.kind != "part" and reading.rule != "one unit"]


def _join(tokens: Tokens, a: Found, b: Found) -> Found | None:
    if b.low < a.high or b.low - a.high > 4:
        return None
    gap = tokens.symbols[a.high : b.low]
    if "\n" in gap:
        return None
    between = tokens.text[a.end : b.start].strip().lower()
    if a.kind == "duration" and a.shift is not None and between in ("after", "from", "before", "since", "prior to"):
        return _shifted(a, b, -1 if between in ("before", "prior to") else 1)
    if a.length_from and a.shift is not None and between in ("", "on", "the", "from") and b.precision == "day":
        return _lasting(a, b)
    if _INSIDE.fullmatch(gap) and between in (
        "",
        ",",
        "of",
        "of the",
        "in",
        "in the",
        "the",
        "-",
        "–",
        "'s",
        "’s",
        "on",
        "on the",
        "- ",
    ):
        if (part := _part(a, b, gap)) is not None:
            return _whole(a, b, b, part)
        if gap in ("", "i", "j", "it", "jt", ",", "-") and (part := _part(b, a, "")) is not None and _leads(a, b):
            return _whole(a, b, a, part)
    if _TO.fullmatch(gap) or (_AND.fullmatch(gap) and a.low > 0 and tokens.symbols[a.low - 1] == "b"):
        return _until(a, b)
    return None


def _leads(parent: Found, child: Found) -> bool:
    """The period comes first only where it is relative: "next week Monday", "last year in March"."""
    return parent.relative is not None and child.kind != "part"


def _part(child: Found, parent: Found, gap: str) -> tuple[str, int] | None:
    """What of `parent` the words of `child` take, or None where they do not fit together."""
    if parent.parent is not None or parent.kind in (
        "part",
        "duration",
        "weekday",
        "holiday",
        "range",
        "list-member",
    ):
        return None
    unit = parent.relative.unit if parent.relative is not None else parent.precision
    plain = parent.kind in ("month", "year", "quarter", "relative", "fuzzy") and unit.removeprefix("shift ") in _PERIODS
    if not plain:
        return None
    if child.kind == "part" and child.part is not None:
        return child.part
    if child.relative is not None and child.kind == "relative" and "o" in gap:
        return (child.relative.unit, child.relative.amount) if child.relative.amount in (-1, 1) else None
    if child.kind == "weekday" and child.relative is not None and unit == "week":
        return "weekday in week", (child.weekday or 0) + 100 * child.relative.length
    if child.kind == "weekday" and child.relative is not None and parent.rule in ("units from now", "in units", "ago"):
        return "weekday in week", child.weekday or 0
    if child.first.day is not None and child.first.month is None and unit == "month" and not child.needs_month:
        return "day", child.first.day
    yearless = child.first.year is None and child.fixed is None
    if unit == "year" and yearless and child.relative is None and (child.first.month is not None or child.holiday):
        return ("year", 0) if parent.relative is not None or "o" in gap or (child.holiday and gap == "j") else None
    return None


def _whole(a: Found, b: Found, parent: Found, part: tuple[str, int]) -> Found:
    child = a if parent is b else b
    reading = Found(a.start, b.end, f"{child.rule} in {parent.rule}", child.kind, child.precision, Part(), Part())
    if part[0] == "year":
        reading.first, reading.last, reading.crosses = child.first, child.last, child.crosses
        reading.period, reading.holiday = child.period, child.holiday
    if reading.kind in ("part", "relative", "weekday"):
        reading.kind = "fuzzy" if part[0] in ("week", "half", "early", "mid", "late") else "day"
        reading.precision = "day"
    if part[0].endswith("s of"):
        reading.kind = "range"
    if part[0] in ("month", "quarter", "year") and child.kind in ("part", "relative"):
        reading.kind = reading.precision = part[0]  # type: ignore[assignment]
    reading.weekday = child.weekday
    reading.parent, reading.part = parent, part
    reading.low, reading.high = a.low, b.high
    return reading


def _until(a: Found, b: Found) -> Found | None:
    ends = (a, b)
    if any(r.kind in ("duration", "recurring", "range", "list-member", "fiscal-year") for r in ends) or (
        a.kind == "part" and a.rule != "now"
    ):
        return None
    if b.kind == "part" and b.rule != "now":
        return None
    if any(r.needs_month or r.role != "event" or r.until is not None for r in ends):
        return None
    if a.kind == b.kind == "weekday":
        return None
    reading = Found(a.start, b.end, f"{a.rule} to {b.rule}", "range", b.precision, Part(), Part())
    reading.parent, reading.until, reading.part = a, b, ("until", 0)
    reading.low, reading.high = a.low, b.high
    return reading


def _shifted(a: Found, b: Found, sign: int) -> Found | None:
    if a.shift is None or b.precision != "day" or b.kind in ("duration", "recurring", "part"):
        return None
    reading = Found(a.start, b.end, f"{a.rule} from {b.rule}", "relative", "day", Part(), Part())
    reading.parent, reading.part = b, ("shift", 0)
    reading.shift = Relative(a.shift.unit, a.shift.amount * sign)
    reading.low, reading.high = a.low, b.high
    return reading


def _lasting(a: Found, b: Found) -> Found | None:
    if b.kind in ("duration", "recurring", "part", "range", "list-member"):
        return None
    reading = Found(a.start, b.end, f"{a.rule} {b.rule}", "range", "day", Part(), Part())
    reading.parent, reading.part, reading.shift = b, ("length", 0), a.shift
    reading.low, reading.high = a.low, b.high
    return reading
