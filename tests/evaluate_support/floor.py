"""The quality floor: what the program reaches on the sample corpus, and below which the tests fail."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluate_support.score import figures, score
from gestae.run import Tools, process
from gestae.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
REPORTS, GOLD = ROOT / "corpus" / "reports", ROOT / "corpus" / "gold"
FLOOR = ROOT / "tests" / "quality_floor.json"
PINNED = ("headline", "events", "dates", "organizers", "people", "topics", "organizers+role", "people+role", "kind")
_MARGIN = 0.02
"""How far below what is measured the floor is put: changes of one value must not fail, losses must."""


def corpus_hash() -> str:
    """SHA-256 of the names and bytes of all reports and gold files: figures hold for this corpus only."""
    digest = sha256()
    for path in sorted([*REPORTS.iterdir(), *GOLD.iterdir()]):
        content = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name}:{len(content)}\n".encode() + content)
    return digest.hexdigest()


def gold_events() -> dict[str, list[dict[str, Any]]]:
    """Document -> its gold events."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.gold.json")))
    return {gold["document"]: gold["events"] for gold in files}


def output_events(tools: Tools) -> dict[str, list[dict[str, Any]]]:
    """Document -> the events that the program finds now, in the shape of events.jsonl."""
    outcomes = {
        path.name: process(path.name, path.read_bytes(), tools, Settings()) for path in sorted(REPORTS.iterdir())
    }
    return {name: [e.model_dump(mode="json") for e in outcome.events] for name, outcome in outcomes.items()}


def measure(tools: Tools) -> dict[str, float]:
    """The figures (F1, 0 to 1) of the program on the corpus."""
    return figures(score(output_events(tools), gold_events()))


def pin(measured: dict[str, float]) -> None:
    """Write the floor anew, a little below what was measured, with the hash of the corpus."""
    floors = {field: max(0.0, round(measured[field] - _MARGIN, 3)) for field in PINNED}
    content = {"corpus": corpus_hash(), "floor": floors}
    FLOOR.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def pinned() -> dict[str, Any]:
    """The floor as it is pinned: {"corpus": hash, "floor": {field: F1}}."""
    found: dict[str, Any] = json.loads(FLOOR.read_text(encoding="utf-8"))
    return found
