"""The labels of a unit as they are compared: "Venue :" is "Venue"."""

from collections.abc import Iterator

from gestae.model import Unit

Span = tuple[int, int]


def written_labels(text: str, unit: Unit) -> Iterator[tuple[str, Span, Span]]:
    """(words, key, value) of each label of a unit: white space folded, without the stops and dashes around the words.

    `key` and `value` are offsets into `text`.
    """
    for key, value in unit.labels:
        yield " ".join(text[slice(*key)].split()).strip(" .:-"), key, value
