"""Which reports of a run have the bytes of an earlier one: decided in the order of the plan, before any is read."""

from hashlib import sha256

from gestae.duplicates import FirstCopies, content_key, duplicate
from gestae.errors import UnreadableError
from gestae.records import Outcome
from gestae.stages.read import Source


class Copies:
    """Looks at the reports one by one, in their order; remembers hashes, never contents."""

    def __init__(self, *, wanted: bool) -> None:
        """`wanted` False lets every report be its own."""
        self._first = FirstCopies() if wanted else None

    def look(self, source: Source) -> tuple[str | UnreadableError, Outcome | None]:
        """(SHA-256 of the bytes in hexadecimal or why they cannot be had, the outcome of a duplicate or None)."""
        try:
            data = source.load()
        except UnreadableError as error:
            return error, None
        digest = sha256(data).hexdigest()
        if self._first is None:
            return digest, None
        first = self._first.first(source.document, content_key(source.document, data, digest))
        return digest, None if first is None else duplicate(source.document, digest, first)
