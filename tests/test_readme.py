"""The README shows what the commands print now.

A block of output stands below a mark, `<!-- output: NAME -->`; NAME is one of OUTPUTS below. `pytest
tests/test_readme.py --update-readme` writes the blocks anew: read the difference before it is committed.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
LONGEST = 200
BLOCK = re.compile(r"(?<=<!-- output: )(?P<name>[\w-]+)(?P<fence> -->\n```\w*\n)(?P<shown>.*?)(?=```\n)", re.DOTALL)
REPORT, DAY = "corpus/reports/digest-year-women-trust.txt", "2016-03-08"
FIELDS = ("document", "id", "kind", "status", "date", "organizers", "people", "topics", "place", "issues")


class Workplace:
    """A folder with the sample reports in it, where the README's commands run as they stand there."""

    def __init__(self, folder: Path) -> None:
        """Copy the samples and run the README's main command."""
        self.folder = folder
        shutil.copytree(ROOT / "corpus" / "reports", folder / "corpus" / "reports")
        self.summary = self.gestae("extract", "corpus/reports", "-o", "output/")

    def gestae(self, *arguments: str) -> str:
        """What `gestae` prints."""
        return self.python("-m", "gestae.cli", *arguments)

    def python(self, *arguments: str) -> str:
        """What a Python process prints; it must end well."""
        dropped = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"}
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**kept, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def summary(work: Workplace) -> str:
    """The table that the main command ends with."""
    return work.summary


def record(work: Workplace) -> str:
    """One record of events.jsonl: some of its fields, without what is empty, one value a line."""
    lines = (work.folder / "output" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    events = [event for line in lines if (event := json.loads(line))["document"] == REPORT]
    (event,) = [event for event in events if event["date"] and event["date"]["start"] == DAY]
    kept = {name: filled(event[name]) for name in FIELDS}
    lines = [f"  {json.dumps(name)}: {spread(value)}" for name, value in kept.items() if value]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def filled(value: Any) -> Any:
    """A value of JSON without its null and empty parts."""
    if isinstance(value, dict):
        return {key: part for key, each in value.items() if (part := filled(each)) not in (None, [], {})}
    return [filled(each) for each in value] if isinstance(value, list) else value


def spread(value: Any) -> str:
    """JSON on one line, or for a list one line an item."""
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value) + "\n  ]"


def show(work: Workplace) -> str:
    """What `gestae show` prints of the same event."""
    parts = re.split(r"^(?=\d+/\d+  )", work.gestae("show", REPORT), flags=re.MULTILINE)
    (part,) = [part for part in parts if re.search(rf"^  date +{DAY}\b", part, re.MULTILINE)]
    return part.rstrip() + "\n"


def library(work: Workplace) -> str:
    """What the README's own lines of Python print."""
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return work.python("-c", code)


OUTPUTS: dict[str, Callable[[Workplace], str]] = {
    "summary": summary, "record": record, "show": show, "library": library,
}  # fmt: skip


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """The folder in which the README's commands run."""
    return Workplace(tmp_path_factory.mktemp("readme"))


def blocks() -> dict[str, str]:
    return {found["name"]: found["shown"] for found in BLOCK.finditer(README.read_text(encoding="utf-8"))}


def renew(name: str, text: str) -> None:
    """Write one block of the README anew."""
    page = README.read_text(encoding="utf-8")
    renewed = BLOCK.sub(lambda b: b[0] if b["name"] != name else f"{name}{b['fence']}{text}", page)
    README.write_text(renewed, encoding="utf-8")


def test_every_output_stands_in_the_readme_once() -> None:
    page = README.read_text(encoding="utf-8")
    assert re.findall(r"<!-- output: (\S+) -->", page) == list(blocks())
    assert sorted(blocks()) == sorted(OUTPUTS)


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_in_the_readme_is_what_is_printed_now(
    name: str, workplace: Workplace, pytestconfig: pytest.Config
) -> None:
    now = OUTPUTS[name](workplace)
    if pytestconfig.getoption("--update-readme"):
        renew(name, now)
    assert blocks()[name] == now, "renew it: pytest tests/test_readme.py --update-readme"


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_commands_of_the_readme_are_those_of_ci() -> None:
    page = README.read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    shown = set(re.findall(r"^    (\S.*)$", page, re.MULTILINE))
    assert {"python3 -m venv .venv", ".venv/bin/pip install -e '.[dev]'", ".venv/bin/pytest"} <= shown
    assert "python3 -m venv .venv" in ci
    assert "-e '.[dev]'" in ci


def test_the_readme_can_be_read_at_one_sitting() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) < LONGEST
