"""Rules of the house that can be read off the code: short functions, nothing from outside, decisions that exist."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "pipeline" / "gestae"
DECISIONS = ROOT / "docs" / "decisions"
SHORT, LONGEST, SHARE = 20, 60, 0.9
"""Lines of a short function, of the longest one, and the share of functions that are short."""

PURE = ("stages", "dates", "lexicon")
"""What must give the same bytes for the same input, whenever and wherever it runs."""
OUTSIDE = {"random", "secrets", "socket", "urllib.request", "http", "requests", "httpx", "uuid", "getpass", "platform"}
CALLS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.localtime", "time.gmtime",
    "time.strftime", "os.environ", "os.getenv", "os.urandom", "os.getpid", "locale.getlocale",
}  # fmt: skip


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring."""
    doc = node.body[0]
    described = ast.get_docstring(node, clean=False) is not None
    documented = (doc.end_lineno or doc.lineno) - doc.lineno + 1 if described else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - documented


def dotted(node: ast.expr) -> str:
    """ "os.environ" of the expression os.environ; empty for anything but names and attributes."""
    if isinstance(node, ast.Attribute):
        left = dotted(node.value)
        return f"{left}.{node.attr}" if left else ""
    return node.id if isinstance(node, ast.Name) else ""


def from_outside(source: str) -> list[str]:
    """What a module takes from the clock, the network, the environment or chance."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if outside(alias.name)]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module] if outside(node.module) else []
            found += [f"{node.module}.{a.name}" for a in node.names if f"{node.module}.{a.name}" in CALLS | OUTSIDE]
        elif isinstance(node, ast.Attribute):
            found += [c for c in CALLS if dotted(node) == c or dotted(node).endswith(f".{c}")]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "hash":
            found.append("hash")
    return sorted(found)


def outside(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in OUTSIDE)


def test_functions_are_mostly_short() -> None:
    lengths = {(path.name, node.name): length(node) for path in PACKAGE.rglob("*.py") for node in functions(path)}
    assert {where: lines for where, lines in lengths.items() if lines > LONGEST} == {}
    short = sum(lines <= SHORT for lines in lengths.values()) / len(lengths)
    assert short >= SHARE, f"{short:.0%} of {len(lengths)} functions have at most {SHORT} lines"


@pytest.mark.parametrize("folder", PURE)
def test_nothing_comes_from_outside(folder: str) -> None:
    found = {
        str(path.relative_to(PACKAGE)): taken
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        if (taken := from_outside(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from datetime import datetime\nx = datetime.now()", ["datetime.now"]),
        ("import datetime\nx = datetime.date.today()", ["date.today"]),
        ("import os\nx = os.environ.get('A')", ["os.environ"]),
        ("from os import getenv", ["os.getenv"]),
        ("import random", ["random"]),
        ("from urllib.request import urlopen", ["urllib.request"]),
        ("x = hash('a')", ["hash"]),
        ("from datetime import date\nx = date(2021, 5, 3)", []),
        ("from urllib.parse import quote", []),
    ],
)
def test_what_comes_from_outside_is_seen(source: str, found: list[str]) -> None:
    assert from_outside(source) == found


def test_every_decision_is_linked_from_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"\]\((decisions[^)#]*)\)", page))
    whole = bool(targets & {"decisions", "decisions/"})
    assert [
        path.name for path in sorted(DECISIONS.glob("*.md")) if not whole and f"decisions/{path.name}" not in targets
    ] == []


def test_every_decision_that_is_named_exists() -> None:
    pages = {path.name[:4] for path in DECISIONS.glob("[0-9]*.md")}
    sources = [*PACKAGE.rglob("*.py"), *(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    named = {n for path in sources for n in re.findall(r"decisions/(\d{4})", path.read_text(encoding="utf-8"))}
    assert named <= pages, f"no page for decision {sorted(named - pages)}"


def test_decisions_are_numbered_without_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in DECISIONS.glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
