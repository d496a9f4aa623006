"""One event for a reader in the terminal: its fields, where each was read, what is doubtful, the passage."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from gestae.cli.highlight import STYLES, bracketed, marks_of
from gestae.cli.safe import on_one_line, printable
from gestae.records import Event, EventDate, Evidence, Organizer, Outcome, Person, Place, Source, Topic

Line = tuple[str, str, str]
"""Field, value, and where the value was read ("" where the passage itself shows it)."""


def print_report(outcome: Outcome) -> None:
    """Print a report's events to standard output, in its own order."""
    console = Console(highlight=False, markup=False)
    events = outcome.events
    count = f"{len(events)} event{'' if len(events) == 1 else 's'}"
    console.print(f"{on_one_line(outcome.report.document)}: {count}\n", soft_wrap=True)
    for issue in outcome.issues:
        if issue.event is None:
            console.print(f"doubtful    {issue.code}: {on_one_line(issue.message)}\n", soft_wrap=True)
    for number, event in enumerate(events, start=1):
        print_event(console, outcome.text, event, f"{number}/{len(events)}")


def print_event(console: Console, text: str, event: Event, heading: str) -> None:
    """Print one event. `text` is the report's; without colours the marks become brackets."""
    safe = printable(text)
    console.print(Text(f"{heading}  {event.kind}, {event.status}", style="bold"))
    for field, value, note in (*_lines(safe, event), *_doubts(event), *_set_aside(event)):
        line = Text(f"  {field:<10}", style=_colour(field)).append(printable(value), style="default")
        console.print(line.append(f"  {note}" if note else "", style="dim"), soft_wrap=True)
    console.print()
    console.print(_passage(console, safe, event), soft_wrap=not console.is_terminal)
    console.print()


def _passage(console: Console, text: str, event: Event) -> Text:
    marks = marks_of(event)
    if console.no_color or not console.is_terminal:
        return Text(bracketed(text, event.start, event.end, marks))
    passage = Text(text[event.start : event.end])
    for mark in sorted(marks, key=lambda mark: mark.start - mark.end):
        if event.start <= mark.start and mark.end <= event.end:
            passage.stylize(STYLES[mark.field], mark.start - event.start, mark.end - event.start)
    return passage


def _lines(text: str, event: Event) -> Iterator[Line]:
    """The event's values. With --explain (there is a list of what was set aside) each says what found it."""

    def note(value: Source | EventDate | Organizer | Person | Topic | Place) -> str:
        how = "" if event.set_aside is None else f"{value.confidence:.2f} by {value.found_by or 'default'}"
        return "  ".join(filter(None, (_read_at(text, event, value.evidence), how)))

    if event.name:
        yield "name", event.name, note(event.name_source or Source())
    if event.date:
        yield "date", _date(event.date), note(event.date)
    for body in event.organizers:
        yield "organizer", _body(body), note(body)
    for person in event.people:
        yield "person", _person(person), note(person)
    for topic in event.topics:
        yield "topic", f"{topic.label} ({topic.text})", note(topic)
    if event.place:
        yield "place", event.place.text, note(event.place)


def _doubts(event: Event) -> Iterator[Line]:
    for issue in event.issues:
        yield "doubtful", f"{issue.code}: {issue.message}", ""


def _set_aside(event: Event) -> Iterator[Line]:
    for candidate in event.set_aside or ():
        yield "set aside", f"{candidate.field} {candidate.text!r}: {candidate.reason}", candidate.found_by


def _date(date: EventDate) -> str:
    if date.start is None:
        return f"{date.text} (year unknown)"
    days = f"{date.start}" if date.start == date.end else f"{date.start} to {date.end}"
    year = "" if date.year_from in {None, "text"} else f", year from {date.year_from}"
    return f"{days} ({date.precision}{year})"


def _body(body: Organizer) -> str:
    acronym = f" ({body.acronym})" if body.acronym else ""
    return f"{body.name}{acronym}, {body.role}"


def _person(person: Person) -> str:
    name = f"{person.honorific} {person.name}" if person.honorific else person.name
    return ", ".join(part for part in (name, person.role, person.position, person.affiliation) if part)


def _read_at(text: str, event: Event, evidence: Sequence[Evidence]) -> str:
    """Where a value was read that the passage does not show: the line of the text, and its words."""
    if not evidence or any(event.start <= span.start and span.end <= event.end for span in evidence):
        return ""
    span = evidence[0]
    line = text.count("\n", 0, span.start) + 1
    return f"from line {line}: {' '.join(text[span.start : span.end].split())}"


def _colour(field: str) -> str:
    background = STYLES.get(field, "")
    return background.split()[-1] if " on " in background else "bold"
