"""Grounding: whether the words at a value's evidence offsets really hold the value.

What "holds" means, white space folded on both sides, case and spelling as they are:

- event: the passage at `start` and `end` is the event's `text`, to the character;
- date, topic, place, name: the words at one of the spans are the value's `text` (the name);
- organizers, people: the name stands within the words of one of the spans, on word borders: an honorific, an article
  or letters after the name may stand beside it. A person named in full elsewhere needs a span there, too; what is
  inherited has its span outside the passage, and is read there;
- kind: the words hold a cue of that kind in the lexicon; status: there are words.

Values without evidence (a kind that nothing says, a status that is the rule) are counted apart: nothing can be held
against them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gestae.errors import UnreadableError
from gestae.evaluate.likeness import Record
from gestae.evaluate.outputs import Outputs
from gestae.lexicon.kinds import load_kinds

GROUNDED = ("events", "dates", "organizers", "people", "topics", "place", "name", "kind", "status")
"""The fields in the order of the tables."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A value whose offsets do not hold it; `stands` is what stands there instead, spans apart by " | "."""

    document: str
    event: str
    field: str
    value: str
    stands: str


@dataclass(frozen=True, slots=True)
class Held:
    """How many values of a field are held by their evidence, fail, or have none."""

    holding: int = 0
    failing: int = 0
    without: int = 0

    @property
    def share(self) -> float | None:
        """The share of values with evidence that it holds, 0 to 1; None where no value has evidence."""
        checked = self.holding + self.failing
        return self.holding / checked if checked else None


@dataclass(frozen=True)
class Grounding:
    """The counts of each field of GROUNDED, every failing value, and the documents whose text is not there."""

    fields: Mapping[str, Held]
    failures: tuple[Failure, ...]
    unchecked: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """The share of all values with evidence that it holds, 0 to 1; None where nothing could be checked."""
        holding = sum(held.holding for held in self.fields.values())
        checked = holding + sum(held.failing for held in self.fields.values())
        return holding / checked if checked else None


def grounding(outputs: Outputs) -> Grounding:
    """Check every value of the output against the texts beside it.

    Raises UnreadableError where a text that reports.jsonl names cannot be read.
    """
    texts = outputs.texts()
    read = cache(_text)
    counts = {field: [0, 0, 0] for field in GROUNDED}
    failures: list[Failure] = []
    unchecked: dict[str, None] = {}
    for event in outputs.events:
        path = texts.get(event["document"])
        if path is None:
            unchecked[event["document"]] = None
            continue
        for claim in _claims(event):
            state = claim.check(read(path))
            counts[claim.field][_STATES.index(state)] += 1
            if state == "failing":
                stands = " | ".join(_words(read(path), claim.spans))
                failures.append(Failure(event["document"], str(event.get("id")), claim.field, claim.value, stands))
    return Grounding({field: Held(*count) for field, count in counts.items()}, tuple(failures), tuple(unchecked))


_STATES = ("holding", "failing", "without")
_Spans = Sequence[Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A value and where it says that it stands."""

    field: str
    value: str
    spans: _Spans
    holds: Callable[[str, str], bool]

    def check(self, text: str) -> str:
        if not self.spans:
            return "without"
        if self.field == "events":
            whole = text[self.spans[0]["start"] : self.spans[0]["end"]]
            return "holding" if whole == self.value else "failing"
        return "holding" if any(self.holds(self.value, words) for words in _words(text, self.spans)) else "failing"


def _claims(event: Record) -> Iterator[_Claim]:
    if event.get("text"):
        passage = {"start": event["start"], "end": event["end"]} if event.get("end") else None
        yield _Claim("events", event["text"], (passage,) if passage else (), _equal)
    for field, value in (("dates", event.get("date")), ("place", event.get("place"))):
        if value and value.get("text"):
            yield _Claim(field, value["text"], _spans(value), _equal)
    for field in ("organizers", "people"):
        yield from (_Claim(field, value["name"], _spans(value), _stands_in) for value in event.get(field) or ())
    yield from (_Claim("topics", topic["text"], _spans(topic), _equal) for topic in event.get("topics") or ())
    for field, holds in (("name", _equal), ("kind", _tells_kind), ("status", _has_words)):
        if event.get(field):
            yield _Claim(field, event[field], _spans(event.get(f"{field}_source") or {}), holds)


def _spans(value: Mapping[str, Any]) -> _Spans:
    return value.get("evidence") or ()


def _words(text: str, spans: _Spans) -> list[str]:
    return [_fold(text[span["start"] : span["end"]]) for span in spans]


def _fold(words: str) -> str:
    return " ".join(words.split())


def _equal(value: str, words: str) -> bool:
    return _fold(value) == words


def _stands_in(value: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(_fold(value))}(?!\w)", words))


def _tells_kind(value: str, words: str) -> bool:
    nouns, verbs = load_kinds().scan(words)
    return value in {hit.cue.label for hit in (*nouns, *verbs)}


def _has_words(_: str, words: str) -> bool:
    return any(sign.isalnum() for sign in words)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError("missing", f"cannot read {path}: {error}; is the output folder complete?") from error
