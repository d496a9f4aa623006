"""The helper of marked sentences: plain text, and the marks at their offsets."""

from evaluate_support.marked import unmark


def test_marks_are_taken_out_and_stand_where_they_say() -> None:
    marked = unmark("On 3 May the [organizer Asha\nTrust] and [partner B] met [sic].")
    assert marked.text == "On 3 May the Asha\nTrust and B met [sic]."
    assert marked.pairs() == [("organizer", "Asha Trust"), ("partner", "B")]
    assert [marked.text[a:b] for a, b in marked.spans()] == ["Asha\nTrust", "B"]


def test_a_sentence_without_marks() -> None:
    assert unmark("It rained.").marks == ()
