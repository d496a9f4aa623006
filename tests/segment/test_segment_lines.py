"""What a physical line looks like."""

import pytest

from gestae.model import UnitKind
from gestae.stages.segment.lines import (
    bullet_width,
    capitals,
    is_date_line,
    leads_with_month,
    look_at,
    opens_comments,
    title_case,
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("• A camp was held in the village.", "item"),
        ("- A camp was held in the village.", "item"),
        ("– A camp was held in the village.", "item"),
        ("* A camp was held in the village.", "item"),
        ("➢ A camp was held in the village.", "item"),
        ("1. A camp was held in the village.", "item"),
        ("12) A camp was held in the village.", "item"),
        ("(3) A camp was held in the village.", "item"),
        ("a) A camp was held in the village.", "item"),
        ("iv. A camp was held in the village.", "item"),
        ("Venue: Town Hall", "label"),
        ("Venue :- Town Hall", "label"),
        ("Date - 4 May, in the evening at the mill", "label"),
        ("Resource Person: Ms. Lena Marsh", "label"),
        ("1. Name of the Club: Ashby Rotary Club", "label"),
        ("Photo: the team at the well", "caption"),
        ("Fig. 3: the team at the well", "caption"),
        ("[Photo of the team at the well]", "caption"),
        ("DSC_0042.jpg", "caption"),
        ("ANNUAL REPORT OF THE CLUB", "heading"),
        ("March 2021", "heading"),
        ("4 May 2021", "heading"),
        ("2021", "heading"),
        ("Mon 4", "heading"),
        ("Wednesday 6th", "heading"),
        ("22/12", "heading"),
        ("3/12", "furniture"),
        ("Page 3 of 7", "furniture"),
        ("- 3 -", "furniture"),
        ("© 2021 Marigold Trust", "furniture"),
        ("Leave a reply", "furniture"),
        ("Home | About | Events | Contact us", "furniture"),
        ("A camp was held in the village, and many came to it from all around the lake.", "paragraph"),
        ("10:30 Tea", "paragraph"),
        ("The rain did not stop: it went on all day.", "paragraph"),
    ],
)
def test_kind_of_line(line: str, kind: str) -> None:
    assert look_at(line, 0, len(line)).kind is UnitKind(kind)


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("Venue: Town Hall, Ashby", "Venue", "Town Hall, Ashby"),
        ("Venue :- Town Hall", "Venue", "Town Hall"),
        ("  Chief Guest : Ms. Lena Marsh  ", "Chief Guest", "Ms. Lena Marsh"),
        ("2) Date: 4 May", "Date", "4 May"),
    ],
)
def test_both_sides_of_a_label(line: str, key: str, value: str) -> None:
    look = look_at(line, 0, len(line))
    assert look.key is not None
    assert look.value is not None
    assert (line[slice(*look.key)], line[slice(*look.value)]) == (key, value)


def test_offsets_are_without_outer_white_space() -> None:
    text = "first\n   A camp was held.   \n"
    look = look_at(text, 6, len(text) - 1)
    assert text[look.start : look.end] == "A camp was held."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4 May 2021", True),
        ("Friday, 4th May", True),
        ("From 4 to 6 May 2021", True),
        ("04/05/2021", True),
        ("March", True),
        ("2021-22", True),
        ("4 May 2021: camp", False),
        ("The fourth of July fair", False),
        ("12", False),
        ("", False),
    ],
)
def test_date_line(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


@pytest.mark.parametrize(("line", "width"), [("• a", 2), ("  - a", 4), ("12) a", 4), ("a", 0), ("12 men came", 0)])
def test_bullet_width(line: str, width: int) -> None:
    assert bullet_width(line) == width


@pytest.mark.parametrize(
    ("line", "shouted"), [("ANNUAL REPORT", True), ("Annual Report", False), ("AB", False), ("4-5", False)]
)
def test_capitals(line: str, shouted: bool) -> None:
    assert capitals(line) is shouted


@pytest.mark.parametrize(("line", "titled"), [("Soap Making for Women", True), ("Soap making was taught there", False)])
def test_title_case(line: str, titled: bool) -> None:
    assert title_case(line) is titled


@pytest.mark.parametrize(
    ("line", "opens"), [("3 comments", True), ("2 thoughts on the camp", True), ("The camp drew comments.", False)]
)
def test_comment_area(line: str, opens: bool) -> None:
    assert opens_comments(line) is opens


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("May 1992 - Talk", True),
        ("Sept. – Outing to Orlo", True),
        ("* Dec: Supper", True),
        ("Feb '92   Lena Marsh", True),
        ("May - June 1992", False),
        ("May 1992 was cold", False),
        ("March past the mill", False),
        ("May I speak", False),
        ("Marching - Orlo", False),
    ],
)
def test_entry_that_begins_with_a_month(line: str, leads: bool) -> None:
    assert leads_with_month(line) is leads


@pytest.mark.parametrize(
    ("line", "kind"),
    [("2011 / 2012", UnitKind.HEADING), ("Page 11 of 12", UnitKind.FURNITURE), ("11 / 12", UnitKind.FURNITURE)],
)
def test_a_year_over_new_year_is_no_page(line: str, kind: UnitKind) -> None:
    assert look_at(line, 0, len(line)).kind is kind
