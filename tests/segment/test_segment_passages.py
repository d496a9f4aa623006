"""Which stretch of text may tell of which event."""

import pytest

from evaluate_support.stages import laid_out
from gestae.model import Passage, Report
from gestae.stages.segment import Segmentation


def passages(text: str, document: str = "report.txt") -> list[Passage]:
    """The passages that have a date, after a check of what holds for all of them."""
    report, parts = laid_out(text, document)
    check(report, parts)
    return [p for p in parts.passages if p.dates]


def check(report: Report, parts: Segmentation) -> None:
    """Passages are ordered and not empty; their dates and units exist; dates of the text stand where they say."""
    starts = [p.start for p in parts.passages]
    assert starts == sorted(starts)
    for passage in parts.passages:
        assert 0 <= passage.start < passage.end <= len(report.text)
        assert all(0 <= n < len(parts.units) for n in (*passage.units, *passage.headings))
        assert all(0 <= n < len(parts.dates) for n in passage.dates)


def events(text: str, document: str = "report.txt") -> list[str | None]:
    """The first day of the chosen date of each dated passage."""
    _, parts = laid_out(text, document)
    return [parts.dates[p.dates[0]].first for p in passages(text, document)]


DIGEST = """Marigold Trust: the year 2021

- On 3 May 2021 a workshop on soap was organised for women.
- On 14 June 2021 a rally against plastic bags was held.
- On 2 July 2021 an eye camp was conducted in Ashby.
"""
MINUTES = """Minutes of the meeting of the Marigold Trust held on 3 May 2021

1. The minutes of the meeting of 5 April 2021 were read and approved.
2. The rally of 12 April 2021 was discussed; it was held in the rain.
3. The next meeting will be held on 7 June 2021.
"""
DIARY = """First aid camp in Ashby, 3 to 5 May 2021

Day 1 - 3 May 2021
The camp was opened by the warden. Bandages were shown.

Day 2 - 4 May 2021
The group practised in the field and held a quiz.

Day 3 - 5 May 2021
The camp ended with a march through the village.
"""
PROGRAMME = """National Conference on Wells, 3-5 May 2021

3 May 2021: opening lecture on springs
4 May 2021: workshop on pumps
5 May 2021: visit to the dam
"""
FORM = """Title: Workshop on Soap
Date: 3 May 2021
Venue: Town Hall, Ashby
Organised by: Marigold Trust
Participants: 40
"""
CAMP_DIARY = """Marigold Trust
Camp diary kept by the wardens

3 May 2021
Came by bus. Rain.

5 May 2021
A walk to the mill.
"""
OFFICE_DIARY = """Mayor's Diary, week beginning Monday 3rd May 2021

Mon 3
10.30  Launch of the reading week, Town Library
19.00  Monthly meeting of the council

Wed 5
8.15  Breakfast of the traders, Mill Hotel
with a talk on parking
"""
ONE_LINE = """Talks held in Jan-Mar 2021

No Day Talk Place Heard by 1 04.01 Wells Orlo 40 2 11.01 Soil Mesk 60 3 14.02 Salt Tarn 12
"""
RUN_TOGETHER = """Ashby History Society, programme 2021

18 January The mills of Ashby, by Lena Marsh 15 February Salt and smugglers, an evening in Welsh 21 March Canals Dr. Asha \
Rao 18 April "Bells", with the ringers

All talks begin at seven.
"""
ROSTER = """CAMP ROSTER, MAY 2021

03.05 Mon  Ashby mill, two nurses of the trust, called by the traders
05.05 Wed  Town Hall
11.05 Tue  School of Ashby, in memory of its first teacher
"""
MONTHS = """ACTIVITIES OF 2021

MAY

- Workshop on soap making on the 3rd for twenty women.

JUNE

- Rally against plastic bags on the 14th in Ashby.
"""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (DIGEST, ["2021-05-03", "2021-06-14", "2021-07-02"]),
        (DIGEST.replace("- ", "1. "), ["2021-05-03", "2021-06-14", "2021-07-02"]),
        (DIGEST.replace("- ", ""), ["2021-05-03", "2021-06-14", "2021-07-02"]),
        (
            "On 3 May 2021 the Trust held a workshop on soap in Ashby. On 14 June 2021 it held a rally against plastic bags.",
            ["2021-05-03", "2021-06-14"],
        ),
        (
            "Eye camps were held by the Trust on 3, 10 and 17 May 2021 in three villages.",
            ["2021-05-03", "2021-05-10", "2021-05-17"],
        ),
        (OFFICE_DIARY, ["2021-05-03", "2021-05-03", "2021-05-05"]),
        (ONE_LINE, ["2021-01-04", "2021-01-11", "2021-02-14"]),
        (RUN_TOGETHER, ["2021-01-18", "2021-02-15", "2021-03-21", "2021-04-18"]),
        (ROSTER, ["2021-05-03", "2021-05-05", "2021-05-11"]),
    ],
    ids=[
        "bullets",
        "numbers",
        "lines",
        "one paragraph",
        "several days in a sentence",
        "hours below a day",
        "table on one line",
        "programme run together",
        "roster",
    ],
)
def test_each_day_is_a_passage(text: str, days: list[str]) -> None:
    assert events(text) == days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (DIARY, "2021-05-03", "2021-05-05"),
        (PROGRAMME, "2021-05-03", "2021-05-05"),
        (FORM, "2021-05-03", "2021-05-03"),
        (CAMP_DIARY, "2021-05-03", "2021-05-05"),
    ],
    ids=["diary", "programme", "form", "camp diary"],
)
def test_one_event_whatever_days_it_names(text: str, first: str, last: str) -> None:
    _, parts = laid_out(text)
    (passage,) = (p for p in parts.passages if p.dates)
    chosen = parts.dates[passage.dates[0]]
    assert (chosen.first, chosen.last) == (first, last)


def test_an_articles_further_paragraphs_belong_to_its_event() -> None:
    text = (
        "The Marigold Trust held a workshop on soap on 3 May 2021 in Ashby.\n\n"
        "Twenty women came. They boiled soap all day, and took home what they had made.\n\n"
        "The warden thanked the cooks.\n"
    )
    (passage,) = passages(text)
    assert text[passage.start : passage.end].startswith("The Marigold Trust")
    assert text[passage.start : passage.end].endswith("thanked the cooks.")


def test_month_headings_give_their_month_to_the_items() -> None:
    assert events(MONTHS) == ["2021-05-03", "2021-06-14"]


def test_items_know_their_headings() -> None:
    report, parts = laid_out("# News\n\n## Health\n\n- Eye camp on 3 May 2021.\n- Rally on 4 June 2021.\n", "news.md")
    dated = [p for p in parts.passages if p.dates]
    paths = [[report.text[parts.units[n].start : parts.units[n].end].strip("# ") for n in p.headings] for p in dated]
    assert paths == [["News", "Health"], ["News", "Health"]]


def test_rows_are_passages_of_their_own() -> None:
    rows = "".join(f"<tr><td>{day} May 2021</td><td>Eye camp</td><td>Ward {day}</td></tr>" for day in (3, 4, 5))
    found = passages(f"<html><body><h1>Our camps</h1><table>{rows}</table></body></html>", "camps.html")
    assert [p.form for p in found] == ["record"] * 3


def test_a_report_without_any_date_is_one_passage() -> None:
    _, parts = laid_out("The Marigold Trust held a workshop on soap in Ashby. Twenty women came.\n")
    (passage,) = parts.passages
    assert (passage.form, passage.dates) == ("document", ())


def stretches(*paragraphs: str) -> list[str]:
    """How each dated passage of a report of these paragraphs begins: its first three words."""
    text = "Letter of the Marigold Trust\n\n" + "\n\n".join(paragraphs) + "\n"
    return [" ".join(text[p.start : p.end].split()[:3]) for p in passages(text)]


MEETING = "The warden has asked two of us to a meeting on 19 October 2021."


@pytest.mark.parametrize(
    ("paragraph", "begin"),
    [
        ("Our summer fair raised more than ever. It was held on 8 November 2021 on the lawn.", "Our summer fair"),
        ("The choir. Songs were sung in Orlo on 8 November 2021 at a concert.", "The choir. Songs"),
        ("He stayed for tea. Then on 8 November 2021 we held a concert.", "Then on 8"),
        ("He stayed for tea. The next meeting is held on 8 November 2021.", "The next meeting"),
        (
            "The rain fell. The snow fell. The hail fell. The wind blew. Songs were sung on 8 November 2021 at a concert.",
            "Songs were sung",
        ),
    ],
    ids=["sentence before", "run-in head", "then", "the next", "far below"],
)
def test_a_paragraph_is_of_the_event_it_dates_first(paragraph: str, begin: str) -> None:
    assert stretches(MEETING, paragraph) == ["The warden has", begin]


def test_a_second_day_of_a_paragraph_is_cut_at_its_sentence() -> None:
    second = "He will tell us more. A concert was held on 8 November 2021 in Orlo."
    assert stretches(f"{MEETING} {second}") == ["The warden has", "A concert was"]


def test_minutes_announce_the_meeting_of_a_month() -> None:
    text = (
        "Minutes of the Orlo Society, October 2018\n\nThe chair called the October meeting to order on Thursday the 11th.\n"
        "The November meeting will feature a talk by the miller.\n"
    )
    assert events(text) == ["2018-10-11", "2018-11-01"]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Also in February we held a concert in the mill.", 3),
        ("Later that month, in February, we held a concert in the mill.", 3),
        ("In February we held a meeting on salt.", 2),
    ],
)
def test_another_event_of_a_month(sentence: str, number: int) -> None:
    text = f"The Orlo Society in 2014\n\nAt our February meeting, a talk on the mill and its miller was held.\n{sentence}\nIn March a rally was held.\n"
    assert events(text) == ["2014-02-01"] * (number - 1) + ["2014-03-01"]


OPENING = (
    "The club began its activities by organising a seminar for beginners in August 2018. They saw the mill.\n\n{}\n"
)


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("On 3rd September, Lena Marsh gave a lecture on rivers.", ["2018-08-01", "2018-09-03"]),
        ("On 3rd August, Lena Marsh gave a lecture on rivers.", ["2018-08-01", "2018-08-03"]),
        ("The seminar, on 3rd August 2018, was held with the help of the mill.", ["2018-08-01"]),
    ],
    ids=["later", "in that month", "of the same event"],
)
def test_an_opening_paragraph_of_a_month_stays_apart(following: str, expected: list[str]) -> None:
    assert events(OPENING.format(following)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair, planned for 2 May 2023, has been postponed to 18th May 2023.", ["2023-05-18"]),
        ("The fair, planned for 2 May 2023, was for want of rain put off to the 18th of May 2023.", ["2023-05-18"]),
        ("On 16 May 2014 the club concluded a course. It was held in Orlo from 12 to 16 May 2014.", ["2014-05-12"]),
        ("On 16 May 2014 the club closed a course. It was held in the period 12 - 16 May 2014.", ["2014-05-12"]),
        (
            "On 16 May 2014 the club opened a mill. A course was held in Orlo from 12 to 16 May 2014.",
            ["2014-05-16", "2014-05-12"],
        ),
        (
            "On 20 May 2014 the club concluded a course. A seminar was held in Orlo from 12 to 16 May 2014.",
            ["2014-05-20", "2014-05-12"],
        ),
    ],
    ids=["postponed", "put off", "concluded", "in the period", "nothing concluded", "another day"],
)
def test_the_date_that_is_told_again_or_anew_is_the_event_s(text: str, expected: list[str]) -> None:
    assert (
        events(f"Report\n\n{text} There were boats, and bread and soup for all who had come from the hills.\n")
        == expected
    )
