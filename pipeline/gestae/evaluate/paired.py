"""Whether two runs really differ: the paired bootstrap over documents.

Documents are drawn with replacement, for both runs the same ones, and the figures computed anew each time (Efron and
Tibshirani 1993, chapter 16; for language processing Berg-Kirkpatrick, Burkett and Klein 2012). A report that is hard is
hard for both runs, so pairs tell far smaller differences from chance than two intervals side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gestae.evaluate.bootstrap import LEVEL, SEED, resampled_f1
from gestae.evaluate.figures import FIELDS, HEADLINE, Count, headline, total

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RESAMPLES = 2000
SURE = 0.05
"""The p-value below which a difference is told from chance."""
Parts = Sequence[Mapping[str, Count]]
"""The counts of each document, by figure."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure (F1, 0 to 1) of two runs on the same documents.

    `low` and `high` bound the difference b - a in LEVEL of the resamples. `p` is how often chance alone would give a
    difference at least as far from none, in either direction. All three are None for fewer than two documents.
    """

    figure: str
    a: float
    b: float
    low: float | None = None
    high: float | None = None
    p: float | None = None

    @property
    def reading(self) -> str:
        """In words: "B is better", "A is better", "may be chance", "equal", or "too few documents"."""
        if self.a == self.b and self.low == self.high:
            return "equal"
        if self.p is None:
            return "too few documents"
        if self.p >= SURE:
            return "may be chance"
        return "B is better" if self.b > self.a else "A is better"


def differences(a: Parts, b: Parts, *, resamples: int = RESAMPLES, seed: int = SEED) -> tuple[Difference, ...]:
    """The headline and each of FIELDS for two runs; `a` and `b` are counts of the same documents in the same order.

    The same seed gives the same result. Raises ValueError where the numbers of documents differ.
    """
    if len(a) != len(b):
        raise ValueError(f"{len(a)} documents cannot be paired with {len(b)}")
    names = ("headline", *FIELDS)
    figures = [dict(_figures(side)) for side in (a, b)]
    if len(a) < 2:
        return tuple(Difference(name, figures[0][name], figures[1][name]) for name in names)
    drawn = _resampled(a, b, resamples, seed)
    return tuple(
        Difference(name, figures[0][name], figures[1][name], *_spread(drawn[:, n])) for n, name in enumerate(names)
    )


def _figures(parts: Parts) -> list[tuple[str, float]]:
    found = total(parts)
    return [("headline", headline(found)), *((field, found[field].f1) for field in FIELDS)]


def _spread(drawn: NDArray[np.float64]) -> tuple[float, float, float]:
    """(low, high, p) of the differences of all resamples. p is never 0: the runs at hand count as one resample."""
    import numpy as np  # noqa: PLC0415 (late: help is quick)

    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(drawn, [tail, 100 - tail])
    beyond = min(int((drawn <= 0).sum()), int((drawn >= 0).sum()))
    return float(low), float(high), min(1.0, 2 * (beyond + 1) / (len(drawn) + 1))


def _resampled(a: Parts, b: Parts, resamples: int, seed: int) -> NDArray[np.float64]:
    """b - a in each resample, float64 of shape (resamples, 1 + fields): the headline first."""
    import numpy as np  # noqa: PLC0415

    sides = [resampled_f1(side, FIELDS, resamples=resamples, seed=seed) for side in (a, b)]
    heads = [side[:, [FIELDS.index(field) for field in HEADLINE]].mean(axis=1, keepdims=True) for side in sides]
    result: NDArray[np.float64] = np.hstack([heads[1] - heads[0], sides[1] - sides[0]])
    return result
