"""What decisions are learnt from: every (event, candidate) pair of annotated reports, with what gold says of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.evaluate import score
from gestae.evaluate.likeness import Record
from gestae.evaluate.names import spellings
from gestae.learned.context import Features
from gestae.model import Draft, DraftActor, Mention, MentionKind
from gestae.run import Read, whole
from gestae.stages.decide.candidates import Candidate, Span, name_spans
from gestae.stages.decide.features import FeatureMaker
from gestae.stages.validate import validate

NONE = "none"
"""The role of a candidate that has no part in the event."""
FIELDS = {"organizers": MentionKind.ORGANIZATION, "people": MentionKind.PERSON}


@dataclass(frozen=True, slots=True)
class Pair:
    """One candidate for one event. `answer` is the number of the gold value that it is, or None; `role` that value's.

    `fit` is false where nothing can be learnt: the event answers none of gold, or gold leaves the value open.
    """

    field: str
    document: str
    event: int
    features: Features
    role: str
    answer: int | None
    optional: bool
    fit: bool
    rule: DraftActor | None
    candidate: Candidate

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the candidate is named."""
        return name_spans(self.candidate)

    @property
    def ruled(self) -> str:
        """The role that the rules gave."""
        return self.rule.role if self.rule else NONE


def pairs_of(read: Read, gold: Sequence[Record]) -> list[Pair]:
    """All pairs of one report, as its rules read it; `gold` are its events."""
    golds = answers(read, gold)
    maker = FeatureMaker(whole(read))
    return [
        pair for field, kind in FIELDS.items() for event in enumerate(read.unified.drafts)
        for pair in _of_event(maker, read.report.document, event, (field, kind), golds.get(event[0]))
    ]  # fmt: skip


def wanted_of(gold: Sequence[Record]) -> Counter[str]:
    """How many values gold has, by field."""
    certain = [event for event in gold if not event.get("optional")]
    return Counter({
        field: sum(not value.get("optional") for event in certain for value in event.get(field) or ())
        for field in FIELDS
    })  # fmt: skip


def answers(read: Read, gold: Sequence[Record]) -> dict[int, Record]:
    """By number of draft the event of gold that it answers, as the rules' own decisions pair them."""
    events = validate(read.report, read.parts.dates, read.unified.drafts, None, explain=False)
    numbers = {event.id: n for n, event in enumerate(events)}
    scores = score([e.model_dump(mode="json") for e in events], {read.report.document: gold})
    return {
        numbers[pair.output["id"]]: pair.gold
        for result in scores.documents for pair in result.pairs
        if pair.output is not None and pair.gold is not None
    }  # fmt: skip


def _of_event(
    maker: FeatureMaker,
    document: str,
    event: tuple[int, Draft],
    asked: tuple[str, MentionKind],
    gold: Record | None,
) -> Iterator[Pair]:
    (number, draft), (field, kind) = event, asked
    person = kind is MentionKind.PERSON
    actors = draft.people if person else draft.organizers
    values: Sequence[Record] = (gold or {}).get(field) or ()
    known = [spellings(value, person=person) for value in values]
    for candidate, rule, features in maker.pairs(number, kind, actors):
        own = _spellings(candidate, person=person)
        answer = next((n for n, names in enumerate(known) if names & own), None)
        value = values[answer] if answer is not None else {}
        optional = bool(value.get("optional"))
        yield Pair(
            field, document, number, features, str(value.get("role") or NONE) if value else NONE, answer, optional,
            gold is not None and not optional, rule, candidate,
        )  # fmt: skip


def _spellings(candidate: Candidate, *, person: bool) -> frozenset[str]:
    named = [{"name": m.name, "acronym": m.acronym} for m in _distinct(candidate.mentions)]
    return frozenset().union(*(spellings(value, person=person) for value in named))


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    return list({(m.name, m.acronym): m for m in mentions}.values())
