"""Words copied from a report are looked up in it; what stands there instead is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from gestae.evaluate.gold import check_gold
from gestae.evaluate.goldfiles.wording import Wording

TEXT = (
    "Bee News\n\nOn 4 May 2012 Dr. Una Brel of the Sorrel\u00a0Guild (SG) spoke in the Mill Hall, Ashby on “wild bees”\n"
    "and Mr. Tom O’Dea – a keeper – answered. On 6 May the Sorrel Guild walked to the old mill.\n"
)


@pytest.mark.parametrize(
    ("words", "has", "loosely"),
    [
        ("Una Brel", True, True),
        ("Sorrel Guild", True, True),
        ("wild bees” and Mr. Tom", True, True),
        ('"wild  bees"', True, True),
        ("Tom O'Dea - a keeper", True, True),
        ("una brel", False, True),
        ("Mill Hall Ashby", False, True),
        ("The Bee News", False, True),
        ("Bre", True, False),
        ("Una Brell", False, False),
        ("?!", False, False),
    ],
)
def test_standing(words: str, has: bool, loosely: bool) -> None:
    wording = Wording(TEXT)
    assert wording.has(words) == has
    assert wording.has_loosely(words) == loosely


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("Una Brell", "Una Brel"),
        ("Sorel Gild", "Sorrel Guild"),
        ("Mill Hall in Ashby", "Mill Hall, Ashby"),
        ("On 6th May the Sorrel Guild", "On 6 May the Sorrel Guild"),
        ("wild beees", "wild bees"),
        ('"wild beees"', '"wild bees"'),
        ("Accra Town Council", None),
        ("", None),
        ("???", None),
    ],
)
def test_nearest(words: str, nearest: str | None) -> None:
    assert Wording(TEXT).nearest(words) == nearest


def test_nearest_in_a_long_text_is_the_one_of_most_words() -> None:
    text = "the guild met. " * 5000 + "The Sorrel Guild of Ashby met. " + "the guild sat. " * 5000
    assert Wording(text).nearest("Sorel Guild of Ashby") == "Sorrel Guild of Ashby"


EVENT: dict[str, Any] = {
    "anchor": "On 4 May 2012",
    "kind": "lecture",
    "date": {"start": "2012-05-04", "end": "2012-05-04", "text": "4 May 2012"},
    "organizers": [{"name": "Sorrel Guild", "acronym": "SG", "role": "host"}],
    "people": [{"name": "Una Brel", "honorific": "Dr.", "affiliation": "Sorrel Guild", "role": "speaker"}],
    "topics": [{"label": "environment", "text": "wild bees"}],
    "place": {"text": "Mill Hall, Ashby", "venue": "Mill Hall", "locality": "Ashby"},
}


@pytest.mark.parametrize(
    ("change", "severity", "advice"),
    [
        ({"anchor": "On 5 May 2012"}, "error", "there is 'On 4 May 2012'"),
        ({"name": "Evening of Bees"}, "error", "copy the words from the report"),
        ({"name": "BEE NEWS"}, "warning", "there is 'Bee News'"),
        ({"name": "On Insects", "alt": ["wild bees"]}, "warning", "copy the words from the report"),
        ({"date": {"start": "2012-05-04", "text": "4th May 2012"}}, "warning", "there is '4 May 2012'"),
        ({"organizers": [{"name": "Sorel Guild", "role": "host"}]}, "error", "there is 'Sorrel Guild'"),
        (
            {"organizers": [{"name": "Sorel Guild", "alt": ["Sorrel Guild"], "role": "host"}]},
            "warning",
            "there is 'Sorrel Guild'",
        ),
        (
            {"organizers": [{"name": "Sorrel Guild", "acronym": "SGA", "role": "host"}]},
            "warning",
            "copy the words from the report",
        ),
        ({"people": [{"name": "Uma Brel", "role": "guest"}]}, "error", "there is 'Una Brel'"),
        (
            {"people": [{"name": "Una Brel", "affiliation": "Sorel Guild", "role": "guest"}]},
            "warning",
            "there is 'Sorrel Guild'",
        ),
        ({"topics": [{"label": "environment", "text": "wild beees"}]}, "error", "there is 'wild bees'"),
        ({"place": {"text": "Mill Hall, Ashbury"}}, "error", "there is 'Mill Hall, Ashby'"),
        ({"place": {"text": "Mill Hall, Ashby", "locality": "Ashbyy"}}, "warning", "there is 'Ashby'"),
    ],
)
def test_words_that_do_not_stand_there(change: dict[str, Any], severity: str, advice: str, tmp_path: Path) -> None:
    gold = write(tmp_path, {**EVENT, **change})
    (finding,) = check_gold(gold, reports=tmp_path / "reports").findings
    assert (finding.code, finding.severity, finding.advice.replace('"', "'")) == ("not-in-text", severity, advice)


def write(folder: Path, *events: dict[str, Any], document: str = "a.txt") -> Path:
    (folder / "reports").mkdir()
    (folder / "reports" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "gold").mkdir()
    gold = {"document": document, "events": events}
    (folder / "gold" / "a.gold.json").write_text(json.dumps(gold, indent=1), encoding="utf-8")
    return folder / "gold"


def test_what_stands_there_is_not_found_fault_with(tmp_path: Path) -> None:
    checked = check_gold(write(tmp_path, EVENT), reports=tmp_path / "reports")
    assert (checked.findings, checked.checked_against, checked.without_gold) == ((), 1, ())


@pytest.mark.parametrize(
    ("document", "there"),
    [("a.txt", True), ("reports/a.txt", True), ("elsewhere/a.txt", True), ("b.txt", False), ("a", False)],
)
def test_reports_are_found_by_their_path(document: str, there: bool, tmp_path: Path) -> None:
    checked = check_gold(write(tmp_path, EVENT, document=document), reports=tmp_path / "reports")
    assert checked.checked_against == there
    assert [finding.code for finding in checked.errors] == ([] if there else ["no-report"])


def test_reports_that_cannot_be_read(tmp_path: Path) -> None:
    gold = write(tmp_path, EVENT)
    (tmp_path / "reports" / "a.txt").write_text(" ")
    (tmp_path / "reports" / "b.txt").write_text("B")
    checked = check_gold(gold, reports=tmp_path / "reports")
    assert [(f.code, f.where.number) for f in checked.findings] == [("unreadable-report", 2)]
    assert [Path(name).name for name in checked.without_gold] == ["b.txt"]


@pytest.mark.parametrize(("beside", "compared"), [(True, 1), (False, 0)])
def test_reports_beside_the_gold(beside: bool, compared: int, tmp_path: Path) -> None:
    write(tmp_path, EVENT)
    (tmp_path / "gold" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "b.gold.json").write_text('{"document": "b.txt", "events": []}')
    checked = check_gold(tmp_path / "gold", beside=beside)
    assert (checked.checked_against, checked.findings) == (compared, ())


@pytest.mark.parametrize(
    ("report", "codes"),
    [
        ({"document": "a.txt", "status": "ok", "text_file": "text/a.txt.txt"}, []),
        ({"document": "a.txt", "status": "ok", "text_file": "text/gone.txt"}, ["unreadable-report"]),
        ({"document": "a.txt", "status": "failed", "error": "it is encrypted"}, ["unreadable-report"]),
    ],
)
def test_texts_of_an_output_folder(report: dict[str, Any], codes: list[str], tmp_path: Path) -> None:
    gold = write(tmp_path, EVENT)
    (tmp_path / "out" / "text").mkdir(parents=True)
    (tmp_path / "out" / "text" / "a.txt.txt").write_bytes(TEXT.encode())
    (tmp_path / "out" / "reports.jsonl").write_text(json.dumps(report))
    assert [finding.code for finding in check_gold(gold, reports=tmp_path / "out").findings] == codes
