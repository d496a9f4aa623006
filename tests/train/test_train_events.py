"""Learning of kinds and statuses: what teaches, what is measured, what comes out."""

import json
from pathlib import Path

import pytest

from gestae.learned.decisions import KindTable, StatusTable
from gestae.model import Draft, Finds, Hit, Passage
from gestae.stages.decide.kinds import KINDS, KindCase
from gestae.stages.decide.status import StatusCase
from gestae.train.events import EventCase, fit_kind, fit_status, learn_events, right_kinds, right_statuses

RULED = Hit("meeting", 0, 7, "noun", 0.5)
DRAFT = Draft(Passage(0, 40, "item", (0,)), None, RULED, None, None, (), (), (), None, 0.5)
FINDS = Finds(kind=RULED, kinds=(RULED,), kind_votes=(RULED,))


def case(
    number: int, *, kind: str = "", word: str = "", past: float = 0.0, status: str = "", ruled: str = "held"
) -> EventCase:
    rows = {name: {"score": 1.0, "ruled": 1.0} if name == "meeting" else {} for name in KINDS}
    words = {word: (1.0, (8, 13))} if word else {}
    seen = StatusCase({"past": past}, ruled, (0, 4), (0, 4))
    return EventCase(f"r{number:02}.txt", DRAFT, FINDS, KindCase(rows, words, "meeting"), seen, kind, kind, status)


def kinds(count: int = 30) -> list[EventCase]:
    """Meetings, and camps that have a word of their own; the rules call all meetings."""
    return [case(n, kind="camp" if n % 2 else "meeting", word="blood" if n % 2 else "tea") for n in range(count)]


def states(count: int = 40) -> list[EventCase]:
    """Events are planned where nothing tells of the past; the rules call all held."""
    return [case(n, past=float(n % 2), status="held" if n % 2 else "planned") for n in range(count)]


def test_a_word_teaches_a_kind() -> None:
    table = fit_kind(kinds(), None)
    assert table is not None
    assert table.words["blood"]["camp"] > 0 > table.words["blood"]["meeting"]
    assert (right_kinds(kinds(), None), right_kinds(kinds(), table)) == (15, 30)


def test_a_word_of_few_documents_teaches_nothing() -> None:
    table = fit_kind(kinds(4), None)
    assert table is not None
    assert set(table.words) <= {""}


def test_gold_moves_the_weights_that_are_there() -> None:
    start = KindTable(lead=0.3, points={"score": 2.0}, words={"blood": {"camp": 0.0, "visit": 2.5}})
    table = fit_kind(kinds(4), start)
    assert table is not None
    assert table.lead == 0.3
    assert 0 < table.words["blood"]["camp"] < table.words["blood"]["visit"] <= 2.5


def test_a_second_kind_is_as_good() -> None:
    lenient = EventCase("a.txt", DRAFT, FINDS, kinds()[0].kind, states()[0].status, "camp", "meeting", "held")
    assert right_kinds([lenient], None) == 1


def test_the_absence_of_the_past_teaches_that_events_are_planned() -> None:
    table = fit_status(states(), None)
    assert table is not None
    assert table.planned.weights["past"] < 0
    assert right_statuses(states(), None) == 20
    assert right_statuses(states(), table) >= 20


@pytest.mark.parametrize("other", [{"status": "cancelled"}, {"status": "held", "ruled": "postponed"}])
def test_what_is_cancelled_or_postponed_teaches_nothing(other: dict[str, str]) -> None:
    more = [case(n, past=0.0, **other) for n in range(40, 60)]  # type: ignore[arg-type]
    assert fit_status([*states(), *more], None) == fit_status(states(), None)


def test_without_gold_for_it_what_was_there_stays() -> None:
    start = StatusTable.model_validate(
        {"keep": 0.2, "add": 0.8, "planned": {"bias": 1.0, "weights": {}}, "scale": {}}
    )  # fmt: skip
    assert fit_status([case(0, status="cancelled")], start) == start
    assert fit_kind([], None) is None
    assert learn_events([], None)[:2] == (None, None)


def test_gains_are_measured_out_of_fold() -> None:
    kind, status, gains = learn_events([*kinds(), *states()], None)
    assert kind is not None
    assert status is not None
    by_field = {gain.field: gain for gain in gains}
    assert (by_field["kind"].values, by_field["kind"].before, by_field["kind"].learned) == (30, 0.5, 1.0)
    assert (by_field["status"].values, by_field["status"].before) == (40, 0.5)


def test_the_same_cases_give_the_same_tables() -> None:
    first, second = (learn_events([*kinds(), *states()], None) for _ in range(2))
    assert first == second


def test_the_shipped_file_knows_no_word_with_small_weights_alone() -> None:
    path = Path(__file__).resolve().parents[2] / "pipeline" / "gestae" / "learned" / "data" / "decisions.json"
    words = json.loads(path.read_text(encoding="utf-8"))["kind"]["words"]
    assert all(abs(weight) >= 0.1 for weights in words.values() for weight in weights.values())
