"""Whatever the bytes: a report that keeps its promises, or one clear error."""

import pickle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import check

from gestae.errors import UnreadableError
from gestae.model import Report
from gestae.stages.read import read_report
from gestae.stages.read.formats import SUFFIXES

CODES = {"empty", "encrypted", "scanned-only", "unsupported", "broken", "too-large"}
FRAGMENTS = st.sampled_from(
    ["<p>", "</p>", "<br>", "<ul><li>", "</li>", "<table><tr><td>", "<td colspan=3 rowspan=2>", "</table>", "<dl><dt>", "<dd>",
     "<h2>", "</h2>", "<img alt='the hall in May'>", "<pre>", "<?php echo 1 ?>", "<!--", "-->", "{{ x }}", "---\n", "title: a\n",
     "date: 2014-05-06\n", "* ", "1. ", "11. ", "# ", "| a | b |\n|---|---|\n", "> ", "**", "~~", "\n\n", "Subject: x\n", "Date: Mon\n",
     "Content-Type: text/html; charset=none\n\n", "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "<nav>", "<aside class=widget>",
     "<form>", "<b>", "</b>", "&nbsp;", "&#55555;", "<title>", "</title>", "Ã©", "â€™", "\u200b", "\x00", "\u2028", "\ufeff", "é", "\U0001d5e5"]
)  # fmt: skip
MARKUP = st.lists(st.one_of(FRAGMENTS, st.text(max_size=12)), max_size=30).map("".join)


def _read_or_refuse(document: str, data: bytes) -> None:
    outcome = _outcome(document, data)
    if isinstance(outcome, UnreadableError):
        assert outcome.code in CODES
        assert len(str(outcome).splitlines()) == 1
    else:
        check(outcome)
        assert pickle.loads(pickle.dumps(outcome)) == outcome
        assert _outcome(document, data) == outcome


def _outcome(document: str, data: bytes) -> Report | UnreadableError:
    try:
        return read_report(document, data)
    except UnreadableError as error:
        return error


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.one_of(st.binary(max_size=400), MARKUP.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_a_report_or_a_clear_error(suffix: str, data: bytes) -> None:
    _read_or_refuse("folder/any" + suffix, data)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=MARKUP, front=st.text(max_size=40))
def test_any_markup_after_any_front_matter(text: str, front: str) -> None:
    source = f"---\n{front}\n---\n{text}".encode("utf-8", "surrogatepass")
    for document in ("a.md", "a.html", "a.txt", "-"):
        _read_or_refuse(document, source)


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<table><tr><td>", "<b>", "<blockquote>", "<dl><dd>"])
def test_markup_nested_without_end_is_read(opening: str) -> None:
    _read_or_refuse("a.html", (opening * 3000 + "the end").encode())
    _read_or_refuse("a.md", ("> " * 3000 + "the end").encode())
