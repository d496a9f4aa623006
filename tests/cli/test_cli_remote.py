"""`gestae extract` with paths on other file systems."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".gestae"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_file_path_is_as_good_as_a_plain_one(run: Run, folder: Path) -> None:
    assert run("extract", f"{folder}/reports", "-o", "plain", "-q").returncode == 0
    done = run("extract", f"file://{folder}/reports", "-o", f"file://{folder}/by-url")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith(f"Written to {folder}/by-url: events.jsonl, ")
    assert files(folder / "by-url") == files(folder / "plain")


def test_from_elsewhere_to_elsewhere(run: Run, folder: Path) -> None:
    """A chain of fsspec's own file systems, which needs no further package and is known in every process."""
    run("extract", f"{folder}/reports", "-o", "plain2", "-q")
    paths = (
        f"simplecache::file://{folder}/reports",
        "-o",
        f"simplecache::file://{folder}/published/",
        "--state",
        "kept",
    )
    done = run("extract", *paths)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"Published in simplecache::file://{folder}/published/: 9 new or changed"
    assert [name.removeprefix("text/") for name in files(folder / "published") if name.startswith("text/")] == [
        f"{str(folder).strip('/')}/reports/2023/news.txt.txt"
    ]
    assert files(folder / "published") == files(folder / "kept")
    again = run("extract", "--retry", "kept")
    assert again.stdout.splitlines()[-1] == f"Published in simplecache::file://{folder}/published/: 9 as before"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("s3://b/reports", "-o", "x"), 4, "Error: s3://b/reports: what fsspec needs for it is not installed ("),
        (("nowhere://b", "-o", "x"), 4, "Error: nowhere://b: Protocol not known: nowhere"),
        (("memory://b", "-o", "x"), 2, "Error: no reports found: memory://b: no such file or folder"),
        (("reports", "-o", "s3://b/out"), 2, "Error: s3://b/out is not on this machine: name a folder that is, "),
        (("reports", "-o", "x", "--state", "y"), 2, "Error: --state is for an -o that is not on this machine"),
        (("reports", "-o", "nowhere://b", "--state", "x"), 4, "Error: nowhere://b: Protocol not known: nowhere"),
        (("--retry", "x", "--state", "y"), 2, "leave out '--state'"),
    ],
)
def test_a_mistake_is_one_clear_line(
    run: Run, folder: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = run("extract", *arguments, PYTHONPATH=str(_without_s3(folder)))
    assert message in done.stderr
    assert (done.returncode, len(done.stderr.splitlines()), done.stdout) == (code, 1, "")
    assert not (folder / "x").exists()
    assert not (folder / "y").exists()


def _without_s3(folder: Path) -> Path:
    """A folder of modules in which s3fs cannot be imported, on machines that have it, too."""
    (folder / "modules").mkdir(exist_ok=True)
    (folder / "modules" / "s3fs.py").write_text("raise ImportError('hidden')")
    return folder / "modules"
