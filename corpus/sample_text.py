"""The words of a sample report, for checking its gold: standard library alone, apart from gestae's readers.

This is enough for the samples of this corpus; it is no general reader.
"""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_sample(path: Path) -> str:
    """The text of a report with white space folded; raises KeyError for a format that no sample has."""
    return fold(READERS[path.suffix](path.read_bytes()))


def fold(text: str) -> str:
    """White space (no-break spaces too) as single spaces, curly quotation marks as straight ones."""
    plain = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"\s+", " ", plain).strip()


def _plain(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    return mend(text)


def mend(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252, line by line, where that gives valid UTF-8."""
    return "\n".join(_mended_line(line) for line in text.split("\n"))


def _mended_line(line: str) -> str:
    try:
        return b"".join(_cp1252_byte(letter) for letter in line).decode("utf-8")
    except UnicodeError:
        return line


def _cp1252_byte(letter: str) -> bytes:
    return letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")


class _Words(HTMLParser):
    """Collects the visible words, with a space at every tag that breaks a line."""

    INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "font", "q"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._break_at(tag)

    def handle_endtag(self, tag: str) -> None:
        self._break_at(tag)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def _break_at(self, tag: str) -> None:
        if tag not in self.INLINE:
            self.pieces.append(" ")


def _html(content: bytes) -> str:
    parser = _Words()
    parser.feed(content.decode("utf-8"))
    return "".join(parser.pieces)


def _markdown(content: bytes) -> str:
    return re.sub(r"[*~]+|\[([^]]*)\]\([^)]*\)", r"\1", _plain(content))


def _docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        root = ElementTree.fromstring(packed.read("word/document.xml"))
    paragraphs = root.iter(f"{WORD}p")
    return "\n".join("".join(run.text or "" for run in p.iter(f"{WORD}t")) for p in paragraphs)


def _pdf(content: bytes) -> str:
    """The strings that our own writer drew."""
    drawn = re.findall(rb"\(((?:\\.|[^\\()])*)\) Tj", content)
    lines = [re.sub(r"\\(.)", r"\1", piece.decode("cp1252")) for piece in drawn]
    return "\n".join(lines)


def _mail(content: bytes) -> str:
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    text = body.get_content() if body is not None else ""
    return f"{message['subject']}\n{message['date']}\n{text}"


READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _html,
    ".docx": _docx,
    ".pdf": _pdf,
    ".eml": _mail,
}
