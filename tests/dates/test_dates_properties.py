"""Any date in any of the generated forms is read back; offsets hold on any text; nothing raises."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.dates import DateContext, find_dates

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def _th(day: int) -> str:
    return f"{day}{SUFFIX.get(day, 'th')}"


FULL = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{_th(d.day)} {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"{_th(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {_th(d.day)} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: f"{_th(d.day)}{MONTHS[d.month - 1]}{d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year}",
]
YEARLESS = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]}",
    lambda d: f"{_th(d.day)} of {MONTHS[d.month - 1]}",
    lambda d: f"{MONTHS[d.month - 1]} {_th(d.day)}",
    lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]}",
]
DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))
RECENT = st.dates(date(1992, 1, 1), date(2040, 12, 31))


@given(DAYS, st.sampled_from(FULL))
def test_a_full_date_in_any_form_is_read_back(day: date, form) -> None:  # type: ignore[no-untyped-def]
    (mention,) = find_dates(f"The trust held a camp on {form(day)} in Orlo.")
    assert (mention.first, mention.last) == (day.isoformat(), day.isoformat())
    assert (mention.role, mention.year_from) == ("event", "text")


@given(RECENT, st.integers(0, 150), st.sampled_from(YEARLESS))
def test_a_date_without_year_lies_before_the_report(report: date, back: int, form) -> None:  # type: ignore[no-untyped-def]
    day = report - timedelta(days=back)
    (mention,) = find_dates(f"The trust held a camp on {form(day)} in Orlo.", DateContext(report_date=report))
    assert (mention.first, mention.role, mention.year_from) == (day.isoformat(), "event", "document")


@given(DAYS, st.integers(1, 25), st.sampled_from(FULL[:5]))
def test_a_range_is_read_back(day: date, days: int, form) -> None:  # type: ignore[no-untyped-def]
    last = day + timedelta(days=days)
    (mention,) = find_dates(f"It was held from {form(day)} to {form(last)} in Orlo.")
    assert (mention.first, mention.last, mention.kind) == (day.isoformat(), last.isoformat(), "range")


@given(st.lists(RECENT, min_size=4, max_size=9, unique_by=lambda d: (d.month, d.day)), st.booleans())
def test_a_list_in_order_keeps_its_years(days: list[date], newest_first: bool) -> None:
    start = date(2003, 1, 1)
    ordered = sorted(start.replace(month=d.month, day=min(d.day, 28)) for d in days)
    if newest_first:
        ordered.reverse()
    text = "\n".join(
        f"* {d.day} {MONTHS[d.month - 1]}{f' {d.year}' if i == 0 else ''}: camp" for i, d in enumerate(ordered)
    )
    assert [m.first for m in find_dates(text)] == [d.isoformat() for d in ordered]


MIXTURE = """
5 12th 31 30 99 2018 '18 2018-19 1/2 12/03/2018 2018-02-30 7.30 of the - – , . / & and to from between last
next first Friday fri May march Dec week month years ago later early end every Q3 H1 summer 2nd two hundred
thousand nineteen twenty Easter World Health Day before after on in starting now yesterday ( ) • * ' February
29 0 00 century 1990s
"""
WORDS = st.sampled_from([*MIXTURE.split(), "\n"])
CONTEXTS = st.builds(
    DateContext,
    report_date=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
    year=st.none() | st.integers(1000, 2999),
    title=st.none() | st.text(max_size=20),
    prefer=st.sampled_from(["past", "future", "nearest"]),
)


def _holds(text: str, context: DateContext) -> None:
    mentions = find_dates(text, context)
    assert mentions == find_dates(text, context)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip()
        assert (mention.first is None) == (mention.last is None)
        if mention.first is not None and mention.last is not None:
            assert date.fromisoformat(mention.first) <= date.fromisoformat(mention.last)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, max_size=14), CONTEXTS)
def test_any_mixture_of_date_words_is_survived(words: list[str], context: DateContext) -> None:
    _holds(" ".join(words), context)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), CONTEXTS)
def test_any_text_is_survived(text: str, context: DateContext) -> None:
    _holds(text, context)
