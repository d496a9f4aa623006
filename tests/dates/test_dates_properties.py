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


@given(st.lists(RECENT, min_size=4, max_size=9, unique_by=lambda d: (d.month, min(d.day, 28))), st.booleans())
def test_a_list_in_order_keeps_its_years(days: list[date], newest_first: bool) -> None:
    start = date(2003, 1, 1)
    ordered = sorted(start.replace(month=d.month, day=min(d.day, 28)) for d in days)
    if newest_first:
        ordered.reverse()
    text = "\n".join(
        f"* {d.day} {MONTHS[d.month - 1]}{f' {d.year}' if i == 0 else ''}: camp" for i, d in enumerate(ordered)
    )
    assert [m.first for m in find_dates(text)] == [d.isoformat() for d in ordered]


RANGES = [
    lambda a, b: f"{a.day}-{b.day} {MONTHS[b.month - 1]}",
    lambda a, b: f"{_th(a.day)} to {_th(b.day)} {MONTHS[b.month - 1]}",
    lambda a, b: f"{MONTHS[a.month - 1]} {a.day}-{b.day}",
    lambda a, b: f"{MONTHS[a.month - 1]} {_th(a.day)} to {_th(b.day)}",
    lambda a, b: f"{a.day} {MONTHS[a.month - 1]} to {b.day} {MONTHS[b.month - 1]}",
    lambda a, b: (
        f"{WEEKDAYS[a.weekday()]}, {a.day} {MONTHS[a.month - 1]} – {WEEKDAYS[b.weekday()]}, {b.day} {MONTHS[b.month - 1]}"
    ),
]


@given(RECENT, st.integers(0, 100), st.integers(1, 12), st.sampled_from(RANGES), st.booleans())
def test_a_range_with_and_without_year_is_read_back(  # type: ignore[no-untyped-def]
    report: date, back: int, length: int, form, told: bool
) -> None:
    first = report - timedelta(days=back + length)
    last = first + timedelta(days=length)
    first = first if first.month == last.month else last.replace(day=1)
    text = f"A camp was held from {form(first, last)}{f' {last.year}' if told else ''} in Orlo."
    if first == last:
        return
    (mention,) = find_dates(text, DateContext(report_date=report))
    assert (mention.first, mention.last) == (first.isoformat(), last.isoformat())
    assert (mention.role, mention.year_from) == ("event", "text" if told else "document")


NUMERIC_RANGES = [
    lambda a, b: f"{a:%d.%m.%Y} to {b:%d.%m.%Y}",
    lambda a, b: f"{a:%d-%m-%Y} - {b:%d-%m-%Y}",
    lambda a, b: f"{a:%d/%m} - {b:%d/%m/%Y}",
    lambda a, b: f"{a:%d/%m/%y}-{b:%d/%m/%y}",
    lambda a, b: f"{a:%d}-{b:%d/%m/%Y}",
    lambda a, b: f"{a.isoformat()} to {b.isoformat()}",
]


@given(st.dates(date(2001, 1, 1), date(2040, 12, 31)), st.integers(1, 8), st.sampled_from(NUMERIC_RANGES))
def test_a_range_in_digits_is_read_back(first: date, length: int, form) -> None:  # type: ignore[no-untyped-def]
    last = first + timedelta(days=length)
    if first.month != last.month:
        first, last = first.replace(day=1), first.replace(day=1 + length)
    (mention,) = find_dates(f"It was held {form(first, last)} in Orlo.", DateContext(date_order="dmy"))
    assert (mention.first, mention.last, mention.kind) == (first.isoformat(), last.isoformat(), "range")


@given(RECENT, st.integers(1, 6))
def test_relative_forms_hang_on_the_report(report: date, back: int) -> None:
    day = report - timedelta(days=back)
    name = WEEKDAYS[day.weekday()]
    forms = [f"last {name}", f"on {name}", f"on {name} night", f"{back} days ago" if back > 1 else "yesterday"]
    for form in forms:
        (mention,) = find_dates(f"The trust met {form} in Orlo.", DateContext(report_date=report))
        assert (mention.first, mention.last, mention.year_from) == (day.isoformat(), day.isoformat(), "document"), form
    coming = report + timedelta(days=back)
    (mention,) = find_dates(f"We will meet on {WEEKDAYS[coming.weekday()]}.", DateContext(report_date=report))
    assert (mention.first, mention.planned) == (coming.isoformat(), True)


@given(DAYS, st.integers(1, 20))
def test_a_day_counted_from_the_date_before_is_read_back(day: date, later: int) -> None:
    then = (day + timedelta(days=later)).isoformat()
    (_, mention) = find_dates(f"On {FULL[0](day)} they came. {later} days later they left.")
    assert (mention.first, mention.year_from) == (then, "context")


LISTS = [
    lambda days, month, year: f"{', '.join(map(str, days[:-1]))} and {days[-1]} {month} {year}",
    lambda days, month, year: f"{', '.join(map(_th, days[:-1]))} & {_th(days[-1])} {month}, {year}",
    lambda days, month, year: f"{month} {', '.join(map(str, days[:-1]))} and {days[-1]}, {year}",
]


@given(DAYS, st.lists(st.integers(1, 28), min_size=2, max_size=6, unique=True), st.sampled_from(LISTS))
def test_a_list_of_days_is_read_back(day: date, numbers: list[int], form) -> None:  # type: ignore[no-untyped-def]
    days = sorted(numbers)
    mentions = find_dates(f"Camps were held on {form(days, MONTHS[day.month - 1], day.year)} in Orlo.")
    if days == list(range(days[0], days[-1] + 1)):
        assert [(m.first, m.last) for m in mentions] == [
            tuple(day.replace(day=d).isoformat() for d in (days[0], days[-1]))
        ]
    else:
        covered = {(m.first, m.last) for m in mentions}
        assert covered == {(day.replace(day=d).isoformat(),) * 2 for d in days}


NTH = ["first", "second", "third", "fourth"]


@given(DAYS, st.integers(0, 3), st.integers(0, 6))
def test_a_weekday_counted_in_its_month_is_read_back(day: date, nth: int, weekday: int) -> None:
    begin = day.replace(day=1)
    then = begin + timedelta(days=(weekday - begin.weekday()) % 7 + 7 * nth)
    words = f"{NTH[nth]} {WEEKDAYS[weekday]} of {MONTHS[day.month - 1]} {day.year}"
    (mention,) = find_dates(f"The trust met on the {words} in Orlo.")
    assert (mention.first, mention.last) == (then.isoformat(), then.isoformat())


def _misread(words: str) -> str:
    """What scans make of the digits of a day: the letter for a one, the letter for a nought."""
    number, rest = words[:2], words[2:]
    return number.replace("1", "l").replace("0", "O") + rest if number.isdigit() and number != "11" else words


@given(DAYS, st.integers(0, 8), st.booleans())
def test_a_damaged_date_is_read_back(day: date, slip: int, scanned: bool) -> None:
    month = MONTHS[day.month - 1]
    if len(month) > 5 and not scanned:
        at = 1 + slip % (len(month) - 2)
        month = month[:at] + month[at + 1] + month[at] + month[at + 2 :]
    number = _misread(f"{day.day:02}") if scanned and day.day > 9 else _th(day.day).replace("th", "tl'")
    (mention,) = find_dates(f"The trust held a camp on {number} {month} {day.year} in Orlo.")
    assert (mention.first, mention.last, mention.role) == (day.isoformat(), day.isoformat(), "event")


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
