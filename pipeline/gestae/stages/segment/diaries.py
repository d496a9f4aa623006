"""Days told one by one that are one event: under a heading each, or below the event whose days they are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gestae.model import Passage
from gestae.stages.segment.days import Days

_DIARY = 3
"""Days in a row from which they are a diary."""
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|\d{1,2}(?:st|nd|rd|th))"
_DAY_LEAD = re.compile(
    rf"\W*(?:(?:{_ORDINAL} day|day\W{{0,3}}(?:\d{{1,2}}|one|two|three|four|five|six|seven|[ivx]+))\b[\s:,(–-]*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day[\s,:(–-]*)?(?:the )?",
    re.IGNORECASE,
)
"""What may stand before the day with which an entry of a diary begins ("Second day : ")."""


def days_under_headings(passages: Sequence[Passage], days: Days) -> list[Passage]:
    """Three and more day headings of consecutive days are the diary of one event, not an event a day."""
    out: list[Passage] = []
    run: list[Passage] = []
    for passage in [*passages, None]:
        if passage is not None and passage.form == "dated-heading" and (not run or _next_day(run[-1], passage, days)):
            run.append(passage)
            continue
        out += [_joined_days(run, days)] if len(run) >= _DIARY else run
        run = [passage] if passage is not None and passage.form == "dated-heading" else []
        if passage is not None and not run:
            out.append(passage)
    return out


def days_of_one(text: str, passages: Sequence[Passage], days: Days) -> list[Passage]:
    """An event whose date is a range, with the entries below it that begin with a day of that range: three and more
    tell its course and are no events. What else stands between them stays by itself.
    """
    out = list(passages)
    for whole in passages:
        if not whole.dates or not days.is_stay(whole.dates[0]):
            continue
        told = [p for p in out if p.start >= whole.end and _is_day_of(text, p, whole, days)]
        if len({days.value(p.dates[0]) for p in told}) < _DIARY or whole not in out:
            continue
        units = tuple(dict.fromkeys((*whole.units, *(n for p in told for n in p.units))))
        joined = replace(whole, end=told[-1].end, units=units, form="document")
        out = [joined if p is whole else p for p in out if p not in told]
    return out


def within_stays(passages: Sequence[Passage], days: Days) -> list[Passage]:
    """What "the Tuesday" dates within the days of the event just told of is a part of it, and no event: such a passage
    loses its date.
    """
    out: list[Passage] = []
    stay: Passage | None = None
    for passage in passages:
        here = days[passage.dates[0]] if passage.dates else None
        if here is None or not (stay and here.kind == "weekday" and _goes_on(passage, stay, days)):
            out.append(passage)
            if here is not None:
                stay = passage if days.is_stay(passage.dates[0]) else None
        else:
            out.append(replace(passage, dates=()))
    return out


def _goes_on(passage: Passage, stay: Passage, days: Days) -> bool:
    """Whether a passage stands under the same headings as a stay and its date lies within it."""
    return passage.headings == stay.headings and days.inside(days[passage.dates[0]], days[stay.dates[0]])


def _is_day_of(text: str, passage: Passage, whole: Passage, days: Days) -> bool:
    """Whether a passage begins with one day of the range that another one has."""
    if not (passage.dates and whole.dates):
        return False
    day, span = days[passage.dates[0]], days[whole.dates[0]]
    if not (day.first and span.first) or day.first != day.last:
        return False
    leads = _DAY_LEAD.fullmatch(text, passage.start, max(passage.start, day.start)) is not None
    return leads and days.inside(day, span)


def _next_day(before: Passage, after: Passage, days: Days) -> bool:
    last, first = days[before.dates[0]].last, days[after.dates[0]].first
    if not (last and first):
        return False
    return (date.fromisoformat(first) - date.fromisoformat(last)).days == 1


def _joined_days(run: Sequence[Passage], days: Days) -> Passage:
    units = tuple(n for p in run for n in p.units)
    when = days.joined([d for p in run for d in p.dates])
    return replace(run[0], end=run[-1].end, units=units, dates=(when,), form="section")
