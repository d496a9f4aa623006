"""Which formats there are, their suffixes, and how a file's first bytes tell."""

# ruff: noqa: PLC0415 (imported at the first use, so that the command line starts quickly)

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from gestae.errors import UnreadableError
from gestae.stages.read.content import Content, Reader


def _plain(data: bytes) -> Content:
    from gestae.stages.read.plain import read_plain

    return read_plain(data)


def _markdown(data: bytes) -> Content:
    from gestae.stages.read.markdown import read_markdown

    return read_markdown(data)


def _html(data: bytes) -> Content:
    from gestae.stages.read.html import read_html

    return read_html(data)


def _docx(data: bytes) -> Content:
    from gestae.stages.read.docx import read_docx

    return read_docx(data)


def _pdf(data: bytes) -> Content:
    from gestae.stages.read.pdf import read_pdf

    return read_pdf(data)


def _mail(data: bytes) -> Content:
    from gestae.stages.read.eml import read_eml

    return read_eml(data)


# Readers are imported at their first use: lxml and pypdfium2 would cost every start of the command line.
READERS: Mapping[str, Reader] = MappingProxyType(
    {"text": _plain, "markdown": _markdown, "html": _html, "docx": _docx, "pdf": _pdf, "mail": _mail}
)

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text", ".text": "text",
        ".md": "markdown", ".markdown": "markdown",
        ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".php": "html",
        ".docx": "docx", ".pdf": "pdf", ".eml": "mail",
    }
)  # fmt: skip

OPAQUE = frozenset({"docx", "pdf"})
"""Formats whose reader cannot make sense of what another reader can, nor the other way round."""

_MAIL = re.compile(
    rb"^(?:From|To|Date|Subject|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): ",
    re.MULTILINE | re.IGNORECASE,
)
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)


def check_suffix(document: str) -> str:
    """The suffix of a name, lower case. Raises UnreadableError("unsupported") where no reader takes it."""
    suffix = PurePosixPath(document).suffix.lower()
    if suffix not in SUFFIXES:
        what = f"files of type {suffix}" if suffix else "files without a suffix"
        raise UnreadableError("unsupported", f"{document}: {what} are not supported")
    return suffix


def format_of(document: str, data: bytes) -> str:
    """The name of the reader for a file. Raises UnreadableError("unsupported") where there is none.

    The suffix decides, unless the first bytes say plainly that the file is something else that can be read;
    standard input ("-") goes by its bytes alone.
    """
    suffix = "" if document == "-" else check_suffix(document)
    return _sniffed(data, bare=document == "-") or SUFFIXES.get(suffix, "text")


def _sniffed(data: bytes, bare: bool) -> str | None:
    """The format that the first bytes prove; `bare` data has no suffix, so a mail's headers count too."""
    head = data[:4000].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") and b"word/" in data:
        return "docx"
    if _PAGE.match(head):
        return "html"
    return "mail" if bare and len(_MAIL.findall(head)) >= 3 and _MAIL.match(head) else None
