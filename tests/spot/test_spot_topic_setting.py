"""Words that name no subject: addresses, labels of posts, rooms and grounds, who took part; and cues in a wrong sense."""

import pytest

from gestae.lexicon.taxonomy import load_taxonomy
from gestae.stages.spot.topic_index import TopicIndex
from gestae.stages.spot.topic_setting import labels_and_addresses, settings
from gestae.stages.spot.topics import find_topics
from gestae.stages.spot.zones import passage_zones

INDEX = TopicIndex(load_taxonomy())


def labels(text: str, title: str | None = None) -> set[str]:
    own = (text.index(title), text.index(title) + len(title)) if title else None
    zones = passage_zones(text, (0, len(text)), own)
    return {hit.label for hit in find_topics(INDEX.scan(text), zones, INDEX).chosen}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Write to museum@hill.example before noon.", "museum"),
        ("See https://hill.example/library/eye-camp for more.", "library"),
        ("Solo dance. Judges: Ms. Ada Lund and Mr. Ola Berg", "Judges"),
        ("Judges - Ada Lund, Ola Berg", "Judges"),
        ("Teacher-in-charge: Dr. Ada Lund", "Teacher"),
        ("Sports Coordinator: Ola Berg", "Sports"),
    ],
)
def test_addresses_and_labels_of_posts_say_nothing(text: str, words: str) -> None:
    start = text.index(words)
    assert labels_and_addresses(text).holds(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The judges of the High Court met the bar.", "judges"),
        ("Teachers in six schools learned to test eyes.", "Teachers"),
        ("Sports: the juniors won both races.", "Sports"),
        ("Health officers were trained in Suri.", "Health"),
    ],
)
def test_the_same_words_in_a_sentence_do(text: str, words: str) -> None:
    start = text.index(words)
    assert not labels_and_addresses(text).holds(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Holi was played at the football field.", "football"),
        ("They met in the auditorium of the Suri Library.", "Library"),
        ("A rally by the students and teachers against plastic.", "teachers"),
        ("Drains were cleaned with the participation of 35 police officers.", "police officers"),
    ],
)
def test_rooms_and_those_who_came_are_the_setting(text: str, words: str) -> None:
    start = text.index(words)
    assert settings(text).holds(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A new football field was opened.", "football"),
        ("A course for teachers was held.", "teachers"),
        ("They cleaned the library of Suri.", "library"),
    ],
)
def test_what_it_was_for_is_no_setting(text: str, words: str) -> None:
    start = text.index(words)
    assert not settings(text).holds(start, start + len(words))


def test_the_setting_is_outweighed_by_the_subject() -> None:
    assert labels("A dance drama was staged at the football field.") == {"culture"}
    assert labels("A football match was played.") == {"sport"}


@pytest.mark.parametrize(
    ("text", "expected", "unwanted"),
    [
        ("Signing of the pledge against plastic bags.", "environment", "disability"),
        ("A signing class for parents of deaf children.", "disability", "education"),
        ("The sealed handicap was won by Ola; a cross country run followed.", "sport", "disability"),
        ("Pupils heard of the responsible use of social media.", "online-safety", "media"),
        ("The journalists were taught how to use social media campaigns.", "media", "online-safety"),
        ("The Sunday fiesta of San Roque opened with a Mass.", "religion", "culture"),
        ("A fiesta with dances closed the fair.", "culture", "religion"),
        ("A talk on the Domestic Violence Act.", "gender-based-violence", "peace"),
        ("Farmers and herders sat down for a community dialogue.", "peace", "transport"),
        ("A vaccination and deworming camp for goats.", "animal-welfare", "infectious-disease"),
        ("Deworming tablets for 200 children.", "infectious-disease", "animal-welfare"),
        ("Cost of transport was refunded to those who gave blood.", "health", "transport"),
        ("Alms giving to twelve monks after the pirith.", "religion", "livelihoods"),
        ("Day care centers heard a story.", "early-childhood", "older-people"),
        ("A seminar on retirement planning.", "economy", "older-people"),
        ("Continue reading: the clean-up of the beach", "environment", "literature"),
        ("They were reading poems.", "literature", "environment"),
    ],
)
def test_senses_of_a_word_are_told_by_its_neighbours(text: str, expected: str, unwanted: str) -> None:
    said = labels(text)
    assert expected in said
    assert unwanted not in said


def test_taking_is_no_fundraising_but_takings_at_the_bar_are() -> None:
    assert "volunteering" not in labels("Pupils are taking part in a chess match.")
    assert "volunteering" in labels("The bar takings went to the hospice.")
