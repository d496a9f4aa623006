"""Tables and lists of web pages: which hold data, which only lay out the page, and what the former hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from gestae.stages.read.prune import text_length

# A cell that is repeated down several rows is written into each of them up to this length.
_SPREAD = 200
_LONG_CELL = 1500
_MAX_SPAN = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its element and the text of its cells, one for each column."""

    element: HtmlElement
    cells: tuple[str, ...]


def is_layout(table: HtmlElement) -> bool:
    """Whether the table only arranges the page: nested tables, headings, one column, or one huge cell."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if next(table.iterdescendants("table", "h1", "h2", "article", "section"), None) is not None:
        return True
    rows = [list(_own_cells(row)) for row in _own_rows(table)]
    full = [[cell for cell in row if text_length(cell)] for row in rows]
    if max((len(row) for row in full), default=0) <= 1:
        return True
    cells = [cell for row in full for cell in row]
    longest = max(text_length(cell) for cell in cells)
    if longest > _LONG_CELL and longest > 0.5 * text_length(table):
        return True
    return len(full) <= 2 and any(_is_passage(cell) for cell in cells)


def _is_passage(cell: HtmlElement) -> bool:
    blocks = sum(1 for _ in cell.iterdescendants("p", "li", "div", "h3", "h4"))
    return blocks >= 3 or (blocks >= 1 and text_length(cell) > 400)


def _own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for row in table.iterdescendants("tr"):
        if next(row.iterancestors("table"), None) is table:
            yield row


def _own_cells(row: HtmlElement) -> Iterator[HtmlElement]:
    for cell in row.iterdescendants("td", "th"):
        if next(cell.iterancestors("tr"), None) is row:
            yield cell


def table_rows(table: HtmlElement, text_of: Callable[[HtmlElement], str]) -> Iterator[Row]:
    """Rows with a text for each column. A short cell that spans rows is repeated in each of them, so that
    every row can be read alone; a cell that spans columns is followed by empty ones.
    """
    hanging: dict[int, tuple[int, str]] = {}
    for row in _own_rows(table):
        cells: list[str] = []
        own = widest = 0
        for cell in _own_cells(row):
            _hang(cells, hanging)
            text = text_of(cell)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            if height > 1:
                hanging.update({len(cells) + i: (height - 1, text if i == 0 else "") for i in range(width)})
            cells.extend([text] + [""] * (width - 1))
            own, widest = own + 1, max(widest, width)
        _hang(cells, hanging)
        if any(cells):
            # One cell across the whole table (a month, say) is a row of one cell.
            single = bool(cells[0]) and own == 1 and len(cells) == widest
            yield Row(row, (cells[0],) if single else tuple(cells))


def _hang(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Put in the cells that reach down from rows above, as far as they are next in line."""
    while len(cells) in hanging:
        column = len(cells)
        left, text = hanging.pop(column)
        if left > 1:
            hanging[column] = (left - 1, text)
        cells.append(text if len(text) <= _SPREAD else "")


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def definitions_of(definitions: HtmlElement) -> list[HtmlElement]:
    """The terms and definitions of a list in order; the parser nests those that are not closed."""
    for child in list(definitions.iterdescendants("dt", "dd")):
        parent = child.getparent()
        if parent is not None and parent.tag in {"dt", "dd"}:
            parent.addnext(child)
    return list(definitions.iterdescendants("dt", "dd"))


def is_whole_item(element: HtmlElement) -> bool:
    """Whether a list is all that its item holds: Markdown takes "* 11. Walk" for a list inside a list."""
    item = element.getparent()
    return item is not None and item.tag == "li" and len(item) == 1 and not (item.text or "").strip()
