"""The quality floor on the sample corpus, and the arithmetic it stands on.

`pytest tests/test_quality.py --update-floor` measures and pins anew (tests/quality_floor.json). A floor is lowered only
with a reason in the commit.
"""

from typing import Any

import pytest

from evaluate_support.floor import PINNED, corpus_hash, measure, pin, pinned
from evaluate_support.folding import folded, folded_person, spellings
from evaluate_support.pairing import best_pairs, pair
from evaluate_support.score import figures, score
from gestae.run import Tools

RE_PIN = "pytest tests/test_quality.py --update-floor"


def event(day: str, *organizers: str, **more: Any) -> dict[str, Any]:
    """An event of one day with organizers."""
    return {
        "date": {"start": day, "end": day},
        "organizers": [{"name": name, "role": "organizer"} for name in organizers],
        **more,
    }


def f1s(outputs: list[dict[str, Any]], golds: list[dict[str, Any]]) -> dict[str, float]:
    return figures(score({"a": outputs}, {"a": golds}))


def test_quality_is_not_below_the_floor(tools: Tools, request: pytest.FixtureRequest) -> None:
    measured = measure(tools)
    if request.config.getoption("--update-floor"):
        pin(measured)
    found = pinned()
    assert found["corpus"] == corpus_hash(), (
        f"corpus/reports or corpus/gold has changed: read the figures, then pin anew with {RE_PIN}"
    )
    below = {
        field: (round(measured[field], 3), floor) for field, floor in found["floor"].items() if measured[field] < floor
    }
    assert below == {}, f"(measured, floor) of what fell below the floor; find out why, or pin anew with {RE_PIN}"
    assert set(found["floor"]) == set(PINNED)


def test_a_perfect_answer_scores_one() -> None:
    gold = [event("2021-05-03", "Marigold Trust", kind="camp", people=[{"name": "Lena Marsh", "role": "speaker"}],
                  topics=[{"label": "health", "text": "eye camp"}])]  # fmt: skip
    measured = f1s(gold, gold)
    assert {measured[field] for field in PINNED} == {1.0}


def test_right_spurious_and_missed_values() -> None:
    outputs = [event("2021-05-03", "Marigold Trust", "Brindle Club"), event("2021-06-01", "Marigold Trust")]
    golds = [event("2021-05-03", "The Marigold Trust", "Tovik University")]
    counts = score({"a": outputs}, {"a": golds})
    shown = {
        field: (c.right, c.spurious, c.missed)
        for field, c in counts.items()
        if field in ("events", "dates", "organizers")
    }
    assert shown == {"events": (1, 1, 0), "dates": (1, 1, 0), "organizers": (1, 2, 1)}


def test_what_is_optional_is_neither_rewarded_nor_punished() -> None:
    golds = [event("2021-05-03", "Marigold Trust"), event("2021-09-09", "Brindle Club", optional=True)]
    golds[0]["organizers"].append({"name": "Tovik University", "role": "host", "optional": True})
    without = [event("2021-05-03", "Marigold Trust")]
    more = [event("2021-05-03", "Marigold Trust", "Tovik University"), event("2021-09-09", "Brindle Club")]
    assert f1s(without, golds) == f1s(more, golds)
    assert f1s(more, golds)["organizers"] == 1.0


def test_a_role_counts_only_in_the_strict_figure() -> None:
    gold = [event("2021-05-03", people=[{"name": "Dr. Lena Marsh", "role": "speaker"}])]
    measured = f1s([event("2021-05-03", people=[{"name": "Lena Marsh", "role": "chair"}])], gold)
    assert (measured["people"], measured["people+role"]) == (1.0, 0.0)


def test_a_document_without_output_is_missed() -> None:
    counts = score({}, {"a": [event("2021-05-03", "Marigold Trust")]})
    assert (counts["events"].missed, counts["organizers"].missed, counts["dates"].f1) == (1, 1, 0.0)


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([[3.0, 2.9], [2.9, 0.0]], [(0, 1), (1, 0)]),
        ([[3.0, 1.0], [2.0, 0.5]], [(0, 0), (1, 1)]),
        ([[1.0, 0.0, 5.0]], [(0, 2)]),
        ([[5.0], [6.0], [1.0]], [(1, 0)]),
        ([[9, 8, 7], [8, 5, 1], [7, 1, 0]], [(0, 2), (1, 1), (2, 0)]),
        ([], []),
        ([[], []], []),
    ],
)
def test_the_pairing_with_the_highest_sum(weights: list[list[float]], pairs: list[tuple[int, int]]) -> None:
    chosen = best_pairs(weights)
    assert sum(weights[r][c] for r, c in chosen) == pytest.approx(sum(weights[r][c] for r, c in pairs))
    assert len({r for r, _ in chosen}) == len({c for _, c in chosen}) == len(chosen)


def test_events_that_share_nothing_are_no_pair() -> None:
    assert (
        pair([event("2021-05-03", "Marigold Trust", kind="camp")], [event("1999-01-01", "Brindle Club", kind="rally")])
        == []
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Marigold Trust (MT)", "marigold trust"), ("A & B", "A and B"), ("St. Mary’s", "st marys"), ("a  b", "a b")],
)
def test_folding(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize("name", ["Dr. Lena Marsh", "Prof. (Dr.) Lena Marsh", "H.E. Ms Lena Marsh", "Lena Marsh"])
def test_folding_of_persons(name: str) -> None:
    assert folded_person(name) == "lena marsh"


def test_alternatives_and_acronyms_are_as_good() -> None:
    item = {"name": "Marigold Trust", "acronym": "MT", "alt": ["Marigolds"]}
    assert spellings(item) == {"marigold trust", "mt", "marigolds"}
    assert spellings({"name": "Dr."}, person=True) == {"dr"}
