"""Learn the kind of events and whether they are planned, and measure it on documents that the fit had not seen.

`gestae train` does this beside who took part. Why these two and not also which passage is an event and which date it
has: docs/decisions/0013-learned-events.md.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from gestae.evaluate.likeness import Record
from gestae.learned.decisions import DecisionsFile, KindTable, LinearTable, StatusTable
from gestae.model import Draft, Finds
from gestae.run import Read, whole
from gestae.stages.decide.kinds import KINDS, KindCase, KindCases, decide_kind
from gestae.stages.decide.status import HELD, PLANNED, StatusCase, StatusCases, decide_status
from gestae.train.choice import fit_kinds
from gestae.train.fit import FOLDS, columns_of, fit
from gestae.train.learn import difference
from gestae.train.pairs import answers

LEAD = 0.15
KEEP, ADD = 0.1, 0.85
"""How much likelier than the rules' another kind is to be; probabilities from which on planned stays, and held becomes
planned. Chosen so that nothing is lost on any set nor in any shuffle of the folds (decision 13)."""
FREEDOM = 1.0
"""Variance of the prior of the status."""
_EMPTY = LinearTable(bias=0.0, weights={})
Table = TypeVar("Table", KindTable, StatusTable)


@dataclass(frozen=True, slots=True)
class EventCase:
    """An event that gold has, too: what is looked at, and what is right ("" where gold does not say).

    `also` is a second kind that gold calls as good, or the right one again.
    """

    document: str
    draft: Draft
    finds: Finds
    kind: KindCase
    status: StatusCase
    right_kind: str
    also: str
    right_status: str


@dataclass(frozen=True, slots=True)
class EventGain:
    """The share of right kinds or statuses among `values` events that gold has, too: before (by what learning started
    from, else by the rules) and learned, on documents that the fit had not seen.
    """

    field: str
    values: int
    before: float
    learned: float


def cases_of(read: Read, gold: Sequence[Record]) -> Iterator[EventCase]:
    """The events of one report, as its rules read it, that answer one of gold that is not optional."""
    seen = whole(read)
    kinds, statuses = KindCases(seen), StatusCases(seen)
    for number, event in sorted(answers(read, gold).items()):
        if not event.get("optional"):
            kind = str(event.get("kind") or "")
            yield EventCase(
                read.report.document, seen.drafts[number], seen.finds[number], kinds.case(number),
                statuses.case(number), kind, str(event.get("kind_alt") or kind), str(event.get("status") or ""),
            )  # fmt: skip


def learn_events(
    cases: Sequence[EventCase], base: DecisionsFile | None
) -> tuple[KindTable | None, StatusTable | None, list[EventGain]]:
    """Fit kind and status, starting from `base`; where gold says nothing of either, that of `base` stays."""
    old_kind, old_status = (base.kind, base.status) if base else (None, None)
    kinds = [case for case in cases if case.right_kind in KINDS]
    states = [case for case in cases if case.right_status]
    gains = [
        _gain("kind", kinds, old_kind, partial(fit_kind, start=old_kind), right_kinds),
        _gain("status", states, old_status, partial(fit_status, start=old_status), right_statuses),
    ]
    return fit_kind(kinds, old_kind), fit_status(states, old_status), gains


def fit_kind(cases: Sequence[EventCase], start: KindTable | None) -> KindTable | None:
    """The decision about kinds from all these; from none what was there."""
    if not cases:
        return start
    lead = start.lead if start else LEAD
    return fit_kinds([c.kind for c in cases], [c.document for c in cases], [c.right_kind for c in cases], start, lead)


def fit_status(cases: Sequence[EventCase], start: StatusTable | None) -> StatusTable | None:
    """The decision whether an event is planned from those that were held or are planned; from none what was there.

    What is cancelled or postponed, by gold or by the rules, teaches nothing about these two.
    """
    used = [case for case in cases if {case.right_status, case.status.ruled} <= {HELD, PLANNED}]
    if not used:
        return start
    rows = [case.status.features for case in used]
    columns = columns_of(rows, [case.document for case in used], start.scale if start else {})
    right = [int(case.right_status == PLANNED) for case in used]
    old = start.planned if start else _EMPTY
    both = fit(columns, columns.matrix(rows), right, 2, [_EMPTY, old], FREEDOM)
    scale = {name: round(float(top), 4) for name, top in zip(columns.names, columns.scale, strict=True)}
    keep, add = (start.keep, start.add) if start else (KEEP, ADD)
    return StatusTable(keep=keep, add=add, planned=difference(*both), scale=scale)


def right_kinds(cases: Sequence[EventCase], table: KindTable | None) -> int:
    """How many kinds a table has right, or the rules."""
    found = 0
    for case in cases:
        kind = case.kind.ruled
        if table is not None:
            hit, _ = decide_kind(case.kind, case.draft, case.finds, table.made())
            kind = hit.value if hit else kind
        found += kind in (case.right_kind, case.also)
    return found


def right_statuses(cases: Sequence[EventCase], table: StatusTable | None) -> int:
    """How many statuses a table has right, or the rules."""
    found = 0
    for case in cases:
        status = case.status.ruled
        if table is not None:
            hit, _ = decide_status(case.status, case.draft, table.made())
            status = hit.value if hit else status
        found += status == case.right_status
    return found


def _gain(
    field: str,
    cases: Sequence[EventCase],
    start: Table | None,
    fitted: Callable[[Sequence[EventCase]], Table | None],
    right: Callable[[Sequence[EventCase], Table | None], int],
) -> EventGain:
    """Document n is in fold n modulo FOLDS."""
    documents = sorted({case.document for case in cases})
    learned = 0
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        table = fitted([case for case in cases if case.document not in held])
        learned += right([case for case in cases if case.document in held], table)
    count = max(1, len(cases))
    return EventGain(field, len(cases), right(cases, start) / count, learned / count)
