"""`gestae compare` as people run it."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gestae.stages.write import read_csv

DOCS = Path(__file__).parents[2] / "docs"
Run = Callable[..., subprocess.CompletedProcess[str]]
InTerminal = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def runs(run: Run, folder: Path) -> None:
    """The runs before/ and after/: the first read without a year, its second event gone from the other."""
    assert run("extract", "reports", "-o", "before", "-q").returncode == 0
    shutil.copytree(folder / "before", folder / "after")
    facts = json.loads((folder / "after" / "run.json").read_text())
    facts["settings"]["year"] = 2023
    (folder / "after" / "run.json").write_text(json.dumps(facts))
    first, _ = (folder / "after" / "events.jsonl").read_text().splitlines()
    changed = json.loads(first)
    changed["people"][0]["role"] = "guest"
    changed["organizers"] = [{"name": "=cmd", "role": "organizer"}, *changed["organizers"]]
    (folder / "after" / "events.jsonl").write_text(json.dumps(changed) + "\n")
    gold = {"document": "news.txt", "events": [json.loads(first)]}
    (folder / "own-gold").mkdir()
    (folder / "own-gold" / "news.gold.json").write_text(json.dumps(gold))


@pytest.mark.usefixtures("runs")
def test_two_runs_are_compared(run: Run) -> None:
    done = run("compare", "before", "after")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["settings.year", "not", "set", "2023"] in lines
    assert ["1", "report", "in", "both", "runs"] in lines
    assert ["A", "B", "same", "changed", "lost", "gained"] in lines
    assert ["events", "2", "1", "0", "1", "1", "0"] in lines
    assert "--list" in done.stdout


@pytest.mark.usefixtures("runs")
def test_changes_are_listed(run: Run) -> None:
    listed = run("compare", "before", "after", "--list").stdout.split("reports/2023/news.txt\n")[1]
    assert re.search(r"^  ~ 2023-05-04: ", listed, re.MULTILINE)
    assert re.search(r"^      ~ person +Ida Marsh, speaker -> Ida Marsh, guest$", listed, re.MULTILINE)
    assert re.search(r"^      \+ organizer +=cmd, organizer$", listed, re.MULTILINE)
    assert re.search(r"^  - 2023-06-18: ", listed, re.MULTILINE)


@pytest.mark.usefixtures("runs")
def test_changes_are_written_for_programs_and_spreadsheets(run: Run, folder: Path) -> None:
    done = run("compare", "before", "after", "--json", "--csv", "changes.csv", "--gold", "own-gold")
    found = json.loads(done.stdout)
    assert found["settings"] == [{"name": "settings.year", "a": "not set", "b": "2023"}]
    assert found["figures"]["organizers"]["reading"] == "too few documents"
    rows = list(read_csv(folder / "changes.csv"))
    assert [{key: value or "" for key, value in change.items()} for change in found["changes"]] == rows
    assert ("gained", "organizer", "=cmd, organizer") in {(row["change"], row["field"], row["b"]) for row in rows}
    assert "'=cmd" in (folder / "changes.csv").read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("runs")
def test_gold_says_which_run_is_better(run: Run) -> None:
    shown = run("compare", "before", "after", "--gold", "own-gold").stdout
    assert "Against gold, 1 report in both runs (F1)" in shown
    assert re.search(r"^people\+role +1\.000 +0\.\d{3} +-0\.\d{3} +too few documents *$", shown, re.MULTILINE)


@pytest.mark.usefixtures("runs")
def test_a_run_is_like_itself(run: Run) -> None:
    shown = run("compare", "before", "before").stdout
    assert "No difference in version, model or settings is known." in shown
    assert "The runs agree in every event and value." in shown
    assert "--list" not in shown


@pytest.mark.usefixtures("runs")
def test_lost_and_gained_are_coloured_in_a_terminal(in_terminal: InTerminal) -> None:
    code, shown = in_terminal("compare", "before", "after", "--list")
    assert code == 0
    assert "\x1b[31m-\x1b[0m" in shown


@pytest.mark.usefixtures("runs")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("before",), 2, "Missing argument 'RUN_B'"),
        (("before", "nowhere"), 2, "'nowhere' does not exist"),
        (("before", "reports"), 3, "reports holds no events.jsonl or events.json"),
        (("before", "after", "--csv", "no/changes.csv"), 6, "cannot write no/changes.csv: No such file or directory"),
        (("before", "after", "--resamples", "5"), 2, "Invalid value for '--resamples'"),
    ],
)
def test_a_mistake_is_one_clear_line(run: Run, arguments: tuple[str, ...], code: int, message: str) -> None:
    done = run("compare", *arguments)
    assert message in done.stderr
    assert (done.returncode, len(done.stderr.splitlines()), done.stdout) == (code, 1, "")


@pytest.mark.usefixtures("runs")
@pytest.mark.parametrize(
    ("page", "said"), [("compare-runs.md", "0 []"), ("errors.md", "5 values of spurious events [(")]
)
def test_the_examples_in_python_run(folder: Path, page: str, said: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    code = "".join(line[4:] + "\n" for line in text.split("## From Python\n")[1].splitlines())
    if not (folder / "output").exists():
        shutil.copytree(folder / "before", folder / "output")
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.startswith(said)
