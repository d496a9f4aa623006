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
from gestae.lexicon.words import fold, organization_words, venue_words
from gestae.model import Hit, Mention, MentionKind, Passage, Report, RoleMark, Unit, UnitKind
from gestae.nlp.sentences import sentence_spans
from gestae.nlp.tagger import Entity, Tagger
from gestae.spotted import Spotted
from gestae.stages.spot.attached import without_attached
from gestae.stages.spot.confirm import confirm_names
from gestae.stages.spot.cover import NOTHING, Cover
from gestae.stages.spot.headings import announces_next, of_no_activity
from gestae.stages.spot.labels import Labeller
from gestae.stages.spot.letterheads import broken_title_body, parted_title_body, title_body
from gestae.stages.spot.loose import loose_mentions
from gestae.stages.spot.marks import mark_roles
from gestae.stages.spot.named import named_activity
from gestae.stages.spot.organizations import extend_to_known, find_bodies
from gestae.stages.spot.persons import find_persons
from gestae.stages.spot.places import find_places
from gestae.stages.spot.proposed import proposed_bodies
from gestae.stages.spot.roles import CueIndex
from gestae.stages.spot.shared_kinds import plan_after, share_kinds, share_status
from gestae.stages.spot.talks import talk_titles
from gestae.stages.spot.titles import find_titles, own_names
from gestae.stages.spot.told_bodies import headline_bodies, repeated_bodies, small_headed, told_bodies
from gestae.stages.spot.topic_index import TopicIndex

_ENTRY_LENGTH = 350
_ALONE = 20
"""Characters after a date up to which the sentence has said nothing of it yet."""
_STRONG_BODY = 0.6
_LETTERHEAD = 2
_ANNOUNCED = 0.5
"""Activity strength of what stands under "Next one"."""
_FREE = re.compile(r"(?:[-–—,;:.|(\n]\s*(?:the\s+)?|\bby\s+(?:the\s+)?|^\W*)$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_ROOM = re.compile(
    r"(?:['’]s?)?\s+(?:hall|field|rooms?|grounds?|campus|premises|auditorium|building|playground)\b", re.IGNORECASE
)
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
    days = ByPlace(dates)
    finds = []
    governs = Counter(p.title for p in passages if p.dates)
    covered = Cover((m.start, m.end) for m in mentions)
    places = find_places(text, passages, units, [e for group in entities for e in group], mentions, dates)
    talks = talk_titles(text, passages, mentions, days)
    for n, (passage, place) in enumerate(zip(passages, places, strict=True)):
        titles = find_titles(text, passage, units, days)
        shared = bool(titles) and titles[0].rule == "heading" and governs[passage.title] > 1
        labels = labeller.label(passage, titles[0] if titles else None, shared)
        whole = passage.form == "document"
        apart = Cover((p.start, p.end) for p in passages if p is not passage) if whole else NOTHING
        people, unmarked = _roles(text, person_cues, mentions, passage, MentionKind.PERSON, apart)
        bodies, other = _roles(text, organizer_cues, mentions, passage, MentionKind.ORGANIZATION, apart)
        denied = _no_event(text, passage, dates)
        troubled = of_no_activity(text, passage, units)
        finds.append(
            replace(
                labels,
                organizers=tuple(bodies),
                people=tuple(people),
                unmarked=(*unmarked, *other),
                beside=tuple(_beside(text, passage, mentions, other, organizer_cues)),
                names=own_names(text, titles, governs[passage.title]) or talks.get(n) or _named(text, passage, covered),
                place=place,
                own=_own(text, passage),
                no_event=denied is not None or troubled,
                activity=0.0 if troubled else _activity(text, passage, denied, units),
            )
        )
    finds = share_status(text, passages, units, dates, share_kinds(text, passages, units, finds))
    finds = plan_after(text, passages, dates, finds, _posted(report))
    loose = loose_mentions(text, units, mentions, spotted)
    return Spotted(tuple(mentions), tuple(finds), tuple(loose), (*organizer_cues.matches(), *person_cues.matches()))


def _posted(report: Report) -> str | None:
    """The day of posting; what a word processor stores with a file tells of the file."""
    source = report.metadata.post_date_source or ""
    return None if source.endswith("properties") else report.metadata.post_date


def _named(text: str, passage: Passage, names: Cover) -> tuple[Hit, ...]:
    hit = named_activity(text, passage.start, passage.end, names)
    return (hit,) if hit is not None else ()


def _activity(text: str, passage: Passage, denied: tuple[int, int] | None, units: Sequence[Unit]) -> float:
    """How strongly a passage tells of an activity; "no meeting" (at `denied`) tells of none, what stands under "Next
    one" of one.
    """
    low, high = denied or (passage.end, passage.end)
    told = ((passage.start, low), (high, passage.end), *passage.extra[:1])
    announced = not denied and announces_next(text, passage, units)
    return max(*(activity_strength(text, *span) for span in told), _ANNOUNCED if announced else 0.0)


def _no_event(text: str, passage: Passage, dates: Sequence[DateMention]) -> tuple[int, int] | None:
    """Where a passage says that its date was of no activity, or None: up to the end of the sentence of the date, and of
    the one after it where the date stands alone. What is told further down is of other days ("July: closed").
    """
    stop = min(passage.end, passage.start + _ENTRY_LENGTH)
    if passage.dates and passage.form != "record":
        told = dates[passage.dates[0]].end + _ALONE
        ends = (end for _, end in sentence_spans(text, passage.start, passage.end) if end > told)
        stop = min(stop, next(ends, stop))
    return tells_no_event(text, passage.start, stop)


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
    mentions = _with(mentions, proposed_bodies(text, cues, mentions))
    mentions = _with(mentions, told_bodies(text, mentions))
    mentions = _with(mentions, small_headed(text, mentions))
    mentions = _with(mentions, headline_bodies(text, mentions))
    return _with(mentions, repeated_bodies(text, mentions))


def _with(mentions: Sequence[Mention], added: Sequence[Mention]) -> list[Mention]:
    """Both, in order; what overlaps with an added one gives way."""
    taken = Cover((a.start, a.end) for a in added)
    kept = [m for m in mentions if not taken.touches(m.start, m.end)]
    return sorted([*kept, *added], key=lambda m: (m.start, m.end))


def _letterhead(text: str, units: Sequence[Unit], n: int) -> Mention | None:
    """The body that a title line (or two, in capitals) at the top names, if unit `n` begins one."""
    unit = units[n]
    if n >= _LETTERHEAD or (unit.kind is not UnitKind.TITLE and not _is_page_title(text, unit)):
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


def _is_page_title(text: str, unit: Unit) -> bool:
    """Whether a unit is what a browser shows of a page: "Hill View School | Gallery | 2023"."""
    return unit.start == 0 and unit.kind is UnitKind.FURNITURE and " | " in text[unit.start : unit.end]


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
        if kind is MentionKind.ORGANIZATION:
            inside = without_attached(text, inside)
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
    if text[passage.start : passage.end].isupper():
        return []
    return [n for n in free if not cues.is_affiliation(mentions[n].start) and not _is_venue(text, mentions[n])]


def _is_venue(text: str, mention: Mention) -> bool:
    """Whether a body that simply stands in an entry is rather where it was: a school, a library, "... hall"."""
    if _BY.search(text, max(0, mention.start - 8), mention.start):
        return False
    last = fold(mention.name.split()[-1]).strip(".,")
    entry = organization_words().get(last)
    return (
        last in venue_words()
        or (entry is not None and entry.kind == "education")
        or bool(_ROOM.match(text, mention.end))
    )
