"""The learned models of topics: boosted decision trees as plain arrays, read from data/topics_*.json.

`python -m gestae.train.topics corpus/train --write` makes the files. The sum of the leaves that a candidate falls into
is the log-odds of "the event is filed under this label" (Friedman 2001, gradient boosting).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import accumulate
from math import exp, fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Numbers = NDArray[np.intp]
    _Forest = tuple[_Numbers, NDArray[np.float64], _Numbers, _Numbers, _Numbers, int]

BUILT_IN, OWN = "data/topics_built_in.json", "data/topics_own.json"
"""Where the models lie in the package: for the built-in labels, and for a list of the user's own."""
Rows = Mapping[str, Sequence[float]]
"""Label -> the values of its features."""
LEAF = -1
"""Stands for "no feature" at a leaf."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree: node n asks whether `feature[n]` is at most `split[n]` and goes to `left[n]`, else to `right[n]`.

    Node 0 is the root. At a leaf `feature` is LEAF, `split` is its value in log-odds, and both ways lead back to it.
    """

    feature: tuple[int, ...]
    split: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def depth(self) -> int:
        """How many questions lead to the deepest leaf; children stand behind their parent."""
        depths = [0] * len(self.feature)
        for node, feature in enumerate(self.feature):
            if feature != LEAF:
                depths[self.left[node]] = depths[self.right[node]] = depths[node] + 1
        return max(depths)


@dataclass(frozen=True)
class TopicModel:
    """Trees over the named features, and the log-odds that they start from.

    `least` is the probability that the first label needs, `threshold` the one that a further label needs.
    """

    features: tuple[str, ...]
    start: float
    least: float
    threshold: float
    trees: tuple[Tree, ...]

    def probabilities(self, rows: Rows) -> dict[str, float]:
        """The probability (0 to 1) that each label is said; a row holds its values in the order of `features`.

        The sum is exactly rounded, so that it does not depend on the machine's way of adding.
        """
        leaves = self._leaves(list(rows.values()))
        return {label: 1 / (1 + exp(-fsum((self.start, *one)))) for label, one in zip(rows, leaves, strict=True)}

    def _leaves(self, rows: Sequence[Sequence[float]]) -> list[list[float]]:
        """The leaf's value of every tree, for each row."""
        import numpy as np  # noqa: PLC0415 (late: help is quick)

        if not rows:
            return []
        feature, split, left, right, roots, depth = self._forest
        values = np.asarray(rows, dtype=np.float64)
        nodes = np.tile(roots, (len(rows), 1))
        which = np.arange(len(rows))[:, None]
        for _ in range(depth):
            nodes = np.where(values[which, feature[nodes]] <= split[nodes], left[nodes], right[nodes])
        leaves: list[list[float]] = split[nodes].tolist()
        return leaves

    @cached_property
    def _forest(self) -> _Forest:
        """All trees' nodes behind one another: feature (0 at leaves), split, left, right; the roots; the depth."""
        import numpy as np  # noqa: PLC0415

        sizes = [len(tree.feature) for tree in self.trees]
        roots = list(accumulate(sizes[:-1], initial=0))
        left = [root + node for root, tree in zip(roots, self.trees, strict=True) for node in tree.left]
        right = [root + node for root, tree in zip(roots, self.trees, strict=True) for node in tree.right]
        feature = [max(0, number) for tree in self.trees for number in tree.feature]
        split = [number for tree in self.trees for number in tree.split]
        numbers, lefts, rights, starts = (np.array(one, dtype=np.intp) for one in (feature, left, right, roots))
        return numbers, np.array(split), lefts, rights, starts, max(tree.depth for tree in self.trees)


@cache
def load_topic_model(name: str) -> TopicModel:
    """A model of the package: BUILT_IN or OWN."""
    return parse_topic_model(resources.files("gestae").joinpath(name).read_text(encoding="utf-8"))


def parse_topic_model(text: str) -> TopicModel:
    """The model that `as_json` wrote."""
    read = json.loads(text)
    trees = tuple(Tree(*(tuple(tree[part]) for part in Tree.__slots__)) for tree in read["trees"])
    return TopicModel(tuple(read["features"]), read["start"], read["least"], read["threshold"], trees)


def as_json(model: TopicModel) -> str:
    """The model as text: a line a tree."""
    trees = ",\n  ".join(json.dumps({part: getattr(tree, part) for part in Tree.__slots__}) for tree in model.trees)
    head = {part: getattr(model, part) for part in ("features", "start", "least", "threshold")}
    lines = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    return "{\n" + ",\n".join([*lines, f' "trees": [\n  {trees}\n ]']) + "\n}\n"
