"""`gestae extract`, from the paths to the files."""

import json
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gestae.archive.store import STATE
from gestae.records import Event
from gestae.stages.write import read_csv

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


def events_of(path: Path) -> list[Event]:
    return [Event.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_failures_are_listed_and_do_not_stop_the_others(extracted: Done, folder: Path) -> None:
    assert extracted.returncode == 7
    assert extracted.stderr == ""
    reports = [json.loads(line) for line in (folder / "all" / "reports.jsonl").read_text().splitlines()]
    assert [(report["document"], report["status"]) for report in reports] == [
        ("reports/2023/news.txt", "ok"),
        ("broken/empty.txt", "failed"),
        ("broken/half.pdf", "failed"),
        ("broken/image.png", "failed"),
    ]
    for report in reports[1:]:
        assert f"  {report['document']}: {report['error']}\n" in extracted.stdout


def test_the_summary_says_what_was_found(extracted: Done, folder: Path) -> None:
    events = events_of(folder / "all" / "events.jsonl")
    lines = [line for line in extracted.stdout.splitlines() if line[24:].strip()]
    rows = {line[:24].strip(): line[24:].split()[0] for line in lines}
    assert rows["Reports"] == "4"
    assert rows["failed"] == "3"
    assert rows["Events"] == str(len(events))
    assert rows["with a date"] == str(sum(event.date is not None for event in events))
    assert "Written to all: events.jsonl, events.csv, " in extracted.stdout
    assert "\x1b" not in extracted.stdout


@pytest.mark.usefixtures("extracted")
def test_offsets_in_the_records_point_into_the_text_that_is_written(folder: Path) -> None:
    events = events_of(folder / "all" / "events.jsonl")
    assert [event.date.start.isoformat() for event in events if event.date and event.date.start] == [
        "2023-05-04",
        "2023-06-18",
    ]
    text = (folder / "all" / "text" / "reports" / "2023" / "news.txt.txt").read_bytes().decode("utf-8")
    for event in events:
        assert text[event.start : event.end] == event.text
        assert event.date is not None
        for span in event.date.evidence:
            assert text[span.start : span.end] == event.date.text


@pytest.mark.usefixtures("extracted")
def test_tables_and_records_tell_the_same(folder: Path) -> None:
    events = events_of(folder / "all" / "events.jsonl")
    rows = list(read_csv(folder / "all" / "events.csv"))
    assert [(row["event"], row["text"]) for row in rows] == [(event.id, event.text) for event in events]
    assert json.loads((folder / "all" / "events.json").read_text()) == [
        json.loads(line) for line in (folder / "all" / "events.jsonl").read_text().splitlines()
    ]
    names = [(row["event"], row["name"]) for row in read_csv(folder / "all" / "organizers.csv")]
    assert names == [(event.id, body.name) for event in events for body in event.organizers]


@pytest.mark.usefixtures("extracted")
def test_the_same_input_gives_the_same_bytes(run: Run, folder: Path) -> None:
    run(
        "extract",
        "reports",
        "broken",
        "-o",
        "again",
        "--format",
        "jsonl, CSV ,json",
        "-q",
        PYTHONHASHSEED="7",
    )
    first, second = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file() and path.name != STATE}
        for top in (folder / "all", folder / "again")
    )
    assert first == second
    assert len(first) == 10


def test_quiet_is_quiet_and_success_is_zero(run: Run) -> None:
    done = run("extract", "reports", "-o", "quiet", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("options", "words", "day"),
    [
        (("--date-order", "dmy"), "3/4/2021", "2021-04-03"),
        (("--date-order", "mdy"), "3/4/2021", "2021-03-04"),
        (("--year", "2021"), "3 April", "2021-04-03"),
        (("--report-date", "2021-04-07"), "Saturday", "2021-04-03"),
    ],
)
def test_standard_input_and_context_options(
    run: Run, folder: Path, options: tuple[str, str], words: str, day: str
) -> None:
    done = run("extract", "-", "-o", "stdin", *options, stdin=f"The Hill Club held a meeting on {words}.\n")
    assert done.returncode == 0, done.stderr
    (event,) = events_of(folder / "stdin" / "events.jsonl")
    assert event.document == "-"
    assert event.date is not None
    assert event.date.start is not None
    assert event.date.start.isoformat() == day


def test_a_configuration_file_sets_what_options_override(run: Run, folder: Path) -> None:
    (folder / "gestae.toml").write_text('year = 2001\nformat = ["json"]\nexplain = true\n')
    text = "The Hill Club held a meeting on 3 April.\n"
    run("extract", "-", "-o", "config", "--config", "gestae.toml", stdin=text)
    assert not (folder / "config" / "events.csv").exists()
    (event,) = json.loads((folder / "config" / "events.json").read_text())
    assert event["date"]["start"] == "2001-04-03"
    assert "set_aside" in event
    run("extract", "-", "-o", "config", "--config", "gestae.toml", "--year", "2002", stdin=text)
    (event,) = json.loads((folder / "config" / "events.json").read_text())
    assert event["date"]["start"] == "2002-04-03"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("nowhere", "-o", "x"), 2, "Error: no reports found: nowhere: no such file or folder"),
        (("*.docx", "-o", "x"), 2, "Error: no reports found: *.docx: no such file or folder"),
        (("reports",), 2, "Error: Missing option '-o' / '--output'"),
        (("-o", "x"), 2, "Error: Missing argument 'PATHS...'"),
        (("reports", "-o", "x", "--format", "csv,xlsx"), 2, "'xlsx' is not a format: choose from jsonl, "),
        (("reports", "-o", "x", "--report-date", "May"), 2, "'May' is not a day written as 2024-03-31"),
        (("reports", "-o", "x", "--topics", "no.csv"), 2, "File 'no.csv' does not exist"),
        (("reports", "-o", "x", "--calibration", "no.json"), 2, "File 'no.json' does not exist"),
        (
            ("reports", "-o", "x", "--calibration", "reports/2023/news.txt"),
            4,
            "news.txt is no calibration: Invalid JSON",
        ),
        (("reports", "-o", "x", "--colour"), 2, "Error: No such option"),
        (("reports", "-o", "x", "--year", "20000"), 4, "Error: bad setting 'year'"),
        (("reports", "-o", "x", "--model", "no_such_model"), 5, "'no_such_model' is not installed"),
        (("reports", "-o", "broken/empty.txt"), 6, "Error: cannot write to broken/empty.txt: it is a file"),
        (("reports", "-o", "broken/empty.txt/x"), 6, "Error: cannot write to broken/empty.txt/x: "),
    ],
)
def test_a_mistake_is_one_clear_line(
    run: Run, folder: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = run("extract", *arguments)
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (done.returncode, done.stdout) == (code, "")
    assert not (folder / "x").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("year = 'soon'", "bad setting 'year'"),
        ("colour = 1", "bad setting 'colour'"),
        ("year = ", "cannot read the configuration file wrong.toml"),
        ('format = ["xlsx"]', "unknown format 'xlsx'"),
    ],
)
def test_a_wrong_configuration_file_is_one_clear_line(run: Run, folder: Path, content: str, message: str) -> None:
    (folder / "wrong.toml").write_text(content)
    done = run("extract", "reports", "-o", "x", "--config", "wrong.toml")
    assert message in done.stderr
    assert (done.returncode, len(done.stderr.splitlines())) == (4, 1)


def test_a_full_disk_is_one_clear_line(folder: Path, command: tuple[str, ...]) -> None:
    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

    done = subprocess.run(
        [*command, "extract", "reports", "-o", "full"],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files,
    )
    assert (done.returncode, done.stderr) == (6, f"Error: cannot write to full ({STATE}): disk I/O error\n")
    assert not (folder / "full").exists()


def test_ctrl_c_keeps_what_was_finished(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "many").mkdir()
    for number in range(9000):
        text = f"The Hill Club held its meeting no. {number} on {number % 28 + 1} May 2020."
        (tmp_path / "many" / f"{number:04}.txt").write_text(text)
    process = subprocess.Popen(
        [*command, "extract", "many", "-o", "out"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None and len(list((tmp_path / "out").rglob("*.txt.txt"))) < 5:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 1
    run_json = json.loads((tmp_path / "out" / "run.json").read_text())
    finished = run_json["totals"]["reports"]
    assert errors == f"Interrupted; {finished} reports were finished and written\n"
    assert run_json["interrupted"] is True
    assert 5 <= finished < 9000
    assert len((tmp_path / "out" / "reports.jsonl").read_text().splitlines()) == finished
    assert len(list((tmp_path / "out" / "text").rglob("*.txt"))) == finished


def test_in_a_terminal_progress_is_shown_and_cleared(in_terminal: Callable[..., tuple[int, str]]) -> None:
    code, shown = in_terminal("extract", "reports", "broken", "-o", "terminal")
    assert code == 7
    assert "events, 3 failed" in shown
    assert "Reports that could not be read" in shown


def test_piped_output_has_no_progress(extracted: Done) -> None:
    assert "Reading" not in extracted.stdout + extracted.stderr
