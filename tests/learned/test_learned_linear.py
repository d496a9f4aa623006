"""Linear models and the file that holds them."""

import json
from math import isclose
from pathlib import Path
from typing import Any, get_args

import pytest

from gestae.errors import SettingsError
from gestae.learned.decisions import DecisionsFile, KindDecision, load_decisions, read_decisions, shipped_decisions
from gestae.learned.linear import Linear, likeliest, probability
from gestae.records import Kind
from gestae.train.command import written

TABLE: dict[str, Any] = {
    "keep": 0.1,
    "add": 0.5,
    "acts": {"bias": -1.0, "weights": {"cue": 2.0}},
    "roles": {"organizer": {"bias": 0.0, "weights": {}}, "funder": {"bias": -1.0, "weights": {"gave": 3.0}}},
    "scale": {"cue": 1.0, "gave": 1.0},
}
OLD: dict[str, Any] = {"format": 1, "trained_on": {"documents": 2}, "organizers": TABLE, "people": TABLE}
FILE: dict[str, Any] = {
    **OLD,
    "format": 2,
    "kind": {"lead": 0.15, "points": {"score": 1.0}, "words": {"": {"camp": -1.0}, "blood": {"camp": 1.5}}},
    "status": {"keep": 0.1, "add": 0.75, "planned": TABLE["acts"], "scale": {"cue": 1.0}},
}


@pytest.mark.parametrize(
    ("features", "total"),
    [({}, -1.0), ({"cue": 1.0}, 1.0), ({"cue": 0.5, "unknown": 9.0}, 0.0), ({"unknown": 1.0}, -1.0)],
)
def test_only_features_with_a_weight_count(features: dict[str, float], total: float) -> None:
    assert Linear(-1.0, {"cue": 2.0}).total(features) == total


@pytest.mark.parametrize(("total", "share"), [(0.0, 0.5), (-5000.0, 0.0), (5000.0, 1.0), (1.0, 0.7310585786)])
def test_probability_of_any_sum(total: float, share: float) -> None:
    assert isclose(probability(total), share, abs_tol=1e-9)


def test_the_likeliest_class_and_its_share() -> None:
    models = {"organizer": Linear(0.0, {}), "funder": Linear(-1.0, {"gave": 3.0})}
    assert likeliest(models, {})[0] == "organizer"
    role, share = likeliest(models, {"gave": 1.0})
    assert role == "funder"
    assert isclose(share, probability(2.0))
    assert likeliest({"a": Linear(0.0, {}), "b": Linear(0.0, {})}, {}) == ("a", 0.5)


@pytest.mark.parametrize("content", [FILE, OLD, {**FILE, "kind": None}, {**FILE, "status": None}])
def test_a_written_file_is_read_as_it_was(content: dict[str, Any], tmp_path: Path) -> None:
    file = DecisionsFile.model_validate(content)
    path = tmp_path / "decisions.json"
    path.write_text(written(file), encoding="utf-8")
    assert read_decisions(path) == file
    assert written(read_decisions(path)) == written(file)


def test_the_package_has_decisions_for_every_role_of_the_record() -> None:
    shipped = shipped_decisions()
    assert set(shipped.organizers.roles) == {"organizer", "host", "partner", "funder"}
    assert set(shipped.people.roles) == {"chair", "speaker", "facilitator", "guest", "participant", "organizer"}
    assert load_decisions("none") is None
    loaded = load_decisions("default")
    assert loaded is not None
    assert loaded.people.acts.weights == shipped.people.acts.weights
    assert loaded.kind is not None
    assert set(loaded.kind.words[""]) <= set(get_args(Kind))
    assert loaded.status is not None


def test_a_file_of_the_first_format_leaves_kind_and_status_to_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps(OLD), encoding="utf-8")
    loaded = load_decisions(path)
    assert loaded is not None
    assert (loaded.kind, loaded.status) == (None, None)


def test_kinds_are_weighed_by_their_cues_and_by_words() -> None:
    decision = KindDecision(0.15, Linear(0.0, {"score": 1.0}), FILE["kind"]["words"])
    rows = {"camp": {"score": 1.0, "unknown": 5.0}, "meeting": {}}
    assert decision.shares(rows, {})["camp"] == pytest.approx(0.5)
    found = decision.shares(rows, {"blood": 1.0, "tea": 1.0})
    assert found["camp"] == pytest.approx(probability(1.5))
    assert sum(found.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda f: f.update(format=3), "format"),
        (lambda f: f["kind"].update(lead=0.0), "kind.lead"),
        (lambda f: f["status"].pop("planned"), "status.planned"),
        (lambda f: f.pop("people"), "people"),
        (lambda f: f["people"].update(keep=1.5), "people.keep"),
        (lambda f: f["people"].update(roles={}), "people.roles"),
        (lambda f: f.update(more=1), "more"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(change: Any, told: str, tmp_path: Path) -> None:
    file = json.loads(json.dumps(FILE))
    change(file)
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        read_decisions(path)
    assert f"{path} is no file of learned decisions: {told}" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b""])
def test_what_is_no_json_is_told_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match="mine"):
        read_decisions(path)
