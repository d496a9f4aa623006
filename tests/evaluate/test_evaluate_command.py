"""`gestae evaluate`: what it prints, its floors, and one clear line for whatever is wrong."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluate_support.events import event, person, topics
from gestae.cli import main

GOLD = {
    "a.txt": [
        event("2021-05-03", "Marigold Trust", anchor="On 3 May", kind="camp", people=[person("Lena Marsh")], topics=topics("health")),
        event("2021-06-03", "Marigold Trust", anchor="On 3 June", kind="rally", topics=topics("water")),
    ],
    "b.txt": [event("2021-07-03", "Brindle Club", anchor="July", kind="sport", topics=topics("sport"))],
}  # fmt: skip
Evaluate = Callable[..., Result]


@pytest.fixture
def evaluate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Evaluate:
    """Run `gestae evaluate out --gold gold ...` on two documents, one of which could not be read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gold").mkdir()
    for name, events in GOLD.items():
        stripped = [{key: value for key, value in one.items() if key != "document"} for one in events]
        gold = {"document": name, "events": stripped}
        (tmp_path / "gold" / f"{Path(name).stem}.gold.json").write_text(json.dumps(gold))
    (tmp_path / "out").mkdir()
    found = [{**one, "document": "in/a.txt"} for one in GOLD["a.txt"]] + [event("2021-01-01", document="in/c.txt")]
    (tmp_path / "out" / "events.jsonl").write_text("".join(json.dumps(one) + "\n" for one in found))
    reports = [("in/a.txt", "ok", 50), ("in/b.txt", "failed", 0), ("in/c.txt", "ok", 400)]
    lines = (json.dumps({"document": d, "status": s, "format": "text", "words": w}) for d, s, w in reports)
    (tmp_path / "out" / "reports.jsonl").write_text("\n".join(lines))
    return lambda *options, output="out", gold="gold": CliRunner().invoke(
        main, ["evaluate", output, "--gold", gold, *options]
    )


def test_the_table(evaluate: Evaluate) -> None:
    done = evaluate()
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[:3] == [
        "2 documents with gold",
        "1 failed: b.txt (could not be read; all their gold counts as missed)",
        "1 without gold: in/c.txt (in the output alone; they count nowhere)",
    ]
    dates = next(line for line in lines if line.startswith("dates ")).split()
    assert dates == ["dates", "1.000", "0.667", "0.800", "0.000", "1.000", "0.500", "2", "0", "1"]
    assert max(map(len, lines[4:16])) <= 80


def test_json_has_every_figure(evaluate: Evaluate) -> None:
    found = json.loads(evaluate("--json", "--by", "format", "--by", "length").stdout)
    assert found["fields"]["events"] == {
        "precision": 1.0, "recall": 0.666667, "f1": 0.8, "right": 2, "spurious": 0, "missed": 1,
    }  # fmt: skip
    assert (found["failed"], found["missing"], found["without_gold"]) == (["b.txt"], [], ["in/c.txt"])
    assert found["figures"]["CEAF-RME-phi3"] == pytest.approx(2 * 7 / (2 * 7 + 3), abs=1e-6)
    assert found["slices"]["length"]["0 to 99"]["fields"]["dates"]["recall"] == 0.666667
    assert found["intervals"]["dates"] == [0.0, 1.0]


def test_csv_is_one_table(evaluate: Evaluate) -> None:
    rows = list(csv.DictReader(evaluate("--format", "csv", "--by", "format").stdout.splitlines()))
    assert {"table": "Agreement with gold", "name": "dates", "figure": "F1", "value": "0.800"} in rows
    assert {"table": "By format", "name": "text", "figure": "documents", "value": "2"} in rows


def test_markdown(evaluate: Evaluate) -> None:
    lines = evaluate("--format", "markdown", "--resamples", "0").stdout.splitlines()
    assert "## Agreement with gold" in lines
    assert "| dates | 1.000 | 0.667 | 0.800 |  |  | 0.500 | 2 | 0 | 1 |" in lines


@pytest.mark.parametrize(
    ("floors", "code", "fell"),
    [
        ("dates=0.8", 0, []),
        ("dates=0.81, events=0.1", 8, ["dates 0.800 is below 0.810"]),
        (
            "headline=1,people=1,CEAF-RME-phi3=1",
            8,
            ["headline 0.850 is below 1.000", "CEAF-RME-phi3 0.824 is below 1.000"],
        ),
    ],
)
def test_floors(evaluate: Evaluate, floors: str, code: int, fell: list[str]) -> None:
    done = evaluate("--fail-under", floors)
    assert (done.exit_code, done.stderr.splitlines()) == (code, [f"Below the floor: {line}" for line in fell])
    assert "Agreement with gold" in done.stdout


def test_a_baseline_is_a_floor_for_every_figure(evaluate: Evaluate, tmp_path: Path) -> None:
    earlier = json.loads(evaluate("--json").stdout)
    earlier["figures"] |= {"topics": 0.9, "gone": 0.5}
    (tmp_path / "scores.json").write_text(json.dumps(earlier))
    done = evaluate("--baseline", "scores.json")
    fell = ["topics 0.800 is below 0.900", "gone is not measured; its floor is 0.500"]
    assert (done.exit_code, done.stderr.splitlines()) == (8, [f"Below the floor: {line}" for line in fell])
    assert evaluate("--baseline", "scores.json", "--tolerance", "0.6").stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--fail-under", "mood=1"], 4, "no figure is called 'mood': choose from headline, events"),
        (["--fail-under", "dates=80"], 4, "dates=80: a floor is a number from 0 to 1"),
        (["--baseline", "out/events.jsonl"], 4, "was not written by 'gestae evaluate --json'"),
        (["--baseline", "other.json"], 4, "was measured on other gold"),
        (["--by", "colour"], 4, "no report has a field 'colour'"),
        (["--format", "xml"], 2, "is not one of 'table', 'json', 'csv', 'markdown'"),
    ],
)
def test_wrong_options_give_one_line(
    evaluate: Evaluate, tmp_path: Path, options: list[str], code: int, words: str
) -> None:
    (tmp_path / "other.json").write_text(json.dumps({"gold_sha256": "0", "figures": {}}))
    done = evaluate(*options)
    assert (done.exit_code, done.stderr.count("\n"), done.stdout) == (code, 1, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("events.jsonl", "{}", "record 1: not an event record: it names no document"),
        ("events.jsonl", '{"document": "a"}\n{', "line 2: no JSON"),
        ("events.jsonl", "[]", "line 1: not a JSON object"),
        ("events.json", "{}", "is no array of event records"),
        ("events.json", "[", "is no JSON"),
        ("other.txt", "", "is it an output folder?"),
    ],
)
def test_broken_output_gives_one_line(evaluate: Evaluate, tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / name).write_text(content)
    done = evaluate(output="broken")
    assert (done.exit_code, done.stderr.count("\n"), done.stdout) == (3, 1, "")
    assert words in done.stderr


def test_grounding_and_confidence_are_told_where_texts_and_confidences_are(evaluate: Evaluate, tmp_path: Path) -> None:
    text = "On 3 May 2021 the Marigold Trust held a camp."
    (tmp_path / "out" / "a.txt").write_text(text)
    body = {"name": "Marigold Trust", "role": "organizer", "confidence": 0.9, "evidence": [{"start": 18, "end": 32}]}
    astray = {"name": "Brindle", "role": "organizer", "confidence": 0.5, "evidence": [{"start": 0, "end": 2}]}
    found = event("2021-05-03", document="in/a.txt", id="1") | {"organizers": [body, astray]}
    (tmp_path / "out" / "events.jsonl").write_text(json.dumps(found))
    (tmp_path / "out" / "reports.jsonl").write_text(
        json.dumps({"document": "in/a.txt", "status": "ok", "text_file": "a.txt"})
    )
    told = json.loads(evaluate("--json").stdout)
    assert told["grounding"]["fields"]["organizers"] == {"holding": 1, "failing": 1, "without": 0}
    assert [one["value"] for one in told["grounding"]["failures"]] == ["Brindle"]
    assert told["figures"]["grounding"] == 0.5
    assert [row for row in told["reliability"]["fields"] if row["field"] == "organizers"] == [
        {"field": "organizers", "values": 2, "confidence": 0.7, "right": 0.5, "ece": 0.2, "brier": 0.13}
    ]


def test_a_text_outside_the_output_folder_is_not_read(evaluate: Evaluate, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("nothing for gestae")
    (tmp_path / "out" / "reports.jsonl").write_text(
        json.dumps({"document": "in/a.txt", "status": "ok", "text_file": "../secret.txt"})
    )
    assert json.loads(evaluate("--json").stdout)["grounding"] is None


def test_where_the_errors_went_is_said(evaluate: Evaluate, tmp_path: Path) -> None:
    done = evaluate("--errors", "wrong.csv")
    assert done.stderr == "Errors listed in wrong.csv\n"
    assert len(list(csv.DictReader((tmp_path / "wrong.csv").read_text(encoding="utf-8-sig").splitlines()))) > 3
