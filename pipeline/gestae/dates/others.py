"""What only looks like a date: times, amounts, phone and law numbers, other numbers, the verbs "may" and "march"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from gestae.dates.mention import DateMention
from gestae.dates.tokens import tokenize

Span = tuple[int, int, str, str]
"""Start and end (offsets), role, reason."""

_LAW = re.compile(
    r"\b(?P<word>Law|Act|Bill|Decree|Resolution|Regulation|Directive|Order|Ordinance|Rule|Article|Section|Convention"
    r"|Case|Decision|Recommendation)s?\s(?:(?:No|Nos|Number|of)\b\.?\s?)?(?P<span>(?:[A-Z]{1,5}/)?\d+(?:[/.-]\d+)*)\b"
)
_ID = re.compile(
    r"\b(?P<word>No|Nos|Ref|Reference|ID|Reg|Regd|Account|A/c|PIN|Serial|Invoice|Receipt|File|Flat|Room|Ward|District|Lodge)\b"
    r"\.?:?\s?(?:[Nn]o\b\.?\s?)?(?P<span>[A-Z]{0,4}[/-]?\d[\w/.-]*\d|\d+)\b"
)
_SYMBOL = re.compile(r"(?<![\w/])(?P<span>[A-Z]{1,5}(?:/[A-Z\d]+)*/\d+(?:/\d+)*)(?![\w/])")
_PAIR = re.compile(r"(?<![\w./-])(?P<span>\d{1,3}\s?[/-]\s?\d{1,3})(?![\w/-]|\.\d)")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_VERBS = frozenset({"may", "march"})


def with_lookalikes(text: str, dates: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The date mentions of `text` and, between them, what only looks like dates; in order, without overlap."""
    taken = [(mention.start, mention.end) for mention in dates]
    new = []
    for start, end, role, reason in chain(_named(text), _symbols(text), _tokens(text), _pairs(text)):
        at = bisect_left(taken, (start, end))
        free = (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0])
        if free:
            taken.insert(at, (start, end))
            new.append(_mention(text, (start, end, role, reason)))
    return tuple(sorted([*dates, *new], key=lambda mention: mention.start))


def _mention(text: str, span: Span) -> DateMention:
    start, end, role, reason = span
    return DateMention(
        start, end, text[start:end], None, None, "none", role, role, None, rule=f"not a date: {role}", reason=reason
    )


def _named(text: str) -> Iterator[Span]:
    """Numbers whose word stands before them: "Law 70/93", "Ref. 12/2014"."""
    for pattern, role in ((_LAW, "law-number"), (_ID, "id")):
        for match in pattern.finditer(text):
            yield (*match.span("span"), role, f"“{match['word']}” stands before it")


def _symbols(text: str) -> Iterator[Span]:
    for match in _SYMBOL.finditer(text):
        yield (*match.span("span"), "id", "a reference of letters and numbers")


def _pairs(text: str) -> Iterator[Span]:
    for match in _PAIR.finditer(text):
        yield (*match.span("span"), "number", "two numbers: nothing says that they are a day and a month")


def _tokens(text: str) -> Iterator[Span]:
    tokens = tokenize(text)
    for symbol, start, end in zip(tokens.symbols, tokens.starts, tokens.ends, strict=True):
        if symbol in "c$ZVm" and (typed := _typed(symbol, text[start:end])) is not None:
            yield (start, end, *typed)


def _typed(symbol: str, words: str) -> tuple[str, str] | None:
    """Role and reason of one token."""
    if symbol == "c":
        return "time", "a time of day"
    if symbol == "V":
        clock = _CLOCK.fullmatch(words) is not None
        return ("time", "hours and minutes with a point") if clock else ("number", "a decimal number")
    if symbol == "$":
        return ("number", "a percentage") if words.endswith("%") else ("money", "an amount of money")
    if symbol == "m":
        return ("verb", "in small letters, without a day or year beside it") if words in _VERBS else None
    digits = sum(c.isdigit() for c in words)
    if digits >= 7 and (words[0] in "+0" or "-" in words or digits == 10):
        return "phone", "a telephone number"
    if digits < 5:
        return None
    return ("number", "a large number") if "," in words else ("id", "a number too long for a year")
