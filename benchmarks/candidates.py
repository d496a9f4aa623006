"""How many of gold's names are among the candidates of their report: by the rules, and with the loose ones.

    python -m benchmarks.candidates [REPORTS GOLD]        without arguments: corpus/train

What is no candidate nobody can choose, so this is the ceiling of what decisions can reach (decision 10).
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from gestae.evaluate.gold import load_gold
from gestae.evaluate.likeness import Record
from gestae.evaluate.names import spellings
from gestae.model import Mention
from gestae.run import Read, load_tools, read_through
from gestae.settings import Settings
from gestae.stages.read import gather

TRAIN = Path(__file__).resolve().parents[1] / "corpus" / "train"
FIELDS = {"people": True, "organizers": False}


def main(arguments: Sequence[str]) -> None:
    """Print the shares."""
    reports, gold = (Path(a) for a in arguments) if arguments else (TRAIN / "reports", TRAIN / "gold")
    found, wanted = shares(reports, gold)
    for field in FIELDS:
        count = wanted[field]
        by_rules, by_all = (found[field, which] / max(1, count) for which in ("rules", "all"))
        print(f"{field:<11}{count:>6} names   by the rules {by_rules:.3f}   with the loose ones {by_all:.3f}")
    words = max(1, wanted["words"])
    print(f"candidates a thousand words: {1000 * wanted['rules'] / words:.0f} and {1000 * wanted['all'] / words:.0f}")


def shares(reports: Path, gold: Path) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """(field, source) -> names found; field -> distinct names of each document, and words and mentions in all."""
    settings = Settings(decisions="none")
    tools = load_tools(settings)
    known = {PurePosixPath(name).name: events for name, events in load_gold(gold).items()}
    found: Counter[tuple[str, str]] = Counter()
    wanted: Counter[str] = Counter()
    for source in gather([str(reports)], None, settings.max_size):
        events = known.get(PurePosixPath(source.document).name)
        if events is None:
            continue
        add_shares(read_through(source.document, source.load(), tools, settings), events, found, wanted)
    return found, wanted


def add_shares(read: Read, events: Sequence[Record], found: Counter[tuple[str, str]], wanted: Counter[str]) -> None:
    """Add one report and gold's events of it to the counts."""
    sources = {"rules": read.spotted.mentions, "all": (*read.spotted.mentions, *read.spotted.loose)}
    wanted["words"] += len(read.report.text.split())
    for which, mentions in sources.items():
        wanted[which] += len(mentions)
    for field, person in FIELDS.items():
        values = [v for e in events if not e.get("optional") for v in e.get(field) or () if not v.get("optional")]
        names = {spellings(value, person=person) for value in values}
        wanted[field] += len(names)
        for which, mentions in sources.items():
            have = _names(mentions, person=person)
            found[field, which] += sum(not have.isdisjoint(one) for one in names)


def _names(mentions: Iterable[Mention], *, person: bool) -> frozenset[str]:
    return frozenset().union(*(spellings({"name": m.name, "acronym": m.acronym}, person=person) for m in mentions))


if __name__ == "__main__":
    main(sys.argv[1:])
