"""Why a whole event is missed or spurious: what its passage became."""

from gestae.evaluate.likeness import Record, all_names, days_of, telling_words
from gestae.evaluate.names import fold
from gestae.evaluate.verdicts import NAMES, DocumentResult
from gestae.evaluate.words import one_line

_ENOUGH = 12
"""Letters of an anchor or title that are found by chance hardly ever."""


class EventClasses:
    """The classes of the unpaired events of one document."""

    def __init__(self, result: DocumentResult, report: Record | None) -> None:
        """Keep what the events are compared with.

        `report` is the document's record in reports.jsonl ({} where nothing is known of reports), None where
        reports.jsonl does not have the document.
        """
        self._state = "missing" if report is None else result.state
        self._pairs = [pair for pair in result.pairs if pair.output is not None and pair.gold is not None]
        unused = (report or {}).get("unused") or ()
        self._unused = [(_folded(entry.get("text")), str(entry.get("reason") or "")) for entry in unused]

    def missed(self, gold: Record) -> tuple[str, str]:
        """(class, detail) of an event that gold alone has."""
        if self._state == "failed":
            return "event: missed, report failed", ""
        if self._state == "missing":
            return "event: missed, no such report", ""
        anchor = _folded(gold.get("anchor") or gold.get("name"))
        if len(anchor) < _ENOUGH:
            return "event: missed", ""
        if any(anchor in _folded((pair.output or {}).get("text")) for pair in self._pairs):
            return "event: missed, inside another event", ""
        reason = next((why for beginning, why in self._unused if _meets(anchor, beginning)), None)
        return ("event: missed", "") if reason is None else ("event: missed, passage set aside", reason)

    def spurious(self, output: Record) -> tuple[str, str]:
        """(class, detail) of an event that the output alone has."""
        repeats = any(_repeats(output, pair.gold or {}) for pair in self._pairs)
        return ("event: spurious, told again" if repeats else "event: spurious"), ""


def _repeats(output: Record, gold: Record) -> bool:
    """Whether gold's anchor stands in the passage, or the days are the same and so is a name or a telling word."""
    anchor = _folded(gold.get("anchor"))
    if len(anchor) >= _ENOUGH and anchor in _folded(output.get("text")):
        return True
    if days_of(output) is None or days_of(output) != days_of(gold):
        return False
    named = any(all_names(output, field) & all_names(gold, field) for field in NAMES)
    return named or bool(telling_words(output) & telling_words(gold))


def _folded(words: object) -> str:
    return fold(one_line(str(words or "")))


def _meets(anchor: str, beginning: str) -> bool:
    """Whether an anchor stands in the beginning of a passage, or begins with as much as there is of it."""
    return anchor in beginning or (len(beginning) >= _ENOUGH and beginning in anchor)
