"""Where values stand in a report: output values by their evidence, gold's by their words."""

import re
from collections.abc import Iterable, Iterator, Mapping

from gestae.evaluate.likeness import Record
from gestae.evaluate.verdicts import STRICT, Value, Verdict

Span = tuple[int, int]
"""Offsets in the report's text: code points, half-open."""


def output_spans(verdict: Verdict, event: Record | None) -> list[Span]:
    """The evidence of the verdict's output value; of an event, its passage. Empty where the output gives none."""
    if verdict.output is None or event is None:
        return []
    entries = [event] if verdict.field == "events" else source_of(verdict, event).get("evidence") or ()
    return [span for entry in entries if (span := span_of(entry))]


def source_of(verdict: Verdict, event: Record | None) -> Value:
    """What holds the evidence, rule and confidence of the output's value: itself, or `kind_source` for a plain one."""
    if verdict.field in ("kind", "name"):
        return (event or {}).get(f"{verdict.field}_source") or {}
    return verdict.output or {}


def gold_spellings(verdict: Verdict) -> list[str]:
    """The words by which the verdict's gold value can be found in the text, the best first."""
    gold = verdict.gold or {}
    if verdict.field == "events":
        own = [gold.get("anchor"), gold.get("name")]
    elif verdict.field.removesuffix(STRICT) in ("organizers", "people"):
        own = [gold.get("name"), *(gold.get("alt") or ()), gold.get("acronym")]
    elif verdict.field == "kind":
        own = []
    else:
        own = [gold.get("text"), *(gold.get("alt") or ())]
    return [words for words in own if words]


def find_words(text: str, spellings: Iterable[str], within: Iterable[Span]) -> Span | None:
    """Where the first of the spellings that is found stands: in the first of the stretches that has it.

    Case and blanks do not count; the words are whole ones.
    """
    stretches = list(within)
    for spelling in spellings:
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, spelling.split())) + r"(?!\w)", re.IGNORECASE)
        for start, end in stretches:
            if spelling.split() and (found := pattern.search(text, start, end)):
                return found.span()
    return None


def held(spans: Iterable[Span], length: int) -> Iterator[Span]:
    """The spans that lie within a text of that length."""
    return ((start, end) for start, end in spans if 0 <= start < end <= length)


def span_of(entry: object) -> Span | None:
    """The `start` and `end` of a piece of evidence or of an event; None where they are not both numbers."""
    if not isinstance(entry, Mapping):
        return None
    start, end = entry.get("start"), entry.get("end")
    return (start, end) if isinstance(start, int) and isinstance(end, int) else None
