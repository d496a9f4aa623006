"""Learned kind and status over what the rules found: kept, changed with evidence and reason, never without words."""

from dataclasses import replace

import pytest

from evaluate_support.stages import run_text
from gestae.learned.decisions import Decisions, FieldDecision, KindDecision, StatusDecision, load_decisions
from gestae.learned.linear import Linear
from gestae.records import Event
from gestae.run import Tools

ROLE = {"organizer": Linear(0.0, {}), "participant": Linear(0.0, {})}
AS_RULED = FieldDecision(0.05, 0.5, Linear(9.0, {"rule:none": -18.0}), ROLE)
TALK = """Hill View Reading Club
Newsletter 2019

On 3 May 2019 the club met for a seminar at the Town Hall. Stethoscopes were handed round by Dr. Asha Pillai.
"""
DIARY = """Hill View Reading Club
Diary 2019

3 May 2019 Seminar on haiku, Town Hall, 7.30 pm
10 May 2019 Workshop on masks, Town Hall, 7.30 pm
17 May 2019 Book fair, Castle Park, 10.00 am
"""


def decided(
    text: str, tools: Tools, kind: KindDecision | None = None, status: StatusDecision | None = None
) -> tuple[Event, ...]:
    """The events by the rules' actors and these decisions, with what was set aside."""
    decisions = Decisions(AS_RULED, AS_RULED, kind, status)
    return run_text(text, replace(tools, decisions=decisions), explain=True).events


def kinds(
    words: dict[str, dict[str, float]], points: dict[str, float] | None = None, lead: float = 0.15
) -> KindDecision:
    return KindDecision(lead, Linear(0.0, {"score": 2.0} if points is None else points), words)


def words_of(text: str, event: Event, field: str) -> list[str]:
    source = getattr(event, f"{field}_source")
    return [text[e.start : e.end] for e in source.evidence]


def test_the_kind_of_the_rules_stays_with_the_probability_of_the_model(tools: Tools) -> None:
    (event,) = decided(TALK, tools, kinds({}))
    assert (event.kind, words_of(TALK, event, "kind")) == ("seminar", ["seminar"])
    assert event.kind_source is not None
    assert not event.kind_source.found_by.endswith("learned")
    assert not [one for one in event.set_aside or () if one.field == "kind" and "learned" in one.reason]


def test_a_word_can_make_it_another_kind_and_is_shown(tools: Tools) -> None:
    (event,) = decided(TALK, tools, kinds({"town": {"camp": 30.0}}))
    assert (event.kind, words_of(TALK, event, "kind")) == ("camp", ["Town"])
    assert event.kind_source is not None
    assert event.kind_source.found_by == "words+learned"
    (aside,) = [one for one in event.set_aside or () if one.field == "kind" and "learned" in one.reason]
    assert (aside.text, TALK[aside.start : aside.end]) == ("seminar", "seminar")


def test_a_kind_with_a_cue_is_shown_by_its_cue(tools: Tools) -> None:
    text = TALK.replace("a seminar", "a seminar and a workshop")
    (event,) = decided(text, tools, kinds({"town": {"workshop": 30.0}}))
    assert (event.kind, words_of(text, event, "kind")) == ("workshop", ["workshop"])
    assert event.kind_source is not None
    assert event.kind_source.found_by == "noun+learned"


@pytest.mark.parametrize("words", [{"": {"camp": 30.0}}, {"town": {"camp": -1.0, "seminar": -9.0}, "": {"camp": 30.0}}])
def test_without_a_word_that_speaks_for_it_no_other_kind_is_taken(
    words: dict[str, dict[str, float]], tools: Tools
) -> None:
    (event,) = decided(TALK, tools, kinds(words))
    assert event.kind == ("seminar" if len(words) == 1 else "camp")


def test_a_small_lead_changes_nothing(tools: Tools) -> None:
    even = {"town": {"camp": 30.0, "seminar": 29.9}}
    assert [decided(TALK, tools, kinds(even, {}, lead))[0].kind for lead in (0.15, 0.01)] == ["seminar", "camp"]


def test_a_topic_and_the_kinds_of_other_events_speak_too(tools: Tools) -> None:
    fair = decided(DIARY, tools, kinds({}, {"others": 9.0}, 0.01))
    assert len(fair) == 3
    (event,) = decided(
        TALK.replace("a seminar", "a seminar on yoga and football"), tools, kinds({"topic:sport": {"camp": 40.0}})
    )
    assert event.kind == "camp"


AHEAD = StatusDecision(0.1, 0.75, Linear(-3.0, {"report:no-past": 9.0}))


def test_where_nothing_has_happened_the_events_are_planned(tools: Tools) -> None:
    events = decided(DIARY, tools, status=AHEAD)
    assert {event.status for event in events} == {"planned"}
    assert words_of(DIARY, events[0], "status") == ["Diary"]
    assert events[0].status_source is not None
    assert events[0].status_source.found_by == "tense+learned"


def test_where_something_has_happened_they_stay_held(tools: Tools) -> None:
    events = decided(DIARY + "\nForty people came to all of them.\n", tools, status=AHEAD)
    assert {event.status for event in events} == {"held"}
    assert events[0].status_source is None


def test_planned_by_words_can_become_held_and_is_told(tools: Tools) -> None:
    text = TALK.replace("the club met for a seminar", "a seminar will be held").replace("were handed", "are handed")
    (before,) = decided(text, tools)
    assert before.status == "planned"
    (after,) = decided(text, tools, status=StatusDecision(0.1, 0.75, Linear(-9.0, {})))
    assert after.status == "held"
    assert any(one.field == "status" and one.text == "planned" for one in after.set_aside or ())
    (kept,) = decided(text, tools, status=StatusDecision(0.1, 0.75, Linear(-1.0, {})))
    assert kept.status == "planned"


@pytest.mark.parametrize("chance", [-9.0, 9.0])
def test_what_is_cancelled_stays_so(chance: float, tools: Tools) -> None:
    text = TALK.replace("the club met for a seminar at the Town Hall", "the seminar was cancelled")
    (event,) = decided(text, tools, status=StatusDecision(0.1, 0.75, Linear(chance, {})))
    assert event.status == "cancelled"


def test_the_rules_alone_decide_where_asked(tools: Tools) -> None:
    assert load_decisions("none") is None
    events = run_text(DIARY, replace(tools, decisions=None)).events
    assert not [e for e in events if e.kind_source and e.kind_source.found_by.endswith("learned")]
    assert {event.status for event in events} == {"held"}
