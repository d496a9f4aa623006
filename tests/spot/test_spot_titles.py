"""The event's own title: [title ...] in the only event of a report; no mark: it has none."""

import pytest

from evaluate_support.marked import unmark
from evaluate_support.stages import one_event, run_text
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
        "[title The March workshop on soap], held by the Marigold Trust in 2021, was liked.",
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


_EVENINGS = (
    "<html><body><h1>Orlo Society</h1><h3>Monday 3 May 2021</h3>{}"
    "<h3>Monday 7 June 2021</h3><h4>Bees</h4><p>A talk with slides at the mill.</p></body></html>"
)


@pytest.mark.parametrize(
    ("heading", "title", "speaker"),
    [
        ("Lena Marsh - The mills of Ashby", "The mills of Ashby", "Lena Marsh"),
        ("Dr. Omar Haddad – 19th Century Salt", "19th Century Salt", "Omar Haddad"),
        ("The mills of Ashby", "The mills of Ashby", None),
    ],
)
def test_the_heading_below_a_day_is_the_title(heading: str, title: str, speaker: str | None, tools: Tools) -> None:
    text = _EVENINGS.format(f"<h4>{heading}</h4><p>A talk with slides at the mill.</p>")
    event = run_text(text, tools, "talks.html").events[0]
    assert event.name == title
    assert [p.name for p in event.people if p.role == "speaker"] == ([speaker] if speaker else [])


def test_a_paragraph_below_a_day_is_no_title(tools: Tools) -> None:
    text = _EVENINGS.format("<p>We walked to the mill, led by Lena Marsh.</p>")
    assert run_text(text, tools, "walks.html").events[0].name is None


def test_a_name_and_its_affiliation_below_no_day_is_no_speaker(tools: Tools) -> None:
    text = "On 3 May 2021 a meeting was held in Ashby.\n\n3 members came:\nLena Marsh - Orlo Mill\nOmar Haddad - Salt Works\n"
    assert {p.role for p in one_event(text, tools).people} <= {"participant"}


SERIES = """Ashby Mill Museum, report of 2021

The year was good, and visitors were many.

Lectures
- 11 February 2021: {}
- 8 April 2021: {}
- 3 May 2021: Tea was served.
"""


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Dr. Ann Brook, Clay and its many uses", "ing. Rob Huisk, The tunnel in the hill. All came", 2),
        ("Dr. Ann Brook (Corn College) - Clay and its many uses", "Dr. Tom Reeve - The tunnel in the hill", 2),
        ("Dr. Ann Brook, Corn College, Ashby", "Dr. Tom Reeve, Head of the Corn College", 0),
        ("Dr. Ann Brook, Clay and its many uses", "A walk to the mill", 0),
    ],
)
def test_a_talk_stands_behind_its_speaker(first: str, second: str, names: int, tools: Tools) -> None:
    found = {e.name for e in run_text(SERIES.format(first, second), tools).events}
    assert len(found & {"Clay and its many uses", "The tunnel in the hill"}) == names


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_long_line_right_above_a_day_is_its_title(gap: str, tools: Tools) -> None:
    title = "Informal payments on the road from Ashby to Fenby: what the drivers say of it all"
    text = (
        "Corn Institute\n\nSeminars of 2021\n\nKola nut and trust\n9 March 2021\nSpeaker: Ms. Ada Reeve\n"
        f"She spoke on trade for an hour.\n\n{title}{gap}23 March 2021\nSpeaker: Mr. Tom Marsh\nHe spoke on roads.\n"
    )
    names = [e.name for e in run_text(text, tools).events]
    assert (title in names) is (gap == "\n")
