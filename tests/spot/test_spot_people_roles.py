"""What persons did: marked sentences in the only event of a report (the mark is the role, "none" is left out)."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import one_event
from gestae.run import Tools

OPENING = "On 3 May 2021 Marigold Trust held a seminar on mosses. "


def roles(sentence: str, tools: Tools) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(role, name) as marked, without those marked "none", and as found; both sorted."""
    marked = unmark(OPENING + sentence)
    event = one_event(marked.text, tools)
    wanted = [pair for pair in marked.pairs() if pair[0] != "none"]
    return sorted(wanted), sorted((p.role, p.name) for p in event.people)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. [chair Asha Rao] chaired the seminar.",
        "Dr. [chair Asha Rao] presided.",
        "The seminar was chaired by Dr. [chair Asha Rao].",
        "The seminar was inaugurated by Dr. [chair Asha Rao].",
        "It was held under the chairmanship of Dr. [chair Asha Rao].",
        "The seminar was moderated by Ms. [chair Lena Marsh].",
    ],
)
def test_chair(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. [speaker Asha Rao] spoke on bogs.",
        "Dr. [speaker Asha Rao] delivered a lecture on bogs.",
        "Dr. [speaker Asha Rao] addressed the gathering.",
        "A lecture was delivered by Dr. [speaker Asha Rao].",
        "The keynote speaker was Dr. [speaker Asha Rao].",
        "Dr. [speaker Asha Rao] and Mr. [speaker Omar Haddad] spoke on bogs.",
        "Dr. [speaker Asha Rao], Mr. [speaker Omar Haddad] and Ms. [speaker Lena Marsh] spoke on bogs.",
        "The speakers were Dr. [speaker Asha Rao], Mr. [speaker Omar Haddad] and Ms. [speaker Lena Marsh].",
        "Dr. [speaker Asha Rao] clarified what was asked.",
        "\n\nProgramme\n10.30 Coffee\n11.05 [speaker Asha Rao]: Bogs of Ashby\n11.25 [speaker Omar Haddad]: Mosses\n",
        "Dr. [speaker Asha Rao], Head of the Department of Botany, gave a talk on bogs.",
    ],
)
def test_speaker(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "The instructors for the course were [facilitator Lena Marsh] and [facilitator Omar Haddad].",
        "Ms. [facilitator Lena Marsh] was the resource person.",
        "The resource person was Ms. [facilitator Lena Marsh].",
        "The session was facilitated by Ms. [facilitator Lena Marsh].",
        "Mr. [facilitator Omar Haddad] and Ms. [facilitator Lena Marsh] judged the posters.",
        "Dr. [guest Asha Rao] was the chief guest.",
        "The chief guest was Dr. [guest Asha Rao].",
        "Mr. [guest Omar Haddad] was felicitated.",
        "Ms. [participant Lena Marsh] attended.",
        "Ms. [participant Lena Marsh] represented the weavers.",
        "Ms. [participant Lena Marsh] won the first prize.",
        "Mr. [organizer Omar Haddad] welcomed the guests.",
        "Mr. [organizer Omar Haddad] proposed the vote of thanks.",
        "The programme was coordinated by Mr. [organizer Omar Haddad].",
    ],
)
def test_facilitator_guest_participant_organizer(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Speakers: Dr. [speaker Ana Tuilagi] (Apia), Prof. [speaker Kwabena Owusu-Ansah] and Mr. [speaker Nguyen Van Hung].",
        "Ratu [guest Semi Vakatale] was the chief guest.",
        "Mzee [guest Juma Otieno] blessed the meeting.",
        "Dato' Sri [chair Hamzah bin Yusof] opened the seminar.",
        "Smt. [chair K. Lakshmi Devi], MLA, inaugurated the seminar.",
        "Sri [chair P. V. Narayana Murthy] presided over the function.",
        "Kagawad [participant Liza Manalo] attended.",
        "Dr (Mrs) [chair Folake Adeyemi] chaired the session.",
        "Er. [speaker Vikas Thakur] & Er. [speaker Rohit Negi] explained the pump.",
        "[speaker MARY JONES] and [speaker PETER OKORO] spoke.",
        "The first prize went to [participant Lena Marsh], the second to [participant Omar Haddad].",
    ],
)
def test_names_of_many_cultures(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. [none Omar Haddad] sent his regrets.",
        "Mr. [none Omar Haddad] could not come.",
        "It was held in memory of Mr. [none Omar Haddad].",
        "Photo by Mr. [none Omar Haddad].",
        "For details contact Mr. [none Omar Haddad].",
        "Report by Mr. [none Omar Haddad].",
    ],
)
def test_who_took_no_part_is_left_out(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked == []


@pytest.mark.parametrize(
    ("key", "role"),
    [
        ("Speaker", "speaker"),
        ("Resource Person", "facilitator"),
        ("Chief Guest", "guest"),
        ("Chairperson", "chair"),
        ("Coordinator", "organizer"),
        ("Present", "participant"),
    ],
)
def test_label_lines_give_every_name_their_role(key: str, role: str, tools: Tools) -> None:
    text = f"Title: Seminar on mosses\nDate: 3 May 2021\n{key}: Dr. Asha Rao, Mr. Omar Haddad\n"
    event = one_event(text, tools)
    assert [(p.role, p.name) for p in event.people] == [(role, "Asha Rao"), (role, "Omar Haddad")]


def test_several_roles_in_one_report(tools: Tools) -> None:
    marked, found = roles(
        "Dr. [chair Asha Rao] chaired the seminar. Ms. [facilitator Lena Marsh] was the resource person. "
        "Mr. [organizer Omar Haddad] proposed the vote of thanks.",
        tools,
    )
    assert found == marked


def test_evidence_of_a_person_is_where_the_words_stand(tools: Tools) -> None:
    text = OPENING + "Dr. Asha Rao spoke on bogs."
    (person,) = one_event(text, tools).people
    assert [text[e.start : e.end] for e in person.evidence] == ["Dr. Asha Rao"]
    assert person.honorific == "Dr."
