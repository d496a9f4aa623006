"""Day, month and year in a language whose months are not in data/months.csv: read by dateparser, one
expression at a time, its languages always given and its answer checked against the digits.
"""

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache

from gestae.dates.parts import Found, Part
from gestae.dates.words import rows, words

_CANDIDATE = re.compile(
    r"(?<![\d/.,-])(?P<day>\d{1,2})[.º°ª]?\s(?:de\s|d['’])?(?P<word>[^\s\d,.;:()|/\"-]{3,20})\.?,?\s(?:de\s|del\s)?(?P<year>\d{4})(?![\d/-])"
)
_FIRST, _LAST = 1900, 2099


@lru_cache(maxsize=1)
def _languages() -> dict[str, tuple[str, ...]]:
    """Script (first word of the Unicode names of its letters) -> dateparser's language codes, in order."""
    return {row["script"]: tuple(row["languages"].split()) for row in rows("languages.csv")}


def add(text: str, readings: list[Found]) -> list[Found]:
    """Add the days that the grammar could not read; a year alone within one of them gives way to it."""
    found = [reading for match in _CANDIDATE.finditer(text) if (reading := _read(match))]
    if not found:
        return readings
    kept = []
    starts = [reading.start for reading in readings]
    gone: set[int] = set()
    for new in found:
        inside = []
        k = bisect_left(starts, new.end) - 1
        while k >= 0 and readings[k].end > new.start:
            inside.append(k)
            k -= 1
        if all(readings[k].precision == "year" for k in inside):
            gone.update(inside)
            kept.append(new)
    return sorted([*(r for k, r in enumerate(readings) if k not in gone), *kept], key=lambda r: (r.start, r.end))


def _read(match: re.Match[str]) -> Found | None:
    word, day, year = match["word"], int(match["day"]), int(match["year"])
    known = words().get(word.lower())
    if known is not None or not (1 <= day <= 31 and _FIRST <= year <= _LAST):
        return None
    month = _month(word.lower(), _script(word))
    part = Part(year, month, day)
    if month is None or not part.possible():
        return None
    return Found(match.start(), match.end(), "dateparser", "day", "day", part, Part(part.year, part.month, part.day))


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ")[0]


@lru_cache(maxsize=2048)
def _month(word: str, script: str) -> int | None:
    """Month that a word names in some language of its script. Nothing is taken from the clock: the parser gets a
    whole date (15 WORD 2001) and a fixed day to reckon from.
    """
    languages = _languages().get(script)
    if languages is None:
        return None
    from datetime import datetime  # noqa: PLC0415 - with dateparser, half a second to import

    import dateparser  # noqa: PLC0415

    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": datetime(2001, 1, 1),
    }
    read = dateparser.parse(f"15 {word} 2001", languages=list(languages), settings=settings)
    return read.month if read is not None and (read.year, read.day) == (2001, 15) else None
