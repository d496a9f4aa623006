"""Logistic regression that can start from weights that are there: what gold is silent about stays as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gestae.learned.decisions import LinearTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

Features = Mapping[str, float]
FOLDS = 5
"""Parts into which documents go where something is measured on those that the fit had not seen."""
_DIGITS = 4
_LEAST = 0.001
"""Weights (of a feature at its greatest value) below this are left out of the file."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The features that are learnt about, in order, with the greatest absolute value of each."""

    names: tuple[str, ...]
    scale: NDArray[np.float64]

    def matrix(self, rows: Sequence[Features]) -> csr_array:
        """Rows x features, each divided by its scale; unknown features are left out."""
        import numpy as np  # noqa: PLC0415
        from scipy.sparse import csr_array  # noqa: PLC0415

        place = {name: n for n, name in enumerate(self.names)}
        entries = [
            (row, place[name], value) for row, features in enumerate(rows) for name, value in features.items()
            if name in place and value
        ]  # fmt: skip
        i, j, v = zip(*entries, strict=True) if entries else ((), (), ())
        values = np.array(v, dtype=np.float64) / self.scale[np.array(j, dtype=np.int64)]
        return csr_array((values, (i, j)), shape=(len(rows), len(self.names)))


def columns_of(rows: Sequence[Features], groups: Sequence[str], known: Mapping[str, float]) -> Columns:
    """The features that occur in two groups (documents) or more, and those `known` already (with scale)."""
    import numpy as np  # noqa: PLC0415

    seen: dict[str, tuple[float, set[str]]] = {}
    for features, group in zip(rows, groups, strict=True):
        for name, value in features.items():
            if value:
                top, where = seen.setdefault(name, (0.0, set()))
                where.add(group)
                seen[name] = (max(top, abs(value)), where)
    scales = {name: top for name, (top, where) in seen.items() if len(where) > 1}
    scales |= {name: top for name, top in known.items() if top > 0}
    names = tuple(sorted(scales))
    return Columns(names, np.array([scales[name] for name in names]))


def fit(
    columns: Columns,
    matrix: csr_array,
    classes: Sequence[int],
    count: int,
    start: Sequence[LinearTable],
    freedom: float,
) -> list[LinearTable]:
    """Softmax regression by L-BFGS with a Gaussian prior around `start` (one model a class), `freedom` its variance in
    units of the scaled features. `classes` are the right ones by row, 0 to `count` - 1. Deterministic.
    """
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import minimize  # noqa: PLC0415

    prior = np.array([_vector(columns, table) for table in start]).reshape(count, len(columns.names) + 1)
    right = np.zeros((len(classes), count))
    right[np.arange(len(classes)), np.array(classes, dtype=np.int64)] = 1.0

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(count, -1)
        totals = matrix @ weights[:, 1:].T + weights[:, 0]
        totals -= totals.max(axis=1, keepdims=True)
        logs = totals - np.log(np.exp(totals).sum(axis=1, keepdims=True))
        off = np.exp(logs) - right
        away = weights - prior
        away[:, 0] = 0.0
        slope = np.concatenate([off.sum(axis=0)[:, None], (matrix.T @ off).T], axis=1) + away / freedom
        return float(-(right * logs).sum() + 0.5 * (away**2).sum() / freedom), slope.ravel()

    found = minimize(loss, prior.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-10})
    return [_table(columns, row) for row in found.x.reshape(count, -1)]


def _vector(columns: Columns, table: LinearTable) -> list[float]:
    weights = [table.weights.get(name, 0.0) for name in columns.names]
    return [table.bias, *(float(w * s) for w, s in zip(weights, columns.scale, strict=True))]


def _table(columns: Columns, row: NDArray[np.float64]) -> LinearTable:
    weights = {
        name: round(float(w / s), _DIGITS) for name, w, s in zip(columns.names, row[1:], columns.scale, strict=True)
        if abs(w) >= _LEAST
    }  # fmt: skip
    return LinearTable(bias=round(float(row[0]), _DIGITS), weights=weights)
