"""From pairs to a file of decisions: weights, the probability from which to take a candidate, and what it gained."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gestae.learned.decisions import DecisionsFile, FieldTable, LinearTable
from gestae.learned.linear import likeliest, probability
from gestae.stages.decide.candidates import strongest
from gestae.stages.decide.decide import least
from gestae.train.fit import FOLDS, Columns, columns_of, fit
from gestae.train.pairs import FIELDS, NONE, Pair

FREEDOM = {"acts": 0.1, "roles": 0.1}
"""Variance of the prior; chosen by cross-validation (docs/decisions/0010-learned-actors.md)."""
KEEP = {"organizers": 0.05, "people": 0.3}
ADD = {"organizers": 0.75, "people": 0.6}
"""Probabilities from which on what the rules assume is kept, and what they did not find added; chosen so, too."""
Unseen = tuple[Pair, float, str]
"""A pair, the probability that it has a part, and its likeliest role."""
_EMPTY = LinearTable(bias=0.0, weights={})


@dataclass(frozen=True, slots=True)
class Gain:
    """F1 of the names of one field, before (by what learning started from, else by the rules) and learned, on documents
    that the fit had not seen; the share of right roles among the names that the rules have right, too.
    """

    field: str
    values: int
    before: float
    learned: float
    roles_before: float
    roles_learned: float


def learn(
    pairs: Sequence[Pair], wanted: Mapping[str, int], base: DecisionsFile | None
) -> tuple[dict[str, FieldTable], list[Gain]]:
    """Fit each field, starting from `base`; the gains are measured by cross-validation over documents."""
    tables: dict[str, FieldTable] = {}
    gains: list[Gain] = []
    for field in FIELDS:
        own = [p for p in pairs if p.field == field]
        start: FieldTable | None = getattr(base, field) if base else None
        unseen = _unseen(own, start)
        keep, add = (start.keep, start.add) if start else (KEEP[field], ADD[field])
        tables[field] = fit_field(own, start, keep, add)
        gains.append(_gain(field, own, unseen, start, wanted[field], tables[field]))
    return tables, gains


def fit_field(pairs: Sequence[Pair], start: FieldTable | None, keep: float, add: float) -> FieldTable:
    """One field's decisions from all pairs that something can be learnt from; `keep` and `add` as they are given."""
    used = [p for p in pairs if p.fit]
    columns, acts = fit_acts(used, start)
    acting = [n for n, p in enumerate(used) if p.role != NONE]
    matrix = columns.matrix([used[n].features for n in acting])
    roles = sorted({used[n].role for n in acting} | set(start.roles if start else ()))
    parts = fit(columns, matrix, [roles.index(used[n].role) for n in acting], len(roles),
                [(start.roles if start else {}).get(role, _EMPTY) for role in roles], FREEDOM["roles"])  # fmt: skip
    scale = {name: round(float(top), 4) for name, top in zip(columns.names, columns.scale, strict=True)}
    models = dict(zip(roles, parts, strict=True))
    return FieldTable(keep=keep, add=add, acts=acts, roles=models, scale=scale)


def fit_acts(used: Sequence[Pair], start: FieldTable | None) -> tuple[Columns, LinearTable]:
    """What tells whether a candidate has a part, from pairs that something can be learnt from, and its features."""
    rows = [p.features for p in used]
    columns = columns_of(rows, [p.document for p in used], start.scale if start else {})
    right = [int(p.role != NONE) for p in used]
    both = fit(columns, columns.matrix(rows), right, 2, [_EMPTY, start.acts if start else _EMPTY], FREEDOM["acts"])
    return columns, difference(*both)


def difference(no: LinearTable, yes: LinearTable) -> LinearTable:
    """The log-odds of two classes as one sum."""
    names = sorted({*no.weights, *yes.weights})
    weights = {name: round(yes.weights.get(name, 0.0) - no.weights.get(name, 0.0), 4) for name in names}
    return LinearTable(bias=round(yes.bias - no.bias, 4), weights=weights)


def _unseen(pairs: Sequence[Pair], start: FieldTable | None) -> list[Unseen]:
    """Each pair with the probability and the role that a fit on the other documents gives it."""
    documents = sorted({p.document for p in pairs})
    found = []
    for fold in range(FOLDS):
        held = set(documents[fold::FOLDS])
        rest = [p for p in pairs if p.document not in held]
        if not any(p.fit and p.role != NONE for p in rest):
            continue
        table = fit_field(rest, start, 0.5, 0.5)
        found += _decided(table, [p for p in pairs if p.document in held])
    return found


def taken(unseen: Iterable[Unseen], keep: float, add: float) -> list[Pair]:
    """What would be taken, as stages/decide takes it."""
    events: dict[tuple[str, int], list[Pair]] = {}
    for pair, share, _ in sorted(unseen, key=lambda u: (-u[1], u[0].document, u[0].event, u[0].spans)):
        if share >= least(pair.rule, keep, add):
            events.setdefault((pair.document, pair.event), []).append(pair)
    return [pair for ranked in events.values() for pair in strongest(ranked, lambda pair: pair.candidate)]


def _f1(taken: Iterable[Pair], wanted: int) -> float:
    right, given = right_of(taken)
    return 2 * right / max(1, given + wanted)


def right_of(taken: Iterable[Pair]) -> tuple[int, int]:
    """How many values are right, of how many that count."""
    counted = [p for p in taken if not p.optional]
    return len({(p.document, p.event, p.answer) for p in counted if p.role != NONE}), len(counted)


def _gain(
    field: str,
    pairs: Sequence[Pair],
    unseen: Sequence[Unseen],
    start: FieldTable | None,
    wanted: int,
    table: FieldTable,
) -> Gain:
    if start is None:
        before = [(p, p.ruled) for p in pairs if p.ruled != NONE]
        first = _f1([p for p, _ in before], wanted)
    else:
        decided = _decided(start, pairs)
        before = [(p, role) for p, _, role in decided]
        first = _f1(taken(decided, start.keep, start.add), wanted)
    return Gain(field, wanted, first, _f1(taken(unseen, table.keep, table.add), wanted),
                _roles_right(before), _roles_right([(p, role) for p, _, role in unseen]))  # fmt: skip


def _roles_right(roles: Iterable[tuple[Pair, str]]) -> float:
    """The share of right roles among the names that rules have right."""
    asked = [(p, role) for p, role in roles if NONE not in (p.ruled, p.role) and not p.optional]
    return sum(role == p.role for p, role in asked) / max(1, len(asked))


def _decided(table: FieldTable, pairs: Iterable[Pair]) -> list[Unseen]:
    made = table.made()
    return [(p, probability(made.acts.total(p.features)), likeliest(made.roles, p.features)[0]) for p in pairs]
