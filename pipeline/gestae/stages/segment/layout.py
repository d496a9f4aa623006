"""Report -> units: physical lines and blocks become headings, items, records, labels, captions and paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gestae.model import Block, BlockKind, Report, Unit, UnitKind
from gestae.stages.segment.columns import headed_rows, with_flattened_heads
from gestae.stages.segment.entries import closed_entries
from gestae.stages.segment.hours import timed_entries
from gestae.stages.segment.lines import Look, is_date_line, leads_with_day, leads_with_month, look_at, opens_comments
from gestae.stages.segment.stacked import stacked_records
from gestae.stages.segment.stacked_forms import stacked_forms
from gestae.stages.segment.tables import flattened_records, rows_of_line, tabbed_cells, with_columns

_TITLE_LINES = 3
_MONTH_ENTRIES = 3
"""Lines that begin with a month or day from which they are the entries of a list, not headings or titles."""
_BOLD = 6
"""The level that the readers give a short paragraph in bold, which may be a further line of the title."""
_FIXED = {
    BlockKind.META: UnitKind.META,
    BlockKind.HEADING: UnitKind.HEADING,
    BlockKind.ROW: UnitKind.RECORD,
    BlockKind.CAPTION: UnitKind.CAPTION,
}


def lay_out(report: Report) -> tuple[Unit, ...]:
    """The report's units in order, disjoint, non-empty, each knowing its governing heading.

    Offsets are code points into `report.text`.
    """
    units: list[Unit] = []
    for is_line, blocks in groupby(report.blocks, key=lambda b: b.kind is BlockKind.LINE):
        if is_line:
            units.extend(_from_lines(report.text, list(blocks)))
        else:
            for block in blocks:
                units.extend(_from_block(report.text, block))
    units = _month_entries(report.text, units)
    units = timed_entries(
        report.text, rows_of_line(report.text, with_flattened_heads(report.text, with_columns(report.text, units)))
    )
    units = closed_entries(report.text, units)
    levels = any(b.kind is BlockKind.HEADING for b in report.blocks)
    return _govern(report.text, _close_comments(report.text, _mark_repeated(report.text, units)), levels)


def _mark_repeated(text: str, units: Sequence[Unit]) -> list[Unit]:
    """A heading that comes again word for word is a running header: furniture from the second time on."""
    seen: set[str] = set()
    out = []
    for unit in units:
        words = " ".join(text[unit.start : unit.end].split())
        running = unit.kind is UnitKind.HEADING and len(words) > 12 and not is_date_line(words)
        out.append(replace(unit, kind=UnitKind.FURNITURE) if running and words in seen else unit)
        if running:
            seen.add(words)
    return out


def _month_entries(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units, with headings that are entries of a list by months ("May - Outing to Orlo") as paragraphs."""
    led = [n for n, u in enumerate(units) if leads_with_month(text[u.start : u.end])]
    days = [n for n, u in enumerate(units) if leads_with_day(text[u.start : u.end])]
    if len({text[units[n].start : units[n].end] for n in (*led, *days)}) < _MONTH_ENTRIES:
        return list(units)
    heads = {n for n in led if units[n].kind is UnitKind.HEADING}
    return [replace(u, kind=UnitKind.PARAGRAPH, level=0) if n in heads else u for n, u in enumerate(units)]


def _from_block(text: str, block: Block) -> Iterator[Unit]:
    kind = _FIXED.get(block.kind)
    if kind is not None:
        yield Unit(block.start, block.end, kind, level=block.level, cells=block.cells)
    elif block.kind is BlockKind.ITEM:
        yield Unit(block.start, block.end, UnitKind.ITEM, level=block.level)
    else:
        yield from _from_run(text, _lines(text, block.start, block.end), structured=True)


def _lines(text: str, start: int, end: int) -> list[Look]:
    looks = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            looks.append(look_at(text, start, stop))
        start = stop + 1
    return looks


def _from_lines(text: str, blocks: Sequence[Block]) -> Iterator[Unit]:
    looks = [look_at(text, b.start, b.end) for b in blocks]
    for form, labels in stacked_forms(text, looks):
        yield from labels or _from_tables(text, form)


def _from_tables(text: str, looks: Sequence[Look]) -> Iterator[Unit]:
    for chunk, records in flattened_records(text, looks):
        if records:
            yield from records
            continue
        for part, rows in stacked_records(text, chunk):
            yield from rows or _from_runs(text, part)


def _from_runs(text: str, looks: Sequence[Look]) -> Iterator[Unit]:
    width = _wrap_width(looks)
    runs: list[list[Look]] = []
    for look in looks:
        if not runs or text.count("\n", runs[-1][-1].end, look.start) > 1:
            runs.append([])
        runs[-1].append(look)
    rows = headed_rows(text, [[(look.start, look.end) for look in run] for run in runs])
    for n, run in enumerate(runs):
        if n in rows:
            yield rows[n]
        else:
            yield from _from_run(text, run, width=width)


def _wrap_width(looks: Sequence[Look]) -> int:
    """The column at which the typist's lines wrap; 0 where lines are not wrapped."""
    lengths = sorted(look.end - look.start for look in looks if look.end - look.start > 40)
    if len(lengths) < 4 or lengths[-1] > 170:
        return 0
    return lengths[int(0.8 * len(lengths))]


def _from_run(text: str, looks: Sequence[Look], width: int = 0, structured: bool = False) -> Iterator[Unit]:
    """Join the lines of one run (no blank line inside) into units."""
    current: Unit | None = None
    for n, look in enumerate(looks):
        follows = looks[n + 1] if n + 1 < len(looks) else None
        if current is not None and _continues(text, current, look, width):
            current = replace(current, end=look.end, value=_longer(current, look))
            continue
        if current is not None:
            yield current
        current = _start_unit(text, look, follows, alone=len(looks) == 1, first=n == 0, structured=structured)
    if current is not None:
        yield current


def _longer(unit: Unit, look: Look) -> tuple[int, int] | None:
    if unit.kind is not UnitKind.LABEL:
        return None
    return (unit.value[0] if unit.value else look.start, look.end)


def _continues(text: str, unit: Unit, look: Look, width: int) -> bool:
    """Whether a line goes on with the unit before it in the same run."""
    last_line = text.rfind("\n", unit.start, unit.end) + 1
    length = unit.end - max(last_line, unit.start)
    full = bool(width) and length >= 0.75 * width
    if text[unit.end - 1] == "-" and look.kind is UnitKind.PARAGRAPH:
        return True
    if unit.kind is UnitKind.CAPTION:
        return (
            look.kind in (UnitKind.PARAGRAPH, UnitKind.HEADING)
            and not look.strong
            and (full or (text[unit.start : unit.end].count("\n") == 0 and "." in text[unit.end - 5 : unit.end]))
        )
    if look.kind in (UnitKind.ITEM, UnitKind.CAPTION, UnitKind.FURNITURE) or look.strong:
        return False
    if unit.kind in (UnitKind.HEADING, UnitKind.FURNITURE, UnitKind.RECORD) or tabbed_cells(text, look.start, look.end):
        return False
    if unit.kind is UnitKind.LABEL and unit.value is None:
        return look.kind is UnitKind.PARAGRAPH
    if look.kind is UnitKind.LABEL and (not full or unit.kind is UnitKind.LABEL or _ends_sentence(text, unit)):
        return False
    line = text[look.start : look.end]
    if leads_with_month(line) or (leads_with_day(line) and not (full and text[look.start].islower())):
        return False
    lower = text[look.start].islower()
    deeper = unit.kind is UnitKind.ITEM and look.level > unit.level
    return full or lower or deeper


def _ends_sentence(text: str, unit: Unit) -> bool:
    return text[unit.start : unit.end].rstrip("\"'”’)").endswith((".", "!", "?", "…"))


def _start_unit(text: str, look: Look, follows: Look | None, *, alone: bool, first: bool, structured: bool) -> Unit:
    kind = look.kind
    if kind is UnitKind.HEADING and not look.strong:
        before_text = (follows is not None and follows.kind in (UnitKind.PARAGRAPH, UnitKind.ITEM, UnitKind.LABEL)) or (
            follows is not None and is_date_line(text[follows.start : follows.end])
        )
        if structured or not (alone or (first and before_text)):
            kind = UnitKind.PARAGRAPH
    cells = tabbed_cells(text, look.start, look.end)
    if cells:
        return Unit(look.start, look.end, UnitKind.RECORD, cells=cells)
    return Unit(look.start, look.end, kind, level=look.level, key=look.key, value=look.value)


def _close_comments(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Everything after the heading of the readers' comments is furniture: it is not the report."""
    for n, unit in enumerate(units):
        if n > 4 and opens_comments(text[unit.start : unit.end]) and unit.kind is not UnitKind.ITEM:
            rest = [replace(u, kind=UnitKind.FURNITURE) for u in units[n:]]
            return [*units[:n], *rest]
    return list(units)


def _govern(text: str, units: Sequence[Unit], levels: bool) -> tuple[Unit, ...]:
    """Mark the title, then give every unit the index of its nearest heading. Where the source gives `levels`, a
    heading below the first is no further line of the title.
    """
    out: list[Unit] = []
    open_headings: list[int] = []
    titled = False
    named = any(u.kind is UnitKind.META for u in units)
    led = {n for n, u in enumerate(units) if u.kind is UnitKind.HEADING and leads_with_day(text[u.start : u.end])}
    for n, found in enumerate(units):
        words = text[found.start : found.end]
        opens = _opens_report(words, found, n) and not titled and not is_date_line(words)
        opens = opens and (n not in led or len(led) < _MONTH_ENTRIES)
        titles = opens and not _is_below(found, out, levels, named)
        unit = replace(found, kind=UnitKind.TITLE, level=0) if titles else found
        head = unit.kind in (UnitKind.HEADING, UnitKind.TITLE)
        while head and open_headings and out[open_headings[-1]].level >= unit.level:
            open_headings.pop()
        titled = titled or not (head or unit.kind in (UnitKind.META, UnitKind.FURNITURE)) or (head and not titles)
        out.append(replace(unit, heading=open_headings[-1] if open_headings else None))
        if head:
            open_headings.append(n)
    return tuple(out)


def _opens_report(words: str, unit: Unit, number: int) -> bool:
    """Whether a unit can be the report's title: a heading, or a short line at the top that is no sentence."""
    if unit.kind is UnitKind.HEADING:
        return True
    if number >= _TITLE_LINES or leads_with_day(words) or leads_with_month(words):
        return False
    if words.startswith("("):
        return False
    return (
        unit.kind is UnitKind.PARAGRAPH
        and len(words) < 120
        and "\n" not in words
        and not words.rstrip().endswith((".", ",", ";"))
    )


def _is_below(unit: Unit, before: Sequence[Unit], levels: bool, named: bool) -> bool:
    """Whether a heading is subordinate by the source's own levels: to a title above it, or to one in the metadata."""
    if unit.kind is not UnitKind.HEADING or unit.level <= 1 or unit.level == _BOLD:
        return False
    return named or (levels and any(u.kind is UnitKind.TITLE for u in before))
