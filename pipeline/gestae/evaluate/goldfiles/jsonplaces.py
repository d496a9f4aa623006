"""Where each value of a JSON text stands: its line, and keys that are there twice.

The parser of the standard library keeps no places; this walk over the tokens of text that it has accepted does. It is
done only when something has been found: reading ten thousand sound files costs nothing.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gestae.evaluate.goldfiles.findings import Loc, Where
from gestae.evaluate.goldfiles.sources import decode

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def lines_of(text: str) -> tuple[dict[Loc, int], dict[Loc, int]]:
    """Way to each value -> its line, and the same of keys given twice. Lines count from 1; a member has its key's.

    `text` is one that `json.loads` takes.
    """
    lines: dict[Loc, int] = {}
    twice: dict[Loc, int] = {}
    way: list[str | int | None] = []
    line, seen = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", seen, token.start())
        seen = token.start()
        sign = token[0]
        is_key = bool(way) and way[-1] is None and sign not in "{}[],:"
        if is_key:
            way[-1] = json.loads(sign)
            if _known(way) in lines and not any(_known(way)[: len(key)] == key for key in twice):
                twice[_known(way)] = line
        if is_key or sign not in "}],:":
            lines.setdefault(_known(way), line)
        _step(way, sign)
    return lines, twice


def _step(way: list[str | int | None], sign: str) -> None:
    """Go into, out of, or on in an object (its key not yet known: None) or an array."""
    if sign == "{":
        way.append(None)
    elif sign == "[":
        way.append(0)
    elif sign in "}]":
        way.pop()
    elif sign == ",":
        last = way[-1]
        way[-1] = last + 1 if isinstance(last, int) else None


def _known(way: list[str | int | None]) -> Loc:
    return tuple(step for step in way if step is not None)


@dataclass
class JsonLines:
    """The lines of one JSON file, found when the first is asked for."""

    path: Path

    @cached_property
    def _walked(self) -> tuple[Mapping[Loc, int], Mapping[Loc, int]]:
        return lines_of(decode(self.path.read_bytes()))

    def twice(self) -> list[Where]:
        """Where keys stand that their object has already."""
        return [Where(self.path.as_posix(), line) for line in self._walked[1].values()]

    def at(self, loc: Loc) -> Where:
        """The place of a value, or of the nearest thing around it."""
        lines = self._walked[0]
        while loc and loc not in lines:
            loc = loc[:-1]
        return Where(self.path.as_posix(), lines.get(loc, 1))


@dataclass(frozen=True, slots=True)
class JsonPlaces:
    """The places of one event inside a JSON file: `base` is the way to the event."""

    lines: JsonLines
    base: Loc

    def __call__(self, loc: Loc = (), /) -> Where:
        """The place of a value of the event."""
        return self.lines.at((*self.base, *loc))


def parse(text: str) -> tuple[Any, bool]:
    """The value of a JSON text, and whether some object has a key twice. Raises ValueError, RecursionError."""
    doubled = False

    def pairs(members: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal doubled
        made = dict(members)
        doubled = doubled or len(made) < len(members)
        return made

    return json.loads(text, object_pairs_hook=pairs), doubled
