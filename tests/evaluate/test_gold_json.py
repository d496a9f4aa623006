"""Gold in JSON and JSONL: what is read, and where each mistake is said to be."""

import json
from pathlib import Path
from typing import Any

import pytest

from gestae.errors import GoldError, UnreadableError
from gestae.evaluate.gold import check_gold, load_gold
from gestae.evaluate.goldfiles.jsonplaces import lines_of
from gestae.lexicon.taxonomy import load_taxonomy

LABELS = frozenset(label.label for label in load_taxonomy().labels)
EVENT: dict[str, Any] = {
    "anchor": "On 4 May 2012",
    "name": None,
    "kind": "lecture",
    "status": "held",
    "date": {"start": "2012-05-04", "end": "2012-05-04", "precision": "day", "year_from": "text"},
    "organizers": [{"name": "Sorrel Guild", "role": "organizer"}],
    "people": [{"name": "Una Brel", "honorific": "Dr.", "role": "speaker"}],
    "topics": [{"label": "environment", "text": "wild bees"}],
    "place": {"text": "Mill Hall, Ashby", "venue": "Mill Hall"},
}


def one_a_line(event: dict[str, Any]) -> str:
    """A gold file in which each key of the event has a line: "anchor" is on line 4."""
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in event.items())
    return f'{{"document": "a.txt",\n "events": [\n {{\n{lines}\n }}]}}'


def found(path: Path, labels: frozenset[str] | None = LABELS) -> list[tuple[int, str, str]]:
    return [(f.where.number, f.severity, f.code) for f in check_gold(path, labels).findings]


# A changed key of EVENT -> the line, severity and code of the finding. Lines: anchor 4, name 5, kind 6, status 7,
# date 8, organizers 9, people 10, topics 11, place 12, a new key 13.
@pytest.mark.parametrize(
    ("change", "line", "severity", "code"),
    [
        ({"kind": "lectur"}, 6, "error", "unknown-value"),
        ({"kind": None}, 3, "warning", "no-kind"),
        ({"kind": 3}, 6, "error", "unknown-value"),
        ({"status": "done"}, 7, "error", "unknown-value"),
        ({"organisers": []}, 13, "error", "unknown-key"),
        ({"mood": "good"}, 13, "warning", "unknown-key"),
        ({"name": ""}, 5, "error", "blank"),
        ({"name": ["a"]}, 5, "error", "wrong-type"),
        ({"anchor": None}, 3, "warning", "no-anchor"),
        ({"optional": "yes"}, 13, "error", "wrong-type"),
        ({"alt": "Bees"}, 13, "error", "wrong-type"),
        ({"date": "2012-05-04"}, 8, "error", "wrong-type"),
        ({"date": {"start": "2012-02-30", "end": "2012-05-04"}}, 8, "error", "no-such-day"),
        ({"date": {"start": "4.5.2012", "end": "2012-05-04"}}, 8, "error", "no-such-day"),
        ({"date": {"start": "20120504", "end": "2012-05-04"}}, 8, "error", "no-such-day"),
        ({"date": {"start": "2012-05-04", "end": "2012-05-03"}}, 8, "error", "end-before-start"),
        ({"date": {"start": None, "end": "2012-05-03"}}, 8, "error", "no-start"),
        ({"date": {"start": None, "end": None}}, 8, "error", "empty-date"),
        ({"date": {"start": "2012-05-04", "precision": "week"}}, 8, "error", "unknown-value"),
        ({"date": {"start": "2012-05-04", "precision": "month"}}, 8, "warning", "precision"),
        ({"date": {"start": "2012-05-02", "end": "2012-05-31", "precision": "month"}}, 8, "warning", "precision"),
        ({"date": {"start": "2012-05-01", "end": "2012-06-30", "precision": "quarter"}}, 8, "warning", "precision"),
        ({"date": {"start": "2012-05-04", "end": "2013-05-06", "precision": "day"}}, 8, "warning", "long"),
        ({"date": {"start": "2012-05-04", "year_from": "guess"}}, 8, "error", "unknown-value"),
        ({"date": {"start": "2012-05-04", "finish": "2012-05-04"}}, 8, "warning", "unknown-key"),
        ({"organizers": {"name": "Sorrel Guild"}}, 9, "error", "wrong-type"),
        ({"organizers": ["Sorrel Guild"]}, 9, "error", "wrong-type"),
        ({"organizers": [{"role": "host"}]}, 9, "error", "missing"),
        ({"organizers": [{"name": "Sorrel Guild", "role": "speaker"}]}, 9, "error", "unknown-value"),
        ({"organizers": [{"name": "A", "role": "host"}, {"name": "the A", "role": "host"}]}, 9, "warning", "value-twice"),
        ({"people": [{"name": " ", "role": "speaker"}]}, 10, "error", "blank"),
        ({"people": [{"name": "A", "positon": "Head"}]}, 10, "error", "unknown-key"),
        ({"people": [{"name": "Una Brel", "role": "guest"}, {"name": "Dr. Una Brel", "role": "chair"}]}, 10, "warning", "value-twice"),
        ({"people": [{"name": "Una Brel"}]}, 10, "warning", "no-role"),
        ({"topics": [{"label": "enviroment", "text": "wild bees"}]}, 11, "error", "unknown-label"),
        ({"topics": [{"text": "wild bees"}]}, 11, "error", "missing"),
        ({"topics": []}, 11, "warning", "no-topic"),
        ({"topics": [{"label": "environment", "optional": True}]}, 11, "warning", "no-topic"),
        ({"topics": [{"label": one} for one in sorted(LABELS)[:5]]}, 11, "warning", "many-topics"),
        ({"topics": [{"label": "environment"}, {"label": "environment"}]}, 11, "warning", "value-twice"),
        ({"place": {"venue": "Mill Hall"}}, 12, "error", "missing"),
        ({"place": "Mill Hall"}, 12, "error", "wrong-type"),
        ({"issues": [{"code": "odd", "text": "?"}]}, 13, "warning", "unknown-key"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_line(change: dict[str, Any], line: int, severity: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(one_a_line({**EVENT, **change}), encoding="utf-8")
    assert (line, severity, code) in found(tmp_path)
    assert len({one[:2] for one in found(tmp_path)}) == 1


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"optional": True, "alt": ["Bees"], "kind_alt": "seminar", "issues": [{"code": "odd", "message": "so"}]},
        {"date": None, "organizers": [], "people": [], "place": None},
        {"date": {"start": None, "end": None, "text": "4 May", "optional": True}},
        {"date": {"start": "2012-05-01", "end": "2012-05-31", "precision": "month"}},
        {"date": {"start": "2012-04-01", "end": "2012-06-30", "precision": "quarter"}},
        {"date": {"start": "2012-03-01", "end": "2012-05-31", "precision": "season"}},
        {"date": {"start": "2012-07-01", "end": "2013-06-30", "precision": "year"}},
        {"place": {"text": "Mill Hall", "alt": ["the mill"]}},
        {"id": "e1", "text": "On 4 May", "start": 0, "end": 8, "confidence": 0.9, "schema_version": "1.0"},
        {"optional": True, "topics": []},
    ],
)
def test_what_is_right_is_not_found_fault_with(change: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(one_a_line({**EVENT, **change}), encoding="utf-8")
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ('{"document": "a.txt",\n "events": [}', [(2, "error", "no-json")]),
        ("", [(1, "error", "no-json")]),
        ("null", [(1, "error", "no-document")]),
        ("[]", [(1, "error", "no-document")]),
        ("[" * 100_000, [(0, "error", "no-json")]),
        ('{"events": []}', [(1, "error", "no-document")]),
        ('{"document": "a.txt"}', [(1, "error", "no-document")]),
        ('{"document": " ", "events": []}', [(1, "error", "no-document")]),
        ('{"document": "a.txt",\n"events": [3]}', [(2, "error", "wrong-type")]),
        ('{"document": "a.txt", "events": [],\n "event": 1}', [(2, "error", "unknown-key")]),
        ('{"document": "a.txt", "events": [],\n "by": "me"}', [(2, "warning", "unknown-key")]),
        ('{"document": "a.txt",\n "document": "a.txt", "events": []}', [(2, "error", "key-twice")]),
        ('{\n"document": "b.txt", "events": []}', [(2, "warning", "file-name")]),
        ('{\n"document": "/home/me/a.txt", "events": []}', [(2, "warning", "absolute-path")]),
        ('{\n"document": "C:\\\\me\\\\a", "events": []}', [(2, "warning", "absolute-path"), (2, "warning", "file-name")]),
        ('{\n"document": "x\\\\a", "events": []}', [(2, "warning", "backslash"), (2, "warning", "file-name")]),
        ('\ufeff{"document": "2024/a.pdf", "events": []}', []),
    ],
)  # fmt: skip
def test_files(text: str, findings: list[tuple[int, str, str]], tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(text, encoding="utf-8")
    assert found(tmp_path) == findings


def test_what_is_no_text_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_bytes(b'{"document":\n "caf\xe9.txt", "events": []}')
    assert found(tmp_path) == [(2, "error", "encoding")]


def test_utf_16_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_bytes('{"document": "a.txt", "events": []}'.encode("utf-16"))
    assert load_gold(tmp_path) == {"a.txt": []}


def test_two_files_for_one_document(tmp_path: Path) -> None:
    for name in ("x/a.gold.json", "y/a.gold.json"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text('{"events": [],\n"document": "a.txt"}', encoding="utf-8")
    (finding,) = check_gold(tmp_path).findings
    assert (finding.where.file, finding.where.number) == (f"{tmp_path.as_posix()}/y/a.gold.json", 2)
    assert f"{tmp_path.as_posix()}/x/a.gold.json, line 2" in finding.message


@pytest.mark.parametrize(
    ("lines", "gold", "findings"),
    [
        (['{"document": "a", "kind": "camp", "anchor": "x"}'], {"a": 1}, []),
        (['{"document": "a", "events": []}'], {"a": 0}, []),
        (['{"document": "a", "events": [{"kind": "camp", "anchor": "x"}]}'], {"a": 1}, []),
        (['{"document": "a", "kind": "camp"}', "", '{"document": "b", "events": []}'], {"a": 1, "b": 0}, []),
        (['{"document": "a", "kind": "camp"}', '{"document": "a", "events": []}'], {"a": 1}, [(2, "document-twice")]),
        (['{"kind": "camp"}'], {}, [(1, "no-document")]),
        (["3"], {}, [(1, "no-document")]),
        (["", "{"], {}, [(2, "no-json")]),
        (['{"document": "a", "events": [], "events": []}'], {"a": 0}, [(1, "key-twice")]),
        (['{"document": "a", "kind": "x"}'], {"a": 0}, [(1, "unknown-value")]),
        (['{"document": "a", "kind": "camp", "anchor": "x"}'] * 2, {"a": 2}, [(2, "duplicate")]),
        (['{"document": "a", "kind": "camp", "anchor": "x"}', '{"document": "a", "kind": "camp", "anchor": "y"}'], {"a": 2}, []),
    ],
)  # fmt: skip
def test_lines(lines: list[str], gold: dict[str, int], findings: list[tuple[int, str]], tmp_path: Path) -> None:
    path = tmp_path / "my.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    checked = check_gold(path)
    assert {document: len(events) for document, events in checked.by_document().items()} == gold
    assert [(f.where.number, f.code) for f in checked.errors] == findings


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('[\n{"document": "a", "kind": "camp"},\n{"kind": "camp"}]', 3, "no-document"),
        ('[\n{"document": "a",\n "kind": "campp"}]', 3, "unknown-value"),
        ("3", 1, "wrong-type"),
        ('{"document": "a",\n "events": [{"kind": "campp"}]}', 2, "unknown-value"),
    ],
)
def test_arrays(text: str, line: int, code: str, tmp_path: Path) -> None:
    (tmp_path / "events.json").write_text(text, encoding="utf-8")
    assert [(f.where.number, f.code) for f in check_gold(tmp_path).errors] == [(line, code)]


@pytest.mark.parametrize("name", ["events.jsonl", "events.json"])
def test_reports_that_were_read_have_gold(name: str, tmp_path: Path) -> None:
    event = '{"document": "a", "kind": "camp"}'
    (tmp_path / name).write_text(event if name.endswith("l") else f"[{event}]", encoding="utf-8")
    reports = [{"document": "b", "status": "no-events"}, {"document": "c", "status": "failed"}, {"document": 4}]
    lines = [*map(json.dumps, reports), "{", ""]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert {document: len(events) for document, events in load_gold(tmp_path / name).items()} == {"a": 1, "b": 0}


def test_loading_stops_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(one_a_line({**EVENT, "kind": "x", "status": "y"}), encoding="utf-8")
    with pytest.raises(GoldError) as stopped:
        load_gold(tmp_path)
    place = f"{tmp_path.as_posix()}/a.gold.json, line 6: kind: 'x' is not a value it can have; choose from conference"
    assert str(stopped.value).startswith(place)
    assert str(stopped.value).endswith(f"(1 more: 'gestae check-gold {tmp_path}' lists them)")


def test_loading_goes_on_with_warnings(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(one_a_line({**EVENT, "topics": [], "mood": "good"}), encoding="utf-8")
    assert len(load_gold(tmp_path)["a.txt"]) == 1


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "holds no gold"),
        ("nowhere", "no such file or folder"),
        ("notes.docx", "is no gold: give a folder, or a file ending in"),
        ("empty.jsonl", "names no document"),
    ],
)
def test_what_is_no_gold(name: str, says: str, tmp_path: Path) -> None:
    for file in ("notes.docx", "empty.jsonl"):
        (tmp_path / file).touch()
    with pytest.raises(UnreadableError, match=says):
        load_gold(tmp_path / name)


def test_events_are_made_alike(tmp_path: Path) -> None:
    event = {
        "kind": "camp",
        "text": "On  4 May " + "words and " * 10,
        "date": {"start": "2012-05-04"},
        "people": [{"name": "Una\nBrel", "position": None, "confidence": 0.9}],
        "place": None,
    }
    (tmp_path / "a.jsonl").write_text(json.dumps({"document": "a", **event}), encoding="utf-8")
    (found,) = load_gold(tmp_path / "a.jsonl")["a"]
    assert found == {
        "kind": "camp",
        "text": event["text"],
        "anchor": "On 4 May words and words and words and words and words and words and words and",
        "date": {"start": "2012-05-04", "end": "2012-05-04", "precision": "day"},
        "organizers": [],
        "people": [{"name": "Una Brel", "role": "participant"}],
        "topics": [],
        "place": None,
    }


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("{}", {(): 1}),
        ("\n3", {(): 2}),
        ('{"a":\n 1,\n"b": []}', {(): 1, ("a",): 1, ("b",): 3}),
        ('["x,\\"]",\n{"a": "}"},\n[]]', {(): 1, (0,): 1, (1,): 2, (1, "a"): 2, (2,): 3}),
        ('{"a": {"b": [1,\n 2]},\n "": null}', {(): 1, ("a",): 1, ("a", "b"): 1, ("a", "b", 0): 1, ("a", "b", 1): 2, ("",): 3}),
    ],
)  # fmt: skip
def test_lines_of_values(text: str, lines: dict[tuple[str | int, ...], int]) -> None:
    assert lines_of(text) == (lines, {})
