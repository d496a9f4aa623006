"""CEAF-RME with phi-3: the figure of the template-filling literature, beside our own.

An event is a template, its date, organizers, persons and topics are the fillers of its slots. Templates of output and
gold are paired one to one so that the number of shared fillers (phi-3 of Luo 2005, on role fillers instead of mentions:
Chen et al. 2023) is highest; precision and recall are shares of that number. Unlike our own figures nothing but the
fillers decides the pairing, and the slots go into one sum. Two variants are named: "CEAF-RME-phi3" has one slot
for organizers and one for persons, "CEAF-RME-phi3+role" one for each role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from gestae.evaluate.figures import Count
from gestae.evaluate.likeness import Record, days_of
from gestae.evaluate.names import spellings
from gestae.evaluate.pairing import best_pairs
from gestae.evaluate.verdicts import NAMES, DocumentResult

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VARIANTS = {"CEAF-RME-phi3": False, "CEAF-RME-phi3+role": True}
"""The name of each variant, and whether roles are slots of their own."""
Filler = tuple[str, frozenset[str], bool]
"""The slot, the values that are accepted for it, and whether it is optional."""


def ceaf(documents: Iterable[DocumentResult], *, strict: bool) -> Count:
    """The fillers shared, those of the output alone and those of gold alone, over all documents."""
    found = Count()
    for document in documents:
        outputs = [pair.output for pair in document.pairs if pair.output is not None]
        golds = [pair.gold for pair in document.pairs if pair.gold is not None]
        found += ceaf_document(outputs, golds, strict=strict)
    return found


def ceaf_document(outputs: Sequence[Record], golds: Sequence[Record], *, strict: bool) -> Count:
    """The same for the events of one document. Optional events and fillers of gold count nowhere."""
    given = [list(_fillers(event, strict=strict)) for event in outputs]
    asked = [list(_fillers(event, strict=strict)) for event in golds]
    pairs = dict(best_pairs(_shared(given, asked))) if given and asked else {}
    found = Count()
    for number, fillers in enumerate(given):
        answer = pairs.get(number)
        if answer is None:
            found += Count(0, len(fillers), 0)
        elif not golds[answer].get("optional"):
            found += _count(fillers, asked[answer])
    unpaired = (f for n, f in enumerate(asked) if n not in pairs.values() and not golds[n].get("optional"))
    return found + Count(0, 0, sum(not optional for fillers in unpaired for _, _, optional in fillers))


def _fillers(event: Record, *, strict: bool) -> Iterator[Filler]:
    days = days_of(event)
    if days:
        yield "date", frozenset(["/".join(days)]), bool((event.get("date") or {}).get("optional"))
    for field in NAMES:
        for value in event.get(field) or ():
            slot = f"{field}:{value.get('role')}" if strict else field
            yield slot, spellings(value, person=field == "people"), bool(value.get("optional"))
    labels = {topic["label"]: bool(topic.get("optional")) for topic in reversed(event.get("topics") or [])}
    for label, optional in sorted(labels.items()):
        yield "topic", frozenset([label]), optional


def _shared(given: Sequence[Sequence[Filler]], asked: Sequence[Sequence[Filler]]) -> NDArray[np.float64]:
    """How many fillers each template of the output shares with each of gold."""
    import numpy as np  # noqa: PLC0415 (late: help is quick)

    classes = _classes(filler for fillers in (*given, *asked) for filler in fillers)
    sides: list[NDArray[np.float64]] = [np.zeros((len(side), len(classes) + 1)) for side in (given, asked)]
    for side, counts in zip((given, asked), sides, strict=True):
        for number, fillers in enumerate(side):
            for slot, accepted, _ in fillers:
                counts[number, min((classes[slot, one] for one in accepted), default=-1)] += 1
    most = int(np.max(np.concatenate(sides)))
    shared = np.zeros((len(given), len(asked)))
    for least in range(1, most + 1):
        one, other = (counts[:, :-1] >= least for counts in sides)
        shared += one.astype(float) @ other.T.astype(float)
    return shared


def _classes(fillers: Iterable[Filler]) -> dict[tuple[str, str], int]:
    """A number for each value of a slot; values that one filler gives as spellings of one thing have the same."""
    found: dict[tuple[str, str], int] = {}
    members: dict[int, set[tuple[str, str]]] = {}
    for number, (slot, accepted, _) in enumerate(fillers):
        keys = {(slot, value) for value in accepted}
        for old in sorted({found[key] for key in keys if key in found}):
            keys |= members.pop(old)
        members[number] = keys
        found.update(dict.fromkeys(keys, number))
    order = {old: new for new, old in enumerate(sorted(members))}
    return {key: order[number] for key, number in found.items()}


def _count(given: Sequence[Filler], asked: Sequence[Filler]) -> Count:
    hits = _hits(given, asked)
    answered = Counter(hit is not None for filler, hit in hits if not filler[2])
    taken = {hit for _, hit in hits if hit is not None}
    return Count(answered[True], len(given) - len(taken), answered[False])


def _hits(given: Sequence[Filler], asked: Sequence[Filler]) -> list[tuple[Filler, int | None]]:
    """Each filler of gold, those that count first, and the number of the output's filler that matches it."""
    left = dict(enumerate(given))
    found: list[tuple[Filler, int | None]] = []
    for filler in sorted(asked, key=lambda one: one[2]):
        slot, accepted, _ = filler
        hit = next((n for n, one in left.items() if one[0] == slot and one[1] & accepted), None)
        if hit is not None:
            del left[hit]
        found.append((filler, hit))
    return found
