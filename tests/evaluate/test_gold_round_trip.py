"""What gestae writes is gold in every format, the same in each, and answers itself in full."""

import csv
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.batch import run_batch
from gestae.evaluate import score
from gestae.evaluate.gold import check_gold, load_gold
from gestae.evaluate.outputs import load_outputs
from gestae.records import Event, EventDate, Organizer, Outcome, Person, Place, ReportRecord, Topic
from gestae.run import Tools, process
from gestae.settings import Settings
from gestae.stages.read import gather
from gestae.stages.write import RunInfo, open_output

ROOT = Path(__file__).resolve().parents[2]
FILES = ("events.csv", "events.jsonl", "events.json")
ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)
NASTY = st.text("'=+-@\t\r\n\",; ＝é😀a\u2028\x85", min_size=1, max_size=8).filter(str.strip)
NAMES = ANY | NASTY


def write(folder: Path, outcomes: list[Outcome]) -> Path:
    formats = ("csv", "jsonl", "json")
    with open_output(folder, formats) as output:
        for outcome in outcomes:
            output.add(outcome)
        output.commit(RunInfo("0", "model", "1", Settings(format=formats)))
    return folder


@pytest.fixture(scope="module")
def corpus(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the sample corpus."""
    sources = list(gather([str(ROOT / "corpus" / "reports")]))
    outcomes = run_batch(sources, lambda document, data: process(document, data, tools, Settings()))
    return write(tmp_path_factory.mktemp("corpus") / "out", list(outcomes))


@pytest.mark.parametrize("gold", FILES)
def test_our_own_output_is_gold(gold: str, corpus: Path) -> None:
    outputs = load_outputs(corpus)
    scores = score(outputs.events, load_gold(corpus / gold))
    assert (scores.headline, scores.unscored) == (1.0, ())
    assert {field for field, count in scores.counts.items() if count.spurious or count.missed} == set()
    assert len(scores.documents) == len(outputs.reports)


@pytest.mark.parametrize("name", FILES)
def test_our_own_output_has_no_error(name: str, corpus: Path) -> None:
    checked = check_gold(corpus / name, beside=True)
    assert checked.errors == ()
    assert checked.checked_against == len(checked.documents) > 20


def test_every_format_is_the_same_gold(corpus: Path) -> None:
    tables, lines, array = (load_gold(corpus / name) for name in FILES)
    assert lines == array
    assert tables.keys() == lines.keys()
    for document, events in lines.items():
        assert tables[document] == events


@pytest.mark.parametrize("separator", [";", "\t"])
def test_tables_saved_by_a_spreadsheet_are_the_same_gold(separator: str, corpus: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(corpus, tmp_path / "out")
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [[_as_in_germany(cell) for cell in row] for row in csv.reader(file)]
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows(rows)
    assert load_gold(folder) == load_gold(corpus)


def _as_in_germany(cell: str) -> str:
    """2024-03-05 becomes 05.03.2024, as Excel does."""
    year, *rest = cell.split("-")
    plain = len(cell) == 10 and len(rest) == 2 and cell.replace("-", "").isdigit()
    return ".".join([*reversed(rest), year]) if plain else cell


def test_gold_files_written_from_output_are_the_same_gold(corpus: Path, tmp_path: Path) -> None:
    gold = load_gold(corpus / "events.jsonl")
    for number, (document, events) in enumerate(gold.items()):
        content = json.dumps({"document": document, "events": events}, ensure_ascii=False, indent=1)
        (tmp_path / f"{number}.gold.json").write_text(content, encoding="utf-8")
    assert load_gold(tmp_path) == gold


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    made = []
    for number in range(draw(st.integers(1, 3))):
        when = draw(st.sampled_from([None, EventDate(start="2024-03-05", end="2024-03-06", text="5 March")]))
        roles = st.sampled_from(["organizer", "host", "partner", "funder"])
        made.append(
            Event(
                document="a.txt", id=f"e{number}", text=draw(NAMES), start=0, end=9,
                name=draw(st.none() | NAMES), date=when,
                organizers=tuple(Organizer(name=draw(NAMES), role=draw(roles)) for _ in range(draw(st.integers(0, 2)))),
                people=tuple(
                    Person(name=draw(NAMES), position=draw(st.none() | NAMES)) for _ in range(draw(st.integers(0, 2)))
                ),
                topics=tuple(Topic(label=draw(NAMES), text=draw(NAMES)) for _ in range(draw(st.integers(0, 2)))),
                place=draw(st.none() | NAMES.map(lambda text: Place(text=text))),
            )
        )  # fmt: skip
    return made


@given(events())
def test_names_of_any_characters_come_back(made: list[Event]) -> None:
    report = ReportRecord(document="a.txt", status="ok", events=len(made))
    with TemporaryDirectory() as folder:
        out = write(Path(folder) / "out", [Outcome(report=report, text="x", events=tuple(made))])
        readings = [check_gold(out / name) for name in FILES]
        codes = {finding.code for reading in (*readings, check_gold(out)) for finding in reading.findings}
    golds = [reading.by_document() for reading in readings]
    assert codes <= {"duplicate", "no-topic", "value-twice", "no-anchor"}
    assert golds[1] == golds[2]
    assert [_without_passages(event) for event in golds[0]["a.txt"]] == [
        _without_passages(event) for event in golds[1]["a.txt"]
    ]


def _without_passages(event: object) -> dict[str, object]:
    assert isinstance(event, dict)
    return {name: value for name, value in event.items() if name != "text"}
