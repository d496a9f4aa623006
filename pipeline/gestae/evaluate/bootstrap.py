"""Intervals by the bootstrap over documents: how much a figure would move with other reports of the same kind.

Percentile intervals (Efron 1979). Documents are drawn, not events: the values of one report stand and fall together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gestae.evaluate.figures import FIELDS, HEADLINE, Count

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RESAMPLES, SEED, LEVEL = 1000, 20240305, 0.95
_CHUNK = 100
"""Resamples drawn at a time, so that 10,000 documents need little memory."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds between which a figure lies in `LEVEL` of the resamples."""

    low: float
    high: float


def intervals(
    parts: Sequence[Mapping[str, Count]], *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, Interval]:
    """The interval of the F1 of each of FIELDS, and of the headline; empty for fewer than two documents."""
    import numpy as np  # noqa: PLC0415 (late: help is quick)

    if len(parts) < 2:
        return {}
    drawn = resampled_f1(parts, FIELDS, resamples=resamples, seed=seed)
    head = drawn[:, [FIELDS.index(field) for field in HEADLINE]].mean(axis=1, keepdims=True)
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(np.hstack([head, drawn]), [tail, 100 - tail], axis=0)
    names = ("headline", *FIELDS)
    return {name: Interval(float(a), float(b)) for name, a, b in zip(names, low, high, strict=True)}


def resampled_f1(
    parts: Sequence[Mapping[str, Count]], fields: Sequence[str], *, resamples: int, seed: int
) -> NDArray[np.float64]:
    """The F1 of each field in each resample of the documents, float64 of shape (resamples, fields).

    The same seed and number of documents draw the same documents, for any counts: two runs can be compared in pairs.
    """
    import numpy as np  # noqa: PLC0415

    counts = np.array([[(c.right, c.spurious, c.missed) for c in map(part.__getitem__, fields)] for part in parts])
    size = len(parts)
    generator = np.random.Generator(np.random.PCG64(seed))
    chances = np.full(size, 1 / size)
    sums = []
    for first in range(0, resamples, _CHUNK):
        times = generator.multinomial(size, chances, size=min(_CHUNK, resamples - first))
        sums.append((times @ counts.reshape(size, -1)).reshape(len(times), len(fields), 3))
    right, spurious, missed = np.moveaxis(np.concatenate(sums), 2, 0)
    result: NDArray[np.float64] = 2 * right / np.maximum(2 * right + spurious + missed, 1)
    return result
