"""What a sound shape does not show: precision, duplicates, labels, and words that the report does not have."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from gestae.evaluate.goldfiles.findings import Entry, Finding, Loc, Severity, nearest
from gestae.evaluate.goldfiles.wording import Wording
from gestae.evaluate.names import fold, fold_person

Event = Mapping[str, Any]
"""An event made alike (`alike`)."""
Told = tuple[Loc, Severity, str, str, str]
"""(way to the value, severity, code, message, advice)."""
_LONG_DAY = 366
"""Days from which a date "to the day" looks like a slip in a year."""


def check_event(entry: Entry, event: Event, labels: frozenset[str] | None) -> Iterator[Finding]:
    """What can be said of one event without its report. `labels` are the taxonomy's, None where it is not known."""
    for check in (_precision, _one_day, _anchor, _topic_count, _twice, _kind):
        yield from _placed(entry, check(event))
    yield from _placed(entry, _roles(entry.record, event))
    if labels is not None:
        yield from _placed(entry, _labels(event, labels))


def check_words(entry: Entry, event: Event, wording: Wording) -> Iterator[Finding]:
    """What of one event does not stand in its report."""
    for loc, severity, words in _quoted(event):
        yield from _placed(entry, _stands(loc, severity, words, event, wording))


def check_duplicates(found: Iterable[tuple[Entry, Event]]) -> Iterator[Finding]:
    """Events of one document that are the same in everything: only one of them can be found."""
    seen: dict[str, Entry] = {}
    for entry, event in found:
        key = json.dumps([entry.document, {**event, "id": None}], sort_keys=True)
        if key in seen:
            message = f"the event is the same as in {seen[key].places()}"
            advice = "take one out, or give each its own anchor"
            yield Finding(entry.places(), "error", "duplicate", message, advice)
        seen.setdefault(key, entry)


def _placed(entry: Entry, told: Iterable[Told]) -> Iterator[Finding]:
    for loc, severity, code, message, advice in told:
        yield Finding(entry.places(loc), severity, code, message, advice)


def _precision(event: Event) -> Iterator[Told]:
    when = event["date"] or {}
    if "start" not in when or when["precision"] == "day":
        return
    first, last = date.fromisoformat(when["start"]), date.fromisoformat(when["end"])
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    shortest = {"month": 28, "quarter": 89, "season": 28, "year": 350}[when["precision"]]
    if (not whole_months and when["precision"] != "season") or (last - first).days + 1 < shortest:
        message = f"{when['start']} to {when['end']} is no {when['precision']}"
        advice = f"give the first and the last day of the {when['precision']}, or another precision"
        yield ("date", "precision"), "warning", "precision", message, advice


def _one_day(event: Event) -> Iterator[Told]:
    when = event["date"] or {}
    if "start" in when and when["precision"] == "day":
        days = (date.fromisoformat(when["end"]) - date.fromisoformat(when["start"])).days
        if days >= _LONG_DAY:
            message = f"the event lasts {days + 1} days: {when['start']} to {when['end']}"
            yield ("date", "end"), "warning", "long", message, "check the years, or give a precision of year"


def _anchor(event: Event) -> Iterator[Told]:
    if "anchor" not in event:
        advice = "copy a few words from where the report begins to tell of it"
        yield (), "warning", "no-anchor", "the event has no anchor", advice


def _kind(event: Event) -> Iterator[Told]:
    if "kind" not in event:
        yield (), "warning", "no-kind", "the event has no kind", "give it one, or other"


def _roles(written: Mapping[str, Any], event: Event) -> Iterator[Told]:
    for field in ("organizers", "people"):
        for number, (value, filled) in enumerate(zip(written.get(field) or (), event[field], strict=True)):
            if not value.get("role"):
                message = f"{field} {number + 1} has no role: {filled['role']} is taken"
                yield (field, number), "warning", "no-role", message, "say the role"


def _topic_count(event: Event) -> Iterator[Told]:
    counted = [topic for topic in event["topics"] if not topic.get("optional")]
    if not counted and not event.get("optional"):
        yield ("topics",), "warning", "no-topic", "the event has no topic that counts", "give it at least one"
    if len(counted) > 4:
        message = f"{len(counted)} topics for one event"
        yield ("topics",), "warning", "many-topics", message, "keep at most four, or make some optional"


def _twice(event: Event) -> Iterator[Told]:
    keys: dict[str, Callable[[Any], str]] = {
        "organizers": lambda value: fold(value["name"]) + "/" + value["role"],
        "people": lambda value: fold_person(value["name"]),
        "topics": lambda value: str(value["label"]),
    }
    for field, key in keys.items():
        seen: set[str] = set()
        for number, value in enumerate(event[field]):
            if key(value) in seen:
                shown = value.get("name") or value.get("label")
                yield (field, number), "warning", "value-twice", f"{field}: {shown!r} is there twice", "take one out"
            seen.add(key(value))


def _labels(event: Event, labels: frozenset[str]) -> Iterator[Told]:
    for number, topic in enumerate(event["topics"]):
        if topic["label"] not in labels:
            meant = nearest(topic["label"], labels)
            advice = f"did you mean {meant!r}?" if meant else "give a label of the taxonomy, or yours with --topics"
            message = f"topics {number + 1}: there is no label {topic['label']!r}"
            yield ("topics", number, "label"), "error", "unknown-label", message, advice


def _quoted(event: Event) -> Iterator[tuple[Loc, Severity, str]]:
    """The words that are copied from the report. What scores do not see is worth a warning only."""
    place, when = event["place"] or {}, event["date"] or {}
    plain: list[tuple[Loc, Severity, Any]] = [
        (("anchor",), "error", event.get("anchor")),
        (("name",), "error", event.get("name")),
        (("date", "text"), "warning", when.get("text")),
        (("place", "text"), "error", place.get("text")),
        (("place", "venue"), "warning", place.get("venue")),
        (("place", "locality"), "warning", place.get("locality")),
    ]
    for field, main in (("organizers", "name"), ("people", "name"), ("topics", "text")):
        for number, value in enumerate(event[field]):
            plain.append(((field, number, main), "error", value.get(main)))
            for rest in ("acronym", "honorific", "position", "affiliation"):
                plain.append(((field, number, rest), "warning", value.get(rest)))
    yield from ((loc, severity, words) for loc, severity, words in plain if words)


def _stands(loc: Loc, severity: Severity, words: str, event: Event, wording: Wording) -> Iterator[Told]:
    if wording.has(words):
        return
    what = " ".join(str(step + 1) if isinstance(step, int) else step for step in loc)
    message = f"{what}: {words!r} does not stand in the report"
    other = wording.nearest(words)
    advice = f"there is {other!r}" if other else "copy the words from the report"
    mild = wording.has_loosely(words) or any(wording.has(alt) for alt in _alternatives(loc, event))
    yield loc, "warning" if mild else severity, "not-in-text", message, advice


def _alternatives(loc: Loc, event: Event) -> Iterable[str]:
    """The other spellings beside the words."""
    around: Any = event
    for step in loc[:-1]:
        around = around[step]
    alt: Iterable[str] = around.get("alt") or () if loc[-1] in ("name", "text") else ()
    return alt
