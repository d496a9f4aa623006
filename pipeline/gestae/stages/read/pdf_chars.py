"""The characters of a PDF page with their places, as pdfium tells them."""

# ruff: noqa: PLC0415 (imported at the first use, so that the command line starts quickly)

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Char:
    """One character; coordinates in points, the origin at the lower left of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def page_chars(page: Any) -> tuple[list[Char], bool]:
    """All characters of a page in the order of its content stream, and whether the page shows a picture."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    try:
        chars = list(_distinct(_chars(text_page, raw)))
        picture = False
        if not any(char.text.strip() for char in chars):
            picture = next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None
        return chars, picture
    finally:
        text_page.close()
        page.close()


def _chars(text_page: Any, raw: Any) -> Iterator[Char]:
    high = ""
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page.raw, index)
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        text = chr(code) if code < 0x110000 else "\ufffd"
        if 0xDC00 <= code < 0xE000:
            text = (high + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        high = ""
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
        yield Char(text, left, bottom, right, top)


def _distinct(chars: Iterator[Char]) -> Iterator[Char]:
    """Without the second print of a letter at the same place (bold made by printing twice)."""
    recent: list[Char] = []
    for char in chars:
        again = any(_same_place(char, old) for old in recent)
        if not (again and char.text.strip()):
            yield char
        recent = [*recent[-40:], char]


def _same_place(char: Char, old: Char) -> bool:
    near = abs(char.left - old.left) < 0.9 and abs(char.bottom - old.bottom) < 0.9
    return near and char.text == old.text and char.right > char.left
