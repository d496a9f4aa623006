"""Whatever a document is called, every record stays on its line, in valid UTF-8, and every text in its own file."""

import json
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gestae.records import Event, Outcome, ReportRecord
from gestae.settings import Settings
from gestae.stages.write import RunInfo, open_output, read_csv

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def failure(document: str) -> Outcome:
    report = ReportRecord(document=document, status="failed", error=f"{document}: odd", error_code="broken")
    return Outcome(report=report)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(NAMES, unique=True, max_size=5))
@example(["a\nb", "a\u2028b", "a\x85b", "a\tb", "a\x00b", 'a"b', "a,b", "é", "e\u0301", "A", "a", "=1+1", "x" * 5000])
def test_a_record_a_line_whatever_the_name(documents: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "out")
        with open_output(folder, ("jsonl", "csv")) as output:
            for document in documents:
                event = Event(document=document, id="e1", text="t", start=0, end=1)
                output.add(Outcome(report=ReportRecord(document=document, status="ok"), text=document, events=(event,)))
                output.add(failure(f"{document}/bad"))
            output.commit(RunInfo("0", "m", "1", Settings()))
        lines = (folder / "reports.jsonl").read_bytes().decode("utf-8").splitlines()
        records = [ReportRecord.model_validate_json(line) for line in lines]
        assert [record.document for record in records] == [name for d in documents for name in (d, f"{d}/bad")]
        texts = {record.text_file: record.document for record in records if record.text_file}
        assert {(folder / name).read_bytes().decode("utf-8") for name in texts} == set(documents)
        run = json.loads((folder / "run.json").read_bytes().decode("utf-8"))
        assert [entry["document"] for entry in run["inputs"]] == [record.document for record in records]
        assert [row["document"] for row in read_csv(folder / "events.csv")] == documents
        events = (folder / "events.jsonl").read_bytes().decode("utf-8").splitlines()
        assert [Event.model_validate_json(line).document for line in events] == documents
