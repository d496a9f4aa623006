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
]
PEOPLE = [
    ("On 3 May 2019 the prize went to Headman Tulo Dagbe at noon.", "Tulo Dagbe"),
    ("On 3 May 2019 the soup was cooked by Zulmira and others.", "Zulmira"),
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
