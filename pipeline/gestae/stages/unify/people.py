"""The persons of one event: one entry a person, under the fullest name of the report, with the best role."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from gestae.model import DraftActor, Finds, Mention, MentionKind, RoleMark, SetAside
from gestae.stages.unify.names import fold_name, with_fullest

_UNMARKED_ROLE = "participant"
_ROLE_OF_KIND = {
    **dict.fromkeys(("lecture", "seminar", "webinar", "panel"), "speaker"),
    **dict.fromkeys(("training", "workshop", "course"), "facilitator"),
}
"""What a person who is simply named beside an activity mostly was, by its kind."""
_DOCTOR = re.compile(r"Drs?\b", re.IGNORECASE)
_LEADER = "leader"
_LEADS = {
    **dict.fromkeys(("visit", "campaign", "distribution", "fundraiser"), "organizer"),
    **dict.fromkeys(("rally", "protest"), "chair"),
}
"""What somebody who led an activity was, by its kind; of all others the facilitator."""
_KEEP_UNMARKED = 0.6
"""Name score from which a person without a role cue is kept as a participant."""


def choose_people(
    mentions: Sequence[Mention], finds: Finds, full: Mapping[int, int]
) -> tuple[list[DraftActor], list[SetAside]]:
    """People of a passage and those set aside (who only are mentioned, sent regrets, wrote the report)."""
    marked: dict[int, RoleMark] = {m.mention: m for m in finds.people}
    numbers = sorted({*marked, *(n for n in finds.unmarked if mentions[n].kind is MentionKind.PERSON)})
    grouped: dict[str, list[int]] = {}
    for n in numbers:
        key = fold_name(mentions[full.get(n, n)].name)
        grouped.setdefault(key, []).append(n)
    chosen: list[DraftActor] = []
    aside: list[SetAside] = []
    for group in grouped.values():
        actor, reason = _person(mentions, group, marked, full)
        if actor is not None and actor.found_by.endswith("no-cue") and finds.kind is not None:
            actor = replace(actor, role=_unsaid_role(finds.kind.value, actor))
        if actor is not None and actor.role == _LEADER:
            actor = replace(actor, role=_LEADS.get(finds.kind.value if finds.kind else "", "facilitator"))
        first = mentions[group[0]]
        if actor is not None:
            chosen.append(actor)
        else:
            aside.append(SetAside("people", first.text, first.start, first.end, first.found_by, reason))
    return chosen, aside


def _unsaid_role(kind: str, actor: DraftActor) -> str:
    """What a person was of whom no words say it, by the kind of activity; the doctors of a camp work there."""
    if kind == "camp" and _DOCTOR.match(actor.honorific or ""):
        return "facilitator"
    return _ROLE_OF_KIND.get(kind, actor.role)


def _person(
    mentions: Sequence[Mention], group: Sequence[int], marked: Mapping[int, RoleMark], full: Mapping[int, int]
) -> tuple[DraftActor | None, str]:
    marks = [marked[n] for n in group if n in marked]
    acting = [m for m in marks if m.role != "none"]
    lead = mentions[group[0]]
    whole = with_fullest(lead, mentions[full.get(group[0], group[0])])
    if marks and not acting:
        return None, "the words around the name say that the person did not take part"
    if not acting and " " not in whole.name and whole.honorific is None:
        return None, "a lone name that nothing gives a role"
    if not acting and max(mentions[n].score for n in group) < _KEEP_UNMARKED:
        return None, "no role, and not surely a person's name"
    best = max(acting, key=lambda m: m.score) if acting else None
    score = lead.score * (best.score if best else 0.6)
    return (
        DraftActor(
            whole.name, best.role if best else _UNMARKED_ROLE,
            tuple((mentions[n].start, mentions[n].end) for n in _shown(mentions, group, whole.name, full)),
            f"{lead.found_by}+{best.rule if best else 'no-cue'}", min(1.0, score),
            honorific=whole.honorific, position=whole.position, affiliation=whole.affiliation,
        ),
        "",
    )  # fmt: skip


def _shown(mentions: Sequence[Mention], group: Sequence[int], name: str, full: Mapping[int, int]) -> Sequence[int]:
    """The mentions that show a person's name: those of the passage, and where none of them has it the fullest one."""
    if any(mentions[n].name == name for n in group):
        return group
    return [*group, full.get(group[0], group[0])]
