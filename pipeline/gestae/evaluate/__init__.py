"""Validation of event records against gold: `score(events, gold)` is `gestae evaluate` as a function.

The contract of what counts is docs/record.md, "How agreement is counted".
"""

from gestae.evaluate.scores import Scores, score

__all__ = ["Scores", "score"]
