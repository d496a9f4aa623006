"""PDF with a text layer: lines in reading order, columns apart, running headers and page numbers removed."""

# ruff: noqa: PLC0415 (imported at the first use, so that the command line starts quickly)

from gestae.errors import UnreadableError
from gestae.model import Block, BlockKind, Issue, Metadata, Origin
from gestae.stages.read.content import Content, Piece, clean, note, render, shifted
from gestae.stages.read.decode import mend
from gestae.stages.read.metadata import meta_pieces, path_date, property_author, property_title
from gestae.stages.read.pdf_chars import page_chars
from gestae.stages.read.pdf_layout import Line, page_lines
from gestae.stages.read.pdf_margins import dehyphenated, without_margins

# Between lines of one page, a distance of this many line heights is a gap.
_GAP = 1.9
# A first line of a page this much higher than the last of the page before is a heading.
_LARGER = 1.15
_FINISHED = (".", "!", "?", ":", "\u201d", '"', ")")
_MIN_TEXT = 8


def read_pdf(data: bytes) -> Content:
    """Read a PDF. Raises UnreadableError: "encrypted", "scanned-only" (no text), "empty" or "broken"."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _opening_error(error) from error
    try:
        return _content(document)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("broken", f"the PDF cannot be read ({error})") from error
    finally:
        document.close()


def _opening_error(error: Exception) -> UnreadableError:
    reason = str(error)
    if "password" in reason.lower() or "security" in reason.lower():
        return UnreadableError("encrypted", "the PDF is protected by a password")
    return UnreadableError("broken", f"not a readable PDF ({reason})")


def _content(document: object) -> Content:
    pages: list[list[Line]] = []
    pictures = 0
    for page in document:  # type: ignore[attr-defined]
        height = page.get_height()
        chars, has_picture = page_chars(page)
        lines = page_lines(chars, height)
        pictures += has_picture and not lines
        pages.append(lines)
    if sum(len(line.text) for lines in pages for line in lines) < _MIN_TEXT:
        if pictures:
            raise UnreadableError("scanned-only", "the PDF holds pictures of pages and no text")
        raise UnreadableError("empty", "the PDF holds no text")
    metadata = _metadata(document)
    kept, running = without_margins(pages)
    body, blocks = _written(kept)
    meta = [*meta_pieces(metadata), *(Piece(BlockKind.META, text, label="letterhead") for text in running)]
    top, top_blocks = render(meta)
    joint = "\n\n" if top else ""
    moved = shifted(blocks, len(top) + len(joint))
    return Content(top + joint + body, top_blocks + moved, metadata, tuple(_issues(pages)))


def _issues(pages: list[list[Line]]) -> list[Issue]:
    silent = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    if not silent:
        return []
    return [note("page-without-text", f"no text on page {', '.join(silent)}")]


def _metadata(document: object) -> Metadata:
    values = document.get_metadata_dict(skip_empty=True)  # type: ignore[attr-defined]
    created = values.get("CreationDate", "").removeprefix("D:")[:8]
    posted = path_date(created)
    author = property_author(clean(values.get("Author", "")))
    source = "pdf properties" if posted else None
    return Metadata(property_title(clean(values.get("Title", ""))), None, author, posted, source)


def _written(pages: list[list[Line]]) -> tuple[str, tuple[Block, ...]]:
    """One LINE block a line; an empty line where the page shows a gap."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    before: Line | None = None
    for number, lines in enumerate(pages, start=1):
        for count, line in enumerate(dehyphenated(lines), start=1):
            text = mend(line.text)
            joint = "" if not blocks else "\n\n" if _gap(before, line, turned=count == 1) else "\n"
            parts += [joint, text]
            at += len(joint)
            blocks.append(Block(at, at + len(text), BlockKind.LINE, origin=Origin(page=number, line=count)))
            at += len(text)
            before = line
    return "".join(parts), tuple(blocks)


def _gap(before: Line | None, line: Line, turned: bool) -> bool:
    """Whether something new begins: by white space, or by the words where a page was `turned`."""
    if before is None or line.text[:1].islower():
        return False
    if turned:
        larger = line.height > _LARGER * before.height
        return larger or before.text.rstrip()[-1:] in _FINISHED
    if line.region != before.region:
        return True
    return before.bottom - line.bottom > _GAP * max(1.0, min(line.height, before.height))
