"""A span is held by one of many, looked up as it would be found by trying all."""

from hypothesis import given
from hypothesis import strategies as st

from gestae.stages.spot.cover import Cover

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair))), max_size=8)


@given(SPANS, st.integers(0, 30), st.integers(0, 30))
def test_a_span_is_held_where_trying_all_finds_one(spans: list[tuple[int, int]], one: int, other: int) -> None:
    start, end = sorted((one, other))
    assert Cover(spans).holds(start, end) is any(low <= start and end <= high for low, high in spans)
