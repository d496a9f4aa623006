"""Inputs on other file systems: found once, named like paths, loaded by whoever reads them."""

import io
import pickle
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from archive_support.elsewhere import VARIABLE
from gestae.errors import SettingsError, UnreadableError
from gestae.remote import is_remote, local_path
from gestae.stages.read import Source, gather


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


FILES = {
    "reports/a.txt": b"a",
    "reports/b.txt": b"b",
    "reports/b/c.txt": b"c",
    "reports/box.zip": zipped({"m/n.txt": b"n", "m/.hidden.txt": b"h"}),
    "reports/pack.tgz": tarred({"one.txt": b"1", "two.txt": b"2"}),
    "reports/.hidden/d.txt": b"d",
    "reports/e[1].txt": b"e",
    "reports/f::g#h?.txt": b"f",
    "reports/march\\CON.txt": b"m",
}
FOUND = {
    "reports/a.txt": b"a",
    "reports/b/c.txt": b"c",
    "reports/b.txt": b"b",
    "reports/box.zip/m/n.txt": b"n",
    "reports/e[1].txt": b"e",
    "reports/f::g#h?.txt": b"f",
    "reports/march\\CON.txt": b"m",
    "reports/pack.tgz/one.txt": b"1",
    "reports/pack.tgz/two.txt": b"2",
}


@pytest.fixture
def memory() -> Iterator[Any]:
    """The file system of this process, empty."""
    system = fsspec.filesystem("memory")
    for state in (system.store, system.pseudo_dirs):
        state.clear()
    yield system
    system.store.clear()


@pytest.fixture
def everywhere(memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files in memory and in a folder, which is the current one and what bucket:// and share:// stand for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    for name, data in FILES.items():
        memory.pipe(f"/{name}", data)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def loaded(*paths: str) -> dict[str, bytes]:
    return {source.document: source.load() for source in gather(paths)}


PATHS = ["reports", "memory://reports", "memory:///reports/", "bucket://reports", "share://reports/"]


@pytest.mark.usefixtures("everywhere")
@pytest.mark.parametrize("path", [*PATHS, "simplecache::memory://reports"])
def test_a_folder_gives_its_files_by_name_wherever_it_lies(path: str) -> None:
    assert list(loaded(path).items()) == list(FOUND.items())


@pytest.mark.usefixtures("everywhere")
@pytest.mark.parametrize(
    ("path", "documents"),
    [
        ("bucket://reports/a.txt", ["reports/a.txt"]),
        ("bucket://reports/box.zip", ["reports/box.zip/m/n.txt"]),
        ("bucket://reports/b*", ["reports/b/c.txt", "reports/b.txt", "reports/box.zip/m/n.txt"]),
        ("bucket://reports/e[1].txt", ["reports/e[1].txt"]),
        ("memory://reports/?.txt", ["reports/a.txt", "reports/b.txt"]),
        ("memory://reports/.hidden", ["reports/.hidden/d.txt"]),
    ],
)
def test_files_archives_and_patterns(path: str, documents: list[str]) -> None:
    assert list(loaded(path)) == documents


@pytest.mark.usefixtures("everywhere")
def test_the_same_file_is_found_once_and_another_of_that_name_gets_a_number() -> None:
    assert list(loaded("bucket://reports/b", "bucket://reports/b/", "bucket://reports/b/c.txt")) == ["reports/b/c.txt"]
    assert list(loaded("bucket://reports/b", "share://reports/b", "reports/b")) == [
        "reports/b/c.txt",
        "reports/b/c~2.txt",
        "reports/b/c~3.txt",
    ]


def test_a_file_path_is_a_path_of_this_machine(everywhere: Path) -> None:
    (source,) = gather([f"file://{everywhere}/reports/a.txt"])
    assert (source.document, source.remote, source.load()) == (f"{everywhere}/reports/a.txt", None, b"a")


@pytest.mark.usefixtures("everywhere")
@pytest.mark.parametrize("path", ["bucket://reports", "memory://reports"])
def test_another_process_can_load_them(path: str) -> None:
    def sent(source: Source) -> Source:
        return pickle.loads(pickle.dumps(source.for_workers()))  # type: ignore[no-any-return]

    sources = [sent(source) for source in gather([path])]
    assert {source.remote is None for source in sources} == {path.startswith("memory")}
    fsspec.filesystem("memory").store.clear()
    assert {source.document: source.load() for source in sources} == FOUND


@pytest.mark.parametrize("name", ["forbidden.txt", "odd.txt", "empty.txt", "forbidden.zip", "odd.zip", "gone.txt"])
def test_a_file_that_cannot_be_had_fails_alone(everywhere: Path, name: str) -> None:
    (everywhere / "reports" / name).write_bytes(b"" if "empty" in name else b"x")
    sources = {source.document: source for source in gather(["bucket://reports"])}
    if name == "gone.txt":
        (everywhere / "reports" / name).unlink()
    results = {}
    for document, source in sources.items():
        try:
            results[document] = source.load()
        except UnreadableError as error:
            results[document] = f"{error.code}: {error}".encode()
    said = {
        "forbidden.txt": b"broken: reports/forbidden.txt: cannot be read (Access Denied)",
        "odd.txt": b"broken: reports/odd.txt: cannot be read (the wire is cut)",
        "empty.txt": b"",
        "gone.txt": b"missing: reports/gone.txt: no such file",
    }
    expected = said.get(name)
    assert results.pop(f"reports/{name}").startswith(expected if expected is not None else b"broken: reports/")
    assert results == FOUND


@pytest.mark.parametrize("limit", [3, 4])
def test_the_largest_size_counts(everywhere: Path, limit: int) -> None:
    (everywhere / "reports" / "b" / "c.txt").write_bytes(b"four")
    (source,) = gather(["bucket://reports/b"], None, limit)
    if limit == 4:
        assert source.load() == b"four"
        (everywhere / "reports" / "b" / "c.txt").write_bytes(b"grown")
    with pytest.raises(UnreadableError, match=f"bytes are more than the {limit} allowed"):
        source.load()


def test_an_archive_that_was_replaced_is_read_anew(everywhere: Path) -> None:
    assert loaded("bucket://reports/box.zip") == {"reports/box.zip/m/n.txt": b"n"}
    (everywhere / "reports" / "box.zip").write_bytes(zipped({"m/n.txt": b"N", "m/o.txt": b"o"}))
    assert loaded("bucket://reports/box.zip") == {"reports/box.zip/m/n.txt": b"N", "reports/box.zip/m/o.txt": b"o"}


def test_a_large_archive_is_read_in_pieces(everywhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gestae.remote.files._AT_ONCE", 10)
    assert loaded("bucket://reports") == FOUND
    assert (everywhere / "reports" / "box.zip").stat().st_size > 10


@pytest.mark.usefixtures("everywhere")
@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        (
            "bucket://reports/forbidden",
            UnreadableError,
            r"^bucket://reports/forbidden: cannot be listed \(Access Denied\)$",
        ),
        ("bucket://reports", UnreadableError, r"^bucket://reports: cannot be listed \(Access Denied\)$"),
        ("bucket://reports/f*", UnreadableError, r"^bucket://reports/f\*: cannot be listed \(Access Denied\)$"),
        ("nowhere://x", SettingsError, r"^nowhere://x: Protocol not known: nowhere$"),
    ],
)
def test_what_cannot_be_reached_is_one_line(everywhere: Path, path: str, error: type[Exception], message: str) -> None:
    (everywhere / "reports" / "forbidden").mkdir()
    with pytest.raises(error, match=message):
        list(gather([path]))


@pytest.mark.usefixtures("everywhere")
@pytest.mark.parametrize("path", ["memory://nowhere", "bucket://reports/x*.txt", "bucket://nowhere/x*.txt"])
def test_a_path_that_leads_nowhere_is_told(path: str) -> None:
    (source,) = gather([path])
    with pytest.raises(UnreadableError, match="no such file or folder") as caught:
        source.load()
    assert (source.document, caught.value.code, str(caught.value)) == (
        path,
        "missing",
        f"{path}: no such file or folder",
    )


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("fsspec.core", r"^s3://b/x: paths with :// need fsspec: pip install 'gestae\[remote\]'$"),
        ("s3fs", r"^s3://b/x: what fsspec needs for it is not installed \(Install s3fs to access S3\)$"),
    ],
)
def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, missing: str, message: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SettingsError, match=message):
        list(gather(["s3://b/x"]))


@pytest.mark.parametrize(
    ("path", "remote", "local"),
    [
        ("s3://bucket/reports", True, None),
        ("simplecache::s3://bucket/reports", True, None),
        ("file:///tmp/x", False, "/tmp/x"),
        ("local://tmp/x", False, "tmp/x"),
        ("file:///C:/reports", False, "C:/reports"),
        ("C://reports", False, "C://reports"),
        ("C:\\reports", False, "C:\\reports"),
        ("reports/http:/x", False, "reports/http:/x"),
        ("-", False, "-"),
    ],
)
def test_which_paths_are_remote(path: str, remote: bool, local: str | None) -> None:
    assert (is_remote(path), local_path(path)) == (remote, path if local is None else local)


def test_local_paths_do_not_need_fsspec(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    program = (
        "import sys; from gestae.stages.read import gather; list(gather(sys.argv[1:])); print('fsspec' in sys.modules)"
    )
    given = [sys.executable, "-c", program, str(tmp_path), f"file://{tmp_path}"]
    assert subprocess.run(given, capture_output=True, text=True, check=True).stdout == "False\n"
