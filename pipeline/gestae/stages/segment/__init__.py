"""Segment: a report's layout units, its dates, and the passages that may each tell of one event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gestae.dates import DateContext, DateMention, find_dates
from gestae.model import Passage, Report, Unit, UnitKind
from gestae.settings import Settings
from gestae.stages.segment.layout import lay_out
from gestae.stages.segment.passages import find_passages
from gestae.stages.segment.shape import shape_of

__all__ = ["Segmentation", "segment"]


@dataclass(frozen=True, slots=True)
class Segmentation:
    """Units in order, date mentions in order, passages in order of their start."""

    units: tuple[Unit, ...]
    dates: tuple[DateMention, ...]
    passages: tuple[Passage, ...]
    shape: str
    """What most of the report is: see `shape_of`."""


def segment(report: Report, settings: Settings) -> Segmentation:
    """Lay a report out, read its dates in their context, and cut it into passages."""
    units = lay_out(report)
    dates = find_dates(report.text, _context(report, units, settings))
    passages, dates = find_passages(report.text, units, dates)
    return Segmentation(units, dates, passages, shape_of(report.text, units))


def _context(report: Report, units: Sequence[Unit], settings: Settings) -> DateContext:
    heads = (UnitKind.TITLE, UnitKind.HEADING)
    return DateContext(
        report_date=settings.report_date or _posted(report),
        year=settings.year,
        date_order=settings.date_order,
        title=report.metadata.title,
        file_name=report.document.rsplit("/", 1)[-1],
        bylines=tuple((b.start, b.end) for b in report.blocks if b.label in ("date", "byline")),
        units=tuple((u.start, u.end) for u in units if u.kind not in heads),
        headings=tuple((u.start, u.end) for u in units if u.kind in heads),
    )


def _posted(report: Report) -> date | None:
    """The day of posting; what a word processor stores with a file is often that of its template, and not taken."""
    source = report.metadata.post_date_source or ""
    return None if source.endswith("properties") else _day(report.metadata.post_date)


def _day(prefix: str | None) -> date | None:
    """A full ISO day from an ISO prefix; None where the prefix is coarser than a day or no date."""
    if prefix is None or len(prefix) < 10:
        return None
    try:
        return date.fromisoformat(prefix[:10])
    except ValueError:
        return None
