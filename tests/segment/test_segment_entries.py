"""Lists of dated entries in the shapes that societies give them: each entry is a passage, none is lost."""

import pytest

from evaluate_support.stages import laid_out


def first_days(text: str, document: str) -> list[str | None]:
    _, parts = laid_out(text, document)
    return [parts.dates[p.dates[0]].first for p in parts.passages if p.dates]


TALKS = ["2021-09-14", "2021-10-12", "2021-11-09"]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        (
            "Ashby History Society\n\n14 September 2021  Lena Marsh   The mills of Ashby\n"
            "12 October 2021    Omar Haddad  Salt and smugglers\n9 November 2021    Dr. Asha Rao  The canal age\n",
            "talks.txt",
        ),
        (
            "# Talks 2021\n\n**Tuesday 14 September** – *The mills of Ashby* – Lena Marsh\n\n"
            "**Tuesday 12 October** – *Salt and smugglers* – Omar Haddad\n\n"
            "**Tuesday 9 November** – *The canal age* – Dr. Asha Rao\n",
            "talks.md",
        ),
        (
            "# Talks 2021\n\n## The mills of Ashby\n\nTuesday 14 September, Lena Marsh\n\n## Salt and smugglers\n\n"
            "Tuesday 12 October, Omar Haddad\n\n## The canal age\n\nTuesday 9 November, Dr. Asha Rao\n",
            "talks.md",
        ),
        (
            "Talks\n\nThe mills of Ashby\n14 September 2021\n\nSalt and smugglers\n12 October 2021\n\nThe canal age\n9 November 2021\n",
            "talks.txt",
        ),
        (
            "No\tDate\tTalk\tSpeaker\n1\t14.09.2021\tThe mills\tLena Marsh\n2\t12.10.2021\tSalt\tOmar Haddad\n"
            "3\t09.11.2021\tThe canal\tDr. Asha Rao\n",
            "talks.txt",
        ),
        (
            "| Date | Talk |\n|---|---|\n| 14 September 2021 | The mills |\n| 12 October 2021 | Salt |\n| 9 November 2021 | The canal |\n",
            "talks.md",
        ),
        (
            "Talks of the society\n\n• The mills of Ashby (14 September 2021)\n• Salt and smugglers (12 October 2021)\n"
            "• The canal age (9 November 2021)\n",
            "talks.txt",
        ),
        (
            "TALKS OF 2021\n\nSEPTEMBER\n\n14th - The mills of Ashby, by Lena Marsh\n\nOCTOBER\n\n12th - Salt and smugglers\n\n"
            "NOVEMBER\n\n9th - The canal age\n",
            "talks.txt",
        ),
    ],
    ids=["columns", "bold dates", "headings", "date lines", "tabs", "table", "dates behind", "month headings"],
)
def test_every_entry_is_a_passage(text: str, document: str) -> None:
    assert first_days(text, document) == TALKS


MONTHS = [
    "May 1992 - Talk - Lena Marsh, The mills of Ashby",
    "June 1992 - Outing to Orlo",
    "Sept. 1992 - Supper at the mill",
]
"""Entries that give no more than their month, as yearly reports of societies do."""


@pytest.mark.parametrize(
    "text",
    [
        "Ashby Society\n\n" + "\n".join(f"{line}." for line in MONTHS),
        "Ashby Society\n\n" + "\n\n".join(MONTHS),
        "Ashby Society\n\nSpeakers - " + "\n".join(MONTHS).replace(" - ", " ", 1),
        "# Ashby Society\n\nWe look back on 1992.\n\n" + "\n\n".join(f"{line}." for line in MONTHS),
    ],
    ids=["lines", "lines apart", "behind a label", "paragraphs"],
)
def test_every_entry_with_a_month_is_a_passage(text: str) -> None:
    assert first_days(text, "talks.txt") == ["1992-05-01", "1992-06-01", "1992-09-01"]


def test_two_months_at_the_head_of_lines_make_no_list() -> None:
    text = "Ashby Society\n\n" + "\n".join(f"{line}." for line in MONTHS[:2])
    assert first_days(text, "talks.txt") == ["1992-05-01"]


def test_sentences_that_begin_with_a_month_make_no_list() -> None:
    lines = (
        "May 1992 was cold, and the mill stood still.",
        "June 1992 brought rain.",
        "July 1992 saw the roof mended.",
    )
    assert len(first_days("The mill in 1992\n\n" + "\n\n".join(lines), "mill.txt")) <= 1


_PAGE = (
    "<html><body><h1>Ashby History Society</h1><h2>2021 / 2022</h2><ul>"
    "<li><p>Tuesday 14th September</p><h4>Lena Marsh - The mills of Ashby</h4><p>She will tell us about wheels.</p></li>"
    "<li><p>Tuesday 12th October</p><h4>Omar Haddad - Salt</h4><p>He will tell us about salt.</p></li>"
    "<li><p>Tuesday 9th November - Members' evening</p><h4>Asha Rao - The canal</h4><p>She will show slides.</p></li>"
    "</ul></body></html>"
)


def test_a_year_above_a_day_is_no_title_and_each_entry_keeps_its_heading() -> None:
    report, parts = laid_out(_PAGE, "talks.html")
    told = [report.text[p.start : p.end] for p in parts.passages if p.dates]
    assert [words.rpartition(" ")[2] for words in told] == ["wheels.", "salt.", "slides."]
    assert [p.title for p in parts.passages if p.dates] == [None, None, None]


def test_a_section_below_an_entry_with_a_day_is_no_part_of_it() -> None:
    page = _PAGE.replace(
        "</ul>", "<li><p>Tuesday 7th December - Supper</p></li></ul><h2>Committee</h2><p>Dr. Asha Rao</p>"
    )
    report, parts = laid_out(page, "talks.html")
    told = [report.text[p.start : p.end] for p in parts.passages if p.dates]
    assert told[-1] == "Tuesday 7th December - Supper"


def test_months_go_on_in_a_list_of_days() -> None:
    text = (
        "Ashby Society\n\n2021 / 2022\n\nTuesday 14 September - The mills of Ashby\n\nTuesday 12 October - Salt\n\n"
        "Tuesday 10 May - The canal\n\nJune - Outing to Orlo\n\nJuly - Supper at the mill\n"
    )
    assert first_days(text, "talks.txt") == ["2021-09-14", "2021-10-12", "2022-05-10", "2022-06-01", "2022-07-01"]
