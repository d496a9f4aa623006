"""docs/architecture.md names what there is, and its examples work."""

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest

from gestae.model import BlockKind
from gestae.stages.read.content import Content

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
IMPORTS = """
from collections.abc import Iterable, Iterator
from gestae.model import BlockKind
from gestae.records import Outcome, Place, RecordIssue
from gestae.stages.read.content import Content, Piece, clean, render
from gestae.stages.read.decode import decode
from gestae.stages.validate.checks import Case
from gestae.stages.write.jsonl import JsonLines
"""


def test_every_stage_is_described_with_its_signature() -> None:
    rows = dict(re.findall(r"^\| (\w+) \| `(\w+\([^`]*\))` \|", PAGE, re.MULTILINE))
    folders = sorted(path.parent.name for path in (ROOT / "pipeline/gestae/stages").glob("*/__init__.py"))
    assert sorted(rows) == folders
    for stage, shown in rows.items():
        name = shown.split("(")[0]
        function = getattr(import_module(f"gestae.stages.{stage}"), name)
        assert shown == f"{name}({', '.join(inspect.signature(function).parameters)})"


def test_every_word_list_is_described() -> None:
    data = ROOT / "pipeline/gestae/lexicon/data"
    lists = {path.name for path in data.iterdir() if path.suffix in (".csv", ".txt")}
    section = PAGE.split("## Add a spotter's cue")[1].split("\n## ")[0]
    described = set(re.findall(r"`([\w-]+\.(?:csv|txt))`", section))
    assert lists - described - {"common_words.txt"} == set()
    assert described - lists == set()


def test_the_example_reader_reads() -> None:
    found = examples()["read_tabs"](b"Date\tWhat\n3 May\tWalk")  # type: ignore[operator]
    assert isinstance(found, Content)
    assert [(b.kind, found.text[b.start : b.end]) for b in found.blocks] == [
        (BlockKind.ROW, "Date | What"),
        (BlockKind.ROW, "3 May | Walk"),
    ]


@pytest.mark.parametrize("name", ["_crowded", "PlacesJsonl"])
def test_the_other_examples_are_whole(name: str) -> None:
    assert callable(examples()[name])


def examples() -> dict[str, object]:
    """All names that the page's examples define."""
    names: dict[str, object] = {}
    code = "\n\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
    exec(compile(IMPORTS + code, "docs/architecture.md", "exec"), names)
    return names


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
