"""Expressions, one oddity a line: the words in <> are the mention, and the days it means."""

import pytest

from gestae.dates import DateContext, find_dates

# text with the mention in <>, first day, last day
DAYS = [
    ("We met on <5 March 2017> in Orlo.", "2017-03-05", "2017-03-05"),
    ("We met on <5th March, 2017> in Orlo.", "2017-03-05", "2017-03-05"),
    ("We met on the <5th of March 2017>.", "2017-03-05", "2017-03-05"),
    ("We met on <5th March' 2019>.", "2019-03-05", "2019-03-05"),
    ("We met on <15th Sep2017>.", "2017-09-15", "2017-09-15"),
    ("We met on <31st January , 2017>.", "2017-01-31", "2017-01-31"),
    ("We met on <21 Dec 2013>.", "2013-12-21", "2013-12-21"),
    ("We met on <Sept. 12, 2003>.", "2003-09-12", "2003-09-12"),
    ("We met on <July 31 , 2011>.", "2011-07-31", "2011-07-31"),
    ("We met on <March 5th 2017>.", "2017-03-05", "2017-03-05"),
    ("We met on <12-Mar-2018>.", "2018-03-12", "2018-03-12"),
    ("We met on <12-Mar-18>.", "2018-03-12", "2018-03-12"),
    ("We met on <12 March '18>.", "2018-03-12", "2018-03-12"),
    ("We met on <29.10.2018>.", "2018-10-29", "2018-10-29"),
    ("We met on <23- 08-2014>.", "2014-08-23", "2014-08-23"),
    ("We met on <8.1.2025>.", "2025-01-08", "2025-01-08"),
    ("Old ground (<2/09/19>)", "2019-09-02", "2019-09-02"),
    ("We met on <2018-03-12>.", "2018-03-12", "2018-03-12"),
    ("We met on <5 Spetember 2014>.", "2014-09-05", "2014-09-05"),
    ("We met on <5 Febuary 2014>.", "2014-02-05", "2014-02-05"),
    ("We met on <27tl' June 2011>.", "2011-06-27", "2011-06-27"),
    ("We met on <May the twenty-first 2016>.", "2016-05-21", "2016-05-21"),
    ("La reunión del <5 de mayo de 2018>", "2018-05-05", "2018-05-05"),
    ("Le <12 octobre 2019> à Orlo", "2019-10-12", "2019-10-12"),
    ("Am <3. Dezember 2015> in Orlo", "2015-12-03", "2015-12-03"),
    ("We met on <the first of May 2016>.", "2016-05-01", "2016-05-01"),
    ("We met on <Tuesday 21st October 2014>.", "2014-10-21", "2014-10-21"),
    ("<27/03/2011(Sunday)> was fine.", "2011-03-27", "2011-03-27"),
    ("<22.02.2012 - Wednesday>", "2012-02-22", "2012-02-22"),
    ("<February 22nd 2012 - Wednesday>", "2012-02-22", "2012-02-22"),
    ("We met on the <third Saturday of June 2014>.", "2014-06-21", "2014-06-21"),
    ("Held on <first of August 2016>.", "2016-08-01", "2016-08-01"),
    ("A walk on <World Water Day 2015> in Orlo", "2015-03-22", "2015-03-22"),
    ("A meal on <Easter Monday 2018> in Orlo", "2018-04-02", "2018-04-02"),
]
RANGES = [
    ("Held <12-13 April 2016> in Orlo.", "2016-04-12", "2016-04-13"),
    ("Held on <27th-28th September 2016>.", "2016-09-27", "2016-09-28"),
    ("Held from <March 20th to 22nd, 2017>.", "2017-03-20", "2017-03-22"),
    ("Held <October 21-27 2018>.", "2018-10-21", "2018-10-27"),
    ("Held on <26/27 June 2010>.", "2010-06-26", "2010-06-27"),
    ("Held from <15th to 18th May 2010>.", "2010-05-15", "2010-05-18"),
    ("Held on <6 and 7 May 2010>.", "2010-05-06", "2010-05-07"),
    ("Held between <6 and 9 May 2010>.", "2010-05-06", "2010-05-09"),
    ("Held from <30 July to 2 August 2012>.", "2012-07-30", "2012-08-02"),
    ("Held <October 28th - November 1st, 2013>.", "2013-10-28", "2013-11-01"),
    ("Held from <28 December to 3 January 2015>.", "2014-12-28", "2015-01-03"),
    ("Held <16.06.2020 to 17.06.2020>.", "2020-06-16", "2020-06-17"),
    ("Held <10-08-2022 - 23-10-2022>.", "2022-08-10", "2022-10-23"),
    ("Held <12-14/03/2018>.", "2018-03-12", "2018-03-14"),
    ("Held <Thursday, 9th June to Sunday 12th June, 2022>.", "2022-06-09", "2022-06-12"),
    ("Held from <30 to 31 July 2014>.", "2014-07-30", "2014-07-31"),
    ("Held on <July 11, 12, 13, 14, 2016>.", "2016-07-11", "2016-07-14"),
    ("Held <1-5 Feb. 2016>.", "2016-02-01", "2016-02-05"),
    ("Held in the <last week of June 2015>.", "2015-06-24", "2015-06-30"),
    ("Held in the <3rd/4th week of August 2015>.", "2015-08-15", "2015-08-28"),
    ("In the <week of 14 May 2012> we met.", "2012-05-14", "2012-05-20"),
    ("Held for <three days from 5 May 2014>.", "2014-05-05", "2014-05-07"),
]
LONGER = [
    ("Held in <July 2014>.", "month", "2014-07-01", "2014-07-31"),
    ("Held <Oct. , 2017>.", "month", "2017-10-01", "2017-10-31"),
    ("Held in <mid January 2015>.", "month", "2015-01-01", "2015-01-31"),
    ("Held in <03/2018>.", "month", "2018-03-01", "2018-03-31"),
    ("Held in <Spring 2014>.", "season", "2014-03-01", "2014-05-31"),
    ("Held in <Q3 2016>.", "quarter", "2016-07-01", "2016-09-30"),
    ("Held in the <2nd quarter of 2022>.", "quarter", "2022-04-01", "2022-06-30"),
    ("The <Jan-Mar 2016> issue", "month", "2016-01-01", "2016-03-31"),
]


def _parse(marked: str) -> tuple[str, str]:
    words = marked[marked.index("<") + 1 : marked.index(">")]
    return marked.replace("<", "").replace(">", ""), words


@pytest.mark.parametrize(("marked", "first", "last"), DAYS + RANGES)
def test_days(marked: str, first: str, last: str) -> None:
    text, words = _parse(marked)
    mentions = [m for m in find_dates(text) if m.role != "duration"]
    assert [(m.first, m.last, m.precision, m.role, m.year_from) for m in mentions] == [
        (first, last, "day", "event", "text")
    ]
    assert mentions[0].text == words.removeprefix("the ").rstrip(".")


@pytest.mark.parametrize(("marked", "precision", "first", "last"), LONGER)
def test_longer_than_days(marked: str, precision: str, first: str, last: str) -> None:
    text, words = _parse(marked)
    assert [(m.text, m.first, m.last, m.precision) for m in find_dates(text)] == [(words, first, last, precision)]


LISTS = [
    ("Camps on 5, 12 and 19 June 2014.", ["2014-06-05", "2014-06-12", "2014-06-19"]),
    ("Camps on 16th, 17th and 21st of May 2014.", ["2014-05-16", "2014-05-17", "2014-05-21"]),
    ("Camps on 13-12-2013 & 14-12-13.", ["2013-12-13", "2013-12-14"]),
    ("Camps on June 5, 12 & 19, 2014.", ["2014-06-05", "2014-06-12", "2014-06-19"]),
    ("In Aston on 4 May, Bexley on 6 May and Corwen on the 9th, 2014 was kind.", [None, None, None]),
    ("Camps on 27 June, 3 July and 5 August 2014.", ["2014-06-27", "2014-07-03", "2014-08-05"]),
    ("Camps on 28 December, 3 January and 5 February 2015.", ["2014-12-28", "2015-01-03", "2015-02-05"]),
]


@pytest.mark.parametrize(("text", "firsts"), LISTS)
def test_lists(text: str, firsts: list[str | None]) -> None:
    assert [m.first for m in find_dates(text) if m.precision == "day"] == firsts


def test_members_of_one_list_share_a_group() -> None:
    groups = {m.group for m in find_dates("Camps on 5, 12 and 19 June 2014.")}
    assert len(groups) == 1
    assert None not in groups


def test_months_of_a_list_share_the_year() -> None:
    mentions = find_dates("Visits in Jan., Feb. & April 2017 went well.")
    assert [m.first for m in mentions] == ["2017-01-01", "2017-02-01", "2017-04-01"]


ORDERS = [
    ("On 25/03/2018 and 04/05/2018.", "auto", ["2018-03-25", "2018-05-04"]),
    ("On 03/25/2018 and 04/05/2018.", "auto", ["2018-03-25", "2018-04-05"]),
    ("On 04/05/2018.", "auto", ["2018-05-04"]),
    ("On 04/05/2018.", "mdy", ["2018-04-05"]),
    ("On 04/05/2018 to 06/05/2018.", "mdy", ["2018-04-05"]),
]


@pytest.mark.parametrize(("text", "order", "firsts"), ORDERS)
def test_one_order_for_the_whole_document(text: str, order: str, firsts: list[str]) -> None:
    context = DateContext(date_order=order)  # type: ignore[arg-type]
    assert [m.first for m in find_dates(text, context)] == firsts


def test_a_guessed_order_is_noted() -> None:
    (mention,) = find_dates("On 04/05/2018.")
    assert [code for code, _ in mention.notes] == ["day-month-order"]


IMPOSSIBLE = ["Held on 31 June 2014.", "Code 45.13.2014 here", "Held 30/02/2014"]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_no_day_that_no_calendar_has(text: str) -> None:
    assert [m for m in find_dates(text) if m.precision == "day" and m.first] == []
