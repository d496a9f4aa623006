"""Archives made by hand, odd ones too."""

import gzip
import io
import stat
import tarfile
import warnings
import zipfile
from collections.abc import Mapping, Sequence

Members = Mapping[str, bytes] | Sequence[tuple[str, bytes]]
_TYPES = {
    "@": tarfile.SYMTYPE, "=": tarfile.LNKTYPE, "|": tarfile.FIFOTYPE, "#": tarfile.CHRTYPE, "/": tarfile.DIRTYPE,
}  # fmt: skip


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A .zip archive; a name may come twice. A name ending in "@" is a link to its content."""
    pairs = members.items() if isinstance(members, Mapping) else members
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", method) as archive:
        warnings.simplefilter("ignore")  # zipfile warns of names that come twice
        for name, data in pairs:
            info = zipfile.ZipInfo(name.removesuffix("@"))
            info.compress_type = method
            info.external_attr = ((stat.S_IFLNK if name.endswith("@") else stat.S_IFREG) | 0o644) << 16
            archive.writestr(info, data)
    return file.getvalue()


def raw_named(name: bytes, data: bytes = b"tea", *, utf8_flag: bool = False) -> bytes:
    """A .zip archive with one member whose name is these bytes."""
    stand_in = "x" * len(name)
    content = bytearray(zipped({stand_in: data}, zipfile.ZIP_STORED).replace(stand_in.encode(), name))
    if utf8_flag:
        content[7] |= 8
        content[content.index(b"PK\x01\x02") + 9] |= 8
    return bytes(content)


def tarred(members: Members) -> bytes:
    """A .tar archive. The end of a name tells its type: "@" link, "=" hard link (to the content), "|" pipe,
    "#" device, "/" folder."""
    pairs = members.items() if isinstance(members, Mapping) else members
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", encoding="utf-8", errors="surrogateescape") as archive:
        for name, data in pairs:
            kind = _TYPES.get(name[-1])
            info = tarfile.TarInfo(name if kind is None else name[:-1])
            if kind is None:
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
            else:
                info.type, info.linkname = kind, data.decode()
                archive.addfile(info)
    return file.getvalue()


def gzipped(data: bytes) -> bytes:
    """Bytes packed with gzip, the same every time."""
    return gzip.compress(data, mtime=0)
