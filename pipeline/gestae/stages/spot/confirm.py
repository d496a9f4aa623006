"""Names that only their shape shows are confirmed by where they stand: in a list with known names, after a cue, at the
beginning of a line before a colon or dash. First names and surnames alone are found again once the full name is known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gestae.layout import ByPlace
from gestae.lexicon.words import common_words
from gestae.model import Mention, MentionKind, Unit, UnitKind
from gestae.stages.spot.persons import WEAK
from gestae.stages.spot.roles import CueIndex

_NEIGHBOUR = 70
_QUOTE = 80
_LIST = re.compile(r"[,;&\n/•–—-]|\band\b|\bwith\b")
_CUE_GAP = 25
_VERB_GAP = 4
_LEADS = re.compile(r"\s*(?:[:–—-]|\(|,)")
_LINE_START = re.compile(r"(?:^|\n)[\s•*·\d.:)–—-]*$")
_CONFIRMED = 0.62
_SINGLE = re.compile(r"(?<![\w'’.-])[A-ZÀ-Þ][\w'’]+(?:-[\w]+)?(?![\w-])")


def confirm_names(text: str, units: Sequence[Unit], mentions: Sequence[Mention], cues: CueIndex) -> list[Mention]:
    """The mentions without the weak ones that nothing confirms, and with first names and surnames found again."""
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    lists = _name_lists(text, units, ordered)
    kept: list[Mention] = []
    for n, mention in enumerate(ordered):
        if (
            mention.found_by in (WEAK, "name-list", "model")
            and mention.kind is MentionKind.PERSON
            and _quoted(text, mention)
        ):
            continue
        if mention.found_by == WEAK and _bracketed(text, kept, mention):
            continue
        if mention.found_by != WEAK:
            kept.append(mention)
        elif (
            _in_list(text, kept, ordered[n + 1 : n + 2], mention)
            or _cued(text, mention, cues)
            or mention.start in lists
        ):
            kept.append(replace(mention, score=_CONFIRMED))
    return sorted([*kept, *_known_again(text, units, kept)], key=lambda m: (m.start, m.end))


def _quoted(text: str, mention: Mention) -> bool:
    """Whether a name stands inside a quoted title ("Letters to Jane Marsh"): it is what the talk was about."""
    before = text[max(0, mention.start - _QUOTE) : mention.start]
    after = text[mention.end : mention.end + _QUOTE]
    opened = max(before.rfind("“"), before.rfind("«"), before.rfind("„"))
    if opened > before.rfind("”") and opened > before.rfind("»"):
        return "”" in after or "»" in after or "“" in after
    plain = before.count('"') % 2 == 1 and '"' in after and "\n\n" not in before[before.rfind('"') :]
    return plain and len(before) - before.rfind('"') > 1


def _bracketed(text: str, before: Sequence[Mention], mention: Mention) -> bool:
    """Whether a name stands alone in brackets right behind a person: it is where that person comes from."""
    if not before or before[-1].kind is not MentionKind.PERSON:
        return False
    opened = re.fullmatch(r"\s*\(\s*(?:the\s+)?", text[before[-1].end : mention.start])
    return opened is not None and text.startswith(")", mention.end)


def _in_list(text: str, before: Sequence[Mention], after: Sequence[Mention], mention: Mention) -> bool:
    """Whether a known person stands beside, parted by no more than a list does."""
    left = [m for m in before[-1:] if m.kind is MentionKind.PERSON and mention.start - m.end < _NEIGHBOUR]
    right = [
        m for m in after if m.kind is MentionKind.PERSON and m.found_by != WEAK and m.start - mention.end < _NEIGHBOUR
    ]
    gaps = [text[m.end : mention.start] for m in left] + [text[mention.end : m.start] for m in right]
    return any(_LIST.search(gap) and not re.search(r"[.!?]\s", gap) and "\n\n" not in gap for gap in gaps)


def _cued(text: str, mention: Mention, cues: CueIndex) -> bool:
    if mention.position is not None:
        return True
    before = cues.nearest_before(mention.start - _CUE_GAP - 40, mention.start, _CUE_GAP)
    if before is not None or cues.label(mention.start) is not None:
        return True
    after = cues.nearest_after(mention.end, mention.end + 60, _VERB_GAP)
    leads = _LINE_START.search(text[max(0, mention.start - 20) : mention.start]) and _LEADS.match(text, mention.end)
    return after is not None or bool(leads)


def _name_lists(text: str, units: Sequence[Unit], mentions: Sequence[Mention]) -> set[int]:
    """Starts of names in bare lists: runs of items of which most begin with a person."""
    opens = {m.start for m in mentions if m.kind is MentionKind.PERSON and m.found_by != WEAK}
    weak = {m.start for m in mentions if m.found_by == WEAK}
    found: set[int] = set()
    run: list[int] = []
    for unit in [*units, None]:
        if unit is not None and unit.kind in (UnitKind.ITEM, UnitKind.RECORD) and unit.end - unit.start < 100:
            lead = re.match(r"[\s•*·\d.)–—-]*", text[unit.start : unit.end])
            run.append(unit.start + (lead.end() if lead else 0))
            continue
        sure = sum(start in opens for start in run)
        if len(run) >= 3 and sure >= 2 and sure + sum(start in weak for start in run) >= 0.6 * len(run):
            found |= set(run) & weak
        run = []
    return found


def _known_again(text: str, units: Sequence[Unit], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A lone first name or surname of a person whom the report names in full."""
    full = [m for m in mentions if m.kind is MentionKind.PERSON and len(m.name.split()) > 1]
    owners: dict[str, set[str]] = {}
    for mention in full:
        words = mention.name.split()
        for word in {words[0], words[-1]}:
            if len(word) > 2 and not word.endswith(".") and word.casefold() not in common_words():
                owners.setdefault(word, set()).add(mention.name)
    known = ByPlace(mentions)
    for unit in units:
        if unit.kind is UnitKind.FURNITURE:
            continue
        for match in _SINGLE.finditer(text, unit.start, unit.end):
            if len(owners.get(match.group(), ())) != 1 or known.touching(*match.span()):
                continue
            if not re.match(r"\s+[A-Z]", text[match.end() : match.end() + 3]) and not _after_name(text, match.start()):
                yield Mention(
                    match.start(), match.end(), MentionKind.PERSON, match.group(), match.group(), "known-name", 0.55
                )


def _after_name(text: str, start: int) -> bool:
    """Whether a capitalised word that is no common one stands right before: a lone name it is not."""
    match = re.search(r"([A-Z][\w.]*)\s+$", text[max(0, start - 20) : start])
    return match is not None and match.group(1).strip(".").casefold() not in common_words()
