"""How much each event of the output is like each event of gold in one document: what the pairing maximises.

The weights are those of the record contract (docs/record.md, "How agreement is counted"). All pairs are
weighed at once with numpy and inverted indices: a report with 500 events has 250,000 pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from gestae.evaluate.names import fold, spellings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Record = Mapping[str, Any]
"""An event of the output or of gold, as its JSON is."""
SAME_DAYS, TOUCHING, SAME_DAY_OF_YEAR, OTHER_DAYS = 3.0, 1.5, 1.0, -1.0
SAME_KIND, ANCHORED = 0.3, 1.0
_TELLING = 4
"""Letters from which a word tells something."""


def days_of(event: Record) -> tuple[str, str] | None:
    """(start, end) as ISO days, inclusive, or None for an event without known days."""
    when = event.get("date") or {}
    return (when["start"], when.get("end") or when["start"]) if when.get("start") else None


def telling_words(event: Record) -> frozenset[str]:
    """The longer words of an event's name and of the words that show its topics, folded."""
    said = [event.get("name") or "", *(topic.get("text") or "" for topic in event.get("topics") or ())]
    return frozenset(word for word in fold(" ".join(said)).split() if len(word) >= _TELLING)


def all_names(event: Record, field: str) -> frozenset[str]:
    """Every spelling of every body ("organizers") or person ("people") of an event."""
    return frozenset(name for value in event.get(field) or () for name in spellings(value, person=field == "people"))


def likeness(outputs: Sequence[Record], golds: Sequence[Record]) -> NDArray[np.float64]:
    """The weight of each pair, float64 of shape (outputs, golds); below 0 where days differ and nothing is shared."""
    import numpy as np  # noqa: PLC0415 (late: help is quick)

    total = _date_likeness(outputs, golds)
    for field in ("organizers", "people"):
        total += _shared([all_names(o, field) for o in outputs], [all_names(g, field) for g in golds])
    total += _shared([telling_words(o) for o in outputs], [telling_words(g) for g in golds])
    kinds = [np.array([event.get("kind") or "" for event in side]) for side in (outputs, golds)]
    total += SAME_KIND * (kinds[0][:, None] == kinds[1][None, :])
    return total + ANCHORED * _anchored(outputs, golds)


def _shared(outputs: Sequence[frozenset[str]], golds: Sequence[frozenset[str]]) -> NDArray[np.float64]:
    """Dice's coefficient of each pair of sets."""
    import numpy as np  # noqa: PLC0415

    holding = defaultdict(list)
    for number, gold in enumerate(golds):
        for word in gold:
            holding[word].append(number)
    common = np.zeros((len(outputs), len(golds)))
    for number, output in enumerate(outputs):
        for word in output:
            common[number, holding.get(word, [])] += 1
    sizes = np.add.outer([len(o) for o in outputs], [len(g) for g in golds])
    result: NDArray[np.float64] = 2 * common / np.maximum(sizes, 1)
    return result


def _anchored(outputs: Sequence[Record], golds: Sequence[Record]) -> NDArray[np.float64]:
    """1 where the gold event's anchor stands in the passage of the output's."""
    import numpy as np  # noqa: PLC0415

    passages = [_squeezed(output.get("text")) for output in outputs]
    found = np.zeros((len(outputs), len(golds)))
    for number, gold in enumerate(golds):
        if anchor := _squeezed(gold.get("anchor")):
            found[[n for n, passage in enumerate(passages) if anchor in passage], number] = 1
    return found


def _squeezed(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()


def _date_likeness(outputs: Sequence[Record], golds: Sequence[Record]) -> NDArray[np.float64]:
    import numpy as np  # noqa: PLC0415

    given, asked = _calendar(outputs), _calendar(golds)
    starts, ends, days, known = ((a[:, None], b[None, :]) for a, b in zip(given, asked, strict=True))
    same = (starts[0] == starts[1]) & (ends[0] == ends[1])
    touching = (starts[0] <= ends[1]) & (starts[1] <= ends[0])
    weighed = np.where(days[0] == days[1], SAME_DAY_OF_YEAR, OTHER_DAYS)
    weighed = np.where(same, SAME_DAYS, np.where(touching, TOUCHING, weighed))
    result: NDArray[np.float64] = np.where((known[0] == 1) & (known[1] == 1), weighed, 0.0)
    return result


def _calendar(events: Iterable[Record]) -> list[NDArray[np.int64]]:
    """Of each event: first day, last day (ordinals), month and day of the first, and whether they are known."""
    import numpy as np  # noqa: PLC0415

    rows = [_numbers(days_of(event)) for event in events]
    return list(np.array(rows, dtype=np.int64).reshape(-1, 4).T)


def _numbers(days: tuple[str, str] | None) -> tuple[int, int, int, int]:
    if days is None:
        return 0, 0, 0, 0
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[1])
    return first.toordinal(), last.toordinal(), 100 * first.month + first.day, 1
