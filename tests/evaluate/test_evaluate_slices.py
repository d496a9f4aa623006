"""Figures by a field of the reports."""

import pytest

from evaluate_support.events import Record, event
from gestae.errors import SettingsError
from gestae.evaluate import score
from gestae.evaluate.slices import NONE, label, sliced

GOLD = {name: [event("2021-05-03", "Marigold", document=name)] for name in ("a", "b", "c", "d")}
SCORES = score([event("2021-05-03", "Marigold", document=name) for name in ("a", "b")], GOLD)
REPORTS: list[Record] = [
    {"document": "in/a", "format": "pdf", "words": 90, "languages": ["en", "fr"]},
    {"document": "in/b", "format": "docx", "words": 2999, "languages": ["en"]},
    {"document": "in/c", "format": "pdf", "words": 40_000, "languages": []},
]


@pytest.mark.parametrize(
    ("field", "slices"),
    [
        ("format", {NONE: (1, 0.0), "docx": (1, 1.0), "pdf": (2, 2 / 3)}),
        ("length", {NONE: (1, 0.0), "0 to 99": (1, 1.0), "1000 to 2999": (1, 1.0), "3000 and more": (1, 0.0)}),
        ("languages", {NONE: (2, 0.0), "en": (1, 1.0), "en, fr": (1, 1.0)}),
    ],
)
def test_slices(field: str, slices: dict[str, tuple[int, float]]) -> None:
    found = {value: (size, counts["dates"].f1) for value, (size, counts) in sliced(SCORES, REPORTS, field).items()}
    assert found == slices
    assert list(found) == list(slices)


def test_a_field_that_no_report_has_is_refused() -> None:
    with pytest.raises(SettingsError, match="no report has a field 'colour': --by takes one of document, format"):
        sliced(SCORES, REPORTS, "colour")


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("events", 0, "0"),
        ("events", 1, "1"),
        ("events", 5, "2 to 5"),
        ("events", 21, "21 and more"),
        ("words", 0, "0 to 99"),
        ("pages", 7, "7"),
        ("status", "ok", "ok"),
        ("title", None, NONE),
        ("title", "", NONE),
    ],
)
def test_what_a_slice_is_called(field: str, value: object, name: str) -> None:
    assert label(field, value)[1] == name
