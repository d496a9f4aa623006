"""One report through the stages. The only file that knows their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from gestae.calibration import Calibration, load_calibration
from gestae.errors import SettingsError
from gestae.learned.decisions import Decisions, load_decisions
from gestae.lexicon.taxonomy import load_taxonomy
from gestae.lexicon.words import countries
from gestae.model import MentionKind, Rejected, Report, Unit, UnitKind
from gestae.nlp.tagger import Tagger, load_tagger
from gestae.records import Event, Outcome, ReportIssue, ReportRecord, Unused
from gestae.settings import Settings
from gestae.spotted import Spotted
from gestae.stages.decide import Whole, decide, group
from gestae.stages.read import gather, read_report
from gestae.stages.read.metadata import WEAK_SOURCES
from gestae.stages.segment import Segmentation, segment
from gestae.stages.spot import TopicIndex, spot
from gestae.stages.unify import Unified, unify
from gestae.stages.validate import validate

_EXCERPT = 120


@dataclass(frozen=True, slots=True)
class Tools:
    """What is loaded once and used for every report: name tagger, index of the taxonomy's cues, calibration."""

    tagger: Tagger
    topics: TopicIndex
    calibration: Calibration
    decisions: Decisions | None = None


def load_tools(settings: Settings) -> Tools:
    """Load model, taxonomy and calibration. Raises ModelMissingError or SettingsError before any report is read."""
    if settings.country is not None and settings.country not in {country.code for country in countries()}:
        raise SettingsError(f"bad setting 'country': {settings.country!r} is no country of ISO 3166-1 (as IN or KE)")
    taxonomy, calibration = load_taxonomy(settings.topics), load_calibration(settings.calibration)
    return Tools(load_tagger(settings.model), TopicIndex(taxonomy), calibration, load_decisions(settings.decisions))


def load_work(settings: Settings) -> Callable[[str, bytes], Outcome]:
    """What a worker process does with each report. Raises ModelMissingError or SettingsError."""
    return partial(process, tools=load_tools(settings), settings=settings)


@dataclass(frozen=True, slots=True)
class Read:
    """One report as the stages up to unify left it."""

    report: Report
    parts: Segmentation
    spotted: Spotted
    unified: Unified


def read_through(document: str, data: bytes, tools: Tools, settings: Settings) -> Read:
    """The stages from read to unify. Raises UnreadableError if the bytes cannot be read as a report."""
    report = read_report(document, data)
    parts = segment(report, settings)
    spotted = spot(report, parts.units, parts.passages, parts.dates, tools.tagger, tools.topics)
    unified = unify(report, parts.units, parts.dates, parts.passages, spotted)
    return Read(report, parts, spotted, unified)


def process(document: str, data: bytes, tools: Tools, settings: Settings) -> Outcome:
    """Read one report (its path as given and its bytes) and return everything it gave.

    Raises UnreadableError if the bytes cannot be read as a report.
    """
    read = read_through(document, data, tools, settings)
    report, parts, spotted, unified = read.report, read.parts, read.spotted, read.unified
    drafts = decide(whole(read), tools.decisions) if tools.decisions else unified.drafts
    written = settings.report_date or _written(report)
    ranked = validate(report, parts.dates, drafts, written, settings.explain)
    events = tuple(tools.calibration.applied(event) for event in ranked)
    counts = {
        "blocks": len(report.blocks), "units": len(parts.units), "dates": len(parts.dates),
        "passages": len(parts.passages), "mentions": len(spotted.mentions), "drafts": len(drafts),
        "events": len(events),
    }  # fmt: skip
    return Outcome(
        report=_record(report, parts, unified, events),
        text=report.text,
        events=events,
        issues=tuple(_issues(report, events)),
        counts=counts,
    )


def whole(read: Read) -> Whole:
    """What decisions about one report look at."""
    report, parts, spotted, unified = read.report, read.parts, read.spotted, read.unified
    found = dict(zip(parts.passages, spotted.finds, strict=True))
    candidates = group(spotted.mentions, spotted.loose, unified.keys)
    finds = [found[draft.passage] for draft in unified.drafts]
    own = _own(spotted, unified)
    return Whole(report.text, parts.units, spotted.cues, unified.drafts, finds, candidates, own, parts.dates)


def _own(spotted: Spotted, unified: Unified) -> str:
    """The folded name under which the reporting body stands among the candidates, "" where it does not."""
    body = unified.body
    if body is not None:
        for mention, key in zip(spotted.mentions, unified.keys, strict=False):
            if mention.kind is MentionKind.ORGANIZATION and (mention.start, mention.end) == (body.start, body.end):
                return key
    return ""


def extract(path: str | Path, settings: Settings | None = None, *, text: str | None = None) -> Outcome:
    """Read one report and return its Outcome: `extract("report.txt").events`.

    `path` is a file; with `text` the report's text is given and `path` is only its name. For many reports use
    `gestae.extract_many`, which loads the model once a worker. Raises UnreadableError, ModelMissingError or
    SettingsError.
    """
    chosen = settings or Settings()
    tools = load_tools(chosen)
    if text is not None:
        return process(str(path), text.encode("utf-8"), tools, chosen)
    source = next(iter(gather([str(path)], None, chosen.max_size)))
    return process(source.document, source.load(), tools, chosen)


def _written(report: Report) -> date | None:
    """The day that the report gives itself; a file's properties tell of the file, not of the report."""
    weak = report.metadata.post_date_source in WEAK_SOURCES
    prefix = None if weak else report.metadata.post_date
    try:
        return date.fromisoformat(prefix) if prefix else None
    except ValueError:
        return None


def _record(report: Report, parts: Segmentation, unified: Unified, events: Sequence[Event]) -> ReportRecord:
    title = report.metadata.title or _title(report, parts.units)
    return ReportRecord(
        document=report.document,
        format=report.format,
        shape=parts.shape,
        sha256=report.sha256,
        title=title,
        body=unified.body.name if unified.body else None,
        report_date=report.metadata.post_date,
        languages=report.metadata.languages,
        words=len(report.text.split()),
        events=len(events),
        status="ok" if events else "no-events",
        unused=tuple(_unused(report, r) for r in unified.rejected),
    )


def _title(report: Report, units: Sequence[Unit]) -> str | None:
    for unit in units:
        if unit.kind is UnitKind.TITLE:
            return " ".join(report.text[unit.start : unit.end].split())
    return None


def _unused(report: Report, rejected: Rejected) -> Unused:
    words = " ".join(report.text[rejected.start : rejected.end].split())
    excerpt = words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"
    return Unused(start=rejected.start, end=rejected.end, unit=rejected.unit, text=excerpt, reason=rejected.reason)


def _issues(report: Report, events: Sequence[Event]) -> list[ReportIssue]:
    found = [
        ReportIssue(
            document=report.document, stage=i.stage, code=i.code, severity=i.severity.value, message=i.message,
            start=i.start, end=i.end,
        )
        for i in report.issues
    ]  # fmt: skip
    for event in events:
        found += [
            ReportIssue(
                document=report.document, event=event.id, stage="validate", code=i.code, severity="warning",
                message=i.message, start=i.start, end=i.end,
            )
            for i in event.issues
        ]  # fmt: skip
    return found
