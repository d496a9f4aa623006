"""The sample corpus keeps to its rules, the checker sees what is wrong, the built files are what is built."""

import copy
import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from corpus.sample_text import mend, read_sample  # noqa: E402

from corpus import build_samples, check_corpus  # noqa: E402

TEXT = "On 4 May 2012 Dr. Una Brel of Sorrel Guild spoke in the Mill Hall, Ashby on “wild bees”."
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


def test_corpus_has_no_problem() -> None:
    assert list(check_corpus.check_corpus()) == []


def problems(event: dict[str, Any], folder: Path) -> list[str]:
    """What is wrong with a corpus of one report that tells of one event."""
    for name, content in (
        ("reports/a.txt", TEXT),
        ("gold/a.gold.json", json.dumps({"document": "a.txt", "events": [event]})),
    ):
        (folder / name).parent.mkdir()
        (folder / name).write_text(content, encoding="utf-8")
    return list(check_corpus.check_corpus(folder / "reports", folder / "gold"))


def test_correct_event_has_no_problem(tmp_path: Path) -> None:
    assert problems(EVENT, tmp_path) == []


def _put(*path_and_value: Any) -> Callable[[dict[str, Any]], None]:
    *path, last, value = path_and_value

    def change(event: dict[str, Any]) -> None:
        target: Any = event
        for step in path:
            target = target[step]
        target[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_put("kind", "party"), "kind: 'party'"),
        (_put("status", "done"), "status: 'done'"),
        (_put("mood", "good"), "event: there is no key 'mood'"),
        (_put("anchor", "On 5 May"), "anchor: 'On 5 May' does not stand"),
        (_put("anchor", ""), "the event has no anchor"),
        (_put("name", "Bee Evening"), "name: 'Bee Evening' does not stand"),
        (_put("date", "end", "2012-05-03"), "date ends 2012-05-03 before it starts 2012-05-04"),
        (_put("date", "start", "2012-02-30"), "date, start: there is no day 2012-02-30"),
        (_put("date", "precision", "week"), "date, precision: 'week'"),
        (_put("date", "year_from", "guess"), "date, year_from: 'guess'"),
        (_put("date", "year_from", None), "year_from None"),
        (_put("date", {"start": "2012-05-04", "end": "2012-05-04"}), "year_from None"),
        (_put("date", {"start": "2012-05-04", "year_from": "text"}), "date has no precision"),
        (_put("people", 0, "role", None), "people 1 has no role"),
        (_put("date", {"text": "4 May", "year_from": "text"}), "year_from 'text'"),
        (_put("date", "start", None), "date has an end but no start"),
        (_put("organizers", 0, "role", "speaker"), "organizers 1, role: 'speaker'"),
        (_put("people", 0, "name", "Una Brell"), "people 1 name: 'Una Brell' does not stand"),
        (_put("people", 0, "affiliation", "Sorel Guild"), "people 1 affiliation: 'Sorel Guild' does not stand"),
        (_put("topics", 0, "label", "bees"), "topics 1: there is no label 'bees'"),
        (_put("topics", 0, "text", "tame bees"), "topics 1 text: 'tame bees' does not stand"),
        (_put("topics", []), "the event has no topic that counts"),
        (_put("place", "venue", "Corn Hall"), "place venue: 'Corn Hall' does not stand"),
        (_put("issues", [{"kode": "x"}]), "issues: there is no key 'kode'"),
    ],
)
def test_checker_sees(change: Callable[[dict[str, Any]], None], problem: str, tmp_path: Path) -> None:
    event = copy.deepcopy(EVENT)
    change(event)
    found = problems(event, tmp_path)
    assert any(f", line 1: {problem}" in line for line in found), found


def test_report_without_gold_is_a_problem(tmp_path: Path) -> None:
    reports, gold = tmp_path / "reports", tmp_path / "gold"
    reports.mkdir()
    gold.mkdir()
    (reports / "lone.txt").write_text("Nothing happened.", encoding="utf-8")
    (gold / "gone.gold.json").write_text('{"document": "gone.txt", "events": []}', encoding="utf-8")
    assert list(check_corpus.check_corpus(reports, gold)) == [
        "gone.txt: no such report",
        "lone.txt: no gold file",
    ]


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("the guildâ€™s cafÃ©", "the guild’s café"),
        ("â€œbeesâ€\x9d", "“bees”"),
        ("an honest café", "an honest café"),
        ("日本 stays", "日本 stays"),
    ],
)
def test_mend(damaged: str, mended: str) -> None:
    assert mend(damaged) == mended


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("form-legal-literacy-camp.txt", 'Subject :- "Rights of Parents'),
        ("numbered-list-public-library.txt", "Teacher Josephine Peña"),
        ("table-shg-federation.docx", "Trainer Sri Arup Nandy"),
        ("newsletter-lake-diocese.pdf", "held its yearly conference at Katansha Mission"),
        ("email-domestic-workers-march.eml", "Ms Puleng Tšoeu"),
        ("gallery-textile-museum.html", '"Hilos del Galeras", 17 May'),
    ],
)
def test_samples_are_read(name: str, words: str) -> None:
    assert words in read_sample(check_corpus.REPORTS / name)


SOURCES = sorted(build_samples.SOURCES.glob("*.txt"))


@pytest.mark.parametrize("source", SOURCES, ids=[source.name for source in SOURCES])
def test_built_samples_are_committed(source: Path) -> None:
    name, built = build_samples.build(source)
    committed = (build_samples.REPORTS / name).read_bytes()
    # Packing depends on zlib and the styles on python-docx, so of a Word file the text part counts.
    assert _content(name, built) == _content(name, committed)


def _content(name: str, content: bytes) -> bytes:
    if not name.endswith(".docx"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml")


def test_building_twice_gives_the_same_bytes() -> None:
    source = build_samples.SOURCES / "table-shg-federation.docx.txt"
    assert build_samples.build(source) == build_samples.build(source)


def test_too_long_a_page_is_refused() -> None:
    page = "%header h\n%footer {page}\n" + "line\n" * 70
    with pytest.raises(ValueError, match="too many lines"):
        build_samples.to_pdf(page)


def test_every_format_and_count_of_events_is_there() -> None:
    counts = [len(json.loads(p.read_text(encoding="utf-8"))["events"]) for p in check_corpus.GOLD.iterdir()]
    assert {path.suffix for path in check_corpus.REPORTS.iterdir()} == {
        ".txt",
        ".md",
        ".html",
        ".docx",
        ".pdf",
        ".eml",
    }
    assert counts.count(0) >= 2
    assert counts.count(1) >= 5
    assert max(counts) >= 8
