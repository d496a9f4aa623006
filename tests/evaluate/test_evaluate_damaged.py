"""The figures on randomly damaged gold are those of a reference that shares no code and tries every pairing."""

import copy
import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from evaluate_support.pairing import Record, best_pairings
from evaluate_support.score import FIELDS, document_counts
from gestae.evaluate import score
from gestae.evaluate.figures import counts
from gestae.evaluate.gold import load_gold
from gestae.evaluate.verdicts import DocumentResult

GOLD = load_gold(Path(__file__).resolve().parents[2] / "corpus" / "gold")
SETS, EACH, MOST = 200, 3, 5
"""Damaged sets, documents in each, and the most events that all pairings are tried for."""


def damaged(gold: list[Record], chance: random.Random) -> list[Record]:
    """The events with some dropped, added, renamed and shifted, in another order."""
    found = []
    for original in gold[:MOST]:
        event = {"text": "", **copy.deepcopy(original)}
        if chance.random() < 0.5:
            event["text"] = f"... {original.get('anchor')} ..."
        if chance.random() < 0.1:
            continue
        shift(event, chance)
        for field in ("organizers", "people", "topics"):
            event[field] = [value for value in event.get(field) or [] if chance.random() > 0.15]
            for value in event[field]:
                rename(value, chance)
        if chance.random() < 0.2:
            event["people"].append({"name": chance.choice(["Xan Ybor", "Dr. Una", ""]), "role": "guest"})
        if chance.random() < 0.2:
            event |= {"kind": "other", "name": None, "place": {"text": "Town Hall"}}
        found.append(event)
    chance.shuffle(found)
    return found


def shift(event: Record, chance: random.Random) -> None:
    when = event.get("date")
    if when and when.get("start") and chance.random() < 0.3:
        days = timedelta(chance.choice([1, -1, 7, 31, 365]))
        when["start"] = (date.fromisoformat(when["start"]) + days).isoformat()
        when["end"] = max(when["start"], (date.fromisoformat(when["end"]) + days).isoformat())
    elif chance.random() < 0.1:
        event["date"] = None


def rename(value: Record, chance: random.Random) -> None:
    if "name" in value and chance.random() < 0.3:
        value["name"] = chance.choice(
            [f"The {value['name']}", f"Dr. {value['name']}", value["name"].split()[0], "Nobody"]
        )
    if "label" in value and chance.random() < 0.2:
        value["label"] = chance.choice(["health", "water", "education"])
    if "role" in value and chance.random() < 0.2:
        value["role"] = chance.choice(["organizer", "partner", "speaker"])


def ours(result: DocumentResult) -> dict[str, tuple[Any, ...]]:
    found = counts(result.verdicts())
    return {field: (found[field].right, found[field].spurious, found[field].missed) for field in FIELDS}


def reference(outputs: list[Record], golds: list[Record]) -> list[dict[str, tuple[Any, ...]]]:
    """The counts by each of the best pairings: where two are equally like, either is right."""
    found = (document_counts(outputs, golds, pairs) for pairs in best_pairings(outputs, golds))
    return [{field: (c.right, c.spurious, c.missed) for field, c in one.items()} for one in found]


@pytest.mark.parametrize("seed", range(SETS))
def test_damaged_gold_scores_as_the_reference_says(seed: int) -> None:
    chance = random.Random(seed)
    golds = {name: copy.deepcopy(GOLD[name][:MOST]) for name in chance.sample(sorted(GOLD), EACH)}
    for events in golds.values():
        for event in events:
            event["optional"] = bool(event.get("optional")) or chance.random() < 0.1
    outputs = {name: damaged(events, chance) for name, events in golds.items()}
    flat = [{**event, "document": name} for name, events in outputs.items() for event in events]
    for result in score(flat, golds).documents:
        assert ours(result) in reference(outputs[result.document], golds[result.document])


def test_undamaged_gold_scores_one() -> None:
    flat = [
        {**event, "document": name, "text": event.get("anchor")} for name, events in GOLD.items() for event in events
    ]
    scores = score(json.loads(json.dumps(flat)), GOLD)
    assert {scores.counts[field].f1 for field in FIELDS} == {1.0}
