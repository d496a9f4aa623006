"""Check the corpus: every sample has gold, every gold file keeps to the record contract and to its text.

    python corpus/check_corpus.py

Prints one line a problem and exits with 1 if there is any. What holds for all gold is checked as `gestae check-gold`
does, and warnings count too; the reports are read apart from gestae's readers.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.sample_text import read_sample

from gestae.evaluate.gold import check_gold
from gestae.evaluate.goldfiles.alike import alike
from gestae.evaluate.goldfiles.checks import check_event, check_words
from gestae.evaluate.goldfiles.findings import Entry, Finding, Where
from gestae.evaluate.goldfiles.shape import check_shape
from gestae.evaluate.goldfiles.wording import Wording
from gestae.lexicon.taxonomy import load_taxonomy

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "reports"
GOLD = HERE / "gold"


def known_labels() -> frozenset[str]:
    """The topic labels of gestae's own taxonomy."""
    return frozenset(label.label for label in load_taxonomy().labels)


def check_date(entry: Entry) -> Iterator[Finding]:
    """The corpus says of every date how precise it is, and where its year comes from: null, if the year is unknown."""
    when: dict[str, Any] = entry.record.get("date") or {}
    if when and "precision" not in when:
        yield Finding(entry.places(("date",)), "error", "no-precision", "date has no precision", "say it")
    if when and ("year_from" not in when or (when["year_from"] is None) != (when.get("start") is None)):
        advice = "say where the year comes from; null where the date has no days"
        yield Finding(entry.places(("date",)), "error", "year-from", f"year_from {when.get('year_from')!r}", advice)


def check_one(document: str, event: dict[str, Any], text: str, labels: frozenset[str]) -> Iterator[str]:
    """Problems of one gold event against the text of its report, warnings left out."""
    entry = Entry(document, event, lambda _=(): Where(document))
    found = [*check_shape(entry)]
    if not any(finding.severity == "error" for finding in found):
        alike_event = alike(event)
        found += [*check_event(entry, alike_event, labels), *check_words(entry, alike_event, Wording(text))]
    found += check_date(entry)
    yield from (finding.message for finding in found if finding.severity == "error")


def check_corpus(reports: Path = REPORTS, gold: Path = GOLD) -> Iterator[str]:
    """Problems of the whole corpus: of the gold by itself, against the reports' words, and reports without gold."""
    checked = check_gold(gold, known_labels())
    yield from map(str, checked.findings)
    wordings = {name: Wording(read_sample(reports / name)) for name in checked.documents if (reports / name).is_file()}
    for entry, event in checked.events:
        yield from map(str, check_date(entry))
        if entry.document in wordings:
            yield from map(str, check_words(entry, event, wordings[entry.document]))
    yield from (f"{name}: no such report" for name in checked.documents if name not in wordings)
    yield from (
        f"{path.name}: no gold file" for path in sorted(reports.iterdir()) if path.name not in checked.documents
    )


def main() -> int:
    problems = list(check_corpus())
    for problem in problems:
        print(problem)
    checked = check_gold(GOLD)
    print(f"{len(checked.documents)} reports, {len(checked.events)} events, {len(problems)} problems")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
