"""Many reports: each read once, none able to stop the others, outcomes handed on one by one."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Protocol, TypeVar

from gestae.errors import UnreadableError
from gestae.records import Outcome, ReportRecord

Work = Callable[[str, bytes], Outcome]
"""One report through the stages: (document, bytes) -> Outcome; may raise."""

INTERNAL = "internal-error"
"""The code of a report that failed by a defect, not by what is in its file."""


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
    """One outcome a document, in the order of the sources, in this process.

    Nothing is kept back (memory does not grow with their number), and a report that fails is an outcome too:
    one with the status "failed", a code and a reason.
    """
    for source in each_once(sources):
        yield attempt(source, work)


def attempt(source: Readable, work: Work, loaded: Callable[[str], object] | None = None) -> Outcome:
    """Load a report and work on it; whatever goes wrong becomes a failed outcome of this report alone.

    `loaded` is told the hash of the bytes before the work begins.
    """
    digest = None
    try:
        data = source.load()
        digest = sha256(data).hexdigest()
        if loaded is not None:
            loaded(digest)
        return work(storable(source.document), data)
    except UnreadableError as error:
        return failed(source.document, digest, error.code, str(error))
    except BrokenPipeError:
        raise  # nobody is left to take the outcome
    except Exception as error:  # The one place for it: a defect must cost one report, not the run.
        return failed(source.document, digest, INTERNAL, f"{type(error).__name__}: {error}")


def failed(document: str, digest: str | None, code: str, reason: str) -> Outcome:
    """The outcome of a report that gave nothing: its reason in one line, without the name in front."""
    name = storable(document)
    line = " ".join(storable(reason).removeprefix(f"{name}: ").split())
    return Outcome(report=ReportRecord(document=name, sha256=digest, status="failed", error=line, error_code=code))


def storable(document: str) -> str:
    """The name without the lone surrogates that Python puts for undecodable bytes of a file name."""
    return document.encode("utf-8", "backslashreplace").decode("utf-8")
