"""Text -> tokens: one symbol a token, so that the grammar can be regular expressions over a string of
symbols.

D day number   O ordinal (5th)   F ordinal word (first)   Y year   y two-digit year with apostrophe
n other two-digit number   Z other number   V decimal (7.30)   N numeric date   I year-first date
c clock time   $ money   M month name   m the same in lower case, where it may be another word   E misspelt
month
W weekday   w short weekday   A part of the day   d decade in words   z season of the church
| line break   x any other word; the rest stand in data/words.csv
"""

import re
from dataclasses import dataclass

from gestae.dates.holidays import by_first_word, folded, openers
from gestae.dates.words import words

_TOKEN = re.compile(
    r"""
 (?P<I>(?<!\d)(?:1[89]|20)\d\d(?P<s1>[-/._])(?:1[0-2]|0?[1-9])(?P=s1)(?:3[01]|[12]\d|0?[1-9])(?![\d]))
|(?P<phone>(?<![\d-])(?:\+\d[\d ().-]{6,}\d|\d{3}-\d\d-\d\d-\d{4}|\d{3,}-\d{4}-\d{4})(?!\d))
|(?P<slug>(?<=[=_/])[01]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[_.&]))
|(?P<C>(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))
|(?P<N>(?<![\d/])(?<!\d[.,])\d{1,2}(?:(?P<s2>\s?[-–/.]\s?)\d{1,2}\s?[-–/.]\s?(?:1[89]|20)\d\d(?!\d)
      |(?P<s3>[-–/.])\d{1,2}(?P=s3)\d\d(?!\d|[/.]\d|-\d(?!\d?(?P=s3)\d{1,2}(?P=s3)\d))))
|(?P<c>\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.\s?m\b\.?|[ap]m\b)|\d{1,2}(?:[:.]\d\d)?\s?(?:hrs?\b|hours\b|o['’]clock)|\d{4}\s?hrs?\b
      |(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}h\d\d\b)
|(?P<money>(?:[$£€₹]|\b(?:Rs|INR|USD|EUR|GBP|Tk|KES|NGN|UGX|PKR|NPR|LKR|ZAR|GHS|TZS)\b\.?)\s?\d[\d,.]*(?:/-)?|\d[\d,.]*(?:/-|\s?%))
|(?P<O>\d{1,2}\s?(?:st|nd|rd|ths?|tl['’]|[ˢⁿʳᵗ][ᵗᵈʰ])(?:(?![^\W_])|(?=(?-i:[A-Z]))))
|(?P<V>\d+\.\d+(?![\d]))
|(?P<Z>\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\+?\d[\d-]{0,15}\d{5,}|\d{5,}
      |\+\d[\d ().-]{6,}\d|(?<![\d-])\d{3,}-\d\d-\d\d-\d{4}(?!\d)|(?<![\d-])\d{3,}-\d{3,}-\d{2,}(?!\d))
|(?P<y>['’‘`´]\s?\d\d(?!\d|['’]?s\b))
|(?P<g>\bH[12](?![^\W_])|(?<=\d)H[12]\b)
|(?P<tick>\$[^\W\d_]\w*)
|(?P<k>(?:1[5-9]|20)\d0['’]?s\b|(?:(?<=\bthe\ )|(?<=\bmid-)|(?<=\blate\ )|(?<=\bearly\ ))['’]?[2-9]0['’]?s\b)
|(?P<q>\bQ[1-4](?![^\W_]))
|(?P<kk>\b2K\d\d\b)
|(?P<num>\d+)
|(?P<word>[^\W\d_]+)
|(?P<nl>\n[\s]*)
|(?P<gap>[ \u00a0]{3,}|\t+)
|(?P<p>[-–—−,.:;()/&'’‘+\[\]*•"“”|~])
""",
    re.X | re.I,
)
_PUNCT = (
    dict.fromkeys("-–—−", "-")
    | dict.fromkeys("'’‘", "'")
    | {"+": "&", "[": "(", "]": ")", "*": "*", "•": "*"}
    | dict.fromkeys('"“”', '"')
)
_LOWER_AMBIGUOUS = frozenset(
    {"may", "march", "mar", "dec", "sep", "jan", "apr", "jun", "jul", "aug", "nov", "oct", "feb"}
)
_WRAPPED = 45
_OPEN_ENDED = frozenset("DOMEWTf&otbi")


@dataclass(slots=True)
class Tokens:
    """Parallel lists; `symbols` is one string with one letter a token."""

    text: str
    symbols: str
    starts: list[int]
    ends: list[int]
    values: list[int | str]


def tokenize(text: str) -> Tokens:
    """Cut `text` into tokens; white space is dropped, a line break stays where the line was not merely
    wrapped.
    """
    symbols: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[int | str] = []
    table = words()
    last_break = taken = 0
    named = openers()
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span()
        if start < taken:
            continue
        value: int | str = 0
        if kind == "word":
            symbol, value = _word(match.group(), table)
            if match.group().lower() in named and (day := _named_day(text, start)):
                symbol, (value, end) = "H", day
                taken = end
        elif kind == "nl":
            wrapped = start - last_break > _WRAPPED and _wraps(match, "".join(symbols[-1:]))
            last_break = end
            if wrapped:
                continue
            symbol = "\n"
        else:
            symbol, value = _special(kind, match.group())
        symbols.append(symbol)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Tokens(text, "".join(symbols), starts, ends, values)


def _word(word: str, table: dict[str, tuple[str, int | str]]) -> tuple[str, int | str]:
    symbol, value = table.get(word.lower(), ("x", 0))
    if symbol == "M" and word.islower() and word in _LOWER_AMBIGUOUS:
        return "m", value
    return symbol, value


def _wraps(match: re.Match[str], before: str) -> bool:
    """A single line break after a full line that splits a sentence, or a date, is no break."""
    if match.group().count("\n") != 1:
        return False
    after = match.string[match.end() : match.end() + 1]
    return before in _OPEN_ENDED or (after.islower() and match.string[match.start() - 1] not in ".!?:;")


_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?['’]?[\s.-]{0,2}")


def _named_day(text: str, start: int) -> tuple[str, int] | None:
    """Longest holiday name that begins at `start`, with the offset where it ends."""
    words_: list[str] = []
    ends: list[int] = []
    at = start
    while len(words_) < 10 and (match := _NAME_WORD.match(text, at)):
        words_.extend(folded(match.group().rstrip(" .-\n\t")).split())
        ends.extend([at + len(match.group().rstrip(" .-\n\t\u00a0"))] * (len(words_) - len(ends)))
        at = match.end()
    for name in by_first_word().get(words_[0] if words_ else "", ()):
        if tuple(words_[: len(name)]) == name:
            return " ".join(name), ends[len(name) - 1]
    return None


def _number(digits: str) -> tuple[str, int]:
    value = int(digits)
    if len(digits) == 4 and 1000 <= value <= 2199:
        return "Y", value
    if len(digits) <= 2:
        return ("D" if 1 <= value <= 31 else "n"), value
    return "Z", value


def _special(kind: str, words_: str) -> tuple[str, int | str]:
    if kind == "p":
        return _PUNCT.get(words_, words_), words_
    if kind == "gap":
        return "_", words_
    if kind == "num":
        return _number(words_)
    if kind in ("O", "y"):
        value = int("".join(c for c in words_ if c.isdigit()))
        if kind == "y":
            return "y", full_year(value)
        return ("O" if 1 <= value <= 31 else "x"), value
    return _special_word(kind, words_)


def _special_word(kind: str, words_: str) -> tuple[str, int | str]:
    if kind == "tick":
        return "x", words_
    if kind in ("kk", "slug"):
        return ("Y", 2000 + int(words_[2:])) if kind == "kk" else ("C", f"20{words_}")
    if kind == "k":
        digits = "".join(c for c in words_ if c.isdigit())
        return kind, int(digits) + (1900 if len(digits) == 2 else 0)
    if kind in ("q", "g"):
        return kind, int(words_[1])
    if kind in ("money", "phone"):
        return ("$" if kind == "money" else "Z"), words_
    return kind, words_


def full_year(two_digits: int) -> int:
    """Read a two-digit year: 00 to 49 are 2000 to 2049, the rest the 20th century."""
    return two_digits + (2000 if two_digits < 50 else 1900)
