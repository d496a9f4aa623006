"""PDF: reading order, columns, table rows, running heads, hyphens, and files without text."""

import pytest
from pdf_builder import Placed, build_pdf
from reading import codes, read, shown, texts

from gestae.errors import UnreadableError
from gestae.model import BlockKind
from gestae.stages.read import read_report


def column(x: float, lines: list[str], top: float = 700) -> list[Placed]:
    """Lines one below the other, 13 points apart."""
    return [(x, top - 13 * at, line) for at, line in enumerate(lines)]


LEFT = ["On 3 May the club met at the mill and heard", "a talk about the bees of the northern moor", "by Ann Quill, who keeps forty hives there.",
        "Tea was served by the ladies of the chapel", "and the raffle was won by the young guests."]  # fmt: skip
RIGHT = ["In June we went to the sea in two coaches", "and saw the lighthouse that was built when", "the old pier fell into the autumn storms.",
         "Members enjoyed the fish and also the long", "patience of the drivers in the evening."]  # fmt: skip


def test_lines_and_gaps() -> None:
    report = read("a.pdf", build_pdf([[(60, 780, "Walks"), (60, 740, "On 3 May we"), (60, 727, "walked.")]]))
    assert report.text == "Walks\n\nOn 3 May we\nwalked."
    assert [(block.kind, block.origin.page) for block in report.blocks] == [(BlockKind.LINE, 1)] * 3


def test_columns_drawn_line_by_line_come_apart() -> None:
    title = (
        60.0,
        760.0,
        "A headline that runs over both of the columns of this page and ends far to the right",
    )
    rows = [placed for pair in zip(column(60, LEFT), column(320, RIGHT), strict=True) for placed in pair]
    report = read("a.pdf", build_pdf([[title, *rows]]))
    assert texts(report) == [title[2], *LEFT, *RIGHT]


def test_table_rows_stay_together() -> None:
    rows = [
        [
            (60, 700 - 15 * at, str(at)),
            (110, 700 - 15 * at, f"{at}.05.2014"),
            (220, 700 - 15 * at, "Walk to the hill"),
        ]
        for at in range(1, 8)
    ]
    report = read("a.pdf", build_pdf([[placed for row in rows for placed in row]]))
    assert texts(report) == [f"{at}\t{at}.05.2014\tWalk to the hill" for at in range(1, 8)]


def test_running_heads_and_page_numbers_go_and_a_foot_is_named_once() -> None:
    pages = [
        [(60, 810, "Marrow Club 2014"), *column(60, [f"Walk {page} went to the sea", "with forty children."]), (60, 40, "Marrow Mill, Quay Road"),
         (290, 20, f"Page {page} of 3")]
        for page in (1, 2, 3)
    ]  # fmt: skip
    report = read("a.pdf", build_pdf(pages))
    assert texts(report) == [
        "Marrow Mill, Quay Road",
        "Marrow Club 2014",
        *[text for page in (1, 2, 3) for text in (f"Walk {page} went to the sea", "with forty children.")],
    ]
    assert report.blocks[0].label == "letterhead"
    assert [block.origin.page for block in report.blocks[2:]] == [1, 1, 2, 2, 3, 3]


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [column(60, ["First line of all", "the walk went"]), column(60, ["to the sea.", "Then tea"])]
    assert read("a.pdf", build_pdf(pages)).text == "First line of all\nthe walk went\nto the sea.\nThen tea"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a talk on infor-", "mation and tea"], ["a talk on information", "and tea"]),
        (["a talk on co-", "operation and tea"], ["a talk on co-operation", "and tea"]),
        (["the Vice-", "Chancellor came"], ["the Vice-", "Chancellor came"]),
        (["from 3 -", "and then"], ["from 3 -", "and then"]),
        (["the club's long-", "awaited"], ["the club's long-awaited"]),
    ],
)
def test_words_parted_at_line_ends(lines: list[str], expected: list[str]) -> None:
    assert texts(read("a.pdf", build_pdf([column(60, lines)]))) == expected


def test_properties() -> None:
    info = "/Title (The walks of May) /Author (Ann Quill) /CreationDate (D:20140506101112Z)"
    report = read("a.pdf", build_pdf([column(60, ["We walked to the sea."])], info))
    assert shown(report)[:2] == [("meta", 0, "The walks of May"), ("meta", 0, "Ann Quill")]
    assert (report.metadata.post_date, report.metadata.post_date_source) == ("2014-05-06", "pdf properties")
    junk = "/Title (Microsoft Word - walks.doc) /Author (user)"
    assert read("a.pdf", build_pdf([column(60, ["We walked to the sea."])], junk)).metadata.title is None


def test_a_page_of_pictures_among_others_is_an_issue() -> None:
    report = read("a.pdf", build_pdf([column(60, ["We walked to the sea."]), []]))
    assert codes(report) == ["page-without-text"]


@pytest.mark.parametrize(("picture", "code"), [(True, "scanned-only"), (False, "empty")])
def test_no_text(picture: bool, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_report("a.pdf", build_pdf([[], []], picture=picture))
    assert caught.value.code == code
