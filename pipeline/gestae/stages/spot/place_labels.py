"""The place that a label tells ("Venue: Town Hall, Ashby")."""

import re
from collections.abc import Sequence

from gestae.layout import written_labels
from gestae.model import Hit, Passage, Unit
from gestae.nlp.sentences import sentence_spans

_LABEL = re.compile(r"(?:venue|place|location|where|held at|site|(?:name of the )?adopted village)s?", re.IGNORECASE)
_LABEL_ENDS = re.compile(r"\s+Sd/|\s{3,}|\n")
_SIGNED = re.compile(r"\bS[dD]\s?/|\b[Ss]ignatures?\b")
"""The place of writing stands above a signature."""
_SIGNED_WITHIN = 60


def labelled_place(text: str, passage: Passage, units: Sequence[Unit]) -> Hit | None:
    """The value of a passage's label "Venue", or None; offsets are code points into `text`."""
    for n in passage.units:
        for words, _, value in written_labels(text, units[n]):
            if _LABEL.fullmatch(words) and not _SIGNED.search(text, value[0], value[1] + _SIGNED_WITHIN):
                return _labelled(text, *value)
    return None


def _labelled(text: str, start: int, end: int) -> Hit:
    """A label's value without what is added at its end: in brackets, in a further sentence, a signature."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" .:;-\t"))
    further = _LABEL_ENDS.search(text, start, end)
    end = further.start() if further and further.start() > start else end
    end = sentence_spans(text, start, end)[0][1] if start < end else end
    end -= len(text[start:end]) - len(text[start:end].rstrip(" .,;"))
    bracket = re.search(r"\s*\([^()]*\)\s*$", text[start:end])
    end = start + bracket.start() if bracket and bracket.start() else end
    return Hit(" ".join(text[start:end].split()), start, end, "label", 0.95)
