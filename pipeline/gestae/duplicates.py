"""Files with the same bytes: the first one in the order of the input is read, the others are listed as its duplicates.

Archives of reports hold the same file many times: mailed twice, saved under two names, linked, zipped beside itself.
Reading each copy would double its events. Who is first depends on the order of the input alone: decided in that order,
before reports are handed to workers, it is the same for any number of them.
"""

from gestae.errors import UnreadableError
from gestae.records import Outcome, ReportRecord
from gestae.stages.read.formats import OPAQUE, format_of


def content_key(document: str, data: bytes, sha256: str) -> bytes | None:
    """What two documents have in common when reading one tells all about the other; None for a document that is no
    one's duplicate: it is blank or of an unsupported type. `sha256` is the hash of `data`, in hexadecimal.

    It is the hash alone, except that a reader of an opaque format (PDF, DOCX) is not asked in place of another: a
    text that is called .pdf fails, and the same text called .txt shall not fail with it.
    """
    if not data or data.isspace():
        return None
    try:
        form = format_of(document, data)
    except UnreadableError:
        return None
    return bytes.fromhex(sha256) + (form.encode() if form in OPAQUE else b"")


def duplicate(document: str, sha256: str, first: str) -> Outcome:
    """The outcome of a document that is not read, because `first` has the same bytes."""
    return Outcome(report=ReportRecord(document=document, sha256=sha256, status="duplicate", duplicate_of=first))
