"""The stock name tagger trained further on the names of annotated reports, and two taggers side by side."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any

from spacy.training import Example
from spacy.util import compounding, filter_spans, fix_random_seed, minibatch

from gestae.evaluate.gold import load_gold
from gestae.evaluate.likeness import Record
from gestae.nlp.tagger import Entity, Tagger, _lower_capitals, load_tagger
from gestae.run import Tools
from gestae.settings import DEFAULT_MODEL
from gestae.stages.read import gather, read_report
from gestae.stages.segment.layout import lay_out

PERSON, ORG = "PERSON", "ORG"
_LABELS = {"people": PERSON, "organizers": ORG, "person": PERSON, "organization": ORG}
EPOCHS, RATE, DROPOUT = 6, 0.0005, 0.2
"""Chosen by exact names found in a fifth of corpus/train after training on the rest."""
Spans = Sequence[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report: its bytes, gold's events, and the names in it by label, those of bystanders too."""

    data: bytes
    events: Sequence[Record]
    names: Mapping[str, frozenset[str]]


def annotated(reports: Path, gold: Path) -> dict[str, Annotated]:
    """By name of document, in order, the reports of a folder that gold tells of."""
    known = {PurePosixPath(name).name: events for name, events in load_gold(gold).items()}
    others = _bystanders(gold)
    found = {}
    for source in gather([str(reports)], None):
        name = PurePosixPath(source.document).name
        if name in known:
            found[name] = Annotated(source.load(), known[name], _names(known[name], others.get(name, ())))
    return {name: found[name] for name in sorted(found)}


def _bystanders(gold: Path) -> dict[str, Sequence[Record]]:
    """Those that took no part, by document; only corpus/train's own form of gold has them."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.gold.json")))
    return {PurePosixPath(one["document"]).name: one.get("bystanders", ()) for one in files}


def _names(events: Iterable[Record], bystanders: Iterable[Record]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {PERSON: set(), ORG: set()}
    for event in events:
        for field in ("people", "organizers"):
            found[_LABELS[field]] |= {value["name"] for value in event.get(field) or ()}
    for other in bystanders:
        found[_LABELS[other["type"]]].add(other["name"])
    return {label: frozenset(names) for label, names in found.items()}


def trained(taught: Mapping[str, Annotated], seed: int) -> Tagger:
    """A stock tagger that has seen these reports; the seed orders the text and draws what is dropped."""
    fix_random_seed(seed)
    tagger = load_tagger(DEFAULT_MODEL)
    nlp = tagger._nlp
    optimizer = nlp.resume_training()
    optimizer.learn_rate = RATE
    stock = load_tagger(DEFAULT_MODEL)
    texts = [pair for name, one in taught.items() for pair in marked(name, one, stock)]
    order = Random(seed)
    for _ in range(EPOCHS):
        order.shuffle(texts)
        for batch in minibatch(texts, size=compounding(8.0, 64.0, 1.01)):
            nlp.update([_example(nlp, text, spans) for text, spans in batch], sgd=optimizer, drop=DROPOUT)
    return Tagger(nlp, f"{tagger.name}, trained further")


def marked(document: str, one: Annotated, stock: Tagger) -> Iterator[tuple[str, Spans]]:
    """The texts that spot gives to the tagger, as it shows them to the model, with the entities that it should find.

    Gold's names, wherever they stand; what the stock tagger itself finds of other labels, so that it does not forget
    them; and its persons and bodies that share a word with a name ("Dr Kinloch"). All else is no person and no body.
    """
    report = read_report(document, one.data)
    texts = [report.text[unit.start : unit.end] for unit in lay_out(report)]
    patterns = {label: re.compile(rf"(?<!\w){pattern_of(names)}") for label, names in one.names.items() if names}
    words = {label: {word for name in names for word in name.split()} for label, names in one.names.items()}
    for text, entities in zip(texts, stock.entities(texts), strict=True):
        spans = [(*m.span(), label) for label, pattern in patterns.items() for m in pattern.finditer(text)]
        taken = [entity for entity in entities if _stays(text, entity, words, spans)]
        yield _lower_capitals(text), (*spans, *((e.start, e.end, e.label) for e in taken))


def pattern_of(names: Iterable[str]) -> str:
    """A regular expression for any of the names, the longest first, with any white space between the words."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return r"(?:" + "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered) + r")(?!\w)"


def _stays(text: str, entity: Entity, words: Mapping[str, set[str]], spans: Spans) -> bool:
    if any(entity.start < end and start < entity.end for start, end, _ in spans):
        return False
    known = words.get(entity.label)
    return known is None or any(w in known and w[:1].isupper() for w in text[entity.start : entity.end].split())


def _example(nlp: Any, text: str, spans: Spans) -> Example:
    doc = nlp.make_doc(text)
    found = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans)
    kept = filter_spans([span for span in found if span is not None])
    return Example.from_dict(doc, {"entities": [(s.start_char, s.end_char, s.label_) for s in kept]})


class Beside(Tagger):
    """The stock tagger's entities, and the persons and bodies of another where the stock tagger has nothing."""

    def __init__(self, stock: Tagger, other: Tagger) -> None:
        """Keep both."""
        super().__init__(stock._nlp, f"{stock.name} beside {other.name}")
        self.stock, self.other = stock, other

    def entities(self, texts: Sequence[str]) -> list[tuple[Entity, ...]]:
        """The entities of each text, in order, disjoint."""
        both = zip(self.stock.entities(texts), self.other.entities(texts), strict=True)
        return [tuple(sorted((*own, *_free(own, more)), key=lambda e: e.start)) for own, more in both]


def _free(own: Sequence[Entity], more: Sequence[Entity]) -> list[Entity]:
    named = [entity for entity in more if entity.label in (PERSON, ORG)]
    return [e for e in named if not any(e.start < o.end and o.start < e.end for o in own)]


def with_tagger(tools: Tools, tagger: Tagger) -> Tools:
    """The same tools with another tagger."""
    return Tools(tagger, tools.topics, tools.calibration, tools.decisions)
