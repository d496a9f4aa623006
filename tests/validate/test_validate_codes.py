"""Each code of the checks, by the smallest report that earns it, and by one that does not."""

from datetime import date

import pytest

from evaluate_support.stages import run_text
from gestae.records import Outcome
from gestae.run import Tools
from gestae.stages.validate.checks import CHECKS

GOOD = "On 3 May 2021 the Marigold Trust organised a workshop on child rights in Ashby."
LIST = """Marigold Trust: the year 2021

- On 14 March 2021 a rally against plastic bags was held.
- On 2 April 2021 an eye camp was conducted in Ashby.
- On 3 May 2021 a workshop on child rights was organised in Ashby.
"""


def codes(outcome: Outcome) -> set[str]:
    return {issue.code for event in outcome.events for issue in event.issues}


def test_nothing_is_doubtful_about_a_plain_sentence(tools: Tools) -> None:
    outcome = run_text(GOOD, tools)
    assert len(outcome.events) == 1
    assert codes(outcome) == set()


@pytest.mark.parametrize(
    ("code", "text", "options"),
    [
        (
            "no-date",
            "The Marigold Trust organised a workshop on child rights in Ashby for forty women of the ward.",
            {},
        ),
        ("year-unknown", "On 3 May the Marigold Trust organised a workshop on child rights in Ashby.", {}),
        ("no-organizer", "On 3 May 2021 a workshop on child rights was held in Ashby.", {}),
        ("organizer-inherited", "Marigold Trust\n\nOn 3 May 2021 a workshop on child rights was held in Ashby.\n", {}),
        ("no-topic", "On 3 May 2021 the Marigold Trust held a gathering.", {}),
        ("far-future", GOOD.replace("2021", "2061"), {"report_date": date(2021, 6, 1)}),
        ("held-after-report", GOOD, {"report_date": date(2021, 4, 1)}),
        ("date-conflict", f"{LIST}Photo: the workshop on child rights, 8 June 2021\n", {}),
        ("out-of-order", LIST.replace("- On 3 May 2021", "- On 9 June 2021") + "- On 4 April a rally was held.\n", {}),
        ("weekday", GOOD.replace("On 3 May", "On Friday, 3 May"), {}),
    ],
)
def test_code(code: str, text: str, options: dict[str, object], tools: Tools) -> None:
    document = "report.html" if text.startswith("<html") else "report.txt"
    outcome = run_text(text, tools, document, **options)
    assert any(found.startswith(code) for found in codes(outcome)), codes(outcome)


@pytest.mark.parametrize(
    ("code", "text", "options"),
    [
        ("held-after-report", GOOD.replace("organised", "will organise"), {"report_date": date(2021, 4, 1)}),
        ("far-future", GOOD, {"report_date": date(2021, 6, 1)}),
        ("far-future", GOOD.replace("2021", "2061"), {}),
    ],
    ids=["planned", "in time", "no day of writing"],
)
def test_no_such_code(code: str, text: str, options: dict[str, object], tools: Tools) -> None:
    assert code not in codes(run_text(text, tools, **options))


def test_issues_lead_to_the_words(tools: Tools) -> None:
    text = "On 3 May the Marigold Trust organised a workshop on child rights in Ashby."
    outcome = run_text(text, tools)
    (issue,) = (i for i in outcome.issues if i.code == "year-unknown")
    assert issue.start is not None
    assert issue.end is not None
    assert text[issue.start : issue.end] == "3 May"
    assert (issue.event, issue.stage) == (outcome.events[0].id, "validate")


def test_every_check_is_named_and_callable() -> None:
    assert set(CHECKS) >= {"date", "date-notes", "caption", "order", "far", "organizer", "topic"}
