"""Bodies in marked sentences: [body ...] is the name, [acronym ...] behind or before it its acronym."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import look
from gestae.model import MentionKind
from gestae.run import Tools
from gestae.stages.spot.not_bodies import names_event
from gestae.stages.spot.organizations import find_bodies, fits


def found(text: str) -> list[str]:
    """The names of the bodies that the rules find, without the model."""
    mentions = find_bodies(text, (0, len(text)), ())
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
    return [mention.name for mention in mentions]


@pytest.mark.parametrize(
    "sentence",
    [
        "The [body Marigold Trust] gave seeds.",
        "Thanks to [body Brindle Welfare Society] for the tent.",
        "The [body Department of Botany] put up stalls.",
        "The [body Dept. of Botany] put up stalls.",
        "The [body Society for the Care of Wells] met.",
        "The [body Forum for Women] met.",
        "The [body Institute of Boat Building] met.",
        "The [body Ferrow & Dale Foundation] met.",
        "The [body Lions Club of Ashby] met.",
        "The [body Quarrel Hill Primary School] met.",
        "The [body Ministry of Fisheries] met.",
        "The [body Tovik University] met.",
        "The [body Ashby Rotary Club]'s tent blew away.",
        "The [body Brindle Federation]’s tent blew away.",
        "Our [body Youth Red Cross Unit] met.",
        "The [body University\nof Tovik] met.",
        "The [body Brindle Trust] and the [body Ashby Rotary Club] met.",
        "The [body Brindle Trust], [body Ashby Rotary Club] and [body Tovik University] met.",
        "The [body Brindle Trust] (www.brindle.example) met.",
        "At first the [body Brindle Trust] met.",
    ],
)
def test_head_words(sentence: str) -> None:
    marked = unmark(sentence)
    assert found(marked.text) == [words for _, words in marked.pairs()]


@pytest.mark.parametrize(
    "sentence",
    [
        "The [body Brindle Welfare Society] ([acronym BWS]) met.",
        "The [body Brindle Welfare Society] (the [acronym BWS]) met.",
        "The [body Society for the Care of Wells] ([acronym SCW]) met.",
        "The [body Brindle Welfare Society] (“[acronym BWS]”) met.",
        "The [acronym BWS] ([body Brindle Welfare Society]) met.",
    ],
)
def test_acronyms_defined_in_parentheses(sentence: str) -> None:
    marked = unmark(sentence)
    words = dict(marked.pairs())
    (mention,) = (m for m in find_bodies(marked.text, (0, len(marked.text)), ()) if m.name != words["acronym"])
    assert (mention.name, mention.acronym) == (words["body"], words["acronym"])


@pytest.mark.parametrize(
    "text",
    [
        "The Annual General Meeting was held.",
        "World Water Day was observed.",
        "Ten women came by bus, and the rain held off.",
        "The Second Boat Building Workshop was short.",
        "Dr. Asha Rao came.",
    ],
)
def test_what_is_no_body(text: str) -> None:
    assert found(text) == []


def test_a_lone_acronym_is_a_body() -> None:
    text = "Later BWS gave out tea."
    (mention,) = find_bodies(text, (0, len(text)), ())
    assert mention.name == "BWS"


@pytest.mark.parametrize(
    ("acronym", "name", "fitting"),
    [
        ("BWS", "Brindle Welfare Society", True),
        ("SCW", "Society for the Care of Wells", True),
        ("NYK", "Brindle Welfare Society", False),
        ("WBS", "Brindle Welfare Society", False),
    ],
)
def test_letters_of_an_acronym_are_initials_in_order(acronym: str, name: str, fitting: bool) -> None:
    assert fits(acronym, name) is fitting


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Joint Training Workshop", True),
        ("District Youth Conference", True),
        ("Marigold Trust", False),
        ("Ashby Rotary Club", False),
    ],
)
def test_a_name_that_ends_like_an_event(words: str, event: bool) -> None:
    assert names_event(words) is event


def bodies(text: str, tools: Tools) -> list[str]:
    return look(text, tools).names(MentionKind.ORGANIZATION)


def test_letterhead_without_a_head_word(plain_tools: Tools) -> None:
    assert "Marigold Quorl" in bodies("Marigold Quorl\n\nOn 3 May 2021 a camp was held for farmers.\n", plain_tools)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On 3 May 2021 a rally was organised by the village mothers group on clean water.", "village mothers group"),
        ("On 3 May 2021 a rally was organised by Marigold Quorl on clean water.", "Marigold Quorl"),
        ("On 3 May 2021 Marigold Quorl organised a rally on clean water.", "Marigold Quorl"),
        ("Title: Rally\nDate: 3 May 2021\nOrganised by: Marigold Quorl\n", "Marigold Quorl"),
    ],
    ids=["lower case", "behind the verb", "before the verb", "label"],
)
def test_bodies_that_only_grammar_shows(text: str, name: str, plain_tools: Tools) -> None:
    assert name in bodies(text, plain_tools)


def test_a_known_name_is_found_again_in_other_letters(plain_tools: Tools) -> None:
    text = "Brindle Welfare Society\n\nOn 3 May 2021 a camp was held. The Brindle welfare society gave tea.\n"
    assert bodies(text, plain_tools)[-1].casefold() == "brindle welfare society"


@pytest.mark.parametrize(
    "sentence",
    [
        "Phillip Steel spoke on cotton.",
        "AKM Masud Ali spoke on schools.",
        "The Organising Committee thanked all.",
        "The Presidential Address was long.",
        "The HOD thanked all.",
    ],
)
def test_what_only_looks_like_a_body(sentence: str) -> None:
    assert found(sentence) == []


def test_a_firm_called_after_somebody_is_one() -> None:
    assert found("Marlow Steel Industries gave rods.") == ["Marlow Steel Industries"]
