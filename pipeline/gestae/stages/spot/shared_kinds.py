"""What the entries of a list have in common: the kind of those whose own words name none (that of the sentence which
goes on, of most of the list, of its title), and that all of them are still to come.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gestae.dates import DateMention
from gestae.lexicon.kinds import load_kinds
from gestae.model import Finds, Hit, Passage, Unit, UnitKind
from gestae.stages.spot.kinds import find_kind
from gestae.stages.spot.status import looks_ahead, speaks_of_present

_FEWEST = 3
_SHARE = 0.6
_HEAD = 4
_LINE = 120
_PAPER_HEAD, _PAPER_LENGTH = 6, 700
_ISO_DAY = len("2014-09-02")
LISTED = ("item", "record", "dated-heading", "section")
_CONFIDENCE = 0.4


def share_kinds(text: str, passages: Sequence[Passage], units: Sequence[Unit], finds: Sequence[Finds]) -> list[Finds]:
    """The finds with a kind for the dated entries that have none; evidence points to where it was taken from."""
    out = list(finds)
    for n in range(len(out) - 2, -1, -1):
        if out[n].kind is None and _goes_on(text, passages[n], passages[n + 1]):
            out[n] = _given(out[n], out[n + 1].kind)
    usual = _usual(passages, out) or _of_head(text, passages, units)
    return [
        _given(f, usual) if f.kind is None and p.dates and p.form in LISTED else f
        for p, f in zip(passages, out, strict=True)
    ]


def share_status(
    text: str,
    passages: Sequence[Passage],
    units: Sequence[Unit],
    dates: Sequence[DateMention],
    finds: Sequence[Finds],
) -> list[Finds]:
    """The finds, planned where nothing else is said and the report as a whole looks ahead, as of the day on which it
    says that it was written.
    """
    dated = [(p.start, p.end) for p in passages if p.dates]
    body = [u for u in units if u.kind is not UnitKind.FURNITURE][:_PAPER_HEAD]
    hit = looks_ahead(text, (body[0].start, min(body[-1].end, body[0].start + _PAPER_LENGTH)), dated) if body else None
    if hit is None:
        return list(finds)
    planned = Hit(hit.status, hit.start, hit.end, "paper", 0.6)
    written = max((d.first for d in dates if d.role == "post-date" and d.first), default="")
    return [
        f if f.status is not None or _is_past(p, dates, written) else replace(f, status=planned)
        for p, f in zip(passages, finds, strict=True)
    ]


def plan_after(
    text: str, passages: Sequence[Passage], dates: Sequence[DateMention], finds: Sequence[Finds], posted: str | None
) -> list[Finds]:
    """The finds, planned where nothing else is said and the day lies after the one on which the report was written.

    `posted` is that day as the metadata give it (ISO, perhaps coarser than a day); else the only day of writing in the
    text is taken. The words must speak in the present: a caption with a wrong year plans nothing.
    """
    days = {d.first for d in dates if d.role == "post-date" and d.precision == "day" and d.first}
    written = posted if posted and len(posted) == _ISO_DAY else min(days, default=None) if len(days) == 1 else None
    if written is None:
        return list(finds)
    return [
        replace(f, status=Hit("planned", dates[p.dates[0]].start, dates[p.dates[0]].end, "after-report", 0.6))
        if f.status is None
        and _is_ahead(p, dates, written)
        and speaks_of_present(text, (p.start, p.end), dates[p.dates[0]].start)
        else f
        for p, f in zip(passages, finds, strict=True)
    ]


def _is_ahead(passage: Passage, dates: Sequence[DateMention], written: str) -> bool:
    chosen = dates[passage.dates[0]] if passage.dates else None
    return chosen is not None and chosen.precision == "day" and chosen.first is not None and chosen.first > written


def _is_past(passage: Passage, dates: Sequence[DateMention], written: str) -> bool:
    last = dates[passage.dates[0]].last if passage.dates else None
    return last is not None and last < written


def _goes_on(text: str, passage: Passage, following: Passage) -> bool:
    """Whether a passage ends within a sentence that the next one ends ("On 4, | 5 and | 7 August camps were held")."""
    between = text[passage.end : following.start]
    return not between.strip() and text[passage.end - 1 : passage.end] not in ".!?:" and "\n" not in between


def _usual(passages: Sequence[Passage], finds: Sequence[Finds]) -> Hit | None:
    """The kind of most of the dated entries of a list, where it has one."""
    known = [f.kind for p, f in zip(passages, finds, strict=True) if p.dates and f.kind is not None]
    if len(known) < _FEWEST:
        return None
    kind, times = Counter(hit.value for hit in known).most_common(1)[0]
    return next(hit for hit in known if hit.value == kind) if times >= _SHARE * len(known) else None


def _of_head(text: str, passages: Sequence[Passage], units: Sequence[Unit]) -> Hit | None:
    """The kind that the title of a list names ("Trainings conducted, 2017"): a line above its entries and their own
    titles, with a word that tells by itself.
    """
    first = min((min(p.start, (p.title or (p.start,))[0]) for p in passages if p.dates), default=len(text))
    for unit in [u for u in units if u.kind is not UnitKind.FURNITURE][:_HEAD]:
        if unit.end - unit.start < _LINE and unit.end <= first:
            chosen = find_kind(text, (unit.start, unit.end)).chosen
            nouns, _ = load_kinds().scan(text[unit.start : unit.end])
            if chosen is not None and any(h.cue.label == chosen.kind and h.cue.weight > 1 for h in nouns):
                return Hit(chosen.kind, chosen.start, chosen.end, "title", chosen.confidence)
    return None


def _given(finds: Finds, kind: Hit | None) -> Finds:
    return finds if kind is None else replace(finds, kind=Hit(kind.value, kind.start, kind.end, "shared", _CONFIDENCE))
