"""Score the events of many documents against gold: verdicts, and all figures made of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from gestae.evaluate.figures import Count, document_counts, headline, macro, total
from gestae.evaluate.likeness import Record
from gestae.evaluate.verdicts import DocumentResult, State, judge
from gestae.records import Event

GoldSet = Mapping[str, Sequence[Record]]
"""Document (its path, or its file name) -> its gold events."""


@dataclass(frozen=True)
class Scores:
    """The verdicts on all documents of gold, in the order of gold; figures are computed when they are asked for."""

    documents: tuple[DocumentResult, ...]
    unscored: tuple[str, ...] = ()
    """Documents of the output that gold does not have: they count nowhere."""

    @cached_property
    def by_document(self) -> tuple[dict[str, Count], ...]:
        """The counts of each document."""
        return tuple(document_counts(result) for result in self.documents)

    @cached_property
    def counts(self) -> dict[str, Count]:
        """The counts over all documents (micro)."""
        return total(self.by_document)

    @property
    def headline(self) -> float:
        """The mean F1 of dates, organizers, people and topics: 0 to 1."""
        return headline(self.counts)

    @cached_property
    def macro(self) -> dict[str, float]:
        """The mean F1 over documents, and of the headline."""
        return macro(self.by_document)


def score(
    events: Iterable[Event | Record], gold: GoldSet, failed: Iterable[str] = (), read: Iterable[str] | None = None
) -> Scores:
    """Compare events (of any number of documents) with gold.

    `events` are records as `extract` gives or events.jsonl holds them. A document is that of gold with the same path
    or, where that is clear, with the same file name. `failed` names documents that could not be read: like those
    that the output lacks, all their gold is missed. `read` names the documents that the output has, those without
    events too; it only serves to tell "missing" from "nothing found", and None leaves that open.
    """
    given: defaultdict[str, list[Record]] = defaultdict(list)
    for event in events:
        record: Record = event.model_dump(mode="json") if isinstance(event, Event) else event
        given[str(record["document"])].append(record)
    broken, present = set(failed), set(given) if read is None else {*given, *read}
    home = homes(sorted({*given, *broken, *present}), gold)
    outputs: defaultdict[str, list[Record]] = defaultdict(list)
    for document, records in given.items():
        if document in home:
            outputs[home[document]] += records
    states: dict[str, State] = {} if read is None else dict.fromkeys(gold, "missing")
    states |= {home[document]: "ok" for document in present if document in home}
    states |= {home[document]: "failed" for document in broken if document in home}
    results = (judge(name, outputs.get(name, ()), golds, states.get(name, "ok")) for name, golds in gold.items())
    return Scores(tuple(results), tuple(document for document in sorted(present) if document not in home))


def homes(documents: Iterable[str], gold: Iterable[str]) -> dict[str, str]:
    """Document of the output -> document of gold: by path, else by the longest common end of the paths."""
    known = list(gold)
    exact = set(known)
    by_name = defaultdict(list)
    for name in known:
        by_name[PurePosixPath(name).name].append(name)
    found = {}
    for document in documents:
        if document in exact:
            found[document] = document
            continue
        nearest = _nearest(document, by_name.get(PurePosixPath(document).name, []))
        if nearest is not None:
            found[document] = nearest
    return found


def _nearest(document: str, candidates: Sequence[str]) -> str | None:
    """The candidate that shares most of the path's end; None where two share as much."""
    ranked = sorted(((_common_end(document, name), name) for name in candidates), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _common_end(one: str, other: str) -> int:
    parts = zip(reversed(PurePosixPath(one).parts), reversed(PurePosixPath(other).parts), strict=False)
    shared = 0
    for a, b in parts:
        if a != b:
            break
        shared += 1
    return shared
