"""Names in a .zip file: bytes in UTF-8 or in the old code page 437, and a flag that does not always say which."""

import struct
import zipfile
from typing import IO, Any

_UTF8 = 0x800
_ENTRY = struct.Struct("<4s4xH18xHHH12x")  # signature, flags, lengths of the name, extra field and comment
_SIGNATURE = b"PK\x01\x02"
_MEMBER = b"PK\x03\x04"
_MEMBER_BYTES = 30


class Legible:
    """A file whose .zip headers zipfile can read. A name that is flagged as UTF-8 and is not would make the whole
    archive unreadable: while `mending` is set, such a name in the directory loses its flag, and so does the name in
    the header of any member (which zipfile compares with the directory's)."""

    def __init__(self, file: IO[bytes]) -> None:
        """Begin with mending."""
        self._file = file
        self.mending = True

    def __getattr__(self, name: str) -> Any:
        """All else is the file's own."""
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        """The file's bytes; the directory (which zipfile reads at once) and headers with their flags put right."""
        data = self._file.read(size)
        if self.mending and data.startswith(_SIGNATURE):
            return _mended(data)
        if self.mending and data.startswith(_MEMBER) and len(data) == _MEMBER_BYTES:
            return data[:7] + bytes([data[7] & ~(_UTF8 >> 8)]) + data[8:]
        return data


def _mended(directory: bytes) -> bytes:
    changed = bytearray(directory)
    at = 0
    while at + _ENTRY.size <= len(directory):
        signature, flags, name, extra, comment = _ENTRY.unpack_from(directory, at)
        if signature != _SIGNATURE:
            break
        start = at + _ENTRY.size
        if flags & _UTF8 and not _is_utf8(directory[start : start + name]):
            struct.pack_into("<H", changed, at + 8, flags & ~_UTF8)
        at = start + name + extra + comment
    return bytes(changed)


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def flagged(info: zipfile.ZipInfo) -> bool:
    """Whether a member's name is said to be UTF-8."""
    return bool(info.flag_bits & _UTF8)


def zip_name(info: zipfile.ZipInfo) -> str:
    """The member's name with / between its steps.

    Many programs write UTF-8 without the flag, which zipfile reads as code page 437; text in that code page is
    hardly ever valid UTF-8 by chance. Windows programs write backslashes.
    """
    name = info.filename
    if not flagged(info):
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return name.replace("\\", "/")
