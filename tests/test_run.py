"""The whole way of one report: what `extract` and `process` promise."""

import json
import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evaluate_support.stages import run_text
from gestae import extract
from gestae.calibration import load_calibration
from gestae.errors import SettingsError, UnreadableError
from gestae.records import Event, Outcome
from gestae.run import Tools, load_tools, process
from gestae.settings import Settings

TEXT = "Marigold Trust\n\nOn 3 May 2021 we organised a workshop on child rights in Ashby. Dr. Lena Marsh spoke.\n"


def test_extract_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    outcome = extract(path)
    assert (outcome.report.format, outcome.report.status, outcome.report.events) == ("text", "ok", 1)
    assert outcome.text == TEXT


def test_extract_takes_a_text_with_a_name(tools: Tools) -> None:
    assert extract("news.txt", text=TEXT) == run_text(TEXT, tools, "news.txt")


def test_counts_and_words(tools: Tools) -> None:
    outcome = run_text(TEXT, tools)
    assert outcome.counts["events"] == len(outcome.events) == 1
    assert outcome.counts["passages"] >= outcome.counts["drafts"] >= 1
    assert outcome.report.words == len(TEXT.split())


def test_a_report_without_events(tools: Tools) -> None:
    outcome = run_text("The mill is old. Its wheel is made of oak.\n", tools)
    assert (outcome.events, outcome.report.status) == ((), "no-events")


@pytest.mark.parametrize(
    ("document", "data"),
    [("empty.txt", b""), ("blank.txt", b" \n\n "), ("scan.png", b"\x89PNG\r\n"), ("half.pdf", b"%PDF-1.4 and nothing")],
)
def test_what_cannot_be_read(document: str, data: bytes, tools: Tools) -> None:
    with pytest.raises(UnreadableError) as error:
        process(document, data, tools, Settings())
    assert error.value.code
    assert "\n" not in str(error.value)


def test_the_id_is_the_texts_own(tools: Tools) -> None:
    (here,) = run_text(TEXT, tools, "a.txt").events
    (there,) = run_text(TEXT, tools, "b/c.txt").events
    (other,) = run_text(TEXT + "Bye.\n", tools, "a.txt").events
    assert here.id == there.id != other.id


def test_an_outcome_crosses_process_borders(tools: Tools) -> None:
    outcome = run_text(TEXT, tools)
    assert pickle.loads(pickle.dumps(outcome)) == outcome


def test_records_round_trip_through_json(tools: Tools) -> None:
    outcome = run_text(TEXT, tools)
    assert Outcome.model_validate_json(outcome.model_dump_json()) == outcome
    assert [Event.model_validate_json(e.model_dump_json()) for e in outcome.events] == list(outcome.events)


@pytest.mark.parametrize(
    ("options", "year", "year_from"),
    [
        ({}, None, None),
        ({"year": 2021}, 2021, "option"),
        ({"report_date": date(2021, 6, 1)}, 2021, "document"),
    ],
    ids=["nothing gives the year", "the user's year", "the report's day"],
)
def test_where_the_year_comes_from(
    options: dict[str, object], year: int | None, year_from: str | None, tools: Tools
) -> None:
    outcome = run_text(TEXT.replace(" 2021", ""), tools, **options)
    (event,) = outcome.events
    assert event.date is not None
    assert (event.date.start.year if event.date.start else None, event.date.year_from) == (year, year_from)
    assert event.date.text == "3 May"


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2021, 5, 3)), ("mdy", date(2021, 3, 5))])
def test_date_order(order: str, day: date, tools: Tools) -> None:
    outcome = run_text(TEXT.replace("3 May 2021", "03/05/2021"), tools, date_order=order)
    (event,) = outcome.events
    assert event.date is not None
    assert event.date.start == day


@pytest.mark.parametrize(("country", "day"), [("in", date(2021, 8, 15)), ("GH", date(2021, 3, 6))])
def test_public_holidays_of_a_country(country: str, day: date, tools: Tools) -> None:
    outcome = run_text(TEXT.replace("3 May 2021", "Independence Day 2021"), tools, country=country)
    (event,) = outcome.events
    assert event.date is not None
    assert event.date.start == day


def test_explain_adds_what_was_set_aside_and_nothing_else(tools: Tools) -> None:
    (plain,) = run_text(TEXT, tools).events
    (explained,) = run_text(TEXT, tools, explain=True).events
    assert plain.set_aside is None
    assert explained.set_aside is not None
    assert explained.model_copy(update={"set_aside": None}) == plain


def test_a_taxonomy_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("label,name,scope,sdg,crs,cues\nsoap,Soap,making soap,,,soap making;soap\n", encoding="utf-8")
    settings = Settings(topics=path)
    text = TEXT.replace("child rights", "soap making")
    outcome = process("a.txt", text.encode(), load_tools(settings), settings)
    assert [[t.label for t in e.topics] for e in outcome.events] == [["soap"]]


def test_a_bad_taxonomy_is_refused_before_any_report(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("not,a,taxonomy\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"ours\.csv"):
        load_tools(Settings(topics=path))


def test_a_calibration_changes_confidences_and_nothing_else(tmp_path: Path, tools: Tools) -> None:
    level = {"values": 60, "right": 45, "curve": {"0": 0.25, "1": 0.25}}
    gold = {"documents": 12, "events": 60, "sha256": "00"}
    path = tmp_path / "ours.json"
    path.write_text(json.dumps({"gestae": "0.1.0", "gold": gold, "fields": {"events": level, "topics": level}}))
    (plain,) = run_text(TEXT, replace(tools, calibration=load_calibration("none"))).events
    (ours,) = run_text(TEXT, replace(tools, calibration=load_calibration(path))).events
    assert (ours.confidence, [topic.confidence for topic in ours.topics]) == (0.25, [0.25])
    assert ours.organizers == plain.organizers
    assert (ours.id, ours.issues, ours.date, ours.text) == (plain.id, plain.issues, plain.date, plain.text)


def test_a_bad_calibration_is_refused_before_any_report(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.json"):
        load_tools(Settings(calibration=tmp_path / "gone.json"))


def test_a_country_that_does_not_exist_is_refused_before_any_report() -> None:
    with pytest.raises(SettingsError, match="'ZZ' is no country"):
        load_tools(Settings(country="ZZ"))
