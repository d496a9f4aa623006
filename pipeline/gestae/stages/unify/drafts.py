"""Passages and what was found in them -> drafts: accepted or rejected, named, merged where told twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.dates import DateMention
from gestae.lexicon.bodies import body_likeness
from gestae.model import Draft, Finds, Mention, MentionKind, Passage, Rejected, Report, Unit
from gestae.stages.unify.bodies import Body, acronym_keys, reporting_body
from gestae.stages.unify.merge import merge_repeats
from gestae.stages.unify.names import fold_name, full_names
from gestae.stages.unify.organizers import OrganizerChooser
from gestae.stages.unify.people import choose_people

_HEADING_BODY = 0.55
_UNDATED = 0.6
"""Activity strength that a report without any date needs to be one event."""
_SHORT = 80
_SURE = 0.45
"""Activity strength from which "examination" or "holiday" in a dated passage no longer speaks against an event."""


@dataclass(frozen=True, slots=True)
class Unified:
    """Drafts in the order of the text, passages that gave no event, and the reporting body (or None)."""

    drafts: tuple[Draft, ...]
    rejected: tuple[Rejected, ...]
    body: Body | None


def unify(
    report: Report,
    units: Sequence[Unit],
    dates: Sequence[DateMention],
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    finds: Sequence[Finds],
) -> Unified:
    """Decide which passages are events and who and what belongs to each."""
    body = reporting_body(report, units, mentions, finds)
    chooser = OrganizerChooser(mentions, body, acronym_keys(mentions))
    full = full_names(mentions)
    drafts: list[Draft] = []
    rejected: list[Rejected] = []
    for passage, found in zip(passages, finds, strict=True):
        reason = _rejection(passage, found)
        if reason:
            rejected.append(Rejected(passage.start, passage.end, passage.form, reason))
            continue
        section = _section_body(report.text, units, passage, mentions, body)
        organizers, bodies_aside = chooser.choose(found, section)
        people, people_aside = choose_people(mentions, found, full)
        people = [p for p in people if not any(fold_name(p.name) == fold_name(o.name) for o in organizers)]
        drafts.append(
            Draft(
                passage, found.names[0] if found.names else None, found.kind, found.status,
                passage.dates[0] if passage.dates else None, tuple(organizers), tuple(people), found.topics,
                found.place, _score(passage, found), (*found.set_aside, *bodies_aside, *people_aside),
            )
        )  # fmt: skip
    merged, repeats = merge_repeats(report.text, drafts, dates)
    return Unified(tuple(merged), tuple(sorted([*rejected, *repeats], key=lambda r: r.start)), body)


def _score(passage: Passage, found: Finds) -> float:
    base = 0.55 if passage.dates else 0.35
    return min(1.0, base + 0.4 * found.activity)


def _rejection(passage: Passage, found: Finds) -> str | None:
    if passage.form == "document":
        return None if found.activity >= _UNDATED or passage.dates else "the report tells of no discrete activity"
    if passage.dates:
        short = passage.end - passage.start < _SHORT
        if found.no_event and (short or found.activity < _SURE):
            return "a date, but the words tell of no activity"
        return None
    return "no date and no surely discrete activity"


def _section_body(
    text: str, units: Sequence[Unit], passage: Passage, mentions: Sequence[Mention], body: Body | None
) -> Body | None:
    """The body that a heading above the passage names (a newsletter's section of one club), innermost first."""
    spans = [(units[n].start, units[n].end) for n in reversed(passage.headings)]
    if passage.title is not None:
        spans.insert(0, passage.title)
    for start, end in spans:
        found = _named_by_heading(text, start, end, mentions)
        if found is not None and not (body and found.keys & body.keys):
            return found
    return None


def _named_by_heading(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Body | None:
    """The body that fills a heading: a known mention, or the heading's own words where they look like one."""
    for mention in mentions:
        if mention.kind is MentionKind.ORGANIZATION and start <= mention.start and mention.end <= end:
            covers = (mention.end - mention.start) >= 0.7 * (end - start)
            if covers and body_likeness(mention.name) >= _HEADING_BODY:
                return Body(mention.name, mention.acronym, mention.start, mention.end, 0.7, frozenset({fold_name(mention.name)}))
    words = " ".join(text[start:end].split())
    if body_likeness(words) >= _HEADING_BODY and len(words.split()) > 1:
        return Body(words, None, start, end, 0.6, frozenset({fold_name(words)}))
    return None
