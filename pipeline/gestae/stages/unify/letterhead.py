"""Letterheads of several lines: the whole above, the part that reports below it."""

from collections.abc import Mapping, Sequence

from gestae.layout import unit_of
from gestae.model import Mention, Unit, UnitKind

HEAD_ZONE = 6
"""Units at the top of a report in which a letterhead or title names the body."""
_PARENTS = frozenset(
    (
        "university",
        "college",
        "ministry",
        "government",
        "republic",
        "province",
        "union",
        "council",
        "municipality",
        "administration",
        "diocese",
        "corporation",
        "universidad",
        "universidade",
        "universitas",
    )
)
_PARTS = frozenset(
    (
        "department",
        "dept",
        "centre",
        "center",
        "institute",
        "faculty",
        "club",
        "unit",
        "cell",
        "committee",
        "office",
        "division",
        "section",
        "parish",
        "laboratory",
        "school",
        "chapter",
        "bureau",
        "directorate",
        "programme",
        "library",
        "society",
        "association",
        "branch",
    )
)
_BRANCHES = frozenset(
    (
        "district",
        "branch",
        "division",
        "unit",
        "chapter",
        "region",
        "zone",
        "group",
        "troop",
        "lodge",
        "county",
        "ward",
        "station",
        "circle",
        "wing",
        "section",
        "deanery",
        "parish",
        "commission",
        "desk",
        "hospital",
        "college",
        "school",
    )
)
"""What the part of a body that has the same name is called ("Kenya Guides Association / Voi Guides District")."""
_AREAS = frozenset(("province", "republic", "government"))
"""What below a body's name says where it is."""
_SHORT = 3
_PART_SHARE = 0.5
_MOST = 0.7
"""Share of a line from which a body's name is all that it says, but for an acronym or a place."""


def part_of_letterhead(
    ranked: Sequence[str], scores: Mapping[str, float], best: Mapping[str, Mention], units: Sequence[Unit]
) -> str:
    """The body that reports, of those ranked by score (folded names): rather the part than the whole above it."""
    return _lowest(_sub_unit(ranked, scores, best, units), best, units)


def _sub_unit(
    ranked: Sequence[str], scores: Mapping[str, float], best: Mapping[str, Mention], units: Sequence[Unit]
) -> str:
    """A department, centre or club is the body rather than the university or council above it, where both stand at
    the head of the report (RECORD: organizers).
    """
    first = ranked[0]
    if not set(first.split()) & _PARENTS:
        return first
    for key in ranked[1:]:
        n = unit_of(units, best[key].start)
        heading = n is not None and units[n].kind in (UnitKind.META, UnitKind.TITLE)
        if (
            heading
            and set(key.split()) & _PARTS
            and not set(key.split()) & _PARENTS
            and scores[key] >= _PART_SHARE * scores[first]
        ):
            return key
    return first


def _lowest(first: str, best: Mapping[str, Mention], units: Sequence[Unit]) -> str:
    """The part that a letterhead names on the lines below the whole ("Province of ... / Municipality of ...")."""
    lines = {n: key for key, mention in best.items() if (n := _whole_line(units, mention)) is not None}
    n = _whole_line(units, best[first])
    while n is not None and (below := next((m for m in (n + 1, n + 2) if m in lines), None)) is not None:
        if not _is_part(lines[n].split(), lines[below].split()):
            break
        n = below
    return first if n is None else lines[n]


def _is_part(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the body of a line is a part of that of a line above it."""
    if set(above) & _PARENTS:
        return _goes_down(set(above), set(below))
    shared = {word for word in above if len(word) > _SHORT} & set(below) - _BRANCHES - _PARTS
    return bool(shared) and bool(set(below) & _BRANCHES)


def _goes_down(above: set[str], below: set[str]) -> bool:
    """Whether a line names a part of the body on the line above it, and not only where that is."""
    return bool(below & (_PARTS | _BRANCHES | _PARENTS - _AREAS)) or bool(below & _AREAS and above & _AREAS)


def _whole_line(units: Sequence[Unit], mention: Mention) -> int | None:
    """The number of the unit at the head of the report of which a mention is nearly all, or None."""
    n = unit_of(units, mention.start)
    if n is None or n >= HEAD_ZONE or mention.end - mention.start < _MOST * (units[n].end - units[n].start):
        return None
    return n
