"""Words of strangers in a terminal: nothing in a report or a file name may steer it."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def on_one_line(text: str) -> str:
    """The text as `printable`, with line feeds and tabs replaced as well: for names, which may hold them."""
    return printable(text).replace("\n", "\u240a").replace("\t", "\u2409")


def printable(text: str) -> str:
    """The text with each control character (escapes, carriage returns, changes of direction) replaced by one
    visible character, so that offsets still hold; line feeds and tabs stay."""
    return _CONTROLS.sub(lambda found: chr(0x2400 + ord(found[0])) if ord(found[0]) < 0x20 else "�", text)
