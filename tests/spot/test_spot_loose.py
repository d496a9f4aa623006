"""Loose candidates: what a decision may choose from beside what the rules accept."""

import pytest

from evaluate_support.stages import look
from gestae.model import MentionKind
from gestae.run import Tools

BODIES = [
    ("On 3 May 2019 tea came from Lamplight for all.", "Lamplight"),
    ("On 3 May 2019 the bread was a gift of Padma Stores and Green Oak.", "Green Oak"),
    ("On 3 May 2019 the Upper Ward office lent the chairs.", "Upper Ward office"),
    ("On 3 May 2019 the 2nd Castle Hill Scouts carried the water.", "2nd Castle Hill Scouts"),
    ("On 3 May 2019 the feast was led by the youth committee of the Panchayat.", "youth committee of the Panchayat"),
    ("On 3 May 2019 Open Bridge and Selai village office lent the hall.", "Selai village office"),
    ("On 3 May 2019 the books came from Cumann na Mara in a van.", "Cumann na Mara"),
    ("On 3 May 2019 prayers were led with Anjuman e taraqi in the yard.", "Anjuman e taraqi"),
    ("On 3 May 2019 Marlow Lodge 5521 paid for the chairs.", "Marlow Lodge 5521"),
    ("On 3 May 2019 the tea urn came from St Olave's for the day.", "St Olave's"),
]
PEOPLE = [
    ("On 3 May 2019 the prize went to Headman Tulo Dagbe at noon.", "Tulo Dagbe"),
    ("On 3 May 2019 the soup was cooked by Zulmira and others.", "Zulmira"),
    ("On 3 May 2019 these came:\n1  QUISPE RUA, Florzinda     Alto Real", "QUISPE RUA, Florzinda"),
]


def loose(text: str, tools: Tools, kind: MentionKind) -> list[str]:
    """The names of all candidates of a kind, those of the rules too."""
    spotted = look(text, tools).spotted
    return [m.name for m in (*spotted.mentions, *spotted.loose) if m.kind is kind]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_bodies_that_may_be_called_anything(text: str, name: str, plain_tools: Tools) -> None:
    assert name in loose(text, plain_tools, MentionKind.ORGANIZATION)


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_persons_in_longer_runs_and_by_one_name(text: str, name: str, plain_tools: Tools) -> None:
    assert name in loose(text, plain_tools, MentionKind.PERSON)


@pytest.mark.parametrize("text", [text for text, _ in (*BODIES, *PEOPLE)])
def test_loose_mentions_have_their_words_and_are_in_order(text: str, tools: Tools) -> None:
    spotted = look(text, tools).spotted
    assert [m.start for m in spotted.loose] == sorted(m.start for m in spotted.loose)
    known = {(m.start, m.end, m.kind) for m in spotted.mentions}
    for mention in spotted.loose:
        assert text[mention.start : mention.end] == mention.text
        assert (mention.start, mention.end, mention.kind) not in known


def test_days_months_and_common_words_are_no_candidates(plain_tools: Tools) -> None:
    found = loose("On Monday, 6 May 2019, Tea was served. April was wet.", plain_tools, MentionKind.ORGANIZATION)
    assert found == []
