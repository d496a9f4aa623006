"""The learned models of topics: trees as arrays, and what the package ships."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.stages.spot.topic_features import FALLING, FEATURES, RISING
from gestae.stages.spot.topic_model import (
    BUILT_IN,
    LEAF,
    OWN,
    TopicModel,
    Tree,
    as_json,
    load_topic_model,
    parse_topic_model,
)

STUMP = Tree((1, LEAF, LEAF), (2.0, -1.0, 0.5), (1, 1, 2), (2, 1, 2))
DEEP = Tree((0, 1, LEAF, LEAF, LEAF), (0.0, 5.0, 0.25, -0.25, 4.0), (1, 2, 2, 3, 4), (4, 3, 2, 3, 4))
MODEL = TopicModel(("a", "b"), 0.125, 0.1, 0.4, (STUMP, DEEP))


@pytest.mark.parametrize(
    ("row", "odds"),
    [
        ((0.0, 2.0), 0.125 - 1.0 + 0.25),  # at the split itself: left
        ((0.0, 2.5), 0.125 + 0.5 + 0.25),
        ((0.0, 6.0), 0.125 + 0.5 - 0.25),
        ((1.0, 0.0), 0.125 - 1.0 + 4.0),
    ],
)
def test_the_leaves_add_up_to_log_odds(row: tuple[float, float], odds: float) -> None:
    assert MODEL.probabilities({"x": row}) == {"x": 1 / (1 + exp(-odds))}


def test_each_label_is_judged_alone() -> None:
    rows = {"x": (0.0, 2.0), "y": (1.0, 0.0)}
    assert MODEL.probabilities(rows) == {
        **MODEL.probabilities({"x": rows["x"]}),
        **MODEL.probabilities({"y": rows["y"]}),
    }
    assert MODEL.probabilities({}) == {}


def test_what_is_written_is_read_back() -> None:
    assert parse_topic_model(as_json(MODEL)) == MODEL
    assert as_json(parse_topic_model(as_json(MODEL))) == as_json(MODEL)


@pytest.mark.parametrize("name", [BUILT_IN, OWN])
def test_the_models_of_the_package_fit_the_features(name: str) -> None:
    model = load_topic_model(name)
    assert model.features == FEATURES
    assert 0 < model.least < model.threshold < 1
    assert {number for tree in model.trees for number in tree.feature} <= {LEAF, *range(len(FEATURES))}


def test_a_list_of_the_users_own_may_leave_events_without_a_label() -> None:
    assert load_topic_model(OWN).least > load_topic_model(BUILT_IN).least


@pytest.mark.parametrize("name", [BUILT_IN, OWN])
@given(data=st.data())
def test_more_evidence_never_makes_a_label_less_likely(name: str, data: st.DataObject) -> None:
    row = data.draw(st.lists(st.floats(0, 8), min_size=len(FEATURES), max_size=len(FEATURES)))
    feature = data.draw(st.sampled_from(sorted(RISING | FALLING)))
    more = list(row)
    more[FEATURES.index(feature)] += data.draw(st.floats(0, 4))
    chances = load_topic_model(name).probabilities({"less": row, "more": more})
    less, more_chance = chances["less"], chances["more"]
    assert more_chance <= less if feature in FALLING else more_chance >= less
