"""What pages repeat at their edges, and words that line ends part."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gestae.stages.read.content import fold
from gestae.stages.read.pdf_layout import SOFT, Line
from gestae.stages.read.rules import hyphen_prefixes

_EDGE = 3
_MARGIN = 0.12
_NUMBER = re.compile(
    r"\W*(?:page|p\.?|pg\.?)?\W*(?:\d{1,4}|[ivxl]{1,6})(?:\W*(?:of|/|\|)\W*\d{1,4})?\W*", re.IGNORECASE
)
# A number that counts pages: named so, or set off at one end of the line.
_COUNTED = re.compile(r"\bp(?:age|g|\.)\W*\d|[|\t\u2022\u00b7]\s*\d{1,4}$|^\d{1,4}\s*[|\t\u2022\u00b7]|\d\s+of\s+\d")
# Heights are compared in steps of this many points.
_TOLERANCE = 4
_PARTED = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
_REST = re.compile(r"([a-zß-ÿ]+[^\s]*)\s*")


def without_margins(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and running heads and feet, and each running text once.

    A line is running when at least half of the pages (two at least) show it at the same height near their
    upper or lower edge; its digits may differ where they count pages. The first page keeps its head.
    """
    seen = Counter(place for lines in pages for place in {_place(line) for line in _edges(lines)})
    needed = max(2, (len(pages) + 1) // 2)
    shown: dict[str, str] = {}
    kept: list[list[Line]] = []
    for number, lines in enumerate(pages):
        edges, outermost = _edges(lines), _edges(lines, 1)
        page = []
        for line in lines:
            running = line in edges and sum(seen[place] for place in _near(_place(line))) >= needed
            if running and number == 0 and _is_head(line, lines) and not _NUMBER.fullmatch(line.text):
                shown[_place(line)[0]] = ""
                page.append(line)
            elif running:
                shown.setdefault(_place(line)[0], line.text.strip(SOFT))
            elif not (line in outermost and _NUMBER.fullmatch(line.text) and len(lines) > 1):
                page.append(line)
        kept.append(page)
    texts = [text for text in shown.values() if not _NUMBER.fullmatch(text)]
    return kept, [text for text in texts if any(char.isalpha() for char in text)]


def _edges(lines: Sequence[Line], count: int = _EDGE) -> list[Line]:
    """The highest and the lowest lines of a page, as far as they stand in its margins, from top to bottom."""
    by_height = sorted(lines, key=lambda line: -line.top)
    ends = [*by_height[:count], *by_height[max(count, len(by_height) - count) :]]
    return [line for line in ends if line.margin <= _MARGIN]


def _is_head(line: Line, lines: Sequence[Line]) -> bool:
    return line.bottom > (max(other.top for other in lines) + min(other.bottom for other in lines)) / 2


def _place(line: Line) -> tuple[str, int]:
    """What two prints of one running line have in common: the words and the height on the page."""
    text = fold(line.text)
    if _COUNTED.search(text) or _NUMBER.fullmatch(text):
        text = re.sub(r"\d+", "#", text)
    return text, round(line.bottom / _TOLERANCE)


def _near(place: tuple[str, int]) -> tuple[tuple[str, int], ...]:
    text, height = place
    return (text, height - 1), place, (text, height + 1)


def dehyphenated(lines: Sequence[Line]) -> list[Line]:
    """The lines with a word that was parted at a line end put together on the first of the two."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        rest = _REST.match(line.text)
        if before is not None and rest and (whole := _whole(before.text, rest[1])) is not None:
            joined[-1] = replace(before, text=whole)
            left_over = line.text[rest.end() :]
            if left_over:
                joined.append(replace(line, text=left_over))
        else:
            joined.append(line)
    return [replace(line, text=line.text.replace(SOFT, "-")) for line in joined]


def _whole(text: str, rest: str) -> str | None:
    # pdfium itself marks a hyphen at a line end as a soft one.
    text = text.replace(SOFT, "-")
    parted = _PARTED.search(text)
    if parted is None:
        return None
    # "co-" and its like keep their hyphen: the word has one of its own.
    return text + rest if parted[1].casefold() in hyphen_prefixes() else text[:-1] + rest
