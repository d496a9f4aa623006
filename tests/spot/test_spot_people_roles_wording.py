"""What persons did, by wording, lists under a head, programmes and the kind of event (the mark is the role)."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import one_event
from gestae.run import Tools

SEMINAR = "On 3 May 2021 Marigold Trust held a seminar on mosses. "


def check(words: str, tools: Tools) -> None:
    """Compare the roles marked in the report with those found; those marked "none" must not be found."""
    marked = unmark(words)
    event = one_event(marked.text, tools)
    wanted = sorted(pair for pair in marked.pairs() if pair[0] != "none")
    assert sorted((p.role, p.name) for p in event.people) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "The inauguration was done by Dr. [chair Asha Rao].",
        "It was inaugurated officially by the Mayor, Dr. [chair Asha Rao].",
        "The ribbon was cut by Mrs. [chair Asha Rao].",
        "Inaugurated by Tmt. [chair Asha Rao], Chairperson of the Women Wing.",
        "Mrs. [chair Asha Rao] steered the discussion.",
        "Dr. [chair Asha Rao] was the moderator.",
        "Welcome: Mr. [organizer Omar Haddad]. Opening address: Dr. [chair Asha Rao].",
        "Vote of thanks ......... Mr. [organizer Omar Haddad]",
        "The welcome speech was made by Mr. [organizer Omar Haddad].",
        "Mr. [organizer Omar Haddad] expressed the vote of thanks.",
        "The programme was conducted by Mr. [organizer Omar Haddad].",
        "Dr. [guest Asha Rao] gave away the certificates.",
        "Mr. [guest Omar Haddad] was presented a shield.",
        "The medals went to Ms. [guest Lena Marsh] and Mr. [guest Omar Haddad].",
        "Presentations were made by Ms. [speaker Lena Marsh] and Mr. [speaker Omar Haddad].",
        'Mosses were forgotten. "They are not," said Ms. [speaker Lena Marsh].',
        "Ms. [speaker Lena Marsh] dealt with bogs.",
        "The surgeons were Dr. [facilitator Asha Rao] and Dr. [facilitator Omar Haddad].",
        "The training was given by Ms. [facilitator Lena Marsh].",
        "A delegation of the Weavers' Guild headed by Mr. [participant Omar Haddad] came.",
        "Pupils cut moss under the guidance of Dr. [facilitator Asha Rao].",
        "Ms. [facilitator Lena Marsh] took the members through the basics.",
        "Refreshments were served by Ms. [organizer Lena Marsh].",
        "Mr. [organizer Omar Haddad] introduced the speaker.",
        "Mr. [organizer Omar Haddad] spoke a word of welcome.",
        "Dr. [chair Asha Rao] declared it open.",
        "Dr. [chair Asha Rao] cut the ribbon.",
        "Unveiling of the plaque - Dr. [chair Asha Rao]",
        "The Mass was celebrated by Fr. [chair Omar Haddad].",
        "Ms. [participant Lena Marsh] led the opening prayer.",
        "On motion of Ms. [participant Lena Marsh] the report was adopted.",
        "In the closing speech, Dr. [speaker Asha Rao] praised bogs.",
        "Ms. [guest Lena Marsh] was chosen as the best gardener.",
        "Mr. [guest Omar Haddad] was made an honorary member.",
        "Previous speakers were Dr. [none Asha Rao] (2012) and Mr. [none Omar Haddad] (2013).",
    ],
)
def test_wording_tells_the_role(sentence: str, tools: Tools) -> None:
    check(SEMINAR + sentence, tools)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms. [speaker Lena Marsh] came and spoke on bogs.",
        "Ms. [participant Lena Marsh] came. Bogs were spoken of.",
        "Mr. [speaker Omar Haddad], with two pupils, spoke on bogs.",
        "They were welcomed by Mr. [organizer Omar Haddad] with songs.",
    ],
)
def test_the_more_telling_verb_counts(sentence: str, tools: Tools) -> None:
    check(SEMINAR + sentence, tools)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. [speaker Asha Rao] spoke on bogs, Mr. [speaker Omar Haddad] of the Moss Society on mosses"
        " and Ms. [speaker Lena Marsh] on ferns.",
        "Dr. [speaker Asha Rao] spoke on bogs and Mr. [participant Omar Haddad] attended.",
    ],
)
def test_a_verb_left_out_with_the_second_name(sentence: str, tools: Tools) -> None:
    check("On 3 May 2021 Marigold Trust held a meeting on mosses. " + sentence, tools)


@pytest.mark.parametrize(
    "sentence",
    [
        "We met Ms. [speaker Lena Marsh] of the Moss Society. She spoke on bogs.",
        "We met Ms. [participant Lena Marsh] of the Moss Society. It was said that bogs dry up.",
    ],
)
def test_what_he_or_she_did_in_the_next_sentence(sentence: str, tools: Tools) -> None:
    check("On 3 May 2021 Marigold Trust held a meeting on mosses. " + sentence, tools)


@pytest.mark.parametrize(
    "sentence",
    [
        "The judges were Dr. [facilitator Asha Rao] and Mr. [facilitator Omar Haddad], with two pupils as helpers.",
        "Ms. [participant Lena Marsh] and Mr. [participant Omar Haddad] were trained in grafting.",
        "Ms. [facilitator Lena Marsh] and Mr. [facilitator Omar Haddad] trained the weavers.",
    ],
)
def test_helpers_beside_and_passives(sentence: str, tools: Tools) -> None:
    check(SEMINAR + sentence, tools)


@pytest.mark.parametrize(
    "lines",
    [
        "Judges:\n1. Dr. [facilitator Asha Rao]\n2. Mr. [facilitator Omar Haddad], Moss Society\n",
        "Resource persons were :\n* Dr. [facilitator Asha Rao], Botanist\n* Mr. [facilitator Omar Haddad]\n",
        "LIST OF REGISTERED DELEGATES\n1  Dr. [participant Asha Rao], Moss College\n"
        "2  Mr. [participant Omar Haddad], gardener\n",
        "Chief Guest: Dr. [guest Asha Rao]\nStage Secretary: Ms. [organizer Lena Marsh]\n",
        "Chair: Dr. [chair Asha Rao]\nAnnouncer: Ms. [organizer Lena Marsh]\n",
    ],
)
def test_lines_of_names_under_a_head(lines: str, tools: Tools) -> None:
    check(f"{SEMINAR}\n\n{lines}", tools)


def test_a_roll_ends_where_prose_begins(tools: Tools) -> None:
    lines = (
        "Judges:\n1. Dr. [facilitator Asha Rao]\n\nThe hall was full. Mr. [chair Omar Haddad] presided over it all.\n"
    )
    check(f"{SEMINAR}\n\n{lines}", tools)


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("On 3 May 2021 Marigold Trust made a visit to the bogs of Ashby.", "organizer"),
        ("On 3 May 2021 Marigold Trust held a rally for the bogs of Ashby.", "chair"),
        ("On 3 May 2021 Marigold Trust held a workshop on mosses.", "facilitator"),
    ],
)
def test_who_led_by_the_kind_of_event(opening: str, role: str, tools: Tools) -> None:
    check(f"{opening} It was led by Mr. [{role} Omar Haddad].", tools)


def test_the_leader_in_brackets_is_the_name_before(tools: Tools) -> None:
    check(
        "On 3 May 2021 Marigold Trust made a visit to the bogs of Ashby. Those present: "
        "Mr. [organizer Omar Haddad] (leader), Ms. [participant Lena Marsh].",
        tools,
    )


def test_the_doctor_of_a_camp_works_there(tools: Tools) -> None:
    camp = "On 3 May 2021 Marigold Trust held a health camp at Ashby. 40 patients, Dr. [facilitator Asha Rao]"
    check(f"{camp} of the District Hospital, Mr. [participant Omar Haddad].", tools)


def test_names_below_a_line_with_a_time_speak(tools: Tools) -> None:
    lines = (
        "Programme\n0930 - 1000   Bogs of Ashby: Ms. [speaker Lena Marsh]\n"
        "10.30-12.00   SESSION ON FERNS\n"
        "              [speaker Asha Rao]: Ferns of the valley\n"
    )
    check(f"{SEMINAR}\n\n{lines}", tools)


@pytest.mark.parametrize(
    "sentence",
    [
        "The volunteers of [none Gandhi Jayanti] cleaned the hall, and Dr. [speaker Asha Rao] spoke.",
        "Pupils of [none Sri Ramana] Mahila Vidyalaya sang, and Dr. [speaker Asha Rao] spoke.",
        "Dr. [speaker Asha Rao] ([none Sul Verde]) spoke.",
    ],
)
def test_feasts_schools_and_where_one_comes_from_are_no_persons(sentence: str, tools: Tools) -> None:
    check(SEMINAR + sentence, tools)
