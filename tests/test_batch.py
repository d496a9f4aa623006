"""A batch goes on whatever one report does."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import pytest

from gestae.batch import each_once, run_batch
from gestae.errors import UnreadableError
from gestae.records import Outcome, ReportRecord


@dataclass
class Given:
    """A source made by hand; bytes, or the error that loading raises."""

    document: str
    content: bytes | BaseException = b"text"
    loaded: int = 0

    def load(self) -> bytes:
        self.loaded += 1
        if isinstance(self.content, BaseException):
            raise self.content
        return self.content


def work(document: str, data: bytes) -> Outcome:
    if data == b"bug":
        raise KeyError("a\nlong story")
    if data == b"scan":
        raise UnreadableError("scanned-only", f"{document}: only pictures of pages")
    return Outcome(report=ReportRecord(document=document, status="ok"), text=data.decode())


def test_outcomes_come_in_the_order_of_the_sources() -> None:
    outcomes = run_batch([Given("b"), Given("a"), Given("c")], work)
    assert [outcome.report.document for outcome in outcomes] == ["b", "a", "c"]


def test_a_document_given_twice_is_read_once() -> None:
    first, second = Given("a"), Given("a")
    assert len(list(run_batch([first, second], work))) == 1
    assert (first.loaded, second.loaded) == (1, 0)
    assert list(each_once([first, second])) == [first]


@pytest.mark.parametrize(
    ("content", "code", "reason"),
    [
        (UnreadableError("encrypted", "x.pdf: needs a password"), "encrypted", "needs a password"),
        (UnreadableError("empty", "nothing in it"), "empty", "nothing in it"),
        (b"scan", "scanned-only", "only pictures of pages"),
        (b"bug", "internal-error", "KeyError: 'a\\nlong story'"),
        (ValueError("two\nlines"), "internal-error", "ValueError: two lines"),
        (MemoryError(), "internal-error", "MemoryError:"),
        (RecursionError("deep"), "internal-error", "RecursionError: deep"),
    ],
)
def test_a_failure_is_one_line_of_one_report(content: bytes | Exception, code: str, reason: str) -> None:
    before, failed, after = run_batch([Given("a"), Given("x.pdf", content), Given("b")], work)
    assert (before.report.status, after.report.status) == ("ok", "ok")
    report = failed.report
    assert (report.document, report.status, report.error_code, report.error) == (
        "x.pdf",
        "failed",
        code,
        reason,
    )
    expected = sha256(content).hexdigest() if isinstance(content, bytes) else None
    assert report.sha256 == expected


def test_an_undecodable_file_name_becomes_a_readable_one() -> None:
    (good, bad) = run_batch(
        [Given("caf\udce9.txt"), Given("x\udce9", UnreadableError("empty", "x\udce9: empty"))], work
    )
    assert good.report.document == "caf\\udce9.txt"
    assert (bad.report.document, bad.report.error) == ("x\\udce9", "empty")


def test_ctrl_c_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt):
        list(run_batch([Given("a", KeyboardInterrupt())], work))


def test_nothing_is_read_ahead() -> None:
    def sources() -> Iterator[Given]:
        yield Given("a")
        raise AssertionError("asked for a second report before the first was taken")

    assert next(run_batch(sources(), work)).report.document == "a"
