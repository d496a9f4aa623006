"""What holds for any text: nothing raises but UnreadableError, evidence leads to the words, the same in gives the same out."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluate_support.stages import laid_out, look
from gestae.errors import UnreadableError
from gestae.records import Event, Evidence, Organizer, Outcome, Person
from gestae.run import Tools, process
from gestae.settings import Settings
from gestae.stages.unify.names import fold_name

DAYS = [
    "3 May 2021",
    "on 4th June",
    "From 3 to 5 May 2021",
    "12/07/2021",
    "March 2020",
    "last Friday",
    "2019",
    "14-15 August",
]
PERSONS = [
    "Dr. Asha Rao",
    "Mr. K. R. Vasudevan",
    "Smt. Kamala Bai",
    "Lena Marsh",
    "Rao",
    "H.E. Ada Quiroz",
    "Siti binti Ahmad",
]
BODIES = [
    "Marigold Trust",
    "the Brindle Welfare Society (BWS)",
    "BWS",
    "Department of Botany",
    "Lions Club of Ashby",
    "we",
]
DOINGS = [
    "organised a workshop on child rights", "held an eye camp in Ashby", "was inaugurated by", "spoke on wells",
    "in collaboration with", "was the chief guest", "visited the Town Hall", "will hold a rally", "was postponed",
]  # fmt: skip
SHAPES = [
    "\n",
    "\n\n",
    "\n- ",
    "\n• ",
    "\n1. ",
    ". ",
    ", ",
    " and ",
    ": ",
    " - ",
    "\t",
    " ",
    "\nVenue: ",
    "\nOrganised by: ",
    "\nPhoto: ",
]
HEADS = [
    "Minutes of the meeting of", "Day 1", "Day 2 -", "MAY", "2021", "# News", "## Health", "Annual Report 2020-21", "MARIGOLD TRUST",
    "Date:", "Title:", "Chief Guest:", "2 comments", "Page 3", "Proceedings of the", "\n1\n", "\n2\n", "\n3\n",
]  # fmt: skip
ODD = [
    "“",
    "”",
    "(",
    ")",
    "…",
    "İ",
    "ß",
    "ﬁ",
    "é",
    "𝕬",
    "हिन्दी",
    "日本",
    "\u200b",
    "\u00a0",
    "\x0c",
    "|",
    "#",
    "***",
    "http://a.example/b",
]

pieces = st.one_of(
    *(st.sampled_from(words) for words in (DAYS, PERSONS, BODIES, DOINGS, SHAPES, SHAPES, HEADS, ODD)),
    st.text(max_size=8),
)
reports = st.lists(pieces, min_size=1, max_size=45).map(" ".join)
anything = st.one_of(reports, st.text(max_size=300))
SUFFIXES = (".txt", ".md", ".html", ".eml", ".docx", ".pdf", "")
bounded = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)


def outcome_of(text: str, tools: Tools, document: str = "report.txt") -> Outcome | None:
    """The outcome of a text, None where it cannot be read as a report (it is blank)."""
    try:
        return process(document, text.encode("utf-8", "surrogatepass"), tools, Settings(explain=True))
    except UnreadableError:
        return None


def evidence_of(event: Event) -> Iterator[Evidence]:
    """All evidence of an event."""
    for source in (event.name_source, event.kind_source, event.status_source, event.date, event.place):
        yield from source.evidence if source else ()
    for value in (*event.organizers, *event.people, *event.topics):
        yield from value.evidence


@bounded
@given(anything)
def test_offsets_lead_to_words_of_the_report(plain_tools: Tools, text: str) -> None:
    outcome = outcome_of(text, plain_tools)
    for event in outcome.events if outcome else ():
        assert event.text == outcome.text[event.start : event.end] != ""
        for span in evidence_of(event):
            assert 0 <= span.start < span.end <= len(outcome.text)
            assert outcome.text[span.start : span.end].strip()
        for issue in event.issues:
            assert issue.start is None or 0 <= issue.start < (issue.end or 0) <= len(outcome.text)
        for candidate in event.set_aside or ():
            assert 0 <= candidate.start < candidate.end <= len(outcome.text)


@bounded
@given(reports)
def test_evidence_holds_words_of_the_value(plain_tools: Tools, text: str) -> None:
    outcome = outcome_of(text, plain_tools)
    for event in outcome.events if outcome else ():
        for value in (*event.organizers, *event.people):
            assert value.evidence
            assert any(shares_words(value, outcome.text[span.start : span.end]) for span in value.evidence)
        for topic in event.topics:
            assert [" ".join(outcome.text[e.start : e.end].split()) for e in topic.evidence] == [topic.text]
        if event.place:
            assert [" ".join(outcome.text[e.start : e.end].split()) for e in event.place.evidence] == [event.place.text]
        if event.date:
            assert [" ".join(outcome.text[e.start : e.end].split()) for e in event.date.evidence] == [event.date.text]


def shares_words(value: Organizer | Person, words: str) -> bool:
    """Whether words of the text hold a word of a name, or its acronym."""
    acronym = value.acronym if isinstance(value, Organizer) else None
    own = {*fold_name(value.name).split(), *fold_name(acronym or "").split()}
    return bool(own & set(fold_name(words).split())) or fold_name(value.name) == fold_name(words)


@bounded
@given(anything)
def test_the_same_text_gives_the_same_bytes(plain_tools: Tools, text: str) -> None:
    first, second = outcome_of(text, plain_tools), outcome_of(text, plain_tools)
    assert (first is None) == (second is None)
    if first and second:
        assert first.model_dump_json() == second.model_dump_json()


@bounded
@given(anything)
def test_records_come_back_from_json(plain_tools: Tools, text: str) -> None:
    outcome = outcome_of(text, plain_tools)
    if outcome:
        assert Outcome.model_validate_json(outcome.model_dump_json()) == outcome


@bounded
@given(reports)
def test_ids_are_the_texts_own_and_different(plain_tools: Tools, text: str) -> None:
    here, there = outcome_of(text, plain_tools, "a.txt"), outcome_of(text, plain_tools, "b/c.txt")
    ids = [event.id for event in here.events] if here else []
    assert ids == ([event.id for event in there.events] if there else [])
    assert len(ids) == len(set(ids))


@bounded
@given(anything)
def test_units_and_mentions_stand_where_they_say(plain_tools: Tools, text: str) -> None:
    try:
        looked = look(text.encode("utf-8", "replace").decode(), plain_tools)
    except UnreadableError:
        return
    at = 0
    for unit in looked.parts.units:
        assert at <= unit.start < unit.end <= len(looked.report.text)
        at = unit.end
    for mention in looked.mentions():
        assert looked.report.text[mention.start : mention.end] == mention.text
    for date in looked.parts.dates:
        assert looked.report.text[date.start : date.end] == date.text


@bounded
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_any_bytes_are_a_report_or_unreadable(plain_tools: Tools, data: bytes, suffix: str) -> None:
    try:
        outcome = process(f"report{suffix}", data, plain_tools, Settings())
    except UnreadableError as error:
        reason = error.code
    else:
        reason = outcome.report.status
        assert reason in ("ok", "no-events")
    assert reason


@settings(bounded, max_examples=15)
@given(reports)
def test_with_the_model_too(tools: Tools, text: str) -> None:
    first, second = outcome_of(text, tools), outcome_of(text, tools)
    assert first == second
    for event in first.events if first else ():
        assert all(first.text[e.start : e.end].strip() for e in evidence_of(event))


@pytest.mark.parametrize(
    "text", ["\ufeff", "\x00", "a", ".", "1", "1 May", "- ", "|||", "\n\n\x0c\n", "(" * 500, "A " * 3000]
)
def test_small_and_odd_texts(text: str, plain_tools: Tools) -> None:
    outcome = outcome_of(text, plain_tools)
    assert outcome is None or outcome.report.status in ("ok", "no-events")


def test_a_segmentation_does_not_depend_on_what_was_read_before() -> None:
    text = "- On 3 May 2021 a camp was held.\n- On 4 June a rally was held.\n"
    _, first = laid_out(text)
    laid_out("Minutes of the meeting of 1 May 1999\n\n- Nothing was said.\n")
    assert laid_out(text)[1] == first
