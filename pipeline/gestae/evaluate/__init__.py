"""Validation of event records against gold: `score(events, gold)` is `gestae evaluate` as a function.

`compare_runs(a, b, gold)` is `gestae compare`. The contract of what counts is docs/record.md, "How agreement is
counted".
"""

from gestae.evaluate.runs import Comparison, compare_runs
from gestae.evaluate.scores import Scores, score

__all__ = ["Comparison", "Scores", "compare_runs", "score"]
