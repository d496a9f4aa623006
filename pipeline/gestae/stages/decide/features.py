"""Numbers that speak for or against a candidate's part in one event: what rules, grammar, layout and the rest say."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log1p

from gestae.layout import unit_of
from gestae.learned.context import CueLine, Features, around, prefixed
from gestae.learned.names import name_features
from gestae.model import Draft, DraftActor, Mention, MentionKind
from gestae.stages.decide.candidates import Candidate, Places, Span, Whole, spans_of

Proposal = tuple[Candidate, DraftActor | None, Features]
"""A candidate for one event, the actor that the rules made of it, and its features."""
_TARGETS = {MentionKind.PERSON: "person", MentionKind.ORGANIZATION: "organizer"}
_ASSUMED = frozenset(("no-cue", "beside"))
"""How rules find actors without words that say what these did (stages/unify)."""
_BEHIND = 80
"""Characters behind a person's name within which a body may be where that person works."""


class FeatureMaker:
    """Features of the pairs of one report: (event, candidate) -> numbers."""

    def __init__(self, whole: Whole) -> None:
        """Count once what holds for the whole report."""
        self.whole = whole
        self._places = Places(whole)
        self._own = [n for n, candidate in enumerate(whole.candidates) if candidate.key == whole.own]
        self._cues = {kind: CueLine(whole.text, whole.cues, target) for kind, target in _TARGETS.items()}
        self._told = Counter(n for draft in whole.drafts for n in self._places.inside(spans_of(draft)))
        sure = [m for c in whole.candidates if not c.loose for m in c.mentions if not m.found_by.startswith("loose")]
        self._known = sorted(sure, key=lambda m: (m.end, m.start))
        self._ends = [m.end for m in self._known]
        self._people = sorted({m.end for m in sure if m.kind is MentionKind.PERSON})
        self._static: dict[int, Features] = {}
        self._around: dict[Span, Features] = {}

    def pairs(self, number: int, kind: MentionKind, actors: Sequence[DraftActor]) -> Iterator[Proposal]:
        """Who could have a part in draft `number`, with features: persons whom its passages name, bodies also where
        they frame the report. `actors` are those of that kind whom the rules chose.
        """
        draft = self.whole.drafts[number]
        spans = spans_of(draft)
        there = self._places.inside(spans)
        frame = self._places.frame(draft) if kind is MentionKind.ORGANIZATION else {}
        event = self._event(number, draft, actors, spans)
        ruled = self._places.ruled(actors)
        # Whose report or section it is, the rules decide: what only frames an event comes in where they inherit none.
        heir = any(actor.inherited for actor in actors)
        around = (n for n in ruled if n in frame or n in self._own) if heir else (*frame, *self._own)
        for n in sorted({*there, *around}):
            candidate, rule = self.whole.candidates[n], ruled.get(n)
            if candidate.kind is kind:
                yield candidate, rule, {
                    **event, **self._of_candidate(n, candidate), **_ruled(rule), **frame.get(n, {}),
                    **self._inside(draft, spans, there.get(n, [])),
                }  # fmt: skip

    def _event(self, number: int, draft: Draft, actors: Sequence[DraftActor], spans: Sequence[Span]) -> Features:
        finds = self.whole.finds[number]
        found = {
            f"form:{draft.passage.form}": 1.0,
            "events": log1p(len(self.whole.drafts)),
            "length": log1p(sum(end - start for start, end in spans)),
            "activity": finds.activity,
            "actors": float(len(actors)),
            "actors:organizer": float(sum(a.role == "organizer" and not a.inherited for a in actors)),
            "people": float(len(draft.people)),
            "first": float(number == 0),
        }
        if finds.own is not None:
            found[f"own:{finds.own.rule}"] = 1.0
        if draft.kind is not None:
            found[f"kind:{draft.kind.value}"] = 1.0
        return found

    def _of_candidate(self, n: int, candidate: Candidate) -> Features:
        if n not in self._static:
            mentions = candidate.mentions
            first = unit_of(self.whole.units, mentions[0].start)
            self._static[n] = {
                **name_features(candidate.lead.name),
                "loose": float(candidate.loose),
                "mentions": log1p(len(mentions)),
                "told": log1p(self._told[n]),
                "told-share": self._told[n] / max(1, len(self.whole.drafts)),
                "score": max(m.score for m in mentions),
                "acronym": float(candidate.lead.acronym is not None),
                "honorific": float(any(m.honorific for m in mentions)),
                "position": float(any(m.position for m in mentions)),
                "affiliation": float(any(m.affiliation for m in mentions)),
                "first-unit": log1p(first if first is not None else 99),
                "first-place": mentions[0].start / max(1, len(self.whole.text)),
                "own-body": float(candidate.key == self.whole.own),
                **{f"found:{rule}": 1.0 for rule in {m.found_by for m in mentions}},
                **self._overlaps(mentions[0]),
            }
        return self._static[n]

    def _overlaps(self, mention: Mention) -> Features:
        """The names that rules are sure of and that a candidate overlaps: as its part, as its whole."""
        found: Features = {}
        for k in range(bisect_right(self._ends, mention.start), len(self._known)):
            other = self._known[k]
            if other.start >= mention.end:
                break
            if (other.start, other.end, other.kind) == (mention.start, mention.end, mention.kind):
                continue
            whole = other.start <= mention.start and mention.end <= other.end
            part = mention.start <= other.start and other.end <= mention.end
            found[f"{'in' if whole else 'holds' if part else 'cuts'}:{other.kind.value}"] = other.score
        return found

    def _inside(self, draft: Draft, spans: Sequence[Span], there: Sequence[Mention]) -> Features:
        """What holds for the best of the mentions in the passage: the one nearest to a cue, else the first."""
        if not there:
            return {}
        cued = [(self._cues[m.kind].near(m), m) for m in there]
        near, mention = max(
            cued, key=lambda p: (max(p[0].get("cue-before", 0.0), p[0].get("cue-after", 0.0)), -p[1].start)
        )
        start, end = spans[0]
        offset = mention.start - start if start <= mention.start < end else end - start
        found = {
            "inside": float(len(there)),
            **near,
            **self._words(mention),
            "offset": log1p(offset),
            "offset-share": offset / max(1, end - start),
            "elsewhere": float(not start <= mention.start < end),
            **_within("in-title", draft.passage.title, there),
            **_within("in-name", (draft.name.start, draft.name.end) if draft.name else None, there),
            **_within("in-place", (draft.place.start, draft.place.end) if draft.place else None, there),
            **self._layout(mention),
            **self._behind_person(mention),
        }
        return found if mention is there[0] else found | prefixed("first-", self._words(there[0]))

    def _words(self, mention: Mention) -> Features:
        span = (mention.start, mention.end)
        if span not in self._around:
            self._around[span] = around(self.whole.text, mention)
        return self._around[span]

    def _layout(self, mention: Mention) -> Features:
        units = self.whole.units
        n = unit_of(units, mention.start)
        if n is None:
            return {}
        unit = units[n]
        size = max(1, unit.end - unit.start)
        return {
            f"unit:{unit.kind.value}": 1.0,
            "unit-size": log1p(size),
            "unit-share": (mention.end - mention.start) / size,
            "unit-offset": (mention.start - unit.start) / size,
            "from-end": log1p(len(units) - n),
            "unit-number": log1p(n),
        }

    def _behind_person(self, mention: Mention) -> Features:
        """How far the person before it is: a body right behind a name is where somebody works."""
        k = bisect_right(self._people, mention.start) - 1
        if k < 0 or mention.start - self._people[k] > _BEHIND:
            return {}
        gap = self.whole.text[self._people[k] : mention.start]
        return {
            "after-person": 1.0 - len(gap) / _BEHIND,
            "after-person:comma": float("," in gap or "(" in gap),
            "after-person:line": float("\n" in gap),
        }


def _within(name: str, span: Span | None, mentions: Sequence[Mention]) -> Mapping[str, float]:
    return {name: 1.0} if span and any(span[0] <= m.start < span[1] for m in mentions) else {}


def _ruled(actor: DraftActor | None) -> Features:
    """What the rules decided: role, how they found it, how sure they were."""
    if actor is None:
        return {"rule:none": 1.0}
    by = actor.found_by.rpartition("+")[2]
    inherited = float(actor.inherited)
    return {f"rule:{actor.role}": 1.0, f"rule-by:{by}": 1.0, "rule-score": actor.score, "rule-inherited": inherited}


def assumed(actor: DraftActor) -> bool:
    """Whether the rules only assume an actor: no words say that the person or body took part."""
    return actor.inherited or actor.found_by.rpartition("+")[2] in _ASSUMED
