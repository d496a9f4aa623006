"""Intervals by the bootstrap: seeded, around the figure, narrower with more documents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluate_support.events import event
from gestae.evaluate import Scores, score
from gestae.evaluate.bootstrap import intervals
from gestae.evaluate.figures import FIELDS


def mixed(documents: int, right: int) -> Scores:
    """Scores of documents of one event each, so many of which have the right date."""
    golds = {str(n): [event("2021-05-03", "Marigold", kind="camp")] for n in range(documents)}
    days = ["2021-05-03" if n < right else "2021-05-05" for n in range(documents)]
    return score([event(day, "Marigold", kind="camp", document=str(n)) for n, day in enumerate(days)], golds)


def test_the_same_seed_gives_the_same_interval() -> None:
    parts = mixed(61, 40).by_document
    one, again = intervals(parts, resamples=53, seed=5), intervals(parts, resamples=53, seed=5)
    assert one == again != intervals(parts, resamples=53, seed=6)


def test_the_interval_is_that_of_the_binomial_for_one_value_a_document() -> None:
    found = intervals(mixed(100, 60).by_document, resamples=4000, seed=1)["dates"]
    assert (found.low, found.high) == pytest.approx((0.504, 0.696), abs=0.02)


def test_more_documents_give_a_narrower_interval() -> None:
    few, many = (intervals(mixed(size, size // 2).by_document)["dates"] for size in (10, 200))
    assert few.high - few.low > 2 * (many.high - many.low)


@given(st.integers(2, 12).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size))))
@settings(max_examples=25)
def test_the_figure_lies_in_its_interval(sizes: tuple[int, int]) -> None:
    scores = mixed(*sizes)
    found = intervals(scores.by_document, resamples=300)
    assert set(found) == {"headline", *FIELDS}
    for field in FIELDS:
        assert 0 <= found[field].low <= scores.counts[field].f1 + 1e-9
        assert scores.counts[field].f1 - 1e-9 <= found[field].high <= 1


@pytest.mark.parametrize("documents", [0, 1])
def test_there_is_no_interval_for_fewer_than_two_documents(documents: int) -> None:
    assert intervals(mixed(documents, documents).by_document) == {}
