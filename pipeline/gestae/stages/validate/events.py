"""Drafts -> records: the pydantic border. Every value gets its evidence, its confidence and what found it."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import get_args

from gestae.dates import DateMention
from gestae.layout import ByPlace
from gestae.model import Draft, DraftActor, Hit, Report
from gestae.records import (
    Candidate,
    Event,
    EventDate,
    Evidence,
    Kind,
    Organizer,
    OrganizerRole,
    Person,
    PersonRole,
    Place,
    Source,
    Status,
    Topic,
)  # fmt: skip
from gestae.stages.validate.checks import CHECKS, Case

_ORGANIZER_ROLES = get_args(OrganizerRole)
_PERSON_ROLES = get_args(PersonRole)


def validate(
    report: Report, dates: Sequence[DateMention], drafts: Sequence[Draft], written: date | None, explain: bool
) -> tuple[Event, ...]:
    """Check drafts and make records of them, in the order of the text. `written` is the report's own day, if known."""
    events: list[Event] = []
    digest = sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    placed = ByPlace(dates)
    for draft in drafts:
        event = _event(report, dates, draft, digest, explain)
        case = Case(report, dates, placed, draft, event, events[-1] if events else None, written)
        issues = tuple(issue for check in CHECKS.values() for issue in check(case))
        events.append(event.model_copy(update={"issues": issues}))
    return tuple(events)


def _event(report: Report, dates: Sequence[DateMention], draft: Draft, digest: str, explain: bool) -> Event:
    passage = draft.passage
    return Event(
        document=report.document,
        id=_identity(digest, draft, dates),
        text=report.text[passage.start : passage.end],
        start=passage.start,
        end=passage.end,
        name=draft.name.value if draft.name else None,
        name_source=_source(draft.name),
        kind=_kind(draft.kind),
        kind_source=_source(draft.kind),
        status=_status(draft.status, dates[draft.date] if draft.date is not None else None),
        status_source=_source(draft.status),
        date=_date(dates[draft.date]) if draft.date is not None else None,
        organizers=tuple(_organizer(a) for a in draft.organizers if a.role in _ORGANIZER_ROLES),
        people=tuple(_person(a) for a in draft.people if a.role in _PERSON_ROLES),
        topics=tuple(_topic(report.text, h) for h in draft.topics),
        place=_place(draft.place),
        confidence=_rounded(draft.score),
        set_aside=tuple(_candidate(draft)) if explain else None,
    )


def _identity(digest: str, draft: Draft, dates: Sequence[DateMention]) -> str:
    """The same text (its hash) gives the same id, whatever the file is called; letters first, lest a spreadsheet read a
    number."""
    when = dates[draft.date].start if draft.date is not None else -1
    key = f"{digest}:{draft.passage.start}:{draft.passage.end}:{when}"
    return "ev" + sha256(key.encode()).hexdigest()[:14]


def _rounded(score: float) -> float:
    return round(max(0.0, min(1.0, score)), 3)


def _evidence(*spans: tuple[int, int]) -> tuple[Evidence, ...]:
    return tuple(Evidence(start=start, end=end) for start, end in spans if end > start)


def _source(hit: Hit | None) -> Source | None:
    if hit is None:
        return None
    return Source(evidence=_evidence((hit.start, hit.end)), confidence=_rounded(hit.score), found_by=hit.rule)


def _kind(hit: Hit | None) -> Kind:
    return hit.value if hit is not None and hit.value in get_args(Kind) else "other"  # type: ignore[return-value]


def _status(hit: Hit | None, mention: DateMention | None) -> Status:
    if hit is not None and hit.value in get_args(Status):
        return hit.value  # type: ignore[return-value]
    return "planned" if mention is not None and mention.planned else "held"


def _date(mention: DateMention) -> EventDate:
    known = mention.first is not None and mention.last is not None
    return EventDate(
        start=date.fromisoformat(mention.first) if known and mention.first else None,
        end=date.fromisoformat(mention.last) if known and mention.last else None,
        precision=mention.precision,  # type: ignore[arg-type]  # "none" is only for lookalikes, which are not asked for
        year_from=mention.year_from if known else None,
        text=" ".join(mention.text.split()),
        evidence=_evidence((mention.start, mention.end)),
        confidence=_DATE_CONFIDENCE.get(mention.year_from or "", 0.4),
        found_by=mention.rule,
    )


_DATE_CONFIDENCE = {"text": 0.96, "context": 0.95, "document": 0.9, "option": 0.9}
"""By where the year comes from: the share of right dates on the development reports.

Measured in docs/decisions/0005-confidence.md."""


def _organizer(actor: DraftActor) -> Organizer:
    return Organizer(
        name=actor.name, acronym=actor.acronym, role=actor.role, evidence=_evidence(*actor.evidence),  # type: ignore[arg-type]
        confidence=_rounded(actor.score), found_by=actor.found_by,
    )  # fmt: skip


def _person(actor: DraftActor) -> Person:
    return Person(
        name=actor.name, honorific=actor.honorific, position=actor.position, affiliation=actor.affiliation,
        role=actor.role, evidence=_evidence(*actor.evidence), confidence=_rounded(actor.score), found_by=actor.found_by,  # type: ignore[arg-type]
    )  # fmt: skip


def _topic(text: str, hit: Hit) -> Topic:
    words = " ".join(text[hit.start : hit.end].split())
    span = _evidence((hit.start, hit.end))
    return Topic(label=hit.value, text=words, evidence=span, confidence=_rounded(hit.score), found_by=hit.rule)


def _place(hit: Hit | None) -> Place | None:
    if hit is None:
        return None
    venue, _, locality = hit.value.partition(", ")
    return Place(
        text=hit.value, venue=venue if locality else None, locality=locality or None,
        evidence=_evidence((hit.start, hit.end)), confidence=_rounded(hit.score), found_by=hit.rule,
    )  # fmt: skip


def _candidate(draft: Draft) -> list[Candidate]:
    return [
        Candidate(field=a.field, text=a.text, start=a.start, end=a.end, found_by=a.found_by, reason=a.reason)
        for a in draft.set_aside
    ]
