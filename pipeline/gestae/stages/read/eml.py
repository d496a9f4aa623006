"""E-mail: subject, sender and date on top, then the plain part, or the HTML part for want of one."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from gestae.model import BlockKind, Issue, Metadata
from gestae.stages.read.content import Content, Piece, clean, lines_as_blocks, note, render, shifted
from gestae.stages.read.decode import decode
from gestae.stages.read.html import page_pieces, strip_code
from gestae.stages.read.metadata import iso_date

# A plain part this much shorter than the HTML part only says that the mail is in HTML.
_STUB = 0.2


def read_eml(data: bytes) -> Content:
    """Read one message. Quoted replies stay; attachments are named in issues, not read."""
    message = message_from_bytes(data, policy=policy.default)
    subject, sender, posted = (
        _header(message, "subject"),
        _header(message, "from"),
        iso_date(_header(message, "date")),
    )
    name, address = parseaddr(sender)
    values = {"subject": subject, "from": sender, "date": _header(message, "date")}
    meta = [Piece(BlockKind.META, text, label=label) for label, text in values.items() if text]
    metadata = Metadata(subject or None, None, name or address or None, posted, "mail header" if posted else None)
    plain, issues = _joined(message, "text/plain")
    page, page_issues = _joined(message, "text/html")
    issues += _attachments(message)
    shown = page_pieces(strip_code(page))[1] if page and len(plain.strip()) < _STUB * len(page) else []
    length = sum(len(piece.text) + len("".join(piece.cells)) for piece in shown)
    if shown and len(plain.strip()) < _STUB * length:
        text, blocks = render([*meta, *shown])
        return Content(text, blocks, metadata, issues + page_issues)
    top, top_blocks = render(meta)
    joint = "\n\n" if top and plain else ""
    blocks = top_blocks + shifted(lines_as_blocks(plain), len(top) + len(joint))
    return Content(top + joint + plain, blocks, metadata, issues)


def _header(message: Message, name: str) -> str:
    """A header as one line, decoded; empty where it is missing or beyond repair."""
    try:
        value = str(message[name] or "")
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        value = next((str(raw) for key, raw in message.raw_items() if key.lower() == name), "")
    return " ".join(clean(value.encode("utf-8", "replace").decode()).split())


def _parts(message: Message, kind: str) -> Iterator[Message]:
    for part in message.walk():
        if part.get_content_type() == kind and not part.is_multipart() and not _is_attached(part):
            yield part


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("content-disposition", "")).strip().lower()
    return disposition.startswith("attachment")


def _joined(message: Message, kind: str) -> tuple[str, tuple[Issue, ...]]:
    texts: list[str] = []
    issues: tuple[Issue, ...] = ()
    for part in _parts(message, kind):
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            text, found = decode(payload, part.get_content_charset())
            texts.append(text)
            issues += tuple(issue for issue in found if issue not in issues)
    return "\n\n".join(texts), issues


def _attachments(message: Message) -> tuple[Issue, ...]:
    names = []
    for part in message.walk():
        if _is_attached(part) and not part.is_multipart():
            names.append(part.get_filename() or part.get_content_type())
    return tuple(note("attachment-skipped", f"the attachment {clean(name)!r} was not read") for name in names)
