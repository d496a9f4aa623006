"""Lines and blocks become units: what a reader sees as one heading, item, row, caption or paragraph."""

import pytest

from evaluate_support.stages import laid_out
from gestae.model import Report, Unit, UnitKind


def units(text: str, document: str = "report.txt") -> list[tuple[str, str]]:
    """(kind, words) of each unit."""
    report, parts = laid_out(text, document)
    check(report, parts.units)
    return [(u.kind.value, " ".join(report.text[u.start : u.end].split())) for u in parts.units]


def check(report: Report, found: tuple[Unit, ...]) -> None:
    """Units are ordered, disjoint and not blank; a heading governs what comes after it."""
    at = 0
    for n, unit in enumerate(found):
        assert at <= unit.start < unit.end <= len(report.text)
        assert report.text[unit.start : unit.end].strip()
        assert unit.heading is None or unit.heading < n
        at = unit.end


WRAPPED = """The camp of the year was held by the river for the farmers, who
came in great numbers, stayed all day and went home with seeds and
tools. On the way home it rained, and the boats were full. Later
on the mill was opened, and there was bread for all who had come
from the hills."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{WRAPPED}\n",
            [("paragraph", " ".join(WRAPPED.split()))],
        ),
        (
            "- On 3 May a camp was held.\n  It drew many.\n- On 4 May a rally was held.\n",
            [("item", "- On 3 May a camp was held. It drew many."), ("item", "- On 4 May a rally was held.")],
        ),
        (
            "1. On 3 May a camp was held.\n2. On 4 May a rally was held.\n",
            [("item", "1. On 3 May a camp was held."), ("item", "2. On 4 May a rally was held.")],
        ),
        (
            "Date: 3 May 2021\nVenue: Town Hall\n",
            [("label", "Date: 3 May 2021"), ("label", "Venue: Town Hall")],
        ),
        (
            "A camp was held on 3 May for the farmers of the lake.\n\nPhoto: the farmers\n",
            [("paragraph", "A camp was held on 3 May for the farmers of the lake."), ("caption", "Photo: the farmers")],
        ),
    ],
    ids=["wrapped paragraph", "items go on", "numbered", "form", "caption"],
)
def test_units_of_lines(text: str, expected: list[tuple[str, str]]) -> None:
    found = units(text)
    if expected[0][0] == "label":  # a day by itself is a heading, a label with a day may be read as either
        assert [words for _, words in found] == [words for _, words in expected]
    else:
        assert found == expected


def test_title_headings_and_what_they_govern() -> None:
    text = (
        "YEARLY REPORT\n\nMARCH 2021\n\n- A camp was held on the 3rd.\n\nAPRIL 2021\n\n- A rally was held on the 4th.\n"
    )
    report, parts = laid_out(text)
    governed = {
        report.text[u.start : u.end]: report.text[parts.units[u.heading].start : parts.units[u.heading].end]
        for u in parts.units
        if u.heading is not None
    }
    assert parts.units[0].kind is UnitKind.TITLE
    assert governed["- A camp was held on the 3rd."] == "MARCH 2021"
    assert governed["- A rally was held on the 4th."] == "APRIL 2021"


def test_markdown_headings_have_their_depth() -> None:
    _, parts = laid_out("# News\n\n## Spring\n\nA camp was held on 3 May.\n\n## Autumn\n\nA rally.\n", "news.md")
    levels = [u.level for u in parts.units if u.kind in (UnitKind.TITLE, UnitKind.HEADING)]
    assert len(levels) == 3
    assert levels[1] == levels[2] > levels[0]


def test_a_flattened_table_is_found_again() -> None:
    lines = ["S.No", "Date", "Event"]
    for number, (day, event) in enumerate(
        [("3 May 2021", "Eye camp"), ("4 June 2021", "Rally"), ("5 July 2021", "Quiz")], 1
    ):
        lines += [str(number), day, event]
    report, parts = laid_out("\n".join(lines) + "\n")
    records = [u for u in parts.units if u.kind is UnitKind.RECORD]
    cells = [[report.text[a:b] for a, b in u.cells] for u in records]
    assert cells == [["1", "3 May 2021", "Eye camp"], ["2", "4 June 2021", "Rally"], ["3", "5 July 2021", "Quiz"]]


def test_rows_of_a_table_keep_their_cells() -> None:
    source = "<table><tr><td>3 May 2021</td><td>Eye camp</td></tr><tr><td>4 June 2021</td><td>Rally</td></tr></table>"
    report, parts = laid_out(f"<html><body><h1>Our camps</h1>{source}</body></html>", "camps.html")
    rows = [[report.text[a:b] for a, b in u.cells] for u in parts.units if u.kind is UnitKind.RECORD]
    assert rows == [["3 May 2021", "Eye camp"], ["4 June 2021", "Rally"]]


def test_comments_of_readers_are_no_report() -> None:
    body = "".join(f"On {day} May 2021 the Marigold Trust held a camp in Ashby.\n\n" for day in (3, 5, 7, 9))
    found = units(f"OUR CAMPS\n\n{body}2 comments\n\nOn 11 May 2021 I held a party.\n")
    assert [kind for kind, _ in found][-2:] == ["furniture", "furniture"]


def test_a_running_header_is_furniture_from_the_second_time() -> None:
    page = "MARIGOLD TRUST NEWSLETTER\n\nA camp was held on {} May for the farmers of the lake.\n\n"
    found = units(page.format(3) + page.format(4) + page.format(5))
    assert [kind for kind, words in found if words == "MARIGOLD TRUST NEWSLETTER"] == [
        "title",
        "furniture",
        "furniture",
    ]


@pytest.mark.parametrize(("days", "kind"), [(3, UnitKind.HEADING), (1, UnitKind.TITLE)])
def test_lines_with_days_at_the_top_are_no_title_where_they_are_a_list(days: int, kind: UnitKind) -> None:
    lines = "\n\n".join(f"Monday {day} May - Talk on salt" for day in range(3, 3 + days))
    found = laid_out(f"Ashby Society\n\n{lines}\n")[1].units
    assert [u.kind for u in found] == [UnitKind.TITLE, *[kind] * days]
