"""Word documents: headings, lists, tables, captions, text boxes and footnotes in the order of the body.

python-docx opens the package and knows the styles; the walk over the XML is our own, because its paragraphs
leave out content controls, tracked insertions and text boxes.
"""

# ruff: noqa: PLC0415 (imported at the first use, so that the command line starts quickly)

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gestae.errors import UnreadableError
from gestae.model import BlockKind, Metadata, Origin
from gestae.stages.read.content import Content, Piece, clean, is_short_title, render
from gestae.stages.read.limits import refuse_bomb
from gestae.stages.read.metadata import meta_pieces, property_author, property_title, without_repeats
from gestae.stages.read.rules import chrome

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_MC}Fallback", f"{_W}instrText"}
_SPREAD = 200
_PSEUDO_HEADING = 6
_LEVEL = re.compile(r"(\d+)$")
_TEMPLATE_AUTHOR = "python-docx"


def read_docx(data: bytes) -> Content:
    """Read a Word document.

    Raises UnreadableError: "encrypted", "unsupported" (the old .doc format), "broken" or "too-large".
    """
    document = _open(data)
    walker = _Walker(document)
    pieces = list(walker.blocks(document.element.body))
    pieces += _footnotes(document, walker)
    metadata = _metadata(document)
    meta = without_repeats([*meta_pieces(metadata), *_letterhead(document, walker)], pieces)
    text, blocks = render([*meta, *pieces])
    return Content(text, blocks, metadata)


def _open(data: bytes) -> "Document":
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        # A Word file with a password is an OLE container, as the old .doc format is.
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableError("encrypted", "the document is protected by a password")
        raise UnreadableError("unsupported", "the file is in the old .doc format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                refuse_bomb(info.file_size, info.compress_size)
    except zipfile.BadZipFile as error:
        raise UnreadableError("broken", f"not a Word document ({error})") from error
    import docx

    return docx.Document(io.BytesIO(data))


def _metadata(document: "Document") -> Metadata:
    properties = document.core_properties
    if properties.author == _TEMPLATE_AUTHOR:
        # The properties of python-docx's template say nothing of the document.
        return Metadata()
    created = properties.created
    posted = created.date().isoformat() if created is not None else None
    source = "docx properties" if posted else None
    author = property_author(clean(properties.author or ""))
    return Metadata(property_title(clean(properties.title or "")), None, author, posted, source)


def _letterhead(document: "Document", walker: "_Walker") -> Iterator[Piece]:
    """What the first page's header shows, once: letterheads name the body that reports."""
    section = document.sections[0] if len(document.sections) else None
    if section is None:
        return
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    for piece in walker.blocks(header._element):
        text = " ".join((piece.text or " ".join(filter(None, piece.cells))).split())
        if any(char.isalpha() for char in text):
            yield Piece(BlockKind.META, text, label="letterhead")


def _footnotes(document: "Document", walker: "_Walker") -> Iterator[Piece]:
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob)
            for note in root.iter(f"{_W}footnote"):
                yield from walker.blocks(note)


@dataclass
class _Walker:
    document: "Document"
    tables: int = 0
    _styles: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._styles = {style.style_id: style for style in self.document.styles if style.style_id}

    def blocks(self, parent: Any) -> Iterator[Piece]:
        """The pieces of a body, a cell, a header or a content control, in order."""
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        text = _text(paragraph)
        if text:
            kind, level = self._kind(paragraph, text)
            yield Piece(kind, text, level)
        for box in _boxes(paragraph):
            yield from self.blocks(box)
        for picture in paragraph.iter(_DRAWING):
            alt = " ".join(clean(picture.get("descr") or "").split())
            if alt and not chrome().empty_alts.fullmatch(alt):
                yield Piece(BlockKind.CAPTION, alt)

    def _kind(self, paragraph: Any, text: str) -> tuple[BlockKind, int]:
        chain = list(self._chain(paragraph))
        names = [name for name, _ in chain]
        for name in names:
            if name in {"title", "subtitle"}:
                return BlockKind.HEADING, 1 if name == "title" else 2
            if name.startswith("heading"):
                return BlockKind.HEADING, _number(name, 1)
            if name == "caption":
                return BlockKind.CAPTION, 0
        outline = next((value for _, node in chain if (value := _value(node, "outlineLvl")) is not None), None)
        if outline is not None and outline < 9:
            return BlockKind.HEADING, outline + 1
        listed = self._list_level(chain)
        if listed is not None:
            return BlockKind.ITEM, listed
        if _all_bold(paragraph) and is_short_title(text):
            return BlockKind.HEADING, _PSEUDO_HEADING
        return BlockKind.PARAGRAPH, 0

    def _list_level(self, chain: list[tuple[str, Any]]) -> int | None:
        for name, properties in chain:
            numbering = properties.find(f"{_W}numPr") if properties is not None else None
            if numbering is not None and _value(numbering, "numId") == 0:
                return None
            if name.startswith(("list bullet", "list number")):
                return _number(name, 1) - 1
            if numbering is not None:
                return _value(numbering, "ilvl") or 0
        return None

    def _chain(self, paragraph: Any) -> Iterator[tuple[str, Any]]:
        """The paragraph's own properties (no name), then those of its style and of the styles behind it."""
        own = paragraph.find(f"{_W}pPr")
        yield "", own
        mark = own.find(f"{_W}pStyle") if own is not None else None
        style = self._styles.get(mark.get(f"{_W}val")) if mark is not None else None
        seen: set[str] = set()
        while style is not None and style.style_id not in seen:
            seen.add(style.style_id)
            yield (style.name or "").casefold(), style.element.find(f"{_W}pPr")
            style = getattr(style, "base_style", None)

    def _table(self, table: Any) -> Iterator[Piece]:
        rows = [list(_cells(row)) for row in _children(table, "tr")]
        if max((len(row) for row in rows), default=0) <= 1 or _lays_out(rows):
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
            return
        self.tables += 1
        number = self.tables
        above: dict[int, str] = {}
        for at, row in enumerate(rows, start=1):
            cells: list[str] = []
            for cell in row:
                text = self._cell_text(cell, above.get(len(cells), ""))
                above[len(cells)] = text
                cells.extend([text] + [""] * (_span(cell) - 1))
            whole = (cells[0],) if len(row) == 1 and cells[0] else tuple(cells)
            if any(whole):
                yield Piece(BlockKind.ROW, origin=Origin(table=number, row=at), cells=whole)

    def _cell_text(self, cell: Any, above: str) -> str:
        """The cell's text; one merged with the cell above it repeats that text, so that a row reads alone."""
        properties = cell.find(f"{_W}tcPr")
        merge = properties.find(f"{_W}vMerge") if properties is not None else None
        if merge is not None and merge.get(f"{_W}val") != "restart":
            return above if len(above) <= _SPREAD else ""
        return "\n".join(piece.text or " ".join(filter(None, piece.cells)) for piece in self.blocks(cell))


def _text(paragraph: Any) -> str:
    parts: list[str] = []
    _collect(paragraph, parts)
    lines = clean("".join(parts)).replace("\u00a0", " ").split("\n")
    return "\n".join(filter(None, (re.sub(r" {2,}", " ", line).strip() for line in lines)))


def _collect(node: Any, parts: list[str]) -> None:
    for child in node:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab":
            # Tab stops among a paragraph's properties have the same name; those in runs are characters.
            parts.append("\t" if node.tag == f"{_W}r" else "")
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        else:
            _collect(child, parts)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph; the fallback copy for old programs is left out."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        around = [node.tag for node in box.iterancestors()]
        inner = around[: around.index(f"{_W}p")] if f"{_W}p" in around else around
        if f"{_MC}Fallback" not in around and f"{_W}txbxContent" not in inner:
            yield box


def _children(parent: Any, name: str) -> Iterator[Any]:
    """Children of that name, also those inside content controls."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _children(child, name)


def _cells(row: Any) -> Iterator[Any]:
    return _children(row, "tc")


def _lays_out(rows: list[list[Any]]) -> bool:
    """Whether a table is there for the looks: one row of long cells, or a table inside."""
    if any(cell.find(f"{_W}tbl") is not None for row in rows for cell in row):
        return True
    return len(rows) == 1 and any(len(list(_children(cell, "p"))) >= 4 for cell in rows[0])


def _span(cell: Any) -> int:
    properties = cell.find(f"{_W}tcPr")
    return max(1, min(_value(properties, "gridSpan") or 1, 50))


def _value(parent: Any, name: str) -> int | None:
    node = parent.find(f"{_W}{name}") if parent is not None else None
    value = node.get(f"{_W}val") if node is not None else None
    return int(value) if value is not None and value.isascii() and value.isdigit() else None


def _number(name: str, default: int) -> int:
    found = _LEVEL.search(name)
    return int(found[1]) if found else default


def _all_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(t.text or "" for t in run.iter(f"{_W}t")).strip()]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: Any) -> bool:
    properties = run.find(f"{_W}rPr")
    mark = properties.find(f"{_W}b") if properties is not None else None
    return mark is not None and mark.get(f"{_W}val") not in {"0", "false", "off"}
