"""Whose report it is, where no letterhead says so plainly: labels of forms, addresses, authors, page titles."""

import pytest

from evaluate_support.stages import run_text
from gestae.run import Tools

HELD = "On 3 May 2021 a rally for clean wells was held in Ashby. Ann Brook sang.\n"


@pytest.mark.parametrize(
    ("text", "document", "body"),
    [
        (
            f"Name of the organisation: Suvera Anusthan, Dist. Orlo\nGrant no. 8/Tovik Fund\n\n{HELD}",
            "a.txt",
            "Suvera Anusthan",
        ),
        (f'Implementing organization: NGO "Narta" (Orlo)\nDonor: Tovik Fund\n\n{HELD}', "a.txt", "Narta"),
        (f"Donor: Tovik Fund\nVenue: Tovik College\nClub: Ashby Rotary Club\n\n{HELD}", "a.txt", "Ashby Rotary Club"),
        (
            f"From: info@marigoldtrust.example\n\n{HELD}The Marigold Trust thanks all. The Tovik College lent benches.\n",
            "a.txt",
            "Marigold Trust",
        ),
        (f"Orlo Hospital | Gallery | 2021\n\n{HELD}", "a.txt", "Orlo Hospital"),
        (f"Ministry of Women, Elders and Care\n\n{HELD}", "a.txt", "Ministry of Women, Elders and Care"),
        (f"DIOCESE OF TARN\nNorthern Province\n\n{HELD}", "a.txt", "DIOCESE OF TARN"),
        (
            f"---\ntitle: Tovik Coding Project\nauthor: Tovik Girl Initiative\n---\n{HELD}",
            "a.md",
            "Tovik Girl Initiative",
        ),
        (
            f"A rally\n\nThis post first appeared on the Open Carpentry website.\n\n{HELD}",
            "a.txt",
            "Open Carpentry",
        ),
        (f"Ashby Film Society October 2021 Meeting Minutes\n\n{HELD}", "a.txt", "Ashby Film Society"),
        (f"BOTANY DEPARTMENT, 2020-21\n\n{HELD}", "a.txt", "BOTANY DEPARTMENT"),
        (f"THE TARN RECORD\nNewsletter of the Friends' Union of Tarn\n\n{HELD}", "a.txt", "Friends' Union of Tarn"),
        (f"TARN GUIDES ASSOCIATION\nORLO GUIDES DISTRICT\nP.O. Box 5\n\n{HELD}", "a.txt", "ORLO GUIDES DISTRICT"),
        (
            f"Republic of Tarn\nProvince of Upper Orlo\nBRINDLE DISTRICT HOSPITAL\n\n{HELD}",
            "a.txt",
            "BRINDLE DISTRICT HOSPITAL",
        ),
        (
            f"SUMANIAN NEWS\nNewsletter of the Past Pupils' Association of Sri Sumana Central College\n\n{HELD}",
            "a.txt",
            "Past Pupils' Association of Sri Sumana Central College",
        ),
        (f"ASHBY WI\n\n{HELD}", "a.txt", "ASHBY WI"),
        (f"Past talks\n\nAll are free. Doors open at 7. Ashby Sky Club, Tarn.\n\n{HELD}", "a.txt", "Ashby Sky Club"),
        (f"A day to remember\n\nWarm greetings from Tovik University.\n\n{HELD}", "a.txt", "Tovik University"),
    ],
    ids=[
        "form",
        "quoted",
        "not the donor",
        "address",
        "page title",
        "comma",
        "no place",
        "author",
        "website",
        "minutes",
        "year behind",
        "paper of",
        "branch below",
        "offices above",
        "sacred",
        "short head",
        "by itself",
        "greetings",
    ],
)
def test_whose_report(text: str, document: str, body: str, tools: Tools) -> None:
    outcome = run_text(text, tools, document)
    assert outcome.report.body == body
    assert [o.name for o in outcome.events[0].organizers if o.role == "organizer"] == [body]


def test_an_address_of_anybody_tells_nothing(tools: Tools) -> None:
    text = f"Write to brindle.office@gmail.com\n\n{HELD}"
    assert run_text(text, tools).report.body != "Tovik College"


def test_addresses_need_a_name_that_is_like_them(tools: Tools) -> None:
    text = f"Write to info@elsewhere.example\n\n{HELD}The Marigold Trust and the Tovik College thank all.\n"
    plain = text.replace("info@elsewhere.example", "us")
    assert run_text(text, tools).report.body == run_text(plain, tools).report.body


def test_who_is_named_in_passing_does_not_report(tools: Tools) -> None:
    text = f"Field diary, Orlo\n\n{HELD}On 4 May 2021 a soap training was held. Bo Ray from the Ministry of Wells came late.\n"
    assert run_text(text, tools).report.body is None


@pytest.mark.parametrize(
    "head",
    ["Tarn Regional History Journal 31, May 2021", "Monthly Round-up June", "SUMANIAN NEWS"],
)
def test_a_paper_does_not_report(head: str, tools: Tools) -> None:
    assert run_text(f"{head}\n\n{HELD}", tools).report.body is None


@pytest.mark.parametrize("body", ["Child Voice Foundation", "The Hill Record Office"])
def test_a_body_called_like_a_paper_reports(body: str, tools: Tools) -> None:
    assert run_text(f"{body}\n\n{HELD}", tools).report.body is not None


def test_the_house_that_a_club_meets_in_does_not_report(tools: Tools) -> None:
    text = f"Programme 2021\nThe Society meets on the first Monday at the Malting Centre, Orlo.\n\n{HELD}"
    assert run_text(text, tools).report.body is None


def test_a_heading_of_common_words_is_no_section_of_a_body(tools: Tools) -> None:
    text = (
        "TARN NEWS\nNewsletter of the Tarn Alumni Association\n\nNEW COMMITTEE\nThe meeting was held on 3 May 2021.\n\n"
        "OLD COUNCIL\nA dinner was held on 4 May 2021.\n"
    )
    for event in run_text(text, tools).events:
        assert [o.name for o in event.organizers] == ["Tarn Alumni Association"]


def test_a_partner_in_a_column_does_not_report(tools: Tools) -> None:
    rows = "".join(
        f"{n}\n{n} May 2021\nSoap training\nCorn Hall\n{body}\n"
        for n, body in ((1, "Tovik Trust"), (2, "Brindle Trust"), (3, "-"))
    )
    outcome = run_text(f"Activities\n\nSl.\nDate\nProgramme\nVenue\nJointly with\n{rows}", tools)
    assert outcome.report.body is None
    assert [[(o.name, o.role) for o in e.organizers] for e in outcome.events] == [
        [("Tovik Trust", "partner")], [("Brindle Trust", "partner")], [],
    ]  # fmt: skip


def test_the_reporting_body_is_no_place(tools: Tools) -> None:
    text = (
        "Harbour Women's Centre\n\n- 3 May 2021: a fair, Harbour Women's Centre, 300 visitors.\n"
        "- 4 May 2021: a rally, Corn Hall.\n"
    )
    places = [e.place.text if e.place else None for e in run_text(text, tools).events]
    assert places == [None, "Corn Hall"]
