"""Check corpus/train: gold keeps to the record contract, and every mark points to the words of its value.

    python corpus/check_train.py [NAME ...]

NAME is a report without its suffix; without names all are checked. Prints one line a problem, then what the part
holds, and exits with 1 if there is any problem. The form is told in corpus/train/DATASHEET.md; the
contract is checked as `gestae check-gold` does.
"""

import copy
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.check_corpus import check_one, known_labels
from corpus.mark_offsets import TRAIN, mark_document, read_report
from corpus.sample_text import fold

DOCUMENT_KEYS = frozenset({"document", "meta", "events", "bystanders"})
META_KEYS = frozenset({"author", "country", "region", "form"})
REGIONS = frozenset({
    "south-asia", "east-asia", "west-asia", "africa", "europe", "north-america", "latin-america", "oceania",
})  # fmt: skip
BYSTANDER_KEYS = frozenset({"name", "type", "why", "at", "evidence", "alt", "acronym"})
TYPES = frozenset({"person", "organization"})
REASONS = frozenset({
    "venue", "visited", "attended", "affiliation", "recipient", "mentioned", "author-quoted", "sent-regrets",
    "member", "commemorated", "contact", "boilerplate", "other-event", "fictional",
})  # fmt: skip
MARK_KEYS = frozenset({"at", "evidence"})
EVENT_MARK_KEYS = frozenset({"anchor_at", "also_at", "name_at", "name_source", "evidence"})
PARTS = ("organizers", "people", "topics")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HONORIFIC = r"(?:(?:the|mr|mrs|ms|dr|prof|shri|smt)\b\W*)*"

Json = dict[str, Any]


def same_words(marked: str, words: str | None) -> bool:
    """Whether two strings are equal but for case, punctuation, white space, article and common honorifics."""
    return bool(words) and _bare(marked) == _bare(words or "")


def _bare(words: str) -> str:
    plain = re.sub(r"[\u00ad\u200b]", "", fold(words)).casefold()
    return re.sub(r"[\W_]+", "", re.sub(f"^{HONORIFIC}", "", plain))


def short_form(marked: str, words: str | None) -> bool:
    """Whether a mark is a part of a name, as "Dr. Brel" or "the Guild" stand for "Una Brel" and "Sorrel Guild"."""
    parts = set(re.findall(r"\w+", re.sub(f"^{HONORIFIC}", "", fold(marked).casefold())))
    return bool(parts) and parts <= set(re.findall(r"\w+", fold(words or "").casefold()))


def check_document(gold: Json, text: str, labels: frozenset[str]) -> Iterator[str]:
    """Problems of one gold file against its report, whose text stands as in the file."""
    yield from _strange("document", gold, DOCUMENT_KEYS)
    yield from _check_meta(gold.get("meta") or {})
    if "\r" in text or text.startswith("\ufeff"):
        yield "the report has carriage returns or a byte order mark: offsets would shift"
    fresh = copy.deepcopy(gold)
    stale = mark_document(fresh, text)
    yield from stale
    if not stale and fresh != gold:
        yield "evidence is not what mark_offsets gives: run it again"
    folded = fold(text)
    for number, event in enumerate(gold["events"], 1):
        for problem in check_marked_event(event, gold["document"], text, labels):
            yield f"event {number} ({event.get('anchor')!r}): {problem}"
    yield from _check_bystanders(gold, text, folded)


def check_marked_event(event: Json, document: str, text: str, labels: frozenset[str]) -> Iterator[str]:
    """Problems of one event: those of the contract, then marks that do not show their value."""
    yield from check_one(document, _without_marks(event), text, labels)
    yield from _check_mark("anchor", event, [event["anchor"], None], text)
    if event["name"]:
        yield from _check_mark("name", event.get("name_source") or {}, [event["name"], *event.get("alt", [])], text)
    for part in PARTS:
        for value in event[part]:
            yield from _check_mark(f"{part} {_words(value)[0]!r}", value, _words(value), text)
    if event["place"]:
        place = event["place"]
        yield from _check_mark("place", place, [place["text"], place.get("venue"), place.get("locality")], text)
    if event["date"]:
        yield from _check_date_marks(event, document, text)


def _without_marks(event: Json) -> Json:
    plain = {key: value for key, value in event.items() if key not in EVENT_MARK_KEYS}
    for part in PARTS:
        plain[part] = [_unmarked(value) for value in event[part]]
    for part in ("date", "place"):
        plain[part] = event[part] and _unmarked(event[part])
    return plain


def _unmarked(value: Json) -> Json:
    return {key: held for key, held in value.items() if key not in MARK_KEYS}


def _words(value: Json) -> list[str | None]:
    """The spellings that a mark may show."""
    return [value.get("name") or value.get("text"), value.get("acronym"), *value.get("alt", [])]


def _marked(value: Json, text: str) -> list[str]:
    return [text[span["start"] : span["end"]] for span in value.get("evidence", [])]


def _check_mark(what: str, value: Json, words: list[str | None], text: str) -> Iterator[str]:
    """A value has marks, and each shows one of its spellings; the marks after an anchor show second tellings.

    Of the marks of a name one shows all of it; others may show a short form.
    """
    marked = _marked(value, text)
    if not marked:
        yield f"{what}: no evidence"
    whole = [any(same_words(shown, word) for word in words) for shown in marked]
    for shown, good in list(zip(marked, whole, strict=True))[: 1 if what == "anchor" else None]:
        if not good and not ("name" in value and any(whole) and any(short_form(shown, word) for word in words)):
            yield f"{what}: the mark shows {fold(shown)!r}"


def _check_date_marks(event: Json, document: str, text: str) -> Iterator[str]:
    """The first mark is (a piece of) the expression; where the year is inherited a further mark shows its source."""
    value = event["date"]
    marked = _marked(value, text)
    if not marked:
        yield "date: no evidence"
        return
    if not value.get("text"):
        yield "date: no text"
    elif fold(marked[0]) not in fold(value["text"]):
        yield f"date: the mark shows {fold(marked[0])!r}, the text is {value['text']!r}"
    if value["start"] is None:
        return
    year = value["start"][:4]
    if value["year_from"] in ("context", "document") and len(marked) < 2 and year not in document:
        yield f"date: no mark shows where the year {year} comes from"
    if value["year_from"] == "text" and not re.search(rf"{year}|\b{year[2:]}\b|\d{year[2:]}\b", value["text"]):
        yield f"date: the year {year} is not in the text {value['text']!r}"
    if value["precision"] == "day" and not event.get("issues"):
        yield from _check_day(value, marked)


def _check_day(value: Json, marked: list[str]) -> Iterator[str]:
    """A weekday or a day of the month in the expression must fit; an event with an issue is not asked."""
    shown = " ".join([value["text"], *marked]).lower()
    days = [date.fromisoformat(value[end]) for end in ("start", "end")]
    named = {name for name in WEEKDAYS if name in value["text"].lower()}
    if named and not named & {WEEKDAYS[day.weekday()] for day in days}:
        yield f"date: {value['text']!r} is no {WEEKDAYS[days[0].weekday()]}"
    numbers = {int(digits) for digits in re.findall(r"(?<!\d)\d{1,2}(?!\d)", shown)}
    if not named and "week" not in shown and numbers and not numbers & {day.day for day in days}:
        yield f"date: no {days[0].day} in {value['text']!r}"


def _check_meta(meta: Json) -> Iterator[str]:
    yield from _strange("meta", meta, META_KEYS)
    for key in sorted(META_KEYS):
        if not meta.get(key):
            yield f"meta: no {key}"
    if meta.get("region") not in REGIONS:
        yield f"meta: region {meta.get('region')!r}"


def _check_bystanders(gold: Json, text: str, folded: str) -> Iterator[str]:
    """Bystanders have a type and a reason, stand in the text, and act in no event."""
    acting = {_bare(value["name"]) for event in gold["events"] for part in PARTS[:2] for value in event[part]}
    seen: Counter[str] = Counter()
    for value in gold.get("bystanders", []):
        what = f"bystander {value['name']!r}"
        yield from _strange(what, value, BYSTANDER_KEYS)
        if value.get("type") not in TYPES:
            yield f"{what}: type {value.get('type')!r}"
        if value.get("why") not in REASONS:
            yield f"{what}: why {value.get('why')!r}"
        if fold(value["name"]) not in folded:
            yield f"{what}: not as written"
        if _bare(value["name"]) in acting:
            yield f"{what}: acts in an event"
        seen[_bare(value["name"])] += 1
        if seen[_bare(value["name"])] == 2:
            yield f"{what}: listed twice"
        yield from _check_mark(what, value, _words(value), text)


def _strange(what: str, value: Json, known: frozenset[str]) -> Iterator[str]:
    for key in sorted(value.keys() - known):
        yield f"{what}: unknown key {key!r}"


def check_train(folder: Path = TRAIN, names: frozenset[str] = frozenset()) -> Iterator[str]:
    """Problems of the training part, or of the reports named: pairs first, then each pair."""
    labels = known_labels()
    stems = {path.stem for path in (folder / "reports").glob("*.txt")}
    golds = {path.name.removesuffix(".gold.json"): path for path in (folder / "gold").glob("*.gold.json")}
    for stem in sorted((names or stems) - golds.keys()):
        yield f"{stem}: no gold file"
    for stem, path in sorted(golds.items()):
        if names and stem not in names:
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["document"] != f"{stem}.txt" or stem not in stems:
            yield f"{stem}: its document is {gold['document']}, which must be reports/{stem}.txt"
            continue
        text = read_report(folder / "reports" / f"{stem}.txt")
        for problem in check_document(gold, text, labels):
            yield f"{stem}: {problem}"


def count(folder: Path = TRAIN) -> Counter[str]:
    """How many reports, events, values of each sort and bystanders the part holds."""
    held: Counter[str] = Counter()
    for path in (folder / "gold").glob("*.gold.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        held.update(reports=1, events=len(gold["events"]), bystanders=len(gold.get("bystanders", [])))
        for event in gold["events"]:
            held.update({part: len(event[part]) for part in PARTS})
            held.update(dates=event["date"] is not None, places=event["place"] is not None, names=bool(event["name"]))
    return held


def main(names: list[str]) -> int:
    """Check, print, say what is held; 1 if there is a problem."""
    problems = list(check_train(names=frozenset(names)))
    for problem in problems:
        print(problem)
    print(", ".join(f"{number} {what}" for what, number in sorted(count().items())))
    print(f"{len(problems)} problems")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
