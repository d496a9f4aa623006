"""The same figures for parts of the documents: by format, by shape, by length, by any field of reports.jsonl."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from gestae.errors import SettingsError
from gestae.evaluate.figures import Count, total
from gestae.evaluate.likeness import Record
from gestae.evaluate.scores import Scores, homes

NONE = "(none)"
_BOUNDS: dict[str, tuple[int, ...]] = {"words": (100, 300, 1000, 3000), "events": (1, 2, 6, 21)}
"""Where the bins of numbers begin; "length" is another word for "words"."""
_SAME = {"length": "words"}


def sliced(scores: Scores, reports: Sequence[Record], field: str) -> dict[str, tuple[int, dict[str, Count]]]:
    """Value of the field -> how many documents have it, and their counts; in the order of the values.

    A report with several values (languages) stands under all of them joined. Documents that have no report in the
    output stand under "(none)". Raises SettingsError for a field that no report has.
    """
    key = _SAME.get(field, field)
    if reports and not any(key in report for report in reports):
        known = sorted({name for report in reports for name in report} | set(_SAME))
        raise SettingsError(f"no report has a field {field!r}: --by takes one of {', '.join(known)}")
    places = homes([report["document"] for report in reports], [result.document for result in scores.documents])
    value_of = {
        places[report["document"]]: label(key, report.get(key)) for report in reports if report["document"] in places
    }
    groups: dict[tuple[float, str], list[Mapping[str, Count]]] = {}
    for result, counts in zip(scores.documents, scores.by_document, strict=True):
        groups.setdefault(value_of.get(result.document, (0, NONE)), []).append(counts)
    return {name: (len(parts), total(parts)) for (_, name), parts in sorted(groups.items())}


def label(field: str, value: object) -> tuple[float, str]:
    """Where a value stands in the order of the slices, and what it is called."""
    if value is None or value in ([], ""):
        return 0, NONE
    if isinstance(value, int | float):
        return _bin(field, value)
    if isinstance(value, list | tuple):
        return 1, ", ".join(str(one) for one in value)
    return 1, str(value)


def _bin(field: str, value: float) -> tuple[float, str]:
    bounds = _BOUNDS.get(field)
    if bounds is None:
        return value, f"{value:g}"
    place = bisect_right(bounds, value)
    low = bounds[place - 1] if place else 0
    if place == len(bounds):
        return low, f"{low} and more"
    high = bounds[place] - 1
    return low, f"{low} to {high}" if low < high else f"{low}"
