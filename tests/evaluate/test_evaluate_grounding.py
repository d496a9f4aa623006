"""Whether evidence holds its value: one value a line, and the sample corpus through all stages."""

import json
from pathlib import Path
from typing import Any

import pytest

from gestae import __version__
from gestae.errors import UnreadableError
from gestae.evaluate.grounding import GROUNDED, Failure, Held, grounding
from gestae.evaluate.outputs import Outputs, load_outputs
from gestae.run import Tools, process
from gestae.settings import Settings
from gestae.stages.write import RunInfo, open_output

TEXT = "On 3 May 2021 the Marigold\nTrust (MT) held a workshop on soap. Dr. Lena\n Marsh spoke. Mrs. Marsh thanked all."
REPORTS = Path(__file__).resolve().parents[2] / "corpus" / "reports"


def at(words: str) -> list[dict[str, int]]:
    """The offsets of the first such words in TEXT."""
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words)}]


def outputs(folder: Path, **fields: Any) -> Outputs:
    """A run with one event that has these fields; its text is TEXT."""
    (folder / "a.txt").write_bytes(TEXT.encode())
    event = {"document": "a", "id": "ev1", "text": TEXT, "start": 0, "end": len(TEXT), **fields}
    return Outputs((event,), ({"document": "a", "status": "ok", "text_file": "a.txt"},), folder)


def person(name: str, *spans: str) -> dict[str, Any]:
    return {"people": [{"name": name, "evidence": [one for words in spans for one in at(words)]}]}


def body(name: str, *spans: str) -> dict[str, Any]:
    return {"organizers": person(name, *spans)["people"]}


@pytest.mark.parametrize(
    ("field", "fields", "state", "stands"),
    [
        ("events", {}, "holding", ""),
        ("events", {"end": 9}, "failing", "On 3 May"),
        ("events", {"text": None}, "", ""),
        ("dates", {"date": {"text": "3 May 2021", "evidence": at("3 May 2021")}}, "holding", ""),
        ("dates", {"date": {"text": "3 May 2021", "evidence": at("3 May")}}, "failing", "3 May"),
        ("dates", {"date": {"text": "3 May", "evidence": at("3 May 2021")}}, "failing", "3 May 2021"),
        ("dates", {"date": {"text": "3 May", "evidence": []}}, "without", ""),
        ("organizers", body("Marigold Trust", "Marigold\nTrust"), "holding", ""),
        ("organizers", body("Marigold Trust", "the Marigold\nTrust (MT)"), "holding", ""),
        ("organizers", body("Marigold", "the Marigold\nTrust"), "holding", ""),
        ("organizers", body("Mari", "the Marigold\nTrust"), "failing", "the Marigold Trust"),
        ("organizers", body("marigold trust", "Marigold\nTrust"), "failing", "Marigold Trust"),
        ("people", person("Lena Marsh", "Dr. Lena\n Marsh"), "holding", ""),
        ("people", person("Lena Marsh", "Mrs. Marsh", "Dr. Lena\n Marsh"), "holding", ""),
        ("people", person("Lena Marsh", "Mrs. Marsh", "Dr. Lena"), "failing", "Mrs. Marsh | Dr. Lena"),
        ("people", person("Lena Marsh"), "without", ""),
        ("topics", {"topics": [{"label": "x", "text": "soap", "evidence": at("soap")}]}, "holding", ""),
        ("topics", {"topics": [{"label": "x", "text": "soap", "evidence": at("soap.")}]}, "failing", "soap."),
        ("place", {"place": {"text": "Ashby", "evidence": at("soap")}}, "failing", "soap"),
        ("name", {"name": "soap", "name_source": {"evidence": at("soap")}}, "holding", ""),
        ("name", {"name": "soap", "name_source": None}, "without", ""),
        ("kind", {"kind": "workshop", "kind_source": {"evidence": at("workshop")}}, "holding", ""),
        ("kind", {"kind": "rally", "kind_source": {"evidence": at("workshop")}}, "failing", "workshop"),
        ("kind", {"kind": "other", "kind_source": None}, "without", ""),
        ("status", {"status": "planned", "status_source": {"evidence": at("held")}}, "holding", ""),
        ("status", {"status": "planned", "status_source": {"evidence": at(". ")}}, "failing", "."),
        ("status", {"status": "held", "status_source": None}, "without", ""),
    ],
)  # fmt: skip
def test_what_holds(tmp_path: Path, field: str, fields: dict[str, Any], state: str, stands: str) -> None:
    found = grounding(outputs(tmp_path, **fields))
    expected = {"holding": Held(1, 0, 0), "failing": Held(0, 1, 0), "without": Held(0, 0, 1), "": Held()}[state]
    assert found.fields[field] == expected
    mine = [failure for failure in found.failures if failure.field == field]
    assert [one.stands.strip() for one in mine] == ([stands] if state == "failing" else [])
    assert list(found.fields) == list(GROUNDED)


def test_a_failure_says_where_it_is(tmp_path: Path) -> None:
    found = grounding(outputs(tmp_path, **person("Lena Marsh", "Mrs. Marsh")))
    assert found.failures == (Failure("a", "ev1", "people", "Lena Marsh", "Mrs. Marsh"),)
    assert found.fields["people"].share == 0
    assert found.fields["topics"].share is None


def test_events_without_their_text_are_named_and_not_counted(tmp_path: Path) -> None:
    whole = outputs(tmp_path, **person("Lena Marsh", "Mrs. Marsh"))
    found = grounding(Outputs(whole.events, (), None))
    assert (found.unchecked, found.failures) == (("a",), ())
    assert set(found.fields.values()) == {Held()}


def test_a_text_that_is_gone_is_one_clear_error(tmp_path: Path) -> None:
    run = outputs(tmp_path)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(UnreadableError, match="is the output folder complete"):
        grounding(run)


@pytest.mark.parametrize(
    "name",
    ["minutes-residents-association.txt", "email-domestic-workers-march.eml", "press-maternity-waiting-home.html"],
)
def test_everything_that_gestae_writes_is_grounded(name: str, tools: Tools, tmp_path: Path) -> None:
    outcome = process(name, (REPORTS / name).read_bytes(), tools, Settings())
    with open_output(tmp_path / "out", ("jsonl",)) as output:
        output.add(outcome)
        output.commit(RunInfo(__version__, "m", "1", Settings()))
    found = grounding(load_outputs(tmp_path / "out"))
    assert found.failures == ()
    assert found.fields["events"].holding == len(outcome.events) > 0
    assert found.fields["people"].holding > 0
    assert json.loads((tmp_path / "out" / "run.json").read_text())["settings"]["calibration"] == "default"
