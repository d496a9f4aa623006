"""The spaCy component finds the same dates as find_dates, after nothing but an installation."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from gestae.dates import DateContext, find_dates

TEXT = "Café news: on 5 May 2016 we met.\nLast Friday a walk. The Forest Act of 1980; Orlo 3/4/2016."


def pipeline(**config: Any) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("gestae_dates", config=config)
    return nlp


def test_it_is_there_without_an_import() -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('gestae_dates'); "
        "print([m.first for m in nlp('We met on 5 May 2016.')._.dates])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['2016-05-05']"


def test_mentions_are_those_of_find_dates() -> None:
    doc = pipeline(reference_date="2016-05-20")(TEXT)
    assert doc._.dates == find_dates(TEXT, DateContext(report_date=date(2016, 5, 20)))
    assert [doc.text[m.start : m.end] for m in doc._.dates] == [m.text for m in doc._.dates]


def test_spans_carry_the_role() -> None:
    doc = pipeline(spans_key="when")(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["when"]] == [
        ("5 May 2016", "event"),
        ("Last Friday", "event"),
        ("1980", "law"),
        ("3/4/2016", "event"),
    ]


# setting, words, first day
SETTINGS = [
    ({"date_order": "mdy"}, "On 3/4/2016.", "2016-03-04"),
    ({"year": 2011}, "On 3 May.", "2011-05-03"),
    ({"title": "Report 2012"}, "On 3 May.", "2012-05-03"),
    ({"reference_date": "2015-05-09", "prefer": "future"}, "on 2 March", "2016-03-02"),
]


@pytest.mark.parametrize(("config", "text", "first"), SETTINGS)
def test_settings_reach_the_reader(config: dict[str, Any], text: str, first: str) -> None:
    assert [m.first for m in pipeline(**config)(text)._.dates] == [first]


def test_lookalikes_are_listed_on_demand() -> None:
    assert [m.role for m in pipeline(lookalikes=True)("Tea at 7.30.")._.dates] == ["time"]


def test_one_text_can_have_a_reference_date_of_its_own() -> None:
    nlp = pipeline(reference_date="2016-05-20")
    doc = nlp.make_doc("We met yesterday.")
    doc._.reference_date = "2012-01-01"
    assert [m.first for m in nlp(doc)._.dates] == ["2011-12-31"]


def test_a_doc_with_dates_can_be_stored_and_read_again() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.dates == doc._.dates


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"date_order": "ymd"}, "date_order is one of"),
        ({"reference_date": "May"}, "YYYY-MM-DD"),
        ({"prefer": "x"}, "prefer"),
    ],
)
def test_a_setting_with_no_meaning_is_named(config: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pipeline(**config)


def test_a_doc_without_the_component_has_no_dates() -> None:
    pipeline()
    assert spacy.blank("en")(TEXT)._.dates == ()
