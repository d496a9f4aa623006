"""What a date that stands alone on its line dates: an event, or the writing of a letter, form or newsletter."""

import re

from gestae.dates.parts import Found
from gestae.dates.roles import cue

_SIGNATURE = 45
_DATE_LABEL = re.compile(r"^\W*dated?\s?[:.–-]*\s*$", re.I)
_ON = re.compile(r"^\W*(?:posted |published )?on\s$", re.I)
_BY = re.compile(r"^,?\s[Bb]y [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}\s*$")
"""The line below the title of a post: "On 16th June, 2015 By Nora"."""
_NEXT_CELL = re.compile(r"\s{2,}|\t")
_PLACE_BEFORE = re.compile(r"^\W*(?:(?:[^\W\d_][\w.'-]*,? ?){1,4}, ?|date\W{1,3}|dated\W{1,3}|dt\W{1,3})?$", re.I)
_MASTHEAD, _NO_MASTHEAD = cue("masthead", "around"), cue("no-masthead", "around")
_LETTER, _FORM = cue("letter", "around"), cue("form", "around")
_TAIL = 250
_WORDS = re.compile(r"\S")
_MASTHEAD_LENGTH = 450
LONG_LINE = 300
_SHORT_LINE = 90
_HEAD_LINES = 12
CELL = re.compile(r"\s{3,}|\t|\|")
_SENTENCE = re.compile(r"[a-z]{3}[.!?](?:\s|$)")


def line_of(text: str, reading: Found) -> tuple[str, str]:
    """What stands on the line of a reading before and after it (300 characters at most)."""
    begin, stop = max(0, reading.start - LONG_LINE), min(len(text), reading.end + LONG_LINE)
    low = text.rfind("\n", begin, reading.start) + 1
    high = text.find("\n", reading.end, stop)
    return text[low or begin : reading.start], text[reading.end : high if high >= 0 else stop]


def head_of(text: str) -> int:
    """Offset where the head of a text ends: twelve lines, or less where a long one comes first."""
    at = 0
    for _ in range(_HEAD_LINES):
        stop = text.find("\n", at)
        if stop < 0 or stop > 800 or (stop - at > 140 and max(map(len, CELL.split(text[at:stop]))) > _SHORT_LINE):
            break
        at = stop + 1
    return at


def names_place(before: str) -> bool:
    """Whether nothing but a place or the word "date" stands before a date ("Lagos, 5 May 2019")."""
    return bool(_PLACE_BEFORE.match(before))


def is_newsletter(head: str) -> bool:
    """Tell from its first lines that a document is an issue of a newsletter."""
    return bool(_MASTHEAD.search(head)) and not _NO_MASTHEAD.search(head)


def _is_near_end(text: str, at: int) -> bool:
    """Whether little follows on an offset, white space at both ends not counted."""
    begin = _WORDS.search(text, at)
    return begin is None or _WORDS.search(text, begin.start() + _TAIL - 1) is None


def lone_role(text: str, reading: Found, line: tuple[str, str]) -> str | None:
    """A date alone on its line: of an event under the labels of a form, of writing in a letter or at the end.
    `line` is what stands before and after the date on its line; None where nothing can be told.
    """
    before, after = line
    if _ON.match(before) and _BY.match(after):
        return "post-date"
    if _DATE_LABEL.match(before) and _FORM.search(after):
        after = _NEXT_CELL.split(after)[0]
    if after.strip(" .*_\t)") or not _PLACE_BEFORE.match(before):
        return None
    near = text[max(0, reading.start - _TAIL) : reading.start], text[reading.end : reading.end + _TAIL]
    if _DATE_LABEL.match(before):
        labelled = _FORM.search("\n".join(near)) is not None
        return "event" if labelled and not _LETTER.search(near[1]) else "post-date"
    if reading.first.year is None:
        return None
    signed = reading.start > _TAIL and _is_near_end(text, reading.end) and not _SENTENCE.search(text, reading.end)
    last_line = near[0].rstrip("\n ").rpartition("\n")[2] if not before.strip() else ""
    signed = signed and (not last_line or any(map(str.isalpha, last_line)))
    if signed and len(" ".join(last_line.split())) < _SIGNATURE and not _FORM.search(near[1]):
        return "post-date"
    letter = reading.start < _MASTHEAD_LENGTH and _LETTER.match(near[1].lstrip(" "))
    return "post-date" if letter and not _NO_MASTHEAD.search(text[: reading.start]) else None
