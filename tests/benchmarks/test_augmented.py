"""A changed copy of a report still belongs to its gold."""

from random import Random
from typing import Any

import pytest
from benchmarks.augmented import CHANGES, Told, changed

TEXT = """Hill View Reading Club
Programme of 2019

1. On 4 May 2019 Dr. Oren Pillai, Tom Reeve and Vera Holt read aloud.
2. Pillai thanked the Holt Library: a good evening for everybody who came.
"""
EVENT = {
    "anchor": "On 4 May 2019", "kind": "workshop", "date": {"text": "4 May 2019", "start": "2019-05-04"},
    "organizers": [{"name": "Hill View Reading Club", "role": "organizer"}],
    "people": [{"name": "Oren Pillai", "role": "speaker"}, {"name": "Tom Reeve", "role": "speaker"}],
}  # fmt: skip
NAMES = {
    "PERSON": frozenset({"Oren Pillai", "Tom Reeve", "Vera Holt"}),
    "ORG": frozenset({"Hill View Reading Club", "Holt Library"}),
}
TOLD = Told(TEXT, [EVENT], NAMES)
NOTHING = Told("No names here at all.\n", [], {"PERSON": frozenset(), "ORG": frozenset()})


def drawn(kind: str, told: Told = TOLD, seed: int = 0) -> Told:
    return changed([kind], told, Random(seed))


@pytest.mark.parametrize("kind", CHANGES)
def test_gold_names_and_days_stay_in_the_text(kind: str) -> None:
    for seed in range(5):
        one = drawn(kind, seed=seed)
        plain = " ".join(one.text.split()).casefold()
        event: Any = one.events[0]
        for value in (*event["people"], *event["organizers"]):
            assert value["name"].casefold() in plain
        assert "4 may 2019" in plain
        assert event["kind"] == "workshop"


@pytest.mark.parametrize("kind", CHANGES)
def test_the_same_draw_gives_the_same_copy_and_some_draw_another(kind: str) -> None:
    assert drawn(kind, seed=3) == drawn(kind, seed=3)
    assert any(drawn(kind, seed=seed).text != TEXT for seed in range(5))


@pytest.mark.parametrize("kind", CHANGES)
def test_a_report_without_names_passes(kind: str) -> None:
    assert drawn(kind, NOTHING).events == []


def test_a_person_is_renamed_alike_everywhere_and_a_body_never() -> None:
    one = drawn("names of other cultures")
    assert not {"Oren", "Pillai", "Reeve", "Vera"} & set(one.text.replace(",", "").split())
    event: Any = one.events[0]
    first, second = (value["name"] for value in event["people"])
    assert one.names["PERSON"] >= {first, second}
    assert f"\n2. {first.split()[1]} thanked the Holt Library" in one.text
    assert "Holt and" not in one.text.split("thanked")[0].split("Vera")[0]


def test_an_honorific_is_dropped_or_added() -> None:
    texts = {drawn("honorifics", seed=seed).text for seed in range(20)}
    assert any("Dr. Oren Pillai" not in text for text in texts)
    assert any(" Tom Reeve" in text and ", Tom Reeve" not in text for text in texts)


def test_list_marks_change_and_running_text_does_not() -> None:
    texts = {drawn("list marks", seed=seed).text for seed in range(20)}
    assert any("\n1. " not in text for text in texts)
    assert all("Hill View Reading Club\nProgramme of 2019\n" in text for text in texts)
    assert any("Pillai; Tom Reeve" in text for text in texts)


def test_only_lines_without_a_full_stop_change_their_case() -> None:
    texts = {drawn("case of lines", seed=seed).text for seed in range(20)}
    assert any("HILL VIEW READING CLUB" in text for text in texts)
    assert all("Dr. Oren Pillai, Tom Reeve and Vera Holt read aloud." in text for text in texts)


def test_boilerplate_stands_around_the_text() -> None:
    text = drawn("boilerplate").text
    assert not text.startswith("Hill")
    assert all(line in text for line in TEXT.splitlines())


def test_of_several_changes_each_may_be_left_out() -> None:
    texts = [changed(list(CHANGES), TOLD, Random(seed)).text for seed in range(10)]
    assert any("Oren Pillai" in text for text in texts)
    assert any("Oren" not in text for text in texts)
    assert changed([], TOLD, Random(0)) == TOLD
