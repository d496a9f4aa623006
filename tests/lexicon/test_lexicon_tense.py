"""Words that tell of the past, of the future, and that invite."""

import pytest

from gestae.lexicon.tense import heading_ahead, heading_behind, tense_of


@pytest.mark.parametrize(
    ("text", "past", "future", "inviting"),
    [
        ("Ida Marsh spoke and the choir sang.", 2, 0, 0),
        ("Forty people attended; tea was served.", 3, 0, 0),
        ("The fair will be held in the hall.", 0, 1, 0),
        ("Tea is served at four.", 0, 0, 0),
        ("We'll meet again, and you’ll hear more.", 0, 2, 0),
        ("Please join us, tickets at the door.", 0, 0, 3),
        ("Choir practice, Town Hall, 7.30 pm", 0, 0, 0),
        ("The willow and the mayor", 0, 0, 0),
        ("It may rain in May", 0, 1, 0),
    ],
)
def test_words_are_counted_by_what_they_tell(text: str, past: int, future: int, inviting: int) -> None:
    tense = tense_of(text, 0, len(text))
    assert (tense.past, tense.future, tense.inviting) == (past, future, inviting)
    assert tense.verbs == tense.past + tense.future + tense.present


def test_the_first_word_of_each_sort_is_shown() -> None:
    text = "Notice. Please come: Mr. Reeve will play. Last year he sang."
    tense = tense_of(text, 8, len(text))
    assert tense.first_ahead is not None
    assert tense.first_past is not None
    assert (text[slice(*tense.first_ahead)], text[slice(*tense.first_past)]) == ("Please", "sang")
    empty = tense_of(text, 0, 7)
    assert (empty.first_ahead, empty.first_past) == (None, None)


@pytest.mark.parametrize(
    ("heading", "ahead", "behind"),
    [("Diary for May", "Diary", None), ("Minutes of the meeting", None, "Minutes"), ("Autumn walks", None, None)],
)
def test_headings_tell_which_way_they_look(heading: str, ahead: str | None, behind: str | None) -> None:
    shown = [span and heading[slice(*span)] for span in (
        heading_ahead(heading, 0, len(heading)), heading_behind(heading, 0, len(heading))
    )]  # fmt: skip
    assert shown == [ahead, behind]
