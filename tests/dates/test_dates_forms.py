"""Every form of the survey of reports (its section on distinct forms of dates), one line a case, by its rows.

The words in <> are the mention. Where the form needs it, the report was written on Monday 20 November 2017.
"""

from datetime import date

import pytest

from gestae.dates import DateContext, find_dates

WRITTEN = date(2017, 11, 20)
# sentence with the mention in <>, first day, last day, role
FORMS = {
    "day month, no year": [
        ("On <5th March>, we met.", "2017-03-05", "2017-03-05", "event"),
        ("On <31 March>, tea.", "2017-03-31", "2017-03-31", "event"),
        ("On the <24th February> a walk.", "2017-02-24", "2017-02-24", "event"),
        ("<12-Mar> walk", "2017-03-12", "2017-03-12", "event"),
    ],
    "month day, no year": [
        ("A walk on <May 29th>.", "2017-05-29", "2017-05-29", "event"),
        ("<February 5> - summit", "2017-02-05", "2017-02-05", "event"),
        ("<Jun. 9> fair", "2017-06-09", "2017-06-09", "event"),
        ("Fair, <Oct. 4>", "2017-10-04", "2017-10-04", "event"),
    ],
    "numeric": [
        ("Old ground (<2/09/19>)", "2019-09-02", "2019-09-02", "event"),
        ("On <10/06> we met.", "2017-06-10", "2017-06-10", "event"),
        ("We met on <10/20>. Helpers came.", "2017-10-20", "2017-10-20", "event"),
        ("We met on <10/20>.\nHelpers came.", "2017-10-20", "2017-10-20", "event"),
        ("The swap was on <10/06>. The tour followed on 10/20.", "2017-10-06", "2017-10-06", "event"),
        ("On <05/03/2018> tea.", "2018-03-05", "2018-03-05", "event"),
    ],
    "slugs, file names, addresses": [
        ("<2017-02-10>-water-camp.md", "2017-02-10", "2017-02-10", "file-name"),
        ("see http://orlo.example/<2013/05/06>/walk", "2013-05-06", "2013-05-06", "file-name"),
        ("entry<20151013>", "2015-10-13", "2015-10-13", "file-name"),
        ("photo?id=<131221>_1", "2013-12-21", "2013-12-21", "file-name"),
        ("report_<20190203>.pdf", "2019-02-03", "2019-02-03", "file-name"),
        ("date: <2017-02-10>", "2017-02-10", "2017-02-10", "post-date"),
    ],
    "ranges": [
        ("<26th to 29th> camp", "2017-11-26", "2017-11-29", "event"),
        ("The <15th to 18th> was fine.", "2017-11-15", "2017-11-18", "event"),
        ("From <March 20th to 22nd> a camp.", "2017-03-20", "2017-03-22", "event"),
        ("<October 21-27 2018>: fair", "2018-10-21", "2018-10-27", "event"),
        ("On <26/27 June> a fair.", "2017-06-26", "2017-06-27", "event"),
        ("<30 July to 2 August>: tour", "2017-07-30", "2017-08-02", "event"),
        ("<December 2013 / November 2015>", "2013-12-01", "2015-11-30", "event"),
        ("On <6 and 7 May> tea.", "2017-05-06", "2017-05-07", "event"),
    ],
    "ranges that share the year": [
        ("Held <12/10 - 14/10/2016>.", "2016-10-12", "2016-10-14", "event"),
        ("Held <10/12 - 10/14/2016>.", "2016-10-12", "2016-10-14", "event"),
        ("Held <12.10. - 14.10.2016>.", "2016-10-12", "2016-10-14", "event"),
        ("Held <12/10/16-14/10/16>.", "2016-10-12", "2016-10-14", "event"),
        ("Held <12.-14. October 2016>.", "2016-10-12", "2016-10-14", "event"),
        ("Held 3/4, <10/4> and 17/4/2016.", "2016-04-10", "2016-04-10", "event"),
        ("Held <8th March (2016)>.", "2016-03-08", "2016-03-08", "event"),
        ("Held on the <2nd Sat. of Oct 2016>.", "2016-10-08", "2016-10-08", "event"),
        ("Held on the <day after Easter>.", "2017-04-17", "2017-04-17", "event"),
        ("Held on the <2nd of this month>.", "2017-11-02", "2017-11-02", "event"),
        ("Held on <Tuesday and Thursday last week>.", "2017-11-14", "2017-11-16", "event"),
    ],
    "weekday and date": [
        ("<27/03/2011(Sunday)> walk", "2011-03-27", "2011-03-27", "event"),
        ("On <Monday 20 March> a walk.", "2017-03-20", "2017-03-20", "event"),
    ],
    "weekday only, relative": [
        ("We met on <Thursday>.", "2017-11-16", "2017-11-16", "event"),
        ("We met <last Friday>.", "2017-11-17", "2017-11-17", "event"),
        ("We met on <Thursday> night.", "2017-11-16", "2017-11-16", "event"),
        ("We will meet on <Thursday>.", "2017-11-23", "2017-11-23", "event"),
        ("The club said <Friday> that it will walk.", "2017-11-17", "2017-11-17", "event"),
        ("We met <this afternoon>.", "2017-11-20", "2017-11-20", "event"),
        ("We met <last night>.", "2017-11-19", "2017-11-19", "event"),
        ("We met <today>.", "2017-11-20", "2017-11-20", "event"),
        ("We met <last week>.", "2017-11-13", "2017-11-19", "event"),
        ("We met over the <weekend>.", "2017-11-18", "2017-11-19", "event"),
        ("We met <last month>.", "2017-10-01", "2017-10-31", "event"),
        ("We met <three days ago>.", "2017-11-17", "2017-11-17", "event"),
        ("We met <last summer>.", "2017-06-01", "2017-08-31", "event"),
        ("We will meet <next spring>.", "2018-03-01", "2018-05-31", "event"),
        ("It rained in the <first two weeks of March>.", "2017-03-01", "2017-03-14", "event"),
    ],
    "months that share a year": [
        ("It rained in <January> or February 2014.", "2014-01-01", "2014-01-31", "event"),
        ("It rained in <January> and again in March 2014.", "2014-01-01", "2014-01-31", "event"),
        ("It will rain in the <coming weeks>.", None, None, "duration"),
    ],
    "month as anchor": [
        ("Held in the <last week of June>.", "2017-06-24", "2017-06-30", "event"),
        ("Done in the <week ending 8 Feb 2019>.", "2019-02-02", "2019-02-08", "event"),
        ("Done in the <week commencing 8 Feb 2019>.", "2019-02-08", "2019-02-14", "event"),
        ("Done in the <first days of August>.", "2017-08-01", "2017-08-31", "event"),
        ("Held in the <1st Fortnight of Sept>.", "2017-09-01", "2017-09-15", "event"),
        ("Held in the <3rd/4th week of August>.", "2017-08-15", "2017-08-28", "event"),
        ("Held on the <first Saturday of May>.", "2017-05-06", "2017-05-06", "event"),
        ("We meet on the <first Saturday>.", "2017-11-04", "2017-11-04", "recurring"),
    ],
    "holidays": [
        ("A walk on <World Water Day>.", "2017-03-22", "2017-03-22", "event"),
        ("A fair on <Easter 4>.", "2017-05-07", "2017-05-07", "event"),
        ("A fair on <Trinity 19>.", "2017-10-22", "2017-10-22", "event"),
        ("Sung on the <Third Sunday in Lent>.", "2017-03-19", "2017-03-19", "event"),
        ("On <Gandhi Jayanti> we swept.", "2017-10-02", "2017-10-02", "event"),
        ("On <Labour Day> we marched.", "2017-05-01", "2017-05-01", "event"),
    ],
    "academic, fiscal and club years": [
        ("The club year <2018-‘19> was good.", "2018-01-01", "2019-12-31", "period"),
        ("Held on <13 April 2015-16> in Orlo.", "2016-04-13", "2016-04-13", "event"),
        ("Held on <12th and 13th April 2015-16>.", "2016-04-12", "2016-04-13", "event"),
        ("Held on <13 August 2015-16> in Orlo.", "2015-08-13", "2015-08-13", "event"),
        ("In the year commencing <1 February 2011> we grew.", "2011-02-01", "2011-02-01", "period"),
        ("Utsav-<2K16> was loud.", "2016-01-01", "2016-12-31", "name"),
    ],
    "season and quarter": [
        ("<Autumn> term was short.", "2017-09-01", "2017-11-30", "period"),
        ("Sown in the <spring of 2014>.", "2014-03-01", "2014-05-31", "event"),
        ("Sown in <Q3>.", "2017-07-01", "2017-09-30", "event"),
        ("The <fourth quarter of last year> was dry.", "2016-10-01", "2016-12-31", "event"),
        ("In the <first nine months of 2016> it grew.", "2016-01-01", "2016-09-30", "event"),
    ],
    "headings": [
        ("<22.02.2012 - Wednesday>", "2012-02-22", "2012-02-22", "event"),
        ("// <04 Dec>", "2017-12-04", "2017-12-04", "event"),
    ],
    "damaged": [
        ("On <5 Spetember 2014> tea.", "2014-09-05", "2014-09-05", "event"),
        ("On <12 Ocotber 2014> tea.", "2014-10-12", "2014-10-12", "event"),
        ("On <3 Janaury> tea.", "2017-01-03", "2017-01-03", "event"),
        ("On <27tl' June> tea.", "2017-06-27", "2017-06-27", "event"),
        ("On <15th Sep2017> tea.", "2017-09-15", "2017-09-15", "event"),
    ],
    "recurring": [
        ("Open <every Tuesday in May>.", "2017-05-01", "2017-05-31", "recurring"),
        ("Open <every Tuesday>.", None, None, "recurring"),
    ],
}
CASES = [(row, *case) for row, cases in FORMS.items() for case in cases]


@pytest.mark.parametrize(("row", "marked", "first", "last", "role"), CASES)
def test_form(row: str, marked: str, first: str | None, last: str | None, role: str) -> None:
    words = marked[marked.index("<") + 1 : marked.index(">")]
    mentions = find_dates(marked.replace("<", "").replace(">", ""), DateContext(report_date=WRITTEN))
    assert (words.lower(), first, last, role) in [(m.text.lower(), m.first, m.last, m.role) for m in mentions], row


# text in which the last mention hangs on the one before
ON_THE_ONE_BEFORE = [
    ("On 4 May 2016 we met. The following day it rained.", "2016-05-05", "2016-05-05"),
    ("On 4 May 2016 we met. On the same day a walk.", "2016-05-04", "2016-05-04"),
    ("On 4 May 2016 we met. Two days later a walk.", "2016-05-06", "2016-05-06"),
    ("On 4 May 2016 we met. The next month a walk.", "2016-06-01", "2016-06-30"),
    ("On 4 May 2016 he came. On the 16th he also spoke.", "2016-05-16", "2016-05-16"),
    ("On 4 May 2016 he came. That evening he spoke.", "2016-05-04", "2016-05-04"),
    ("On 4 May 2016 he came. The next morning he left.", "2016-05-05", "2016-05-05"),
    ("On 4 May 2016 he came. The following spring he left.", "2017-03-01", "2017-05-31"),
    ("By 8 May 2009 the town was dry; two days later it rained.", "2009-05-10", "2009-05-10"),
    ("Send comments by 8 May 2009, or come on the 16th.", "2009-05-16", "2009-05-16"),
    ("In Aston on 4 May 2016, Bexley on 6 May and Corwen on the 9th.", "2016-05-09", "2016-05-09"),
]


@pytest.mark.parametrize(("text", "first", "last"), ON_THE_ONE_BEFORE)
def test_a_form_that_goes_on_from_the_date_before(text: str, first: str, last: str) -> None:
    mention = find_dates(text)[-1]
    assert (mention.first, mention.last, mention.year_from) == (first, last, "context")


# a text, the country given, the day of its last mention
COUNTRIES = [
    ("In 2016: a walk on Independence Day.", "NG", "2016-10-01"),
    ("In 2016 much was done in Nigeria.\nA walk on Independence Day.", None, "2016-10-01"),
    ("In 2016: a walk on Independence Day in 2015.", "GH", "2015-03-06"),
    ("In 2016: a walk on Republic Day.", "IN", "2016-01-26"),
    ("In 2016: a walk on Republic Day.", "TR", "2016-10-29"),
    ("In 2016 much was done in New Zealand.\nA walk on Labour Day.", None, "2016-10-24"),
    ("In 2016: a walk on Labour Day.", None, "2016-05-01"),
    ("In 2016: a walk on Independence Day.", None, None),
]


@pytest.mark.parametrize(("text", "country", "day"), COUNTRIES)
def test_a_public_holiday_is_that_of_the_country(text: str, country: str | None, day: str | None) -> None:
    assert find_dates(text, DateContext(country=country))[-1].first == day


ASSISTANTS = [
    ("sales of the week", "2017-11-20", "2017-11-26"),
    ("partner of the year", "2017-01-01", "2017-12-31"),
    ("dinner the weekend.", "2017-11-25", "2017-11-26"),
]


@pytest.mark.parametrize(("text", "first", "last"), ASSISTANTS)
def test_assistants_mean_the_running_unit(text: str, first: str, last: str) -> None:
    found = find_dates(text, DateContext(report_date=WRITTEN, prefer="future"))
    assert [(m.first, m.last) for m in found] == [(first, last)]
    assert find_dates(text, DateContext(report_date=WRITTEN)) == ()
