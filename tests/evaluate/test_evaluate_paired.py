"""The paired bootstrap: sure of what is sure, and not of chance."""

import random

import pytest

from gestae.evaluate.figures import FIELDS, VARIANTS, Count
from gestae.evaluate.paired import Difference, differences

Parts = list[dict[str, Count]]


def parts(rights: list[int]) -> Parts:
    """Documents with ten values of each field, so many of them right."""
    return [dict.fromkeys((*FIELDS, *VARIANTS), Count(n, 10 - n, 10 - n)) for n in rights]


def headline(a: list[int], b: list[int], **options: int) -> Difference:
    found = differences(parts(a), parts(b), **options)
    assert [one.figure for one in found] == ["headline", *FIELDS]
    return found[0]


@pytest.mark.parametrize(
    ("a", "b", "reading"),
    [
        ([5] * 20, [5] * 20, "equal"),
        ([3, 7] * 10, [7, 3] * 10, "may be chance"),
        ([5] * 20, [6] * 20, "B is better"),
        ([6] * 20, [5] * 20, "A is better"),
        ([5] * 20, [6] + [5] * 19, "may be chance"),
        ([2, 9, 4, 7] * 10, [3, 10, 5, 8] * 10, "B is better"),
        ([5], [9], "too few documents"),
        ([5], [5], "equal"),
    ],
)
def test_how_a_difference_reads(a: list[int], b: list[int], reading: str) -> None:
    assert headline(a, b).reading == reading


def test_a_difference_that_holds_in_every_document_has_the_smallest_p() -> None:
    one = headline([5] * 20, [6] * 20, resamples=999)
    assert one.p == pytest.approx(2 / 1000)
    assert (one.a, one.b, one.low, one.high) == pytest.approx((0.5, 0.6, 0.1, 0.1))
    assert headline([5] * 20, [5] * 20).p == 1


def test_exchanging_the_runs_turns_the_sign() -> None:
    a, b = [3, 8, 5, 6, 9, 2] * 4, [4, 8, 6, 5, 9, 4] * 4
    one, other = headline(a, b), headline(b, a)
    assert one.p == other.p
    assert (one.low, one.high) == pytest.approx((-(other.high or 0), -(other.low or 0)))


def test_the_same_seed_gives_the_same_result_and_another_nearly() -> None:
    a, b = [3, 8, 5, 6, 9, 2] * 4, [4, 8, 6, 5, 9, 4] * 4
    assert differences(parts(a), parts(b), seed=1) == differences(parts(a), parts(b), seed=1)
    assert headline(a, b, seed=1).p == pytest.approx(headline(a, b, seed=2).p, abs=0.05)


def test_chance_is_taken_for_a_difference_about_as_rarely_as_said() -> None:
    """300 pairs of runs that differ by chance alone: about one in twenty is called better or worse."""
    draw = random.Random(7)
    sure = 0
    for _ in range(300):
        runs = [[sum(draw.random() < 0.6 for _ in range(10)) for _ in range(60)] for _ in "ab"]
        sure += headline(*runs, resamples=200).reading != "may be chance"
    assert 3 <= sure <= 30


def test_fewer_than_two_documents_have_no_interval_and_unequal_numbers_no_pairs() -> None:
    assert headline([5], [6]) == Difference("headline", 0.5, 0.6)
    with pytest.raises(ValueError, match="1 documents cannot be paired with 2"):
        differences(parts([5]), parts([5, 6]))
