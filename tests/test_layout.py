"""Look-ups by place answer as a search through everything does."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from gestae.layout import ByPlace, Taken


@dataclass(frozen=True)
class Thing:
    """What stands at text[start:end]."""

    start: int
    end: int
    number: int


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=25)
STRETCH = st.tuples(st.integers(0, 45), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))


@given(SPANS, STRETCH)
def test_what_stands_in_a_stretch_comes_in_the_order_given(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    things = [Thing(*span, number) for number, span in enumerate(spans)]
    low, high = asked
    assert ByPlace(things).touching(low, high) == [t for t in things if t.start < high and low < t.end]
    assert ByPlace(things).beginning(low, high) == [t for t in things if low <= t.start < high]


@given(SPANS, STRETCH)
def test_what_is_taken_is_not_taken_again(spans: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    taken = Taken()
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        free = not any(a < end and start < b for a, b in kept)
        assert taken.take(start, end) is free
        kept += [(start, end)] if free else []
    low, high = asked
    assert taken.touching(low, high) == sorted((a, b) for a, b in kept if a < high and low < b)
    assert Taken(kept).touching(low, high) == taken.touching(low, high)
