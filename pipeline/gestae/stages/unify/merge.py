"""The same event told twice (summary and detail, caption and text) becomes one draft."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gestae.dates import DateMention
from gestae.lexicon.tense import tense_of
from gestae.model import Draft, DraftActor, Rejected
from gestae.stages.unify.names import fold_name

_NAME_WORDS = 3
_PAST = 2
"""Verbs of the past from which a further telling says that what was planned took place."""
_CAPTION_LENGTH = 250
"""Characters up to which a further telling of the same day is a caption or an aside."""


def merge_repeats(
    text: str, drafts: Sequence[Draft], dates: Sequence[DateMention]
) -> tuple[list[Draft], list[Rejected]]:
    """Drafts of the same days that also share words, persons or bodies are one; the first place of telling stays."""
    merged: list[Draft] = []
    repeats: list[Rejected] = []
    by_days: dict[tuple[str, str], list[int]] = {}
    for draft in drafts:
        days = _days(draft, dates)
        known = [] if days is None else by_days.setdefault(days, [])
        month = draft.date is not None and dates[draft.date].precision == "month"
        tells = _named_again if month else _same_event
        same = next((k for k in known if tells(text, merged[k], draft)), None)
        if same is None:
            known.append(len(merged))
            merged.append(draft)
            continue
        merged[same] = _joined(text, merged[same], draft)
        p = draft.passage
        repeats.append(Rejected(p.start, p.end, p.form, "tells again of an event that is already recorded"))
    return merged, repeats


def _days(draft: Draft, dates: Sequence[DateMention]) -> tuple[str, str] | None:
    if draft.date is None:
        return None
    mention = dates[draft.date]
    return (
        (mention.first, mention.last)
        if mention.first and mention.last and mention.precision in ("day", "month")
        else None
    )


def _same_event(text: str, a: Draft, b: Draft) -> bool:
    """Whether two drafts of the same days are one event."""
    listed = ("record", "item", "dated-heading")
    if a.passage.form in listed and b.passage.form in listed and a.passage.form == b.passage.form:
        return _shared(text, a, b) >= 3
    if b.passage.form not in listed and b.passage.end - b.passage.start < _CAPTION_LENGTH:
        return True
    if a.passage.headings != b.passage.headings or a.passage.form == "caption" or b.passage.form == "caption":
        return _shared(text, a, b) >= 1
    return _shared(text, a, b) >= 2


def _named_again(text: str, a: Draft, b: Draft) -> bool:
    """Whether the name of an event comes again in the words of another of the same month."""
    name = fold_name(a.name.value).split()[:_NAME_WORDS] if a.name else []
    return len(name) > 1 and f" {' '.join(name)} " in f" {fold_name(text[b.passage.start : b.passage.end])} "


def _shared(text: str, a: Draft, b: Draft) -> int:
    """How many rare words, persons and places two drafts share."""
    words_a, words_b = (_words(text[d.passage.start : d.passage.end]) for d in (a, b))
    people = {fold_name(p.name) for p in a.people} & {fold_name(p.name) for p in b.people}
    return (
        len(people)
        + int(len(words_a & words_b) >= 3)
        + int(a.kind is not None and b.kind is not None and a.kind.value == b.kind.value)
    )


@lru_cache(maxsize=1024)
def _words(passage: str) -> frozenset[str]:
    return frozenset(w for w in fold_name(passage).split() if len(w) > 5 and not w.isdigit())


def _came_true(text: str, first: Draft, second: Draft) -> bool:
    """Whether what was planned at its first telling is told as past, and nothing else, at the second."""
    if first.status is None or first.status.value != "planned" or second.status is not None:
        return False
    tense = tense_of(text, second.passage.start, second.passage.end)
    return tense.past >= _PAST and not tense.future and tense.past > tense.inviting


def _joined(text: str, first: Draft, second: Draft) -> Draft:
    return replace(
        first,
        status=None if _came_true(text, first, second) else first.status,
        name=first.name or second.name,
        kind=first.kind or second.kind,
        place=first.place or second.place,
        organizers=_actors(first.organizers, second.organizers),
        people=_actors(first.people, second.people),
        topics=first.topics or second.topics,
        set_aside=(*first.set_aside, *second.set_aside),
        score=max(first.score, second.score),
        again=(*first.again, (second.passage.start, second.passage.end)),
    )


def _actors(first: Sequence[DraftActor], second: Sequence[DraftActor]) -> tuple[DraftActor, ...]:
    known = {fold_name(a.name) for a in first}
    return (*first, *(a for a in second if fold_name(a.name) not in known and not a.inherited))
