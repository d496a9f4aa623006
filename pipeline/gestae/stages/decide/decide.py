"""Who takes part in each event and as what: rules propose, a learned model with the whole report in view decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gestae.learned.decisions import Decisions, FieldDecision
from gestae.learned.linear import likeliest, probability
from gestae.model import Draft, DraftActor, Mention, MentionKind, SetAside
from gestae.stages.decide.candidates import Candidate, Whole, spans_of
from gestae.stages.decide.features import FeatureMaker, assumed, ruled_actor

_RANK = {"organizer": 0, "host": 1, "partner": 2, "funder": 3}
LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class _Choice:
    """A candidate with the probability that it has a part, and what the rules made of it."""

    candidate: Candidate
    features: dict[str, float]
    share: float
    rule: DraftActor | None


def decide(whole: Whole, decisions: Decisions) -> tuple[Draft, ...]:
    """The drafts with organizers and people as learned decisions have them, and what was set aside with the reason."""
    maker = FeatureMaker(whole)
    return tuple(_decided(maker, number, draft, decisions) for number, draft in enumerate(whole.drafts))


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
        _Choice(candidate, features, probability(decision.acts.total(features)), ruled_actor(candidate, actors))
        for candidate, features in maker.pairs(number, kind, actors)
    ]
    chosen = _once(strongest([choice for choice in choices if choice.share >= _least(choice.rule, decision)]))
    by_rule = {id(choice.rule): choice for choice in chosen if choice.rule is not None}
    seen = {id(choice.rule) for choice in choices}
    # What the rules found where no candidate stands is theirs to decide.
    ruled = [(actor, by_rule.get(id(actor))) for actor in actors if id(actor) in by_rule or id(actor) not in seen]
    made = [replace(actor, score=choice.share) if choice else actor for actor, choice in ruled]
    new = [_new(maker.whole, number, choice, decision) for choice in chosen if choice.rule is None]
    aside = [_aside(kind, c) for c in _once(choices) if c.rule is not None and id(c.rule) not in by_rule]
    return [*made, *sorted(new, key=lambda a: a.evidence)], aside


def _least(rule: DraftActor | None, decision: FieldDecision) -> float:
    """The probability from which on a candidate is taken: what words say is not overruled."""
    if rule is None:
        return decision.add
    return decision.keep if assumed(rule) else 0.0


def _once(choices: Iterable[_Choice]) -> list[_Choice]:
    """The choices without those for whom the rules made the same actor as for an earlier one."""
    found: list[_Choice] = []
    for choice in choices:
        if choice.rule is None or all(choice.rule is not other.rule for other in found):
            found.append(choice)
    return found


def strongest(choices: Sequence[_Choice]) -> Iterator[_Choice]:
    """The choices without those that overlap a likelier one: "A and B Club", "B Club"."""
    taken: list[tuple[int, int]] = []
    for choice in sorted(choices, key=lambda c: (-c.share, c.candidate.mentions[0].start, c.candidate.key)):
        spans = [(m.start, m.end) for m in choice.candidate.mentions]
        if not any(a < d and c < b for a, b in spans for c, d in taken):
            taken += spans
            yield choice


def _new(whole: Whole, number: int, choice: _Choice, decision: FieldDecision) -> DraftActor:
    """The actor made of a candidate that the rules had not taken."""
    lead = choice.candidate.lead
    role, _ = likeliest(decision.roles, choice.features)
    spans = _evidence(whole, number, choice.candidate)
    return DraftActor(
        lead.name, role, spans, f"{lead.found_by}+{LEARNED}", choice.share, acronym=lead.acronym,
        honorific=lead.honorific, position=lead.position, affiliation=lead.affiliation,
        inherited=not any(_near(whole, number, span) for span in spans),
    )  # fmt: skip


def _evidence(whole: Whole, number: int, candidate: Candidate) -> tuple[tuple[int, int], ...]:
    """Where the name stands in the event's passages; the fullest name of the report where none of these has it."""
    lead = candidate.lead
    spans = [(m.start, m.end) for m in candidate.mentions if _near(whole, number, (m.start, m.end))]
    full = any((m.start, m.end) in spans and m.name == lead.name for m in candidate.mentions)
    return tuple(spans if full else [*spans, (lead.start, lead.end)])


def _near(whole: Whole, number: int, span: tuple[int, int]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans_of(whole.drafts[number]))


def _aside(kind: MentionKind, choice: _Choice) -> SetAside:
    field = "people" if kind is MentionKind.PERSON else "organizers"
    lead: Mention = choice.candidate.lead
    reason = f"the rules took it; learned from other reports, that is right in {choice.share:.0%} of such cases"
    return SetAside(field, lead.text, lead.start, lead.end, choice.rule.found_by if choice.rule else LEARNED, reason)
