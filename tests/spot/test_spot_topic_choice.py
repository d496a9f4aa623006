"""Topics as they are written: what the learned model makes of the cues, and where the words are taken from."""

import pytest

from gestae.lexicon.taxonomy import load_taxonomy, parse_taxonomy
from gestae.stages.spot.topic_choice import MOST_LABELS, choose_topics, taken_labels
from gestae.stages.spot.topic_features import FEATURES
from gestae.stages.spot.topic_index import TopicIndex
from gestae.stages.spot.topic_model import LEAF, TopicModel, Tree
from gestae.stages.spot.topics import TopicResult
from gestae.stages.spot.zones import ZoneKind, passage_zones

INDEX = TopicIndex(load_taxonomy())
OWN = TopicIndex(parse_taxonomy("label,cues\nbees,honey^3; hive\nwax,candle\n", "own.csv"))


def topics(
    text: str,
    title: str | None = None,
    heading: str | None = None,
    passage: str | None = None,
    index: TopicIndex = INDEX,
) -> TopicResult:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    headings = [span(heading)] if heading else []
    zones = passage_zones(text, span(passage or text), span(title) if title else None, headings)
    return choose_topics(index.scan(text), zones, index)


def labels(result: TopicResult) -> list[str]:
    return [hit.label for hit in result.chosen]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Saplings were planted on Van Mahotsav.", None, ["environment"]),
        ("Kabaddi and volleyball finals.", "Kabaddi and volleyball finals", ["sport"]),
        ("A talk on the Right to Information Act.", None, ["governance"]),
        ("Iftar at the mosque.", "Iftar at the mosque", ["religion"]),
        ("On 3 May 88 units of blood were collected at the blood donation camp.", None, ["health"]),
        ("We met, and it rained.", None, []),
        ("The Trust held a gathering.", None, []),  # one weak cue decides nothing
    ],
)
def test_one_plain_subject_is_one_label(text: str, title: str | None, expected: list[str]) -> None:
    assert labels(topics(text, title=title)) == expected


def test_two_plain_subjects_give_two_labels() -> None:
    text = "Seminar on climate change and refugees"
    assert set(labels(topics(text, title=text))) == {"climate", "refugees"}


def test_confidence_is_the_probability_and_falls_from_label_to_label() -> None:
    text = "Seminar on climate change and refugees, with a word on football"
    result = topics(text)
    assert all(0 < hit.confidence < 1 for hit in result.chosen)
    assert [hit.confidence for hit in result.chosen] == sorted((h.confidence for h in result.chosen), reverse=True)


@pytest.mark.parametrize(
    ("passage", "zone", "words"),
    [
        ("Kabaddi was played at Suri.", ZoneKind.PASSAGE, "Kabaddi"),
        ("At Dala on 4 May.", ZoneKind.HEADING, "EYE CARE"),
    ],
)
def test_the_words_come_from_the_nearest_place(passage: str, zone: ZoneKind, words: str) -> None:
    text = "EYE CARE\n\nAt Dala on 4 May.\n\nKabaddi was played at Suri."
    first = topics(text, heading="EYE CARE", passage=passage).chosen[0]
    assert (first.zone, text[first.start : first.end]) == (zone, words)


def test_a_label_said_elsewhere_points_there() -> None:
    text = "Beekeepers and farmers: crops, seeds, tractors, livestock, poultry.\n\nOn 4 May Ada Lund came."
    first = topics(text, passage="On 4 May Ada Lund came.").chosen[0]
    assert (first.label, first.zone) == ("agriculture", ZoneKind.DOCUMENT)
    assert first.end < text.index("On 4 May")


def test_what_is_set_aside_says_how_likely_it_was() -> None:
    text = "Kabaddi and volleyball finals at the school; the teacher kept the score."
    result = topics(text, title="Kabaddi and volleyball finals")
    reasons = {hit.label: hit.reason for hit in result.set_aside}
    assert labels(result) == ["sport"]
    assert reasons["education"].startswith("less likely than sport (")


def test_a_list_of_the_users_own_is_judged_too() -> None:
    assert labels(topics("Honey was sold, straight from the hive.", index=OWN)) == ["bees"]
    assert (
        labels(topics("A candle stood there.\n\nKabaddi was played.", passage="Kabaddi was played.", index=OWN)) == []
    )


@pytest.mark.parametrize(
    ("chances", "taken"),
    [
        ({}, []),
        ({"a": 0.09}, []),
        ({"a": 0.1}, ["a"]),
        ({"a": 0.39, "b": 0.38}, ["a"]),  # the first needs less than the others
        ({"a": 0.4, "b": 0.5}, ["b", "a"]),
        ({"b": 0.5, "a": 0.5}, ["a", "b"]),  # a tie goes by the taxonomy's order
        (dict.fromkeys("abcdef", 0.9), ["a", "b", "c", "d"]),
    ],
)
def test_which_labels_are_taken(chances: dict[str, float], taken: list[str]) -> None:
    assert taken_labels(chances, "abcdef".index, TopicModel((), 0.0, 0.1, 0.4, ())) == taken


def test_never_more_labels_than_the_record_allows() -> None:
    always = TopicModel(FEATURES, 9.0, 0.1, 0.4, (Tree((LEAF,), (0.0,), (0,), (0,)),))
    text = "Climate change, refugees, football, cataract surgery, mosque, kabaddi, tractors and voters."
    result = topics(text, index=TopicIndex(load_taxonomy(), always))
    assert len(result.chosen) == MOST_LABELS
    assert {hit.reason for hit in result.set_aside} == {"enough labels already"}
