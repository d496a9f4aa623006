"""Digits that optical character recognition took for letters ("l5th", "I2 June", "3O May", "l979"), where a date shows
it.
"""

import re
from collections.abc import Iterable

from gestae.dates.parts import Found

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|Septe(?:m|rn)ber|October|Nove(?:m|rn)ber|Dece(?:m|rn)ber"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_DAY = r"(?!II\b)(?P<day>[lI|][\dlIO]|[1-3][lIO])"
_SUFFIX = r"(?:st|nd|rd|th)\b"
_FURTHER = r"(?:\s?[-–&,]\s?|\s(?:to|and)\s)(?:the\s)?[\dlIO]{1,2}"
_MISREAD = re.compile(
    rf"(?<![\w|]){_DAY}(?={_SUFFIX}|(?:{_FURTHER})?(?:{_SUFFIX})?[\s.-]{{1,2}}(?:of\s)?{_MONTH})"
    rf"|\b{_MONTH}\.?\s{_DAY.replace('day', 'last')}(?=(?:{_SUFFIX})|\W|$)"
    r"|(?<![\w|,.-])(?P<year>[lI][89][\dlIO]{2})(?![\w,]\w|\w)"
)
_DIGITS = str.maketrans("lI|O", "1110")


def mend(text: str) -> str:
    """`text` with digits for the letters that stand for them in days; every other offset stays as it is."""
    return _MISREAD.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    begin, end = (offset - match.start() for offset in match.span(match.lastgroup or 0))
    words = match.group()
    return words[:begin] + words[begin:end].translate(_DIGITS) + words[end:]


def note(text: str, mended: str, readings: Iterable[Found]) -> None:
    """Say so in the readings whose digits are not what stands in `text`."""
    for reading in readings:
        if text[reading.start : reading.end] != mended[reading.start : reading.end]:
            reading.notes.append(("misread-digits", "letters are read as the digits that they stand for in scans"))
