"""Gold: what a person says that a report tells of."""

import json
from pathlib import Path

from gestae.errors import UnreadableError
from gestae.evaluate.likeness import Record
from gestae.evaluate.outputs import read_lines

Gold = dict[str, list[Record]]
"""Document -> its gold events, in the order of the gold."""


def load_gold(path: Path) -> Gold:
    """Read a folder of NAME.gold.json files. Raises UnreadableError."""
    found: Gold = {}
    if path.suffix == ".jsonl":
        for record in read_lines(path):
            found.setdefault(record["document"], []).append(record)
        return found
    for file in sorted(path.rglob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        found[gold["document"]] = gold["events"]
    if not found:
        raise UnreadableError("no-gold", f"{path} holds no *.gold.json")
    return found
