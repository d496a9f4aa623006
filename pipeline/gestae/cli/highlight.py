"""The words of a passage that values were read from, marked by field: in colour, or in brackets without."""

from dataclasses import dataclass
from itertools import pairwise

from gestae.records import Event, Evidence

STYLES = {
    "date": "black on green",
    "organizer": "black on cyan",
    "person": "black on magenta",
    "topic": "black on yellow",
    "place": "white on blue",
    "name": "bold underline",
}
"""The fields that are marked, each with its style in rich's notation."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the report's text and the field that it gave a value to."""

    start: int
    end: int
    field: str


def marks_of(event: Event) -> list[Mark]:
    """Every piece of evidence of the event, in the order of the text, the longer one first."""
    groups: list[tuple[str, tuple[Evidence, ...]]] = []
    if event.name_source:
        groups.append(("name", event.name_source.evidence))
    if event.date:
        groups.append(("date", event.date.evidence))
    groups += [("organizer", value.evidence) for value in event.organizers]
    groups += [("person", value.evidence) for value in event.people]
    groups += [("topic", value.evidence) for value in event.topics]
    if event.place:
        groups.append(("place", event.place.evidence))
    marks = {Mark(span.start, span.end, field) for field, spans in groups for span in spans}
    order = list(STYLES)
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, order.index(mark.field)))


def bracketed(text: str, start: int, end: int, marks: list[Mark]) -> str:
    """`text[start:end]` with each mark as `[words|field]`; marks inside marks nest."""
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    cuts = sorted({start, end, *(mark.start for mark in inside), *(mark.end for mark in inside)})
    out = []
    for here, there in pairwise([*cuts, end]):
        closing = [mark for mark in inside if mark.end == here]
        opening = [mark for mark in inside if mark.start == here]
        out.append("".join(f"|{mark.field}]" for mark in reversed(closing)))
        out.append("[" * len(opening) + text[here:there])
    return "".join(out)
