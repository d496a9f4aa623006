"""The pairing is one-to-one and has the highest sum."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate_support.events import event, topics
from evaluate_support.pairing import likeness as likeness_of
from gestae.evaluate.likeness import likeness
from gestae.evaluate.pairing import best_pairs

SHAPES = st.tuples(st.integers(1, 5), st.integers(1, 5))
WEIGHTS = SHAPES.flatmap(
    lambda shape: st.lists(
        st.lists(st.sampled_from([-1.0, 0.0, 0.3, 0.5, 1.0, 1.5, 3.0, 4.2]), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


def highest(weights: list[list[float]]) -> float:
    rows, columns = len(weights), len(weights[0])
    choices = permutations([*range(columns), *[None] * rows], rows)
    return max(sum(max(0.0, weights[r][c]) for r, c in enumerate(choice) if c is not None) for choice in choices)


@given(WEIGHTS)
def test_no_other_pairing_has_a_higher_sum(weights: list[list[float]]) -> None:
    pairs = best_pairs(np.array(weights))
    assert sum(weights[r][c] for r, c in pairs) == pytest.approx(highest(weights))
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    assert all(weights[r][c] > 0 for r, c in pairs)


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([[3.0, 2.9], [2.9, 0.0]], [(0, 1), (1, 0)]),
        ([[3.0, 1.0], [2.0, 0.5]], [(0, 0), (1, 1)]),
        ([[1.0, 0.0, 5.0]], [(0, 2)]),
        ([[5.0], [6.0], [1.0]], [(1, 0)]),
        ([[9, 8, 7], [8, 5, 1], [7, 1, 0]], [(0, 2), (1, 1), (2, 0)]),
        ([[1, 0, 0, 0], [0, 2, 3, 0], [0, 3, 1, 0]], [(0, 0), (1, 2), (2, 1)]),
        ([[0.0, -1.0]], []),
    ],
)
def test_the_pairing_with_the_highest_sum(weights: list[list[float]], pairs: list[tuple[int, int]]) -> None:
    chosen = best_pairs(np.array(weights))
    assert sum(weights[r][c] for r, c in chosen) == pytest.approx(sum(weights[r][c] for r, c in pairs))


EVENTS = [
    event("2021-05-03", "Marigold Trust", kind="camp", text="On 3 May the Trust", topics=topics("eye health")),
    event("2021-05-03/2021-05-05", "MT", kind="camp", anchor="On 3  May"),
    event("2020-05-03", "The Marigold Trust (MT)", kind="rally", name="Eye Health Walk"),
    event("2021-05-04", people=[{"name": "Dr. Lena Marsh"}, {"name": "Lena Marsh"}]),
    event(None, "Marigold Trust", "Brindle Club", people=[{"name": "Lena Marsh"}]),
    event(None),
]


@pytest.mark.parametrize("output", range(len(EVENTS)))
@pytest.mark.parametrize("gold", range(len(EVENTS)))
def test_likeness_is_that_of_the_contract(output: int, gold: int) -> None:
    weights = likeness(EVENTS, EVENTS)
    assert weights[output, gold] == pytest.approx(likeness_of(EVENTS[output], EVENTS[gold]))
