"""The line above a list that says who organised all of it: "The following were organised by the Science Club:"."""

import re
from collections.abc import Sequence

from gestae.layout import ByPlace
from gestae.model import Mention, Unit, UnitKind
from gestae.stages.unify.bodies import Body
from gestae.stages.unify.names import fold_name

_DONE_BY = re.compile(
    r"\b(?:organi[sz]ed|conducted|held|hosted|arranged|undertaken|carried out|run)\s+by\s+(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_REACH = 40
_LONGEST = 250
_LISTED = (UnitKind.ITEM, UnitKind.RECORD)


def lead_in_bodies(text: str, units: Sequence[Unit], bodies: ByPlace[Mention]) -> dict[int, Body]:
    """Number of each entry of such a list -> the body that the line above names. Offsets are into `text`."""
    found: dict[int, Body] = {}
    open_body: Body | None = None
    for n, unit in enumerate(units):
        if unit.kind not in _LISTED:
            ends = text[unit.start : unit.end].rstrip().endswith(":") and unit.end - unit.start <= _LONGEST
            open_body = _told(text, unit, bodies) if ends else None
        elif open_body is not None:
            found[n] = open_body
    return found


def _told(text: str, unit: Unit, bodies: ByPlace[Mention]) -> Body | None:
    for mention in bodies.beginning(unit.start, unit.end):
        if _DONE_BY.search(text[max(unit.start, mention.start - _REACH) : mention.start]):
            return Body(
                mention.name, mention.acronym, mention.start, mention.end, 0.7, frozenset({fold_name(mention.name)})
            )
    return None
