"""What became of every value: the one list that all figures, errors and comparisons are made from.

A `Verdict` has nervaluate's words: correct, incorrect (both sides have a value, and they differ), partial (the names
overlap), missed (gold alone), spurious (output alone).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gestae.evaluate.likeness import Record, days_of
from gestae.evaluate.names import partly_equal, spellings, word_overlap
from gestae.evaluate.pairing import pair

Result = Literal["correct", "incorrect", "partial", "missed", "spurious"]
State = Literal["ok", "failed", "missing"]
Value = Mapping[str, Any]
"""A value as its JSON is: a date, an organizer, a person, a topic, a place; for plain fields {"text": ...}."""
Same = Callable[[Value, Value], bool]
NAMES = ("organizers", "people")
STRICT = "+role"
"""Ends the name of the figure in which the role must be right, too."""
_HALF = 0.5
"""Share of words from which two places or two titles are the same."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One value of one pair of events: what the output says, what gold says, and what that makes it."""

    field: str
    result: Result
    output: Value | None = None
    gold: Value | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """An event of the output and the one of gold that it answers; one of them is None where it stands alone.

    A pair whose gold event is optional counts nowhere: it has no verdicts.
    """

    output: Record | None
    gold: Record | None
    likeness: float
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One document of gold against the output for it. `state` is "missing" where the output has no such report."""

    document: str
    pairs: tuple[Pair, ...]
    state: State = "ok"

    def verdicts(self) -> Iterator[Verdict]:
        """All verdicts of the document, events in the order of the output, then the missed ones."""
        for one in self.pairs:
            yield from one.verdicts


def judge(document: str, outputs: Sequence[Record], golds: Sequence[Record], state: State = "ok") -> DocumentResult:
    """Pair the events of one document and judge every value; unpaired events' values are spurious or missed."""
    paired = pair(outputs, golds)
    answering, answered = {o for o, _, _ in paired}, {g for _, g, _ in paired}
    found: list[tuple[Record | None, Record | None, float]] = [(outputs[o], golds[g], w) for o, g, w in paired]
    found += [(output, None, 0.0) for n, output in enumerate(outputs) if n not in answering]
    found += [(None, gold, 0.0) for n, gold in enumerate(golds) if n not in answered]
    pairs = (Pair(output, gold, weight, tuple(_verdicts(output, gold))) for output, gold, weight in found)
    return DocumentResult(document, tuple(pairs), state)


def _verdicts(output: Record | None, gold: Record | None) -> Iterator[Verdict]:
    if gold is not None and gold.get("optional"):
        return
    yield _plain("events", output, gold, right=output is not None and gold is not None)
    one, other = output or {}, gold or {}
    yield from _date(one, other)
    for field in NAMES:
        yield from _named(field, one.get(field) or (), other.get(field) or ())
    yield from _topics(one.get("topics") or (), other.get("topics") or ())
    if output is not None and gold is not None:
        kinds = {"text": output.get("kind")}, {"text": gold.get("kind"), "alt": [gold.get("kind_alt")]}
        accepted = (gold.get("kind"), gold.get("kind_alt", gold.get("kind")))
        yield _plain("kind", *kinds, right=output.get("kind") in accepted)
        yield from _wording("place", output.get("place"), gold.get("place"))
        title = {"text": gold.get("name"), "alt": gold.get("alt")}
        yield from _wording("name", {"text": output.get("name")}, title)


def _plain(field: str, output: Value | None, gold: Value | None, *, right: bool) -> Verdict:
    """The verdict on two values that are equal or not, where either may be lacking."""
    if right:
        return Verdict(field, "correct", output, gold)
    if output is None:
        return Verdict(field, "missed", None, gold)
    return Verdict(field, "spurious" if gold is None else "incorrect", output, gold)


def _date(output: Record, gold: Record) -> Iterator[Verdict]:
    given, asked = days_of(output), days_of(gold)
    if (gold.get("date") or {}).get("optional") or not (given or asked):
        return
    values = output.get("date") if given else None, gold.get("date") if asked else None
    yield _plain("dates", *values, right=given == asked)


def _named(field: str, outputs: Sequence[Value], golds: Sequence[Value]) -> Iterator[Verdict]:
    person = field == "people"
    keys = {id(value): spellings(value, person=person) for value in (*outputs, *golds)}
    hits, outputs_left, golds_left = _match(outputs, golds, lambda o, g: bool(keys[id(o)] & keys[id(g)]))
    for output, gold in hits:
        yield Verdict(field, "correct", output, gold)
        right = output.get("role") in (gold.get("role"), gold.get("role_alt", gold.get("role")))
        yield Verdict(field + STRICT, "correct" if right else "incorrect", output, gold)
    near, outputs_left, golds_left = _match(
        outputs_left, golds_left, lambda o, g: partly_equal(keys[id(o)], keys[id(g)])
    )
    for strict in ("", STRICT):
        yield from (Verdict(field + strict, "partial", output, gold) for output, gold in near)
        yield from (Verdict(field + strict, "missed", None, gold) for gold in golds_left)
        yield from (Verdict(field + strict, "spurious", output, None) for output in outputs_left)


def _topics(outputs: Sequence[Value], golds: Sequence[Value]) -> Iterator[Verdict]:
    first: dict[str, Value] = {}
    for topic in outputs:
        if topic.get("label"):
            first.setdefault(topic["label"], topic)
    hits, outputs_left, golds_left = _match(list(first.values()), golds, lambda o, g: bool(o["label"] == g["label"]))
    yield from (Verdict("topics", "correct", output, gold) for output, gold in hits)
    yield from (Verdict("topics", "missed", None, gold) for gold in golds_left)
    yield from (Verdict("topics", "spurious", output, None) for output in outputs_left)


def _match(
    outputs: Iterable[Value], golds: Iterable[Value], same: Same
) -> tuple[list[tuple[Value, Value]], list[Value], list[Value]]:
    """Pairs of equal values, the outputs and the golds without one; optional gold takes its output out of the count.

    Gold that counts chooses before gold that is optional.
    """
    left, hits, missed = list(outputs), [], []
    for gold in sorted(golds, key=lambda value: bool(value.get("optional"))):
        hit = next((n for n, output in enumerate(left) if same(output, gold)), None)
        if hit is not None:
            output = left.pop(hit)
        if gold.get("optional"):
            continue
        if hit is None:
            missed.append(gold)
        else:
            hits.append((output, gold))
    return hits, left, missed


def _wording(field: str, output: Value | None, gold: Value | None) -> Iterator[Verdict]:
    """Places and names of events: the same from half of the words; shared fewer words make them partial."""
    given, asked = (output or {}).get("text") or None, (gold or {}).get("text") or None
    if not given and not asked:
        return
    overlap = max(word_overlap(given, option) for option in (asked, *((gold or {}).get("alt") or ())))
    values = output if given else None, gold if asked else None
    yield _plain(field, *values, right=overlap >= _HALF)
