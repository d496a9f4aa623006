"""From characters with places to lines in reading order: columns come apart, table rows stay together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from gestae.stages.read.content import clean
from gestae.stages.read.pdf_chars import Char

# In heights of a line: a gap inside a run, a gap that is a cell border, a gutter between columns.
_RUN_GAP = 1.0
_CELL_GAP = 1.0
_GUTTER = 0.9
_MIN_LINES = 4
_MIN_CHARS = 18
_FILLED = 0.6
SOFT = "\x02"
_HYPHENS = re.compile("[\x02\ufffe\u00ad](?=\\s*$)")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand together on one line."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Height of the line in points."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """A line as read; lines of one `region` (a column, the full width) follow one another.

    `margin` is the distance to the nearer of the page's upper and lower edge, as a share of its height.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    region: int = 0
    margin: float = 1.0

    @property
    def height(self) -> float:
        """Height of the line in points."""
        return self.top - self.bottom


def page_lines(chars: Sequence[Char], height: float) -> list[Line]:
    """The lines of a page in reading order; the cells of a table row are set apart by a tab."""
    runs = [run for run in _runs(chars) if run.text.strip()]
    regions = list(_regions(runs, depth=0))
    lines: list[Line] = []
    for number, region in enumerate(regions):
        for line in _lines(region):
            margin = min(line.bottom, height - line.top) / max(height, 1.0)
            lines.append(replace(line, region=number, margin=margin))
    return lines


def _runs(chars: Sequence[Char]) -> Iterator[Run]:
    held: list[Char] = []
    for char in chars:
        if char.text in "\r\n":
            yield from _as_run(held)
            held = []
            continue
        if held and char.text.strip() and not _continues(_last_inked(held), char):
            yield from _as_run(held)
            held = []
        held.append(char)
    yield from _as_run(held)


def _last_inked(chars: Sequence[Char]) -> Char:
    return next((char for char in reversed(chars) if char.text.strip()), chars[-1])


def _continues(before: Char, char: Char) -> bool:
    height = max(before.top - before.bottom, char.top - char.bottom, 1.0)
    overlap = min(before.top, char.top) - max(before.bottom, char.bottom)
    gap = char.left - before.right
    return overlap > 0.4 * height and -0.8 * height < gap < _RUN_GAP * height


def _as_run(chars: Sequence[Char]) -> Iterator[Run]:
    inked = [char for char in chars if char.text.strip()]
    if inked:
        text = "".join(char.text for char in chars)
        yield Run(text, min(c.left for c in inked), min(c.bottom for c in inked),
                  max(c.right for c in inked), max(c.top for c in inked))  # fmt: skip


def _regions(runs: list[Run], depth: int) -> Iterator[list[Run]]:
    """Cut the page like a reader's eye: across at full lines, down where a gutter parts columns."""
    if not runs:
        return
    if depth < 12:
        for above, inside, below in _column_bands(runs):
            middle = _gutter(inside)
            if middle is not None:
                yield from _regions(above, depth + 1)
                yield from _regions([run for run in inside if run.right <= middle], depth + 1)
                yield from _regions([run for run in inside if run.left >= middle], depth + 1)
                yield from _regions(below, depth + 1)
                return
    yield runs


def _column_bands(runs: list[Run]) -> Iterator[tuple[list[Run], list[Run], list[Run]]]:
    """Splits of the runs into above, a band and below: the whole, then bands between full-width lines."""
    yield [], runs, []
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    middle = (left + right) / 2
    size = median(run.height for run in runs)
    full = sorted(
        (run for run in runs if run.left < middle - size and run.right > middle + size),
        key=lambda run: -run.top,
    )
    edges = [
        max(run.top for run in runs) + 1,
        *[run.bottom for run in full],
        min(run.bottom for run in runs) - 1,
    ]
    for upper, lower in pairwise(edges):
        inside = [run for run in runs if run not in full and lower <= run.bottom and run.top <= upper + size]
        if len(inside) >= 2 * _MIN_LINES:
            chosen = set(map(id, inside))
            highest = max(run.top for run in inside)
            rest = [run for run in runs if id(run) not in chosen]
            yield (
                [run for run in rest if run.bottom >= highest - size],
                inside,
                [run for run in rest if run.bottom < highest - size],
            )


def _gutter(runs: list[Run]) -> float | None:
    """The x of a white strip with running text on both sides, or None; short cells beside it mean a table."""
    if len(runs) < 2 * _MIN_LINES:
        return None
    size = median(run.height for run in runs)
    edge = float("-inf")
    best: tuple[float, float] | None = None
    for run in sorted(runs, key=lambda run: run.left):
        if edge > float("-inf") and run.left - edge >= _GUTTER * size and (best is None or run.left - edge > best[0]):
            middle = (run.left + edge) / 2
            if _prose([r for r in runs if r.right <= middle]) and _prose([r for r in runs if r.left >= middle]):
                best = (run.left - edge, middle)
        edge = max(edge, run.right)
    return best[1] if best else None


def _prose(runs: list[Run]) -> bool:
    """Whether the runs look like a column of text: several lines, most of which fill its width."""
    lines = list(_lines(runs))
    if len(lines) < _MIN_LINES:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    filled = sum(1 for line in lines if line.right - line.left >= _FILLED * width)
    return filled >= 0.5 * len(lines) and median(len(line.text) for line in lines) >= _MIN_CHARS


def _lines(runs: Sequence[Run]) -> Iterator[Line]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-(run.top + run.bottom), run.left)):
        row = rows[-1] if rows else None
        if row and _same_row(row[0], run):
            row.append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
        text = _joined(row)
        if text:
            yield Line(
                text,
                row[0].left,
                min(r.bottom for r in row),
                max(r.right for r in row),
                max(r.top for r in row),
            )


def _same_row(first: Run, run: Run) -> bool:
    overlap = min(first.top, run.top) - max(first.bottom, run.bottom)
    return overlap > 0.5 * min(first.height, run.height)


def _joined(row: list[Run]) -> str:
    parts = [row[0].text.strip(" ")]
    for before, run in pairwise(row):
        gap = run.left - before.right
        size = max(min(before.height, run.height), 1.0)
        parts += ["\t" if gap > _CELL_GAP * size else " " if gap > 0.15 * size else "", run.text.strip(" ")]
    soft = _HYPHENS.search("".join(parts)) is not None
    text = " ".join(clean("".join(parts)).replace("\u00a0", " ").replace("\ufffe", "").split(" ")).strip()
    return text + SOFT if soft and text else text
