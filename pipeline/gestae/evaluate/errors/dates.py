"""In which way a date is wrong: the class of the error, and how far off it is."""

from datetime import date

from gestae.evaluate.likeness import Record, days_of
from gestae.evaluate.words import span_words

Days = tuple[str, str]
NEAR = 7
"""Days from which a date is another one rather than a little off."""


def wrong_days(given: Days, asked: Days, other_events: set[Days]) -> tuple[str, str]:
    """(class, detail) of two different dates; `other_events` are the days of gold's other events in the document.

    The first that fits: what the digits say (year, day and month), then what the ranges say, then how near they are.
    """
    detail = f"{span_words(given)} for {span_words(asked)}"
    if all(one[4:] == other[4:] for one, other in zip(given, asked, strict=True)):
        return "date: wrong year", f"{given[0][:4]} for {asked[0][:4]}"
    if all(one == _swapped(other) for one, other in zip(given, asked, strict=True)):
        return "date: day and month swapped", detail
    if asked[0] <= given[0] and given[1] <= asked[1]:
        return "date: range cut short", detail
    if given[0] <= asked[0] and asked[1] <= given[1]:
        return "date: range too long", detail
    if given in other_events:
        return "date: of another event", detail
    return _apart(given, asked), detail


def lacking_days(output: Record) -> tuple[str, str]:
    """(class, detail) where gold alone has days: nothing was read, or no year was found for what was read."""
    said = (output.get("date") or {}).get("text")
    return ("date: year not settled", said) if said else ("date: missed", "")


def added_days(gold: Record) -> tuple[str, str]:
    """(class, detail) where the output alone has days: gold has no date, or has it without a year."""
    said = (gold.get("date") or {}).get("text")
    return ("date: year made up", said) if said else ("date: spurious", "")


def days_between(given: Days, asked: Days) -> int:
    """How many days later the output begins than gold; negative for earlier."""
    return (date.fromisoformat(given[0]) - date.fromisoformat(asked[0])).days


def _apart(given: Days, asked: Days) -> str:
    if abs(days_between(given, asked)) <= NEAR:
        return "date: off by days"
    if given[0][:4] == asked[0][:4] and given[0][8:] == asked[0][8:]:
        return "date: wrong month"
    return "date: another day"


def _swapped(day: str) -> str:
    return f"{day[:5]}{day[8:]}-{day[5:7]}"


def known_days(event: Record | None) -> Days | None:
    """The days of an event, or None for no event."""
    return days_of(event) if event else None
