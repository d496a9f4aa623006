"""What counts as right, and the arithmetic of the figures."""

from typing import Any

import pytest

from evaluate_support.events import Record, event, person, topics
from gestae.evaluate import Scores, score
from gestae.evaluate.figures import FIELDS
from gestae.evaluate.names import fold, fold_person, spellings
from gestae.records import Event

GOLD = event(
    "2021-05-03", "Marigold Trust", name="Eyes Open", kind="camp", people=[person("Lena Marsh")],
    topics=topics("health"), place={"text": "Town Hall, Fenby"},
)  # fmt: skip


def scored(outputs: list[Record], golds: list[Record], **more: Any) -> Scores:
    return score(outputs, {"a": golds}, **more)


def counted(scores: Scores, *fields: str) -> dict[str, tuple[float, float, float]]:
    return {field: (c.right, c.spurious, c.missed) for field in fields for c in [scores.counts[field]]}


def test_a_perfect_answer_scores_one() -> None:
    scores = scored([GOLD], [GOLD])
    assert {scores.counts[field].f1 for field in FIELDS} == {1.0}
    assert scores.headline == 1.0


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"date": {"start": "2021-05-04", "end": "2021-05-04"}}, "dates", (0, 1, 1)),
        ({"date": {"start": "2021-05-03", "end": "2021-05-04"}}, "dates", (0, 1, 1)),
        ({"date": {"start": "2021-05-03", "end": None}}, "dates", (1, 0, 0)),
        ({"date": None}, "dates", (0, 0, 1)),
        ({"date": {"start": None, "end": None, "text": "May"}}, "dates", (0, 0, 1)),
        ({"date": {"start": "2021-05-03", "end": "2021-05-05"}}, "dates.overlap", (1, 0, 0)),
        ({"date": {"start": "2021-05-03", "end": "2021-05-05"}}, "dates.day", (1, 0, 0)),
        ({"date": {"start": "2021-05-04", "end": "2021-05-04"}}, "dates.month", (1, 0, 0)),
        ({"date": {"start": "2021-06-03", "end": "2021-06-03"}}, "dates.month", (0, 1, 1)),
        ({"date": {"start": "2021-06-03", "end": "2021-06-03"}}, "dates.year", (1, 0, 0)),
        ({"date": {"start": "2020-05-03", "end": "2020-05-03"}}, "dates.year", (0, 1, 1)),
        ({"organizers": [{"name": "The Marigold Trust (MT)", "role": "organizer"}]}, "organizers", (1, 0, 0)),
        ({"organizers": [{"name": "Marigold", "role": "organizer"}]}, "organizers", (0, 1, 1)),
        ({"organizers": [{"name": "Marigold", "role": "organizer"}]}, "organizers.partial", (0.5, 0.5, 0.5)),
        ({"organizers": [{"name": "Brindle Club", "role": "organizer"}]}, "organizers.partial", (0, 1, 1)),
        ({"organizers": [{"name": "Marigold Trust", "role": "host"}]}, "organizers", (1, 0, 0)),
        ({"organizers": [{"name": "Marigold Trust", "role": "host"}]}, "organizers+role", (0, 1, 1)),
        ({"organizers": []}, "organizers+role", (0, 0, 1)),
        ({"people": [person("Dr. Lena Marsh", "chair")]}, "people", (1, 0, 0)),
        ({"people": [person("Dr. Lena Marsh", "chair")]}, "people+role", (0, 1, 1)),
        ({"people": [person("Marsh")]}, "people.partial", (0.5, 0.5, 0.5)),
        ({"people": [person("Lena Marsh"), person("Lena Marsh")]}, "people", (1, 1, 0)),
        ({"topics": topics("health", "health")}, "topics", (1, 0, 0)),
        ({"topics": topics("water")}, "topics", (0, 1, 1)),
        ({"kind": "rally"}, "kind", (0, 1, 1)),
        ({"place": {"text": "the Town Hall"}}, "place", (1, 0, 0)),
        ({"place": {"text": "Ashby"}}, "place", (0, 1, 1)),
        ({"place": None}, "place", (0, 0, 1)),
        ({"name": "Open Eyes"}, "name", (1, 0, 0)),
        ({"name": None}, "name", (0, 0, 1)),
    ],
)
def test_what_a_changed_value_counts(change: Record, field: str, expected: tuple[float, float, float]) -> None:
    assert counted(scored([{**GOLD, **change}], [GOLD]), field) == {field: expected}


@pytest.mark.parametrize(
    ("gold", "change", "field"),
    [
        ({"kind_alt": "service"}, {"kind": "service"}, "kind"),
        ({"alt": ["Sight Week"]}, {"name": "Sight Week"}, "name"),
        ({"place": {"text": "Fenby", "alt": ["Ash Green"]}}, {"place": {"text": "Ash Green"}}, "place"),
        ({"organizers": [{"name": "MT", "acronym": "x", "alt": ["Golds"]}]}, {"organizers": [{"name": "Golds"}]}, "organizers"),
        ({"people": [person("Lena Marsh", "speaker", role_alt="chair")]}, {"people": [person("Lena Marsh", "chair")]}, "people+role"),
    ],
)  # fmt: skip
def test_what_gold_gives_as_alternatives_is_as_good(gold: Record, change: Record, field: str) -> None:
    assert counted(scored([{**GOLD, **change}], [{**GOLD, **gold}]), field) == {field: (1, 0, 0)}


def test_right_spurious_and_missed_values() -> None:
    outputs = [event("2021-05-03", "Marigold Trust", "Brindle Club"), event("2021-06-01", "Marigold Trust")]
    golds = [event("2021-05-03", "The Marigold Trust", "Tovik University")]
    found = counted(scored(outputs, golds), "events", "dates", "organizers", "kind")
    assert found == {"events": (1, 1, 0), "dates": (1, 1, 0), "organizers": (1, 2, 1), "kind": (1, 0, 0)}


def test_what_is_optional_is_neither_rewarded_nor_punished() -> None:
    golds = [event("2021-05-03", "Marigold Trust"), event("2021-09-09", "Brindle Club", optional=True)]
    golds[0]["organizers"].append({"name": "Tovik University", "role": "host", "optional": True})
    without = scored([event("2021-05-03", "Marigold Trust")], golds)
    more = scored(
        [event("2021-05-03", "Marigold Trust", "Tovik University"), event("2021-09-09", "Brindle Club")], golds
    )
    assert without.counts == more.counts
    assert counted(more, "events", "organizers") == {"events": (1, 0, 0), "organizers": (1, 0, 0)}


def test_an_optional_date_counts_nowhere() -> None:
    gold = {**GOLD, "date": {"start": "2021-05-03", "end": "2021-05-03", "optional": True}}
    assert counted(scored([GOLD], [gold]), "dates") == counted(scored([{**GOLD, "date": None}], [gold]), "dates")


def test_events_that_share_nothing_are_no_pair() -> None:
    scores = scored(
        [event("2021-05-03", "Marigold Trust", kind="camp")], [event("1999-01-01", "Brindle", kind="rally")]
    )
    assert counted(scores, "events") == {"events": (0, 1, 1)}


@pytest.mark.parametrize(
    ("outputs", "options", "state"),
    [
        ([], {"read": []}, "missing"),
        ([], {"read": ["a"]}, "ok"),
        ([], {"read": [], "failed": ["a"]}, "failed"),
        ([], {}, "ok"),
    ],
)
def test_documents_without_output_are_all_missed(outputs: list[Record], options: Record, state: str) -> None:
    scores = scored(outputs, [GOLD], **options)
    assert scores.documents[0].state == state
    assert counted(scores, "events", "organizers", "kind") == {
        "events": (0, 0, 1),
        "organizers": (0, 0, 1),
        "kind": (0, 0, 0),
    }


def test_documents_without_gold_count_nowhere_and_are_named() -> None:
    scores = score([event("2021-05-03", "Brindle", document="b")], {"a": []})
    assert (scores.unscored, counted(scores, "events")) == (("b",), {"events": (0, 0, 0)})


@pytest.mark.parametrize(
    ("document", "golds", "home"),
    [
        ("a.txt", ["a.txt"], "a.txt"),
        ("reports/2021/a.txt", ["a.txt"], "a.txt"),
        ("reports/2021/a.txt", ["2020/a.txt", "2021/a.txt"], "2021/a.txt"),
        ("reports/a.txt", ["2020/a.txt", "2021/a.txt"], None),
        ("a.txt", ["x/a.txt", "a.txt"], "a.txt"),
        ("a.txt", ["b.txt"], None),
    ],
)
def test_which_gold_a_document_belongs_to(document: str, golds: list[str], home: str | None) -> None:
    scores = score([event("2021-05-03", "Brindle", document=document)], {name: [event("2021-05-03")] for name in golds})
    found = [result.document for result in scores.documents if any(pair.output for pair in result.pairs)]
    assert found == ([home] if home else [])
    assert scores.unscored == (() if home else (document,))


def test_macro_figures_count_each_document_the_same() -> None:
    golds = {
        "a": [event("2021-05-03"), event("2021-06-03"), event("2021-07-03")],
        "b": [event("2021-05-03", document="b")],
    }
    outputs = [event("2021-05-03"), event("2021-06-03"), event("2021-07-03")]
    scores = score(outputs, golds)
    assert scores.counts["dates"].f1 == pytest.approx(6 / 7)
    assert scores.macro["dates"] == pytest.approx(0.5)


def test_events_may_be_records_of_the_program() -> None:
    record = Event(document="a", id="1", text="x", start=0, end=1, kind="camp", name="Eyes Open")
    scores = score([record], {"a": [{"name": "Eyes Open", "kind": "camp"}]})
    assert counted(scores, "events", "kind", "name") == {"events": (1, 0, 0), "kind": (1, 0, 0), "name": (1, 0, 0)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Marigold Trust (MT)", "marigold trust"), ("A & B", "A and B"), ("St. Mary’s", "st marys"), ("a  b", "a b")],
)
def test_folding(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("name", ["Dr. Lena Marsh", "Prof. (Dr.) Lena Marsh", "H.E. Ms Lena Marsh", "Lena Marsh"])
def test_folding_of_persons(name: str) -> None:
    assert fold_person(name) == "lena marsh"


def test_alternatives_and_acronyms_are_as_good() -> None:
    item = {"name": "Marigold Trust", "acronym": "MT", "alt": ["Marigolds"]}
    assert spellings(item, person=False) == {"marigold trust", "mt", "marigolds"}
    assert spellings({"name": "Dr."}, person=True) == {"dr"}
