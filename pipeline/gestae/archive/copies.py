"""Files with the same bytes: found before reports are handed to workers, in the order of the plan.

Only files of one size can be alike, so only these are loaded; what is a copy of what does not depend on the workers.
"""

from hashlib import sha256

from gestae.archive.plan import Place, Plan
from gestae.duplicates import content_key, duplicate
from gestae.errors import UnreadableError
from gestae.records import Outcome
from gestae.stages.read import Source


def set_copies_aside(plan: Plan) -> int:
    """Mark each report whose bytes came before in the plan: it is not to be read. Gives their number."""
    for row in plan.of_unknown_size():
        plan.resize(row.position, len(_bytes_of(row.source) or b""))
    copies = 0
    for row in plan.of_one_size():
        data = _bytes_of(row.source)
        if data is not None:
            digest = sha256(data).hexdigest()
            key = content_key(row.source.document, data, digest)
            copies += plan.first_with(row.position, key, digest) is not None
    return copies


def copy_of(place: Place) -> Outcome | None:
    """The outcome of a report that was set aside; None for one that is read."""
    if place.first is None or place.sha256 is None:
        return None
    return duplicate(place.document, place.sha256, place.first)


def _bytes_of(source: Source) -> bytes | None:
    """None for what cannot be loaded: the reason is told where the report is read."""
    try:
        return source.load()
    except UnreadableError:
        return None
