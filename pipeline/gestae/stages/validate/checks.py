"""Cross-field checks: each looks at one event with its neighbours and says what is doubtful. Nothing is corrected."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gestae.dates import DateMention
from gestae.layout import ByPlace
from gestae.model import Draft, Report
from gestae.records import Event, RecordIssue

_FAR_YEARS = 5
_OLD_YEARS = 120


@dataclass(frozen=True, slots=True)
class Case:
    """One event under check: its draft, the record made of it, the record before it, and the report around it."""

    report: Report
    dates: Sequence[DateMention]
    placed: ByPlace[DateMention]
    """The dates, by where they stand."""
    draft: Draft
    event: Event
    previous: Event | None
    written: date | None
    """The day of writing, where the report or the user tells it."""


def _no_date(case: Case) -> Iterator[RecordIssue]:
    if case.event.date is None:
        yield RecordIssue(code="no-date", message="no date was found for this event")
    elif case.event.date.start is None:
        yield _at(case, "year-unknown", f"nothing gives the year of {case.event.date.text!r}")


def _date_notes(case: Case) -> Iterator[RecordIssue]:
    if case.draft.date is not None:
        for code, message in case.dates[case.draft.date].notes:
            if code.startswith("reject"):
                continue
            yield _at(case, code, message)


def _no_organizer(case: Case) -> Iterator[RecordIssue]:
    if not case.event.organizers:
        yield RecordIssue(code="no-organizer", message="nothing says who organised this event")
    elif all(o.found_by == "reporting-body" for o in case.event.organizers):
        first = case.event.organizers[0]
        yield RecordIssue(
            code="organizer-inherited",
            message=f"no organizer is named here; {first.name!r} is taken because the report is its own",
            start=first.evidence[0].start if first.evidence else None,
            end=first.evidence[0].end if first.evidence else None,
        )


def _no_topic(case: Case) -> Iterator[RecordIssue]:
    if not case.event.topics:
        yield RecordIssue(code="no-topic", message="no label of the taxonomy is supported by the words")


def _out_of_order(case: Case) -> Iterator[RecordIssue]:
    """A year taken from context that breaks the running order of the list may be the wrong one."""
    now, before = case.event.date, case.previous.date if case.previous else None
    if not (now and before and now.start and before.start) or case.event.status == "planned":
        return
    if now.start < before.start and now.year_from == "context" and (before.start - now.start).days > 20:
        yield _at(case, "out-of-order", f"{now.start} stands after {before.start} in the list")


def _far_off(case: Case) -> Iterator[RecordIssue]:
    when = case.event.date.start if case.event.date else None
    if when is None or case.written is None:
        return
    if when.year > case.written.year + _FAR_YEARS:
        yield _at(case, "far-future", f"{when} lies more than {_FAR_YEARS} years after the report ({case.written})")
    elif when > case.written and case.event.status == "held":
        yield _at(
            case, "held-after-report", f"told as held, but {when} lies after the report's own date {case.written}"
        )
    elif when.year < case.written.year - _OLD_YEARS:
        yield _at(case, "far-past", f"{when} lies more than {_OLD_YEARS} years before the report ({case.written})")


def _caption_conflict(case: Case) -> Iterator[RecordIssue]:
    when = case.draft.date
    if when is None:
        return
    chosen = case.dates[when]
    for start, end in case.draft.passage.extra:
        for mention in case.placed.beginning(start, end):
            if mention.precision == "day" and _conflicts(chosen, mention):
                message = f"the caption says {mention.text!r}, the running text {chosen.text!r}; the text was followed"
                yield RecordIssue(code="date-conflict", message=message, start=mention.start, end=mention.end)


def _conflicts(chosen: DateMention, caption: DateMention) -> bool:
    if chosen.first and chosen.last and caption.first and caption.last:
        return not (chosen.first <= caption.last and caption.first <= chosen.last)
    return (chosen.month, chosen.day) != (caption.month, caption.day) and caption.day is not None


CHECKS: dict[str, Callable[[Case], Iterator[RecordIssue]]] = {
    "date": _no_date,
    "date-notes": _date_notes,
    "caption": _caption_conflict,
    "order": _out_of_order,
    "far": _far_off,
    "organizer": _no_organizer,
    "topic": _no_topic,
}
"""Adding a check is one function and one line here."""


def _at(case: Case, code: str, message: str) -> RecordIssue:
    mention = case.dates[case.draft.date] if case.draft.date is not None else None
    return RecordIssue(
        code=code, message=message, start=mention.start if mention else None, end=mention.end if mention else None
    )
