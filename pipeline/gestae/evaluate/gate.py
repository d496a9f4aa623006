"""Floors below which `gestae evaluate` ends with exit code 8: asked for by hand, or those of an earlier run."""

import json
from collections.abc import Mapping
from pathlib import Path

from gestae.errors import SettingsError

TOLERANCE = 0.0005
"""What figures may differ by and still be the same: they are shown with three decimals."""


def parse_floors(words: str, known: Mapping[str, float]) -> dict[str, float]:
    """ "headline=0.8,dates=0.9" -> floors by figure (0 to 1). Raises SettingsError for what is no such list."""
    floors = {}
    for part in words.split(","):
        name, _, value = (piece.strip() for piece in part.partition("="))
        if name not in known:
            raise SettingsError(f"--fail-under: no figure is called {name!r}: choose from {', '.join(known)}")
        floors[name] = _share(name, value)
    return floors


def _share(name: str, value: str) -> float:
    try:
        floor = float(value)
    except ValueError:
        floor = -1.0
    if not 0 <= floor <= 1:
        raise SettingsError(f"--fail-under: {name}={value}: a floor is a number from 0 to 1, as in headline=0.8")
    return floor


def read_baseline(path: Path) -> dict[str, float]:
    """The figures of an earlier `gestae evaluate --json`. Raises SettingsError for any other file."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {name: float(value) for name, value in found["figures"].items()}
    except OSError as error:
        raise SettingsError(f"--baseline: cannot read {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"--baseline: {path} was not written by 'gestae evaluate --json'") from error


def fallen(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A line for each figure that lies below its floor, or that the floors have and the figures lack."""
    lines = []
    for name, floor in floors.items():
        measured = figures.get(name)
        if measured is None:
            lines.append(f"{name} is not measured any more; it was {floor:.3f}")
        elif measured < floor - TOLERANCE:
            lines.append(f"{name} {measured:.3f} is below {floor:.3f}")
    return lines
