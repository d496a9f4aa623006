"""The bytes of gold files as text, with what is wrong with them said once and plainly."""

from pathlib import Path

from gestae.evaluate.goldfiles.findings import Places, Reading, Where

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes) -> str:
    """UTF-8 with or without a byte order mark, or UTF-16 with one. Raises UnicodeDecodeError."""
    return data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")


def text_of(path: Path, into: Reading, advice: str) -> str | None:
    """The text of a file, UTF-8 or (what Excel calls "Unicode text") UTF-16; None, and an error, for anything else."""
    where = Where(path.as_posix())
    try:
        data = path.read_bytes()
    except OSError as error:
        into.error(where, "unreadable", f"cannot be read: {error.strerror}", "check the file and its permissions")
        return None
    try:
        return decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        into.error(Where(where.file, line), "encoding", "is not UTF-8 text", advice)
        return None


def check_document(document: str, places: Places, into: Reading) -> None:
    """A document is named by its path relative to the reports, with "/" between the parts."""
    if document.startswith("/") or document[1:3] in (":\\", ":/"):
        advice = "write it relative to the folder of the reports: it is different on every machine"
        into.warn(places(("document",)), "absolute-path", f"document {document!r} is an absolute path", advice)
    elif "\\" in document:
        advice = f"write {document.replace(chr(92), '/')!r}, or it is not found on other systems"
        into.warn(places(("document",)), "backslash", f"document {document!r} has backslashes", advice)
