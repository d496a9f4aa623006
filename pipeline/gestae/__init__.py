"""gestae: event records out of activity reports.

>>> from gestae import extract
>>> outcome = extract("report.txt")        # doctest: +SKIP
>>> outcome.events[0].organizers           # doctest: +SKIP

Public names load late: importing the package costs nothing, `extract` loads the language model.
"""

from typing import TYPE_CHECKING, Any

from gestae.errors import GestaeError

if TYPE_CHECKING:
    from gestae.archive.many import extract_many
    from gestae.records import Event, Outcome
    from gestae.run import extract
    from gestae.settings import Settings

__all__ = ["Event", "GestaeError", "Outcome", "Settings", "__version__", "extract", "extract_many"]
__version__ = "0.1.0"

_HOMES = {
    "Event": "gestae.records",
    "Outcome": "gestae.records",
    "Settings": "gestae.settings",
    "extract": "gestae.run",
    "extract_many": "gestae.archive.many",
}


def __getattr__(name: str) -> Any:
    """Import a public name at its first use."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'gestae' has no attribute {name!r}")
