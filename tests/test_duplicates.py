"""Files with the same bytes are read once, whatever they are called and wherever they lie."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.archive.copies import copy_of, set_copies_aside
from gestae.archive.plan import Plan
from gestae.batch import Work, attempt
from gestae.duplicates import duplicate
from gestae.records import Outcome, ReportRecord
from gestae.stages.read import Source

PDF = b"%PDF-1.4 and more"


def work(document: str, data: bytes) -> Outcome:
    return Outcome(report=ReportRecord(document=document, sha256=sha256(data).hexdigest(), status="ok"))


def read(inputs: list[tuple[str, bytes]], work: Work, *, keep: bool = False) -> list[Outcome]:
    """The outcomes of a run: copies are set aside first, the rest is worked on."""
    with Plan(Source(document, data=data) for document, data in inputs) as plan:
        if not keep:
            set_copies_aside(plan)
        worked = {task.position: attempt(task.source, work) for task in plan.left()}
        places = (plan.at(position) for position in range(len(plan)))
        return [(place and copy_of(place)) or worked[position] for position, place in enumerate(places)]


def statuses(inputs: list[tuple[str, bytes]], *, keep: bool = False) -> list[tuple[str, str | None]]:
    """Status and first copy of each input."""
    outcomes = read(inputs, work, keep=keep)
    return [(outcome.report.status, outcome.report.duplicate_of) for outcome in outcomes]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ([("a.txt", b"tea"), ("b.txt", b"tea")], ["", "a.txt"]),
        ([("a.txt", b"tea"), ("b.txt", b"tee"), ("c.txt", b"tea"), ("d.txt", b"tea")], ["", "", "a.txt", "a.txt"]),
        ([("a.txt", b"tea"), ("b.txt", b"tea\n")], ["", ""]),
        ([("a.txt", b"tea"), ("a.md", b"tea"), ("a.html", b"tea"), ("-", b"tea")], ["", "a.txt", "a.txt", "a.txt"]),
        ([("a.txt", PDF), ("a.pdf", PDF)], ["", "a.txt"]),
        ([("a.pdf", b"tea"), ("a.txt", b"tea"), ("b.pdf", b"tea")], ["", "", "a.pdf"]),
        ([("a.txt", b""), ("b.txt", b""), ("c.txt", b" \n"), ("d.txt", b" \n")], ["", "", "", ""]),
        ([("a.dat", b"tea"), ("a.txt", b"tea"), ("b.dat", b"tea")], ["", "", ""]),
        ([("z.zip/a.txt", b"tea"), ("a.txt", b"tea")], ["", "z.zip/a.txt"]),
    ],
)
def test_what_is_a_duplicate_of_what(inputs: list[tuple[str, bytes]], expected: list[str]) -> None:
    assert statuses(inputs) == [("duplicate", first) if first else ("ok", None) for first in expected]
    assert statuses(inputs, keep=True) == [("ok", None)] * len(inputs)


def test_a_duplicate_is_not_worked_on() -> None:
    worked: list[str] = []

    def count(document: str, data: bytes) -> Outcome:
        worked.append(document)
        return work(document, data)

    outcomes = read([(name, b"tea") for name in ("b.txt", "c.txt", "a.txt")], count)
    assert [outcome.report.status for outcome in outcomes] == ["ok", "duplicate", "duplicate"]
    assert worked == ["b.txt"]


def test_the_outcome_of_a_duplicate() -> None:
    report = duplicate("b.txt", "0" * 64, "a.txt").report
    assert (report.document, report.sha256, report.status, report.duplicate_of, report.events, report.text_file) == (
        "b.txt", "0" * 64, "duplicate", "a.txt", 0, None,
    )  # fmt: skip


@given(st.lists(st.sampled_from([b"tea", b"tee", b"toe", b"", b" "]), max_size=12))
def test_every_text_is_read_once_and_nothing_is_lost(contents: list[bytes]) -> None:
    inputs = [(f"{number}.txt", data) for number, data in enumerate(contents)]
    firsts = {name: first for (name, _), (_, first) in zip(inputs, statuses(inputs), strict=True)}
    worked = [data for name, data in inputs if firsts[name] is None and data.strip()]
    assert sorted(worked) == sorted({data for data in contents if data.strip()})
    for name, data in inputs:
        first = firsts[name]
        assert first is None or (dict(inputs)[first] == data and firsts[first] is None)
