"""Whether a date lies within one that was told of is looked up, as `Days.inside` says it for two of them."""

from hypothesis import given
from hypothesis import strategies as st

from gestae.dates import DateMention
from gestae.stages.segment.days import Days, Told

DAYS = st.integers(1, 12)


def mention(first: int, length: int, known: bool) -> DateMention:
    """A date in May, of a year that is known or not."""
    last = min(28, first + length)
    days = (f"2020-05-{first:02}", f"2020-05-{last:02}") if known else (None, None)
    return DateMention(0, 1, "x", *days, "day", "day", "event", None, "test", month=5, day=first)


MENTION = st.builds(mention, DAYS, st.integers(0, 6), st.booleans())


@given(st.lists(MENTION, max_size=12), MENTION)
def test_a_date_is_held_where_it_lies_within_another(told: list[DateMention], asked: DateMention) -> None:
    days, known = Days("", (), ()), Told()
    for other in told:
        known.add(other)
    assert known.holds(asked) is any(days.inside(asked, other) for other in told)
