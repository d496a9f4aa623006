"""Where the words of a place begin and end."""

import re

from gestae.layout import ByPlace
from gestae.model import Mention
from gestae.stages.spot.place_phrases import TOWN

NOT_PLACE = re.compile(
    r"\b(?:January|February|March|April|May(?!\s[A-Z][a-z])|June|July|August|September|October|November|December"
    r"|\d{4}|Class|Std|English|Hindi|Christmas|Easter"
    r"|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|(?<!\bof )(?:Mr|Mrs|Ms|Dr|Prof))\b"
)
_BLANK = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[A-Z][\w.]*(?: [a-z]+)? ?:|Posted |Published ))")
"""Where a place ends at the latest: a blank line, a line with a label."""
_LABEL = 30
"""Characters behind a place in which the rest of a label may stand."""
_LOOSE_END = re.compile(
    r"(?:[\s.,]|\s(?:in|at|of|on|to|and|the|by|for|with)|[\s,](?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat))+$"
)
"""What a place does not end in: a stop, a small word, a short weekday."""
DAY_LEAD = re.compile(
    r"(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+(?:\d{1,2}\s+)?)+"
)
"""The day of a row that runs on into its venue ("Wed Arts Council hall")."""
_OWNED = (" of ", " of Mr. ", " of Mrs. ", " of Ms. ", " of Mr ", " of Mrs ", " of Ms ", " of Dr. ")
_ROOM_NUMBER = re.compile(
    rf"(?:Block|Room|Hall|Lab|Theatre|Theater|Building|Gate|Court|Ward|Level|Floor|Studio|Phase|Sector|Auditorium)"
    rf"(?P<number>\s(?:No\.?\s?)?\d{{1,3}}[A-Z]?\b(?![.:]\d))(?!\s(?:am|pm|people|persons|members)\b){TOWN}"
)


def trimmed(text: str, start: int, end: int, people: ByPlace[Mention]) -> tuple[int, int]:
    """The words of text[start:end] that are a place: up to a day, a person, a blank line or a label, without small
    words at their end, with the number of a room. Nothing may be left.
    """
    end = line_end(text, start, end)
    stop = NOT_PLACE.search(text, start, end)
    if stop:
        end = start + len(text[start : stop.start()].rstrip(" ,"))
    end = before_person(text, start, end, people)
    end = start + len(_LOOSE_END.sub("", text[start:end]))
    return start, _numbered(text, end) if end > start else end


def line_end(text: str, start: int, end: int) -> int:
    """Where a place in text[start:end] ends at the latest: before a blank line, or a line with a label."""
    stop = _BLANK.search(text, start, end + _LABEL)
    return start + len(text[start : stop.start()].rstrip(" ,")) if stop and stop.start() < end else end


def before_person(text: str, start: int, end: int, people: ByPlace[Mention]) -> int:
    """Where a place ends that a person's name follows without a stop, as in a row ("... Hall Mr. Ahn"); in "the house
    of Mr. Ahn" it is a part.
    """
    names = [m.start for m in people.touching(start, end) if m.start > start]
    return min((n for n in names if not text.endswith(_OWNED, start, n)), default=end)


def _numbered(text: str, end: int) -> int:
    """The end with the number of a room and the further parts that follow it ("Block 9, Main Campus")."""
    match = _ROOM_NUMBER.match(text, text.rfind(" ", 0, end) + 1)
    return match.end() if match and match.start("number") > end - 1 else end
