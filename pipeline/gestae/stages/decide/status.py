"""Whether an event was held or is planned: rules read the words about it, a learned model also the tense of the rest.

A diary, a card or a call says of no event that it will be: there is just nothing in it that has happened.
"""

from dataclasses import dataclass
from math import log1p

from gestae.learned.context import Features
from gestae.learned.decisions import StatusDecision
from gestae.learned.linear import probability
from gestae.lexicon.kinds import load_status_patterns
from gestae.lexicon.tense import Tense, heading_ahead, heading_behind, tense_of
from gestae.model import Draft, Hit, SetAside, UnitKind
from gestae.stages.decide.candidates import LEARNED, Span, Whole

HELD, PLANNED = "held", "planned"
_TOLD = 700
"""Characters of a passage in which its status is said; further down "next meeting" is about something else."""
_TITLES = 3


@dataclass(frozen=True, slots=True)
class StatusCase:
    """What is looked at for one event; `ahead` and `behind` are the words to show for planned and for held."""

    features: Features
    ruled: str
    ahead: Span
    behind: Span


class StatusCases:
    """The cases of one report; the tense of the whole is counted once."""

    def __init__(self, whole: Whole) -> None:
        """Count what holds for the whole report."""
        self._whole = whole
        titles = [(u.start, u.end) for u in whole.units if u.kind is UnitKind.TITLE][:_TITLES]
        self._titles = titles
        self._report = {
            **_counted("report", tense_of(whole.text, 0, len(whole.text))),
            **self._headings("title", titles),
            "events": log1p(len(whole.drafts)),
        }

    def case(self, number: int) -> StatusCase:
        """What is to be looked at for draft `number`."""
        draft, text = self._whole.drafts[number], self._whole.text
        start, end = draft.passage.start, min(draft.passage.end, draft.passage.start + _TOLD)
        tense = tense_of(text, start, end)
        headings = [(self._whole.units[n].start, self._whole.units[n].end) for n in draft.passage.headings]
        features = {
            **self._report, **self._headings("heading", headings), **_counted("passage", tense),
            **self._ruled(draft), **_wordings(text, start, end), "people": log1p(len(draft.people)),
        }  # fmt: skip
        whole = (draft.passage.start, draft.passage.end)
        above = next((s for span in (*headings, *self._titles) if (s := heading_ahead(text, *span))), None)
        return StatusCase(features, ruled_status(self._whole, draft), tense.first_ahead or above or whole,
                          tense.first_past or whole)  # fmt: skip

    def _headings(self, name: str, spans: list[Span]) -> Features:
        text = self._whole.text
        return {
            f"{name}:ahead": float(any(heading_ahead(text, *span) for span in spans)),
            f"{name}:behind": float(any(heading_behind(text, *span) for span in spans)),
        }

    def _ruled(self, draft: Draft) -> Features:
        """What the rules say: by wording, by the date, in all."""
        return {
            "ruled:wording": float(draft.status is not None and draft.status.value == PLANNED),
            "ruled:date": float(draft.date is not None and self._whole.dates[draft.date].planned),
            "ruled": float(ruled_status(self._whole, draft) == PLANNED),
        }


def ruled_status(whole: Whole, draft: Draft) -> str:
    """The status that the rules gave."""
    if draft.status is not None:
        return draft.status.value
    return PLANNED if draft.date is not None and whole.dates[draft.date].planned else HELD


def _counted(name: str, tense: Tense) -> Features:
    verbs = tense.verbs + 1
    return {
        f"{name}:past": log1p(tense.past), f"{name}:past-share": tense.past / verbs,
        f"{name}:no-past": float(not tense.past), f"{name}:future-share": tense.future / verbs,
        f"{name}:inviting": log1p(tense.inviting),
    }  # fmt: skip


def _wordings(text: str, start: int, end: int) -> Features:
    """Whether wordings of plans stand in the passage, weak ("will be given") and sure ones."""
    patterns = [p for p in load_status_patterns() if p.status == PLANNED and p.pattern.search(text, start, end)]
    return {"weak": float(any(p.weak for p in patterns)), "sure": float(any(not p.weak for p in patterns))}


def decide_status(case: StatusCase, draft: Draft, decision: StatusDecision) -> tuple[Hit | None, list[SetAside]]:
    """The status as the model has it, with its probability; the rules' own words are set aside where it says otherwise.

    Only held and planned change places.
    """
    chance = probability(decision.planned.total(case.features))
    if case.ruled == HELD and chance >= decision.add:
        return Hit(PLANNED, *case.ahead, f"tense+{LEARNED}", chance), _aside(draft, chance)
    if case.ruled == PLANNED and chance < decision.keep:
        return Hit(HELD, *case.behind, f"tense+{LEARNED}", 1 - chance), _aside(draft, chance)
    return draft.status, []


def _aside(draft: Draft, chance: float) -> list[SetAside]:
    hit = draft.status
    if hit is None:
        return []
    reason = f"learned from other reports, {chance:.0%} of such events are planned"
    return [SetAside("status", hit.value, hit.start, hit.end, hit.rule, reason)]
