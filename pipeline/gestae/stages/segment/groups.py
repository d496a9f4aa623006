"""Units -> groups: what a reader would take together: an item with its captions, a form, a section."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from gestae.model import Unit, UnitKind
from gestae.stages.segment.day_labels import is_day_line
from gestae.stages.segment.lines import is_date_line, is_timed

_CAPTION_LENGTH = 60
_LIST = 3
_DAY_FIRST = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b[\s\d./-]*(?:st|nd|rd|th)?\s*[A-Za-z]{3,}", re.IGNORECASE)
_NAMES = re.compile(r"(?:title|name|topic|theme|activity|event|programme?)\b")
"""Keys of a form that name the activity."""
_LEADS_IN = re.compile(r"\bfollowing\b[^.\n]{0,160}:\s*$", re.IGNORECASE)
_TITLE_LINE = re.compile(r"[A-Z“\"'‘][^\n]{10,158}[^\s.;:,]")
_HEADS = (UnitKind.HEADING, UnitKind.TITLE)


@dataclass(slots=True)
class Group:
    """Consecutive units that belong together. `form` is "record", "item", "section", "labels" or "dated-heading"."""

    form: str
    units: list[int]
    title: int | None = None
    captions: list[int] = field(default_factory=list)
    day: int | None = None
    """The heading with the day of an entry that has only an hour (hours.py)."""


def group_units(text: str, units: Sequence[Unit], dated: Sequence[bool], led: Sequence[bool]) -> list[Group]:
    """Groups in order; `dated[i]` says whether unit i holds a day on which an event may have been, `led[i]` whether
    it begins with one: paragraphs that do are the items of a list.
    """
    return _Grouper(text, units, dated, led).run()


class _Grouper:
    def __init__(self, text: str, units: Sequence[Unit], dated: Sequence[bool], led: Sequence[bool]) -> None:
        self._text, self._units, self._dated, self._led = text, units, dated, led
        self._is_list = sum(led) >= _LIST
        self._dated_below = Counter(
            u.heading
            for n, (u, day) in enumerate(zip(units, dated, strict=True))
            if day and u.kind in _HEADS and not self._has_own_title(n)
        )
        self._groups: list[Group] = []
        self._open: Group | None = None
        self._day: int | None = None
        self._pending: list[int] = []
        """Headings that no group has taken as its title yet."""

    def run(self) -> list[Group]:
        for n, unit in enumerate(self._units):
            if unit.kind in (UnitKind.FURNITURE, UnitKind.META):
                continue
            if unit.kind in _HEADS:
                self._heading(n)
            elif unit.kind is UnitKind.CAPTION:
                self._caption(n)
            elif unit.kind is UnitKind.RECORD:
                self._begin("record", n)
            elif unit.kind is UnitKind.ITEM:
                self._item(n)
            elif unit.kind is UnitKind.LABEL:
                self._label(n)
            else:
                self._paragraph(n)
        return self._groups

    def _begin(self, form: str, n: int) -> None:
        title = self._pending[-1] if self._pending else self._units[n].heading
        if form in ("record", "item"):
            title = None
        self._open = Group(form, [n], title=title)
        self._groups.append(self._open)
        self._pending = []

    def _heading(self, n: int) -> None:
        unit = self._units[n]
        if is_day_line(self._text, unit) and self._goes_on(n):
            assert self._open is not None
            self._open.units.append(n)
            return
        if self._dated[n] and unit.kind is UnitKind.HEADING:
            before = self._pending[-1] if self._pending and not self._dated[self._pending[-1]] else None
            if before is not None and (self._is_parent(before) or self._is_day_line(before)):
                before = None
            if self._has_own_title(n) and before is None:
                before = self._title_line(n)
            self._open = Group("dated-heading", [n], title=before)
            self._groups.append(self._open)
            self._pending = []
            return
        if (
            self._open is not None
            and not self._is_day_line(n)
            and (self._under(n) if self._swallows() else self._heads_entry(n))
        ):
            self._open.units.append(n)
            return
        self._open = None
        self._pending.append(n)

    def _goes_on(self, n: int) -> bool:
        """Whether a line of a form that tells the day comes right after the labels that name the activity."""
        group = self._open
        if group is None or group.form != "labels" or group.units[-1] != n - 1:
            return False
        named = any(_NAMES.match(self._key(k)) for k in group.units)
        return named and not any(self._dated[k] for k in group.units)

    def _is_day_line(self, n: int) -> bool:
        return is_date_line(self._text[self._units[n].start : self._units[n].end])

    def _heads_entry(self, n: int) -> bool:
        """Whether a heading directly below a line that begins with a day is the title of that entry, as headings of its
        level are below the lone days before it ("5 December - Members' evening", "Salt and smugglers").
        """
        assert self._open is not None
        if self._open.units != [n - 1] or not self._led[n - 1] or self._units[n - 1].kind is not UnitKind.PARAGRAPH:
            return False
        second = [self._units[g.units[1]] for g in self._groups if g.form == "dated-heading" and len(g.units) > 1]
        return any(u.kind is UnitKind.HEADING and u.level == self._units[n].level for u in second)

    def _has_own_title(self, n: int) -> bool:
        """Whether a line too long for a heading stands right above a day, a blank line before it: a talk's title."""
        if n < 1 or self._units[n - 1].kind is not UnitKind.PARAGRAPH:
            return False
        line = self._units[n - 1]
        words = self._text[line.start : line.end]
        beside = not self._text[line.end : self._units[n].start].strip(" ").replace("\n", "", 1)
        apart = line.start == 0 or self._text[: line.start].rstrip(" ").endswith("\n\n")
        return beside and apart and _TITLE_LINE.fullmatch(words) is not None

    def _title_line(self, n: int) -> int:
        """The unit above a day as its title: it leaves the group before."""
        if self._open is not None and len(self._open.units) > 1 and self._open.units[-1] == n - 1:
            self._open.units.pop()
        return n - 1

    def _is_parent(self, heading: int) -> bool:
        """Whether a heading stands above several dated headings: a section's name, not a talk's title."""
        return self._dated_below[heading] > 1

    def _under(self, n: int) -> bool:
        """Whether a heading stands below the dated heading that is open (a talk's title under its day)."""
        assert self._open is not None
        head = self._units[self._open.units[0]]
        if self._units[n].level > head.level:
            return True
        return self._open.units[-1] == n - 1 and len(self._open.units) == 1 and self._open.title is None

    def _swallows(self) -> bool:
        return self._open is not None and self._open.form == "dated-heading"

    def _in_gallery(self, n: int) -> bool:
        """Whether a caption stands in a run of four or more: a gallery, whose pictures speak for themselves."""
        run, k = 1, n - 1
        while k >= 0 and self._units[k].kind is UnitKind.CAPTION:
            run, k = run + 1, k - 1
        k = n + 1
        while k < len(self._units) and self._units[k].kind is UnitKind.CAPTION:
            run, k = run + 1, k + 1
        return run >= 4

    def _caption(self, n: int) -> None:
        if self._open is not None and self._open.form != "caption" and not self._in_gallery(n):
            self._open.captions.append(n)
        else:
            self._begin("caption", n)

    def _item(self, n: int) -> None:
        unit = self._units[n]
        if is_timed(self._text[unit.start : unit.end]):
            if self._swallows() and self._open is not None and len(self._open.units) == 1:
                self._day = self._open.units[0]
                self._groups.pop()
            self._begin("item", n)
            self._groups[-1].day = self._day
            return
        if self._open is not None and not self._dated[n]:
            head = self._units[self._open.units[0]]
            nested = self._open.form == "item" and unit.level > head.level
            if self._swallows() or nested:
                self._open.units.append(n)
                return
        self._begin("item", n)

    def _label(self, n: int) -> None:
        if self._led[n] and self._is_list:
            self._begin("item", n)
            return
        if self._open is not None and self._open.form in ("labels", "dated-heading"):
            if self._open.form == "dated-heading" or not self._repeats(n):
                self._open.units.append(n)
                return
        elif self._open is not None and self._open.form in ("item", "section") and not self._dated[n]:
            self._open.units.append(n)
            return
        self._begin("labels", n)

    def _repeats(self, n: int) -> bool:
        """Whether the form's first key comes again: the next form begins."""
        assert self._open is not None
        return self._key(n) == self._key(self._open.units[0])

    def _key(self, n: int) -> str:
        key = self._units[n].key
        return self._text[key[0] : key[1]].strip(" .:-").casefold() if key else ""

    def _is_caption(self, n: int) -> bool:
        """Whether a paragraph under a list item is the text of its picture: a short line that begins with a day,
        where the item itself does not.
        """
        unit = self._units[n]
        if self._open is not None and self._led[self._open.units[0]]:
            return False
        first = self._text[unit.start : unit.end].split("\n", 1)[0]
        return len(first) < _CAPTION_LENGTH and bool(_DAY_FIRST.match(first))

    def _leads_in(self, n: int) -> bool:
        """Whether a line without a day announces the list below it: it belongs to that, not to what was told before."""
        unit = self._units[n]
        below = n + 1 < len(self._units) and self._units[n + 1].kind in (UnitKind.ITEM, UnitKind.RECORD)
        return below and not self._dated[n] and bool(_LEADS_IN.search(self._text, unit.start, unit.end))

    def _paragraph(self, n: int) -> None:
        group = self._open
        if self._leads_in(n):
            self._begin("section", n)
        elif self._led[n] and self._is_list and not (group is not None and self._is_caption(n)):
            self._begin("item", n)
        elif group is None or group.form in ("record", "caption"):
            self._begin("section", n)
        elif group.form in ("section", "dated-heading", "labels"):
            group.units.append(n)
        elif self._dated[n] and self._is_caption(n):
            group.captions.append(n)
        elif self._dated[n]:
            self._begin("section", n)
        else:
            group.units.append(n)
