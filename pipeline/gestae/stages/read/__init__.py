"""Read: a file becomes a Report, whatever its format.

Adding a format is one file beside this one and one line in READERS (and its suffixes in SUFFIXES).
"""

import re
from dataclasses import replace
from hashlib import sha256

from gestae.errors import UnreadableError
from gestae.model import Report
from gestae.stages.read.content import Content, Reader, note
from gestae.stages.read.formats import READERS, format_of
from gestae.stages.read.language import ENGLISH, languages
from gestae.stages.read.metadata import WEAK_SOURCES, path_date
from gestae.stages.read.sources import Source, gather

_ADDRESS = re.compile(r"\s*(?:(?:source|url|link)\s*:\s*)?(?P<address>https?://\S+)[ \t]*(?:\n|\Z)", re.IGNORECASE)
"""The first line of a page that was stored with its address."""

__all__ = ["READERS", "Content", "Reader", "Source", "gather", "read_report"]


def read_report(document: str, data: bytes) -> Report:
    """Read one file: `document` is its path as given (its suffix picks the reader), `data` its bytes.

    Raises UnreadableError with the code "empty", "encrypted", "scanned-only", "unsupported" or "broken";
    no other exception leaves this function for any bytes.
    """
    if not data.strip():
        raise UnreadableError("empty", f"{document}: the file is empty")
    name = format_of(document, data)
    content = _guarded(READERS[name], document, data)
    if not content.blocks:
        raise UnreadableError("empty", f"{document}: the file holds no text")
    metadata = content.metadata
    weak = metadata.post_date is None or metadata.post_date_source in WEAK_SOURCES
    address = _ADDRESS.match(content.text)
    if weak and (posted := path_date(document)):
        metadata = replace(metadata, post_date=posted, post_date_source="file name")
    elif weak and address and (posted := path_date(address["address"])):
        metadata = replace(metadata, post_date=posted, post_date_source="address")
    spoken = languages([content.text[block.start : block.end] for block in content.blocks])
    foreign = "" if spoken[0] == ENGLISH else f"the report seems to be in {spoken[0]!r}; it is read as if in English"
    return Report(
        document=document,
        format=name,
        sha256=sha256(data).hexdigest(),
        text=content.text,
        blocks=content.blocks,
        metadata=replace(metadata, languages=spoken),
        issues=(*content.issues, note("not-english", foreign)) if foreign else content.issues,
    )


def _guarded(reader: Reader, document: str, data: bytes) -> Content:
    """Call a reader; whatever a parsing library throws at damaged bytes becomes one "broken" error."""
    try:
        return reader(data)
    except UnreadableError as error:
        raise UnreadableError(error.code, f"{document}: {error}") from error
    except Exception as error:
        # Parsers of damaged files raise anything from KeyError to AssertionError: name the type.
        raise UnreadableError("broken", f"{document}: cannot be parsed ({type(error).__name__}: {error})") from error
