"""The date readers that gestae is compared with, each run by itself: `python benchmarks/dates/readers.py NAME`.

Reads one JSON object from standard input, {"items": [{"id", "text", "reference_date"}, ...]}, and writes one:
{"load": seconds, "seconds": reading alone, "dates": {id: [[start, end, first day, last day], ...]}}. Needs no gestae,
so that a reader can run in an environment of its own: duckling's package has no build for newer Pythons than 3.9.
"""

import json
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

Read = Callable[[str, date], "list[list[Any]]"]
PACKAGES = {
    "dateparser": "dateparser",
    "recognizers": "recognizers-text-suite 'emoji<2'",
    "duckling": "pyduckling-native (Python 3.9 at most)",
}
_TODAY = date(2016, 5, 5)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def dateparser() -> Read:
    """dateparser's search_dates: single days only."""
    search: Any = import_module("dateparser.search")

    def read(text: str, today: date) -> list[list[Any]]:
        settings = {"RELATIVE_BASE": datetime(today.year, today.month, today.day)}
        found, at = [], 0
        for words, day in search.search_dates(text, languages=["en"], settings=settings) or ():
            start = max(text.find(words, at), at)
            at = start + len(words)
            found.append([start, at, day.date().isoformat(), day.date().isoformat()])
        return found

    return read


def recognizers() -> Read:
    """Microsoft's recognizers-text, the later of the days that it offers."""
    warned = sys.stderr
    model = import_module("recognizers_date_time").DateTimeRecognizer("en-us").get_datetime_model()
    sys.stderr = warned

    def read(text: str, today: date) -> list[list[Any]]:
        found = []
        for mention in model.parse(text, datetime(today.year, today.month, today.day)):
            value = (mention.resolution or {}).get("values", [{}])[-1]
            first = str(value.get("value") or value.get("start") or "")[:10]
            last = str(value.get("end") or "")[:10]
            if mention.type_name.rpartition(".")[2] in ("date", "daterange", "datetime", "datetimerange") and first:
                last = (date.fromisoformat(last) - timedelta(days=1)).isoformat() if last else first
                found.append([mention.start, mention.end + 1, first, last])
        return found

    return read


def duckling() -> Read:
    """Duckling, its first value; the only time zone it is told of is UTC."""
    native: Any = import_module("duckling")
    folder = tempfile.mkdtemp()
    head = b"TZif" + bytes(16) + struct.pack(">6l", 1, 1, 0, 1, 1, 4)
    Path(folder, "UTC").write_bytes(head + bytes(4) + b"\0" + struct.pack(">lBB", 0, 0, 0) + b"UTC\0\0\0")
    zones = native.load_time_zones(folder)
    locale = native.parse_locale("EN_US", native.default_locale_lang(native.parse_lang("EN")))
    dimensions = native.parse_dimensions(["time"])

    def read(text: str, today: date) -> list[list[Any]]:
        seconds = (today - date(1970, 1, 1)).days * 86_400
        context = native.Context(native.parse_ref_time(zones, "UTC", seconds), locale)
        found = []
        for mention in native.parse(text, context, dimensions, False):
            days = _duckling_days(mention["value"])
            if days is not None:
                found.append([mention["start"], mention["end"], *days])
        return found

    return read


def _duckling_days(value: dict[str, Any]) -> "tuple[str, str] | None":
    """The first and the last day of a value; an interval ends where its `to` begins."""
    if value.get("type") != "interval":
        return _whole(value)
    low, high = value.get("from"), value.get("to")
    if low is None or high is None:
        return _whole(low or high or {})
    first, stop = str(low["value"])[:10], date.fromisoformat(str(high["value"])[:10])
    return first, max(date.fromisoformat(first), stop - timedelta(days=1)).isoformat()


def _whole(value: dict[str, Any]) -> "tuple[str, str] | None":
    if "value" not in value:
        return None
    first = date.fromisoformat(str(value["value"])[:10])
    grain = value.get("grain", "day")
    if grain in _MONTHS:
        counted = first.year * 12 + first.month - 1 + _MONTHS[grain]
        last = date(counted // 12, counted % 12 + 1, 1) - timedelta(days=1)
    else:
        last = first + timedelta(days=6 if grain == "week" else 0)
    return first.isoformat(), last.isoformat()


READERS: dict[str, Callable[[], Read]] = {"dateparser": dateparser, "recognizers": recognizers, "duckling": duckling}


def main() -> None:
    """Load one reader, read all items, print what was found and how long it took."""
    begin = time.perf_counter()
    read = READERS[sys.argv[1]]()
    load = time.perf_counter() - begin
    items = json.load(sys.stdin)["items"]
    dates, begin = {}, time.perf_counter()
    for item in items:
        reference = item.get("reference_date")
        dates[item["id"]] = read(item["text"], date.fromisoformat(reference[:10]) if reference else _TODAY)
    seconds = time.perf_counter() - begin
    json.dump({"load": load, "seconds": seconds, "dates": dates}, sys.stdout)


if __name__ == "__main__":
    main()
