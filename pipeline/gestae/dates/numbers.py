"""Day first or month first: one decision for the whole document."""

from gestae.dates.mention import DateOrder
from gestae.dates.parts import Found, Part

_ORDERS = {False: "the day is read first, not the month", True: "the month is read first, not the day"}
_ASSUMED = " (assumed: nothing in the text tells)"


def decide_order(readings: list[Found], wanted: DateOrder) -> None:
    """Settle every numeric date in place; `auto` follows the unambiguous dates of the text, day first if
    none.
    """
    known = [part for r in readings if r.numeric for part in (r.numeric.split() if "/" not in r.numeric else [])]
    month_first, day_first = known.count("mdy"), known.count("dmy")
    for reading in readings:
        for pair in (reading.numeric or "").split() if "/" in (reading.numeric or "") else ():
            a, b = (int(p) for p in pair.split("/"))
            month_first, day_first = month_first + (b > 12), day_first + (a > 12)
    cells = sum(r.rule == "day/month in a cell" for r in readings)
    for reading in readings:
        if reading.weak and cells < 2:
            reading.retype("id")
    style = [r.rule.startswith("month") for r in readings if r.rule in ("day month", "month day")]
    written_mdy = wanted == "auto" and len(style) > 1 and all(style) and not (month_first or day_first)
    mdy = wanted == "mdy" or (wanted == "auto" and month_first > day_first)
    for reading in readings:
        if reading.numeric is None:
            continue
        if "/" in reading.numeric:
            told = wanted != "auto" or month_first or day_first
            _slashed(reading, mdy or written_mdy or (not told and _same_first(reading.numeric)))
        else:
            _numeric(reading, mdy, guessed=wanted == "auto" and not (month_first or day_first))


def _same_first(pairs: str) -> bool:
    """5/6 to 5/9: the number that both ends share is the month."""
    ends = [pair.split("/") for pair in pairs.split()]
    return len(ends) == 2 and ends[0][0] == ends[1][0] and int(ends[0][1]) < int(ends[1][1]) and int(ends[0][0]) <= 12


def _slashed(reading: Found, mdy: bool) -> None:
    parts = []
    for pair in (reading.numeric or "0/0").split():
        a, b = (int(p) for p in pair.split("/"))
        day, month = (b, a) if (mdy and a <= 12) or b > 12 else (a, b)
        parts.append(Part(None, month, day))
    if all(part.possible() for part in parts):
        first, last = parts[0], parts[-1]
        reading.first, reading.last = first, Part(None, last.month, last.day)
        reading.crosses = int((last.month or 0) < (first.month or 0))
    else:
        reading.retype("id")


def _numeric(reading: Found, mdy: bool, guessed: bool) -> None:
    kinds = (reading.numeric or "").split()
    ends = [reading.first] if len(kinds) == 1 else [reading.first, reading.last]
    for kind, part in zip(kinds, ends, strict=True):
        if kind == "?" and len(kinds) == 1:
            other = Part(part.year, part.day, part.month) if not mdy else Part(part.year, part.month, part.day)
            reading.reject(other, other, _ORDERS[mdy] + (_ASSUMED if guessed else ""))
        if kind == "?" and mdy:
            part.month, part.day = part.day, part.month
            if len(kinds) == 1:
                reading.last.day = part.day
        if kind == "?" and guessed:
            reading.notes.append(("day-month-order", "day first is assumed: no unambiguous numeric date in the text"))
    if len(kinds) == 1:
        reading.last = Part(reading.first.year, reading.first.month, reading.last.day)
