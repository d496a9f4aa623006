"""Plain text: each physical line is a block; the text stays as it was decoded."""

import html
import re

from gestae.stages.read.content import Content, clean, lines_as_blocks, note
from gestae.stages.read.decode import decode
from gestae.stages.read.markdown import read_markdown
from gestae.stages.read.metadata import split_front_matter

_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br ?/?|/p|/div|/li|/tr|/h[1-6])>[ \t]*(\n?)", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|em|strong|span|font|div|ul|ol|li|table|tbody|tr|td|th|h[1-6]|center|small|sup|sub|img|hr)"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)


def read_plain(data: bytes) -> Content:
    """Read a text file; offsets are those of the source after newlines, marks and mojibake are put right.

    Tags and entities that a web page left behind are taken out, which is noted as an issue. A text that begins with
    front matter is the source of a page, and read as Markdown.
    """
    text, issues = decode(data)
    if split_front_matter(text)[0]:
        return read_markdown(data)
    bare = without_markup(text)
    if bare != text:
        issues += (note("markup-removed", "HTML tags or entities in the text were taken out"),)
    return Content(text=bare, blocks=lines_as_blocks(bare), issues=issues)


def without_markup(text: str) -> str:
    """The text with HTML tags out, ends of HTML lines as line ends, entities as the characters meant."""
    if _TAG.search(text) or _BREAK.search(text):
        text = _TAG.sub("", _BREAK.sub("\n", text))
    return clean(_ENTITY.sub(lambda match: html.unescape(match[0]).replace("\u00a0", " "), text))
