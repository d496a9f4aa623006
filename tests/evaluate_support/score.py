"""Precision, recall and F1 of event records against gold, as docs/record.md says agreement is counted.

Written from that page alone, as the reference that `gestae evaluate` is compared with; it shares no code with it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evaluate_support.folding import spellings, word_overlap
from evaluate_support.pairing import Record, days_of

FIELDS = (
    "events", "dates", "organizers", "people", "topics", "organizers+role", "people+role", "kind", "place", "name"
)  # fmt: skip
_HALF = 0.5
"""Share of words from which two places or two titles are the same."""


@dataclass(slots=True)
class Count:
    """How many values were right, spurious (output alone) and missed (gold alone)."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def add(self, right: bool, given: bool, asked: bool) -> None:
        """Count one value: given by the output, asked for by gold, and equal or not."""
        self.right += right
        self.spurious += given and not right
        self.missed += asked and not right


def document_counts(
    outputs: Sequence[Record], golds: Sequence[Record], pairs: Sequence[tuple[int, int]]
) -> dict[str, Count]:
    """The counts of every field for one document whose events are paired like this."""
    counts = {field: Count() for field in FIELDS}
    answered = {gold for _, gold in pairs}
    matched = {output for output, _ in pairs}
    found: list[tuple[Record | None, Record | None]] = [(outputs[o], golds[g]) for o, g in pairs]
    found += [(event, None) for n, event in enumerate(outputs) if n not in matched]
    found += [(None, event) for n, event in enumerate(golds) if n not in answered]
    for output, gold in found:
        if gold is None or not gold.get("optional"):
            counts["events"].add(output is not None and gold is not None, output is not None, gold is not None)
            _values(counts, output or {}, gold or {})
    return counts


def _values(counts: dict[str, Count], output: Record, gold: Record) -> None:
    given, asked = days_of(output), days_of(gold)
    if not (gold.get("date") or {}).get("optional"):
        counts["dates"].add(given is not None and given == asked, given is not None, asked is not None)
    for field in ("organizers", "people"):
        pairs = _matched(output.get(field) or [], gold.get(field) or [], _same_name(field))
        for one, other in pairs:
            counts[field].add(one is not None and other is not None, one is not None, other is not None)
            right = one is not None and other is not None and one.get("role") in _roles(other)
            counts[f"{field}+role"].add(right, one is not None, other is not None)
    labels = list({topic["label"]: topic for topic in reversed(output.get("topics") or [])}.values())
    for one, other in _matched(labels, gold.get("topics") or [], lambda a, b: a["label"] == b["label"]):
        counts["topics"].add(one is not None and other is not None, one is not None, other is not None)
    if output and gold:
        right = output.get("kind") in (gold.get("kind"), gold.get("kind_alt", gold.get("kind")))
        counts["kind"].add(right, True, True)
        _wording(counts["place"], (output.get("place") or {}).get("text"), gold.get("place") or {}, "text")
        _wording(counts["name"], output.get("name"), gold, "name")


def _roles(gold: Record) -> tuple[object, object]:
    return gold.get("role"), gold.get("role_alt", gold.get("role"))


def _same_name(field: str) -> Callable[[Record, Record], bool]:
    person = field == "people"
    return lambda one, other: bool(spellings(one, person=person) & spellings(other, person=person))


def _matched(
    outputs: Sequence[Record], golds: Iterable[Record], same: Callable[[Record, Record], bool]
) -> list[tuple[Record | None, Record | None]]:
    """Values side by side, None where the other side has nothing; those that gold calls optional are left out."""
    left = list(outputs)
    found: list[tuple[Record | None, Record | None]] = []
    for gold in sorted(golds, key=lambda item: bool(item.get("optional"))):
        hit = next((value for value in left if same(value, gold)), None)
        if hit is not None:
            left.remove(hit)
        if not gold.get("optional"):
            found.append((hit, gold))
    return [*found, *((value, None) for value in left)]


def _wording(count: Count, given: str | None, gold: Record, key: str) -> None:
    options = [gold.get(key), *(gold.get("alt") or [])]
    right = any(word_overlap(given, option) >= _HALF for option in options)
    if right or given or options[0]:
        count.add(right, bool(given), bool(options[0]))
