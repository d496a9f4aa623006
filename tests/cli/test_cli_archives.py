"""`gestae extract` over an archive as it lies on a disk: archives in it, copies, links, odd names, large files."""

import csv
import json
import os
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

TEXT = "On 4 May 2023 the Harbour Reading Circle organised a workshop at Fenby. Dr. Ida Marsh spoke.\n"


@pytest.fixture(scope="module")
def attic(folder: Path) -> Path:
    """A folder with everything that makes archives hard."""
    attic = folder / "attic"
    attic.mkdir()
    for name, text in {
        "a.txt": TEXT,
        "copy of a.txt": TEXT,
        "odd\n\t\"name'.txt": TEXT * 2,
        "caf\udce9.txt": TEXT * 3,
    }.items():
        (attic / name).write_text(text, encoding="utf-8")
    (attic / "link.txt").symlink_to("a.txt")
    (attic / "round").symlink_to("..")
    with (attic / "huge.txt").open("wb") as file:
        file.truncate(10**9)
    with zipfile.ZipFile(attic / "box.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("../../up.txt", TEXT * 4)
    with tarfile.open(attic / "box.tar.gz", "w:gz") as tar:
        tar.add(attic / "odd\n\t\"name'.txt", "same.txt")
    (attic / "torn\n.zip").write_bytes(b"PK")
    os.mkfifo(attic / "pipe.txt")
    return attic


@pytest.fixture(scope="module")
def done(run: Run, attic: Path) -> subprocess.CompletedProcess[str]:
    """The command over it."""
    return run("extract", attic.name, "-o", "from-attic")


def reports(folder: Path, name: str) -> dict[str, Any]:
    lines = (folder / name / "reports.jsonl").read_bytes().decode("utf-8").splitlines()
    return {record["document"]: record for record in map(json.loads, lines)}


def test_every_input_has_one_line_and_its_reason(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert done.returncode == 7
    found = reports(folder, "from-attic")
    assert {document: record["duplicate_of"] or record["error_code"] or record["status"] for document, record in found.items()} == {
        "attic/a.txt": "ok",
        "attic/box.tar.gz/same.txt": "ok",
        "attic/box.zip/a.txt": "attic/a.txt",
        "attic/box.zip/up.txt": "ok",
        "attic/caf\\udce9.txt": "ok",
        "attic/copy of a.txt": "attic/a.txt",
        "attic/huge.txt": "too-large",
        "attic/link.txt": "attic/a.txt",
        "attic/odd\n\t\"name'.txt": "attic/box.tar.gz/same.txt",
        "attic/pipe.txt": "unsupported",
        "attic/torn\n.zip": "broken",
    }  # fmt: skip
    assert list(found) == sorted(found, key=lambda document: document.split("/"))


@pytest.mark.usefixtures("done")
def test_no_event_is_doubled(folder: Path) -> None:
    run_json = json.loads((folder / "from-attic" / "run.json").read_text(encoding="utf-8"))
    totals = run_json["totals"]
    assert (totals["reports"], totals["ok"], totals["failed"], totals["duplicates"]) == (11, 4, 3, 4)
    with (folder / "from-attic" / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        documents = [row["document"] for row in csv.DictReader(file)]
    assert {document: documents.count(document) for document in documents} == {
        record["document"]: record["events"] for record in reports(folder, "from-attic").values() if record["events"]
    }


@pytest.mark.usefixtures("done")
def test_each_text_has_its_file(folder: Path) -> None:
    for record in reports(folder, "from-attic").values():
        if record["status"] == "ok":
            assert (folder / "from-attic" / record["text_file"]).is_file()
    texts = [path for path in (folder / "from-attic" / "text").rglob("*") if path.is_file()]
    assert len(texts) == 4


def test_the_summary_counts_and_keeps_names_on_their_line(done: subprocess.CompletedProcess[str]) -> None:
    lines = done.stdout.splitlines()
    assert any(line.split()[:2] == ["duplicates", "4"] for line in lines)
    assert any(line.startswith("  attic/torn␊.zip: not an archive") for line in lines)
    assert "  attic/huge.txt: 1,000,000,000 bytes are more than the 100,000,000 allowed (see --max-size)" in lines


def test_copies_are_read_where_they_are_wanted(run: Run, folder: Path) -> None:
    for name in ("one", "two"):
        (folder / "branches" / name).mkdir(parents=True)
        (folder / "branches" / name / "minutes.txt").write_text(TEXT, encoding="utf-8")
    assert run("extract", "branches", "-o", "kept", "--keep-duplicates").returncode == 0
    assert [record["events"] for record in reports(folder, "kept").values()] == [1, 1]


@pytest.mark.parametrize(
    ("size", "code", "message"),
    [
        ("50", 7, "bytes are more than the 50 allowed"),
        ("0.05kB", 7, "bytes are more than the 50 allowed"),
        ("much", 4, "Error: bad setting 'max_size'"),
        ("0", 4, "Error: bad setting 'max_size'"),
    ],
)
def test_the_largest_size_can_be_set(run: Run, size: str, code: int, message: str) -> None:
    done = run("extract", "reports", "-o", "small", "--max-size", size)
    assert done.returncode == code
    assert message in done.stdout + done.stderr


def test_a_command_for_one_report_takes_an_archive_of_one(run: Run, folder: Path) -> None:
    with zipfile.ZipFile(folder / "one.zip", "w") as archive:
        archive.writestr("a.txt", TEXT)
    assert run("show", "one.zip").stdout.startswith("one.zip/a.txt: 1 event")
    assert run("show", "one.zip", "--max-size", "5").returncode == 3
