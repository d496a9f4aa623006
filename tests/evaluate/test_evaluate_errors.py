"""Which class each wrong value gets, and in which order the classes come."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from gestae.cli import main
from gestae.errors import SettingsError, WriteError
from gestae.evaluate import Scores, score
from gestae.evaluate.errors import CLASSES, find_mistakes, grouped, write_errors
from gestae.evaluate.errors.table import COLUMNS
from gestae.stages.write import read_csv

Event = dict[str, Any]
ROOT = Path(__file__).parents[2]


def event(**fields: Any) -> Event:
    """An event of a.txt on 5 March 2024, unlike any other but for what is given."""
    days = fields.pop("days", "2024-03-05")
    start, _, end = days.partition("/")
    date = {"start": start, "end": end or start} if days else None
    return {"document": "a.txt", "kind": "meeting", "date": date, **fields}


def body(name: str, role: str = "organizer", **more: Any) -> Event:
    return {"name": name, "role": role, **more}


def classes(outputs: list[Event], golds: list[Event], reports: list[Event] | None = None) -> list[tuple[str, str]]:
    scores = score(outputs, {"a.txt": golds})
    return [(mistake.kind, mistake.detail) for mistake in find_mistakes(scores, reports or [])]


CLUB = body("Hill Club")
ADA = {"name": "Ada Ruiz", "role": "chair"}


def with_club(**fields: Any) -> Event:
    """An event that is paired with any other of the Hill Club."""
    return event(**{"organizers": [CLUB], "name": "Spring Meeting", **fields})


@pytest.mark.parametrize(
    ("given", "asked", "expected"),
    [
        ("2023-03-05", "2024-03-05", ("date: wrong year", "2023 for 2024")),
        ("2023-03-05/2023-03-07", "2024-03-05/2024-03-07", ("date: wrong year", "2023 for 2024")),
        ("2024-04-03", "2024-03-04", ("date: day and month swapped", "2024-04-03 for 2024-03-04")),
        ("2024-03-05", "2024-03-05/2024-03-09", ("date: range cut short", "2024-03-05 for 2024-03-05 to 2024-03-09")),
        ("2024-03-01/2024-03-31", "2024-03-05", ("date: range too long", "2024-03-01 to 2024-03-31 for 2024-03-05")),
        ("2024-03-12", "2024-03-05", ("date: off by days", "2024-03-12 for 2024-03-05")),
        ("2024-03-04/2024-03-06", "2024-03-05/2024-03-07", ("date: off by days", "2024-03-04 to 2024-03-06 for 2024-03-05 to 2024-03-07")),
        ("2023-12-31", "2024-01-01", ("date: off by days", "2023-12-31 for 2024-01-01")),
        ("2024-05-05", "2024-03-05", ("date: wrong month", "2024-05-05 for 2024-03-05")),
        ("2024-03-28", "2024-03-05", ("date: another day", "2024-03-28 for 2024-03-05")),
        ("2021-07-28", "2024-03-05", ("date: another day", "2021-07-28 for 2024-03-05")),
        ("", "2024-03-05", ("date: missed", "")),
        ("2024-03-05", "", ("date: spurious", "")),
    ],
)  # fmt: skip
def test_in_which_way_a_date_is_wrong(given: str, asked: str, expected: tuple[str, str]) -> None:
    assert classes([with_club(days=given)], [with_club(days=asked)]) == [expected]


def test_a_date_whose_year_one_side_does_not_know() -> None:
    unknown = {"start": None, "end": None, "text": "5 March"}
    known, without = with_club(), with_club(date=unknown)
    assert classes([without], [known]) == [("date: year not settled", "5 March")]
    assert classes([known], [without]) == [("date: year made up", "5 March")]


def test_a_date_that_is_another_events() -> None:
    other = event(days="2024-03-20", organizers=[body("River Trust")])
    given = [with_club(days="2024-03-20"), other]
    assert classes(given, [with_club(), other]) == [("date: of another event", "2024-03-20 for 2024-03-05")]


@pytest.mark.parametrize(
    ("output", "gold", "expected"),
    [
        ({"organizers": [CLUB]}, {"organizers": [CLUB, body("River Trust")]}, "organizer: missed"),
        ({"organizers": [CLUB, body("River Trust")]}, {"organizers": [CLUB]}, "organizer: spurious"),
        ({"organizers": [CLUB, body("River")]}, {"organizers": [CLUB, body("River Trust")]}, "organizer: partly right"),
        ({"organizers": [body("Hill Club", "host")]}, {"organizers": [CLUB]}, "organizer: wrong role (host for organizer)"),
        ({"people": [ADA]}, {"people": [ADA, {"name": "Tom Beck", "role": "guest"}]}, "person: missed"),
        ({"people": [ADA, {"name": "Tom Beck", "role": "guest"}]}, {"people": [ADA]}, "person: spurious"),
        ({"people": [{"name": "Ruiz", "role": "chair"}]}, {"people": [ADA]}, "person: partly right"),
        ({"people": [{**ADA, "role": "guest"}]}, {"people": [ADA]}, "person: wrong role (guest for chair)"),
        ({}, {"topics": [{"label": "health", "text": "health"}]}, "topic: missed (health)"),
        ({"topics": [{"label": "health", "text": "health"}]}, {}, "topic: spurious (health)"),
        ({"kind": "rally"}, {"kind": "camp"}, "kind: wrong (rally for camp)"),
        ({"place": {"text": "Town Hall"}}, {}, "place: spurious"),
        ({}, {"place": {"text": "Town Hall"}}, "place: missed"),
        ({"place": {"text": "Hall"}}, {"place": {"text": "Old Town Hall, High Street, Fenby"}}, "place: partly right"),
        ({"place": {"text": "Fenby"}}, {"place": {"text": "Town Hall"}}, "place: wrong"),
        ({"name": None}, {"name": "Spring Meeting"}, "title: missed"),
        ({"name": "Spring Meeting"}, {"name": None}, "title: spurious"),
        ({"name": "Agenda"}, {"name": "Spring Meeting"}, "title: wrong"),
    ],
)  # fmt: skip
def test_in_which_way_a_value_is_wrong(output: Event, gold: Event, expected: str) -> None:
    found = classes([with_club(**output)], [with_club(**gold)])
    assert [f"{kind} ({detail})" if detail else kind for kind, detail in found] == [expected]


def test_a_name_in_the_wrong_field_is_told_on_both_sides() -> None:
    given = with_club(organizers=[CLUB, body("Ada Ruiz")])
    asked = with_club(people=[ADA])
    assert {kind for kind, _ in classes([given], [asked])} == {
        "organizer: spurious, a person in gold",
        "person: missed, taken for an organizer",
    }
    assert {kind for kind, _ in classes([asked], [given])} == {
        "organizer: missed, taken for a person",
        "person: spurious, an organizer in gold",
    }


@pytest.mark.parametrize(("field", "value"), [("organizers", body("River Trust")), ("people", ADA)])
def test_a_name_that_another_event_of_the_report_has(field: str, value: Event) -> None:
    one = with_club(people=[])
    other = event(days="2024-06-20", organizers=[body("Lake Choir")], people=[])
    its, others = {**one, field: [*one[field], value]}, {**other, field: [*other[field], value]}
    singular = "organizer" if field == "organizers" else "person"
    assert {kind for kind, _ in classes([one, others], [its, other])} == {
        f"{singular}: missed, found elsewhere",
        f"{singular}: spurious, of another event",
    }


PASSAGE = "The long market day opened with drums, and the choir sang."


@pytest.mark.parametrize(
    ("outputs", "reports", "expected"),
    [
        ([], [], "event: missed"),
        ([], [{"document": "a.txt"}], "event: missed"),
        ([], [{"document": "b.txt"}, {"document": "a.txt", "unused": [{"text": PASSAGE, "reason": "no date"}]}], "event: missed, passage set aside (no date)"),
        ([], [{"document": "other.txt"}], "event: missed"),
        ([with_club(text=f"We met. {PASSAGE}")], [], "event: missed, inside another event"),
    ],
)  # fmt: skip
def test_why_an_event_is_missed(outputs: list[Event], reports: list[Event], expected: str) -> None:
    missed = event(days="2020-01-01", anchor="The long market day")
    found = classes(outputs, [*([with_club()] if outputs else []), missed], reports)
    assert [f"{kind} ({detail})" if detail else kind for kind, detail in found if kind.startswith("event")] == [
        expected
    ]
    assert [pair for pair in found if pair[0].startswith("values")] == [("values of missed events", "date")]


def test_a_report_that_failed_or_is_not_there() -> None:
    gold = {"a.txt": [event()], "b.txt": [event()]}
    scores = score([], gold, failed=["a.txt"])
    found = find_mistakes(scores, [{"document": "a.txt", "status": "failed"}])
    kinds = [mistake.kind for mistake in found if mistake.field == "events"]
    assert kinds == ["event: missed, report failed", "event: missed, no such report"]


@pytest.mark.parametrize(
    ("spurious", "expected"),
    [
        (event(days="2021-01-01", organizers=[body("Lake Choir")]), "event: spurious"),
        (event(organizers=[body("Lake Choir")]), "event: spurious"),
        (with_club(name=None), "event: spurious, told again"),
        (event(days="", text="Again: the spring meeting began at noon"), "event: spurious, told again"),
    ],
)
def test_why_an_event_is_spurious(spurious: Event, expected: str) -> None:
    asked = with_club(anchor="the spring meeting began")
    found = classes([with_club(), spurious], [asked])
    assert [kind for kind, _ in found if kind.startswith("event")] == [expected]
    assert {kind for kind, _ in found} <= {expected, "values of spurious events"}


def test_what_is_optional_or_right_is_no_mistake() -> None:
    assert classes([with_club()], [with_club()]) == []
    assert classes([with_club()], [with_club(optional=True)]) == []


def corpus_scores() -> Scores:
    """Twelve events in four reports: two wrong years, one lost person, one spurious topic."""
    gold = {f"{name}.txt": [with_club(days=f"2024-0{n}-05", people=[ADA]) for n in (1, 2, 3)] for name in "abcd"}
    outputs = [{**one, "document": document} for document, events in gold.items() for one in events]
    outputs[0] = {**outputs[0], "date": {"start": "2023-01-05", "end": "2023-01-05"}}
    outputs[4] = {**outputs[4], "date": {"start": "2022-02-05", "end": "2022-02-05"}}
    outputs[7] = {**outputs[7], "people": []}
    outputs[9] = {**outputs[9], "topics": [{"label": "health", "text": "well"}]}
    return score(outputs, gold)


def test_the_largest_class_comes_first() -> None:
    groups = grouped(find_mistakes(corpus_scores()))
    assert [(group.kind, len(group.mistakes)) for group in groups] == [
        ("date: wrong year", 2),
        ("person: missed, found elsewhere", 1),
        ("topic: spurious", 1),
    ]
    assert groups[0].details == [("2022 for 2024", 1), ("2023 for 2024", 1)]


def test_each_wrong_verdict_is_in_one_class_and_each_class_has_a_meaning() -> None:
    scores = corpus_scores()
    mistakes = find_mistakes(scores)
    wrong = [verdict for result in scores.documents for verdict in result.verdicts() if verdict.result != "correct"]
    plain = [verdict for verdict in wrong if not verdict.field.endswith("+role")]
    assert [mistake.verdict for mistake in mistakes] == plain
    assert {mistake.kind for mistake in mistakes} <= set(CLASSES)


def test_the_table_has_a_row_for_each_mistake_and_is_safe_for_spreadsheets(tmp_path: Path) -> None:
    text = "=1+1 said Ada Ruiz at the Hall."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    person = {
        "name": "=1+1",
        "role": "guest",
        "evidence": [{"start": 0, "end": 4}],
        "found_by": "rule",
        "confidence": 0.5,
    }
    given = with_club(id="ev1", text=text, start=0, end=len(text), people=[person])
    path = tmp_path / "errors.csv"
    write_errors(score([given], {"a.txt": [with_club(people=[ADA])]}), path, {"a.txt": tmp_path / "a.txt"})
    assert b"'=1+1" in path.read_bytes()
    rows = list(read_csv(path))
    assert [(row["class"], row["in_class"], row["output"], row["gold"]) for row in rows] == [
        ("person: missed", "1", "", "Ada Ruiz"),
        ("person: spurious", "1", "=1+1", ""),
    ]
    assert {key: rows[1][key] for key in ("document", "output_words", "evidence", "found_by", "confidence", "event_id")} == {
        "document": "a.txt", "output_words": "=1+1", "evidence": "0-4", "found_by": "rule", "confidence": "0.5", "event_id": "ev1",
    }  # fmt: skip
    assert rows[1]["passage"] == text


def test_plain_values_say_where_they_were_read_and_events_need_no_offsets(tmp_path: Path) -> None:
    source = {"evidence": [{"start": 3, "end": 8}, {"start": None}], "found_by": "noun", "confidence": 0.25}
    given = with_club(kind="rally", kind_source=source, start=None, end=None, text=None)
    for name in ("errors.csv", "errors.html"):
        write_errors(score([given], {"a.txt": [with_club()]}), tmp_path / name, {})
    (row,) = read_csv(tmp_path / "errors.csv")
    assert [row[key] for key in ("evidence", "found_by", "confidence", "passage")] == ["3-8", "noun", "0.25", ""]
    assert "at 3–8 · noun · confidence 0.25" in (tmp_path / "errors.html").read_text(encoding="utf-8")


def test_another_suffix_and_a_folder_that_is_not_there_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(
        SettingsError, match=r"errors are written as \.csv or \.html, and 'errors\.pdf' ends in neither"
    ):
        write_errors(corpus_scores(), tmp_path / "errors.pdf", {})
    with pytest.raises(WriteError, match=re.escape(f"cannot write {tmp_path / 'no' / 'errors.csv'}: No such file")):
        write_errors(corpus_scores(), tmp_path / "no" / "errors.csv", {})


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an output, and gold that knows another year."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "events.jsonl").write_text(json.dumps(with_club()))
    (tmp_path / "gold").mkdir()
    asked = {key: value for key, value in with_club(days="2021-03-05").items() if key != "document"}
    (tmp_path / "gold" / "a.gold.json").write_text(json.dumps({"document": "a.txt", "events": [asked]}))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("errors.csv", 0, "date: wrong year,1,2024 for 2021,a.txt"),
        ("errors.HTML", 0, "<b>date: wrong year</b>"),
        ("errors.txt", 4, "Error: errors are written as .csv or .html, and 'errors.txt' ends in neither"),
    ],
)
def test_evaluate_writes_them(files: Path, name: str, code: int, words: str) -> None:
    done = CliRunner().invoke(main, ["evaluate", "out", "--gold", "gold", "--errors", name])
    assert done.exit_code == code
    written = (files / name).read_text(encoding="utf-8-sig") if code == 0 else done.stderr
    assert words in written
    assert bool(done.stdout) == (code == 0)


def test_every_class_and_column_is_described() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []
    described = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    assert [kind for kind in CLASSES if kind not in described] == []
