"""Many reports: each read once, none able to stop the others, outcomes handed on one by one."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Protocol, TypeVar

from gestae.errors import UnreadableError
from gestae.records import Outcome, ReportRecord

Work = Callable[[str, bytes], Outcome]
"""One report through the stages: (document, bytes) -> Outcome; may raise."""


class Readable(Protocol):
    """A report that has a name and can be loaded, as `gestae.stages.read.Source` is."""

    @property
    def document(self) -> str:
        """The name of the report in the records."""

    def load(self) -> bytes:
        """The bytes of the file. Raises UnreadableError."""


Found = TypeVar("Found", bound=Readable)


def each_once(sources: Iterable[Found]) -> Iterator[Found]:
    """The sources in their order, without those whose document has been there before."""
    seen: set[str] = set()
    for source in sources:
        if source.document not in seen:
            seen.add(source.document)
            yield source


def run_batch(sources: Iterable[Readable], work: Work) -> Iterator[Outcome]:
    """One outcome a document, in the order of the sources.

    Nothing is kept back (memory does not grow with their number), and a report that fails is an outcome too:
    one with the status "failed", a code and a reason.
    """
    for source in each_once(sources):
        yield attempt(source, work)


def attempt(source: Readable, work: Work) -> Outcome:
    """Load a report and work on it; whatever goes wrong becomes a failed outcome of this report alone."""
    document = _storable(source.document)
    digest = None
    try:
        data = source.load()
        digest = sha256(data).hexdigest()
        return work(document, data)
    except UnreadableError as error:
        return _failed(document, digest, error.code, str(error))
    except Exception as error:  # The one place for it: a defect must cost one report, not the run.
        return _failed(document, digest, "internal-error", f"{type(error).__name__}: {error}")


def _storable(document: str) -> str:
    """The name without the lone surrogates that Python puts for undecodable bytes of a file name."""
    return document.encode("utf-8", "backslashreplace").decode("utf-8")


def _failed(document: str, digest: str | None, code: str, reason: str) -> Outcome:
    line = " ".join(_storable(reason).removeprefix(f"{document}: ").split())
    return Outcome(report=ReportRecord(document=document, sha256=digest, status="failed", error=line, error_code=code))
