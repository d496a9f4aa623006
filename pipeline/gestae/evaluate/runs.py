"""Two runs over the same reports: what differs in their settings, their documents, their events and their scores."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gestae.errors import UnreadableError
from gestae.evaluate.bootstrap import SEED
from gestae.evaluate.changes import COMPARED, Change, document_changes
from gestae.evaluate.likeness import Record
from gestae.evaluate.outputs import Outputs
from gestae.evaluate.paired import RESAMPLES, Difference, differences
from gestae.evaluate.scores import GoldSet, homes, score

FACTS = ("gestae", "schema_version", "model", "settings", "interrupted")
"""What of run.json says how a run was made; the rest is what came out."""


@dataclass(frozen=True, slots=True)
class Documents:
    """Which documents the runs share, by A's path (the paths may begin differently: see `homes`)."""

    shared: tuple[tuple[str, str], ...]
    """(path in A, path in B), in the order of A."""
    a_only: tuple[str, ...]
    b_only: tuple[str, ...]
    a_failed: tuple[str, ...]
    """Failed in A only."""
    b_failed: tuple[str, ...]
    other_bytes: tuple[str, ...]
    """The file was not the same: other words give other events."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare_runs` finds.

    `settings` holds (name, in A, in B) of every setting that differs. `changes` covers the shared documents, with the
    values that are the same. `figures` is empty without gold; `scored` is the number of documents they are of, and
    `unscored` the gold documents that are not in both runs.
    """

    settings: tuple[tuple[str, str, str], ...]
    documents: Documents
    changes: tuple[Change, ...]
    figures: tuple[Difference, ...] = ()
    scored: int = 0
    unscored: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """Field -> how many of its values are the same, changed, lost, gained, those of lost and gained events too."""
        found: dict[str, Counter[str]] = {field: Counter() for field in COMPARED}
        for change in self.changes:
            found[change.field][change.change] += 1
        return found


def compare_runs(
    a: Outputs, b: Outputs, gold: GoldSet | None = None, *, resamples: int = RESAMPLES, seed: int = SEED
) -> Comparison:
    """Compare run B with run A; with gold their scores on the documents that both runs have, too.

    Raises UnreadableError where a run.json is broken.
    """
    documents = _documents(a, b)
    settings = tuple(_setting_differences(_facts(a), _facts(b)))
    events = _by_document(a.events), _by_document(b.events)
    changes = tuple(
        change
        for one, other in documents.shared
        for change in document_changes(one, events[0].get(one, ()), events[1].get(other, ()))
    )
    if gold is None:
        return Comparison(settings, documents, changes)
    asked = _gold_of_both(a, b, gold)
    parts = [score(run.events, asked, failed=run.failed).by_document for run in (a, b)]
    figures = differences(*parts, resamples=resamples, seed=seed) if asked else ()
    left = tuple(document for document in gold if document not in asked)
    return Comparison(settings, documents, changes, figures, len(asked), left)


def _by_document(events: Iterable[Record]) -> dict[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for event in events:
        found[str(event["document"])].append(event)
    return found


def _known(run: Outputs) -> list[str]:
    """The documents of a run, in its order: of its reports, or of its events where that is all there is."""
    return list(dict.fromkeys(str(record["document"]) for record in run.reports or run.events))


def _documents(a: Outputs, b: Outputs) -> Documents:
    ours, theirs = _known(a), _known(b)
    to_a, to_b = homes(theirs, ours), homes(ours, theirs)
    mutual = {one: to_b[one] for one in ours if one in to_b and to_a.get(to_b[one]) == one}
    a_only = [one for one in ours if one not in mutual]
    b_only = [other for other in theirs if other not in set(mutual.values())]
    # Where events are all that is known of a run, a document that it lacks may well have been read.
    if not b.reports:
        mutual |= {one: one for one in a_only}
        a_only = []
    if not a.reports:
        mutual |= {other: other for other in b_only}
        b_only = []
    failed = set(a.failed), set(b.failed)
    hashes = [{str(r["document"]): r.get("sha256") for r in run.reports} for run in (a, b)]
    pairs = tuple(mutual.items())
    return Documents(
        shared=pairs,
        a_only=tuple(a_only),
        b_only=tuple(b_only),
        a_failed=tuple(one for one, other in pairs if one in failed[0] and other not in failed[1]),
        b_failed=tuple(one for one, other in pairs if other in failed[1] and one not in failed[0]),
        other_bytes=tuple(o for o, t in pairs if o in hashes[0] and t in hashes[1] and hashes[0][o] != hashes[1][t]),
    )


def _gold_of_both(a: Outputs, b: Outputs, gold: GoldSet) -> GoldSet:
    """The gold of the documents that both runs have; a run that is known by its events alone may have had any."""
    kept = set(gold)
    for run in (a, b):
        if run.reports:
            kept &= set(homes(_known(run), gold).values())
    return {document: events for document, events in gold.items() if document in kept}


def _facts(run: Outputs) -> Mapping[str, Any]:
    """What run.json says of how the run was made; nothing where there is none."""
    path = run.folder / "run.json" if run.folder else None
    if path is None or not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableError("no-json", f"cannot read {path}: {error}") from error
    if not isinstance(found, dict):
        raise UnreadableError("no-record", f"{path} is not the run.json of gestae: no JSON object")
    return {name: found[name] for name in FACTS if name in found}


def _setting_differences(a: Mapping[str, Any], b: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    if not a or not b:
        return
    flat = dict(_flat(a)), dict(_flat(b))
    for name in dict.fromkeys([*flat[0], *flat[1]]):
        values = flat[0].get(name, "not set"), flat[1].get(name, "not set")
        if values[0] != values[1]:
            yield name, *values


def _flat(facts: Mapping[str, Any], before: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """("settings.date_order", "auto") and so on, lists in one line."""
    for name, value in facts.items():
        if isinstance(value, dict):
            yield from _flat(value, (*before, name))
        else:
            yield ".".join((*before, name)), _shown(value)


def _shown(value: object) -> str:
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
