"""Passages and what was found in them -> drafts: accepted or rejected, named, merged where told twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.dates import DateMention
from gestae.model import Draft, Finds, Hit, MentionKind, Passage, Rejected, Report, Unit
from gestae.spotted import Spotted
from gestae.stages.unify.bodies import Body, acronym_keys, reporting_body
from gestae.stages.unify.merge import merge_repeats
from gestae.stages.unify.names import fold_name, full_names
from gestae.stages.unify.organizers import OrganizerChooser
from gestae.stages.unify.people import choose_people
from gestae.stages.unify.sections import SectionBodies
from gestae.stages.unify.undated import has_own_heading

_UNDATED = 0.6
"""Activity strength that a report without any date needs to be one event."""
_ACTIVE, _SHARE, _LIST, _VAGUE = 0.35, 0.4, 3, 0.55
_LEAD, _MOST = 3, 0.6
_SHORT = 80
_SURE = 0.45
"""Activity strength from which "examination" or "holiday" in a dated passage no longer speaks against an event."""


@dataclass(frozen=True, slots=True)
class Unified:
    """Drafts in the order of the text, passages that gave no event, and the reporting body (or None).

    `keys` are the folded names under which mentions, and the loose ones after them, are one person or body.
    """

    drafts: tuple[Draft, ...]
    rejected: tuple[Rejected, ...]
    body: Body | None
    keys: tuple[str, ...] = ()


def unify(
    report: Report,
    units: Sequence[Unit],
    dates: Sequence[DateMention],
    passages: Sequence[Passage],
    spotted: Spotted,
) -> Unified:
    """Decide which passages are events and who and what belongs to each."""
    mentions, finds = spotted.mentions, spotted.finds
    body = reporting_body(report, units, mentions, finds)
    sections = SectionBodies(report.text, units, mentions, body)
    chooser = OrganizerChooser(report.text, mentions, sections.general, acronym_keys(mentions))
    full = full_names(mentions)
    drafts: list[Draft] = []
    rejected: list[Rejected] = []
    lively = _is_lively(passages, finds)
    months = _is_month_list(passages, finds, dates)
    for passage, found in zip(passages, finds, strict=True):
        exact = not passage.dates or dates[passage.dates[0]].precision == "day" or (months and _led(passage, dates))
        reason = _rejection(passage, found, lively) or _vague(passage, found, exact)
        if reason and not has_own_heading(report.text, units, passage, found):
            rejected.append(Rejected(passage.start, passage.end, passage.form, reason))
            continue
        section = sections.body_of(passage)
        organizers, bodies_aside = chooser.choose(passage.form, found, section)
        people, people_aside = choose_people(mentions, found, full)
        organizing = {fold_name(o.name) for o in organizers}
        people = [p for p in people if fold_name(p.name) not in organizing]
        drafts.append(
            Draft(
                passage, found.names[0] if found.names else None, found.kind, found.status,
                passage.dates[0] if passage.dates else None, tuple(organizers), tuple(people), found.topics,
                _elsewhere(found.place, body), _score(passage, found), (*found.set_aside, *bodies_aside, *people_aside),
            )
        )  # fmt: skip
    merged, repeats = merge_repeats(report.text, drafts, dates)
    folded = [mentions[full.get(n, n)] for n in range(len(mentions))]
    keys = tuple(
        chooser.key_of(m) if m.kind is MentionKind.ORGANIZATION else fold_name(m.name)
        for m in [*folded, *spotted.loose]
    )
    return Unified(tuple(merged), tuple(sorted([*rejected, *repeats], key=lambda r: r.start)), body, keys)


def _elsewhere(place: Hit | None, body: Body | None) -> Hit | None:
    """The place, unless it only stands there as the name of the body whose report it is ("Harbour Women's Centre")."""
    own = (
        place is not None and body is not None and place.rule.startswith("free") and fold_name(place.value) in body.keys
    )
    return None if own else place


def _score(passage: Passage, found: Finds) -> float:
    base = 0.55 if passage.dates else 0.35
    return min(1.0, base + 0.4 * found.activity)


def _is_lively(passages: Sequence[Passage], finds: Sequence[Finds]) -> bool:
    """Whether a good part of a report's dated passages surely tell of activities: a list speaks for its members."""
    dated = [f.activity for p, f in zip(passages, finds, strict=True) if p.dates and p.form != "document"]
    if any(
        sum(bool(p.dates) and p.form == form for p in passages) >= _LIST for form in ("dated-heading", "record", "item")
    ):
        return True
    return not dated or sum(a >= _ACTIVE for a in dated) >= _SHARE * len(dated)


def _led(passage: Passage, dates: Sequence[DateMention]) -> bool:
    """Whether an item begins with the month that dates it ("Dec. 1993 - Cheese evening")."""
    if passage.form != "item" or not passage.dates or dates[passage.dates[0]].precision != "month":
        return False
    return 0 <= dates[passage.dates[0]].start - passage.start <= _LEAD


def _is_month_list(passages: Sequence[Passage], finds: Sequence[Finds], dates: Sequence[DateMention]) -> bool:
    """Whether most of three or more items that begin with their month tell of activities: they speak for the rest."""
    active = [f.activity >= _ACTIVE for p, f in zip(passages, finds, strict=True) if _led(p, dates)]
    return len(active) >= _LIST and sum(active) >= _MOST * len(active)


def _vague(passage: Passage, found: Finds, exact: bool) -> str | None:
    """A month or season dates an event only where the words surely tell of one."""
    least = _ACTIVE if passage.form in ("item", "record", "dated-heading") else _VAGUE
    if exact or passage.form == "document" or found.activity >= least:
        return None
    return "a month or season, and no surely discrete activity"


def _rejection(passage: Passage, found: Finds, lively: bool) -> str | None:
    if passage.form == "document":
        return None if found.activity >= _UNDATED or passage.dates else "the report tells of no discrete activity"
    if passage.dates:
        short = passage.end - passage.start < _SHORT
        failed = found.status is not None and found.status.value in ("cancelled", "postponed")
        if found.no_event and not failed and (short or found.activity < _SURE):
            return "a date, but the words tell of no activity"
        if not lively and passage.form in ("section", "item") and found.activity < _ACTIVE:
            return "a date, but no activity in these words, in a report that tells of few"
        return None
    return "no date and no surely discrete activity"
