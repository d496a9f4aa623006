"""What is no event date is found and typed."""

import pytest

from gestae.dates import find_dates

_LONG = "The mill was opened by all who had given a day to its roof, and the miller ground the first sack. " * 3

ROLES = [
    ("The Forest Act of 1980 was discussed.", "1980", "law"),
    ("The Domestic Peace Act was passed in 2005.", "2005", "law"),
    ("Agenda 2030 was the theme.", "2030", "law"),
    ("The founder was born on 3.5.1896 at Orlo.", "3.5.1896", "birth"),
    ("He died on 4 May 2011 after long illness.", "4 May 2011", "death"),
    ("The trust was established in 1956.", "1956", "founding"),
    ("(Regd. No. 44 of 1997)", "1997", "founding"),
    ("Registration closes on 9 August 2014.", "9 August 2014", "deadline"),
    ("Send comments by 9 August 2014.", "9 August 2014", "deadline"),
    ("Last date for forms: 9 August 2014", "9 August 2014", "deadline"),
    ("Posted on 12 October 2013", "12 October 2013", "post-date"),
    ("Published: 12 October 2013", "12 October 2013", "post-date"),
    ("Last modified 31/07/2015", "31/07/2015", "edition"),
    ("© 2014 Orlo Trust", "2014", "edition"),
    ("Draft v.3 20/6/2014", "20/6/2014", "edition"),
    ("Period covered: 14 December 2015 to 24 January 2016", "14 December 2015 to 24 January 2016", "period"),
    ("For the year ended 31 March 2016 we grew.", "31 March 2016", "period"),
    ("Open since 1997 without a break.", "1997", "history"),
    ("The class of 2018 came.", "2018", "name"),
    ("photo-20150308-walk.jpg", "20150308", "file-name"),
    ("see https://orlo.example/2013/05/06/walk", "2013/05/06", "file-name"),
    ("ORLO, 4 August 2016 - The trust met.", "4 August 2016", "post-date"),
    ("It was registered as a trust on 3 March 2007.", "3 March 2007", "founding"),
    ("A report is due three months after the end.", "three months after", "duration"),
    ("A two-day course was given.", "two-day", "duration"),
    ("We meet every Tuesday in Orlo.", "every Tuesday", "recurring"),
    ("Come to the office, Monday to Friday.", "Monday to Friday", "recurring"),
    ("A walk before Christmas is planned.", "Christmas", "name"),
    ("Ballots must be in by noon 9 August 2014.", "9 August 2014", "deadline"),
    ("> On Tue, Sep 2, 2014 at 11:40 AM, Orlo Desk wrote:", "Tue, Sep 2, 2014", "post-date"),
    ("The office is at 14/2 Mill Road.", "14/2", "id"),
    ("On the last day of the camp it rained.", "last day", "name"),
    ("They met on 14/2 in Mill Hall, 2014.", "14/2", "event"),
    ("The November meeting will feature the miller.", "November", "event"),
    ("At our February general meeting he spoke.", "February", "event"),
    ("Races at Orlo\nOn 16th June, 2015 By Nora\nThe hill was steep.", "16th June, 2015", "post-date"),
    ("On 16th June, 2015 by Nora Marsh a talk was given.", "16th June, 2015", "event"),
    ("A talk was given on 16th June, 2015 by Nora\n", "16th June, 2015", "event"),
    ("The November newsletter is out.", "November", "name"),
    ("The November meeting minutes were read.", "November", "name"),
    ("The union sang on 9 March 2017 at 7:45 pm. Every seat was taken.", "9 March 2017", "event"),
    ("A lecture is given on Friday 21 April 2017 at 10:30 am.\nTea is served.", "Friday 21 April 2017", "event"),
    ("The quiz began on 11 October 2018 at 19:30\n", "11 October 2018", "event"),
    ("Orlo Mill Committee\n11 October 2018 at 19:30\nPresent: nine members", "11 October 2018", "event"),
    (_LONG + "\n\nTea Lane\n11 October 2018 at 19:30\nWhat a day!", "11 October 2018", "comment"),
    (_LONG + "\n\nTea Lane says: 11 October 2018 at 19:30\nWhat a day!", "11 October 2018", "comment"),
    (_LONG + "\n\nThursday 11 October 2018 at 19:30\nWalk to the mill", "Thursday 11 October 2018", "event"),
    ("Ana circulated the statement to 31 August 2016.", "31 August 2016", "period"),
    ("On 31 August 2016 the club had 83 paying members.", "31 August 2016", "period"),
    ("On 31 August 2016 the club had a supper for 83 members.", "31 August 2016", "event"),
    ("Vol. IX No. 12    22nd September 2015\nMeets in the Corn Hall.", "22nd September 2015", "post-date"),
    ("Meeting No. 12    22nd September 2015", "22nd September 2015", "event"),
    ("Birthdays: 23/9/2015 Ana Reeve, 25/9/2015 Tom Marsh", "25/9/2015", "birth"),
    ("Wedding anniversary : 24/9/2015 Tom and Ana", "24/9/2015", "birth"),
    ("Anniversary dinner: 24/9/2015 in the Corn Hall", "24/9/2015", "event"),
    ("Sunday: 7.00 am (English), 9.30 am and 11.30", "Sunday", "recurring"),
    ("Sunday: 7.00 am, walk to the mill", "Sunday", "event"),
    ("The lorry loads Monday and Thursday only.", "Monday and Thursday", "recurring"),
    ("We were there on Wednesday and Thursday with a stand.", "Wednesday and Thursday", "event"),
    ("They are to be found today in mills and schools.", "today", "history"),
    ("Today the house belongs to you.", "Today", "history"),
    ("The cyclone crossed the coast on 12 October 2014.", "12 October 2014", "state"),
    ("After the 25 April 2015 earthquake we built huts.", "25 April 2015", "state"),
    ("Talks on the cyclone were held on 12 October 2014.", "12 October 2014", "event"),
    ("Today the trust opened a mill.", "Today", "event"),
]


@pytest.mark.parametrize(("text", "words", "role"), ROLES)
def test_role(text: str, words: str, role: str) -> None:
    found = [(m.text, m.role) for m in find_dates(text)]
    assert (words, role) in found


NO_DATES = [
    "They may march on if they may.",
    "May I ask? You may.",
    "We the people were there.",
    "Mrs. April Stone and June Hall sang.",
    "At 7.30 the doors open, at 10.30 tea.",
    "Rs. 10.000/- and Rs. 12,05,2014 were given.",
    "Call 0832-2763347 or +44 1632 960881.",
    "Law 70/93 and resolution A/69/12 apply.",
    "Scores were 14/15 and 3-2.",
    "Of 94 (68M, 26F) some left.",
    "In spring the first camp and the second walk.",
    "He sat and sun shone on the second row.",
    "Version 2.1.10 of the tool.",
    "Ward 4, 5 & 9 were cleaned.",
    "The share fell in 3/4.5 of the plots.",
    "Serial 133-03-03-2020 was sold.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_event_date(text: str) -> None:
    assert [m.text for m in find_dates(text) if m.role == "event"] == []


PLANNED = [
    ("The next meeting will be on 5 May 2016.", True),
    ("The next meeting, 5 May 2016, was a walk.", False),
    ("The next meeting, 5 May 2016, is a walk.", True),
    ("A fair is to be held on 5 May 2016.", True),
    ("A fair was held on 5 May 2016.", False),
    ("Upcoming: fair, 5 May 2016", True),
    ("The mayor is expected to speak on 5 May 2016.", True),
    ("The club plans to walk on 5 May 2016.", True),
    ("The club said on 5 May 2016 that it will walk.", False),
    ("The club met on 5 May 2016; it will walk again.", False),
]


@pytest.mark.parametrize(("text", "planned"), PLANNED)
def test_planned(text: str, planned: bool) -> None:
    assert [(m.role, m.planned) for m in find_dates(text)] == [("event", planned)]


HOLIDAYS = [
    ("In 2016 much was done.\nObserved on World AIDS Day with a walk.", "2016-12-01"),
    ("In 2016 much was done.\nA rally on International Women's Day.", "2016-03-08"),
    ("In 2016 much was done.\nGandhi Jayanti was celebrated.", "2016-10-02"),
    ("In 2016 much was done.\nHeld on Boxing Day in Orlo.", "2016-12-26"),
    ("In 2016 much was done.\nHeld on Good Friday in Orlo.", "2016-03-25"),
    ("In 2016 much was done.\nDiwali was celebrated.", "2016-10-30"),
]


@pytest.mark.parametrize(("text", "first"), HOLIDAYS)
def test_holiday(text: str, first: str) -> None:
    mention = find_dates(text)[-1]
    assert (mention.kind, mention.role, mention.first) == ("holiday", "event", first)


def test_a_holiday_that_differs_by_country_stays_open() -> None:
    mention = find_dates("In 2016 much was done.\nHeld on Independence Day in Orlo.")[-1]
    assert (mention.first, mention.kind) == (None, "holiday")
    assert mention.notes[0][0] == "holiday-by-country"


def test_a_holiday_beside_a_date_is_a_name() -> None:
    roles = [(m.text, m.role) for m in find_dates("Women's Day was celebrated on 9 March 2016.")]
    assert roles == [("Women's Day", "name"), ("9 March 2016", "event")]
