"""The training part keeps to its form, offsets are computed from words in context, and the checker sees what is wrong."""

import copy
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from corpus import check_train, mark_offsets  # noqa: E402

TEXT = """THE MILL SOCIETY OF ASHBY
Notes for members, Autumn 2012
On Friday 4 May we had Dr. Una Brel of the Sorrel
Guild at the Corn Hall, who told us about “wild  bees”. Tom Ashe, our secretary,
thanked Una Brel. Mrs Lund sent her apologies. The 11 and 18 May walks were rained off.
"""
GOLD: dict[str, Any] = {
    "document": "mill.txt",
    "meta": {"author": "history society", "country": "United Kingdom", "region": "europe", "form": "newsletter"},
    "events": [
        {
            "anchor": "On Friday 4 May we had",
            "name": None,
            "kind": "lecture",
            "status": "held",
            "date": {
                "start": "2012-05-04",
                "end": "2012-05-04",
                "precision": "day",
                "year_from": "document",
                "at": ["On [[Friday 4 May]] we", "Autumn [[2012]]"],
            },
            "organizers": [
                {"name": "MILL SOCIETY OF ASHBY", "alt": ["Mill Society of Ashby"], "role": "organizer"}
            ],
            "people": [
                {"name": "Una Brel", "honorific": "Dr.", "role": "speaker", "at": "we had Dr. [[Una Brel]]"},
                {"name": "Tom Ashe", "position": "secretary", "role": "organizer"},
            ],
            "topics": [{"label": "environment", "text": "wild bees"}],
            "place": {"text": "Corn Hall", "venue": "Corn Hall"},
        }
    ],
    "bystanders": [
        {"name": "Sorrel Guild", "type": "organization", "why": "affiliation"},
        {"name": "Lund", "type": "person", "why": "sent-regrets"},
    ],
}  # fmt: skip


def marked() -> dict[str, Any]:
    gold = copy.deepcopy(GOLD)
    assert mark_offsets.mark_document(gold, TEXT) == []
    return gold


def words(value: dict[str, Any]) -> list[str]:
    return [TEXT[span["start"] : span["end"]] for span in value["evidence"]]


def test_training_part_has_no_problem() -> None:
    assert list(check_train.check_train()) == []


def test_marks_are_the_words_in_the_report() -> None:
    gold = marked()
    event = gold["events"][0]
    assert words(event) == ["On Friday 4 May we had"]
    assert words(event["date"]) == ["Friday 4 May", "2012"]
    assert event["date"]["text"] == "Friday 4 May"
    assert [words(value) for value in event["people"]] == [["Una Brel"], ["Tom Ashe"]]
    assert words(event["topics"][0]) == ["wild  bees"]
    assert words(gold["bystanders"][0]) == ["Sorrel\nGuild"]


def test_marking_again_changes_nothing() -> None:
    gold = marked()
    again = copy.deepcopy(gold)
    assert mark_offsets.mark_document(again, TEXT) == []
    assert again == gold


@pytest.mark.parametrize(
    ("context", "shown"),
    [
        ("we had Dr. [[Una Brel]] of", "Una Brel"),
        ("Sorrel Guild at", "Sorrel\nGuild at"),
        ('about "[[wild bees]]"', "wild  bees"),
        ("[[11]] and 18 May", "11"),
        ("secretary, thanked [[Una Brel]]", "Una Brel"),
        ("off[[.]]", "."),
    ],
)
def test_context_gives_offsets(context: str, shown: str) -> None:
    start, end = mark_offsets.place_context(context, mark_offsets.Folded(TEXT))
    assert TEXT[start:end] == shown


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        ("[[Una Brel]]", "stands 2 times"),
        ("we had [[Una Bral]]", "stands 0 times"),
        ("we had Dr. [[Una Brel of", "one [[value]]"),
        ("we had [[ ]]Dr.", "one [[value]]"),
        ("[[11]] and [[18]] May", "one [[value]]"),
    ],
)
def test_context_that_fits_nowhere_or_twice_is_refused(context: str, reason: str) -> None:
    with pytest.raises(mark_offsets.MarkError) as caught:
        mark_offsets.place_context(context, mark_offsets.Folded(TEXT))
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("value", "reason"), [("Una Brel", "2 times"), ("Lun", "0 times"), ("", "0 times"), ("Tom Ash", "0 times")]
)
def test_words_must_stand_once_and_whole(value: str, reason: str) -> None:
    with pytest.raises(mark_offsets.MarkError, match=reason):
        mark_offsets.place_words(value, mark_offsets.Folded(TEXT))


def test_each_value_that_cannot_be_placed_is_one_line() -> None:
    gold = copy.deepcopy(GOLD)
    del gold["events"][0]["people"][0]["at"]
    gold["bystanders"][1]["name"] = "Lundt"
    assert mark_offsets.mark_document(gold, TEXT) == [
        "event 1 people 'Una Brel': 'Una Brel' stands 2 times in the report; give it an `at`",
        "bystanders 'Lundt': 'Lundt' stands 0 times in the report; give it an `at`",
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("reports", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "reports" / "mill.txt").write_bytes(TEXT.encode())
    (tmp_path / "gold" / "mill.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def test_a_file_is_marked_in_place_and_then_correct(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "gold" / "mill.gold.json"
    assert any("no evidence" in line for line in check_train.check_train(folder))
    assert mark_offsets.main([str(path)]) == 0
    assert capsys.readouterr().out == "1 gold files, 0 problems\n"
    assert list(check_train.check_train(folder)) == []
    assert check_train.count(folder) == {
        "reports": 1, "events": 1, "bystanders": 2, "dates": 1, "places": 1, "names": 0, "organizers": 1, "people": 2,
        "topics": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("we had Dr. [[", "Dr [[", "stands 0 times"),
        ('"document": "mill.txt"', '"document": "hill.txt"', "hill.txt"),
        ('"topics"', '"topic"', "no key 'topics'"),
        ('"events": [', '"events": ', "delimiter"),
    ],
)
def test_a_file_with_a_problem_is_left_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, problem: str
) -> None:
    path = folder / "gold" / "mill.gold.json"
    path.write_text(json.dumps(GOLD).replace(old, new), encoding="utf-8")
    before = path.read_bytes()
    assert mark_offsets.main([str(path)]) == 1
    assert problem in capsys.readouterr().out.splitlines()[0]
    assert path.read_bytes() == before


def _put(*path_and_value: Any) -> Callable[[dict[str, Any]], None]:
    *path, last, value = path_and_value

    def change(gold: dict[str, Any]) -> None:
        target: Any = gold
        for step in path:
            target = target[step]
        target[last] = value

    return change


EVENT = ("events", 0)
DATE = GOLD["events"][0]["date"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_put("meta", "region", "asia"), "meta: region 'asia'"),
        (_put("meta", "form", ""), "meta: no form"),
        (_put("source", "x"), "document: unknown key 'source'"),
        (_put(*EVENT, "kind", "party"), "event 1 ('On Friday 4 May we had'): kind: 'party' is not a value it can have"),
        (_put(*EVENT, "people", 1, "at", "[[Mrs Lund]] sent"), "people 'Tom Ashe': the mark shows 'Mrs Lund'"),
        (_put(*EVENT, "people", 1, "name", "Thomas Ashe"), "'Thomas Ashe' stands 0 times in the report"),
        (_put(*EVENT, "people", 1, "at", "[[Tom]] Ashe, our"), "people 'Tom Ashe': the mark shows 'Tom'"),
        (_put(*EVENT, "place", "at", "[[Corn]] Hall"), "place: the mark shows 'Corn'"),
        (_put(*EVENT, "topics", 0, "label", "bees"), "there is no label 'bees'"),
        (_put(*EVENT, "date", "at", "[[Friday 4 May]]"), "no mark shows where the year 2012 comes from"),
        (_put(*EVENT, "date", "year_from", "text"), "the year 2012 is not in the text 'Friday 4 May'"),
        (_put(*EVENT, "date", "text", "4 June"), "the mark shows 'Friday 4 May', the text is '4 June'"),
        (_put(*EVENT, "date", "start", "2012-05-05"), "date ends 2012-05-04 before it starts"),
        (_put(*EVENT, "date", {**DATE, "start": "2012-05-05", "end": "2012-05-05"}), "'Friday 4 May' is no saturday"),
        (_put(*EVENT, "date", {**DATE, "at": ["11 and [[18 May]]", "Autumn [[2012]]"], "text": "18 May"}), "no 4 in"),
        (_put("bystanders", 1, "why", "late"), "bystander 'Lund': why 'late'"),
        (_put("bystanders", 1, "type", "body"), "bystander 'Lund': type 'body'"),
        (_put("bystanders", 1, "name", "Tom Ashe"), "bystander 'Tom Ashe': acts in an event"),
        (_put("bystanders", 1, "name", "Sorrel Guild"), "bystander 'Sorrel Guild': listed twice"),
        (_put("bystanders", 1, "name", "Lundt"), "bystander 'Lundt': not as written"),
    ],
)
def test_checker_sees(change: Callable[[dict[str, Any]], None], problem: str) -> None:
    gold = marked()
    change(gold)
    mark_offsets.mark_document(gold, TEXT)
    found = list(check_train.check_document(gold, TEXT, check_train.known_labels()))
    assert any(problem in line for line in found), found


def test_a_second_mark_may_show_a_short_form() -> None:
    gold = marked()
    gold["events"][0]["people"][0]["at"] = ["thanked Una [[Brel]].", "we had [[Dr. Una Brel]]"]
    assert mark_offsets.mark_document(gold, TEXT) == []
    assert list(check_train.check_document(gold, TEXT, check_train.known_labels())) == []


@pytest.mark.parametrize(
    ("marked_words", "words", "short"),
    [
        ("Dr. Brel", "Una Brel", True),
        ("the\nGuild", "Sorrel Guild", True),
        ("Brell", "Una Brel", False),
        ("Dr.", "Una Brel", False),
        ("Guild", None, False),
    ],
)
def test_short_form(marked_words: str, words: str | None, short: bool) -> None:
    assert check_train.short_form(marked_words, words) is short


@pytest.mark.parametrize(
    ("spans", "problem"),
    [
        ([{"start": 0, "end": 3}], "people 'Tom Ashe': the mark shows 'THE'"),
        ([], "people 'Tom Ashe': no evidence"),
        ([], "evidence is not what mark_offsets gives: run it again"),
    ],
)
def test_checker_sees_marks_made_by_hand(spans: list[dict[str, int]], problem: str) -> None:
    gold = marked()
    gold["events"][0]["people"][1]["evidence"] = spans
    found = list(check_train.check_document(gold, TEXT, check_train.known_labels()))
    assert any(problem in line for line in found), found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Mill\nSociety", "Mill Society", True),
        ("Dr. Una Brel", "Una Brel", True),
        ("UNA BREL", "Una Brel", True),
        ("Una Brell", "Una Brel", False),
        ("Mill Society", None, False),
    ],
)
def test_same_words(one: str, other: str | None, same: bool) -> None:
    assert check_train.same_words(one, other) is same


def test_report_and_gold_come_in_pairs(folder: Path) -> None:
    mark_offsets.main([str(folder / "gold" / "mill.gold.json")])
    (folder / "reports" / "lone.txt").write_text("Nothing.", encoding="utf-8")
    (folder / "gold" / "gone.gold.json").write_text('{"document": "gone.txt", "events": []}', encoding="utf-8")
    assert list(check_train.check_train(folder)) == [
        "lone: no gold file",
        "gone: its document is gone.txt, which must be reports/gone.txt",
    ]


def test_a_seventh_of_the_reports_is_set_aside() -> None:
    folder = mark_offsets.TRAIN
    aside = (folder / "set-aside.txt").read_text(encoding="utf-8").split()
    reports = {path.stem for path in (folder / "reports").glob("*.txt")}
    assert set(aside) <= reports
    assert len(aside) / len(reports) == pytest.approx(0.15, abs=0.02)
