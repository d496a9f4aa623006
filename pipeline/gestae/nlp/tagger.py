"""The name tagger: loads a spaCy model by name and returns plain entities. The only module that imports spaCy."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from gestae.errors import ModelMissingError

if TYPE_CHECKING:
    from spacy.language import Language

_UNUSED = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter", "textcat"]
_CAPITALS = re.compile(r"\b[^\W\d_]{4,}\b")
_BATCH = 64
_BATCH_LENGTH = 32_000
"""Characters that the model is shown at a time at most: it takes some 4 KB of memory for each."""
_LONGEST = 8_000
"""Characters up to which a text is shown to it as a whole."""
_CUTS = ("\n\n", "\n", ". ", "; ", " ")


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the model: offsets (code points) into the text that was given, and the model's label."""

    start: int
    end: int
    label: str


class Tagger:
    """A loaded model. `name` and `version` say which; `entities` is a pure function of its input."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Keep a loaded pipeline; use `load_tagger` to get one."""
        self._nlp = nlp
        self.name = name
        self.version = str(nlp.meta.get("version", ""))

    def entities(self, texts: Sequence[str]) -> list[tuple[Entity, ...]]:
        """The entities of each text. Words in capitals are shown to the model in title case, offsets unchanged."""
        found: list[list[Entity]] = [[] for _ in texts]
        for batch in _batches(texts):
            shown = [_lower_capitals(texts[n][a:b]) for n, a, b in batch]
            docs: Iterable[Any] = self._nlp.pipe(shown, batch_size=_BATCH)
            for (n, begin, _), doc in zip(batch, docs, strict=True):
                found[n] += [Entity(e.start_char + begin, e.end_char + begin, e.label_) for e in doc.ents]
        return [tuple(entities) for entities in found]


def _batches(texts: Sequence[str]) -> Iterator[list[tuple[int, int, int]]]:
    """The texts in pieces (number, start, end), as many at a time as the model is shown."""
    batch: list[tuple[int, int, int]] = []
    length = 0
    for n, text in enumerate(texts):
        for start, end in _pieces(text):
            if len(batch) == _BATCH or (batch and length + end - start > _BATCH_LENGTH):
                yield batch
                batch, length = [], 0
            batch.append((n, start, end))
            length += end - start
    if batch:
        yield batch


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A text as it is, or cut where a paragraph, a line, a sentence, at least a word ends."""
    start = 0
    while len(text) - start > _LONGEST:
        low, high = start + _LONGEST // 2, start + _LONGEST
        cuts = (at + len(mark) for mark in _CUTS if (at := text.rfind(mark, low, high)) >= 0)
        end = next(cuts, high)
        yield start, end
        start = end
    yield start, len(text)


def load_tagger(name: str) -> Tagger:
    """Load the installed spaCy model `name` with the components that names need.

    Raises ModelMissingError if the model is not installed or has no name tagger.
    """
    # Before numpy is imported: its threads gain nothing on texts of this size and fight with other processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    spacy = _spacy()
    from thinc.api import use_ops  # noqa: PLC0415

    try:
        # numpy's matrix product is no slower than BLIS at this batch size and changes no entity (benchmarks/README.md).
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(name, exclude=_UNUSED)
    except OSError as error:
        raise _missing(name) from error
    if "ner" not in nlp.pipe_names:
        raise ModelMissingError(f"the spaCy model {name!r} has no name tagger ('ner')")
    if "tok2vec" in nlp.pipe_names and not _listens(nlp):
        nlp.remove_pipe("tok2vec")
    return Tagger(nlp, name)


def _spacy() -> ModuleType:
    """spaCy, imported when a run begins, since it takes a second: two thirds of one without its command line, which it
    imports with all its downloaders for the one name `spacy.info`. Whoever calls that gets spaCy's own.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules or any(name in sys.modules for name in names):
        return import_module("spacy")
    made = {name: ModuleType(name) for name in names}
    vars(made["spacy.cli.info"])["info"] = lambda *a, **k: import_module("spacy.cli.info").info(*a, **k)
    sys.modules.update(made)
    try:
        return import_module("spacy")
    finally:
        for name in names:
            sys.modules.pop(name, None)


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A spaCy model as its own description has it, without loading it. `digest` is the description's SHA-256."""

    name: str
    version: str
    digest: str


def installed_model(name: str) -> InstalledModel:
    """Look a model up, by the name of its package or the path of its folder. Raises ModelMissingError."""
    for place in _places(name):
        try:
            described = (place / "meta.json").read_bytes()
            return InstalledModel(name, str(json.loads(described).get("version", "")), sha256(described).hexdigest())
        except (OSError, ValueError, AttributeError):
            continue
    raise _missing(name)


def is_installed(name: str) -> bool:
    """Whether a spaCy model of that name can be imported (a path is not looked at)."""
    return importlib.util.find_spec(name) is not None


def _places(name: str) -> list[Path]:
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):  # a path is no name of a package
        spec = None
    return [Path(folder) for folder in spec.submodule_search_locations or ()] if spec else [Path(name)]


def _missing(name: str) -> ModelMissingError:
    import spacy  # noqa: PLC0415  (a second: only for the message)

    known = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
    return ModelMissingError(f"the spaCy model {name!r} is not installed (installed: {known})")


def _listens(nlp: Language) -> bool:
    """Whether the name tagger reads the shared tok2vec (the stock small model's has its own)."""
    config = nlp.config["components"]["ner"]["model"]
    return "Listener" in str(config.get("tok2vec", {}).get("@architectures", ""))


def _lower_capitals(text: str) -> str:
    """Words of four and more capitals in title case: the model was trained on news, where only acronyms shout."""

    def change(match: re.Match[str]) -> str:
        word = match.group()
        lowered = word[0] + word[1:].lower()
        return lowered if word.isupper() and len(lowered) == len(word) else word

    words = _CAPITALS.findall(text)
    if sum(w.isupper() for w in words) < 0.5 * len(words):
        return text
    return _CAPITALS.sub(change, text)
