"""Which event of the output answers which event of gold: one to one, so that the sum of likeness is highest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gestae.evaluate.likeness import Record, likeness

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.5
"""Likeness below which a pair shares nothing worth the name."""

_SMALL = 32
"""Events, of both sides together, up to which looking for components takes longer than solving the whole."""


def pair(outputs: Sequence[Record], golds: Sequence[Record]) -> list[tuple[int, int, float]]:
    """(number of the output event, number of the gold event, likeness) of each pair, in the order of the output."""
    if not outputs or not golds:
        return []
    weights = likeness(outputs, golds)
    found = ((o, g, float(weights[o, g])) for o, g in best_pairs(weights))
    return [(o, g, weight) for o, g, weight in found if weight >= LEAST]


def best_pairs(weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """(row, column) of the one-to-one pairing with the highest sum of weights; what is not above 0 is never paired.

    Exact. Solved by connected components of what shares anything: the method is cubic in the size of a component.
    """
    import numpy as np  # noqa: PLC0415 (late: help is quick)
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    gains = np.maximum(weights, 0.0)
    found: list[tuple[int, int]] = []
    for rows, columns in _components(gains):
        part = gains[np.ix_(rows, columns)]
        chosen = zip(*linear_sum_assignment(part, maximize=True), strict=True)
        found += [(int(rows[r]), int(columns[c])) for r, c in chosen if part[r, c] > 0]
    return sorted(found)


def _components(gains: NDArray[np.float64]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The rows and columns of each group that shares no gain with any other; those without a gain are left out."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    height, width = gains.shape
    if height + width <= _SMALL:
        return [(np.arange(height), np.arange(width))]
    rows, columns = np.nonzero(gains)
    size = height + width
    graph = coo_array((np.ones(len(rows), dtype=np.int8), (rows, columns + height)), shape=(size, size))
    count, labels = connected_components(graph, directed=False)
    if count == 1:
        return [(np.arange(height), np.arange(width))]
    groups = (np.flatnonzero(labels == label) for label in np.unique(labels[rows]))
    return [(group[group < height], group[group >= height] - height) for group in groups]
