"""Markdown: front matter, lists with telling numbers, line ends that mean something, leftovers of site generators."""

import pytest
from reading import read, shown

from gestae.model import BlockKind

SOURCES = [
    ("# Walks\n\nIn May", [("heading", 1, "Walks"), ("paragraph", 0, "In May")]),
    ("* One\n  * Two\n* Three", [("item", 0, "One"), ("item", 1, "Two"), ("item", 0, "Three")]),
    ("1. One\n2. Two", [("item", 0, "One"), ("item", 0, "Two")]),
    ("3. Walk\n11. Talk", [("item", 0, "3. Walk"), ("item", 0, "11. Talk")]),
    ("* 11. Walk\n* 12 Talk", [("item", 0, "11. Walk"), ("item", 0, "12 Talk")]),
    ("**Walks**\n\nIn May", [("heading", 6, "Walks"), ("paragraph", 0, "In May")]),
    ("**WHEN** 3 May\n**WHERE** the mill", [("paragraph", 0, "WHEN 3 May\nWHERE the mill")]),
    ("Venue: the mill\nDate: 3 May", [("paragraph", 0, "Venue: the mill\nDate: 3 May")]),
    ("The club walked from the mill to the sea with forty\nchildren of the school.",
     [("paragraph", 0, "The club walked from the mill to the sea with forty children of the school.")]),
    ("The club walked from the mill to the sea and on to\nMarrow with the school.",
     [("paragraph", 0, "The club walked from the mill to the sea and on to Marrow with the school.")]),
    ("| Date | What |\n|---|---|\n| 3 May | Walk |", [("row", 0, "Date | What"), ("row", 0, "3 May | Walk")]),
    ("~~Mill~~ hall\n{: .lead}", [("paragraph", 0, "Mill hall")]),
    ("![The walkers on the hill](a.jpg)\n\n![image](b.jpg)\n\nTea", [("caption", 0, "The walkers on the hill"), ("paragraph", 0, "Tea")]),
    ("[the mill](http://a.example/{{ site.url }})", [("paragraph", 0, "the mill")]),
    ("<p>On <b>3 May</b></p>\n\nTea &amp; cake", [("paragraph", 0, "On 3 May"), ("paragraph", 0, "Tea & cake")]),
    ("    indented by habit", [("paragraph", 0, "indented by habit")]),
    ("<!-- more -->**Tea** on 3 May", [("paragraph", 0, "Tea on 3 May")]),
    ("> quoted", [("paragraph", 0, "quoted")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "blocks"), SOURCES)
def test_sources(source: str, blocks: list[tuple[str, int, str]]) -> None:
    assert shown(read("a.md", source)) == blocks


def test_front_matter_is_metadata_and_event_keys_are_rows() -> None:
    report = read(
        "a.md",
        '---\ntitle: "The walk"\ndate: 2014-05-06T10:00:00Z\nauthors: [Ann Quill, Tom Reddle]\n'
        "layout: page\nvenue: Marrow Mill\nspeakers:\n  - name: Ida Quill\n---\n\nTea",
    )
    assert [(block.label, report.text[block.start : block.end]) for block in report.blocks] == [
        ("title", "The walk"),
        ("author", "Ann Quill, Tom Reddle"),
        ("date", "2014-05-06"),
        (None, "venue | Marrow Mill"),
        (None, "speakers | Ida Quill"),
        (None, "Tea"),
    ]
    assert report.metadata.post_date == "2014-05-06"
    assert report.blocks[3].kind is BlockKind.ROW
    assert report.blocks[-1].origin.line == 11


@pytest.mark.parametrize(
    "block",
    [
        'title = "The walk"\ndate = "2014-05-06T10:00:00-05:00"\nauthors = [ "Ann Quill" ]\ndraft = false',
        "title = 'The walk'\ndate = 2014-05-06 10:00:00\nauthors = Ann Quill\ndraft =",
        "title = 'The walk'\ndate = 2014-05-06\nauthors = ['Ann Quill']",
    ],
    ids=["dates as strings", "broken", "dates as dates"],
)
def test_front_matter_of_hugo(block: str) -> None:
    report = read("a.md", f"+++\n{block}\n+++\n\nTea")
    assert [(b.label, report.text[b.start : b.end]) for b in report.blocks] == [
        ("title", "The walk"),
        ("author", "Ann Quill"),
        ("date", "2014-05-06"),
        (None, "Tea"),
    ]
    assert report.metadata.post_date == "2014-05-06"


def test_a_title_that_the_text_shows_is_not_repeated() -> None:
    report = read("a.md", "---\ntitle: The Walk\n---\n# The walk\n\nTea")
    assert shown(report) == [("heading", 1, "The walk"), ("paragraph", 0, "Tea")]
    assert report.metadata.title == "The Walk"


@pytest.mark.parametrize(
    ("value", "posted"),
    [
        ("2014-05-06", "2014-05-06"),
        ("'2014-05'", "2014-05"),
        ("2014", "2014"),
        ("6 May 2014", "2014-05-06"),
        ("Sept. 6, 2014", "2014-09-06"),
        ("Tue, 06 May 2014 10:00:00 +0200", "2014-05-06"),
        ("2014-13-01", None),
        ("last spring", None),
    ],
)
def test_front_matter_dates(value: str, posted: str | None) -> None:
    assert read("a.md", f"---\ndate: {value}\n---\nTea").metadata.post_date == posted


def test_front_matter_beats_the_file_name_and_broken_yaml_is_survived() -> None:
    assert read("2012-01-02-a.md", "---\ndate: 2014-05-06\n---\nTea").metadata.post_date == "2014-05-06"
    report = read("2012-01-02-a.md", "---\ntitle: The: walk: [\ndate: 2014-05-06\n---\nTea")
    assert report.metadata.title == "The: walk: ["
    assert report.metadata.post_date == "2014-05-06"
