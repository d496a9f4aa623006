"""`gestae train`: from gold to a file that decides, and what a user sees on the way."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gestae.cli import main
from gestae.errors import GoldError
from gestae.learned.decisions import read_decisions, shipped_decisions
from gestae.settings import Settings
from gestae.train.command import learn_from

CLUB = "Hill View Reading Club"
TEXTS = {
    "one.txt": f"{CLUB}\nNewsletter 2019\n\nOn 3 May 2019 the club organised a poetry workshop at the Town Hall. "
    "Dr. Asha Pillai spoke on haiku. Tea was given by Lamplight Stores.\n",
    "two.txt": f"{CLUB}\nNewsletter 2020\n\nOn 9 June 2020 the club held a book fair in Castle Park. "
    "Mr. Tom Reeve chaired. Prizes were sponsored by Lamplight Stores. Ms. Vera Holt sent her regrets.\n",
    "three.txt": f"{CLUB}\nNewsletter 2021\n\nOn 4 July 2021 the club organised a story evening at the Library. "
    "Ms. Ana Duarte read her tales. Cakes were given by Lamplight Stores.\n",
}
GOLD = {
    "one.txt": [("2019-05-03", [("Asha Pillai", "speaker")])],
    "two.txt": [("2020-06-09", [("Tom Reeve", "chair")])],
    "three.txt": [("2021-07-04", [("Ana Duarte", "speaker")])],
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Three reports and their gold."""
    reports, gold = tmp_path / "reports", tmp_path / "gold"
    reports.mkdir()
    gold.mkdir()
    for name, text in TEXTS.items():
        (reports / name).write_text(text, encoding="utf-8")
        events = [
            {
                "anchor": "On", "name": None, "kind": "other", "status": "held", "place": None, "topics": [],
                "date": {"start": day, "end": day, "precision": "day"},
                "organizers": [{"name": CLUB, "role": "organizer"}, {"name": "Lamplight Stores", "role": "funder"}],
                "people": [{"name": person, "role": role} for person, role in people],
            }
            for day, people in GOLD[name]
        ]  # fmt: skip
        content = json.dumps({"document": name, "events": events})
        (gold / name.replace(".txt", ".gold.json")).write_text(content, encoding="utf-8")
    return reports, gold


def test_a_file_is_learnt_that_extract_understands(folders: tuple[Path, Path], tmp_path: Path) -> None:
    reports, gold = folders
    file = tmp_path / "mine.json"
    done = CliRunner().invoke(main, ["train", str(reports), "--gold", str(gold), "-o", str(file)])
    assert done.exit_code == 0, done.output
    assert "3 documents with gold" in done.output
    assert f"--decisions {file}" in done.output
    table = read_decisions(file)
    assert table.trained_on["documents"] == 3
    assert table.trained_on["started from"] == shipped_decisions().trained_on
    out = tmp_path / "out"
    done = CliRunner().invoke(main, ["extract", str(reports), "-o", str(out), "--decisions", str(file), "-q"])
    assert done.exit_code == 0, done.output
    events = [json.loads(line) for line in (out / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(Path(e["document"]).name for e in events) == ["one.txt", "three.txt", "two.txt"]


def test_the_same_gold_gives_the_same_bytes(folders: tuple[Path, Path]) -> None:
    reports, gold = folders
    first, second = (learn_from(reports, gold, Settings(), from_nothing=True) for _ in range(2))
    assert first.text == second.text
    assert first.gains == second.gains


def test_left_out_reports_are_not_learnt_from(folders: tuple[Path, Path]) -> None:
    reports, gold = folders
    assert learn_from(reports, gold, Settings(), ["two"]).documents == 2


def test_gold_of_other_reports_is_told(folders: tuple[Path, Path], tmp_path: Path) -> None:
    _, gold = folders
    other = tmp_path / "other"
    other.mkdir()
    (other / "four.txt").write_text("On 3 May 2019 we met.", encoding="utf-8")
    with pytest.raises(GoldError, match="none of the reports"):
        learn_from(other, gold, Settings())
