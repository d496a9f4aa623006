"""The event's own title: [title ...] in the only event of a report; no mark: it has none."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import one_event
from gestae.run import Tools


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 May 2021 the Marigold Trust held a seminar on “[title Wells and Water]”.",
        'On 3 May 2021 the Marigold Trust held a seminar titled "[title Wells and Water]" in Ashby.',
        "On 3 May 2021 the Marigold Trust held a workshop on the theme «[title Wells and Water]».",
        "- 3 May 2021: [title Talk on frogs] by Dr. Asha Rao, 40 came",
        "- 3 May 2021: [title Blood camp] organised by the Marigold Trust at the Town Hall",
        "- [title 36th Installation Ceremony], 3 May 2021, by the Marigold Trust",
        "a) [title Founders day]. The Marigold Trust walked to the mill on 3 May 2021.",
        "Activity 3.2 [title World Refugee Day]\n\nThe Marigold Trust held a rally on 3 May 2021.\n",
        "- 3 May 2021: [title Seminar on soap]. Resource person: Ms. Ada Reeve",
        "The [title Fourteenth Annual Session] was held\n\nThe Marigold Trust met on 3 May 2021.\n",
        "[title Workshop on Soap Making]\n\nOn 3 May 2021 the Marigold Trust taught twenty women to boil soap.\n",
    ],
)
def test_titles(sentence: str, tools: Tools) -> None:
    marked = unmark(sentence)
    event = one_event(marked.text, tools)
    assert event.name == marked.marks[0].words
    assert event.name_source is not None
    assert [(e.start, e.end) for e in event.name_source.evidence] == marked.spans()


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2021 the Marigold Trust planted forty trees in Ashby.",
        "Activities\n\nOn 3 May 2021 the Marigold Trust planted forty trees in Ashby.\n",
        "Annual Report\n\nOn 3 May 2021 the Marigold Trust planted forty trees in Ashby.\n",
        "Youth\n\nOn 3 May 2021 the Marigold Trust planted forty trees in Ashby.\n",
        "Second day\n\nOn 3 May 2021 the Marigold Trust planted forty trees in Ashby.\n",
        "3 May 2021\nSpeaker: Ms. Ada Reeve\nShe spoke on wells.\n",
    ],
    ids=["nothing", "a generic heading", "the name of the paper", "a section", "a day", "a label"],
)
def test_no_title(text: str, tools: Tools) -> None:
    assert one_event(text, tools).name is None


def test_a_quoted_title_is_no_person(tools: Tools) -> None:
    event = one_event("On 3 May 2021 the Marigold Trust held a talk on “The Letters of Mary Jones”.", tools)
    assert [p.name for p in event.people] == []
