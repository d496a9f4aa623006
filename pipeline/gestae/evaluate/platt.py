"""Platt's scaling: the log-odds of being right as a straight line over the log-odds of the confidence.

J. Platt, "Probabilistic outputs for support vector machines" (1999); here with normal priors instead of his smoothed
targets, so that few values cannot make a confidence 0 or 1, and with shifts of single rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import TYPE_CHECKING

from gestae.evaluate.reliability import Sample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FLATTEST = 0.05
"""The least slope: order within a field is kept whatever gold says."""
EDGE = 0.02
"""Confidences nearer to 0 or 1 than this count as this: log-odds have no end."""
STEPS, ENOUGH = 100, 1e-8
"""The most steps of a fit, and the change of a weight from which there is nothing to gain."""
RULE_SIZE, RULE_STRENGTH = 20, 4.0
"""The values that a rule must have found to get a shift, and how strongly the shift is drawn to none."""


@dataclass(frozen=True, slots=True)
class Line:
    """Log-odds of being right: intercept + slope * log-odds of the confidence + the shift of the rule."""

    intercept: float = 0.0
    slope: float = 1.0
    shifts: Mapping[str, float] = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        """Whether it is not the line that leaves every confidence as it is."""
        return self != Line()

    def at(self, confidence: float, found_by: str | None = None) -> float:
        """The share of right values among those of such a confidence: above 0 and below 1."""
        if not self.changes:
            return confidence
        odds = self.intercept + self.slope * log_odds(confidence) + self.shifts.get(found_by or "", 0.0)
        return 1 / (1 + exp(-odds))


def log_odds(confidence: float) -> float:
    """Of a confidence from 0 to 1, kept EDGE away from both."""
    inner = min(1 - EDGE, max(EDGE, confidence))
    return log(inner / (1 - inner))


def fit_line(values: Sequence[Sample], strength: float, *, rules: bool = False) -> Line:
    """The line of highest posterior: intercept ~ N(0, 1/strength), slope ~ N(1, 1/strength), not below FLATTEST.

    With `rules`, rules with RULE_SIZE values get a shift ~ N(0, 1/RULE_STRENGTH). The problem is convex: it has one
    answer.
    """
    import numpy as np  # noqa: PLC0415 (late: help is quick)

    sizes = Counter(value.found_by for value in values if value.found_by)
    names = sorted(name for name, size in sizes.items() if size >= RULE_SIZE) if rules else []
    rows = [[1.0, log_odds(value.confidence), *(float(value.found_by == name) for name in names)] for value in values]
    problem = _Problem(
        np.array(rows).reshape(-1, 2 + len(names)),
        np.array([value.right for value in values], dtype=np.float64),
        np.array([0.0, 1.0, *(0.0 for _ in names)]),
        np.array([strength, strength, *(RULE_STRENGTH for _ in names)]),
    )
    intercept, slope, *shifts = (round(float(weight), 4) for weight in problem.solved())
    return Line(intercept, slope, dict(zip(names, shifts, strict=True)))


@dataclass(frozen=True)
class _Problem:
    """Penalised logistic regression: design (values, weights), right (values), and the prior's center and strength."""

    design: NDArray[np.float64]
    right: NDArray[np.float64]
    center: NDArray[np.float64]
    pull: NDArray[np.float64]

    def solved(self) -> NDArray[np.float64]:
        """The weights of least loss with a slope of FLATTEST or more."""
        free = self._newton(self.center)
        if free[1] >= FLATTEST:
            return free
        flat = self.center.copy()
        flat[1] = FLATTEST
        return self._newton(flat, fixed=1)

    def _newton(self, start: NDArray[np.float64], fixed: int | None = None) -> NDArray[np.float64]:
        """Newton's method with halved steps, so that the loss always falls."""
        import numpy as np  # noqa: PLC0415

        weights, loss = start.copy(), self._loss(start)
        for _ in range(STEPS):
            share = 1 / (1 + np.exp(-(self.design @ weights)))
            slope = self.design.T @ (share - self.right) + self.pull * (weights - self.center)
            bend = (self.design * (share * (1 - share))[:, None]).T @ self.design + np.diag(self.pull)
            if fixed is not None:
                slope[fixed], bend[fixed, :], bend[:, fixed], bend[fixed, fixed] = 0.0, 0.0, 0.0, 1.0
            step = np.linalg.solve(bend, slope)
            while self._loss(weights - step) > loss and np.abs(step).max() > ENOUGH:
                step = step / 2
            weights = weights - step
            loss = self._loss(weights)
            if np.abs(step).max() <= ENOUGH:
                break
        return weights

    def _loss(self, weights: NDArray[np.float64]) -> float:
        import numpy as np  # noqa: PLC0415

        odds = self.design @ weights
        fit = np.sum(np.logaddexp(0, odds) - self.right * odds)
        return float(fit + np.sum(self.pull * (weights - self.center) ** 2) / 2)
