"""All spotters over one report: names once for the whole text, then roles and labels passage by passage."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gestae.dates import DateMention
from gestae.layout import ByPlace, Taken, spans_of
from gestae.lexicon.kinds import activity_strength
from gestae.lexicon.non_events import tells_no_event
from gestae.model import Hit, Mention, MentionKind, Passage, Report, RoleMark, Unit, UnitKind
from gestae.nlp.sentences import sentence_spans
from gestae.nlp.tagger import Entity, Tagger
from gestae.spotted import Spotted
from gestae.stages.spot.around import Around
from gestae.stages.spot.confirm import confirm_names
from gestae.stages.spot.cover import NOTHING, Cover
from gestae.stages.spot.labels import Labeller
from gestae.stages.spot.letterheads import broken_title_body, parted_title_body, title_body
from gestae.stages.spot.loose import loose_mentions
from gestae.stages.spot.organizations import extend_to_known, find_bodies
from gestae.stages.spot.persons import find_persons
from gestae.stages.spot.places import find_place
from gestae.stages.spot.proposed import proposed_bodies
from gestae.stages.spot.roles import CueIndex, mark_roles
from gestae.stages.spot.titles import find_titles, own_names
from gestae.stages.spot.topic_index import TopicIndex

_ENTRY_LENGTH = 350
_STRONG_BODY = 0.6
_LETTERHEAD = 2
_FREE = re.compile(r"(?:[-–—,;:.|(\n]\s*(?:the\s+)?|\bby\s+(?:the\s+)?|^\W*)$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:we|our|us|ourselves|ours)\b", re.IGNORECASE)
_ACTS = (
    r"(?:organi[sz]ed|held|conducted|hosted|arranged|ran|celebrated|observed|launched|did|put on|had|took"
    r"|gave|convened|distributed|invited|called|opened)"
)
_OWN_GUEST = re.compile(
    r"\b(?:was|were|been|had been)\s+invited\s+(?:by|to)\b"
    r"|\b(?:we|our\s+(?:\w+\s+){1,3}|(?:our|its|the)\s+(?:team|members?|representatives?|delegat\w+"
    r"|staff)\s+)(?:\w+\s+)?(?:attended|participated|took part|represented|was called|were called)\b"
    r"|\brepresented the\b",
    re.IGNORECASE,
)
"""The reporting body is a guest: what it was invited to somebody else organised."""
_OWN_ACTOR = re.compile(
    rf"\b(?:we|ourselves|our\s+\w+(?:\s+\w+)?)\s+(?:(?:also|then|have|jointly|and|successfully|once again"
    rf"|all)\s+){{0,2}}{_ACTS}\b"
    r"|\b(?:by|between|and|with)\s+(?:us|ourselves)\b|\bus\s+and\b",
    re.IGNORECASE,
)
"""The reporting body acts in its own words: "we held", "by us and", "X and ourselves convened"."""


def spot(
    report: Report,
    units: Sequence[Unit],
    passages: Sequence[Passage],
    dates: Sequence[DateMention],
    tagger: Tagger,
    index: TopicIndex,
) -> Spotted:
    """Find the names in a report and, for each passage, roles, kind, status, topics, place and title."""
    text = report.text
    entities = _entities(text, units, tagger)
    breaks = sorted({s for u in units for s, _ in sentence_spans(text, u.start, u.end)} | {u.start for u in units})
    organizer_cues = CueIndex(text, "organizer", units, breaks)
    person_cues = CueIndex(text, "person", units, breaks)
    spotted = _mentions(text, units, entities, organizer_cues)
    mentions = confirm_names(text, units, spotted, person_cues)
    organizer_cues.know_people([m.end for m in mentions if m.kind is MentionKind.PERSON])
    labeller = Labeller(text, units, mentions, index)
    around = Around(dates, mentions, [e for group in entities for e in group])
    finds = []
    governs = Counter(p.title for p in passages if p.dates)
    for passage in passages:
        titles = find_titles(text, passage, units, around.dates)
        labels = labeller.label(passage, titles[0] if titles else None)
        whole = passage.form == "document"
        apart = Cover((p.start, p.end) for p in passages if p is not passage) if whole else NOTHING
        people, unmarked = _roles(text, person_cues, mentions, passage, MentionKind.PERSON, apart)
        bodies, other = _roles(text, organizer_cues, mentions, passage, MentionKind.ORGANIZATION, apart)
        finds.append(
            replace(
                labels,
                organizers=tuple(bodies),
                people=tuple(people),
                unmarked=(*unmarked, *other),
                beside=tuple(_beside(text, passage, mentions, other, organizer_cues)),
                names=own_names(text, titles, governs[passage.title]),
                place=find_place(text, passage, units, around),
                own=_own(text, passage),
                no_event=tells_no_event(text, passage.start, min(passage.end, passage.start + _ENTRY_LENGTH))
                is not None,
                activity=max(activity_strength(text, *s) for s in ((passage.start, passage.end), *passage.extra[:1])),
            )
        )
    loose = loose_mentions(text, units, mentions, spotted)
    return Spotted(tuple(mentions), tuple(finds), tuple(loose), (*organizer_cues.matches(), *person_cues.matches()))


def _entities(text: str, units: Sequence[Unit], tagger: Tagger) -> list[list[Entity]]:
    """The model's entities of each unit, with offsets into the report's text."""
    found = tagger.entities([text[u.start : u.end] for u in units])
    return [
        [Entity(e.start + u.start, e.end + u.start, e.label) for e in group]
        for u, group in zip(units, found, strict=True)
    ]


def _mentions(text: str, units: Sequence[Unit], entities: Sequence[Sequence[Entity]], cues: CueIndex) -> list[Mention]:
    mentions: list[Mention] = []
    for n, (unit, group) in enumerate(zip(units, entities, strict=True)):
        if mentions and mentions[-1].end >= unit.end:
            continue
        letterhead = _letterhead(text, units, n)
        if letterhead is not None and (
            letterhead.end > unit.end
            or letterhead.score > _STRONG_BODY
            or not any(b.score > _STRONG_BODY for b in find_bodies(text, (unit.start, unit.end), group))
        ):
            mentions.append(letterhead)
            continue
        for span in unit.cells or ((unit.start, unit.end),):
            mentions += _names(text, span, group)
    mentions = extend_to_known(text, mentions)
    proposed = proposed_bodies(text, cues, mentions)
    taken = ByPlace(proposed)
    mentions = [m for m in mentions if not taken.touching(m.start, m.end)]
    return sorted([*mentions, *proposed], key=lambda m: (m.start, m.end))


def _letterhead(text: str, units: Sequence[Unit], n: int) -> Mention | None:
    """The body that a title line (or two, in capitals) at the top names, if unit `n` begins one."""
    unit = units[n]
    if n >= _LETTERHEAD or unit.kind is not UnitKind.TITLE:
        return None
    parted = parted_title_body(text, unit.start, unit.end)
    if parted is not None:
        return parted
    following = units[n + 1] if n + 1 < len(units) else None
    if n == 0 and following is not None and following.kind is UnitKind.TITLE:
        broken = broken_title_body(text, (unit.start, unit.end), (following.start, following.end))
        if broken is not None:
            return broken
    return title_body(text, unit.start, unit.end)


def _names(text: str, span: tuple[int, int], entities: Sequence[Entity]) -> list[Mention]:
    """Persons and bodies of one unit or cell; a sure body keeps its words, a doubtful one yields to a person."""
    bodies = find_bodies(text, span, entities)
    strong = [(m.start, m.end) for m in bodies if m.score >= _STRONG_BODY]
    persons = find_persons(text, span, entities, strong)
    named = Taken((p.start, p.end) for p in persons)
    kept = [b for b in bodies if not named.touching(b.start, b.end)]
    return [*persons, *kept]


def _roles(
    text: str,
    cues: CueIndex,
    mentions: Sequence[Mention],
    passage: Passage,
    kind: MentionKind,
    other: Cover,
) -> tuple[list[RoleMark], list[int]]:
    """Roles of the passage's mentions (its captions included), and the mentions that no cue gives one."""
    marks: list[RoleMark] = []
    rest: list[int] = []
    for span in spans_of(passage):
        low, high = (bisect_left(mentions, offset, key=lambda m: m.start) for offset in span)
        inside = [
            (n, mentions[n]) for n in range(low, high)
            if mentions[n].kind is kind and mentions[n].end <= span[1]
            and not other.holds(mentions[n].start, mentions[n].start + 1)
        ]  # fmt: skip
        found = mark_roles(text, cues, inside, span)
        marks += found
        done = {mark.mention for mark in found}
        rest += [n for n, _ in inside if n not in done]
    return marks, rest


def _own(text: str, passage: Passage) -> Hit | None:
    guest = _OWN_GUEST.search(text, passage.start, passage.end)
    if guest:
        return Hit(guest.group(), guest.start(), guest.end(), "own-guest", 0.6)
    actor = _OWN_ACTOR.search(text, passage.start, passage.end)
    if actor:
        return Hit(actor.group(), actor.start(), actor.end(), "own-actor", 0.8)
    match = _OWN.search(text, passage.start, passage.end)
    return Hit(match.group(), match.start(), match.end(), "own", 0.6) if match else None


def _beside(
    text: str, passage: Passage, mentions: Sequence[Mention], unmarked: Sequence[int], cues: CueIndex
) -> list[int]:
    """Bodies that stand free in a list entry: after a dash, a comma, a bracket or a line break, or after "by"."""
    if (
        passage.form not in ("item", "record", "dated-heading", "caption")
        or passage.end - passage.start > _ENTRY_LENGTH
    ):
        return []
    free = [n for n in unmarked if _FREE.search(text[max(passage.start, mentions[n].start - 12) : mentions[n].start])]
    return [n for n in free if not cues.is_affiliation(mentions[n].start)]
