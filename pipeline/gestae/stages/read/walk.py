"""Walk the tree of a web page (or of rendered Markdown) and hand out its pieces in reading order."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from gestae.model import BlockKind, Origin
from gestae.stages.read.content import BLANKS, Piece, fold, is_short_title, tidy
from gestae.stages.read.prune import named
from gestae.stages.read.rules import chrome
from gestae.stages.read.tables import definitions_of, is_layout, is_whole_item, table_rows

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BOLD = {"b", "strong"}
# fmt: off
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "o:p", "object", "picture", "q", "ruby", "s",
    "samp", "small", "spacer", "span", "st1:place", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
))
# fmt: on
# What makes a list item or a definition a container of blocks instead of a block.
_CONTAINING = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "article", "section", "figure", "dl", "pre")
_PSEUDO_HEADING = 6
_MAX_DEPTH = 150


@dataclass
class Walker:
    """Collects pieces. `line_of` tells the source line of an element (1-based) or None.

    With `phrases`, blocks that are stock phrases of page furniture are left out.
    """

    line_of: Callable[[HtmlElement], int | None]
    phrases: bool = True
    pieces: list[Piece] = field(default_factory=list)
    _buffer: list[str] = field(default_factory=list)
    _bold: int = 0
    _plain: int = 0
    _line: int | None = None
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _label: str | None = None
    _depth: int = 0
    _lists: int = 0
    _numbered: bool = False
    _tables: int = 0
    _verbatim: int = 0
    _captions: set[str] = field(default_factory=set)
    _waiting: list[Piece] = field(default_factory=list)

    def walk(self, root: HtmlElement) -> list[Piece]:
        """All pieces below `root`."""
        self._children(root, bold=False)
        self.flush()
        return self.pieces

    def flush(self) -> None:
        """End the piece that is being collected."""
        text = tidy("".join(self._buffer))
        parts = re.split(r"\n\n+", text) if self._kind is BlockKind.PARAGRAPH else [re.sub(r"\n+", "\n", text)]
        for part in parts:
            piece = self._piece(part, len(parts) == 1)
            if part and not (self.phrases and _is_phrase(part)) and not self._repeats(piece):
                self.pieces.append(piece)
        self._buffer.clear()
        self._bold = self._plain = 0
        self._line = None
        self.pieces.extend(self._waiting)
        self._waiting.clear()

    def _repeats(self, piece: Piece) -> bool:
        """Templates print a page's title two or three times in a row."""
        last = self.pieces[-1] if self.pieces else None
        both = last is not None and last.kind is piece.kind is BlockKind.HEADING
        return last is not None and both and fold(last.text) == fold(piece.text)

    def _piece(self, text: str, alone: bool) -> Piece:
        kind, level = self._kind, self._level
        if kind is BlockKind.META:
            text = text.strip("|•· \n")
        if kind is BlockKind.PARAGRAPH and alone and text and self._bold and not self._plain and is_short_title(text):
            kind, level = BlockKind.HEADING, _PSEUDO_HEADING
        return Piece(kind, text, level, Origin(line=self._line), label=self._label)

    def _add(self, text: str | None, bold: bool) -> None:
        if not text:
            return
        inked = len("".join(text.split()))
        if bold:
            self._bold += inked
        else:
            self._plain += sum(1 for char in text if char.isalnum())
        self._buffer.append(text if self._verbatim else BLANKS.sub(" ", text))

    def _children(self, element: HtmlElement, bold: bool) -> None:
        if self._depth >= _MAX_DEPTH:
            # Broken markup can nest without end; its text is kept, its structure is not.
            self._add(element.text_content(), bold)
            return
        self._depth += 1
        self._add(element.text, bold)
        for child in element:
            if isinstance(child.tag, str):
                self._visit(child, bold)
            self._add(child.tail, bold)
        self._depth -= 1

    def _visit(self, element: HtmlElement, bold: bool) -> None:
        tag = element.tag
        if self._line is None:
            self._line = self.line_of(element)
        if tag == "br":
            self._buffer.append("\n")
        elif tag == "hr":
            self._boundary()
        elif tag == "img":
            self._image(element)
        elif tag in _HEADINGS:
            self._framed(element, BlockKind.HEADING, _HEADINGS[tag], bold)
        elif tag in _HANDLERS:
            _HANDLERS[tag](self, element, bold)
        elif tag in _INLINE:
            self._children(element, bold or tag in _BOLD)
        else:
            self._block(element, bold)

    def _link(self, element: HtmlElement, bold: bool) -> None:
        """A link is its text, unless that only says "Read more"; pictures in it count all the same."""
        text = tidy(element.text_content())
        if not (text and len(text) < 120 and chrome().link_phrases.fullmatch(text)):
            self._children(element, bold)
            return
        for image in element.iterdescendants("img"):
            self._image(image)

    def _image(self, element: HtmlElement) -> None:
        alt = tidy(element.get("alt") or "").replace("\n", " ")
        if alt and not chrome().empty_alts.fullmatch(alt) and self._is_new_caption(alt):
            self._waiting.append(Piece(BlockKind.CAPTION, alt, origin=Origin(line=self.line_of(element))))

    def _is_new_caption(self, text: str) -> bool:
        """Galleries say one thing under every picture: once is enough."""
        known = fold(text) in self._captions or any(fold(piece.text) == fold(text) for piece in self.pieces[-3:])
        self._captions.add(fold(text))
        return not known

    def _preformatted(self, element: HtmlElement, bold: bool) -> None:
        self._verbatim += 1
        self._block(element, bold)
        self._verbatim -= 1

    def _boundary(self) -> None:
        """A block begins or ends: in running text that ends the piece, inside an item only the line."""
        if self._kind is BlockKind.PARAGRAPH:
            self.flush()
        else:
            self._buffer.append("\n")

    def _block(self, element: HtmlElement, bold: bool) -> None:
        rules = chrome()
        if named(element, rules.caption_names) and element.tag not in {"table", "section", "article", "body"}:
            self._caption(element, bold)
        elif named(element, rules.byline_names) and len(element.text_content()) < 300:
            self._framed(element, BlockKind.META, 0, bold, label="byline")
        else:
            self._boundary()
            self._line = self._line or self.line_of(element)
            self._children(element, bold)
            self._boundary()

    def _framed(self, element: HtmlElement, kind: BlockKind, level: int, bold: bool, label: str | None = None) -> None:
        """One piece of the given kind out of all that the element holds."""
        if self._kind is not BlockKind.PARAGRAPH:
            self._boundary()
            self._children(element, bold)
            self._boundary()
            return
        self.flush()
        before = (self._kind, self._level, self._label)
        self._kind, self._level, self._label = kind, level, label
        self._line = self.line_of(element)
        self._children(element, bold)
        self.flush()
        self._kind, self._level, self._label = before

    def _caption(self, element: HtmlElement, bold: bool) -> None:
        for image in element.iterdescendants("img"):
            image.set("alt", "")
        if self._kind is BlockKind.PARAGRAPH and not self._is_new_caption(tidy(element.text_content())):
            return
        self._framed(element, BlockKind.CAPTION, 0, bold)

    def _list(self, element: HtmlElement, bold: bool) -> None:
        """A list; its numbers are text where they do not simply count (days of a month, say)."""
        outer = (self._kind, self._level, self._numbered)
        items = [child for child in element if child.tag == "li"]
        numbers = [item.get("value") for item in items]
        counting = [str(number) for number in range(1, len(items) + 1)]
        self._numbered = element.tag == "ol" and None not in numbers and numbers != counting
        if self._kind is not BlockKind.CAPTION:
            self.flush()
        self._kind, self._level = BlockKind.PARAGRAPH, 0
        deeper = 0 if self._numbered and is_whole_item(element) else 1
        self._lists += deeper
        self._children(element, bold)
        self._lists -= deeper
        self.flush()
        self._kind, self._level, self._numbered = outer

    def _item(self, element: HtmlElement, bold: bool) -> None:
        if next(element.iterdescendants(*_CONTAINING), None) is not None:
            self._boundary()
            self._children(element, bold)
            self._boundary()
            return
        self.flush()
        before = (self._kind, self._level)
        self._kind, self._level = BlockKind.ITEM, max(0, self._lists - 1)
        self._line = self.line_of(element)
        if self._numbered:
            self._buffer.append(f"{element.get('value')}. ")
        self._children(element, bold)
        self.flush()
        self._kind, self._level = before

    def _definitions(self, element: HtmlElement, bold: bool) -> None:
        """A definition list is a table of two columns, unless its definitions are whole passages."""
        if next(element.iterdescendants(*_CONTAINING, "ul", "ol"), None) is not None:
            self._block(element, bold)
            return
        self.flush()
        self._tables += 1
        rows: list[list[list[str]]] = []
        for child in definitions_of(element):
            text = self._cell(child)
            if child.tag == "dt" or not rows:
                rows.append([[text], []] if child.tag == "dt" else [[""], [text]])
            else:
                rows[-1][1].append(text)
        for number, (terms, definitions) in enumerate(rows, start=1):
            origin = Origin(line=self.line_of(element), table=self._tables, row=number)
            cells = ("\n".join(terms), "\n".join(definitions))
            self.pieces.append(Piece(BlockKind.ROW, origin=origin, cells=cells))

    def _term(self, element: HtmlElement, bold: bool) -> None:
        self._framed(element, BlockKind.HEADING, _PSEUDO_HEADING, bold)

    def _cell(self, element: HtmlElement) -> str:
        inner = Walker(self.line_of, self.phrases)
        return "\n".join(piece.text or " ".join(filter(None, piece.cells)) for piece in inner.walk(element))

    def _table(self, element: HtmlElement, bold: bool) -> None:
        if is_layout(element):
            self._block(element, bold)
            return
        self.flush()
        self._tables += 1
        for caption in element.iterchildren("caption"):
            self._framed(caption, BlockKind.CAPTION, 0, bold)
        for number, row in enumerate(table_rows(element, self._cell), start=1):
            origin = Origin(line=self.line_of(row.element), table=self._tables, row=number)
            self.pieces.append(Piece(BlockKind.ROW, origin=origin, cells=row.cells))


_Handler = Callable[[Walker, HtmlElement, bool], None]
_HANDLERS: Mapping[str, _Handler] = {
    "a": Walker._link,
    "pre": Walker._preformatted,
    "figcaption": Walker._caption,
    "li": Walker._item,
    "dl": Walker._definitions,
    "dt": Walker._term,
    "table": Walker._table,
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Walker._list),
}


def _is_phrase(text: str) -> bool:
    """Whether a block is a stock phrase of page furniture and nothing else."""
    return len(text) <= 250 and chrome().phrases.fullmatch(text) is not None
