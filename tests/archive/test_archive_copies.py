"""Files with the same bytes are read once, by any number of workers and in further runs."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_support.work import load
from gestae import extract_many
from gestae.settings import Settings

Run = Callable[..., object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files with the same bytes, one of them packed, among others of that size and of another."""
    top = tmp_path / "reports"
    top.mkdir()
    for name, text in {"b.txt": "tea", "c.txt": "tea", "d.txt": "tee", "e.txt": "coffee", "f.txt": ""}.items():
        (top / name).write_text(text)
    (top / "a.txt.gz").write_bytes(gzip.compress(b"tea"))
    return top


def told(outcomes: object) -> dict[str, str]:
    """Name -> the name that it is a copy of, or its status."""
    reports = [outcome.report for outcome in outcomes]  # type: ignore[attr-defined]
    return {Path(r.document).name: Path(r.duplicate_of).name if r.duplicate_of else r.status for r in reports}


@pytest.mark.parametrize("workers", [1, 3])
def test_the_first_in_order_is_read(folder: Path, workers: int) -> None:
    expected = {
        "a.txt": "ok", "b.txt": "a.txt", "c.txt": "a.txt", "d.txt": "ok", "e.txt": "ok", "f.txt": "no-events"
    }  # fmt: skip
    assert told(extract_many(folder, workers=workers, load=load)) == expected


def test_copies_are_read_where_they_are_wanted(folder: Path) -> None:
    outcomes = extract_many(folder, Settings(keep_duplicates=True), load=load)
    assert "a.txt" not in told(outcomes).values()


def test_a_copy_whose_first_is_gone_is_read(folder: Path, tmp_path: Path, run: Run, snapshot: Callable) -> None:
    first = run(tmp_path / "out", folder)
    assert (first.changes.new, first.tally.duplicates) == (4, 2)
    (folder / "a.txt.gz").unlink()
    later = run(tmp_path / "out", folder)
    assert (later.changes.new, later.changes.kept, later.changes.removed, later.tally.duplicates) == (1, 3, 1, 1)
    run(tmp_path / "fresh", folder)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")


def test_keeping_copies_reads_only_these(folder: Path, tmp_path: Path, run: Run, snapshot: Callable) -> None:
    run(tmp_path / "out", folder)
    done = run(tmp_path / "out", folder, keep_duplicates=True)
    assert (done.changes.reasons, done.changes.new, done.changes.kept) == ([], 2, 4)
    run(tmp_path / "fresh", folder, keep_duplicates=True)
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "fresh")
