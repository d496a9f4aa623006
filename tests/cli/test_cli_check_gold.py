"""`gestae check-gold` as users see it, and the page that describes gold."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gestae.evaluate.gold import load_gold
from gestae.evaluate.goldfiles import shape
from gestae.evaluate.goldfiles.csvgold import GOLD_COLUMNS, VALUE_GOLD_COLUMNS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "gold.md").read_text(encoding="utf-8")
GOLD = """{"document": "2023/news.txt", "events": [
 {"anchor": "On 4th May 2023", "kind": "workshop", "topics": [{"label": "education", "text": "Reading Aloud"}],
  "people": [{"name": "Ida Marsh", "role": "speaker"},
             {"name": "Tim Beck", "role": "chair"}]}]}
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def gold(folder: Path) -> str:
    """A folder of gold, named as it is seen from where the commands run."""
    (folder / "gold").mkdir()
    (folder / "gold" / "news.gold.json").write_text(GOLD, encoding="utf-8")
    return "gold"


def test_findings_have_tabs_in_a_pipe(run: Run, gold: str) -> None:
    done = run("check-gold", gold, "--reports", "reports")
    assert (done.returncode, done.stderr) == (9, "")
    finding, summary = done.stdout.splitlines()
    assert finding.split("\t") == [
        "news.gold.json, line 4",
        "error",
        "people 2 name: 'Tim Beck' does not stand in the report",
        "there is 'Tom Beck'",
    ]
    assert summary == "1 document, 1 event: 1 error, 0 warnings; 1 document compared with the report"


def test_findings_are_a_table_in_a_terminal(in_terminal: Callable[..., tuple[int, str]], gold: str) -> None:
    code, shown = in_terminal("check-gold", gold, "--reports", "reports", NO_COLOR="1", COLUMNS="120")
    assert code == 9
    heading, finding = (re.sub(r"\x1b\[[\d;]*m", "", line) for line in shown.splitlines()[:2])
    assert heading.split() == ["where", "what", "is", "wrong", "what", "to", "do"]
    assert finding.startswith("news.gold.json, line 4")


def test_findings_as_json(run: Run, gold: str) -> None:
    done = run("check-gold", gold, "--reports", "reports", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 9
    (finding,) = found.pop("findings")
    assert found == {
        "documents": 1,
        "events": 1,
        "errors": 1,
        "warnings": 0,
        "compared_with_reports": 1,
        "reports_without_gold": [],
    }
    assert finding["file"] == "gold/news.gold.json"
    assert (finding["line"], finding["row"], finding["code"]) == (4, None, "not-in-text")


def test_gold_without_reports_is_compared_with_none(run: Run, gold: str) -> None:
    done = run("check-gold", gold)
    assert done.returncode == 0
    assert done.stdout == (
        "1 document, 1 event: 0 errors, 0 warnings. "
        "Names and other words were not compared with the reports: give --reports FOLDER\n"
    )


def test_labels_of_your_own(run: Run, folder: Path, gold: str) -> None:
    (folder / "mine.csv").write_text("label,cues\nreading-aloud,reading\n", encoding="utf-8")
    done = run("check-gold", gold, "--topics", "mine.csv")
    assert done.returncode == 9
    assert "there is no label 'education'" in done.stdout


def test_an_output_is_checked_against_its_own_texts(run: Run, extracted: object) -> None:
    assert extracted
    done = run("check-gold", "all")
    assert "1 document compared with the report" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(("path", "says"), [("reports", "holds no gold"), ("nowhere", "does not exist")])
def test_what_is_no_gold_is_one_line(run: Run, path: str, says: str) -> None:
    done = run("check-gold", path)
    assert (done.returncode, done.stdout) == ({"reports": 3, "nowhere": 2}[path], "")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr


def test_what_names_hold_cannot_steer_the_terminal(run: Run, folder: Path) -> None:
    event = {"kind": "camp", "anchor": "x", "\x1b[31m\ud800": 1, "people": [{"name": "\ud800"}]}
    (folder / "odd.jsonl").write_text(json.dumps({"document": "a", **event}), encoding="utf-8")
    done = run("check-gold", "odd.jsonl")
    assert (done.returncode, done.stderr) == (9, "")
    assert "\x1b" not in done.stdout
    assert json.loads(run("check-gold", "odd.jsonl", "--json").stdout)["errors"] == 1


def codes() -> set[str]:
    """Every code that a finding can have, read off the source."""
    sources = [*(ROOT / "pipeline/gestae/evaluate/goldfiles").glob("*.py"), ROOT / "pipeline/gestae/evaluate/gold.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    told = re.findall(
        r'(?:"error"|"warning"|severity), "([a-z-]+)",|\.(?:error|warn)\([^"]*(?:"document",\)\), )?"([a-z-]+)",', text
    )
    return {one or other for one, other in told} | set(shape._CODES.values()) | set(shape._ADVICE) - {"day"}


def test_every_code_is_described() -> None:
    table = PAGE.split("## What gestae check-gold finds")[1]
    described = set(re.findall(r"`([a-z-]+)`", table))
    assert len(codes()) > 25
    assert codes() - described == set()
    assert described - codes() <= {"event"}


def test_every_column_of_gold_is_described() -> None:
    assert [name for name in (*GOLD_COLUMNS, *VALUE_GOLD_COLUMNS) if f"`{name}`" not in PAGE] == []


def test_the_examples_of_the_page_are_gold(tmp_path: Path) -> None:
    document = PAGE.split("below one folder:\n\n")[1].split("\n\n", maxsplit=1)[0]
    (tmp_path / "NAME.gold.json").write_text(document, encoding="utf-8")
    assert [event["name"] for event in load_gold(tmp_path)["NAME.txt"]] == ["Clean Wells"]
    lines = PAGE.split("with its events or with none:\n\n")[1].split("\n\n", maxsplit=1)[0]
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert {name: len(events) for name, events in load_gold(tmp_path / "a.jsonl").items()} == {
        "march.txt": 1,
        "april.txt": 0,
    }


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", PAGE)
    headings = {
        re.sub(r"[^\w -]", "", line[3:].lower()).replace(" ", "-") for line in PAGE.splitlines() if line[:3] == "## "
    }
    assert [link for link in links if link[0] != "#" and not (ROOT / "docs" / link).exists()] == []
    assert {link[1:] for link in links if link[0] == "#"} <= headings
