"""Persons in marked sentences: [hon ...] is the honorific, [person ...] the name; what is not marked is no person."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import look
from gestae.model import MentionKind
from gestae.run import Tools
from gestae.stages.spot.persons import find_persons


def found(text: str) -> list[tuple[str | None, str]]:
    """(honorific, name) of what the rules find, without the model."""
    mentions = find_persons(text, (0, len(text)), (), ())
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
    return [(mention.honorific, mention.name) for mention in mentions]


@pytest.mark.parametrize(
    "sentence",
    [
        "[hon Dr.] [person Leela Menon] spoke about the monsoon.",
        "[hon Dr] [person Leela Menon] spoke about the monsoon.",
        "[hon Prof. (Dr.)] [person Anil Deshpande] took the class.",
        "[hon Smt.] [person Kamala Bai] lit the lamp.",
        "[hon Shri] [person Ramesh Chand Negi] thanked all.",
        "[hon Hon'ble Mr.] [person Peter Okoro] came late.",
        "[hon H.E.] [person Ada Quiroz] opened the show.",
        "[hon Rev. Fr.] [person Thomas Mwale] blessed the well.",
        "[hon Sr.] [person Agnes Phiri] led the prayer.",
        "[hon Alhaji] [person Musa Bello] paid for the lamps.",
        "[hon Ustaz] [person Hamid Rahman] recited.",
        "[hon Rtn.] [person Suresh Pillai] gave the pledge.",
        "[hon Er.] [person Vikas Thakur] explained the pump.",
        "[hon Adv.] [person Meera Nair] read the act.",
        "[hon Col.] [person Arjun Rathore] hoisted the flag.",
        "[hon Mrs.] [person Ana Tuilagi] sang.",
        "[hon Ms] [person Siobhan Kelly] kept the score.",
        "[hon Atty.] [person Rosa Dimaculangan] gave advice.",
        "[hon Mheshimiwa] [person Neema Mollel] opened the well.",
        "[hon Gup] [person Sonam Dendup] thanked all.",
        "[hon S/Shri] [person Manoj Tirkey] sang.",
        "[hon W/t] [person Selam Girma] showed the seed.",
        "[hon CI] [person D.M.S. Peiris] chaired.",
        "[hon Dr. ir.] [person Th. Haverkamp] spoke.",
        "[hon ing.] [person Bob Starrenburg] spoke.",
    ],
)
def test_honorific_and_name(sentence: str) -> None:
    marked = unmark(sentence)
    (honorific, person) = (mark.words for mark in marked.marks)
    assert found(marked.text) == [(honorific, person)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Seen there: Mr. [person K. R. Vasudevan] of the mill.",
        "Seen there: Mr. [person K.R. Vasudevan] of the mill.",
        "Dr. [person Vincent van der Berg] examined the eyes.",
        "Dr. [person Maria de la Cruz] examined the eyes.",
        "Mr. [person Yusuf bin Ismail] won.",
        "Mrs. [person Anne-Marie Dubois] won.",
        "Mr. [person Sean O'Leary] won.",
        "Dr. [person Asha Rao], MBBS, MD, examined the eyes.",
        "Dr. [person Asha Rao]'s talk was short.",
        "Mr. [person Gopal Das] and Mrs. [person Rita Das] came.",
        "Mr. [person Gopal Das] & Mrs. [person Rita Das] came.",
        "Dr. [person Asha Rao], Dr. [person Lena Marsh], and Dr. [person Omar Haddad] came.",
        "Mr. [person Gopal\nDas] came.",
        "Dr.[person Asha Rao] came.",
        "Sgt. 32217 [person Perera] spoke.",
        "It went well.Dr [person Asha Rao] came.",
        "Adv [person Mahmud kazi] came.",
        "Ms [person fatima Rahmani] came.",
        "Mr. and Mrs. [person Rao] came.",
        "Mr. [person Rao] said so.",
    ],
)
def test_extent_of_a_name_behind_an_honorific(sentence: str) -> None:
    marked = unmark(sentence)
    assert [name for _, name in found(marked.text)] == [words for _, words in marked.pairs()]


@pytest.mark.parametrize(
    "sentence",
    [
        "[person Ramesh Kumar Sharma] thanked the cooks.",
        "[person Fatima Sheikh] drew the map.",
        "[person Chinwe Okafor] kept time.",
        "[person Siti Aminah] cooked.",
        "[person John Smith] and [person Mary Jones] sang.",
        "[person Nguyen Van Hung] won.",
        "[person Jose Antonio Fernandez] and [person Priya Sharma]",
    ],
)
def test_bare_names_that_the_lists_know(sentence: str) -> None:
    marked = unmark(sentence)
    assert found(marked.text) == [(None, words) for _, words in marked.pairs()]


@pytest.mark.parametrize(
    "text",
    [
        "The Annual General Meeting was held in the Town Hall.",
        "World Environment Day was observed by the Eco Club.",
        "Members visited New Delhi and Nairobi.",
        "A camp at Govind Nagar drew many.",
        "Monday March 3 was wet.",
        "The Chief Minister and the District Collector came.",
        "Dr. and Mrs. were there.",
        "On Good Friday the choir sang.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "position", "affiliation"),
    [
        ("Dr. Asha Rao, Director, came.", "Director", None),
        ("Dr. Asha Rao (Programme Officer, Lotus Trust) came.", "Programme Officer", "Lotus Trust"),
        ("Dr. Asha Rao, the wettest of all, came.", None, None),
    ],
)
def test_post_behind_the_name(text: str, position: str | None, affiliation: str | None) -> None:
    (mention,) = find_persons(text, (0, len(text)), (), ())
    assert (mention.position, mention.affiliation) == (position, affiliation)


def test_bodies_are_left_alone() -> None:
    text = "Priya Sharma Foundation gave books."
    assert find_persons(text, (0, len(text)), (), [(0, 24)]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2021 Mr. Tobias Ekdal spoke to the class. We hope that Tobias will show his kites.",
            ["Tobias Ekdal", "Tobias"],
        ),
        (
            "On 3 May 2021 Mr. Tobias Ekdal spoke to the class. We hope that Ekdal will show his kites.",
            ["Tobias Ekdal", "Ekdal"],
        ),
        (
            "On 3 May 2021 Mr. Tobias Ekdal and Mr. Tobias Werle spoke. We hope that Tobias will show his kites.",
            ["Tobias Ekdal", "Tobias Werle"],
        ),
    ],
    ids=["first name", "surname", "two of that name"],
)
def test_a_lone_name_is_found_again(text: str, expected: list[str], plain_tools: Tools) -> None:
    assert look(text, plain_tools).names(MentionKind.PERSON) == expected


def test_shape_alone_is_no_name_but_a_list_confirms_it(plain_tools: Tools) -> None:
    alone = "On 3 May 2021 the club met. The Zorv Melk is a hill."
    listed = "On 3 May 2021 the club met. Present: Mr. Tobias Ekdal, Priya Sharma, Zorv Melk, Mary Jones."
    assert look(alone, plain_tools).names(MentionKind.PERSON) == []
    assert look(listed, plain_tools).names(MentionKind.PERSON) == [
        "Tobias Ekdal", "Priya Sharma", "Zorv Melk", "Mary Jones",
    ]  # fmt: skip


def test_a_bare_list_of_lines_is_a_list_of_names(plain_tools: Tools) -> None:
    text = (
        "On 3 May 2021 the club met.\n\nPresent\n\n- Mr. Tobias Ekdal\n- Priya Sharma\n- Mary Jones\n- Fatima Sheikh\n"
    )
    assert look(text, plain_tools).names(MentionKind.PERSON) == [
        "Tobias Ekdal", "Priya Sharma", "Mary Jones", "Fatima Sheikh",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        'Master weaver [person Mohamed "Ba Allal" Lamrini] spoke.',
        "Little [person Leela Menon] won the drawing contest.",
        "Best Pupil: [person Prince Adu-Gyamfi].",
        "The reeve, [person Don Thorsteinson], flipped the first pancake.",
        "Zone Chairman Lion [person B. K. Palikhe] was there.",
        "1    [person RAO MENON, Leela]      Orlo",
        "Judge: Ms. [person Leela Menon]\nOSCA members 210",
        "Cde [person Ramesh Negi] and Mama [person Asha Rao] led the march.",
    ],
)
def test_the_edges_of_a_name(sentence: str) -> None:
    marked = unmark(sentence)
    assert [name for _, name in found(marked.text)] == [mark.words for mark in marked.marks]


@pytest.mark.parametrize(
    "text",
    [
        "A PHONE BOOTH FOR ALL",
        "Best Behaved",
        "The D.C.E. sent word.",
    ],
)
def test_capitals_and_prizes_are_no_names(text: str) -> None:
    assert found(text) == []
