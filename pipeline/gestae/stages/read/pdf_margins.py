"""What pages repeat at their edges, and words that line ends part."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gestae.stages.read.content import fold
from gestae.stages.read.pdf_layout import SOFT, Line
from gestae.stages.read.rules import hyphen_prefixes

_EDGE = 3
_NUMBER = re.compile(
    r"\W*(?:page|p\.?|pg\.?)?\W*(?:\d{1,4}|[ivxl]{1,6})(?:\W*(?:of|/|\|)\W*\d{1,4})?\W*", re.IGNORECASE
)
_PARTED = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
_REST = re.compile(r"([a-zß-ÿ]+[^\s]*)\s*")


def without_margins(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and running heads and feet, and each running text once (no page number).

    A text at the top or foot of at least half of the pages (two at least) is running; digits in it may differ.
    """
    counts = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    needed = max(2, (len(pages) + 1) // 2)
    running = {key for key, count in counts.items() if count >= needed and len(pages) > 1}
    kept: list[list[Line]] = []
    shown: dict[str, str] = {}
    for lines in pages:
        edges = {id(line) for line in _edges(lines)}
        outermost = {id(line) for line in _edges(lines, 1)}
        page = []
        for line in lines:
            if id(line) in edges and _key(line) in running:
                if not _NUMBER.fullmatch(line.text):
                    shown.setdefault(_key(line), line.text.strip(SOFT))
            elif not (id(line) in outermost and _NUMBER.fullmatch(line.text) and len(lines) > 1):
                page.append(line)
        kept.append(page)
    return kept, [text for text in shown.values() if any(char.isalpha() for char in text)]


def _edges(lines: Sequence[Line], count: int = _EDGE) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.top)
    return [*by_height[:count], *by_height[max(count, len(by_height) - count) :]]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", fold(line.text))


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
    if text.endswith(SOFT):
        return text.rstrip(SOFT) + rest
    parted = _PARTED.search(text)
    if parted is None:
        return None
    # "co-" and its like keep their hyphen: the word has one of its own.
    return text + rest if parted[1].casefold() in hyphen_prefixes() else text[:-1] + rest
