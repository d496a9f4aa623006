"""Markdown: rendered to a tree, then walked like a web page that has no furniture."""

# ruff: noqa: PLC0415 (imported at the first use, so that the command line starts quickly)

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from gestae.model import BlockKind
from gestae.stages.read.content import Content, render
from gestae.stages.read.decode import decode
from gestae.stages.read.html import page_pieces, strip_code
from gestae.stages.read.metadata import from_front_matter, split_front_matter, without_repeats

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LINE = "data-source-line"
# A line that begins like this begins something new, wherever the editor wrapped the one before.
_FRESH = re.compile(r"\s*(?:[*_~]{1,3}[^\s*_~]|[A-Z][\w /&.'()-]{1,40}\s?:|\d{1,2}[.)]\s|[-–—•►✓]\s|\(?[a-z]\)\s)")
_ENDS = re.compile(r"[.!?:;…\"'”’)*_]\s*$")
_WRAPPED_AT = 50


def read_markdown(data: bytes) -> Content:
    """Read a Markdown file; its front matter is metadata, HTML inside it is honoured."""
    text, issues = decode(data)
    values, text = split_front_matter(text)
    metadata, meta = from_front_matter(values)
    source = _parser().render(join_wrapped(strip_code(text)))
    _, pieces = page_pieces(f"<html><body>{source}</body></html>", _source_line, bare=True)
    kept = without_repeats([piece for piece in meta if piece.kind is BlockKind.META], pieces)
    rows = [piece for piece in meta if piece.kind is BlockKind.ROW]
    rendered, blocks = render([*kept, *rows, *pieces])
    return Content(rendered, blocks, metadata, issues)


def join_wrapped(text: str) -> str:
    """Mark with two blanks (Markdown's line break) the line ends that mean something.

    An editor's wrapping is no line break; a short line, a finished sentence or a label at the next line's
    beginning is one.
    """
    lines = text.split("\n")
    for at in range(len(lines) - 1):
        line, after = lines[at], lines[at + 1]
        if line.strip() and after.strip() and not line.endswith("  ") and _breaks(line, after):
            lines[at] = line + "  "
    return "\n".join(lines)


def _breaks(line: str, after: str) -> bool:
    if line.lstrip().startswith(("|", "#", ">", "<", "```", "~~~")) or after.lstrip().startswith(
        ("|", "<", "===", "---", ":")
    ):
        return False
    if _FRESH.match(after):
        return True
    if after.lstrip()[0].islower():
        return False
    return len(line.strip()) < _WRAPPED_AT or bool(_ENDS.search(line))


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    """CommonMark with tables and strikethrough; indented lines are text, for reports hold no code."""
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("code")

    def mark(self: RendererHTML, tokens: list[Token], index: int, options: object, env: object) -> str:
        token = tokens[index]
        if token.map:
            token.attrSet(_LINE, str(token.map[0] + 1))
        if token.type == "list_item_open" and token.info:
            # The number as written: CommonMark itself counts on from the first.
            token.attrSet("value", token.info)
        return self.renderToken(tokens, index, options, env)  # type: ignore[arg-type]

    for name in ("paragraph_open", "heading_open", "list_item_open", "tr_open", "blockquote_open"):
        parser.add_render_rule(name, mark)
    return parser


def _source_line(element: HtmlElement) -> int | None:
    """The line of the Markdown source that an element, or the one around it, came from."""
    node: HtmlElement | None = element
    while node is not None:
        value = node.get(_LINE)
        if value is not None and value.isdigit():
            return int(value)
        node = node.getparent()
    return None
