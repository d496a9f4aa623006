"""Word documents, built here with python-docx and, where it cannot, by hand in their XML."""

import io
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from reading import read, shown

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def saved(build: Callable[[Document], object]) -> bytes:
    """The bytes of a document that `build` filled."""
    document = docx.Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def raw(body: str) -> bytes:
    """A document whose body begins with the given XML."""

    def build(document: Document) -> None:
        root = parse_xml(f"<w:body {_NAMESPACES}>{body}</w:body>")
        for at, child in enumerate(list(root)):
            document.element.body.insert(at, child)

    return saved(build)


def run(text: str, marks: str = "") -> str:
    """The XML of a run."""
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_headings_lists_and_paragraphs() -> None:
    def build(document: Document) -> None:
        document.add_heading("Report of the club", 0)
        document.add_heading("Walks", 2)
        document.add_paragraph("On 3 May\nwe walked.\tTea.")
        document.add_paragraph("One", style="List Bullet")
        document.add_paragraph("Two", style="List Bullet 2")
        document.add_paragraph("First", style="List Number")
        document.add_paragraph("The hill", style="Caption")
        document.add_paragraph().add_run("In short").bold = True
        document.add_paragraph("  ")

    assert shown(read("a.docx", saved(build))) == [
        ("heading", 1, "Report of the club"),
        ("heading", 2, "Walks"),
        ("paragraph", 0, "On 3 May\nwe walked.\tTea."),
        ("item", 0, "One"),
        ("item", 1, "Two"),
        ("item", 0, "First"),
        ("caption", 0, "The hill"),
        ("heading", 6, "In short"),
    ]


def test_tables_keep_their_cells_and_repeat_merged_ones() -> None:
    def build(document: Document) -> None:
        table = document.add_table(rows=4, cols=3)
        cells = [
            ["Month", "What", "Who"],
            ["May", "Walk", "A. Quill"],
            ["", "Talk", ""],
            ["In all: two", "", ""],
        ]
        for row, values in zip(table.rows, cells, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(3, 0).merge(table.cell(3, 2))

    report = read("a.docx", saved(build))
    assert shown(report) == [
        ("row", 0, "Month | What | Who"),
        ("row", 0, "May | Walk | A. Quill"),
        ("row", 0, "May | Talk | "),
        ("row", 0, "In all: two"),
    ]
    assert [(block.origin.table, block.origin.row) for block in report.blocks] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 4),
    ]


def test_a_table_of_one_column_is_layout() -> None:
    def build(document: Document) -> None:
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        cell.text = "One"
        cell.add_paragraph("Two")

    assert shown(read("a.docx", saved(build))) == [("paragraph", 0, "One"), ("paragraph", 0, "Two")]


BODIES = [
    # what python-docx itself would lose or double: one oddity a line
    (f"<w:p><w:ins w:id='1'>{run('We ')}</w:ins><w:del w:id='2'><w:r><w:delText>they</w:delText></w:r></w:del>{run('walked.')}</w:p>",
     [("paragraph", 0, "We walked.")]),
    (f"<w:sdt><w:sdtContent><w:p>{run('In a control')}</w:p></w:sdtContent></w:sdt>", [("paragraph", 0, "In a control")]),
    (f"<w:p><w:sdt><w:sdtContent>{run('3 May')}</w:sdtContent></w:sdt>{run(' walk')}</w:p>", [("paragraph", 0, "3 May walk")]),
    (f"<w:p>{run('Tea')}<w:r><w:txbxContent><w:p>{run('In a box')}</w:p></w:txbxContent></w:r></w:p>",
     [("paragraph", 0, "Tea"), ("paragraph", 0, "In a box")]),
    (f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent><w:p>{run('Box')}</w:p></w:txbxContent></mc:Choice>"
     f"<mc:Fallback><w:txbxContent><w:p>{run('Box')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
     [("paragraph", 0, "Box")]),
    (f"<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>{run('Walks')}</w:p>", [("heading", 2, "Walks")]),
    (f"<w:p><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='7'/></w:numPr></w:pPr>{run('Deep')}</w:p>", [("item", 2, "Deep")]),
    (f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('Tea')}<w:r><w:br/><w:tab/><w:noBreakHyphen/></w:r>{run('x')}</w:p>",
     [("paragraph", 0, "Tea\n-x")]),
    ("<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='p' descr='The walkers on the hill'/></wp:inline></w:drawing></w:r></w:p>",
     [("caption", 0, "The walkers on the hill")]),
    (f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{run('May')}</w:p></w:tc><w:tc><w:p>{run('Walk')}</w:p></w:tc></w:tr></w:tbl>",
     [("row", 0, "May |  | Walk")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "blocks"), BODIES)
def test_bodies(body: str, blocks: list[tuple[str, int, str]]) -> None:
    assert shown(read("a.docx", raw(body))) == blocks


def test_properties_are_a_last_resort_and_the_letterhead_is_metadata() -> None:
    def build(document: Document) -> None:
        document.core_properties.author = "Ann Quill"
        document.core_properties.title = "Walks of the club"
        document.core_properties.created = datetime(2014, 5, 6, tzinfo=UTC)
        document.sections[0].header.paragraphs[0].text = "Marrow Walking Club"
        document.add_paragraph("Tea")

    report = read("a.docx", saved(build))
    assert [(block.label, report.text[block.start : block.end]) for block in report.blocks] == [
        ("title", "Walks of the club"),
        ("author", "Ann Quill"),
        ("letterhead", "Marrow Walking Club"),
        (None, "Tea"),
    ]
    assert (report.metadata.post_date, report.metadata.post_date_source) == ("2014-05-06", "docx properties")
    named = read("2013-01-02-a.docx", saved(build)).metadata
    assert (named.post_date, named.post_date_source) == ("2013-01-02", "file name")


def test_the_template_of_python_docx_says_nothing() -> None:
    metadata = read("a.docx", saved(lambda document: document.add_paragraph("Tea"))).metadata
    assert (metadata.title, metadata.author, metadata.post_date) == (None, None, None)
