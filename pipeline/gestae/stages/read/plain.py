"""Plain text: each physical line is a block; the text stays as it was decoded."""

from gestae.stages.read.content import Content, lines_as_blocks
from gestae.stages.read.decode import decode


def read_plain(data: bytes) -> Content:
    """Read a text file; offsets are those of the source after newlines, marks and mojibake are put right."""
    text, issues = decode(data)
    return Content(text=text, blocks=lines_as_blocks(text), issues=issues)
