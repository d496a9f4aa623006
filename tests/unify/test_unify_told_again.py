"""Captions, summaries and sections: what belongs to one event, and what only stands near it."""

import pytest

from evaluate_support.stages import days, run_text
from gestae.run import Tools

NEWSLETTER = """Marigold Trust newsletter

In short

- On 3 May 2021 a workshop on soap making was held in Ashby.
- On 14 June 2021 a rally against plastic bags was held.

The workshop

On 3 May 2021 the Marigold Trust held a workshop on soap making in Ashby for twenty women. Ms. Lena Marsh taught them.
"""


def test_two_captions_of_one_event_are_one(tools: Tools) -> None:
    captions = (
        "Eye camp at Ashby on 3 May 2021, with Dr. Asha Rao",
        "Dr. Asha Rao with patients at the eye camp, 3 May 2021",
        "Rally against plastic bags, 9 June 2021",
    )
    figures = "".join(f"<figure><img src=a.jpg><figcaption>{c}</figcaption></figure>" for c in captions)
    text = f"<html><head><title>Gallery - Marigold Trust</title></head><body><h1>Gallery</h1>{figures}</body></html>"
    events = run_text(text, tools, "gallery.html").events
    assert [days(e) for e in events] == [("2021-05-03", "2021-05-03"), ("2021-06-09", "2021-06-09")]
    assert [[p.name for p in e.people] for e in events] == [["Asha Rao"], []]


def test_the_same_event_told_twice_is_one(tools: Tools) -> None:
    events = run_text(NEWSLETTER, tools).events
    assert [days(e) for e in events] == [("2021-05-03", "2021-05-03"), ("2021-06-14", "2021-06-14")]
    assert [p.name for p in events[0].people] == ["Lena Marsh"]


def test_what_was_told_again_is_accounted_for(tools: Tools) -> None:
    unused = [u.reason for u in run_text(NEWSLETTER, tools).report.unused]
    assert unused.count("tells again of an event that is already recorded") == 1


def test_an_annual_report_by_sections(tools: Tools) -> None:
    text = """# Marigold Trust Annual Report 2020-21

## Health

We ran two eye camps this year. The first was held on 12 September 2020 in Ashby, where Dr. Asha Rao saw 90 patients.
The second followed on 6 February 2021 in Tovik; it was sponsored by the Ashby Rotary Club.

## Education

Our reading festival took place on 14-15 November 2020 at the Town Hall. Author Lena Marsh read from her books.

## About us

The Trust was registered on 4 July 1987. Our office is open on weekdays.
"""
    events = run_text(text, tools, "report.md").events
    assert [days(e) for e in events] == [
        ("2020-09-12", "2020-09-12"), ("2021-02-06", "2021-02-06"), ("2020-11-14", "2020-11-15"),
    ]  # fmt: skip
    assert [[p.name for p in e.people] for e in events] == [["Asha Rao"], [], ["Lena Marsh"]]
    assert [("funder", "Ashby Rotary Club") in {(o.role, o.name) for o in e.organizers} for e in events] == [
        False,
        True,
        False,
    ]


def test_founding_and_deadlines_are_no_events(tools: Tools) -> None:
    text = """Marigold Trust

The Trust was founded on 4 July 1987. Applications for the next course close on 30 June 2021.

On 3 May 2021 the Trust held a workshop on soap making for women in Ashby.
"""
    assert [days(e) for e in run_text(text, tools).events] == [("2021-05-03", "2021-05-03")]


def test_a_person_keeps_the_full_name_in_every_event(tools: Tools) -> None:
    text = """Marigold Trust: the year 2021

- On 3 May 2021 Dr. Asha Raote held a workshop on soap making.
- On 14 June 2021 a seminar on wells was held. Dr. Raote spoke.
- On 2 July 2021 an eye camp was conducted in Ashby.
"""
    events = run_text(text, tools).events
    assert [[p.name for p in e.people] for e in events][1] == ["Asha Raote"]


CHRONICLE = """Ashby Walkers, a chronicle

2018  Chartered, twelve members.

2019  The first walk round the mill was held on 3 May with forty people.

2020  Nothing of note.

2021  In June a concert was held in the Town Hall.
"""


def test_years_begin_the_entries_of_a_chronicle(tools: Tools) -> None:
    events = run_text(CHRONICLE, tools).events
    assert [days(e) for e in events] == [("2019-05-03", "2019-05-03"), ("2021-06-01", "2021-06-30")]
    assert [e.text.split()[0] for e in events] == ["2019", "2021"]


MINUTES = """Minutes of the meeting of the Marigold Trust held on 3 May 2021 in Ashby

Approved: the minutes of April, proposed by Lena Marsh.

The shed is full. The mower is dead. Next meeting: 7 June 2021.
"""


def test_minutes_announce_the_next_meeting_wherever_they_say_so(tools: Tools) -> None:
    events = run_text(MINUTES, tools).events
    assert [days(e) for e in events] == [("2021-05-03", "2021-05-03"), ("2021-06-07", "2021-06-07")]
    assert events[1].text.startswith("Next meeting")


LOG = """LOG OF THE WARDEN, MAY 2021

Mon 3. {entry}

Wed 5. A workshop on soap was held in Ashby.

Fri 7. A rally against plastic bags was held in Ashby.

Mon 10. An eye camp was held in Ashby.
"""


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("Office. Letters, and rain on the letters.", 3),
        ("12.00 - office, no appointments.", 3),
        ("No talk this week.", 3),
        ("Emergency repairs of the pump.", 3),
        ("The second instalment was received.", 3),
        ("A talk on wells was held. The office was closed on the next day.", 4),
        ("A walk, cancelled because the road is closed.", 4),
    ],
)
def test_days_without_an_activity_are_no_events(entry: str, found: int, tools: Tools) -> None:
    assert len(run_text(LOG.format(entry=entry), tools).events) == found


def test_what_went_wrong_is_no_event(tools: Tools) -> None:
    text = """Marigold Trust: the year 2021

Activities
- On 3 May 2021 a workshop on soap making was organised in Ashby.
- On 14 June 2021 a rally against plastic bags was held.
- On 2 July 2021 an eye camp was conducted.

{heading}
- A blockade of the road on 9 August 2021.
"""
    assert len(run_text(text.format(heading="Challenges faced"), tools).events) == 3
    assert len(run_text(text.format(heading="Protests"), tools).events) == 4


_BY_MONTH = """Ashby Society

Oct. 2016 - Talk - Lena Marsh, Salt.
Dec. 2016 - Cheese evening at the mill.
Feb. 2017 - Outing - To Orlo.
Mar. 2017 - Talk - Omar Haddad, Smugglers.
"""


def test_an_entry_of_a_month_list_needs_no_word_of_an_activity(tools: Tools) -> None:
    events = run_text(_BY_MONTH, tools).events
    assert [str(e.date.start) for e in events if e.date] == ["2016-10-01", "2016-12-01", "2017-02-01", "2017-03-01"]


def test_an_entry_of_a_month_that_is_told_of_again_is_one(tools: Tools) -> None:
    again = "\nThe Cheese evening at the mill was held in December with a lecture by Ms. Asha Rao.\n"
    events = run_text(_BY_MONTH + again, tools).events
    assert [str(e.date.start) for e in events if e.date] == ["2016-10-01", "2016-12-01", "2017-02-01", "2017-03-01"]
    assert "Asha Rao" in [p.name for p in events[1].people]


@pytest.mark.parametrize(
    ("again", "status"),
    [
        ("Our AGM on 22 June 2019 went well, and 173 members came. Ann Brook was elected again.", "held"),
        ("Our AGM on 22 June 2019 will elect Ann Brook.", "planned"),
    ],
)
def test_what_was_announced_and_then_told_was_held(again: str, status: str, tools: Tools) -> None:
    text = (
        "Marigold Cooperative, posts of 2019\n\nNotice\nThe AGM is on 22 June 2019 in the Town Hall, Ashby. Please come.\n\n"
        "Notes\nOn 3 May 2019 a training on bees was held in Ashby for twelve members by Tom Reeve.\n\n"
        f"Members\n{again}\n"
    )
    events = [e for e in run_text(text, tools).events if days(e) == ("2019-06-22", "2019-06-22")]
    assert [e.status for e in events] == [status]
