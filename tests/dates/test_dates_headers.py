"""Days above posts and minutes of storing tell when was written; days of events in the same places do not."""

import pytest

from gestae.dates import find_dates

PROSE = (
    "Thirty members met at the weir and cleared the banks of reeds and bottles until the rain came, and the warden of "
    "the lock, who had lent the boats, thanked them all over a cup of soup in the boat house."
)


def roles(text: str) -> dict[str, str]:
    return {d.text: d.role for d in find_dates(text)}


@pytest.mark.parametrize("title", ["The weir is clean again", "Reeds, boats and soup"])
def test_a_day_above_the_title_of_a_post_is_that_of_posting(title: str) -> None:
    assert roles(f"Saturday, March 14, 2009\n\n{title}\n\n{PROSE}\n") == {"Saturday, March 14, 2009": "post-date"}


def test_days_above_posts_that_tell_an_earlier_day() -> None:
    text = (
        "Orlo log\n\nSaturday, March 14, 2009\n\nSpring\n\n10 March, Tuesday. The mill was opened.\n\n"
        "Sunday, 1 March 2009\n\nFair. 28 February 2009\n\nStalls were put up."
    )
    assert roles(text) == {
        "Saturday, March 14, 2009": "post-date",
        "10 March, Tuesday": "event",
        "Sunday, 1 March 2009": "post-date",
        "28 February 2009": "event",
    }
    assert {d.text: d.first for d in find_dates(text)}["10 March, Tuesday"] == "2009-03-10"


@pytest.mark.parametrize(
    "text",
    [
        # below the title, as people write it
        f"The weir is clean again\n\nSaturday, March 14, 2009\n\n{PROSE}",
        # a list of meetings, oldest first
        "Saturday, March 14, 2009\n\nMill\n\nOn 1 March it was dry.\n\nSunday, 29 March 2009\n\nFair\n\nOn 28 March it was wet.",
        # a programme
        "Saturday, March 14, 2009\n\nOpening of the mill\n\n10.30 Welcome\n",
        f"Saturday, March 14, 2009\n\nVenue: the mill\n\n{PROSE}",
        # the post tells of that day and of none before
        f"Saturday, March 14, 2009\n\nMill\n\nSunday, March 1, 2009\n\nFair\n\n{PROSE}",
    ],
    ids=["below the title", "forwards", "hours", "label", "no earlier day"],
)
def test_other_days_alone_on_their_line_stay(text: str) -> None:
    assert roles(text)["Saturday, March 14, 2009"] == "event"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("April 12, 2021 - 1:28", "post-date"),
        ("12/04/2021 13:07:44", "post-date"),
        ("April 12, 2021 - 1:30", "event"),
        ("12 April 2021 at 7.30 pm", "event"),
        ("We met on April 12, 2021 - 1:28", "event"),
    ],
)
def test_a_minute_that_no_meeting_begins_at_is_a_stamp(line: str, role: str) -> None:
    assert next(iter(roles(f"Eye camp\n\n{line}\n\nThe camp drew many.\n").values())) == role


@pytest.mark.parametrize(
    ("sentence", "is_day"),
    [
        ("He spoke of the challenges besetting the fishing people today.", False),
        ("It is the task of the youth today to care for the weir.", False),
        ("The school was opened today by the warden.", True),
        ("She thanked the people who came today.", True),
    ],
)
def test_today_for_nowadays_is_no_day(sentence: str, is_day: bool) -> None:
    assert (roles(f"Posted on 3 May 2021\n\n{sentence}").get("today") == "event") is is_day
