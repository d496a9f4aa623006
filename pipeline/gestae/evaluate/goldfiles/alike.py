"""Events of all formats made alike: what is compared, and nothing else."""

from typing import Any

_COMPARED = {
    "date": ("start", "end", "precision", "year_from", "text", "optional"),
    "organizers": ("name", "acronym", "role", "role_alt", "alt", "optional"),
    "people": ("name", "honorific", "position", "affiliation", "role", "role_alt", "alt", "optional"),
    "topics": ("label", "text", "alt", "optional"),
    "place": ("text", "venue", "locality", "country", "alt", "optional"),
}
_PLAIN = ("id", "anchor", "name", "alt", "kind", "kind_alt", "status", "optional")
_ROLES = {"organizers": "organizer", "people": "participant"}
"""What a value without a role is taken for, as in the program's own record."""
_ANCHOR = 80
"""Characters of a passage that are taken for its anchor where gold gives none."""


def alike(event: dict[str, Any]) -> dict[str, Any]:
    """An event of sound shape as gold for scoring: white space folded, empty values left out, one day filled up.

    `text`, `start` and `end` of the passage stay where they are given; the passage's first words are the anchor
    of an event that has none.
    """
    passage = {key: event[key] for key in ("text", "start", "end") if event.get(key) is not None}
    found: dict[str, Any] = {**_part(event, _PLAIN), **passage}
    if "anchor" not in found and (words := _first_words(event.get("text"))):
        found["anchor"] = words
    found["date"] = _date(event.get("date"))
    for field, role in (*_ROLES.items(), ("topics", None)):
        values = [_part(value, _COMPARED[field]) for value in event.get(field) or ()]
        found[field] = [{"role": role, **value} if role else value for value in values]
    found["place"] = _part(event["place"], _COMPARED["place"]) if event.get("place") else None
    return found


def _date(when: dict[str, Any] | None) -> dict[str, Any] | None:
    if not when:
        return None
    found = _part(when, _COMPARED["date"])
    if "start" in found:
        found = {**found, "end": found.get("end", found["start"])}
    return {"precision": "day", **found}


def _part(values: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    folded = {key: _folded(values.get(key)) for key in keys}
    return {key: value for key, value in folded.items() if value not in (None, "", [], False)}


def _folded(value: Any) -> Any:
    if isinstance(value, list):
        return [_folded(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _first_words(passage: str | None) -> str:
    """The beginning of a passage, as many whole words as an anchor may have."""
    words = " ".join((passage or "").split())
    if len(words) <= _ANCHOR:
        return words
    return words[:_ANCHOR].rsplit(" ", 1)[0]
