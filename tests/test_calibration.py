"""Tables of calibration: what a file may hold, and what its curves do to an event."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.calibration import (
    FIELDS,
    NONE,
    Calibration,
    CalibrationTable,
    Curve,
    FieldTable,
    Fitted,
    Points,
    load_calibration,
    parse_table,
)
from gestae.errors import SettingsError
from gestae.records import Event, EventDate, Evidence, Organizer, Person, Place, Source, Topic

SHARES = st.floats(0, 1)
POINTS = st.lists(SHARES, min_size=2, max_size=12, unique=True).flatmap(
    lambda xs: st.lists(SHARES, min_size=len(xs), max_size=len(xs)).map(
        lambda ys: dict(zip(sorted(xs), sorted(ys), strict=True))
    )
)
GOLD = Fitted(documents=12, events=80, sha256="00")
HALVED: Points = {0.0: 0.0, 1.0: 0.5}


def table(**fields: Points) -> CalibrationTable:
    """A table with these curves."""
    parts = {name: FieldTable(values=80, right=60, curve=curve) for name, curve in fields.items()}
    return CalibrationTable(gestae="0.1.0", gold=GOLD, fields=parts)


def event() -> Event:
    """An event with a confidence of 0.8 everywhere, by the rule "r"."""
    sure: dict[str, Any] = {"evidence": (Evidence(start=0, end=3),), "confidence": 0.8, "found_by": "r"}
    day = date(2021, 5, 3)
    return Event(
        document="a.txt", id="ev1", text="A B", start=0, end=3, name="A", name_source=Source(**sure),
        kind_source=Source(**sure), status_source=Source(**sure), date=EventDate(start=day, end=day, **sure),
        organizers=(Organizer(name="A", **sure),), people=(Person(name="B", **sure),),
        topics=(Topic(label="t", text="A", **sure),), place=Place(text="A", **sure), confidence=0.8,
    )  # fmt: skip


def confidences(of: Event) -> dict[str, float]:
    """Field -> its confidence; "status" has one that no gold can judge."""
    assert of.date
    assert of.place
    sources = {"kind": of.kind_source, "name": of.name_source, "status": of.status_source}
    return {
        "events": of.confidence, "dates": of.date.confidence, "organizers": of.organizers[0].confidence,
        "people": of.people[0].confidence, "topics": of.topics[0].confidence, "place": of.place.confidence,
        **{name: source.confidence for name, source in sources.items() if source},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("confidence", "becomes"), [(0.0, 0.1), (0.2, 0.1), (0.3, 0.2), (0.4, 0.3), (0.7, 0.6), (1.0, 0.9), (0.25, 0.15)]
)
def test_between_its_points_a_curve_is_straight(confidence: float, becomes: float) -> None:
    assert Curve.of({0.2: 0.1, 0.4: 0.3, 1.0: 0.9}).at(confidence) == pytest.approx(becomes)


@given(POINTS, SHARES, SHARES)
def test_curves_keep_the_order_and_the_range(points: Points, one: float, other: float) -> None:
    curve = Calibration.of(table(people=points))
    low, high = sorted((one, other))
    assert 0 <= curve.at("people", low) <= curve.at("people", high) <= 1


@given(POINTS)
def test_a_curve_goes_through_its_points(points: Points) -> None:
    curve = Curve.of(points)
    assert [curve.at(x) for x in points] == pytest.approx(list(points.values()))


@given(st.dictionaries(st.sampled_from(FIELDS), POINTS))
def test_what_is_written_is_read_back(fields: dict[str, Points]) -> None:
    written = table(**fields).model_dump_json(indent=2)
    again = parse_table(written, "x")
    assert again == table(**fields)
    assert again.model_dump_json(indent=2) == written


@pytest.mark.parametrize("field", FIELDS)
def test_a_curve_changes_its_field_alone(field: str) -> None:
    before, after = event(), Calibration.of(table(**{field: HALVED})).applied(event())
    assert confidences(after) == {**confidences(before), field: 0.4}
    assert without_confidence(after) == without_confidence(before)


def without_confidence(of: Event) -> Any:
    """The record with all confidences taken out."""
    return json.loads(
        of.model_dump_json(), object_hook=lambda part: {k: v for k, v in part.items() if k != "confidence"}
    )


def test_a_rule_of_its_own_goes_before_the_curve_of_the_field() -> None:
    part = FieldTable(values=1, right=1, curve=HALVED, groups={"r": {0.0: 0.9, 1.0: 0.9}})
    whole = Calibration.of(CalibrationTable(gestae="0.1.0", gold=GOLD, fields={"people": part}))
    assert [whole.at("people", 0.8, rule) for rule in ("r", "s", None)] == [0.9, 0.4, 0.4]
    assert whole.applied(event()).people[0].confidence == 0.9


def test_without_a_table_nothing_changes() -> None:
    assert load_calibration("none") is NONE
    assert NONE.applied(event()) == event()


def test_the_table_of_the_package_raises_what_the_rules_undersell() -> None:
    shipped = load_calibration()
    assert set(shipped.fields) == {"events", "people", "kind", "place"}
    assert not shipped.groups
    for field in shipped.fields:
        steps = [shipped.at(field, n / 100) for n in range(101)]
        assert all(a < b for a, b in zip(steps[5:95:5], steps[10:100:5], strict=True))
        assert 0 < steps[0] < steps[-1] < 1
    after = confidences(shipped.applied(event()))
    assert (after["dates"], after["organizers"]) == (0.8, 0.8)


def changed(**changes: Any) -> str:
    """A good file with some of its keys changed."""
    return json.dumps({**table(people=HALVED).model_dump(mode="json"), **changes})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no calibration: Invalid JSON"),
        ("[]", "is no calibration: Input should be an object"),
        ("{}", "gestae: Field required"),
        (changed(version=2), "version: Input should be 1"),
        (changed(fields={"persons": {"values": 1, "right": 1, "curve": {"0": 0, "1": 1}}}), "no field 'persons'; fields are events, dates"),
        (changed(fields={"people": {"values": 1, "right": 1, "curve": {"0": 0.5}}}), "two points or more"),
        (changed(fields={"people": {"values": 1, "right": 1, "curve": {"0": 0.5, "1": 0.4}}}), "fields > people > curve: a curve must not fall"),
        (changed(fields={"people": {"values": 1, "right": 1, "curve": {"1": 0.5, "0": 0.6}}}), "on the left must ascend"),
        (changed(fields={"people": {"values": 1, "right": 1, "curve": {"0": 0.5, "1": 1.4}}}), "less than or equal to 1"),
        (changed(fields={"people": {"values": 1, "right": 1, "curve": {"0": 0, "1": 1}, "groups": {"r": {"0": 1, "1": 0}}}}), "groups: a curve must not fall"),
        (changed(author="x"), "author: Extra inputs are not permitted"),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.json"
    path.write_text(text)
    with pytest.raises(SettingsError) as error:
        load_calibration(path)
    assert str(error.value).startswith(f"{path} is no calibration: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone.json: .*'gestae calibrate' writes one"):
        load_calibration(tmp_path / "gone.json")
