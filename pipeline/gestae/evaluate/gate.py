"""Floors below which `gestae evaluate` ends with exit code 8: asked for by hand, or those of an earlier run."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from gestae.errors import SettingsError
from gestae.evaluate.scores import GoldSet

TOLERANCE = 0.0005
"""What a figure may lie below its floor by default: half of the last decimal that is shown."""


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


def digest(gold: GoldSet) -> str:
    """SHA-256 of gold: the same for the same documents and events, in whatever format they are written."""
    return sha256(json.dumps(gold, sort_keys=True, ensure_ascii=False, default=dict).encode()).hexdigest()


def read_baseline(path: Path, gold: str) -> dict[str, float]:
    """The figures of an earlier `gestae evaluate --json` on the gold with this digest.

    Raises SettingsError for any other file, and for figures on other gold: those say nothing here.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        figures = {str(name): float(value) for name, value in found["figures"].items()}
        measured_on = found["gold_sha256"]
    except OSError as error:
        raise SettingsError(f"--baseline: cannot read {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"--baseline: {path} was not written by 'gestae evaluate --json'") from error
    if measured_on != gold:
        raise SettingsError(f"--baseline: {path} was measured on other gold: measure it anew with --json on this one")
    return figures


def fallen(figures: Mapping[str, float], floors: Mapping[str, float], tolerance: float = TOLERANCE) -> list[str]:
    """A line for each figure that lies more than `tolerance` below its floor, or that is not measured at all."""
    lines = []
    for name, floor in floors.items():
        measured = figures.get(name)
        if measured is None:
            lines.append(f"{name} is not measured; its floor is {floor:.3f}")
        elif measured < floor - tolerance:
            lines.append(f"{name} {measured:.3f} is below {floor:.3f}")
    return lines
