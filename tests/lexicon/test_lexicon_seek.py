"""Wordings looked for by the words they can begin with: the matches of a search at every character."""

import re

import pytest

from gestae.lexicon.kinds import load_status_patterns
from gestae.lexicon.roles import role_cues
from gestae.lexicon.seek import Seeker, Wording

TEXT = (
    "The camp was organised by Asha Trust.  CO-ORGANIZED with Tarn Club; (in the chair) A. Rao presided,\n"
    "talk by B. Sen: sponsored by\nthe mill. reorganised by nobody. It was not held, has been cancelled. "
    "Vote of thanks by C. Oru (Chairman). The meeting was held on 5 May, was postponed until June. $ 5000 from D."
)


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        (r"\b(?:held|co-?hosted) by", {"hel", "co-", "coh"}),
        (r"(?<!\w)(?:by)(?!\w)", {"by"}),
        (r"\b(?:kindly )?lent", {"kin", "len"}),
        (r"\b[Aa]t (?:the )?\w+", {"at "}),
        (r"(?<!\w)(?:\(chair|chaired)", {"(", "cha"}),
        (r"\b(?:a\.?g\.?m)\b", {"a.g", "ag.", "agm"}),
        (r"held by", None),  # it may begin within a word
        (r"\b\w+ed by", None),
        (r"\b(?:next )?", None),
        (r"\bheld|opened", None),
    ],
)
def test_how_a_pattern_can_begin(pattern: str, openings: set[str] | None) -> None:
    assert Wording(re.compile(pattern, re.IGNORECASE)).openings == openings


@pytest.mark.parametrize("text", [TEXT, TEXT.upper(), TEXT.replace("i", "ı").replace("s", "ſ"), ""])
@pytest.mark.parametrize("target", ["organizer", "person"])
def test_all_role_cues_are_found(text: str, target: str) -> None:
    seeker = Seeker(text)
    for side in ("before", "after"):
        for cue in role_cues(target, side):
            found = [m.span() for m in seeker.matches(cue.wording)]
            assert found == [m.span() for m in cue.pattern.finditer(text)], cue.pattern.pattern


@pytest.mark.parametrize("span", [(0, len(TEXT)), (10, 200), (60, 61), (130, 290)])
def test_a_part_of_the_text_is_searched_as_such(span: tuple[int, int]) -> None:
    seeker = Seeker(TEXT)
    for entry in load_status_patterns():
        found = [m.span() for m in seeker.matches(entry.wording, *span)]
        assert found == [m.span() for m in entry.pattern.finditer(TEXT, *span)], entry.pattern.pattern


def test_matches_do_not_overlap() -> None:
    wording = Wording(re.compile(r"\bda da"))
    assert [m.start() for m in Seeker("da da da da da").matches(wording)] == [0, 6]
