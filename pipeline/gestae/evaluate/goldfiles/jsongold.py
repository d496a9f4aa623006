"""Gold in JSON: NAME.gold.json files, one JSONL of events or of documents, events.json."""

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from gestae.evaluate.goldfiles.findings import At, Entry, Loc, Places, Reading, Where, nearest
from gestae.evaluate.goldfiles.jsonplaces import JsonLines, JsonPlaces, parse
from gestae.evaluate.goldfiles.sources import check_document, text_of

SUFFIX = ".gold.json"
_KEYS = ("document", "events")
_BESIDE = ("bystanders", "meta")
"""What annotated training reports hold besides, and agreement does not read."""
_UTF8 = "save it as UTF-8"
_SYNTAX = "look there and just before for a comma, quotation mark or bracket that is missing or too many"


def read_gold_files(paths: Sequence[Path], into: Reading) -> None:
    """Read NAME.gold.json files, one document each."""
    for path in paths:
        found = _json(path, into)
        if found is None:
            continue
        places = JsonPlaces(JsonLines(path), ())
        document = _read_document(found, places, into)
        name = path.name.removesuffix(SUFFIX)
        if document is not None and name not in (PurePosixPath(document).name, PurePosixPath(document).stem):
            advice = "rename one of them, or correct the document, if the file began as a copy of another"
            into.warn(places(("document",)), "file-name", f"{path.name} is about {document!r}", advice)


def read_array(path: Path, into: Reading) -> None:
    """Read events.json: one array of events, each with its document (or of documents, each with its events)."""
    found = _json(path, into)
    if found is None:
        return
    lines = JsonLines(path)
    if isinstance(found, dict) and "events" in found:
        _read_document(found, JsonPlaces(lines, ()), into)
    elif isinstance(found, list):
        for number, one in enumerate(found):
            _read_either(one, JsonPlaces(lines, (number,)), into)
    else:
        into.error(lines.at(()), "wrong-type", "is neither a list of events nor a document with events", _SHAPE)


def read_lines(path: Path, into: Reading) -> None:
    """Read a JSONL file: on each line an event with its document, or a document with its events (or none)."""
    text = text_of(path, into, _UTF8)
    for number, line in enumerate((text or "").split("\n"), start=1):
        if not line.strip():
            continue
        where = Where(path.as_posix(), number)
        try:
            found, doubled = parse(line)
        except (ValueError, RecursionError) as error:
            into.error(where, "no-json", f"is no JSON: {error}", _SYNTAX)
            continue
        if doubled:
            into.error(where, "key-twice", "a key stands twice in one object", "keep one of the two")
        _read_either(found, At(where), into)


_SHAPE = 'write {"document": "NAME.txt", "events": […]}'


def _read_either(found: Any, places: Places, into: Reading) -> None:
    if isinstance(found, dict) and "events" in found:
        _read_document(found, places, into)
    elif isinstance(found, dict) and _named(found):
        check_document(found["document"], places, into)
        into.add(Entry(found["document"], found, places))
    else:
        advice = 'each event needs "document": "NAME.txt"; a document without events is {"document": …, "events": []}'
        into.error(places(), "no-document", "the event names no document", advice)


def _named(found: dict[str, Any]) -> bool:
    return isinstance(found.get("document"), str) and bool(found["document"].strip())


def _read_document(found: Any, places: Places, into: Reading) -> str | None:
    """Take one document with its events; give its name, or None where it has none."""
    if not isinstance(found, dict) or not _named(found) or not isinstance(found.get("events"), list):
        what = "document" if isinstance(found, dict) and not _named(found) else "list of events"
        into.error(places(), "no-document", f"there is no {what}", _SHAPE)
        return None
    document: str = found["document"]
    check_document(document, places, into)
    _check_keys(found, places, into)
    if document in into.documents:
        message = f"{document!r} has gold in {into.documents[document]()} already"
        into.error(places(("document",)), "document-twice", message, "join the two, or correct the document")
        return document
    into.documents[document] = _Inside(places, ("document",))
    for number, event in enumerate(found["events"]):
        inner = _Inside(places, ("events", number))
        if isinstance(event, dict):
            into.add(Entry(document, event, inner))
        else:
            into.error(inner(), "wrong-type", f"event {number + 1} is no object", 'write {"anchor": …, "kind": …}')
    return document


class _Inside:
    """Places one level further in."""

    def __init__(self, places: Places, base: Loc) -> None:
        self._places, self._base = places, base

    def __call__(self, loc: Loc = (), /) -> Where:
        return self._places((*self._base, *loc))


def _check_keys(found: dict[str, Any], places: Places, into: Reading) -> None:
    for key in found:
        if key not in _KEYS and key not in _BESIDE:
            meant = nearest(key, _KEYS)
            report = into.error if meant else into.warn
            advice = f"did you mean {meant!r}?" if meant else "it is not read"
            report(places((key,)), "unknown-key", f"there is no key {key!r} beside document and events", advice)


def _json(path: Path, into: Reading) -> Any:
    """The value of a JSON file; None, and an error, where there is none."""
    text = text_of(path, into, _UTF8)
    if text is None:
        return None
    try:
        found, doubled = parse(text)
    except json.JSONDecodeError as error:
        into.error(Where(path.as_posix(), error.lineno), "no-json", f"is no JSON: {error.msg}", _SYNTAX)
        return None
    except RecursionError:
        into.error(Where(path.as_posix()), "no-json", "is nested too deeply", _SHAPE)
        return None
    if doubled:
        for where in JsonLines(path).twice():
            into.error(where, "key-twice", "the key stands twice in one object", "keep one of the two")
    if found is None:
        into.error(Where(path.as_posix(), 1), "no-document", "holds nothing but null", _SHAPE)
    return found
