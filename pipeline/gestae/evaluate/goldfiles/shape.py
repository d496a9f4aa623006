"""The shape of a gold event: its keys, closed lists and dates, checked by pydantic and told in plain words.

The program's own records have the same shape with more in it (evidence, confidence): a corrected output is gold.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from gestae.evaluate.goldfiles.findings import Entry, Finding, Loc, Severity, nearest
from gestae.records import Kind, OrganizerRole, PersonRole, Precision, Status, YearFrom

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def _not_blank(words: str) -> str:
    if not words.strip():
        raise PydanticCustomError("blank", "is empty")
    return words


def _calendar_day(words: str) -> str:
    if not _ISO.fullmatch(words):
        raise PydanticCustomError("day", "{words} is no day written as 2024-03-31", {"words": repr(words)})
    try:
        date.fromisoformat(words)
    except ValueError as error:
        raise PydanticCustomError("day", "there is no day {words}", {"words": words}) from error
    return words


Words = Annotated[str, AfterValidator(_not_blank)]
Day = Annotated[str, AfterValidator(_calendar_day)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    optional: bool | None = None
    # What the program's output adds, and gold may keep.
    evidence: Any = None
    confidence: Any = None
    found_by: Any = None


class GoldDate(_Part):
    """`date`: what stays without days has the words."""

    start: Day | None = None
    end: Day | None = None
    precision: Precision | None = None
    year_from: YearFrom | None = None
    text: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "GoldDate":
        if self.end and not self.start:
            raise PydanticCustomError("no-start", "has an end but no start")
        if self.start and self.end and self.end < self.start:
            ctx = {"start": self.start, "end": self.end}
            raise PydanticCustomError("end-before-start", "ends {end} before it starts {start}", ctx)
        if not self.start and not (self.text or "").strip():
            raise PydanticCustomError("empty-date", "has neither days nor words")
        return self


class GoldOrganizer(_Part):
    """One of `organizers`."""

    name: Words
    acronym: str | None = None
    role: OrganizerRole | None = None
    role_alt: OrganizerRole | None = None
    alt: list[Words] | None = None


class GoldPerson(_Part):
    """One of `people`."""

    name: Words
    honorific: str | None = None
    position: str | None = None
    affiliation: str | None = None
    role: PersonRole | None = None
    role_alt: PersonRole | None = None
    alt: list[Words] | None = None


class GoldTopic(_Part):
    """One of `topics`."""

    label: Words
    text: str | None = None
    alt: list[Words] | None = None


class GoldPlace(_Part):
    """`place`."""

    text: Words
    venue: str | None = None
    locality: str | None = None
    country: str | None = None
    alt: list[Words] | None = None


class GoldIssue(BaseModel):
    """One of `issues`: kept for the reader, compared with nothing."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    code: str
    message: str | None = None
    start: int | None = None
    end: int | None = None


class GoldEvent(_Part):
    """One event of gold."""

    anchor: str | None = None
    name: Words | None = None
    alt: list[Words] | None = None
    kind: Kind | None = None
    kind_alt: Kind | None = None
    status: Status | None = None
    date: GoldDate | None = None
    organizers: list[GoldOrganizer] | None = None
    people: list[GoldPerson] | None = None
    topics: list[GoldTopic] | None = None
    place: GoldPlace | None = None
    issues: list[GoldIssue] | None = None
    schema_version: Any = None
    document: Any = None
    id: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    name_source: Any = None
    kind_source: Any = None
    status_source: Any = None
    set_aside: Any = None


_MODELS: Mapping[str, type[BaseModel]] = {
    "date": GoldDate,
    "organizers": GoldOrganizer,
    "people": GoldPerson,
    "topics": GoldTopic,
    "place": GoldPlace,
    "issues": GoldIssue,
}
_ADDED = {"evidence", "confidence", "found_by"}
_ADDED_TO_EVENT = _ADDED | {
    "schema_version", "document", "id", "text", "start", "end", "name_source", "kind_source", "status_source",
    "set_aside",
}  # fmt: skip
"""Keys that the program's output has; gold may keep them, and nobody writes them."""


_MARKS = {"at", "anchor_at", "also_at", "name_at"}
"""Keys by which an annotator says where a value stands (corpus/mark_offsets.py makes `evidence` of them)."""


def check_shape(entry: Entry) -> Iterator[Finding]:
    """What of an event's keys and values is not as the record has it."""
    try:
        GoldEvent.model_validate(entry.record)
    except ValidationError as failure:
        for error in failure.errors(include_url=False):
            if error["type"] == "extra_forbidden" and error["loc"][-1] in _MARKS:
                continue
            severity, message, advice = _told(error)
            yield Finding(entry.places(error["loc"]), severity, _code(error["type"]), message, advice)


def _told(error: ErrorDetails) -> tuple[Severity, str, str]:
    tell = _TOLD.get(error["type"])
    if tell is not None:
        return tell(error)
    colon = "" if error["msg"].startswith(("is ", "has ", "ends ")) else ":"
    return "error", f"{_called(error['loc'])}{colon} {error['msg']}", _ADVICE.get(error["type"], "correct it")


def _called(loc: Loc) -> str:
    """The name of a value for people: ("people", 0, "role") is "people 1, role"."""
    said = ""
    for part in loc:
        said += f" {part + 1}" if isinstance(part, int) else f", {part}" if said else part
    return said or "the event"


def _unknown_key(error: ErrorDetails) -> tuple[Severity, str, str]:
    *around, key = error["loc"]
    owner = str(around[0]) if around else "event"
    added = _ADDED if owner in _MODELS else _ADDED_TO_EVENT
    known = [name for name in _MODELS.get(owner, GoldEvent).model_fields if name not in added]
    meant = nearest(key, known)
    message = f"{owner}: there is no key {str(key)!r}"
    if meant:
        return "error", message, f"did you mean {meant!r}?"
    return "warning", message, f"it is not read; the keys are {', '.join(known)}"


def _not_in_list(error: ErrorDetails) -> tuple[Severity, str, str]:
    options = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    meant = nearest(error["input"], options)
    advice = f"did you mean {meant!r}?" if meant else f"choose from {', '.join(options)}"
    return "error", f"{_called(error['loc'])}: {error['input']!r} is not a value it can have", advice


def _wrong_type(wanted: str) -> Callable[[ErrorDetails], tuple[Severity, str, str]]:
    def tell(error: ErrorDetails) -> tuple[Severity, str, str]:
        given = str(error["input"])
        shown = given if len(given) <= 40 else given[:40] + "…"
        return "error", f"{_called(error['loc'])} is {shown!r}, not {wanted}", f"write {wanted}"

    return tell


def _missing(error: ErrorDetails) -> tuple[Severity, str, str]:
    return "error", f"{_called(error['loc'][:-1])} has no {error['loc'][-1]}", "add it, or take the value out"


_OBJECT = _wrong_type('keys and values in braces, as in {"name": "…"}')
_TOLD: Mapping[str, Callable[[ErrorDetails], tuple[Severity, str, str]]] = {
    "extra_forbidden": _unknown_key,
    "literal_error": _not_in_list,
    "missing": _missing,
    "string_type": _wrong_type("words in quotation marks"),
    "bool_type": _wrong_type("true or false"),
    "int_type": _wrong_type("a whole number"),
    "list_type": _wrong_type("a list in square brackets"),
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
}
_ADVICE = {
    "blank": "fill it in, or take the value out",
    "day": "write year, month and day, as in 2024-03-31",
    "end-before-start": "correct the day that is wrong",
    "no-start": "give both days; one day is start and end",
    "empty-date": "give the days, or the words as text, or null for an event without a date",
}
_CODES = {
    "extra_forbidden": "unknown-key",
    "literal_error": "unknown-value",
    "missing": "missing",
    "day": "no-such-day",
}
"""pydantic's type of an error -> the code of the finding; our own keep their name, the rest are wrong types."""


def _code(kind: str) -> str:
    return _CODES.get(kind, kind if kind in _ADVICE else "wrong-type")
