"""Each format holds what it promises."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from gestae.duplicates import duplicate
from gestae.errors import SettingsError
from gestae.records import Candidate, Event, EventDate, Outcome, ReportIssue, ReportRecord
from gestae.stages.write import ALWAYS, WRITERS, open_output, read_csv
from gestae.stages.write.schema import event_schema

Make = Callable[..., Outcome]
MakeEvent = Callable[..., Event]
Write = Callable[..., Path]


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def test_events_jsonl_gives_the_events_back(write: Write, outcome: Make, event: MakeEvent) -> None:
    events = [event(id="e1"), event(id="e2", name=None, name_source=None, date=None, place=None)]
    folder = write(outcome("a.txt", *events))
    assert [Event.model_validate_json(line) for line in lines(folder / "events.jsonl")] == events


def test_keys_stand_in_the_order_of_the_record_and_null_is_kept(write: Write, outcome: Make, event: MakeEvent) -> None:
    folder = write(outcome("a.txt", event(name=None)))
    record = json.loads(lines(folder / "events.jsonl")[0])
    assert list(record) == [name for name in Event.model_fields if name != "set_aside"]
    assert record["name"] is None
    assert record["date"]["start"] == "2024-03-05"


def test_candidates_are_written_where_they_were_asked_for(write: Write, outcome: Make, event: MakeEvent) -> None:
    aside = Candidate(field="date", text="1999", start=1, end=5, found_by="year", reason="founding")
    folder = write(outcome("a.txt", event(set_aside=(aside,)), event(set_aside=())))
    records = [json.loads(line) for line in lines(folder / "events.jsonl")]
    assert records[0]["set_aside"][0]["reason"] == "founding"
    assert records[1]["set_aside"] == []


def test_a_record_stays_on_one_line_whatever_its_text(write: Write, outcome: Make, event: MakeEvent) -> None:
    text = "a\u2028b\u2029c\u0085d\ne\rf\x0bg\x1ch"
    folder = write(outcome("a.txt", event(text=text)))
    content = (folder / "events.jsonl").read_text(encoding="utf-8")
    assert len(content.splitlines()) == 1
    assert json.loads(content)["text"] == text


def test_umlauts_are_written_as_they_are(write: Write, outcome: Make, event: MakeEvent) -> None:
    folder = write(outcome("a.txt", event(name="Zoë 😀")))
    assert '"name":"Zoë 😀"' in (folder / "events.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_events_json_is_one_array(write: Write, outcome: Make, event: MakeEvent, count: int) -> None:
    events = [event(id=f"e{number}") for number in range(count)]
    folder = write(outcome("a.txt", *events), outcome("b.txt"), formats=("json",))
    array = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    assert [Event.model_validate(item) for item in array] == events


def test_records_as_written_are_valid_under_the_schema(write: Write, outcome: Make, event: MakeEvent) -> None:
    aside = Candidate(field="date", text="1999", start=1, end=5, found_by="year", reason="founding")
    bare = Event(document="a.txt", id="e", text="x", start=0, end=1)
    folder = write(outcome("a.txt", event(), event(set_aside=(aside,)), bare))
    validator = jsonschema.Draft202012Validator(event_schema(), format_checker=jsonschema.FormatChecker())
    validator.check_schema(event_schema())
    for line in lines(folder / "events.jsonl"):
        validator.validate(json.loads(line))
    damaged = json.loads(lines(folder / "events.jsonl")[0])
    damaged["kind"] = "nonsense"
    with pytest.raises(jsonschema.ValidationError, match="nonsense"):
        validator.validate(damaged)


def test_events_csv_is_flat(write: Write, outcome: Make, event: MakeEvent) -> None:
    folder = write(outcome("a.txt", event()))
    (row,) = read_csv(folder / "events.csv")
    expected = {
        "document": "a.txt",
        "event": "e1",
        "name": "Clean Wells",
        "kind": "lecture",
        "date_start": "2024-03-05",
        "date_end": "2024-03-05",
        "organizers": "River Trust",
        "funders": "Hill Bank",
        "partners": "",
        "organizer_count": "2",
        "people": "Ada Bell; B. Cox",
        "people_count": "2",
        "topics": "water",
        "topic_count": "1",
        "locality": "Fenby",
        "country": "",
        "issues": "odd",
        "confidence": "0.85",
    }
    assert {name: row[name] for name in expected} == expected
    assert row["text"] == event().text


def test_a_date_without_a_year_leaves_its_days_empty(write: Write, outcome: Make, event: MakeEvent) -> None:
    folder = write(outcome("a.txt", event(date=EventDate(start=None, end=None, text="5 March"))))
    (row,) = read_csv(folder / "events.csv")
    assert (row["date_start"], row["date_end"], row["date_text"]) == ("", "", "5 March")


def test_long_tables_hold_a_row_a_value(write: Write, outcome: Make, event: MakeEvent) -> None:
    folder = write(outcome("a.txt", event(id="e1"), event(id="e2", people=(), topics=())))
    people = list(read_csv(folder / "people.csv"))
    assert [(row["event"], row["number"], row["name"], row["role"]) for row in people] == [
        ("e1", "1", "Ada Bell", "speaker"),
        ("e1", "2", "B. Cox", "participant"),
    ]
    text = event().text
    start, end = int(people[0]["start"]) - event().start, int(people[0]["end"]) - event().start
    assert text[start:end] == "Ada Bell"
    assert people[0]["evidence"] == f"{people[0]['start']}..{people[0]['end']}"
    assert (people[1]["start"], people[1]["evidence"]) == ("", "")
    assert [row["name"] for row in read_csv(folder / "organizers.csv")] == ["River Trust", "Hill Bank"] * 2
    (topic,) = read_csv(folder / "topics.csv")
    assert (topic["document"], topic["label"], topic["text"], topic["confidence"]) == (
        "a.txt",
        "water",
        "Wells",
        "1.0",
    )


def test_reports_and_issues_have_a_line_each(write: Write, outcome: Make, failure: Make, event: MakeEvent) -> None:
    folder = write(outcome("a.txt", event()), failure("bad.pdf"), duplicate("b.txt", "0" * 64, "a.txt"))
    reports = [ReportRecord.model_validate_json(line) for line in lines(folder / "reports.jsonl")]
    assert [(report.document, report.status, report.text_file) for report in reports] == [
        ("a.txt", "ok", "text/a.txt.txt"),
        ("bad.pdf", "failed", None),
        ("b.txt", "duplicate", None),
    ]
    (issue,) = [ReportIssue.model_validate_json(line) for line in lines(folder / "issues.jsonl")]
    assert (issue.document, issue.event, issue.code) == ("a.txt", "e1", "odd")


def test_texts_are_exact_to_the_byte(write: Write, outcome: Make) -> None:
    text = "\ufeffone\r\ntwo\rthree\n\x0c\u2028 é 😀"
    folder = write(outcome("a.txt", text=text))
    assert (folder / "text" / "a.txt.txt").read_bytes() == text.encode("utf-8")


def test_run_json_tells_what_made_the_files(
    write: Write, outcome: Make, failure: Make, event: MakeEvent, tmp_path: Path
) -> None:
    topics = tmp_path / "my topics.csv"
    topics.write_bytes(b"label\nwater\n")
    folder = write(
        outcome("a.txt", event(), event(date=None)),
        failure("b.pdf"),
        outcome("c.txt"),
        duplicate("d.txt", "0" * 64, "a.txt"),
        topics=topics,
        year=2024,
    )
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert run["gestae"] == "0.0"
    assert run["model"] == {"name": "a_model", "version": "1.2.3"}
    assert run["settings"]["year"] == 2024
    assert run["settings"]["topics"] == {
        "file": "my topics.csv",
        "sha256": sha256(b"label\nwater\n").hexdigest(),
    }
    assert run["totals"] == {
        "reports": 4, "ok": 1, "no_events": 1, "failed": 1, "duplicates": 1, "words": 24, "events": 2, "events_with_date": 1,
        "events_with_organizer": 2, "events_with_people": 2, "events_with_topics": 2,
    }  # fmt: skip
    assert run["stages"] == {"dates": 2, "passages": 4}
    assert run["issues"] == {"odd": 2}
    assert run["inputs"] == [
        {"document": "a.txt", "sha256": "0" * 64, "status": "ok"},
        {"document": "b.pdf", "sha256": None, "status": "failed"},
        {"document": "c.txt", "sha256": "0" * 64, "status": "no-events"},
        {"document": "d.txt", "sha256": "0" * 64, "status": "duplicate"},
    ]
    assert str(tmp_path) not in (folder / "run.json").read_text(encoding="utf-8")


def test_an_empty_run_is_still_whole(write: Write) -> None:
    folder = write(formats=("jsonl", "json", "csv"))
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert (run["inputs"], run["totals"]["reports"]) == ([], 0)
    assert list(read_csv(folder / "events.csv")) == []


def test_a_missing_taxonomy_is_a_matter_of_settings(write: Write, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot read the taxonomy .*gone\.csv"):
        write(topics=tmp_path / "gone.csv")


def test_run_json_tells_the_calibration(write: Write, tmp_path: Path) -> None:
    path = tmp_path / "ours.json"
    path.write_bytes(b"{}")
    told = {"file": "ours.json", "sha256": sha256(b"{}").hexdigest()}
    for calibration, described in (("default", "default"), ("none", "none"), (path, told)):
        folder = write(calibration=calibration)
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        assert run["settings"]["calibration"] == described


@pytest.mark.parametrize("formats", [("jsonl",), ("csv",), ("json", "jsonl"), ()])
def test_files_are_those_asked_for(write: Write, outcome: Make, event: MakeEvent, formats: tuple[str, ...]) -> None:
    folder = write(outcome("a.txt", event()), formats=formats)
    classes = [*(WRITERS[name] for name in formats), *ALWAYS]
    assert {path.name for path in folder.iterdir()} == {name for writer in classes for name in writer.files}


def test_an_unknown_format_is_named_with_the_choice(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="unknown format 'xlsx': choose from jsonl, json, csv"):
        open_output(tmp_path, ["xlsx"])
