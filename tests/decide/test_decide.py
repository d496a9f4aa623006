"""Learned decisions over what the rules found: kept, dropped with a reason, added with evidence."""

from dataclasses import replace

import pytest

from evaluate_support.stages import run_text
from gestae.learned.decisions import Decisions, FieldDecision
from gestae.learned.linear import Linear
from gestae.run import Tools

TEXT = """Hill View Reading Club
Newsletter 2019

On 3 May 2019 the club organised a poetry workshop at the Town Hall. Dr. Asha Pillai spoke on haiku. The tea stood ready at
Lamplight, as always. Mr. Tom Reeve sat at the piano.
"""
ROLES = {"organizer": Linear(0.0, {}), "funder": Linear(-1.0, {"before:at": 2.0})}
PERSON_ROLES = {"participant": Linear(0.0, {})}


def deciding(tools: Tools, bodies: Linear, people: Linear, keep: float = 0.5, add: float = 0.5) -> Tools:
    """The tools with decisions of one's own."""
    decisions = Decisions(FieldDecision(keep, add, bodies, ROLES), FieldDecision(keep, add, people, PERSON_ROLES))
    return replace(tools, decisions=decisions)


@pytest.fixture(scope="module")
def ruled(tools: Tools) -> Tools:
    """The tools with the rules alone."""
    return replace(tools, decisions=None)


NEVER, ALWAYS_RULES = Linear(-9.0, {}), Linear(9.0, {"rule:none": -18.0})


def test_decisions_that_follow_the_rules_change_nothing_but_confidence(ruled: Tools) -> None:
    (before,) = run_text(TEXT, ruled).events
    (after,) = run_text(TEXT, deciding(ruled, ALWAYS_RULES, ALWAYS_RULES)).events
    assert [(o.name, o.role, o.evidence) for o in after.organizers] == [
        (o.name, o.role, o.evidence) for o in before.organizers
    ]
    assert [(p.name, p.role, p.evidence) for p in after.people] == [(p.name, p.role, p.evidence) for p in before.people]


def test_what_the_rules_took_can_be_dropped_and_is_told(ruled: Tools) -> None:
    tools = deciding(ruled, ALWAYS_RULES, NEVER)
    (event,) = run_text(TEXT, tools, explain=True).events
    assert [p.name for p in event.people] == ["Asha Pillai"]  # "spoke" says so: that is not overruled
    told = {c.text: c.reason for c in event.set_aside or () if c.field == "people"}
    assert "learned from other reports" in told["Mr. Tom Reeve"]


def test_what_the_rules_did_not_take_can_be_added_with_evidence(ruled: Tools) -> None:
    tools = deciding(ruled, Linear(-9.0, {"before:at": 18.0, "rule:organizer": 18.0}), ALWAYS_RULES)
    outcome = run_text(TEXT, tools)
    (event,) = outcome.events
    added = {o.name: o for o in event.organizers}["Lamplight"]
    assert added.role == "funder"
    assert added.found_by.endswith("+learned")
    assert [outcome.text[e.start : e.end] for e in added.evidence] == ["Lamplight"]


def test_of_names_that_overlap_the_likelier_is_taken(ruled: Tools) -> None:
    text = TEXT.replace("Lamplight,", "Lamplight Stores and Green Oak,")
    wanting = {"before:at": 18.0, "rule:organizer": 18.0, "and": -4.0}
    (event,) = run_text(text, deciding(ruled, Linear(-9.0, wanting), ALWAYS_RULES)).events
    assert "Lamplight Stores" in [o.name for o in event.organizers]
    assert not any("Stores and" in o.name for o in event.organizers)


def test_the_threshold_is_another_for_what_rules_assume(ruled: Tools) -> None:
    even = Linear(0.0, {})
    kept = run_text(TEXT, deciding(ruled, ALWAYS_RULES, even, keep=0.4, add=0.6)).events[0]
    none = run_text(TEXT, deciding(ruled, ALWAYS_RULES, even, keep=0.6, add=0.6)).events[0]
    assert {p.name for p in kept.people} == {"Asha Pillai", "Tom Reeve"}
    assert {p.name for p in none.people} == {"Asha Pillai"}
