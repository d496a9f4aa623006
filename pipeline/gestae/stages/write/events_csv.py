"""events.csv and the tables people.csv, organizers.csv and topics.csv: for spreadsheets, joins and pivots.

Each column is a heading and a function of the record, so that a new column is one line here.
"""

from collections.abc import Callable, Iterable, Sequence

from gestae.records import Event, EventDate, Evidence, Organizer, Outcome, Person, Place, Topic
from gestae.stages.write.base import Staging, Writer
from gestae.stages.write.csvfile import ENCODING, CsvTable, Value

JOINT = "; "

LongValue = Organizer | Person | Topic


def joined(values: Iterable[str]) -> str:
    """Several values in one cell; the long tables hold them one by one."""
    return JOINT.join(values)


def _bodies(event: Event, role: str) -> str:
    return joined(body.name for body in event.organizers if body.role == role)


def _from_date(read: Callable[[EventDate], object]) -> Callable[[Event], Value]:
    return lambda event: _plain(read(event.date)) if event.date else None


def _from_place(read: Callable[[Place], str | None]) -> Callable[[Event], Value]:
    return lambda event: read(event.place) if event.place else None


def _plain(value: object) -> Value:
    return value if isinstance(value, str | int | float) or value is None else str(value)


def _spans(evidence: Sequence[Evidence]) -> str:
    # Two dots: Excel reads "12-34" as a date and "12:34" as a time of day.
    return joined(f"{span.start}..{span.end}" for span in evidence)


EVENT_COLUMNS: dict[str, Callable[[Event], Value]] = {
    "document": lambda event: event.document,
    "event": lambda event: event.id,
    "name": lambda event: event.name,
    "kind": lambda event: event.kind,
    "status": lambda event: event.status,
    "date_start": _from_date(lambda date: date.start),
    "date_end": _from_date(lambda date: date.end),
    "date_precision": _from_date(lambda date: date.precision),
    "date_year_from": _from_date(lambda date: date.year_from),
    "date_text": _from_date(lambda date: date.text),
    "organizers": lambda event: _bodies(event, "organizer"),
    "hosts": lambda event: _bodies(event, "host"),
    "partners": lambda event: _bodies(event, "partner"),
    "funders": lambda event: _bodies(event, "funder"),
    "organizer_count": lambda event: len(event.organizers),
    "people": lambda event: joined(person.name for person in event.people),
    "people_count": lambda event: len(event.people),
    "topics": lambda event: joined(topic.label for topic in event.topics),
    "topic_count": lambda event: len(event.topics),
    "place": _from_place(lambda place: place.text),
    "venue": _from_place(lambda place: place.venue),
    "locality": _from_place(lambda place: place.locality),
    "country": _from_place(lambda place: place.country),
    "issues": lambda event: joined(issue.code for issue in event.issues),
    "issue_count": lambda event: len(event.issues),
    "confidence": lambda event: event.confidence,
    "date_confidence": _from_date(lambda date: date.confidence),
    "start": lambda event: event.start,
    "end": lambda event: event.end,
    "text": lambda event: event.text,
}

# The beginning and the end of every long table: which event, and where the value was read.
EVENT_KEYS = ("document", "event", "number")
VALUE_PLACES = ("confidence", "found_by", "start", "end", "evidence")

LONG_TABLES: dict[str, tuple[Callable[[Event], Sequence[LongValue]], tuple[str, ...]]] = {
    "people": (lambda event: event.people, ("name", "honorific", "position", "affiliation", "role")),
    "organizers": (lambda event: event.organizers, ("name", "acronym", "role")),
    "topics": (lambda event: event.topics, ("label", "text")),
}


class EventsCsv(Writer):
    """Writes events.csv, people.csv, organizers.csv and topics.csv."""

    files = ("events.csv", *(f"{name}.csv" for name in LONG_TABLES))

    def __init__(self, staging: Staging) -> None:
        """Open the four tables."""
        self._events = _open(staging, "events.csv", EVENT_COLUMNS)
        self._long = {
            name: _open(staging, f"{name}.csv", (*EVENT_KEYS, *fields, *VALUE_PLACES))
            for name, (_, fields) in LONG_TABLES.items()
        }

    def add(self, outcome: Outcome) -> None:
        """Write a row an event, and a row a value."""
        for event in outcome.events:
            self._events.add([read(event) for read in EVENT_COLUMNS.values()])
            for name, (values_of, fields) in LONG_TABLES.items():
                for number, value in enumerate(values_of(event), start=1):
                    self._long[name].add(_long_row(event, number, value, fields))


def _open(staging: Staging, name: str, columns: Iterable[str]) -> CsvTable:
    return CsvTable(staging.open(name, encoding=ENCODING, newline=""), tuple(columns))


def _long_row(event: Event, number: int, value: LongValue, fields: Sequence[str]) -> list[Value]:
    first = value.evidence[0] if value.evidence else None
    return [
        event.document,
        event.id,
        number,
        *(_plain(getattr(value, field)) for field in fields),
        value.confidence,
        value.found_by,
        first.start if first else None,
        first.end if first else None,
        _spans(value.evidence),
    ]
