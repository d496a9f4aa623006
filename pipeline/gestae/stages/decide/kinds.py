"""The kind of an event: rules propose by cue words, a learned model with the event's other words in view decides."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log, log1p
from typing import get_args

from gestae.learned.context import Features
from gestae.learned.decisions import KindDecision
from gestae.lexicon.cues import fold_word
from gestae.model import Draft, Finds, Hit, SetAside
from gestae.records import Kind
from gestae.stages.decide.candidates import LEARNED, Whole

KINDS: tuple[str, ...] = get_args(Kind)
OTHER = "other"
_BEGINNING = 160
"""Characters of a passage in which an event is named; what follows tells of its course."""
_HALF = 150
"""Characters into the passage at which `first` is a half."""
_TITLE, _TEXT, _TOPIC = 0.7, 0.5, 0.5
"""Values of a word in the event's title, in its first words, and of a topic: of smaller ones less is learnt."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_SILENT = re.compile(
    r"the|and|for|was|were|with|that|this|from|has|had|have|are|been|which|who|our|their|its|his|her|not|but|all|they|them"
    r"|she|him|you|your|will|into|than|then|there|also|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
"""Words of grammar and of dates say nothing about a kind; folded as `fold_word` does."""
Words = dict[str, tuple[float, tuple[int, int]]]
"""A word or topic of the event -> its value, and where it stands first."""


@dataclass(frozen=True, slots=True)
class KindCase:
    """What is looked at for one event: features of each kind, the words, the rules' kind ("other" for none)."""

    rows: Mapping[str, Features]
    words: Words
    ruled: str

    @property
    def values(self) -> dict[str, float]:
        """The words with their values alone."""
        return {word: value for word, (value, _) in self.words.items()}


class KindCases:
    """The cases of one report; the kinds of its events are counted once."""

    def __init__(self, whole: Whole) -> None:
        """Count what holds for the whole report."""
        self._whole = whole
        self._kinds = Counter(ruled_kind(draft) for draft in whole.drafts)

    def case(self, number: int) -> KindCase:
        """What is to be looked at for draft `number`."""
        draft, finds = self._whole.drafts[number], self._whole.finds[number]
        ruled = ruled_kind(draft)
        others = {kind: count - (kind == ruled) for kind, count in self._kinds.items()}
        return KindCase(_rows(draft, finds, others), _words(self._whole.text, draft, finds), ruled)


def ruled_kind(draft: Draft) -> str:
    """The kind that the rules gave."""
    return draft.kind.value if draft.kind is not None and draft.kind.value in KINDS else OTHER


def decide_kind(
    case: KindCase, draft: Draft, finds: Finds, decision: KindDecision
) -> tuple[Hit | None, list[SetAside]]:
    """The kind with its probability as score, and the rules' kind as set aside where another one is taken.

    Another kind needs words that speak for it, to be shown.
    """
    chances = decision.shares(case.rows, case.values)
    best = max(KINDS, key=lambda kind: (chances[kind], -KINDS.index(kind)))
    ruled, chance = draft.kind, chances[case.ruled]
    kept = replace(ruled, score=chance) if ruled is not None else None
    if best == case.ruled or chances[best] - chance < decision.lead:
        return kept, []
    shown = _shown(case, best, finds.kind_votes, decision)
    if shown is None:
        return kept, []
    (start, end), rule = shown
    hit = Hit(best, start, end, f"{rule}+{LEARNED}", chances[best])
    if ruled is None:
        return hit, []
    reason = f"less likely than {best} ({chances[best]:.0%} against {chance:.0%}), learned from other reports"
    return hit, [SetAside("kind", ruled.value, ruled.start, ruled.end, ruled.rule, reason)]


def _shown(
    case: KindCase, best: str, votes: Sequence[Hit], decision: KindDecision
) -> tuple[tuple[int, int], str] | None:
    """Where it is said that the event is of a kind, and how: its strongest cue, else the word that told most for it."""
    own = [vote for vote in votes if vote.value == best]
    if own:
        vote = max(own, key=lambda v: (v.score, -v.start))
        return (vote.start, vote.end), vote.rule

    def told(word: str) -> float:
        weights = decision.words.get(word, {})
        return case.words[word][0] * (weights.get(best, 0.0) - weights.get(case.ruled, 0.0))

    word = max(sorted(case.words), key=told, default=None)
    return (case.words[word][1], "words") if word is not None and told(word) > 0 else None


def _rows(draft: Draft, finds: Finds, others: Mapping[str, int]) -> dict[str, Features]:
    """What speaks for each kind: its cues beside those of others, where they stand, the rules, the other events."""
    rows: dict[str, Features] = {kind: {} for kind in KINDS}
    points = {hit.value: hit.score for hit in finds.kinds if hit.value in rows}
    for kind, own in points.items():
        rival = max((value for other, value in points.items() if other != kind), default=0.0)
        rows[kind] = {
            "score": log1p(own), "share": own / sum(points.values()), "of-best": own / max(points.values()),
            "ahead": log((1 + own) / (1 + rival)), **_said(draft, [v for v in finds.kind_votes if v.value == kind]),
        }  # fmt: skip
    rows[ruled_kind(draft)]["ruled"] = 1.0
    for kind, count in others.items():
        if kind != OTHER and count:
            rows[kind] |= {"others": count / sum(others.values()), "others-number": log1p(count)}
    return rows


def _said(draft: Draft, votes: Sequence[Hit]) -> Features:
    found: Features = {"votes": log1p(len(votes))}
    if votes:
        found["first"] = 1 / (1 + max(0, min(v.start for v in votes) - draft.passage.start) / _HALF)
    for rule, count in Counter(vote.rule for vote in votes).items():
        found[f"in:{rule}"] = 1.0
        found[f"number:{rule}"] = log1p(count)
        found[f"points:{rule}"] = log1p(max(v.score for v in votes if v.rule == rule))
    return found


def _words(text: str, draft: Draft, finds: Finds) -> Words:
    """The words of the event's title and first lines, folded, and its topics."""
    passage = draft.passage
    title = finds.names[0] if finds.names else None
    spans = [(title.start, title.end, _TITLE)] if title else []
    found: Words = {}
    for start, end, value in (*spans, (passage.start, min(passage.end, passage.start + _BEGINNING), _TEXT)):
        for match in _WORD.finditer(text, start, end):
            word = fold_word(match.group())
            if not _SILENT.fullmatch(word):
                found.setdefault(word, (value, match.span()))
    for topic in draft.topics:
        found[f"topic:{topic.value}"] = (_TOPIC, (topic.start, topic.end))
    return found
