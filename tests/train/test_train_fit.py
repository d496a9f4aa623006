"""The fit: what is learnt from rows, and what stays where rows are silent."""

from gestae.learned.decisions import LinearTable
from gestae.train.fit import columns_of, fit

EMPTY = LinearTable(bias=0.0, weights={})
ROWS = [{"cue": 1.0}, {"cue": 1.0}, {"cue": 1.0}, {}, {}, {}]
DOCUMENTS = ["a", "b", "a", "b", "a", "b"]
RIGHT = [1, 1, 1, 0, 0, 0]


def fitted(start: LinearTable, freedom: float = 1.0) -> LinearTable:
    """The second class of two, learnt from ROWS."""
    columns = columns_of(ROWS, DOCUMENTS, {"cue": 1.0, "silent": 1.0})
    return fit(columns, columns.matrix(ROWS), RIGHT, 2, [EMPTY, start], freedom)[1]


def test_what_the_rows_say_is_learnt() -> None:
    model = fitted(EMPTY)
    assert model.weights["cue"] > 0.5
    assert model.bias < 0


def test_what_the_rows_are_silent_about_stays_as_it_was() -> None:
    assert fitted(LinearTable(bias=0.0, weights={"silent": 1.25})).weights["silent"] == 1.25


def test_little_freedom_keeps_near_the_start() -> None:
    start = LinearTable(bias=0.0, weights={"cue": -1.0})
    assert fitted(start, 0.001).weights["cue"] < -0.95
    assert fitted(start, 10.0).weights["cue"] > 0


def test_a_feature_of_one_document_is_not_learnt_unless_it_was_known() -> None:
    rows, documents = [{"once": 1.0, "both": 2.0}, {"both": 4.0}], ["a", "b"]
    assert columns_of(rows, documents, {}).names == ("both",)
    assert list(columns_of(rows, documents, {}).scale) == [4.0]
    assert columns_of(rows, documents, {"once": 3.0}).names == ("both", "once")


def test_rows_are_scaled_and_unknown_features_left_out() -> None:
    columns = columns_of([{"a": 2.0}, {"a": 4.0}], ["x", "y"], {})
    assert columns.matrix([{"a": 2.0, "z": 1.0}, {}]).toarray().tolist() == [[0.5], [0.0]]
