"""Bodies whose names hold commas or quotation marks, and bodies that the words beside them tell."""

import pytest

from gestae.model import Mention, MentionKind
from gestae.stages.spot.attached import without_attached
from gestae.stages.spot.long_names import comma_names, names_on, quoted_names
from gestae.stages.spot.organizations import body_mention, find_bodies
from gestae.stages.spot.told_bodies import headline_bodies, repeated_bodies, small_headed, told_bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Ministry of Women, Elders and Care met.", ["The Ministry of Women, Elders and Care"]),
        ("ORLO COLLEGE OF ARTS, COMMERCE AND SCIENCE", ["ORLO COLLEGE OF ARTS, COMMERCE AND SCIENCE"]),
        ("The Justice, Peace and Development Commission met.", ["Justice, Peace and Development Commission"]),
        ("Ministry of Health, UNICEF and Marigold Trust", []),
        ("Faculty of Law, Moot Society and Debating Club", []),
        ("College of Orlo, Behind Tarn Gate and Vellbury", []),
        ("On Monday, Kofi and Youth Council came.", []),
    ],
)
def test_names_that_list_what_a_body_is_for(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in comma_names(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Committee on Science Education met.", ["The Committee on Science Education"]),
        ("The NGO Forum on Orlo (NGFO) met.", ["The NGO Forum on Orlo"]),
        ("A Forum on Clean Wells was held.", []),
        ("The Conference on Clean Wells was held.", []),
    ],
)
def test_names_that_say_what_a_body_is_about(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in names_on(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [("QBI Kenya, with friends, came.", ["QBI Kenya"]), ("The QBI Marsh team came.", ["QBI"])],
)
def test_the_branch_of_a_country(text: str, names: list[str]) -> None:
    assert [m.name for m in find_bodies(text, (0, len(text)), ())] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('The NGO "Narta" came.', ["Narta"]),
        ('The Union "Samera Veli" came.', ['The Union "Samera Veli"']),
        ("The Center of Youth Reading «Bolash» came.", ["The Center of Youth Reading «Bolash»"]),
        ('The Rotary Club of Tarn "Walk for Water" rally', []),
        ('He called the union "a good thing"', []),
    ],
)
def test_names_in_quotation_marks(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in quoted_names(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ministry of Textiles and Handicrafts Skills", ["Ministry of Textiles and Handicrafts Skills"]),
        ("the Marigold Trust and the Ashby Rotary Club", ["Marigold Trust", "Ashby Rotary Club"]),
        ("TARN ANIMAL SHELTER & RESCUE", ["TARN ANIMAL SHELTER & RESCUE"]),
        ("PASTORAL OFFICE REPORT TO THE ASSEMBLY", ["PASTORAL OFFICE"]),
        ("REPORT ON THE FIRST SUMMER SCHOOL ON METHODS", []),
        ("the Annual General Assembly", []),
        ("an NGO of the town", []),
    ],
)
def test_where_names_begin_and_end(text: str, names: list[str]) -> None:
    assert [m.name for m in find_bodies(text, (0, len(text)), ())] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We thank the charity Open Palms Orlo for coming.", ["Open Palms Orlo"]),
        ("Ann Brook, co-founder of Code for Orlo, spoke.", ["Code for Orlo"]),
        ("members of Code for Orlo came", ["Code for Orlo"]),
        ("the club Secretary Mr. Reeve", []),
        ("the mayor of New Zealand", []),
        ("many of Them", []),
    ],
)
def test_bodies_told_by_the_words_before(text: str, names: list[str]) -> None:
    assert [m.name for m in told_bodies(text, ())] == names


def test_what_is_surely_known_is_not_told_again() -> None:
    text = "members of Marigold Trust came"
    known = find_bodies(text, (0, len(text)), ())
    assert told_bodies(text, known) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("students of ORLO PU college for BOYS went", ["ORLO PU college for BOYS"]),
        ("the Esil village school", []),
        ("the Tovik school", ["Tovik school"]),
        ("the Sunday school", []),
        ("the Manager office", []),
    ],
)
def test_head_words_in_small_letters(text: str, names: list[str]) -> None:
    assert [m.name for m in small_headed(text, ())] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Code for Orlo Trains Girls\n\nSince May Code for Orlo has met.", ["Code for Orlo"]),
        ("Code for Orlo trains girls\n\nSince May Code for Orlo has met.", ["Code for Orlo"]),
        ("Code for Orlo and girls\n\nSince May Code for Orlo has met.", []),
        ("Code for Orlo Trains Girls\n\nNobody is named here.", []),
        ("Minister Ann Brook Opens School\n\nMinister Ann Brook came.", []),
    ],
)
def test_who_acts_in_a_headline(text: str, names: list[str]) -> None:
    assert [m.name for m in headline_bodies(text, ())] == names


def test_a_name_that_was_told_is_found_wherever_it_stands() -> None:
    text = "members of Code for Orlo came. Later Code for Orlo and Code for\nOrlo again. Code for Orlofen not."
    again = repeated_bodies(text, told_bodies(text, ()))
    assert [text[m.start : m.end] for m in again] == ["Code for Orlo", "Code for\nOrlo"]
    assert {m.name for m in again} == {"Code for Orlo"}


def model_mention(text: str, name: str) -> Mention:
    """A body as the model would find it."""
    start = text.index(name)
    return Mention(start, start + len(name), MentionKind.ORGANIZATION, name, name, "model", 0.55)


@pytest.mark.parametrize(
    ("text", "tail", "kept"),
    [
        ("District Office, Orlo organised", "Orlo", False),
        ("District Office (DO), Orlo organised", "Orlo", False),
        ("District Office and Orlo organised", "Orlo", True),
        ("District Office, UNHCR organised", "UNHCR", True),
    ],
)
def test_a_place_behind_a_comma_is_attached(text: str, tail: str, kept: bool) -> None:
    office = body_mention(text, 0, len("District Office"), "head-word", 0.8)
    left = without_attached(text, [(0, office), (1, model_mention(text, tail))])
    assert [number for number, _ in left] == ([0, 1] if kept else [0])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dept. of Botany, Tovik College met", ["Dept. of Botany"]),
        ("Friends of the Library, Northern Chapter met", ["Friends of the Library"]),
        (
            "Marigold Trust, Tovik College and Ashby Rotary Club met",
            ["Marigold Trust", "Tovik College", "Ashby Rotary Club"],
        ),
    ],
)
def test_the_whole_behind_a_part_is_attached(text: str, names: list[str]) -> None:
    bodies = list(enumerate(find_bodies(text, (0, len(text)), ())))
    assert [m.name for _, m in without_attached(text, bodies)] == names
