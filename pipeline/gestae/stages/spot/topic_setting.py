"""Words of a report that name no subject: addresses, labels of posts, rooms and grounds, who took part.

A cue inside an address or a label of a post ("Judges: ...", "Teacher-in-charge: ...") says nothing of what the event
was about; one that names the room or the people who came ("in the school auditorium", "by the students of class 9")
says little.
"""

import re

from gestae.stages.spot.cover import Cover

_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+\.(?:com|org|net|edu|gov)\b\S*")
_POST = (
    "judge|teacher|coach|volunteer|student|staff|faculty|programme|program|project|event|district|youth|health"
    "|school|club|course|workshop|training|field|media|sports?|music|library|librarian|cultural|nss|unit"
)
_POST_LABEL = re.compile(
    rf"(?<![\w-])(?:(?:{_POST})s?[\s-]+){{0,2}}"
    r"(?:in[\s-]charge|co-?ordinators?|conven[eo]rs?|judges?|adjudicators?|secretary|treasurer|officers?|director"
    r"|manager|incharge)\s*(?::|[-–]\s(?=[A-Z]))",
    re.IGNORECASE,
)
_ROOM = (
    "field|grounds?|playground|hall|auditorium|room|lawns?|gym|gymnasium|canteen|cafeteria|basement|foyer|lobby"
    "|office|premises|compound|courtyard|campus|car park|parking lot"
)
_VENUE = re.compile(
    rf"\b(?:at|in|on|inside|near|outside)\s+(?:the|our|their|its|a)\s+(?:[\w'’&.-]+\s+){{0,4}}?(?:{_ROOM})\b"
    r"(?:\s+of\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s*){1,4})?"
)
_PEOPLE = (
    "students?|pupils?|learners?|teachers?|scouts?|guides?|volunteers?|youths?|cadets?"
    r"|police(?:\s+officers?)?|policemen|officers?"
    "|children|parents?|farmers?|villagers?|members|staff"
)
_ACTORS = re.compile(
    r"\b(?:by|participation of|presence of|accompanied by|attended by|assisted by|help of|along with)\s+"
    rf"(?:the\s+|our\s+|all\s+|about\s+|some\s+|over\s+)?(?:[\w'’-]+\s+){{0,2}}?(?:{_PEOPLE})\b"
    rf"(?:(?:,|\s+and)\s+(?:[\w'’-]+\s+){{0,2}}?(?:{_PEOPLE})\b)*",
    re.IGNORECASE,
)


def labels_and_addresses(text: str) -> Cover:
    """Where cues count for nothing: web and mail addresses, and labels of posts before a name."""
    return Cover(match.span() for pattern in (_ADDRESS, _POST_LABEL) for match in pattern.finditer(text))


def settings(text: str) -> Cover:
    """Where cues are weak: the room or ground where it took place, and those who did it or came."""
    return Cover(match.span() for pattern in (_VENUE, _ACTORS) for match in pattern.finditer(text))
