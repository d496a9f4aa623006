"""Names for the files below text/: safe on every file system, mirroring the document's path, never two alike.

A document's path comes from outside (arguments, archives, mail): it may be absolute, climb with "..", hold
characters that Windows refuses, be too long, or differ from another only in case. The name keeps what it can:
unsafe characters become %XX (of their UTF-8 bytes), ".txt" is appended, and a folder never ends in ".txt", so
that a file and a folder never want the same name.
"""

import re
import unicodedata
from hashlib import blake2b, sha256

_UNSAFE = re.compile(r'[<>:"\\|?*%~\x00-\x1f\x7f-\x9f\ud800-\udfff]|[. ]$|^ ')
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
# What is no name but a step on the way: "~" stands in no other name.
_STEPS = {"": "~root", ".": "~here", "..": "~up"}
_PART_BYTES = 200  # file systems end at 255
_PATH_BYTES = 1000


def text_name(document: str) -> str:
    """The path below text/ for a document, with "/" between the parts; equal only for equal documents, except
    where file systems that fold case or accents take two names for one (see `TextNames`)."""
    *folders, name = document.split("/")
    path = "/".join([*(_folder(part) for part in folders), _part(name) + ".txt"])
    if len(path.encode()) > _PATH_BYTES:
        return f"long~{_digest(document)}.txt"
    return path


class TextNames:
    """Gives each document of a run its own name, also where the file system folds case or accents."""

    def __init__(self) -> None:
        """Begin with no name taken; only a short digest of each name is kept."""
        self._taken: set[bytes] = set()

    def take(self, document: str) -> str:
        """The name for the next document; a name already taken gets ~2, ~3 and so on."""
        plain = name = text_name(document)
        number = 1
        while (key := _fold(name)) in self._taken:
            number += 1
            name = f"{plain.removesuffix('.txt')}~{number}.txt"
        self._taken.add(key)
        return name


def _folder(part: str) -> str:
    safe = _STEPS.get(part) or _part(part)
    return safe[:-4] + "%2E" + safe[-3:] if safe.casefold().endswith(".txt") else safe


def _part(part: str) -> str:
    safe = _UNSAFE.sub(lambda found: _percent(found[0]), part)
    if _RESERVED.match(safe):
        safe = _percent(safe[0]) + safe[1:]
    encoded = safe.encode()
    if len(encoded) <= _PART_BYTES:
        return safe
    return encoded[: _PART_BYTES - 20].decode(errors="ignore") + "~" + _digest(part)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _fold(name: str) -> bytes:
    return blake2b(unicodedata.normalize("NFC", name.casefold()).encode(), digest_size=12).digest()
