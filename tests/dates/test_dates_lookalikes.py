"""What is no event's date is found and typed, with the words that told so; what only looks like a date too."""

from datetime import date

import pytest

from gestae.dates import DateContext, find_dates

# sentence with the words in <>, role, part of the reason
TYPED = [
    ("The Forest Act of <1980> was read.", "law", "“Act of” stands before it"),
    ("The UN Convention (<1989>) was read.", "law", "Convention"),
    ("He was born in 1956 and died in <May 2011>.", "death", "“died in” stands before it"),
    ("He was born in <1956> and died in May 2011.", "birth", "“born in” stands before it"),
    ("Founded <1956> in Orlo.", "founding", "“Founded”"),
    ("Send comments by <9 August 2016>.", "deadline", "“comments by” stands before it"),
    ("By Nina Holt, <12 May 2014>", "post-date", "“By Nina Holt”"),
    ("Written by admin | <Oct 12>", "post-date", "Written by admin"),
    ("A four-year (<2014-2017>) project began.", "period", "project"),
    ("Grant period from <1 May 2014 to 30 April 2016>", "period", "period from"),
    ("Reporting period: <1 - 31 March 2021>", "period", "period:"),
    ("A talk on the raid of <12 May 1915>. On 5 May 2016 tea.", "history", "more than 40 years before 2016"),
    ("A <two-day> course for all.", "duration", "a length of time"),
    ("We meet <every Tuesday>.", "recurring", "comes again"),
    ("see photo-<20150308>-walk.jpg", "file-name", "file name"),
    ("The Long <March> was hard.", "name", "part of a name"),
    ("Sister <April> Jones sang.", "name", "part of a name"),
    ("<May> we ask? No.", "verb", "its subject follows"),
    ("Tea at <7.30> in Orlo.", "time", "hours and minutes"),
    ("Tea at <10:00 A.M.> in Orlo.", "time", "a time of day"),
    ("Tea at <8 o'clock> in Orlo.", "time", "a time of day"),
    ("Tea at <1100hrs> in Orlo.", "time", "a time of day"),
    ("<Rs.10.000/-> was given.", "money", "an amount"),
    ("Some <£500> was given.", "money", "an amount"),
    ("Call <0832-2763347> now.", "phone", "telephone"),
    ("Call <+44 1632 960881> now.", "phone", "telephone"),
    ("Law <70/93> applies.", "law-number", "“Law”"),
    ("Resolution <1325> applies.", "law-number", "“Resolution”"),
    ("Letter <A/69/12> came.", "id", "letters and numbers"),
    ("Ref. No. <14/77-9> came.", "id", "“Ref”"),
    ("They won <14/15> points.", "number", "two numbers"),
    ("They <may> go.", "verb", "small letters"),
    ("They <march> on.", "verb", "small letters"),
]


@pytest.mark.parametrize(("marked", "role", "reason"), TYPED)
def test_what_is_no_event_date_is_typed_with_the_reason(marked: str, role: str, reason: str) -> None:
    words = marked[marked.index("<") + 1 : marked.index(">")]
    found = find_dates(marked.replace("<", "").replace(">", ""), lookalikes=True)
    (mention,) = [m for m in found if m.text == words]
    assert mention.role == role
    assert reason in (mention.reason or "")


def test_lookalikes_stand_between_the_dates_and_have_no_days() -> None:
    text = "On 5 May 2016 at 7.30 they paid Rs. 500/- under Law 70/93."
    dates, everything = find_dates(text), find_dates(text, lookalikes=True)
    assert [m.text for m in dates] == ["5 May 2016"]
    assert [m.text for m in everything] == ["5 May 2016", "7.30", "Rs. 500/-", "70/93"]
    assert {m.first for m in everything if m not in dates} == {None}


PERIODS = [
    ("Period: 3-5 May 2021", "event"),
    ("Period of training: 3-5 May 2021", "event"),
    ("Workshop period - 3 May 2021 to 9 May 2021", "event"),
    ("Period: 1 January to 31 December 2021", "period"),
    ("Period covered: 3-5 May 2021", "period"),
    ("Project period: 3-5 May 2021", "period"),
    ("Grant period: 1 May 2021 - 30 April 2022", "period"),
    ("Period under review: 1-31 May 2021", "period"),
]


@pytest.mark.parametrize(("text", "role"), PERIODS)
def test_the_period_of_an_activity_is_when_it_took_place(text: str, role: str) -> None:
    assert [m.role for m in find_dates(text)] == [role]


def test_a_next_meeting_is_an_event_that_is_planned() -> None:
    (mention,) = find_dates("The next meeting is on 5 May 2016.")
    assert (mention.role, mention.planned, mention.reason) == ("event", True, "“next meeting” stands before it")


# text, report date, (first day, part of the reason) of the readings that gave way
REJECTED = [
    ("On 04/05/2018.", None, ("2018-04-05", "the day is read first")),
    ("On 04/05/2018 and 05/13/2018.", None, ("2018-05-04", "the month is read first")),
    ("On Saturday 16 February a talk.", date(2014, 3, 1), ("2014-02-16", "no Saturday")),
    ("On 3 May 2010 a talk.\nOn 9 June a walk.", date(2011, 12, 5), ("2011-06-09", "2010 stands nearer")),
    ("Held on 13 April 2015-16.", None, ("2015-04-13", "academic year")),
    ("In 2016 much.\nHeld on Independence Day in Orlo.", None, ("2016-02-04", "country is not told")),
]


@pytest.mark.parametrize(("text", "report", "first"), REJECTED)
def test_readings_that_gave_way_are_kept_with_their_reason(
    text: str, report: date | None, first: tuple[str, str]
) -> None:
    readings = [r for m in find_dates(text, DateContext(report_date=report)) for r in m.rejected]
    assert readings[0].first == first[0]
    assert first[1] in readings[0].reason
