"""`gestae extract` over archives: further runs, --retry, and files that mean harm."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gestae.archive.store import STATE, Store

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]
CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "reports"


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != STATE)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def many(folder: Path) -> str:
    """Sixty small reports: enough for three workers."""
    (folder / "many").mkdir()
    for number in range(60):
        text = f"On {number % 28 + 1} May 2020 the Hill Club held meeting {number} on water. Mrs. Ida Marsh spoke."
        (folder / "many" / f"{number:02}.txt").write_text(text)
    return "many"


def test_the_number_of_workers_changes_no_byte(run: Run, folder: Path, many: str) -> None:
    outputs = []
    for workers in ("1", "3"):
        done = run("extract", many, "-o", f"many-{workers}", "--workers", workers, "-q")
        assert (done.returncode, done.stderr) == (0, "")
        outputs.append(files(folder / f"many-{workers}"))
    assert outputs[0] == outputs[1]
    assert len(outputs[0]["events.jsonl"].splitlines()) == 60


def test_a_further_run_says_what_it_found(run: Run, folder: Path) -> None:
    (folder / "grows").mkdir()
    (folder / "grows" / "a.txt").write_text("On 4 May 2023 the Fenby Circle held a workshop.")
    run("extract", "grows", "-o", "grown")
    (folder / "grows" / "b.txt").write_text("On 5 May 2023 the Fenby Circle held a meeting.")
    assert "Since the former run: 1 as before, 1 new\n" in run("extract", "grows", "-o", "grown").stdout
    (folder / "grows" / "a.txt").unlink()
    assert "Since the former run: 1 as before, 1 removed\n" in run("extract", "grows", "-o", "grown").stdout
    told = run("extract", "grows", "-o", "grown", "--year", "2001").stdout.splitlines()[0]
    assert told == "All reports were read anew; changed since the former run: setting year"


def test_retry_repeats_the_former_run(run: Run, folder: Path) -> None:
    (folder / "late").mkdir()
    (folder / "late" / "a.txt").write_text("On 4 May the Fenby Circle held a workshop.")
    (folder / "late" / "b.txt").touch()
    assert run("extract", "late", "-o", "again", "--year", "2001").returncode == 7
    done = run("extract", "--retry", "again")
    assert done.returncode == 7
    assert "Since the former run: 1 as before, 1 tried again\n" in done.stdout
    (record,) = (json.loads(line) for line in (folder / "again" / "events.jsonl").read_text().splitlines())
    assert record["date"]["start"] == "2001-05-04"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("reports", "--retry", "all"), 2, "--retry repeats the former run as it was: leave out 'PATHS...'"),
        (("--retry", "all", "-o", "x"), 2, "leave out '-o' / '--output'"),
        (("--retry", "all", "--year", "2001"), 2, "leave out '--year'"),
        (("--retry", "reports"), 4, "reports holds nothing to try again"),
        (("reports", "-o", "x", "--workers", "0"), 2, "Invalid value for '--workers'"),
        (("reports", "-o", "x", "--timeout", "0"), 2, "Invalid value for '--timeout'"),
    ],
)
@pytest.mark.usefixtures("extracted")
def test_a_mistake_is_one_clear_line(run: Run, arguments: tuple[str, ...], code: int, message: str) -> None:
    done = run("extract", *arguments)
    assert message in done.stderr
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (code, "", 1)


def test_a_second_run_is_refused(run: Run, folder: Path) -> None:
    with Store(folder / "held"):
        done = run("extract", "reports", "-o", "held")
    message = "Error: another run is writing into held: wait for its end, or name another folder\n"
    assert (done.returncode, done.stdout, done.stderr) == (10, "", message)


def test_files_that_mean_harm_cost_themselves_alone(run: Run, folder: Path) -> None:
    """Malformed files of each format, a zip bomb, and one that loops: listed with a reason, the others as without."""
    good, bad = folder / "mixed" / "good", folder / "mixed" / "bad"
    good.mkdir(parents=True)
    bad.mkdir()
    for name in ("field-visit-water-points.docx", "newsletter-lake-diocese.pdf", "note-chess-tournament.txt"):
        shutil.copy(CORPUS / name, good)
    run("extract", "mixed/good", "-o", "undisturbed", "-q")
    _fill_with_harm(bad)
    done = run("extract", "mixed", "-o", "disturbed")
    assert (done.returncode, done.stderr) == (7, "")
    reports = [json.loads(line) for line in (folder / "disturbed" / "reports.jsonl").read_text().splitlines()]
    failed = {Path(report["document"]).name for report in reports if report["status"] == "failed" and report["error"]}
    assert failed == {"bomb.txt", "cut.docx", "cut.pdf", "cut.zip", "loop.txt", "no.docx", "wild.html"}
    events = (folder / "undisturbed" / "events.jsonl").read_bytes()
    assert events
    assert (folder / "disturbed" / "events.jsonl").read_bytes() == events


def _fill_with_harm(bad: Path) -> None:
    with zipfile.ZipFile(bad / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("bomb.txt", b" " * 50_000_000)
    (bad / "cut.zip").write_bytes((bad / "bomb.zip").read_bytes()[:1000])
    (bad / "no.docx").write_bytes(b"PK\x03\x04 and nothing more")
    for name in ("field-visit-water-points.docx", "newsletter-lake-diocese.pdf"):
        whole = (CORPUS / name).read_bytes()
        (bad / f"cut{Path(name).suffix}").write_bytes(whole[: len(whole) // 2])
    (bad / "wild.html").write_bytes(b"<html><body>" + b"<div><p><table><tr>" * 5000 + b"</p>\xff\x00<b>")
    (bad / "loop.txt").symlink_to("loop.txt")
