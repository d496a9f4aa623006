"""Where the year, the month and the day come from when the expression leaves them out."""

from datetime import date

import pytest

from gestae.dates import DateContext, find_dates

# text, context, first days of the event mentions of day precision
CASES = {
    "list runs on over New Year": (
        "* On 3 October 2016 a talk.\n* On 9 November a walk.\n* On 2 February a fair.",
        DateContext(),
        ["2016-10-03", "2016-11-09", "2017-02-02"],
    ),
    "newest first runs back over New Year": (
        "* 9 February 2017: fair\n* 20 January: talk\n* 5 December: walk\n* 8 November: tea",
        DateContext(),
        ["2017-02-09", "2017-01-20", "2016-12-05", "2016-11-08"],
    ),
    "a small step back is no New Year": (
        "* On 1 July 2015 a talk.\n* On 27 August a walk.\n* On 3 August a fair.\n* On 9 September tea.",
        DateContext(),
        ["2015-07-01", "2015-08-27", "2015-08-03", "2015-09-09"],
    ),
    "dates before the first with a year": (
        "* On 3 November a talk.\n* On 9 December a walk.\n* On 2 February 2017 a fair.",
        DateContext(),
        ["2016-11-03", "2016-12-09", "2017-02-02"],
    ),
    "a law's year carries nothing": (
        "* On 3 May 2016 a talk on the Forest Act of 1980.\n* On 9 June a walk.",
        DateContext(),
        ["2016-05-03", "2016-06-09"],
    ),
    "a founding year carries nothing": (
        "The trust was founded in 1987.\n* On 3 May 2016 a talk.\n* On 9 June a walk.",
        DateContext(),
        ["2016-05-03", "2016-06-09"],
    ),
    "title of a fiscal year": (
        "Annual report 2018-19\n\n* On 5 May a talk.\n* On 9 November a walk.\n* On 2 February a fair.",
        DateContext(),
        ["2018-05-05", "2018-11-09", "2019-02-02"],
    ),
    "the year that ended": (
        "Report for the year ended 30 June 2011\n\nThe fair was held on 28 August.\n\nThe walk was held on 12 March.",
        DateContext(),
        ["2010-08-28", "2011-03-12"],
    ),
    "a chronicle by years": (
        "1972. Course at the hill, 22 January.\n\n1974. A show on 9 March.\n\n1976. First lecture, 2 February.",
        DateContext(),
        ["1972-01-22", "1974-03-09", "1976-02-02"],
    ),
    "club year that begins in July": (
        "Club year 2018-19\n\n* 5 July talk\n* 9 December walk\n* 2 May fair\n* 8 June tea",
        DateContext(),
        ["2018-07-05", "2018-12-09", "2019-05-02", "2019-06-08"],
    ),
    "title given beside the text": ("On 5 May a talk.", DateContext(title="Events 2012"), ["2012-05-05"]),
    "file name": ("On 5 May a talk.", DateContext(file_name="orlo-report-2012.txt"), ["2012-05-05"]),
    "month in the file name": (
        "On 5 November a talk.",
        DateContext(file_name="2013-02-club-news.md"),
        ["2012-11-05"],
    ),
    "option": ("On 5 May a talk.", DateContext(year=2011), ["2011-05-05"]),
    "post date, month long after it": (
        "On 2 November a talk.",
        DateContext(report_date=date(2015, 1, 9)),
        ["2014-11-02"],
    ),
    "post date, month before it": (
        "On 2 March a talk.",
        DateContext(report_date=date(2015, 5, 9)),
        ["2015-03-02"],
    ),
    "post date, plan": (
        "We will meet on 2 July.",
        DateContext(report_date=date(2015, 5, 9)),
        ["2015-07-02"],
    ),
    "post date, plan over New Year": (
        "We will meet on 12 January.",
        DateContext(report_date=date(2015, 12, 9)),
        ["2016-01-12"],
    ),
    "a whole year told in its last months": (
        "We met on 3 February. On 4 March a walk. On 7 June tea. On 8 August a fair. On 3 October a talk.",
        DateContext(report_date=date(2016, 2, 1)),
        ["2015-02-03", "2015-03-04", "2015-06-07", "2015-08-08", "2015-10-03"],
    ),
    "weekday picks the year": (
        "On Saturday 16 February a talk.",
        DateContext(report_date=date(2014, 3, 1)),
        ["2013-02-16"],
    ),
    "month heading": (
        "2014\n\nMAY\n* 5 - talk\n* 18-20 - fair\nJUNE\n* 3 - tea",
        DateContext(),
        ["2014-05-05", "2014-05-18", "2014-06-03"],
    ),
    "month heading, range into the next": (
        "Diary 2014\n\nOCTOBER\n* 30 - Nov 2 : tour",
        DateContext(),
        ["2014-10-30"],
    ),
    "numbering is no day": ("Diary 2014\n\nMAY\n1. talk\n2. fair\n3. tea\n4. walk", DateContext(), []),
    "year heading": (
        "Chronicle\n\n1996\n\nOn 5 May a talk.\n\n1997\n\nOn 8 June a walk.",
        DateContext(),
        ["1996-05-05", "1997-06-08"],
    ),
    "a year in the sentence opens a chapter": (
        "A good deal happened in 2004. On 7 April a talk. On 9 June a walk.",
        DateContext(),
        ["2004-04-07", "2004-06-09"],
    ),
    "month carried from the date before": (
        "On 14 May 2012 they came. On the 16th they left.",
        DateContext(),
        ["2012-05-14", "2012-05-16"],
    ),
    "the following day": (
        "On 31 May 2012 they came. The following day they left.",
        DateContext(),
        ["2012-05-31", "2012-06-01"],
    ),
    "two days later": (
        "On 30 May 2012 they came. Two days later they left.",
        DateContext(),
        ["2012-05-30", "2012-06-01"],
    ),
    "yesterday, told again": (
        "Yesterday (13 December) a talk.",
        DateContext(report_date=date(2013, 12, 14)),
        ["2013-12-13", "2013-12-13"],
    ),
    "last Friday": ("Last Friday a talk.", DateContext(report_date=date(2013, 12, 14)), ["2013-12-13"]),
    "weekday alone": ("On Tuesday a talk.", DateContext(report_date=date(2013, 12, 14)), ["2013-12-10"]),
    "last August 24": ("Held last August 24.", DateContext(report_date=date(2013, 5, 14)), ["2012-08-24"]),
    "each post of a page has its own day": (
        "Posted on March 4, 2015\nWe met yesterday.\nPosted on May 9, 2015\nWe met yesterday.",
        DateContext(),
        ["2015-03-03", "2015-05-08"],
    ),
    "newest post gives the year": (
        "Posted on March 4, 2015\nWe met on 2 November.",
        DateContext(),
        ["2014-11-02"],
    ),
    "columns do not run together": (
        "No 7    January 2020\n\nOn 14 Jan a talk.",
        DateContext(),
        ["2020-01-14"],
    ),
    "masthead month is the day of writing": (
        "Club news    February 2019\n\nOn 13 December a talk. On 14 February we will walk. On 10 January tea.",
        DateContext(),
        ["2018-12-13", "2019-02-14", "2019-01-10"],
    ),
    "dateline": (
        "ORLO, 4 August 2016 - The trust met yesterday. On 20 July it walked.",
        DateContext(),
        ["2016-08-03", "2016-07-20"],
    ),
    "two weekdays": (
        "Held on Monday and Tuesday.",
        DateContext(report_date=date(2016, 8, 4)),
        ["2016-08-01"],
    ),
    "a misprint outside the report's year": (
        "Report 2018-19\n\n* On 8 September 2018 tea.\n* On 26 January 2018 a game.\n* On 20 February a talk.",
        DateContext(),
        ["2018-09-08", "2018-01-26", "2019-02-20"],
    ),
    "a report dated after its year": (
        "Orlo Council\n\nMonday, 5 January 2015\n\nReport for the year ended 31 December 2014\n\nOn 3 March a walk.",
        DateContext(),
        ["2014-03-03"],
    ),
    "an entry of the year": (
        "Orlo Council: report for 2014\n\nMonday, 6 January 2014\n\nA talk on salt.\n\nOn 3 March a walk.",
        DateContext(),
        ["2014-01-06", "2014-03-03"],
    ),
    "month first without year follows the words": (
        "Posted on October 12, 2014\nThe fair on 10/04 was free. It followed a talk on September 20th.",
        DateContext(),
        ["2014-10-04", "2014-09-20"],
    ),
    "weekday and day before a time": (
        "Sunday 26 May 2019\nMass: Mon 27 10am, Wed 29 7pm.",
        DateContext(),
        ["2019-05-26", "2019-05-27", "2019-05-29"],
    ),
    "the next sentence lies after New Year": (
        "On 31 December 2014 a dance. On 2 January a walk.",
        DateContext(),
        ["2014-12-31", "2015-01-02"],
    ),
    "number in a yearly series": (
        "The 12th Annual Fair took place on 3 May 2010.\nThe 14th Annual Fair took place on 7 May.",
        DateContext(),
        ["2010-05-03", "2012-05-07"],
    ),
    "number in a series that two years show to be yearly": (
        "The 3rd Hill Lecture was on 4 June 2012, the 5th Hill Lecture on 2 June 2014.\nThe 6th Hill Lecture was on 9 June.",
        DateContext(),
        ["2012-06-04", "2014-06-02", "2015-06-09"],
    ),
    "numbers of meetings do not count years": (
        "The 12th Council Meeting was on 3 May 2010.\nThe 13th Council Meeting was on 7 June.",
        DateContext(),
        ["2010-05-03", "2010-06-07"],
    ),
    "headings over sections": (
        "Work 2014\n\nMARCH\n\nOn the 3rd a walk. On the 9th a talk.",
        DateContext(headings=((0, 9), (11, 16))),
        ["2014-03-03", "2014-03-09"],
    ),
    "the second Saturday under a month": (
        "Work 2014\n\nMARCH\n\nOn the second Saturday a walk.",
        DateContext(headings=((0, 9), (11, 16))),
        ["2014-03-08"],
    ),
    "weekday and number of a day": (
        "On Wednesday 15 we met. It was on Saturday 18, at Orlo. Last month, the Sunday 29 and then tea.",
        DateContext(report_date=date(2017, 11, 20)),
        ["2017-11-15", "2017-11-18", "2017-10-29"],
    ),
    "weekday beside a number of people": (
        "On Wednesday 15 children came.",
        DateContext(report_date=date(2017, 11, 20)),
        ["2017-11-15"],
    ),
    "weekday and number that no month near has": (
        "On Wednesday 15 we met.",
        DateContext(report_date=date(2017, 6, 20)),
        ["2017-03-15"],
    ),
    "two days of this month": (
        "Held on the 10th and the 11th of this month.",
        DateContext(report_date=date(2017, 11, 20)),
        ["2017-11-10"],
    ),
    "two dates in digits, the second the next day": (
        "05.05.2017 and 06.05.2017, Orlo. 09.05.2017 and 16.05.2017, Mesk.",
        DateContext(),
        ["2017-05-05", "2017-05-09", "2017-05-16"],
    ),
    "days and month in digits in a sentence": (
        "Report 2017\n\nA course was given from 10 to 14/6. Kit 14 / 24.01.2017 / Orlo. Kit Blue-14 / 25.01.2017 / Orlo.",
        DateContext(),
        ["2017-06-10", "2017-01-14", "2017-01-25"],
    ),
    "year first, in a sentence": ("It ended on 2020 January 11 at Orlo.", DateContext(), ["2020-01-11"]),
    "a title in capitals behind a day, and a numbered name": (
        "Work 2014\n\nMARCH\n\nOn the 3rd Dr. Marsh came. Supper, Fri. 14th. On the 16th Orlo Sabha nothing.",
        DateContext(headings=((0, 9), (11, 16))),
        ["2014-03-03", "2014-03-14"],
    ),
    "entries of an export of posts": (
        "Orlo Club\n(export of page posts, 2016)\n\n24 Jan · Yesterday a quiz.\n\n2 May · Held over the weekend.\n\n"
        "20 Sep · A fair this coming Saturday.",
        DateContext(),
        ["2016-01-23", "2016-04-30", "2016-09-24"],
    ),
    "entries of a log of posts": (
        "Social media log, first half of 2023\n\n09 Feb | IG\nThanks for yesterday.\n\n04 Mar | X\nThursday was fun.\n\n"
        "22 May | IG\nIt ended on Saturday.",
        DateContext(),
        ["2023-02-08", "2023-03-02", "2023-05-20"],
    ),
    "entries of a list that is no page of posts": (
        "Programme 2016\n\n24 Jan | Orlo\n2 May | Mesk\n20 Sep | Tarn",
        DateContext(),
        ["2016-01-24", "2016-05-02", "2016-09-20"],
    ),
    "oldest first after a newest first page of posts": (
        "Posted on 4 March 2015\nOn 2 February a walk. On 20 February a talk.",
        DateContext(),
        ["2015-02-02", "2015-02-20"],
    ),
    "plan in the clause after": (
        "On 3 May a walk; the next meeting is on 7 June.",
        DateContext(report_date=date(2015, 5, 9)),
        ["2015-05-03", "2015-06-07"],
    ),
    "nothing settles it": ("We met on 5 May.", DateContext(), [None]),
}


@pytest.mark.parametrize("name", CASES)
def test_context(name: str) -> None:
    text, context, firsts = CASES[name]
    mentions = [m for m in find_dates(text, context) if m.role == "event" and m.precision == "day"]
    assert [m.first for m in mentions] == firsts


def test_what_is_known_stays_without_a_year() -> None:
    (mention,) = find_dates("We met from 5 to 7 May.")
    assert (mention.first, mention.month, mention.day, mention.last_month, mention.last_day) == (
        None,
        5,
        5,
        5,
        7,
    )
    assert mention.year_from is None


def test_source_of_the_year_is_told() -> None:
    text = "On 3 May 2016 a talk.\nOn 9 June a walk."
    assert [m.year_from for m in find_dates(text)] == ["text", "context"]
    assert [m.year_from for m in find_dates("On 9 June.", DateContext(year=2011))] == ["option"]
    assert [m.year_from for m in find_dates("On 9 June.", DateContext(title="Report 2011"))] == ["document"]


def test_a_wrong_weekday_is_noted_and_the_date_kept() -> None:
    (mention,) = find_dates("We met on Sunday 5 March 2014.")
    assert mention.first == "2014-03-05"
    assert [code for code, _ in mention.notes] == ["weekday-mismatch"]


def test_headings_by_offset() -> None:
    text = "Work in 2014 and after\nOn 5 May a talk."
    mentions = find_dates(text, DateContext(headings=((0, 22),)))
    assert [(m.first, m.role) for m in mentions] == [("2014-01-01", "period"), ("2014-05-05", "event")]


def test_bylines_by_offset() -> None:
    text = "March 4, 2015 | Orla\nWe met yesterday."
    mentions = find_dates(text, DateContext(bylines=((0, 20),)))
    assert [(m.first, m.role) for m in mentions] == [("2015-03-04", "post-date"), ("2015-03-03", "event")]


def test_assistants_read_forward() -> None:
    context = DateContext(report_date=date(2015, 5, 9), prefer="future")
    assert [m.first for m in find_dates("on 2 March", context)] == ["2016-03-02"]


@pytest.mark.parametrize(
    ("sentence", "month"),
    [
        ("The supper in December was liked.", "2016-12-01"),
        ("The fair in May was liked.", "2017-05-01"),
        ("A supper will be held in December.", "2017-12-01"),
    ],
    ids=["told of before", "not told of", "planned"],
)
def test_the_year_of_a_month_below_a_list_of_months(sentence: str, month: str) -> None:
    text = f"Oct. 2016 - a walk\nDec. 2016 - a supper\nMar. 2017 - a talk\n\n{sentence}"
    assert find_dates(text)[-1].first == month


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 15 September 2015 we met.\nThe 11th weekly meeting was short.", ["2015-09-15"]),
        ("On 15 September 2015 we met.\nThe 16th was a day of rain.", ["2015-09-15", "2015-09-16"]),
        ("On May 6, 2015, 31 teams came.", ["2015-05-06"]),
        ("In 2015: on May 6, 31 teams came.", ["2015-05-06"]),
        ("In 2015: on May 6, 31 and on June 2 teams came.", ["2015-05-06", "2015-05-31", "2015-06-02"]),
        ("June 2019\n\n4 June\nA field day was held.\n(3 photos)\n", ["2019-06-04"]),
        ("June 2019\n\n3 walks to the mill\n4 Tea at the mill\n", ["2019-06-04"]),
    ],
)
def test_a_number_that_counts_is_no_day(text: str, days: list[str]) -> None:
    assert [m.first for m in find_dates(text) if m.role in ("event", "post-date") and m.precision == "day"] == days


@pytest.mark.parametrize(
    "text",
    [
        "Thursday the 8th and Friday the 9th December 1988",
        "Place of the visit: Tarn Mill\nDate: Thursday 8 and Friday 9 December 1988\nParticipants: 12\n",
    ],
)
def test_each_day_of_a_list_may_have_its_weekday(text: str) -> None:
    [mention] = find_dates(text)
    assert (mention.role, mention.first, mention.last) == ("event", "1988-12-08", "1988-12-09")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11th May 2019\nOuting to the mill\nTwelve of us drove there on Saturday morning.", "2019-05-11"),
        ("11th May 2019\nOuting to the mill\nTwelve of us drove there on Sunday.", None),
        ("11th May 2019\nOuting to the mill.\n\nTwelve of us met on Saturday.", None),
        ("A retreat was held on 8-10 May 2023.\n\nOn the Tuesday there was a walk.", "2023-05-09"),
        ("A retreat was held on 8-10 May 2023.\n\nOn Tuesday there was a walk.", None),
        ("Tea was on 9 May 2019. The mill opens each Tuesday and Thursday.", None),
    ],
)
def test_a_weekday_may_be_the_day_just_told(text: str, day: str | None) -> None:
    weekday = [m for m in find_dates(text) if m.kind == "weekday"]
    assert [m.first for m in weekday] == ([day] if weekday else [])


def test_a_days_entry_goes_on_from_the_date_before() -> None:
    text = "We met on 15 Sept 2015.\n\nDIARY\n16th - With two members to the mill.\n19th - Seminar.\n20 pens came.\n"
    assert [m.first for m in find_dates(text)] == ["2015-09-15", "2015-09-16", "2015-09-19"]
