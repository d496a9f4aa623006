"""Files with the same bytes: found before reports are handed to workers, in the order of the plan.

Only files of one size can be alike, so only these are loaded; what is a copy of what does not depend on the workers.
"""

from hashlib import sha256

from gestae.archive.ahead import ahead, from_afar
from gestae.archive.plan import Place, Plan, Planned
from gestae.duplicates import content_key, duplicate
from gestae.errors import UnreadableError
from gestae.records import Outcome
from gestae.stages.read import Source


def set_copies_aside(plan: Plan) -> int:
    """Mark each report whose bytes came before in the plan: it is not to be read. Gives their number."""
    for row, size in ahead(plan.of_unknown_size(), _size, from_afar):
        plan.resize(row.position, size)
    copies = 0
    for row, content in ahead(plan.of_one_size(), _content, from_afar):
        if content is not None:
            copies += plan.first_with(row.position, *content) is not None
    return copies


def copy_of(place: Place) -> Outcome | None:
    """The outcome of a report that was set aside; None for one that is read."""
    if place.first is None or place.sha256 is None:
        return None
    return duplicate(place.document, place.sha256, place.first)


def _size(row: Planned) -> int:
    return len(_bytes_of(row.source) or b"")


def _content(row: Planned) -> tuple[bytes | None, str] | None:
    """(`content_key`, hash) of a report; None for what cannot be loaded."""
    data = _bytes_of(row.source)
    if data is None:
        return None
    digest = sha256(data).hexdigest()
    return content_key(row.source.document, data, digest), digest


def _bytes_of(source: Source) -> bytes | None:
    """None for what cannot be loaded: the reason is told where the report is read."""
    try:
        return source.load()
    except UnreadableError:
        return None
