"""Where a date stands on the page: cells, headings, mastheads, captions, signatures."""

from datetime import date

import pytest

from gestae.dates import DateContext, find_dates


def _units(text: str, heading_lines: tuple[str, ...]) -> DateContext:
    spans = [(text.index(line), text.index(line) + len(line)) for line in heading_lines]
    return DateContext(headings=tuple(spans))


# text, heading lines, (words, first, last) of the event mentions of day precision
EVENTS = {
    "cells of a table": (
        "Log, April 2022 to March 2023\n\n1 | 14/04 | Members meet | Hall\n2 | 02/06 to 04/06 | Course | Hall\n"
        "3 | 05/01 and 06/01 | Loan camp | Bank",
        ("Log, April 2022 to March 2023",),
        [
            ("14/04", "2022-04-14", "2022-04-14"),
            ("02/06 to 04/06", "2022-06-02", "2022-06-04"),
            ("05/01 and 06/01", "2023-01-05", "2023-01-06"),
        ],
    ),
    "one cell a line": (
        "Work done 2014\n\nSeed fair\n06/08\nOrlo ward\n44\n12\n\nFish course\n20/10 to 24/10\nPond\n19\n3",
        ("Work done 2014",),
        [("06/08", "2014-08-06", "2014-08-06"), ("20/10 to 24/10", "2014-10-20", "2014-10-24")],
    ),
    "days and month in a cell": (
        "Log 2012\n\nOrlo | 19/03 | tarps\nMesk | 21-22/03 | kits",
        ("Log 2012",),
        [("19/03", "2012-03-19", "2012-03-19"), ("21-22/03", "2012-03-21", "2012-03-22")],
    ),
    "month first, told by the weekday and the high day": (
        "Programs: fall 2019\n\n9/12 (Thu)\nRadio talk\n\n9/28, dusk until clouds\nStar party",
        ("Programs: fall 2019",),
        [("9/12 (Thu)", "2019-09-12", "2019-09-12"), ("9/28", "2019-09-28", "2019-09-28")],
    ),
    "weekday and day under a month": (
        "DIARY * March 2019\n\nSAT 2  Opening of the show.\n\nWED 13 / THU 14  Course on wood.",
        ("DIARY * March 2019",),
        [("SAT 2", "2019-03-02", "2019-03-02"), ("WED 13 / THU 14", "2019-03-13", "2019-03-14")],
    ),
    "ranges behind a bullet": (
        "* 5-7 March 2022, fair\n* 2 to 3 April 2022: course\n- 9th & 10th Oct 2022: camp\n- 3, 4 and 9 Nov 2022: walks",
        (),
        [
            ("5-7 March 2022", "2022-03-05", "2022-03-07"),
            ("2 to 3 April 2022", "2022-04-02", "2022-04-03"),
            ("9th & 10th Oct 2022", "2022-10-09", "2022-10-10"),
            ("3", "2022-11-03", "2022-11-03"),
            ("4", "2022-11-04", "2022-11-04"),
            ("9 Nov 2022", "2022-11-09", "2022-11-09"),
        ],
    ),
    "lone days that head the entries of a newsletter": (
        "Orlo Newsletter\n\nTuesday 20 September 2011\n\nA talk on clocks.\n\nTuesday 18 October 2011\n\nA talk on salt.\n\n"
        "Tuesday 15 November 2011\n\nA talk on bees.",
        (),
        [
            ("Tuesday 20 September 2011", "2011-09-20", "2011-09-20"),
            ("Tuesday 18 October 2011", "2011-10-18", "2011-10-18"),
            ("Tuesday 15 November 2011", "2011-11-15", "2011-11-15"),
        ],
    ),
    "the day of a newsletter's issue": (
        "Orlo Newsletter\n\n20 September 2011\n\nTuesday 18 October\n\nA talk on salt.\n\nTuesday 15 November\n\nA talk on bees.",
        (),
        [("Tuesday 18 October", "2011-10-18", "2011-10-18"), ("Tuesday 15 November", "2011-11-15", "2011-11-15")],
    ),
    "scanned digits": (
        "Camp, l2 to I4 Novernber l992, Decernber 9, l992.\n\nFair from l5th to Sunday 17th January 1993.\n\nWalk on I2 June 1993.\n\nTalk, 2lst April 1993.\n\nMay 3O, 1993: tea",
        (),
        [
            ("l2 to I4 Novernber l992", "1992-11-12", "1992-11-14"),
            ("Decernber 9, l992", "1992-12-09", "1992-12-09"),
            ("l5th to Sunday 17th January 1993", "1993-01-15", "1993-01-17"),
            ("I2 June 1993", "1993-06-12", "1993-06-12"),
            ("2lst April 1993", "1993-04-21", "1993-04-21"),
            ("May 3O, 1993", "1993-05-30", "1993-05-30"),
        ],
    ),
    "below who organised": (
        "Past events\n\nSongs by the fire\nOrganizer : Mesk Choir.\nDate : November 5, 2011.\n",
        (),
        [("November 5, 2011", "2011-11-05", "2011-11-05")],
    ),
    "below a count, at the end": (
        "Log 2019\n\n"
        + "The mill was mended and the weir was cleared of reeds. " * 6
        + "\n\nSeed fair\n110\n21-Mar-19\n",
        (),
        [("21-Mar-19", "2019-03-21", "2019-03-21")],
    ),
    "below a name, at the end": (
        "Log 2019\n\n" + "The mill was mended and the weir was cleared of reeds. " * 6 + "\n\nLena Marsh\n21-Mar-19\n",
        (),
        [],
    ),
    "of a paper, without a form": ("Orlo Trust\n\nDate : November 5, 2011.\n\nThe walk drew many.", (), []),
    "numbered days": (
        "Camp\n\nDay 1 - 3 May 2021\nTents.\n\nSession 2: 4 May 2021\nKnots.",
        (),
        [("3 May 2021", "2021-05-03", "2021-05-03"), ("4 May 2021", "2021-05-04", "2021-05-04")],
    ),
    "ordinals within an item": (
        "Club 2021\n\nSeptember\n\n- School opened again. On 19th a meeting was held.\n- Pond cleaned, 29th and 30th, by all.",
        ("Club 2021", "September"),
        [("19th", "2021-09-19", "2021-09-19"), ("29th and 30th", "2021-09-29", "2021-09-30")],
    ),
    "nth weekday of the heading's month": (
        "Club 2019\n\nFEBRUARY\n\n* 2nd Saturday - Old pupils meet",
        ("Club 2019", "FEBRUARY"),
        [("2nd Saturday", "2019-02-09", "2019-02-09")],
    ),
    "session that begins in June": (
        "Session 2018-19\n\nMAR ORLO COLLEGE, MESK\n\nJUNE\n\n* 5 - Tree day\n\nDECEMBER\n\n* 20 - Carols\n\nMARCH\n\n* 8 - Talk",
        ("Session 2018-19", "JUNE", "DECEMBER", "MARCH"),
        [
            ("5", "2018-06-05", "2018-06-05"),
            ("20", "2018-12-20", "2018-12-20"),
            ("8", "2019-03-08", "2019-03-08"),
        ],
    ),
    "seasons newest first": (
        "Meetings\n\n2018/19 season\n\nMay 14 talks\nMar 12 slides\nNov 13 news\n\n2017/18 season\n\nJun 9 first day",
        ("Meetings", "2018/19 season", "2017/18 season"),
        [
            ("May 14", "2019-05-14", "2019-05-14"),
            ("Mar 12", "2019-03-12", "2019-03-12"),
            ("Nov 13", "2018-11-13", "2018-11-13"),
            ("Jun 9", "2018-06-09", "2018-06-09"),
        ],
    ),
    "a year that the text spells out": (
        "Annual Report 2016/17\n\nIn the year (1 October 2016 to 30 September 2017) much was done.\n\n"
        "A school was held on 3 July. A fair was held on 4 November.",
        ("Annual Report 2016/17",),
        [("3 July", "2017-07-03", "2017-07-03"), ("4 November", "2016-11-04", "2016-11-04")],
    ),
    "numbers of headings and cells are no days": (
        "Quarterly report 2 / 2023\n\n1. Health\n\n2. Water\n\nOn 26 April a walk.\n\n3. Food\n\nOrlo\n25\n12 bags of rice",
        ("Quarterly report 2 / 2023", "1. Health", "2. Water", "3. Food"),
        [("26 April", "2023-04-26", "2023-04-26")],
    ),
    "masthead of a newsletter": (
        "THE ORLO\nWeekly newsletter of the club\nDistrict 9     Issue 9 of the 2016-17 year    Thurs. 8 Sept\n\n"
        "LAST THURSDAY\nA guest spoke.\n\nTanks were opened on Friday 26 August.\n\nRained off on the 3rd, all paid back.",
        ("THE ORLO",),
        [
            ("LAST THURSDAY", "2016-09-01", "2016-09-01"),
            ("Friday 26 August", "2016-08-26", "2016-08-26"),
            ("3rd", "2016-09-03", "2016-09-03"),
        ],
    ),
    "a roster with weekdays": (
        "CAMP ROSTER -- MAY, 2016\n\n02.05 Mon  Orlo hall\n   driver A. Marsh         B 31\n07.05 Saturday  Mesk\n10.05 (Tue) Tarn\n",
        (),
        [
            ("02.05 Mon", "2016-05-02", "2016-05-02"),
            ("07.05 Saturday", "2016-05-07", "2016-05-07"),
            ("10.05 (Tue", "2016-05-10", "2016-05-10"),
        ],
    ),
    "weekdays of another year": ("CAMP ROSTER, MAY 2016\n\n02.05 Wed Orlo\n07.05 Thu Mesk\n10.05 Fri Tarn", (), []),
    "rows of a table on one line": (
        "Talks Jan-Mar 2019\n\nNo Day Talk Place 1 04.01 Wells Orlo 40 2 11.01 Soil Mesk 60 3 14.02 Salt Tarn 12",
        (),
        [
            ("04.01", "2019-01-04", "2019-01-04"),
            ("11.01", "2019-01-11", "2019-01-11"),
            ("14.02", "2019-02-14", "2019-02-14"),
        ],
    ),
    "hours of a programme": ("Programme of March 2019\n\n9.03 Doors\n9.15 Opening\n10.05 Tea\n11.03 Talk", (), []),
    "prices": ("Prices 2016\n\n1.02 bread\n1.05 milk\n2.03 oil\n3.01 rice", (), []),
    "day and month with a hyphen under the month": (
        "SESSION 2008-09\n\nNOVEMBER\n* SPEECHES 8-11.\n* TOUR, 22-11, WON 3-2.\n\nDECEMBER - FEBRUARY\n* FAIR 14-2 FOR AGES 5-12.",
        (),
        [
            ("8-11", "2008-11-08", "2008-11-08"),
            ("22-11", "2008-11-22", "2008-11-22"),
            ("14-2", "2009-02-14", "2009-02-14"),
        ],
    ),
    "one pair of numbers under a month": ("SESSION 2008-09\n\nNOVEMBER\n* FOR BOYS OF 8-11.", (), []),
    "head of a press release": (
        "ORLO COUNCIL\n\nMEDIA STATEMENT          Orlo, 4 August 2016\n\nThe well was opened yesterday. On Tuesday a talk.",
        (),
        [("yesterday", "2016-08-03", "2016-08-03"), ("Tuesday", "2016-08-02", "2016-08-02")],
    ),
    "first words that look back from a day alone on its line": (
        "A new well for Orlo\n\nMesk, 4 August 2016\n\nLast Saturday the well was opened by the mayor.",
        (),
        [("Last Saturday", "2016-07-30", "2016-07-30")],
    ),
    "a day alone on its line from which nothing looks back": (
        "A new well for Orlo\n\n4 August 2016\n\nThe well was opened by the mayor.",
        (),
        [("4 August 2016", "2016-08-04", "2016-08-04")],
    ),
    "head of a newspaper in two calendars": (
        "THE ORLO HERALD\nSunday, August 7, 2016 / Zilqad 3, 1437\nCity news\n\nA quiz was held on Friday.",
        (),
        [("Friday", "2016-08-05", "2016-08-05")],
    ),
    "header of a mail": (
        "From: A. Marsh\nSent: Monday, 8 August 2016 9:12\nTo: all\nSubject: recap of Friday, more coming\n\nThe quiz went well.",
        (),
        [("Friday", "2016-08-05", "2016-08-05")],
    ),
    "front matter": (
        "---\ntitle: quiz\ndate: 2016-08-08 10:00\n---\n\nForty came last Friday.",
        (),
        [("last Friday", "2016-08-05", "2016-08-05")],
    ),
    "a speech of December looks back on its year": (
        "SPEECH BY THE WARDEN OF ORLO, MESK, 14 December 2016\n\nFriends, you will recall that on 9 February we met.\n\n"
        "On 3 May a walk.",
        (),
        [
            ("14 December 2016", "2016-12-14", "2016-12-14"),
            ("9 February", "2016-02-09", "2016-02-09"),
            ("3 May", "2016-05-03", "2016-05-03"),
        ],
    ),
    "a length told behind the day": (
        "On 3 June 2014, a two-day course was given. On 9 July 2014 three days of rest.",
        (),
        [("3 June 2014", "2014-06-03", "2014-06-04"), ("9 July 2014", "2014-07-09", "2014-07-09")],
    ),
    "the year of the copyright, where nothing else tells": (
        "Orlo Museum\n\nOn 17/5 a show was opened, with letters written in 1973.\n\nOn June 28 a talk.\n\nCopyright 2024 Orlo Museum",
        (),
        [("17/5", "2024-05-17", "2024-05-17"), ("June 28", "2024-06-28", "2024-06-28")],
    ),
    "the number of an issue": (
        "Newsletter of Orlo     No. 3 / 2014\n\nOn 4 October a walk.",
        (),
        [("4 October", "2014-10-04", "2014-10-04")],
    ),
    "a length told before the day of opening": (
        "A two-day course which opened on 3 June 2014 drew many. On 9 July 2014 a walk.",
        (),
        [("3 June 2014", "2014-06-03", "2014-06-04"), ("9 July 2014", "2014-07-09", "2014-07-09")],
    ),
    "a length told before the day of closing": (
        "A three-day course for weavers ended on 3 June 2014. A two-day fair was held. It ended on 9 July 2014.",
        (),
        [("3 June 2014", "2014-06-01", "2014-06-03"), ("9 July 2014", "2014-07-09", "2014-07-09")],
    ),
    "numbers of a list before months": (
        "Log 2014\n\n1. March 2 - Walk\n2. April 5 - Run\n3. April 2 - Talk\n",
        ("Log 2014",),
        [
            ("March 2", "2014-03-02", "2014-03-02"),
            ("April 5", "2014-04-05", "2014-04-05"),
            ("April 2", "2014-04-02", "2014-04-02"),
        ],
    ),
    "days before months that are no list": (
        "Log 2014\n\n7. March 20 people walked.\n9. April a talk.\n",
        ("Log 2014",),
        [("7. March", "2014-03-07", "2014-03-07"), ("9. April", "2014-04-09", "2014-04-09")],
    ),
    "a length in another sentence": (
        "The two-day course was good. The fair began on 3 June 2014.",
        (),
        [("3 June 2014", "2014-06-03", "2014-06-03")],
    ),
    "day and month in brackets, ages in brackets": (
        "Log 2015\n\nSupper, Saturday 10 Ramadan (27-6), with boys (5-8) and girls (9-13).",
        ("Log 2015",),
        [("Saturday", None, None), ("27-6)", "2015-06-27", "2015-06-27")],
    ),
    "weekday given after the year": (
        "Our assembly will be held this coming March 17, 2024, Sunday, at the school.",
        (),
        [("March 17, 2024, Sunday", "2024-03-17", "2024-03-17")],
    ),
}


@pytest.mark.parametrize("case", EVENTS)
def test_events(case: str) -> None:
    text, headings, expected = EVENTS[case]
    mentions = find_dates(text, _units(text, headings))
    found = [(m.text, m.first, m.last) for m in mentions if m.role == "event" and m.precision == "day"]
    assert found == expected


LETTER = "Orlo Trust\n\n4 May 2016\n\nTo: the Mayor\n\nDear Sir, on 2 May 2016 we met."
ROLES = [
    (LETTER, "4 May 2016", "post-date"),
    ("Date: 17.05.2013\nPlace: small hall, Orlo", "17.05.2013", "event"),
    ("Date: 17.05.2013\n\nTo: the Mayor", "17.05.2013", "post-date"),
    ("Prepared by: G. Sasi, officer            09/01/15", "09/01/15", "post-date"),
    ("Compiled by A. Chris, in charge, 10 July 2023", "10 July 2023", "post-date"),
    ("(illegible)      received 26/02/23", "26/02/23", "post-date"),
    ("Stamped: REC'D DEC 9 1957", "DEC 9 1957", "post-date"),
    ("Site last built 2020-02-01.", "2020-02-01", "post-date"),
    ("Next issue 16/10.", "16/10", "edition"),
    ("As at 31st December 2020 savings stood high.", "31st December 2020", "period"),
    ("The balance Jan 31 was low.", "Jan 31", "period"),
    ("In hand Feb 28 $36,990.", "Feb 28", "period"),
    ("The road is closed since 3 May 2016.", "3 May 2016", "state"),
    ("Open 3 May 2016 onwards.", "3 May 2016", "state"),
    ("Papers were taken up to 25 April 2013.", "25 April 2013", "deadline"),
    ("Port of Mesk, 24 June 2022.- The envoy came.", "24 June 2022", "post-date"),
    ("The state ratified the Convention on 17 February 1995.", "17 February 1995", "law"),
    ("Abstracts due August 1, 2016.", "August 1, 2016", "deadline"),
    ("It was registered with the Office of Trusts on 9 March 1998.", "9 March 1998", "founding"),
    ("Met 3 May 2016. 50 years after. Slides.", "years after", "duration"),
    ("PRESS RELEASE No. 07/22", "07/22", "id"),
    ("Checked FCL 11/07/22", "11/07/22", "post-date"),
    ("Done at Orlo Hill, on 22 February 2016", "22 February 2016", "post-date"),
    ("17.04.2018   Views: 143", "17.04.2018", "post-date"),
    ("It rained. (Orlo Herald, 26 July 2018, p. 14)", "26 July 2018", "post-date"),
    ("Paid as per the sanction dtd. 2/9/22.", "2/9/22", "law"),
    ("Thanks to all.\n" * 25 + "\n  Mesk               General Secretary\n  20-1-1978\n", "20-1-1978", "post-date"),
    ("Thanks to all.\n" * 25 + "\nJ. Orlo\nSecretary\nMesk, November 9 of 2022\n", "November 9 of 2022", "post-date"),
]


@pytest.mark.parametrize(("text", "words", "role"), ROLES)
def test_role_by_place(text: str, words: str, role: str) -> None:
    assert (words, role) in [(m.text, m.role) for m in find_dates(text)]


def test_misread_digits_are_told() -> None:
    (mention,) = find_dates("A walk on I2 June 1993.")
    assert [code for code, _ in mention.notes] == ["misread-digits"]


@pytest.mark.parametrize("text", ["Class II June 1993", "World War II August 1993", "1l milk, May 1993"])
def test_roman_numbers_and_litres_are_no_days(text: str) -> None:
    assert [m.precision for m in find_dates(text)] == ["month"]


def test_a_caption_hands_no_year_on() -> None:
    text = "1. On 3 May 2016 a talk.\n[photo] Talk, 26.01.15\n2. On 9 June a walk."
    assert "2016-06-09" in [m.first for m in find_dates(text)]


def test_masthead_anchors_relative_days() -> None:
    text = "the ORLO\nStaff bulletin of two clinics     Issue 212     Friday 9 October 2015\n\nA walk took place last Friday."
    found = [(m.text, m.first) for m in find_dates(text) if m.role == "event"]
    assert found == [("last Friday", "2015-10-02")]


def test_report_date_given_wins_over_the_masthead() -> None:
    text = "the ORLO\nStaff bulletin     Issue 212     Friday 9 October 2015\n\nA walk took place yesterday."
    found = [m.first for m in find_dates(text, DateContext(report_date=date(2016, 1, 9))) if m.text == "yesterday"]
    assert found == ["2016-01-08"]
