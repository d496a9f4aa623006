"""A small report through the stages, as far as a test wants, with the real tagger or with none."""

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.model import Finds, Mention, MentionKind, Report
from gestae.nlp.tagger import Entity
from gestae.records import Event, Outcome
from gestae.run import Tools, process
from gestae.settings import Settings
from gestae.spotted import Spotted
from gestae.stages.read import read_report
from gestae.stages.segment import Segmentation, segment
from gestae.stages.spot import spot


class NoTagger:
    """Stands in for the model where only the rules are under test: it sees no entity."""

    name = "none"
    version = "0"

    def entities(self, texts: Sequence[str]) -> list[tuple[Entity, ...]]:
        """No entities for each text."""
        return [() for _ in texts]


@dataclass(frozen=True, slots=True)
class Looked:
    """A report as laid out and spotted, before anything is decided."""

    report: Report
    parts: Segmentation
    spotted: Spotted

    def words(self, start: int, end: int) -> str:
        """The words at two offsets, white space folded."""
        return " ".join(self.report.text[start:end].split())

    def units(self) -> list[tuple[str, str]]:
        """(kind, words) of each layout unit."""
        return [(u.kind.value, self.words(u.start, u.end)) for u in self.parts.units]

    def names(self, kind: MentionKind) -> list[str]:
        """The names of the mentions of one kind, in order."""
        return [m.name for m in self.spotted.mentions if m.kind is kind]

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in order."""
        return self.spotted.mentions

    def finds(self) -> tuple[Finds, ...]:
        """What was found for each passage."""
        return self.spotted.finds


def laid_out(text: str, document: str = "report.txt") -> tuple[Report, Segmentation]:
    """Read and segment a text; no model is needed."""
    report = read_report(document, text.encode("utf-8"))
    return report, segment(report, Settings())


def look(text: str, tools: Tools, document: str = "report.txt") -> Looked:
    """Read, segment and spot a text."""
    report, parts = laid_out(text, document)
    spotted = spot(report, parts.units, parts.passages, parts.dates, tools.tagger, tools.topics)
    return Looked(report, parts, spotted)


def run_text(text: str, tools: Tools, document: str = "report.txt", **options: object) -> Outcome:
    """The whole way of one text, with settings given as keywords."""
    return process(document, text.encode("utf-8"), tools, Settings(**options))  # type: ignore[arg-type]


def one_event(text: str, tools: Tools, **options: object) -> Event:
    """The only event of a text; fails where there is none or more than one."""
    (event,) = run_text(text, tools, **options).events
    return event


def days(event: Event) -> tuple[str, str] | None:
    """(start, end) of an event as ISO days, or None."""
    when = event.date
    return (when.start.isoformat(), when.end.isoformat()) if when and when.start and when.end else None
