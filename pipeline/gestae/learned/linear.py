"""Linear models over named features, as plain numbers in a JSON file: no pickle, nothing to install, readable."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum: `bias` and a weight for each feature that counts; other features count nothing."""

    bias: float
    weights: Mapping[str, float]

    def total(self, features: Mapping[str, float]) -> float:
        """The sum, in log-odds."""
        weights = self.weights
        return self.bias + sum(value * weights[name] for name, value in features.items() if name in weights)


def probability(total: float) -> float:
    """Log-odds as a probability, 0 to 1."""
    return 1.0 / (1.0 + exp(-total)) if total > -_STEEP else 0.0


_STEEP = 700.0
"""Beyond this a float cannot hold the exponential."""


def shares(totals: Mapping[str, float]) -> dict[str, float]:
    """Each class's share of all (softmax) by its sum."""
    top = max(totals.values())
    powers = {name: exp(total - top) for name, total in totals.items()}
    whole = sum(powers.values())
    return {name: power / whole for name, power in powers.items()}


def likeliest(models: Mapping[str, Linear], features: Mapping[str, float]) -> tuple[str, float]:
    """The class with the highest sum and its share of all (softmax); a tie goes to the first."""
    totals = {name: model.total(features) for name, model in models.items()}
    top = max(totals.values())
    best = next(name for name, total in totals.items() if total == top)
    return best, 1.0 / sum(exp(total - top) for total in totals.values())
