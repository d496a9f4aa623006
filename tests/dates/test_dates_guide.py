"""The guide's examples of the date reader print what stands below them, and its table names every role."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from gestae.dates import others, reasons, words

ROOT = Path(__file__).resolve().parents[2]
SECTION = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8").split("\n## Dates alone")[1].split("\n## ")[0]
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", SECTION, re.DOTALL)


def test_there_are_both_examples() -> None:
    assert ["find_dates" in code for code, _ in EXAMPLES] == [True, False]


@pytest.mark.parametrize(("code", "shown"), EXAMPLES)
def test_an_example_prints_what_stands_below_it(code: str, shown: str) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "docs/guide.md", "exec"), {})
    assert [line.rstrip() for line in printed.getvalue().splitlines()] == [line.rstrip() for line in shown.splitlines()]


def test_every_role_is_in_the_table() -> None:
    named = set(re.findall(r"`([\w-]+)`", SECTION.split("| --- | --- |")[1].split("\n\n")[0]))
    sides = {row["role"] for row in words.rows("roles.csv") if row["side"] in ("left", "right")}
    source = Path(others.__file__).read_text(encoding="utf-8")
    typed = set(re.findall(r'"(time|money|phone|law-number|number|id|verb)"', source))
    assert (set(reasons._WHY) | sides | typed) - named == set()
