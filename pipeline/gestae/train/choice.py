"""Fitting the choice of a kind: conditional logistic regression (McFadden 1974) over features that all kinds share, and
weights of words for single kinds, with a Gaussian prior around weights that are there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gestae.learned.decisions import KindTable
from gestae.stages.decide.kinds import KINDS, KindCase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

FREEDOM = 1.0
"""Variance of the prior; chosen by cross-validation (docs/decisions/0013-learned-events.md)."""
_DIGITS = 3
_LEAST = 0.1
"""Weights of words below this are left out of the file: that changes no figure and makes it a quarter as large."""
_DOCUMENTS = 3
"""In how many a word must occur: those of fewer are mostly names."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Names of what is learnt about: shared features, and words (the empty one for what holds without any)."""

    points: tuple[str, ...]
    words: tuple[str, ...]

    def shared(self, cases: Sequence[KindCase]) -> NDArray[np.float64]:
        """float64, (cases, kinds, shared features)."""
        import numpy as np  # noqa: PLC0415

        place = {name: n for n, name in enumerate(self.points)}
        found = np.zeros((len(cases), len(KINDS), len(self.points)))
        for row, case in enumerate(cases):
            for column, kind in enumerate(KINDS):
                for name, value in case.rows[kind].items():
                    if name in place:
                        found[row, column, place[name]] = value
        return found

    def said(self, cases: Sequence[KindCase]) -> csr_array:
        """Sparse, (cases, words)."""
        from scipy.sparse import csr_array  # noqa: PLC0415

        place = {word: n for n, word in enumerate(self.words)}
        entries = [
            (row, place[word], value)
            for row, case in enumerate(cases) for word, value in {"": 1.0, **case.values}.items() if word in place
        ]  # fmt: skip
        i, j, v = zip(*entries, strict=True)
        return csr_array((v, (i, j)), shape=(len(cases), len(self.words)))


def fit_kinds(
    cases: Sequence[KindCase], documents: Sequence[str], right: Sequence[str], start: KindTable | None, lead: float
) -> KindTable:
    """The table that fits the right kinds best; `documents` says of which report each case is. Deterministic."""
    import numpy as np  # noqa: PLC0415
    from scipy.optimize import minimize  # noqa: PLC0415

    known = _known(cases, documents, start)
    shared, said = known.shared(cases), known.said(cases)
    prior = _prior(known, start)
    cut, shape = len(known.points), (len(known.words), len(KINDS))
    rows, columns = np.arange(len(cases)), np.array([KINDS.index(kind) for kind in right])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        totals = shared @ flat[:cut] + said @ flat[cut:].reshape(shape)
        totals -= totals.max(axis=1, keepdims=True)
        logs = totals - np.log(np.exp(totals).sum(axis=1, keepdims=True))
        off = np.exp(logs)
        off[rows, columns] -= 1.0
        away = flat - prior
        slope = np.concatenate([np.einsum("ck,ckf->f", off, shared), (said.T @ off).ravel()]) + away / FREEDOM
        return float(-logs[rows, columns].sum() + 0.5 * (away**2).sum() / FREEDOM), slope

    found = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-10}).x
    return _table(known, found, lead)


def _known(cases: Sequence[KindCase], documents: Sequence[str], start: KindTable | None) -> _Known:
    """All shared features; the words that occur in enough documents, and those of `start`."""
    where: dict[str, set[str]] = {}
    for case, document in zip(cases, documents, strict=True):
        for word in case.words:
            where.setdefault(word, set()).add(document)
    points = {name for case in cases for row in case.rows.values() for name in row}
    words = {word for word, those in where.items() if len(those) >= _DOCUMENTS}
    if start is not None:
        points |= start.points.keys()
        words |= start.words.keys()
    return _Known(tuple(sorted(points)), tuple(sorted(words | {""})))


def _prior(known: _Known, start: KindTable | None) -> NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415

    points: Mapping[str, float] = start.points if start else {}
    words: Mapping[str, Mapping[str, float]] = start.words if start else {}
    own = [words.get(word, {}).get(kind, 0.0) for word in known.words for kind in KINDS]
    return np.array([*(points.get(name, 0.0) for name in known.points), *own])


def _table(known: _Known, flat: NDArray[np.float64], lead: float) -> KindTable:
    cut = len(known.points)
    points = {name: round(float(w), _DIGITS) for name, w in zip(known.points, flat[:cut], strict=True)}
    words: dict[str, dict[str, float]] = {}
    for word, row in zip(known.words, flat[cut:].reshape(len(known.words), -1), strict=True):
        weights = {k: round(float(w), _DIGITS) for k, w in zip(KINDS, row, strict=True) if abs(w) >= _LEAST}
        if weights:
            words[word] = weights
    return KindTable(lead=lead, points=points, words=words)
