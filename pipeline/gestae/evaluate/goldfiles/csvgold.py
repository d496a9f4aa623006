"""Gold in tables: events.csv with people.csv, organizers.csv and topics.csv beside it, as gestae writes them.

The long tables hold one value a row and more about it; they count. The cells of events.csv that join the same values
count for an event that has no row in any long table: so a person adds an event in events.csv alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gestae.evaluate.goldfiles.cells import alternatives, numbers, spans, yes
from gestae.evaluate.goldfiles.days import Days
from gestae.evaluate.goldfiles.findings import At, Entry, Loc, Reading, Where
from gestae.evaluate.goldfiles.reports import add_reports_beside
from gestae.evaluate.goldfiles.sources import check_document
from gestae.evaluate.goldfiles.tables import Row, Table, read_table
from gestae.stages.write.csvfile import fit
from gestae.stages.write.events_csv import EVENT_COLUMNS, EVENT_KEYS, LONG_TABLES, VALUE_PLACES, joined

EVENTS = "events.csv"
GOLD_COLUMNS = ("anchor", "alt", "kind_alt", "optional", "date_optional", "place_alt", "place_optional")
"""Columns that a person may add to events.csv."""
VALUE_GOLD_COLUMNS = ("alt", "optional", "role_alt")
"""Columns that a person may add to a long table."""
_ROLES = {"organizers": "organizer", "hosts": "host", "partners": "partner", "funders": "funder"}
"""Column of events.csv -> the role of the bodies in it."""
_JOINED = {"organizers": tuple(_ROLES), "people": ("people",), "topics": ("topics",)}
_KEY_FIELD = {"organizers": "name", "people": "name", "topics": "label"}
Key = tuple[str, str]
"""(document, event): what joins the tables."""


@dataclass(frozen=True, slots=True)
class TablePlaces:
    """The places of one event: its own row, and the rows of its values in the long tables."""

    row: Where
    values: Mapping[Loc, Where]

    def __call__(self, loc: Loc = (), /) -> Where:
        """The row of the value, else that of the event."""
        return self.values.get(loc[:2], self.row)


def read_tables(path: Path, into: Reading) -> None:
    """Read an events.csv and what lies beside it."""
    table = read_table(path, (*EVENT_COLUMNS, *GOLD_COLUMNS), ("document",), into)
    if table is None:
        return
    into.tables = True
    days = Days(into)
    days.learn((row.where, row.get(name)) for row in table.rows for name in ("date_start", "date_end"))
    longs = {name: _long_rows(path.parent, name, into) for name in LONG_TABLES}
    seen: dict[Key, Where] = {}
    for row in table.rows:
        _read_row(row, table, longs, days, seen, into)
    for long in longs.values():
        _tell_orphans(long, seen, into)
    _read_reports(path.parent, into)


def _read_row(
    row: Row, table: Table, longs: "dict[str, LongRows]", days: Days, seen: dict[Key, Where], into: Reading
) -> None:
    document = row.get("document") or ""
    if not document:
        into.error(row.where, "no-document", "the row names no document", "fill in the first column")
        return
    check_document(document, At(row.where), into)
    if not any(row.get(column) for column in (*EVENT_COLUMNS, *GOLD_COLUMNS) if column != "document"):
        # This is how a person says that a document has no events.
        if into.documents.setdefault(document, At(row.where)) != At(row.where):
            into.warn(row.where, "empty-row", f"the row holds nothing, but {document!r} has others", "take it out")
        return
    key = document, row.get("event") or ""
    if key[1] and key in seen:
        advice = "give a copied row an event of its own, such as new-1, here and in the long tables"
        into.error(row.where, "event-twice", f"the event {key[1]!r} stands in {seen[key]} already", advice)
    seen.setdefault(key, row.where)
    into.add(_entry(key, row, _values(key, row, table, longs, into), days, into))


def _entry(
    key: Key, row: Row, values: dict[str, list[tuple[Where, dict[str, Any]]]], days: Days, into: Reading
) -> Entry:
    record = _plain(row, into)
    record["date"] = _date(row, days, into)
    record |= {name: [value for _, value in found] for name, found in values.items()}
    wheres: dict[Loc, Where] = {
        (name, number): where for name, found in values.items() for number, (where, _) in enumerate(found)
    }
    filled = {name: value for name, value in record.items() if value is not None}
    return Entry(key[0], {"document": key[0], **filled}, TablePlaces(row.where, wheres))


def _plain(row: Row, into: Reading) -> dict[str, Any]:
    """The values of an event that have a column of their own."""
    place: dict[str, Any] = {
        "text": row.get("place"),
        **{name: row.get(name) for name in ("venue", "locality", "country")},
    }
    place |= {"alt": alternatives(row.get("place_alt")), "optional": yes(row, "place_optional", into)}
    return {
        "id": row.get("event"),
        **{name: row.get(name) for name in ("anchor", "name")},
        **{name: row.word(name) for name in ("kind", "kind_alt", "status")},
        "text": row.cells.get("text") or None,
        "alt": alternatives(row.get("alt")),
        "optional": yes(row, "optional", into),
        "place": _filled(place) or None,
        "issues": [{"code": code} for code in alternatives(row.get("issues")) or ()],
        **numbers(row, ("start", "end"), whole=True),
        **numbers(row, ("confidence",)),
    }


def _date(row: Row, days: Days, into: Reading) -> dict[str, Any] | None:
    cells = {"start": row.get("date_start"), "end": row.get("date_end")}
    read = {name: days.read(cell, row.where) for name, cell in cells.items()}
    if any(cell and read[name] is None for name, cell in cells.items()):
        return None  # its error is told already
    rest = {name: row.word(f"date_{name}") for name in ("precision", "year_from")} | {"text": row.get("date_text")}
    optional = yes(row, "date_optional", into)
    date = _filled({**read, **rest, **numbers(row, ("date_confidence",), prefix="date_"), "optional": optional})
    # Who clears the days leaves what only describes them.
    return date if date.keys() & {"start", "end", "text"} else None


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class LongRows:
    """A long table's rows by event; `there` tells whether there is such a file."""

    there: bool
    by_event: Mapping[Key, Sequence[Row]]


def _long_rows(folder: Path, name: str, into: Reading) -> LongRows:
    path = folder / f"{name}.csv"
    if not path.is_file():
        return LongRows(False, {})
    known = (*EVENT_KEYS, *LONG_TABLES[name][1], *VALUE_PLACES, *VALUE_GOLD_COLUMNS)
    table = read_table(path, known, ("document", "event", _KEY_FIELD[name]), into)
    rows: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in table.rows if table else ():
        rows[row.get("document") or "", row.get("event") or ""].append(row)
    return LongRows(True, rows)


def _values(
    key: Key, row: Row, table: Table, longs: Mapping[str, LongRows], into: Reading
) -> dict[str, list[tuple[Where, dict[str, Any]]]]:
    """The organizers, people and topics of one event, each with its place."""
    bare = not key[1] or not any(key in long.by_event for long in longs.values())
    if bare and key[1] and any(long.there for long in longs.values()) and _cells_say_something(row):
        message = f"the event {key[1]!r} has no row in the long tables: the cells of {EVENTS} are taken"
        advice = "give it rows there, or, if its values were deleted on purpose, empty the cells too"
        into.warn(row.where, "no-rows", message, advice)
    found = {}
    for name, long in longs.items():
        if bare or not long.there:
            found[name] = list(_from_cells(name, row))
            continue
        rows = long.by_event.get(key, ())
        found[name] = [(one.where, _long_value(name, one, into)) for one in rows]
        _compare(name, [value for _, value in found[name]], row, table, into)
    return found


def _cells_say_something(row: Row) -> bool:
    return any(row.get(column) for columns in _JOINED.values() for column in columns)


def _from_cells(name: str, row: Row) -> Iterator[tuple[Where, dict[str, Any]]]:
    for column in _JOINED[name]:
        role = {} if name == "topics" else {"role": _ROLES.get(column, "participant")}
        for words in alternatives(row.get(column)) or ():
            yield row.where, {_KEY_FIELD[name]: words, **role}


def _long_value(name: str, row: Row, into: Reading) -> dict[str, Any]:
    fields = {field: row.get(field) for field in (*LONG_TABLES[name][1], "found_by")}
    fields |= {field: row.word(field) for field in ("role", "role_alt")}
    given = _filled({**fields, "alt": alternatives(row.get("alt")), "optional": yes(row, "optional", into)})
    return {**given, **numbers(row, ("confidence",)), "evidence": spans(row.get("evidence"))}


def _compare(name: str, values: Sequence[dict[str, Any]], row: Row, table: Table, into: Reading) -> None:
    """Warn where the cells of events.csv say something else than the long table."""
    for column in _JOINED[name]:
        if column not in table.columns:
            continue
        counted = [v for v in values if name != "organizers" or v.get("role", "organizer") == _ROLES[column]]
        long = joined(str(value.get(_KEY_FIELD[name], "")) for value in counted)
        cell = row.get(column) or ""
        if "".join(cell.split()) != "".join(fit(long).split()):
            message = f"{column} is {_shown(cell)} here and {_shown(long)} in {name}.csv, which counts"
            into.warn(row.where, "tables-differ", message, f"if the cell is right, change {name}.csv")


def _shown(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:60] + "…") if words else "empty"


def _tell_orphans(long: LongRows, events: Mapping[Key, Where], into: Reading) -> None:
    for key, rows in long.by_event.items():
        if key in events and key[1]:
            continue
        count = f"{len(rows)} rows belong" if len(rows) > 1 else "the row belongs"
        if key[1]:
            message = f"{count} to the event {key[1]!r} of {key[0]!r}, which {EVENTS} does not have"
            into.warn(rows[0].where, "no-such-event", message, "nothing to do if the event was deleted on purpose")
        else:
            advice = "fill in the columns document and event as in events.csv; a new event takes a name such as new-1"
            into.error(rows[0].where, "no-such-event", f"{count} to no event: the column event is empty", advice)


def _read_reports(folder: Path, into: Reading) -> None:
    """Documents without events are in the reports.csv or reports.jsonl beside the tables."""
    path = folder / "reports.csv"
    if path.is_file():
        ignored = Reading()
        table = read_table(path, ("document", "status"), ("document",), ignored)
        into.findings += [finding for finding in ignored.findings if finding.severity == "error"]
        for row in table.rows if table else ():
            if (document := row.get("document")) and row.get("status") != "failed":
                into.documents.setdefault(document, At(row.where))
    add_reports_beside(folder, into)
