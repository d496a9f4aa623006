"""The days that a part of a period means: the second week of a month, the Monday of a week, the last
quarter of a year.
"""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]


def take(whole: Days, part: tuple[str, int], weekday: int | None) -> Days | None:
    """Cut `part` out of `whole`; None where there is no such part."""
    unit, nth = part
    low, high = whole
    if unit == "weekday in week":
        day = low - timedelta(days=low.weekday()) + timedelta(days=nth % 100)
        return day, day + timedelta(days=nth // 100)
    if unit == "day":
        day = low + timedelta(days=nth - 1) if nth > 0 else high + timedelta(days=nth + 1)
        return (day, day) if low <= day <= high else None
    if unit == "days":
        first, last = divmod(nth, 100)
        days = low + timedelta(days=first - 1), low + timedelta(days=last - 1)
        return days if days[1] <= high else None
    if unit == "weekday":
        return _nth_weekday(low, high, weekday or 0, nth)
    if unit in ("month", "quarter"):
        return _months(low, high, 3 if unit == "quarter" else 1, nth)
    if unit == "half":
        return _half(low, high, nth)
    if unit in ("week", "weekend", "fortnight"):
        return _week(low, high, unit, nth)
    if unit.endswith("s of"):
        return _first_units(low, high, unit.removesuffix("s of"), nth)
    if unit in ("early", "mid", "late"):
        return whole
    return None


def _first_units(low: date, high: date, unit: str, count: int) -> Days | None:
    """The first (or, below zero, the last) `count` units of a period."""
    if count > 0:
        days = low, shift(low, unit, count) - timedelta(days=1)
    else:
        days = shift(high + timedelta(days=1), unit, count), high
    return days if low <= days[0] <= days[1] <= high else None


def _nth_weekday(low: date, high: date, weekday: int, nth: int) -> Days | None:
    if nth > 0:
        day = low + timedelta(days=(weekday - low.weekday()) % 7 + 7 * (nth - 1))
    else:
        day = high - timedelta(days=(high.weekday() - weekday) % 7)
    return (day, day) if low <= day <= high else None


def _months(low: date, high: date, size: int, nth: int) -> Days | None:
    first = low.year * 12 + low.month - 1
    last = high.year * 12 + high.month - 1
    start = first + size * (nth - 1) if nth > 0 else last - size + 1
    end = start + size - 1
    if start < first or end > last:
        return None
    return date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])


def _half(low: date, high: date, nth: int) -> Days | None:
    if nth not in (1, 2, -1):
        return None
    if (high - low).days > 40:
        return _months(low, high, ((high.year - low.year) * 12 + high.month - low.month + 1) // 2, nth)
    middle = low + timedelta(days=14)
    return (low, middle) if nth == 1 else (middle + timedelta(days=1), high)


def _week(low: date, high: date, unit: str, nth: int) -> Days | None:
    """Weeks of a year are those of ISO 8601; weeks of a month are counted from its first day ."""
    if unit == "fortnight":
        return _half(low, high, nth)
    if unit == "weekend":
        saturday = _nth_weekday(low, high, 5, nth)
        return (saturday[0], saturday[0] + timedelta(days=1)) if saturday else None
    if (high - low).days > 300:
        weeks = date(high.year, 12, 28).isocalendar().week
        number = nth if nth > 0 else weeks
        if not 1 <= number <= weeks:
            return None
        monday = date.fromisocalendar(low.year, number, 1)
        return monday, monday + timedelta(days=6)
    if nth > 0:
        start = low + timedelta(days=7 * (nth - 1))
        return (start, min(high, start + timedelta(days=6))) if start <= high else None
    return high - timedelta(days=6), high


def shift(day: date, unit: str, amount: int) -> date:
    """Move a day by whole days, weeks, months or years; the 31st becomes the last day where a month is
    shorter.
    """
    if unit in ("day", "week", "fortnight", "weekend"):
        return day + timedelta(days=amount * {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}[unit])
    counted = day.year * 12 + day.month - 1 + amount * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    year, month = counted // 12, counted % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
