"""What one run has lost, gained or changed against another, and whether the difference may be chance."""

import json
from pathlib import Path
from typing import Any

import pytest

from gestae.errors import UnreadableError
from gestae.evaluate import compare_runs
from gestae.evaluate.changes import aligned, document_changes
from gestae.evaluate.outputs import Outputs

Event = dict[str, Any]


def event(**fields: Any) -> Event:
    """The Hill Club's meeting of 5 March 2024, but for what is given."""
    days = fields.pop("days", "2024-03-05")
    date = {"start": days, "end": days} if days else None
    plain = {"document": "a.txt", "id": "ev1", "text": "The Hill Club met.", "kind": "meeting", "status": "held"}
    return {**plain, "date": date, "organizers": [{"name": "Hill Club", "role": "organizer"}], **fields}


def run(*events: Event, reports: list[Event] | None = None, folder: Path | None = None) -> Outputs:
    known = [{"document": name, "status": "ok"} for name in dict.fromkeys(one["document"] for one in events)]
    return Outputs(tuple(events), tuple(known if reports is None else reports), folder)


ADA, TOM = {"name": "Ada Ruiz", "role": "chair"}, {"name": "Tom Beck", "role": "guest"}
HEALTH = {"label": "health", "text": "health"}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({}, {}, []),
        ({"days": "2024-03-05"}, {"days": "2024-03-06"}, [("dates", "changed", "2024-03-05", "2024-03-06")]),
        ({"days": ""}, {}, [("dates", "gained", None, "2024-03-05")]),
        ({}, {"days": ""}, [("dates", "lost", "2024-03-05", None)]),
        ({"days": "", "date": {"start": None, "end": None, "text": "5 March"}}, {}, [("dates", "changed", "year unknown (5 March)", "2024-03-05")]),
        ({"people": [ADA]}, {"people": [TOM]}, [("people", "lost", "Ada Ruiz, chair", None), ("people", "gained", None, "Tom Beck, guest")]),
        ({"people": [ADA]}, {"people": [{**ADA, "role": "guest"}]}, [("people", "changed", "Ada Ruiz, chair", "Ada Ruiz, guest")]),
        ({"people": [ADA]}, {"people": [{"name": "Ruiz", "role": "chair"}]}, [("people", "changed", "Ada Ruiz, chair", "Ruiz, chair")]),
        ({"people": [ADA, TOM]}, {"people": [TOM, ADA]}, []),
        ({"topics": [HEALTH]}, {"topics": [{**HEALTH, "text": "well"}]}, []),
        ({"topics": [HEALTH]}, {"topics": []}, [("topics", "lost", "health (health)", None)]),
        ({"kind": "camp"}, {"kind": "rally"}, [("kind", "changed", "camp", "rally")]),
        ({"status": "held"}, {"status": "planned"}, [("status", "changed", "held", "planned")]),
        ({}, {"place": {"text": "Town\nHall"}}, [("place", "gained", None, "Town Hall")]),
        ({"place": {"text": "Hall"}}, {"place": {"text": "Town Hall"}}, [("place", "changed", "Hall", "Town Hall")]),
        ({"name": "Talk"}, {"name": None}, [("name", "lost", "Talk", None)]),
    ],
)  # fmt: skip
def test_what_became_of_the_values_of_an_event(a: Event, b: Event, expected: list[tuple[str, ...]]) -> None:
    changes = list(document_changes("a.txt", [event(**a)], [event(**b)]))
    values = [
        (one.field, one.change, one.a, one.b) for one in changes if one.field != "events" and one.change != "same"
    ]
    assert values == expected
    assert [one.change for one in changes if one.field == "events"] == ["changed" if expected else "same"]


def test_events_lost_and_gained_take_their_values_along() -> None:
    choir = event(id="ev2", days="2024-06-20", text="The choir sang.", organizers=[], people=[ADA], kind="performance")
    for a, b, change in (([event()], [event(), choir], "gained"), ([event(), choir], [event()], "lost")):
        found = compare_runs(run(*a), run(*b))
        counts = {field: (count["same"], count[change]) for field, count in found.counts.items()}
        assert counts == {
            "events": (1, 1), "dates": (1, 1), "organizers": (1, 0), "people": (0, 1), "topics": (0, 0),
            "kind": (1, 1), "status": (1, 1), "place": (0, 0), "name": (0, 0),
        }  # fmt: skip


def test_events_are_aligned_by_likeness_then_by_id() -> None:
    one, other = event(), event(id="ev2", days="2024-03-09", text="The choir sang.", organizers=[])
    turned = [{**other, "id": "new"}, {**one, "id": "newer"}]
    assert aligned([one, other], turned) == [(other, turned[0]), (one, turned[1])]
    unlike = event(days="2019-08-30", text="Nothing alike", organizers=[], kind="camp")
    assert aligned([one], [unlike]) == [(one, unlike)]
    assert aligned([one], [{**unlike, "id": "ev9"}]) == [(None, {**unlike, "id": "ev9"}), (one, None)]


def test_documents_of_one_run_only_are_named_and_not_compared() -> None:
    a = run(event(), event(document="old.txt"))
    b = run(event(document="here/a.txt"), event(document="new.txt"))
    found = compare_runs(a, b)
    assert (found.documents.shared, found.documents.a_only, found.documents.b_only) == (
        (("a.txt", "here/a.txt"),), ("old.txt",), ("new.txt",),
    )  # fmt: skip
    assert {one.document for one in found.changes} == {"a.txt"}
    assert found.counts["events"] == {"same": 1}


def test_failed_reports_and_other_files_are_named() -> None:
    ok = {"document": "a.txt", "status": "ok", "sha256": "1"}
    a = run(event(), reports=[ok, {"document": "b.txt", "status": "failed"}])
    b = run(reports=[{**ok, "status": "failed", "sha256": "2"}, {"document": "b.txt", "status": "ok"}])
    documents = compare_runs(a, b).documents
    assert (documents.a_failed, documents.b_failed, documents.other_bytes) == (("b.txt",), ("a.txt",), ("a.txt",))


def test_a_file_of_events_may_lack_reports_without_events() -> None:
    a, b = run(event(), event(document="b.txt")), run(event(), reports=[])
    assert compare_runs(a, b).counts["events"] == {"same": 1, "lost": 1}
    assert compare_runs(b, a).counts["events"] == {"same": 1, "gained": 1}


def test_settings_that_differ_are_told(tmp_path: Path) -> None:
    facts = {
        "gestae": "0.1.0",
        "model": {"name": "m"},
        "settings": {"year": None, "format": ["csv", "json"]},
        "totals": {"events": 1},
    }
    other = {
        **facts,
        "gestae": "0.2.0",
        "settings": {"year": 2014, "format": ["csv"], "explain": True},
        "totals": {"events": 2},
    }
    for name, content in (("a", facts), ("b", other)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(json.dumps(content))
    runs = [run(event(), folder=tmp_path / name) for name in "ab"]
    assert compare_runs(*runs).settings == (
        ("gestae", "0.1.0", "0.2.0"),
        ("settings.year", "not set", "2014"),
        ("settings.format", "csv, json", "csv"),
        ("settings.explain", "not set", "yes"),
    )
    assert compare_runs(runs[0], runs[0]).settings == ()
    assert compare_runs(runs[0], run(event())).settings == ()
    (tmp_path / "b" / "run.json").write_text("{")
    with pytest.raises(UnreadableError, match=r"cannot read .*run\.json"):
        compare_runs(*runs)


def test_figures_are_of_the_gold_documents_that_both_runs_have() -> None:
    gold = {name: [event(document=name)] for name in ("a.txt", "b.txt", "c.txt")}
    a = run(*(event(document=name) for name in ("a.txt", "b.txt", "c.txt")))
    b = run(event(), event(document="b.txt", days="2019-01-01"))
    found = compare_runs(a, b, gold)
    assert (found.scored, found.unscored) == (2, ("c.txt",))
    dates = next(one for one in found.figures if one.figure == "dates")
    assert (dates.a, dates.b) == (1.0, 0.5)
    assert compare_runs(a, b).figures == ()
