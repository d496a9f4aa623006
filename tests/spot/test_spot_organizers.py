"""Who made it happen: marked sentences, each told as the only event of a report (the mark is the role)."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import one_event
from gestae.run import Tools


def roles(sentence: str, tools: Tools) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(role, name) as marked, and as found; both sorted."""
    marked = unmark(sentence)
    event = one_event(marked.text, tools)
    return sorted(marked.pairs()), sorted((o.role, o.name) for o in event.organizers)


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 May 2021 [organizer Marigold Trust] organised a workshop on soap making.",
        "On 3 May 2021 [organizer Marigold Trust] organized a workshop on soap making.",
        "On 3 May 2021 the [organizer Marigold Trust] conducted a workshop on soap making.",
        "On 3 May 2021 the [organizer Marigold Trust] held a workshop on soap making.",
        "The [organizer Marigold Trust] launched a campaign against plastic bags on 3 May 2021.",
        "A workshop on soap making was organised by the [organizer Marigold Trust] on 3 May 2021.",
        "A workshop on soap making was conducted by the [organizer Marigold Trust] on 3 May 2021.",
        "A rally under the aegis of the [organizer Marigold Trust] was held on 3 May 2021.",
        "The [organizer Department of Botany] organised a seminar on mosses on 3 May 2021.",
        "The exams were done on 3 May 2021 by the [organizer liturgy committee].",
        "On 3 May 2021 the [organizer Marigold Trust] wrapped up a course on soap making.",
        "A rally under the leadership of the Assistant District Commissioner was held on 3 May 2021.",
        "A course on soap, partly financed by the participants' schools, was held on 3 May 2021.",
    ],
)
def test_active_and_passive(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 May 2021 a rally was jointly organised by [organizer Marigold Trust] and [organizer Ashby Rotary Club].",
        "On 3 May 2021 the [organizer Marigold Trust] and the [organizer Ashby Rotary Club] organised a rally.",
        "The [organizer OBM] and [organizer UNQR] organised the rally on 3 May 2021.",
        "A camp was organised by [organizer Marigold Trust], [organizer Ashby Rotary Club] and [organizer Tovik University] on 3 May 2021.",
        "On 3 May 2021 a rally was organised by [organizer Marigold Trust] along with [organizer Ashby Rotary Club].",
    ],
)
def test_equal_partners_are_all_organizers(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 May 2021 [organizer Marigold Trust] organised a rally in collaboration with [partner Ashby Rotary Club].",
        "On 3 May 2021 [organizer Marigold Trust], in association with [partner Ashby Rotary Club], organised a rally.",
        "On 3 May 2021 [organizer Marigold Trust] organised a rally in partnership with the [partner Ashby Rotary Club].",
        "On 3 May 2021 [organizer Marigold Trust] organised a rally with the support of the [partner Ashby Rotary Club].",
        "A rally was organised by [organizer Marigold Trust] on 3 May 2021 and supported by [partner Ashby Rotary Club].",
        "On 3 May 2021 [organizer Marigold Trust] held a camp, sponsored by [funder Ashby Rotary Club].",
        "On 3 May 2021 [organizer Marigold Trust] held a camp funded by the [funder Ashby Rotary Club].",
        "On 3 May 2021 [organizer Marigold Trust] held a camp with financial support from the [funder Ashby Rotary Club].",
        "A conference on mosses was organised by [organizer Marigold Trust] on 3 May 2021 and hosted by [host Tovik University].",
    ],
)
def test_collaboration_money_and_host(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Activity: Rally\nDate: 3 May 2021\nOrganised by: [organizer Marigold Trust]\nVenue: Town Hall, Ashby\n",
        "Title: Rally\nDate: 3 May 2021\nOrganizer: [organizer Marigold Trust]\nPartner: [partner Ashby Rotary Club]\n",
        "Title: Rally\nDate: 3 May 2021\nName of the NGO: [organizer Marigold Trust]\nFunded by: [funder Ashby Rotary Club]\n",
        "Title: Rally\nDate: 3 May 2021\nOrganised by: [organizer Marigold Trust]\nHost: [host Tovik University]\n",
    ],
)
def test_label_lines(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "[organizer Marigold Trust]\n\nOn 3 May 2021 we organised a rally for clean wells.\n",
        "[organizer Marigold Trust]\n\nOn 3 May 2021 our members held a rally in partnership with the [partner Ashby Rotary Club].\n",
        "[organizer Marigold Trust]\n\nOn 3 May 2021 the Trust organised a rally for clean wells.\n",
        "[organizer Marigold Trust]\n\nA rally for clean wells was held on 3 May 2021.\n",
    ],
    ids=["we", "our members and a partner", "the Trust", "nobody named"],
)
def test_the_reporting_body_acts(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


def test_who_was_invited_did_not_organise(tools: Tools) -> None:
    text = "Marigold Trust\n\nOn 3 May 2021 we were invited by the Ashby Rotary Club to a seminar on clean wells.\n"
    event = one_event(text, tools)
    assert [o.name for o in event.organizers] == ["Ashby Rotary Club"]


def test_a_speakers_own_body_did_not_organise(tools: Tools) -> None:
    text = "On 3 May 2021 Marigold Trust held a seminar. Dr. Asha Rao, Director, Tovik University, spoke on mosses."
    event = one_event(text, tools)
    assert [o.name for o in event.organizers] == ["Marigold Trust"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The [organizer Marigold Trust] held a camp on 3 May 2021. Snacks: [funder Padma Bakery].",
        "The [organizer Marigold Trust] held a camp on 3 May 2021. Prizes were donated by [funder Kobo Bank].",
        "The [organizer Marigold Trust] held a camp on 3 May 2021; the costs were paid by the [funder Ashby Rotary Club].",
        "The [organizer Marigold Trust] held a camp on 3 May 2021. [funder Padma Bakery] provided the refreshments.",
        "The [organizer Marigold Trust] held a camp on 3 May 2021. [funder Padma Bakery] was the sponsor.",
        "The [organizer Marigold Trust] held a camp on 3 May 2021 with a grant of Rs. 5,000 from the [funder Ashby Rotary Club].",
        "The [organizer Marigold Trust] held a camp on 3 May 2021. The host was [host Corn Hospital].",
        "The [organizer Marigold Trust] held a camp on 3 May 2021. [host Corn Hospital] offered its hall.",
        "The [organizer Marigold Trust] held a camp on 3 May 2021 in collaboration w/ the [partner Ashby Rotary Club].",
        "The [organizer Marigold Trust] is pleased to invite you to a lecture on mosses on 3 May 2021.",
        "A lecture on mosses was arranged on 3 May 2021 by the [organizer Marigold Trust].",
    ],
)
def test_who_paid_gave_or_invited(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked


def test_who_reads_from_a_paper_is_no_organizer(tools: Tools) -> None:
    _, found = roles("The [organizer Marigold Trust] held a lecture by the Ashby historian on 3 May 2021.", tools)
    assert found == [("organizer", "Marigold Trust")]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 May 2021 the [organizer Marigold Trust] held a dinner. [funder Kettle Bakery Co.] gave 200 pies.",
        "On 3 May 2021 the [organizer Marigold Trust] held a dinner. The room was given free by [host Orlo Library].",
        "On 3 May 2021 the [organizer Marigold Trust] held a fair. Thanks to [partner Ashby Rotary Club] for tents and chairs.",
        "On 3 May 2021 the [organizer Marigold Trust] held a fair. We thank [funder Tovik Foundation] for the prizes.",
    ],
)
def test_gifts_and_loans(sentence: str, tools: Tools) -> None:
    marked, found = roles(sentence, tools)
    assert found == marked
