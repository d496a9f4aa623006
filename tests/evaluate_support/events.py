"""Events for the tests of evaluation, as short as they can be."""

from typing import Any

Record = dict[str, Any]


def event(day: str | None, *organizers: str, document: str = "a", **more: Any) -> Record:
    """An event of one day ("2021-05-03", "2021-05-03/2021-05-04" or None) with organizers; `more` are further fields."""
    start, _, end = (day or "").partition("/")
    return {
        "document": document,
        "date": {"start": start, "end": end or start} if day else None,
        "organizers": [{"name": name, "role": "organizer"} for name in organizers],
        **more,
    }


def person(name: str, role: str = "speaker", **more: Any) -> Record:
    """A person."""
    return {"name": name, "role": role, **more}


def topics(*labels: str) -> list[Record]:
    """Topics with these labels."""
    return [{"label": label, "text": label} for label in labels]
