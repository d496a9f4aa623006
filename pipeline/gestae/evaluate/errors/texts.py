"""The text that a document's offsets refer to: whole, from the output folder, or its events' passages alone."""

from collections.abc import Mapping
from pathlib import Path

from gestae.evaluate.errors.evidence import span_of
from gestae.evaluate.likeness import Record
from gestae.evaluate.scores import homes
from gestae.evaluate.verdicts import DocumentResult


class TextFiles:
    """Documents of gold -> the files with the texts of the output."""

    def __init__(self, texts: Mapping[str, Path], documents: list[str]) -> None:
        """`texts`: document of the output -> its file. No file is read yet."""
        self._files = {home: texts[document] for document, home in homes(texts, documents).items()}

    def read(self, result: DocumentResult) -> str | None:
        """The text; None where there is none, or it is not the one that the offsets of the output refer to."""
        file = self._files.get(result.document)
        if file is None:
            return None
        try:
            text = file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        return text if all(_fits(pair.output, text) for pair in result.pairs if pair.output) else None


def _fits(event: Record, text: str) -> bool:
    span = span_of(event)
    return span is None or text[slice(*span)] == event.get("text")
