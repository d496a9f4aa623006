"""Who takes part in each event and as what, its kind and status: rules propose, learned models with the whole report
in view decide.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gestae.learned.decisions import Decisions, FieldDecision, KindDecision, StatusDecision
from gestae.learned.linear import likeliest, probability
from gestae.model import Draft, DraftActor, Mention, MentionKind, SetAside
from gestae.stages.decide.candidates import LEARNED, Candidate, Whole, spans_of, strongest
from gestae.stages.decide.features import FeatureMaker, assumed
from gestae.stages.decide.kinds import KindCases, decide_kind
from gestae.stages.decide.status import StatusCases, decide_status

_RANK = {"organizer": 0, "host": 1, "partner": 2, "funder": 3}


@dataclass(frozen=True, slots=True)
class _Choice:
    """A candidate with the probability that it has a part, and what the rules made of it."""

    candidate: Candidate
    features: dict[str, float]
    share: float
    rule: DraftActor | None


def decide(whole: Whole, decisions: Decisions) -> tuple[Draft, ...]:
    """The drafts with organizers, people, kind and status as learned decisions have them, and what was set aside with
    the reason.
    """
    maker = FeatureMaker(whole)
    drafts = tuple(_decided(maker, number, draft, decisions) for number, draft in enumerate(whole.drafts))
    if decisions.kind is not None:
        drafts = _with_kinds(whole, drafts, decisions.kind)
    return _with_status(whole, drafts, decisions.status) if decisions.status is not None else drafts


def _with_kinds(whole: Whole, drafts: Sequence[Draft], decision: KindDecision) -> tuple[Draft, ...]:
    cases = KindCases(whole)
    found = []
    for number, draft in enumerate(drafts):
        kind, aside = decide_kind(cases.case(number), draft, whole.finds[number], decision)
        found.append(replace(draft, kind=kind, set_aside=(*draft.set_aside, *aside)))
    return tuple(found)


def _with_status(whole: Whole, drafts: Sequence[Draft], decision: StatusDecision) -> tuple[Draft, ...]:
    cases = StatusCases(whole)
    found = []
    for number, draft in enumerate(drafts):
        status, aside = decide_status(cases.case(number), draft, decision)
        found.append(replace(draft, status=status, set_aside=(*draft.set_aside, *aside)))
    return tuple(found)


def _decided(maker: FeatureMaker, number: int, draft: Draft, decisions: Decisions) -> Draft:
    bodies, bodies_aside = _field(maker, number, MentionKind.ORGANIZATION, draft.organizers, decisions.organizers)
    people, people_aside = _field(maker, number, MentionKind.PERSON, draft.people, decisions.people)
    bodies.sort(key=lambda a: _RANK.get(a.role, len(_RANK)))
    taken = {span for actor in (*bodies, *people) for span in actor.evidence}
    kept = [a for a in draft.set_aside if a.field not in ("organizers", "people") or (a.start, a.end) not in taken]
    return replace(
        draft, organizers=tuple(bodies), people=tuple(people), set_aside=(*kept, *bodies_aside, *people_aside)
    )


def _field(
    maker: FeatureMaker, number: int, kind: MentionKind, actors: Sequence[DraftActor], decision: FieldDecision
) -> tuple[list[DraftActor], list[SetAside]]:
    """The actors of one kind, those of the rules first, and those of the rules that were not taken."""
    choices = [
        _Choice(candidate, features, probability(decision.acts.total(features)), rule)
        for candidate, rule, features in maker.pairs(number, kind, actors)
    ]
    accepted = [choice for choice in choices if choice.share >= least(choice.rule, decision.keep, decision.add)]
    accepted.sort(key=lambda c: (-c.share, c.candidate.mentions[0].start, c.candidate.key))
    chosen = _once(strongest(accepted, lambda choice: choice.candidate))
    by_rule = {id(choice.rule): choice for choice in chosen if choice.rule is not None}
    seen = {id(choice.rule) for choice in choices}
    # What the rules found where no candidate stands is theirs to decide.
    ruled = [(actor, by_rule.get(id(actor))) for actor in actors if id(actor) in by_rule or id(actor) not in seen]
    made = [replace(actor, score=choice.share) if choice else actor for actor, choice in ruled]
    new = [_new(maker.whole, number, choice, decision) for choice in chosen if choice.rule is None]
    aside = [_aside(kind, c) for c in _once(choices) if c.rule is not None and id(c.rule) not in by_rule]
    return [*made, *sorted(new, key=lambda a: a.evidence)], aside


def least(rule: DraftActor | None, keep: float, add: float) -> float:
    """The probability from which on a candidate is taken: what words say is not overruled."""
    if rule is None:
        return add
    return keep if assumed(rule) else 0.0


def _once(choices: Iterable[_Choice]) -> list[_Choice]:
    """The choices without those for whom the rules made the same actor as for an earlier one."""
    found: list[_Choice] = []
    seen: set[int] = set()
    for choice in choices:
        if choice.rule is None or id(choice.rule) not in seen:
            seen.add(id(choice.rule))
            found.append(choice)
    return found


def _new(whole: Whole, number: int, choice: _Choice, decision: FieldDecision) -> DraftActor:
    """The actor made of a candidate that the rules had not taken."""
    lead = choice.candidate.lead
    role, _ = likeliest(decision.roles, choice.features)
    there = _near(whole, number, choice.candidate)
    near = tuple((m.start, m.end) for m in there)
    full = any(m.name == lead.name for m in there)
    # Where the event's passages have only a short form, the place of the fullest name is shown, too.
    spans = near if full else (*near, (lead.start, lead.end))
    return DraftActor(
        lead.name, role, spans, f"{lead.found_by}+{LEARNED}", choice.share, acronym=lead.acronym,
        honorific=lead.honorific, position=lead.position, affiliation=lead.affiliation, inherited=not near,
    )  # fmt: skip


def _near(whole: Whole, number: int, candidate: Candidate) -> list[Mention]:
    """The mentions of a candidate in the event's passages, in the order of the text."""
    found: set[int] = set()
    for start, end in spans_of(whole.drafts[number]):
        low, high = (bisect_left(candidate.mentions, offset, key=lambda m: m.start) for offset in (start, end))
        found.update(n for n in range(low, high) if candidate.mentions[n].end <= end)
    return [candidate.mentions[n] for n in sorted(found)]


def _aside(kind: MentionKind, choice: _Choice) -> SetAside:
    field = "people" if kind is MentionKind.PERSON else "organizers"
    lead: Mention = choice.candidate.lead
    reason = f"the rules took it; learned from other reports, that is right in {choice.share:.0%} of such cases"
    return SetAside(field, lead.text, lead.start, lead.end, choice.rule.found_by if choice.rule else LEARNED, reason)
