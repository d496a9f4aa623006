"""CEAF-RME with phi-3: the worked example of the template-filling literature, and what the variants change."""

import pytest

from evaluate_support.events import Record, event, person, topics
from gestae.evaluate.ceaf import ceaf_document
from gestae.evaluate.figures import Count

GOLD = [
    event("2024-03-05", "women aid", "city council", people=[person("asha rao")], topics=topics("health")),
    event("2024-03-09", "women aid", topics=topics("training")),
]
OUTPUT = [
    event("2024-03-09", "women aid", people=[person("asha rao")], topics=topics("training")),
    event("2024-03-05", "women aid", people=[person("asha rao")], topics=topics("training")),
    event("2024-01-01/2024-12-31", topics=topics("health")),
]


def test_the_worked_example() -> None:
    found = ceaf_document(OUTPUT, GOLD, strict=False)
    assert found == Count(right=6, spurious=4, missed=2)
    assert (found.precision, found.recall, found.f1) == pytest.approx((0.6, 0.75, 2 / 3))


@pytest.mark.parametrize(
    ("outputs", "golds", "strict", "expected"),
    [
        ([], GOLD, False, (0, 0, 8)),
        (OUTPUT, [], False, (0, 10, 0)),
        (GOLD, GOLD, True, (8, 0, 0)),
        ([event("2024-03-05", people=[person("Dr. Asha Rao", "chair")])], [event("2024-03-05", people=[person("asha rao")])], False, (2, 0, 0)),
        ([event("2024-03-05", people=[person("Dr. Asha Rao", "chair")])], [event("2024-03-05", people=[person("asha rao")])], True, (1, 1, 1)),
        ([event("2024-03-05")], [event("2024-03-05", optional=True)], False, (0, 0, 0)),
        ([], [event("2024-03-05", optional=True)], False, (0, 0, 0)),
        ([event("2024-03-05", "A", "B")], [event("2024-03-05", "A") | {"organizers": [{"name": "A", "role": "organizer"}, {"name": "B", "role": "organizer", "optional": True}]}], False, (2, 0, 0)),
        ([event("2024-03-05", "Women Aid (WA)")], [event("2024-03-05") | {"organizers": [{"name": "x", "acronym": "Women Aid", "role": "organizer"}]}], False, (2, 0, 0)),
        ([event("2024-03-05", "A", "A")], [event("2024-03-05", "A")], False, (2, 1, 0)),
        ([event("2024-03-05", "A"), event("2024-03-05", "A")], [event("2024-03-05", "A"), event("2024-03-06", "A")], False, (3, 1, 1)),
    ],
)  # fmt: skip
def test_shared_fillers(outputs: list[Record], golds: list[Record], strict: bool, expected: tuple[int, ...]) -> None:
    found = ceaf_document(outputs, golds, strict=strict)
    assert (found.right, found.spurious, found.missed) == expected
