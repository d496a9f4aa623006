"""Reliability: what counts as right, the bins, and figures worked out by hand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.evaluate import score
from gestae.evaluate.reliability import (
    BIN_SIZE,
    BINS,
    Sample,
    bin_table,
    reliabilities,
    reliability,
    reliability_table,
    samples,
)

DATE = {"start": "2021-05-03", "end": "2021-05-03", "confidence": 0.9, "found_by": "day"}
EVENT = {
    "document": "a.txt", "text": "On 3 May", "kind": "camp", "kind_source": {"confidence": 0.7, "found_by": "noun"},
    "name": "Soap Day", "name_source": {"confidence": 0.6, "found_by": "quoted"}, "date": DATE, "confidence": 0.8,
    "people": [
        {"name": "Lena Marsh", "role": "chair", "confidence": 0.5, "found_by": "r"},
        {"name": "Omar", "role": "chair", "confidence": 0.4, "found_by": "s"},
    ],
    "topics": [{"label": "health", "confidence": 0.3, "found_by": "cue"}],
}  # fmt: skip
GOLD = {
    "date": {"start": "2021-05-03", "end": "2021-05-03"}, "kind": "rally", "name": "The Soap Day", "status": "held",
    "people": [{"name": "Lena Marsh", "role": "guest"}], "topics": [{"label": "water"}],
}  # fmt: skip


def judged(output: dict[str, Any], *golds: dict[str, Any]) -> dict[str, list[tuple[float, str | None, bool]]]:
    found = samples(score([output], {"a.txt": golds}))
    return {field: [(s.confidence, s.found_by, s.right) for s in values] for field, values in found.items() if values}


def test_right_is_what_the_headline_counts_as_right() -> None:
    assert judged(EVENT, GOLD) == {
        "events": [(0.8, None, True)],
        "dates": [(0.9, "day", True)],
        "people": [(0.5, "r", True), (0.4, "s", False)],
        "topics": [(0.3, "cue", False)],
        "kind": [(0.7, "noun", False)],
        "name": [(0.6, "quoted", True)],
    }


def test_values_of_an_event_that_gold_lacks_are_wrong_but_for_those_of_pairs_alone() -> None:
    assert judged(EVENT) == {
        "events": [(0.8, None, False)],
        "dates": [(0.9, "day", False)],
        "people": [(0.5, "r", False), (0.4, "s", False)],
        "topics": [(0.3, "cue", False)],
    }


@pytest.mark.parametrize(
    ("optional", "field"),
    [
        ({**GOLD, "optional": True}, "events"),
        ({**GOLD, "people": [{"name": "Omar", "optional": True}, {"name": "Lena Marsh", "optional": True}]}, "people"),
        ({**GOLD, "date": {**GOLD["date"], "optional": True}}, "dates"),  # type: ignore[dict-item]  # a date is a dict
    ],
)
def test_what_gold_leaves_open_is_not_judged(optional: dict[str, Any], field: str) -> None:
    assert field not in judged(EVENT, optional)


def test_values_without_confidence_are_no_samples() -> None:
    bare = {"document": "a.txt", "date": {"start": "2021-05-03", "end": "2021-05-03"}, "people": [{"name": "Omar"}]}
    assert judged(bare, GOLD) == {}


def sample(confidence: float, right: bool) -> Sample:
    return Sample("a", confidence, "r", right)


def test_figures_worked_out_by_hand() -> None:
    values = [sample(0.5, n < 15) for n in range(20)] + [sample(0.9, n < 16) for n in range(20)]
    found = reliability("people", values)
    assert found is not None
    assert (found.count, found.confidence, found.right) == (40, pytest.approx(0.7), pytest.approx(31 / 40))
    assert [(b.low, b.high, b.count, b.right) for b in found.bins] == [(0.5, 0.5, 20, 0.75), (0.9, 0.9, 20, 0.8)]
    assert found.ece == pytest.approx((0.25 + 0.1) / 2)
    assert found.brier == pytest.approx((20 * 0.25 + 16 * 0.01 + 4 * 0.81) / 40)


VALUES = st.lists(
    st.builds(sample, st.sampled_from([n / 20 for n in range(21)]), st.booleans()), min_size=1, max_size=300
)


@given(VALUES)
def test_bins_hold_all_values_once_and_part_no_confidence(values: list[Sample]) -> None:
    found = reliability("people", values)
    assert found is not None
    assert sum(b.count for b in found.bins) == found.count == len(values)
    assert len(found.bins) <= BINS
    assert all(one.high < other.low for one, other in zip(found.bins, found.bins[1:], strict=False))
    assert all(b.count >= BIN_SIZE // 2 for b in found.bins) or len(found.bins) == 1
    assert 0 <= found.ece <= 1
    assert abs(found.confidence - found.right) <= found.ece + 1e-9


@given(VALUES)
def test_the_order_of_values_does_not_matter(values: list[Sample]) -> None:
    assert reliability("people", values) == reliability("people", values[::-1])


def test_tables_and_fields_without_values() -> None:
    found = reliabilities(score([EVENT], {"a.txt": [GOLD]}))
    assert reliability("people", []) is None
    assert "organizers" not in found
    assert reliability_table(found)[0] == {
        "field": "events", "values": 1, "confidence": 0.8, "right": 1.0, "ece": 0.2, "brier": 0.04
    }  # fmt: skip
    assert [row["values"] for row in bin_table(found) if row["field"] == "people"] == [2]
