"""Sentences by rule: [s ...] marks each sentence of a text."""

import pytest

from evaluate_support.marked import unmark
from gestae.nlp.sentences import sentence_spans


@pytest.mark.parametrize(
    "marked",
    [
        "[s The rain came.] [s We went in.]",
        "[s Dr. Asha Rao and Mr. K. R. Vasudevan came.] [s They sang.]",
        "[s The camp at St. Mary's began at 9 a.m. sharp.] [s It rained.]",
        "[s Was it wet?] [s It was!] [s All the same, forty came.]",
        "[s He said “It is done.”] [s Then he left.]",
        "[s The U.N. sent a man.] [s He stayed.]",
        "[s Rice, oil etc. were given.]",
        "[s They came home at 5 pm.] [s On 3 May it rained.]",
        "[s It was run by Mill Ltd.] [s The rain came.]",
        "[s first half\nof a sentence]",
        "[s a heading without stop]\n\n[s Then a paragraph.]",
        "[s The rain came.][s We went in.]",
        "[s It cost Rs. 40 a head.]",
    ],
)
def test_sentences(marked: str) -> None:
    sentence = unmark(marked)
    assert sentence_spans(sentence.text, 0, len(sentence.text)) == sentence.spans()


def test_only_the_stretch_asked_for() -> None:
    text = "One came. Two came. Three came."
    assert [text[a:b] for a, b in sentence_spans(text, 10, 19)] == ["Two came."]


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_no_sentence(text: str) -> None:
    assert sentence_spans(text, 0, len(text)) == []
