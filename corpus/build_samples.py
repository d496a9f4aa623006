"""Build the samples of corpus/reports that are not plain UTF-8 text, from the sources in corpus/sources.

    python corpus/build_samples.py

A source is called NAME.FORMAT.txt and gives one report:

- `.cp1252.txt`: the same text in Windows-1252;
- `.mojibake.txt`: UTF-8 read as Windows-1252 and saved again as UTF-8, a common damage;
- `.docx.txt`: light markup (`#` heading, `*` bullet, `1.` number, `| cell | cell |`, `**bold**`) as Word;
- `.pdf.txt`: pages parted by a line `\\f`, with `%header` and `%footer` lines that stand on each page.

Dates inside the built files and the order of their parts are fixed: the same sources give the same bytes
(a Word file needs the same python-docx, whose template it is made from, and the same zlib for that).
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
REPORTS = HERE / "reports"

FIXED_DATE = datetime(2020, 1, 1)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
PAGE_WIDTH, PAGE_HEIGHT, MARGIN, LEADING, FONT_SIZE = 595, 842, 56, 14, 10
PAGE_BREAK = "\\f"
WORD_STYLES = (
    (r"# ", "Heading 1"),
    (r"## ", "Heading 2"),
    (r"\* ", "List Bullet"),
    (r"\d+\. ", "List Number"),
)


def to_cp1252(source: str) -> bytes:
    """The text in Windows-1252; raises UnicodeEncodeError where the source has other letters."""
    return source.encode("cp1252")


def to_mojibake(source: str) -> bytes:
    """UTF-8 bytes taken for Windows-1252 letters; five bytes have none and become controls."""
    return "".join(_as_cp1252(byte) for byte in source.encode("utf-8")).encode("utf-8")


def _as_cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # as browsers do


def to_docx(source: str) -> bytes:
    """A Word file with headings, lists and tables."""
    import docx  # noqa: PLC0415 - only this format needs it

    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = FIXED_DATE
    document.core_properties.author = document.core_properties.comments = ""
    for block in _blocks(source):
        if block[0].startswith("|"):
            _add_table(document, block)
        else:
            for line in block:
                _add_line(document, line)
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _blocks(source: str) -> Iterator[list[str]]:
    """Runs of table lines together, every other line alone; empty lines only part them."""
    rows: list[str] = []
    for line in source.splitlines():
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            yield rows
            rows = []
        if line.strip():
            yield [line]
    if rows:
        yield rows


def _add_line(document: Any, line: str) -> None:
    for mark, style in WORD_STYLES:
        if re.match(mark, line):
            document.add_paragraph(re.sub(f"^{mark}", "", line), style=style)
            return
    paragraph = document.add_paragraph()
    for position, piece in enumerate(line.split("**")):
        paragraph.add_run(piece).bold = position % 2 == 1


def _add_table(document: Any, rows: list[str]) -> None:
    cells = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows]
    table = document.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _with_fixed_times(packed: bytes) -> bytes:
    """The same zip with every member dated 1980, the earliest that the format can say."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            new.writestr(member, old.read(name))
    return buffer.getvalue()


def to_pdf(source: str) -> bytes:
    """A PDF with a text layer in Helvetica, one line of the source a line of the page."""
    lines = source.splitlines()
    running = {line[1:7]: line[8:] for line in lines if line.startswith(("%header ", "%footer "))}
    body = "\n".join(line for line in lines if not line.startswith("%"))
    pages = [page.strip("\n").split("\n") for page in body.split(f"\n{PAGE_BREAK}\n")]
    first = 4  # objects: 1 catalogue, 2 page tree, 3 font, then a page and its stream in turn
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        footer = running["footer"].format(page=number + 1, pages=len(pages))
        stream = _page_stream(running["header"], page, footer)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    return _assemble(objects)


def _page_stream(header: str, lines: list[str], footer: str) -> bytes:
    """The drawing orders of one page; a line too low for the page raises ValueError."""
    placed = [(PAGE_HEIGHT - MARGIN // 2, header), (MARGIN // 2, footer)]
    placed[1:1] = [(PAGE_HEIGHT - MARGIN - LEADING * row, line) for row, line in enumerate(lines, 1)]
    if placed[-2][0] < MARGIN:
        raise ValueError(f"the page that begins {lines[0]!r} has too many lines")
    orders = [
        f"BT /F1 {FONT_SIZE} Tf {MARGIN + 5 * _indent(line)} {y} Td ({_escaped(line.strip())}) Tj ET"
        for y, line in placed
        if line.strip()
    ]
    return "\n".join(orders).encode("cp1252")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _escaped(line: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", line)


def _assemble(objects: list[bytes]) -> bytes:
    """Number the objects from 1 and write the cross-reference table after them."""
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table))
    return out.getvalue()


BUILDERS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "cp1252": (".txt", to_cp1252),
    "mojibake": (".txt", to_mojibake),
    "docx": (".docx", to_docx),
    "pdf": (".pdf", to_pdf),
}


def build(source: Path) -> tuple[str, bytes]:
    """The name and the bytes of the report that a source gives; raises KeyError for an unknown format."""
    name, form = source.name.removesuffix(".txt").rsplit(".", 1)
    suffix, builder = BUILDERS[form]
    return name + suffix, builder(source.read_text(encoding="utf-8"))


def main() -> None:
    for source in sorted(SOURCES.glob("*.txt")):
        name, content = build(source)
        (REPORTS / name).write_bytes(content)
        print(f"{source.name} -> reports/{name} ({len(content)} bytes)")


if __name__ == "__main__":
    main()
