"""The numbers of a numbered list whose entries begin with a month: in "3. April 2" the day is the second."""

import re
from collections.abc import Iterator

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_NUMBER = re.compile(r"^[ \t]*(?P<number>\d{1,2})[.)](?=[ \t])", re.MULTILINE)
_MONTH_DAY = re.compile(rf"[.)][ \t]+(?:{_MONTHS})\.?[ \t]+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d|[.:]\d)", re.IGNORECASE)


def hide(text: str) -> str:
    """`text` with spaces for such numbers, where the number before stands at the head of a line, too; every offset
    stays as it is.
    """
    parts: list[str] = []
    done = 0
    for start, end in _numbers(text):
        parts += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*parts, text[done:]]) if parts else text


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    seen = {0}
    for match in _NUMBER.finditer(text):
        number = int(match["number"])
        if number - 1 in seen and _MONTH_DAY.match(text, match.end() - 1):
            yield match.start("number"), match.end()
        seen.add(number)
