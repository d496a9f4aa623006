"""The name tagger gives plain entities, at the right offsets, and says which model is missing."""

import pytest

from gestae.errors import ModelMissingError
from gestae.nlp.tagger import Entity, is_installed, load_tagger
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
