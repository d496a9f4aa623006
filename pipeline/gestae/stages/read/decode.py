"""Bytes to text: Unicode first, then a guess, then mojibake mended; what was done is said as issues."""

# ruff: noqa: PLC0415 (imported at the first use, so that the command line starts quickly)

import re
import unicodedata

from gestae.errors import UnreadableError
from gestae.model import Issue
from gestae.stages.read.content import CONTROL, clean, note

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_STYLED = re.compile(r"[\U0001d400-\U0001d7ff]")
# Characters that mojibake of UTF-8 read as a one-byte code page cannot do without.
_SUSPECT = re.compile(
    r"[\u00c2-\u00f4\u0102\u0103\u0393\u0421-\u0440][\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u2122]|\u00ef\u00bf\u00bd"
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """Text of `data` with newlines as "\\n", without byte order mark and control characters.

    `declared` is the charset that a header names; it is asked only where the bytes are not UTF-8.
    Raises UnreadableError("unsupported") for bytes that are no text at all.
    """
    raw, encoding, guessed = _raw(data, declared)
    issues = []
    if guessed:
        issues.append(note("encoding-guessed", f"the text is not UTF-8; read as {encoding}"))
    _refuse_binary(raw)
    # Mending comes before cleaning: a control character can be the half of a mojibake quotation mark.
    mended = mend(raw)
    if mended != raw:
        issues.append(note("mojibake-mended", "wrongly decoded characters in the source were put right"))
    text = clean(mended)
    plain = _STYLED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    if plain != text:
        issues.append(note("styled-letters", "mathematical letters used as bold or italic were read as plain letters"))
    return plain, tuple(issues)


def mend(text: str) -> str:
    """Put right, line by line, UTF-8 that somebody read as another encoding; healthy lines stay."""
    if not _SUSPECT.search(text):
        return text
    import ftfy

    lines = text.split("\n")
    return "\n".join(ftfy.fix_encoding(line).replace("\n", " ") if _SUSPECT.search(line) else line for line in lines)


def declared_charset(data: bytes) -> str | None:
    """The charset named in the first kilobytes of an HTML file."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _raw(data: bytes, declared: str | None) -> tuple[str, str, bool]:
    """The decoded text, the encoding used, and whether that was a guess."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding, False
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), wide, True
    text = _strict(data, "utf-8")
    if text is not None:
        return text, "utf-8", False
    if declared and (text := _strict(data, _web_name(declared))) is not None:
        return text, declared, False
    return _guess(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _web_name(name: str) -> str:
    """Browsers read Latin-1 as Windows-1252; so do the people who declare it."""
    return "cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    head = data[:4000]
    if len(head) < 4:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> tuple[str, str, bool]:
    if b"\x00" in data:
        raise UnreadableError("unsupported", "the file holds binary data, not text")
    lines = data.split(b"\n")
    decoded = [_strict(line, "utf-8") for line in lines]
    if any(text is not None and not text.isascii() for text in decoded):
        mixed = [line.decode("cp1252", "replace") if text is None else text
                 for line, text in zip(lines, decoded, strict=True)]  # fmt: skip
        return "\n".join(mixed), "utf-8 mixed with cp1252", True
    western = _strict(data, "cp1252")
    if western is not None and _plausible(western):
        return western, "cp1252", True
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise UnreadableError("unsupported", "the file is in no text encoding that could be told")
    return str(best), best.encoding, True


_WESTERN = re.compile(
    r"(?<=[A-Za-z])[\u00c0-\u00ff]|[\u00c0-\u00ff](?=[a-z])|[\u2018\u2019\u201c\u201d\u2013\u2014\u2022\u2026\u20ac\u00a0\u00a3\u00a9\u00ab\u00ad\u00ae\u00b0-\u00b4\u00b7\u00ba-\u00be\u2122]"
)


def _plausible(text: str) -> bool:
    """Whether the characters beyond ASCII are few and stand where English typing puts them."""
    foreign = sum(1 for char in text if ord(char) > 127)
    return foreign <= 0.1 * len(text) and len(_WESTERN.findall(text)) >= 0.9 * foreign


def _refuse_binary(text: str) -> None:
    sample = text[:20_000]
    strange = len(CONTROL.findall(sample)) + sample.count("\ufffd")
    if strange > max(4, 0.02 * len(sample)):
        raise UnreadableError("unsupported", "the file holds binary data, not text")
