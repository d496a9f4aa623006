"""--errors FILE.csv: one wrong value a row, the largest class first."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from gestae.evaluate.errors.evidence import Span, find_words, output_spans, source_of
from gestae.evaluate.errors.mistakes import Group, Mistake
from gestae.evaluate.errors.texts import TextFiles
from gestae.evaluate.scores import Scores
from gestae.evaluate.verdicts import DocumentResult
from gestae.evaluate.words import event_words, one_line, value_words
from gestae.stages.write.csvfile import ENCODING, CsvTable
from gestae.stages.write.csvfile import Value as Cell

COLUMNS = (
    "class", "in_class", "detail", "document", "field", "result", "output", "gold", "output_words", "evidence",
    "found_by", "confidence", "event_id", "event", "gold_event", "passage_start", "passage_end", "passage",
)  # fmt: skip
_AROUND = 300
"""Characters after its first words that are shown of a passage that gold alone has."""


def write_table(path: Path, scores: Scores, groups: Iterable[Group], files: TextFiles) -> None:
    """Write the CSV file. Raises OSError."""
    rows = _Rows(scores, files)
    with path.open("w", encoding=ENCODING, newline="") as file:
        table = CsvTable(file, COLUMNS)
        for group in groups:
            for mistake in group.mistakes:
                table.add([group.kind, len(group.mistakes), *rows.cells(mistake)])


class _Rows:
    """Makes rows; keeps the texts it has read, since a class goes through all documents."""

    def __init__(self, scores: Scores, files: TextFiles) -> None:
        self._results = {result.document: result for result in scores.documents}
        self._files = files
        self._texts: dict[str, str | None] = {}

    def cells(self, mistake: Mistake) -> Sequence[Cell]:
        output, gold = mistake.pair.output, mistake.pair.gold
        text = self._text(self._results[mistake.document])
        spans = output_spans(mistake.verdict, output)
        said = " … ".join(one_line(text[start:end]) for start, end in spans) if text else None
        value = source_of(mistake.verdict, output)
        return [
            mistake.detail, mistake.document, mistake.field, mistake.verdict.result,
            value_words(mistake.verdict.field, mistake.verdict.output),
            value_words(mistake.verdict.field, mistake.verdict.gold),
            None if mistake.field == "events" else said,
            "; ".join(f"{start}-{end}" for start, end in spans), value.get("found_by"), value.get("confidence"),
            (output or {}).get("id"), event_words(output) if output else None, event_words(gold) if gold else None,
            *_passage(mistake, text),
        ]  # fmt: skip

    def _text(self, result: DocumentResult) -> str | None:
        if result.document not in self._texts:
            self._texts[result.document] = self._files.read(result)
        return self._texts[result.document]


def _passage(mistake: Mistake, text: str | None) -> tuple[int | None, int | None, str | None]:
    """(start, end, words) of the output's passage, or of the text from where gold's event begins."""
    output, gold = mistake.pair.output, mistake.pair.gold or {}
    if output is not None:
        return output.get("start"), output.get("end"), output.get("text")
    anchor = gold.get("anchor")
    found: Span | None = find_words(text, [anchor], [(0, len(text))]) if text and anchor else None
    if text is None or found is None:
        return None, None, anchor
    end = min(found[0] + _AROUND, len(text))
    return found[0], end, text[found[0] : end]
