"""Values as a person reads them, in one line: what the lists of errors and of changes show."""

from gestae.evaluate.likeness import Record, days_of
from gestae.evaluate.verdicts import STRICT, Value

TITLE_LENGTH = 80
"""Characters of a passage that stand for an event without a title."""
SINGULAR = {
    "events": "event",
    "dates": "date",
    "organizers": "organizer",
    "people": "person",
    "topics": "topic",
    "kind": "kind",
    "status": "status",
    "place": "place",
    "name": "title",
}
"""Field -> what one of its values is called. The field `name` is the event's title: "name" is said of names."""


def one_line(words: str | None) -> str:
    """The words with line breaks and runs of blanks folded."""
    return " ".join((words or "").split())


def shortened(words: str | None, length: int = TITLE_LENGTH) -> str:
    """One line of at most `length` characters, with an ellipsis where it was cut."""
    line = one_line(words)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def date_words(value: Value | None) -> str:
    """ "2024-03-05", "2024-03-05 to 2024-03-09", "year unknown"; with the report's words after it in parentheses."""
    if not value:
        return ""
    days = days_of({"date": value})
    said = one_line(value.get("text"))
    return f"{span_words(days)} ({said})" if said else span_words(days)


def span_words(days: tuple[str, str] | None) -> str:
    """The days alone; "year unknown" for None."""
    if days is None:
        return "year unknown"
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"


def value_words(field: str, value: Value | None) -> str:
    """A value of a field (with STRICT behind it: of names and their roles) in one line; "" for None."""
    if value is None:
        return ""
    if field == "events":
        return event_words(value)
    if field == "dates":
        return date_words(value)
    if field == "topics":
        return _with_note(value.get("label"), value.get("text"))
    if field.removesuffix(STRICT) in ("organizers", "people"):
        name = _with_note(value.get("name"), value.get("acronym"))
        return f"{name}, {value.get('role')}" if field.endswith(STRICT) else name
    return one_line(value.get("text"))


def event_words(event: Record) -> str:
    """An event in one line: its days and its title, or else where its passage begins."""
    days = days_of(event)
    title = shortened(event.get("name") or event.get("anchor") or event.get("text") or event.get("kind"))
    return f"{span_words(days)}: {title}" if days else title


def _with_note(words: str | None, note: str | None) -> str:
    return f"{one_line(words)} ({one_line(note)})" if note else one_line(words)
