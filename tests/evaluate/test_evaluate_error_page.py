"""The page of errors: what it shows is escaped, stands where it should, and needs nothing from outside."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from gestae.evaluate import score
from gestae.evaluate.errors import write_errors
from gestae.evaluate.errors.evidence import find_words
from gestae.evaluate.errors.looks import CORRECT, MISSED, SPURIOUS
from gestae.evaluate.errors.marks import Mark, gravest, stretches

Event = dict[str, Any]
HOSTILE = "<script>alert('x')</script> & \"<b>\" \x1b[31m \x00 \u202e end"
TEXT = f"""Hill Club: news
{HOSTILE}
On 5 March 2024 the Hill Club held a meeting in Fenby. Ada
Ruiz was in the chair; 𝒯om Beck spoke of health.
On 9 March the choir sang at the Old Mill.
"""


def at(words: str) -> list[dict[str, int]]:
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words)}]


def output() -> Event:
    start, end = TEXT.index("On 5 March"), TEXT.index("On 9 March")
    return {
        "document": "reports/a.txt", "id": "ev1", "text": TEXT[start:end], "start": start, "end": end,
        "name": HOSTILE, "name_source": {"evidence": at(HOSTILE)}, "kind": "meeting",
        "date": {"start": "2024-03-05", "end": "2024-03-05", "text": "5 March 2024", "evidence": at("5 March 2024")},
        "organizers": [{"name": "Hill Club", "role": "organizer", "evidence": at("Hill Club")}],
        "people": [{"name": "Tom Beck", "role": "speaker", "evidence": at("𝒯om Beck"), "found_by": "rule", "confidence": 0.5}],
        "topics": [], "place": None,
    }  # fmt: skip


GOLD = [
    {
        "anchor": "On 5 March 2024", "kind": "meeting", "date": {"start": "2024-03-05", "end": "2024-03-05"},
        "organizers": [{"name": "Hill Club", "role": "organizer"}],
        "people": [{"name": "Ada Ruiz", "role": "chair"}], "place": {"text": "Fenby"},
    },
    {"anchor": "On 9 March the choir", "kind": "performance", "date": {"start": "2024-03-09", "end": "2024-03-09"}},
]  # fmt: skip


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("page"), TEXT)


def written(folder: Path, text: str | None) -> str:
    texts = {}
    if text is not None:
        (folder / "a.txt").write_bytes(text.encode("utf-8"))
        texts = {"reports/a.txt": folder / "a.txt"}
    path = folder / "errors.html"
    write_errors(score([output()], {"a.txt": GOLD, f"{HOSTILE}.txt": []}), path, texts)
    return path.read_text(encoding="utf-8")


def without_labels(element: Any) -> str:
    """The words of an element without those in <sup>."""
    for label in list(element.iter("sup")):
        label.tail, before = None, (label.getprevious(), label.tail or "")
        parent = label.getparent()
        if before[0] is not None:
            before[0].tail = (before[0].tail or "") + before[1]
        else:
            parent.text = (parent.text or "") + before[1]
        parent.remove(label)
    return str(element.text_content())


def test_every_element_is_closed(source: str) -> None:
    """As XML, which allows for none left open: the few void elements of HTML are closed first."""
    closed = re.sub(r"<(meta|br)\b([^>]*)>", r"<\1\2/>", source.split("\n", 1)[1])
    closed = re.sub(r"<(style|script)>.*?</\1>", "", closed, flags=re.DOTALL).replace(" hidden>", ">")
    page = etree.fromstring(closed.encode())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) > 5
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)


def test_nothing_in_a_report_is_markup(source: str) -> None:
    page = html.fromstring(source)
    assert len(page.xpath("//script")) == 1
    assert "alert" not in page.xpath("//script")[0].text
    assert "\x1b" not in source
    assert "\x00" not in source
    assert "&lt;script&gt;alert(&#x27;x&#x27;)" in source


def test_nothing_is_loaded_from_outside(source: str) -> None:
    page = html.fromstring(source)
    assert page.xpath("//@src | //link | //iframe | //form | //@onclick") == []
    assert all(link.startswith("#") for link in page.xpath("//a/@href"))
    assert not re.search(r"https?:|url\(|@import", source)
    digest = b64encode(sha256(page.xpath("//script")[0].text.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [policy]


def test_the_text_is_whole_and_marks_stand_on_their_words(source: str) -> None:
    (pane,) = html.fromstring(source).xpath("//div[@class='text']")
    marks = [(mark.get("class"), mark.text_content()) for mark in pane.xpath(".//mark")]
    expected = TEXT.replace("\x1b", "�").replace("\x00", "�")
    assert without_labels(pane) == expected
    assert marks == [
        ("correct", "Hill Club"),
        ("spurious", HOSTILE.replace("\x1b", "�").replace("\x00", "�")),
        ("correct", "5 March 2024"),
        ("missed", "Fenby"),
        ("missed", "Ada\nRuiz"),
        ("spurious", "𝒯om Beck"),
    ]


def test_signs_say_what_colours_say(source: str) -> None:
    pane = html.fromstring(source).xpath("//div[@class='text']")[0]
    labels = [label.text_content().replace("\xa0", " ") for label in pane.xpath(".//sup")]
    assert labels == ["✓ organizer", "✗ title", "1 ✓", "✓ date", "○ place", "○ person", "✗ person", "2 ○"]


def test_gold_and_output_stand_side_by_side(source: str) -> None:
    rows = html.fromstring(source).xpath("//article[@id='d1e0']//tr[td]")
    shown = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    assert ["○ person", "Ada Ruiz, chair", "person: missed"] in shown
    start = TEXT.index("𝒯om")
    assert [
        "✗ person", "", f"Tom Beck, speaker at {start}–{start + 8} · rule · confidence 0.50person: spurious",
    ] in shown  # fmt: skip


def test_reports_with_most_errors_come_first_and_are_folded(source: str) -> None:
    documents = html.fromstring(source).xpath("//details[@class='doc']")
    names = [document.xpath("./summary/b")[0].text_content() for document in documents]
    assert names == ["a.txt", f"{HOSTILE}.txt".replace("\x1b", "�").replace("\x00", "�")]
    assert not any("open" in document.attrib for document in documents)


@pytest.mark.parametrize("text", [None, TEXT.replace("meeting", "gathering")], ids=["no text", "another text"])
def test_without_the_text_of_the_offsets_the_passages_are_shown(tmp_path: Path, text: str | None) -> None:
    page = html.fromstring(written(tmp_path, text))
    assert page.xpath("//div[@class='text']") == []
    assert [quote.text_content() for quote in page.xpath("//blockquote")] == [output()["text"], "On 9 March the choir"]


@pytest.mark.parametrize(
    ("spellings", "within", "found"),
    [
        (["ada ruiz"], [(0, len(TEXT))], "Ada\nRuiz"),
        (["Nobody", "Hill Club"], [(100, len(TEXT)), (0, len(TEXT))], "Hill Club"),
        (["lub"], [(0, len(TEXT))], None),
        (["", "Fenby."], [(0, len(TEXT))], "Fenby."),
        (["Hill Club"], [(0, 5)], None),
    ],
)
def test_words_are_found_whole_whatever_blanks_and_case(
    spellings: list[str], within: list[tuple[int, int]], found: str | None
) -> None:
    span = find_words(TEXT, spellings, within)
    assert (span and TEXT[slice(*span)]) == found


def test_marks_that_overlap_are_cut_into_stretches() -> None:
    marks = [Mark(2, 8, "title", MISSED, (0,)), Mark(4, 10, "place", CORRECT, (0,)), Mark(6, 8, "date", SPURIOUS, (1,))]
    found = [(s.start, s.end, [m.label for m in s.marks], s.opens) for s in stretches(12, marks, [(0, 4)])]
    assert found == [
        (0, 2, [], ()),
        (2, 4, ["title"], ()),
        (4, 6, ["title", "place"], (0,)),
        (6, 8, ["title", "place", "date"], ()),
        (8, 10, ["place"], ()),
        (10, 12, [], ()),
    ]
    assert gravest(marks) is MISSED
