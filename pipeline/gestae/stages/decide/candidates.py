"""Candidates of one report: for each name all its mentions, those of the rules and the loose ones."""

from bisect import bisect_left
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gestae import layout
from gestae.dates import DateMention
from gestae.model import Draft, DraftActor, Finds, Mention, MentionKind, Unit, UnitKind
from gestae.spotted import CueMatch

LEARNED = "learned"
"""Ends `found_by` of what rules had not found."""
Span = tuple[int, int]
_HEAD_UNITS, _LAST_UNITS = 4, 2
"""Units at the beginning and the end of a report in which its letterhead and its signature stand."""
Ranked = TypeVar("Ranked")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person or body of the report: `key` is its folded name, `mentions` are in order of the text.

    `lead` is the mention with the fullest or surest name. A candidate is `loose` where no rule accepted any mention.
    """

    key: str
    kind: MentionKind
    lead: Mention
    mentions: tuple[Mention, ...]
    loose: bool
    number: int
    clashes: frozenset[int]
    """The numbers of those candidates of its kind, and its own, of which a mention shares words with one of it."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All of one report that decisions look at. `own` is the key of the reporting body ("" where there is none);
    `finds` are those of the drafts' passages, in the order of the drafts; `dates` all dates, to which drafts point.
    """

    text: str
    units: Sequence[Unit]
    cues: Sequence[CueMatch]
    drafts: Sequence[Draft]
    finds: Sequence[Finds]
    candidates: Sequence[Candidate]
    own: str
    dates: Sequence[DateMention]


def group(mentions: Sequence[Mention], loose: Sequence[Mention], keys: Sequence[str]) -> list[Candidate]:
    """Candidates of mentions and loose mentions; `keys` are the folded names of both, in this order."""
    grouped: dict[tuple[MentionKind, str], list[tuple[int, Mention]]] = {}
    for number, (mention, key) in enumerate(zip([*mentions, *loose], keys, strict=True)):
        if key:
            grouped.setdefault((mention.kind, key), []).append((number, mention))
    clashes = _clashes([[m for _, m in members] for members in grouped.values()])
    return [
        _candidate(key, members, len(mentions), (number, frozenset(clashes[number])))
        for number, ((_, key), members) in enumerate(grouped.items())
    ]


def _candidate(
    key: str, members: Sequence[tuple[int, Mention]], known: int, place: tuple[int, frozenset[int]]
) -> Candidate:
    sure = [m for n, m in members if n < known]
    lead = max(sure or [m for _, m in members], key=lambda m: (len(m.name.split()), m.acronym is not None, m.score))
    ordered = tuple(sorted((m for _, m in members), key=lambda m: (m.start, m.end)))
    return Candidate(key, lead.kind, lead, ordered, not sure, *place)


def _clashes(groups: Sequence[Sequence[Mention]]) -> list[set[int]]:
    """For each group of mentions the numbers of those of the same kind that it overlaps; its own is among them."""
    clashes = [{number} for number in range(len(groups))]
    there: dict[MentionKind, list[tuple[Mention, int]]] = {kind: [] for kind in MentionKind}
    placed = sorted(((m, n) for n, group in enumerate(groups) for m in group), key=lambda p: p[0].start)
    for mention, number in placed:
        before = there[mention.kind] = [(m, n) for m, n in there[mention.kind] if m.end > mention.start]
        for _, other in before:
            clashes[number].add(other)
            clashes[other].add(number)
        before.append((mention, number))
    return clashes


class Places:
    """Where the candidates of a report stand, to be looked up by offsets."""

    def __init__(self, whole: Whole) -> None:
        """Sort all mentions once."""
        self._whole = whole
        self._all = sorted(
            ((m, n) for n, c in enumerate(whole.candidates) for m in c.mentions), key=lambda p: (p[0].start, p[0].end)
        )
        self._at: dict[Span, list[int]] = {}
        for mention, n in self._all:
            self._at.setdefault((mention.start, mention.end), []).append(n)
        self._starts = [m.start for m, _ in self._all]
        units = whole.units
        self._frames: dict[tuple[int, ...], dict[int, dict[str, float]]] = {}
        self._report = self._shares((place, u) for n, u in enumerate(units) if (place := _place(n, u, len(units))))

    def inside(self, spans: Sequence[Span]) -> dict[int, list[Mention]]:
        """By number of candidate its mentions that stand in one of the spans, in the order of the spans."""
        found: dict[int, list[Mention]] = {}
        for start, end in spans:
            for mention, n in self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
                if mention.end <= end:
                    found.setdefault(n, []).append(mention)
        return found

    def ruled(self, actors: Sequence[DraftActor]) -> dict[int, DraftActor]:
        """By number of candidate the actor that the rules made of it, by the places where it stands; of several the
        first."""
        found: dict[int, DraftActor] = {}
        for actor in actors:
            for span in actor.evidence:
                for n in self._at.get(span, ()):
                    found.setdefault(n, actor)
        return found

    def frame(self, draft: Draft) -> Mapping[int, dict[str, float]]:
        """By number of candidate the places in which it frames the event, over its section or the whole report, and
        the share of the unit that its name takes there.
        """
        headings = draft.passage.headings
        if not headings:
            return self._report
        if headings not in self._frames:
            shares = self._shares(("heading", self._whole.units[n]) for n in headings)
            self._frames[headings] = {n: {**share, **self._report.get(n, {})} for n, share in shares.items()}
        return ChainMap(self._frames[headings], self._report)

    def _shares(self, places: Iterable[tuple[str, Unit]]) -> dict[int, dict[str, float]]:
        found: dict[int, dict[str, float]] = {}
        for place, unit in places:
            for n, mentions in self.inside([(unit.start, unit.end)]).items():
                share = max(m.end - m.start for m in mentions) / max(1, unit.end - unit.start)
                known = found.setdefault(n, {})
                known[f"frame:{place}"] = max(known.get(f"frame:{place}", 0.0), share)
        return found


def _place(n: int, unit: Unit, count: int) -> str | None:
    if unit.kind is UnitKind.META:
        return "meta"
    if n < _HEAD_UNITS or unit.kind is UnitKind.TITLE:
        return "head"
    if unit.kind is UnitKind.FURNITURE:
        return "furniture"
    return "foot" if n >= count - _LAST_UNITS else None


def spans_of(draft: Draft) -> list[Span]:
    """The offsets of all passages that tell of a draft's event, the first one first."""
    return [*layout.spans_of(draft.passage), *draft.again]


def name_spans(candidate: Candidate) -> tuple[Span, ...]:
    """Where a candidate is named, in the order of the text."""
    return tuple((m.start, m.end) for m in candidate.mentions)


def strongest(ranked: Iterable[Ranked], candidate: Callable[[Ranked], Candidate]) -> Iterator[Ranked]:
    """What comes likeliest first, without what overlaps a likelier one of its kind: "A and B Club", "B Club"."""
    taken: set[int] = set()
    for one in ranked:
        own = candidate(one)
        if taken.isdisjoint(own.clashes):
            taken.add(own.number)
            yield one
