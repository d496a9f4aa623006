"""The name tagger gives plain entities, at the right offsets, and says which model is missing."""

import subprocess
import sys

import pytest

from gestae.errors import ModelMissingError
from gestae.nlp.tagger import Entity, _batches, _pieces, is_installed, load_tagger
from gestae.run import Tools
from gestae.settings import DEFAULT_MODEL

TEXT = "Mary Jones of London met John Smith in Paris."


def test_entities_are_plain_and_at_their_words(tools: Tools) -> None:
    (entities,) = tools.tagger.entities([TEXT])
    words = {TEXT[e.start : e.end]: e.label for e in entities}
    assert {"Mary Jones": "PERSON", "John Smith": "PERSON", "Paris": "GPE"}.items() <= words.items()
    assert all(type(e) is Entity for e in entities)


def test_capitals_do_not_move_offsets(tools: Tools) -> None:
    text = "ON FRIDAY MARY JONES OF LONDON MET JOHN SMITH IN PARIS."
    (entities,) = tools.tagger.entities([text])
    assert "JOHN SMITH" in {text[e.start : e.end] for e in entities}


def test_texts_do_not_influence_one_another(tools: Tools) -> None:
    alone = tools.tagger.entities([TEXT])[0]
    assert tools.tagger.entities(["It rained.", TEXT, ""]) == [(), alone, ()]


def test_a_missing_model_is_named() -> None:
    with pytest.raises(ModelMissingError, match="'xx_no_such_model'"):
        load_tagger("xx_no_such_model")


def test_the_default_model_is_installed() -> None:
    assert is_installed(DEFAULT_MODEL)
    assert not is_installed("xx_no_such_model")


def test_a_long_text_is_shown_in_pieces(tools: Tools) -> None:
    """A book without a break: the same names as of its sentences, at their places, in memory that does not grow."""
    line = "In spring Mary Jones of London met John Smith in Paris. "
    text = line * 600
    (entities,) = tools.tagger.entities([text])
    spans = [(e.start, e.end) for e in entities]
    assert spans == sorted(set(spans))
    words = [text[start:end] for start, end in spans]
    assert words.count("Mary Jones") == words.count("John Smith") == words.count("Paris") == 600


@pytest.mark.parametrize("text", ["", "x" * 100, "word " * 4000, "x" * 20_000, "A line.\n" * 3000, "a\n\n" * 9000])
def test_pieces_are_the_whole_text(text: str) -> None:
    pieces = list(_pieces(text))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert max(end - start for start, end in pieces) <= 8000
    assert all(text[end - 1].isspace() for _, end in pieces[:-1]) or " " not in text


def test_batches_are_bounded_by_number_and_length() -> None:
    texts = ["short"] * 100 + ["x" * 7000] * 9
    batches = list(_batches(texts))
    assert [n for batch in batches for n, _, _ in batch] == list(range(109))
    assert [len(batch) for batch in batches] == [64, 40, 4, 1]


_LOADS = """
import sys
from gestae.nlp.tagger import load_tagger
from gestae.settings import DEFAULT_MODEL
load_tagger(DEFAULT_MODEL)
assert "spacy.cli" not in sys.modules
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.info is sys.modules["spacy.cli.info"].info
"""


def test_the_command_line_of_spacy_is_not_imported_and_stays_there_for_others() -> None:
    subprocess.run([sys.executable, "-c", _LOADS], check=True)
