"""Runs of capitalised words: the raw material of names. Nothing is decided here."""

import re
from collections.abc import Iterator

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏȘȚʻ"
NAME_WORD = rf"[{UPPER}][\w'’ʻ]*(?:[-‐/][\w'’ʻ]+)*"
INITIALS = rf"[{UPPER}]\.(?:[ ]?[{UPPER}]\.){{0,3}}"
PARTICLE = (
    r"(?:de la|de los|van der|van den|van de|von der|de|van|der|den|von|bin|binti|binte|ibn|al|el|da|dos"
    r"|das|di|du|del|della|la|le|ap|ua|te|ter|ten|zu|y|ka|wa|ole|ben|bint|abu|ould|st\.?)"
)
_CONNECTOR = (
    r"(?:of the|of|for the|for|and|&|de la|de l[’']|de|du|des|do|da|dos|del|della|di|et|e|y|und|für|van"
    r"|voor|der|ng|sa|pour|la|le|los|las|van de|van het|og|och|ja|te|o te|ki|mo|no|ya|wa|za|al|el|dan"
    r"|dengan|untuk|kwa)"
)
_SPACE = r"[ \t]*\n?[ \t]*"
_SHORTENED = (
    r"(?:ST|DEPT|GOVT|DR|MT|Dept|Deptt|Govt|Univ|Inst|Assn|Assoc|Asso|Divn|Ltd|Pvt|Co|Corp|Inc|Bros|St|Ste|Dr|Mt|Sr"
    r"|Jr|Hr|Sec|Hon|Regl|Natl|Intl|Comm|Soc|Org|Dist|"
    r"Addl|Brgy|Ste|Ft|Sch|Coll|Acad|Hosp|Cent|Ctr|Bn|Regt|d\.o\.o|e\.V|[A-Z](?:\.[A-Z])*)\."
)
BODY_WORD = rf"(?:{_SHORTENED}|{NAME_WORD}|[aeu][a-z]{{0,2}}-{NAME_WORD})"
_BODY_RUN = re.compile(
    rf"(?<![\w’'])(?:{BODY_WORD}(?:(?:[ \t]{{1,2}}|[ \t]*\n[ \t]*)(?:(?:{_CONNECTOR}[ \t]+){{0,2}})(?:{BODY_WORD}"
    rf"|No\.?\s?\d+|\d{{1,4}}(?=[ \t]+{NAME_WORD}))"
    rf"|(?<=\.){NAME_WORD}|[ \t]?&[ \t]?{BODY_WORD})*)"
)


def body_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of runs of capitalised words joined by "of", "for", "&" and their like in other languages."""
    for match in _BODY_RUN.finditer(text, start, end):
        yield match.start(), match.end()
