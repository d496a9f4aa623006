"""Cues: how a list writes them and what they match."""

import pytest

from gestae.lexicon.cues import Cue, CueMatcher, fold_word, parse_cues


def found(cues: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in CueMatcher(parse_cues(cues, "x")).scan(text)]


@pytest.mark.parametrize(
    ("cues", "text", "words"),
    [
        ("flood", "Floods and the FLOOD", ["Floods", "FLOOD"]),
        ("flood", "floodlight", []),
        ("flood*", "the floodplain", ["floodplain"]),
        ("women's day", "Womens Day, Women’s Day, women day", ["Womens Day", "Women’s Day", "women day"]),
        ("breast feeding", "breast-feeding", ["breast-feeding"]),
        ("child right", "children's rights", ["children's rights"]),
        ("AIDS", "hearing aids for AIDS patients", ["AIDS"]),
        ("NGO", "NGOs met", ["NGOs"]),
        ("A.G.M", "the A.G.M. was short", ["A.G.M"]),
        ("water and sanitation", "Water & Sanitation", ["Water & Sanitation"]),
        ("wananga", "a wānanga", ["wānanga"]),
        ("old age home", "Old\nAge Home", ["Old\nAge Home"]),
        ("old age", "they are old. Age matters", []),
        ("old age", "old\n\nage", []),
        ("traffick* in person", "trafficking in persons", ["trafficking in persons"]),
        ("vaccin* drive", "vaccination drives", ["vaccination drives"]),
    ],
)
def test_what_a_cue_matches(cues: str, text: str, words: list[str]) -> None:
    assert found(cues, text) == words


def test_the_longest_cue_hides_those_inside_it() -> None:
    assert found("mental health; health", "mental health and health") == ["mental health", "health"]


def test_weight_zero_hides_and_does_not_count() -> None:
    assert found("school hall^0; school", "in the school hall of the school") == ["school"]


def test_two_labels_may_claim_the_same_words() -> None:
    cues = (Cue("boat", "sport"), Cue("boat", "transport"))
    assert {hit.cue.label for hit in CueMatcher(cues).scan("a boat")} == {"sport", "transport"}


def test_marks_are_read() -> None:
    cues = parse_cues("strong^3; usual ; weak^1;", "x")
    assert [(cue.words, cue.weight) for cue in cues] == [("strong", 3), ("usual", 2), ("weak", 1)]


@pytest.mark.parametrize("cell", ["good; bad^7", "--", "^2"])
def test_a_malformed_cue_is_named(cell: str) -> None:
    with pytest.raises(ValueError, match="cannot read the cue"):
        parse_cues(cell, "x")


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Children’s", "child"), ("policies", "policy"), ("classes", "class"), ("glass", "glass"),
        ("bus", "bus"), ("Māori", "maori"), ("analysis", "analysis"), ("&", "and"),
    ],
)  # fmt: skip
def test_fold_word(word: str, folded: str) -> None:
    assert fold_word(word) == folded


def test_scanning_again_gives_the_same() -> None:
    matcher = CueMatcher(parse_cues("tree; tree planting", "x"))
    text = "Tree planting: 40 trees."
    assert matcher.scan(text) == matcher.scan(text)
