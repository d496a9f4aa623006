"""What the ablation compares: the rules, logistic regression, boosted trees, both, and features left out by group."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gestae.learned.linear import probability
from gestae.learned.names import name_features
from gestae.train.learn import fit_acts
from gestae.train.pairs import NONE, Pair

RULES, LINEAR, TREES, BOTH = "rules", "logistic regression", "boosted trees", "mean of both"
Chances = Sequence[float]
TREE_SETTINGS: Mapping[str, Any] = {
    "learning_rate": 0.06, "max_iter": 120, "max_depth": 4, "min_samples_leaf": 8, "l2_regularization": 1.0,
    "early_stopping": False, "random_state": 0,
}  # fmt: skip
"""Of scikit-learn's HistGradientBoostingClassifier."""
_SHAPE = "|".join(map(re.escape, name_features("Ann Reeve")))
GROUPS = {
    "the rules' verdicts": r"rule\b.*|rule-.*|found:.*|score|loose|(?:in|holds|cuts):.*",
    "words beside the name": r"(?:first-)?(?:before|after):.*|after-person.*",
    "cues": r"cue-.*",
    "layout": r"unit.*|offset.*|from-end|in-title|in-name|in-place|elsewhere|inside",
    "the whole report": r"mentions|told.*|first-unit|first-place|own-body|frame:.*",
    "the event": r"form:.*|events|length|activity|actors.*|people|first|own:.*|kind:.*",
    "the shape of the name": rf"(?:{_SHAPE})|acronym|honorific|position|affiliation",
}
"""Group -> the names of its features."""
_MATCHERS = {name: re.compile(pattern) for name, pattern in GROUPS.items()}


@dataclass(frozen=True, slots=True)
class Model:
    """Gives each pair the probability that the candidate has a part; `kilobytes` as the numbers stand in a file."""

    chances: Callable[[Sequence[Pair]], Chances]
    kilobytes: float


Fitter = Callable[[Sequence[Pair]], Model]


def group_of(feature: str) -> str:
    """The group of a feature. Raises KeyError for one that belongs to none: a new one needs a place above."""
    for name, matcher in _MATCHERS.items():
        if matcher.fullmatch(feature):
            return name
    raise KeyError(feature)


def fitters() -> dict[str, Fitter]:
    """All that is fitted, by name."""
    left_out = {f"without {group}": partial(linear, group) for group in GROUPS}
    return {LINEAR: partial(linear, None), TREES: trees, BOTH: both, **left_out}


def without(group: str, pairs: Sequence[Pair]) -> list[Pair]:
    """The same pairs without the features of a group."""
    matcher = _MATCHERS[group]
    return [
        replace(p, features={name: v for name, v in p.features.items() if not matcher.fullmatch(name)}) for p in pairs
    ]


def linear(group: str | None, pairs: Sequence[Pair]) -> Model:
    """gestae's own logistic regression, without a group of features where one is named."""
    used = [pair for pair in pairs if pair.fit]
    _, table = fit_acts(without(group, used) if group else used, None)
    acts = table.made()
    size = len(json.dumps(table.model_dump())) / 1000
    # A feature that was left out has no weight, so that it counts nothing here.
    return Model(lambda asked: [probability(acts.total(pair.features)) for pair in asked], size)


def trees(pairs: Sequence[Pair]) -> Model:
    """Gradient boosting over the same features as numbers. Raises SystemExit where scikit-learn is not installed."""
    try:
        from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise SystemExit("scikit-learn is not installed: pip install 'gestae[train]'") from error
    used = [pair for pair in pairs if pair.fit]
    names = sorted({name for pair in used for name in pair.features})
    place = {name: n for n, name in enumerate(names)}
    learner = HistGradientBoostingClassifier(**TREE_SETTINGS)
    learner.fit(_dense(used, place), np.array([pair.role != NONE for pair in used]))
    numbers = [
        (int(node["feature_idx"]), float(f"{node['value'] if node['is_leaf'] else node['num_threshold']:.6g}"),
         int(node["left"]), int(node["right"]))
        for (one,) in learner._predictors for node in one.nodes
    ]  # fmt: skip
    size = len(json.dumps([names, numbers])) / 1000

    def chances(asked: Sequence[Pair]) -> Chances:
        found: list[float] = learner.predict_proba(_dense(asked, place))[:, 1].tolist() if asked else []
        return found

    return Model(chances, size)


def both(pairs: Sequence[Pair]) -> Model:
    """The mean of the two probabilities."""
    one, other = linear(None, pairs), trees(pairs)

    def chances(asked: Sequence[Pair]) -> Chances:
        return [(a + b) / 2 for a, b in zip(one.chances(asked), other.chances(asked), strict=True)]

    return Model(chances, one.kilobytes + other.kilobytes)


def _dense(pairs: Sequence[Pair], place: Mapping[str, int]) -> NDArray[np.float64]:
    """float64, (pairs, features)."""
    found = np.zeros((len(pairs), len(place)))
    for row, pair in enumerate(pairs):
        for name, value in pair.features.items():
            if name in place:
                found[row, place[name]] = value
    return found
