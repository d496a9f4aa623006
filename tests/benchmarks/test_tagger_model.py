"""What the further trained tagger is taught, and how two taggers go together."""

from typing import Any

import pytest
from benchmarks.tagger_model import Annotated, Beside, marked

from gestae.nlp.tagger import Entity, Tagger, load_tagger
from gestae.settings import DEFAULT_MODEL


@pytest.fixture(scope="module")
def stock() -> Tagger:
    return load_tagger(DEFAULT_MODEL)


def test_the_tagger_is_taught_names_and_keeps_other_labels(stock: Tagger) -> None:
    text = "Microsoft sent John Smith to Paris.\n\nHe met Oren  Vasht of Hands of Tovik. Mr. Vasht lives in Paris."
    names = {"PERSON": frozenset({"Oren Vasht"}), "ORG": frozenset({"Hands of Tovik"})}
    pairs = list(marked("a.txt", Annotated(text.encode(), (), names), stock))
    found = {(shown[start:end], label) for shown, spans in pairs for start, end, label in spans}
    assert {("Oren  Vasht", "PERSON"), ("Hands of Tovik", "ORG"), ("Paris", "GPE")} <= found
    assert not {"Microsoft", "John Smith"} & {words for words, _ in found}


class Fixed(Tagger):
    """Finds always the same."""

    def __init__(self, stock: Tagger, *found: Entity) -> None:
        super().__init__(stock._nlp, "fixed")
        self.found = found

    def entities(self, texts: Any) -> list[tuple[Entity, ...]]:
        return [self.found for _ in texts]


def test_beside_the_stock_tagger_only_new_persons_and_bodies_count(stock: Tagger) -> None:
    own = Entity(0, 5, "GPE"), Entity(15, 25, "PERSON")
    new = Entity(34, 45, "ORG")
    other = Fixed(stock, Entity(0, 5, "PERSON"), Entity(6, 14, "DATE"), Entity(20, 29, "ORG"), new)
    (both,) = Beside(Fixed(stock, *own), other).entities(["Paris welcomed John Smith and the Tovik Hands."])
    assert both == (*own, new)
