"""The entries of a page of posts: each begins with the day on which it was posted ("09 Feb | IG and X")."""

import re
from collections.abc import Sequence

from gestae.dates import headers, page
from gestae.dates.parts import Found
from gestae.dates.roles import cue

_AFTER = re.compile(r"^\s*(?:[\u00b7|\u2022:\u2013\u2014-]|$)")
_LEAST = 3
"""Entries from which a text is a page of posts."""
_POSTS = cue("posts", "around")


def type_entries(text: str, readings: Sequence[Found]) -> None:
    """Give the days above posts of a log the role of a post date, and those at the head of entries where the head of
    the text speaks of posts.
    """
    headers.type_headers(text, readings)
    if not _POSTS.search(text, 0, page.head_of(text)):
        return
    entries = [reading for reading in readings if _leads(text, reading)]
    if len(entries) < _LEAST:
        return
    for reading in entries:
        reading.retype("post-date")
        reading.entry = True


def _leads(text: str, reading: Found) -> bool:
    if reading.role not in ("event", "post-date") or reading.kind != "day" or reading.precision != "day":
        return False
    before, after = page.line_of(text, reading)
    return reading.first.month is not None and not any(map(str.isalnum, before)) and bool(_AFTER.match(after))
