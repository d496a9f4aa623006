"""Folders as they are: links, circles, pipes, files that grow, names with any characters."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gestae.archive import store
from gestae.errors import UnreadableError
from gestae.settings import MAX_BYTES
from gestae.stages.read import gather
from gestae.stages.read.folders import STATE, WRITTEN
from gestae.stages.read.names import Names, member_parts, storable
from gestae.stages.write import TEXT, former_files


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay_out(*entries: str) -> None:
    """Make files (with their path as text), folders ("a/") and links ("a -> b", b as seen from where a lies)."""
    for entry in entries:
        path, _, target = entry.partition(" -> ")
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        if target:
            Path(path).symlink_to(target)
        elif path.endswith("/"):
            Path(path).mkdir(exist_ok=True)
        else:
            Path(path).write_text(path, encoding="utf-8")


def documents(*paths: str) -> list[str]:
    return [source.document for source in gather(paths)]


@pytest.mark.parametrize(
    ("entries", "given", "expected"),
    [
        (["in/a.txt", "in/b -> ."], ["in"], ["in/a.txt"]),
        (["in/a.txt", "in/b -> .."], ["in"], ["in/a.txt"]),
        (["in/a.txt", "in/b -> /"], ["in"], ["in/a.txt"]),
        (["in/s/c.txt", "in/s/up -> ../../in"], ["in/s"], ["in/s/c.txt"]),
        (["in/a/x.txt", "in/b -> a"], ["in"], ["in/a/x.txt"]),
        (["in/a/x.txt", "in/a/l -> ../b", "in/b/y.txt", "in/b/l -> ../a"], ["in"], ["in/a/x.txt", "in/b/y.txt"]),
        (["in/a.txt", "in/b -> c", "in/c -> b"], ["in"], ["in/a.txt", "in/b", "in/c"]),
        (["in/b -> b"], ["in"], ["in/b"]),
        (["in/a.txt", "in/l -> ../out", "out/x.txt"], ["in"], ["in/a.txt", "in/l/x.txt"]),
        (["in/k -> ../out", "in/l -> ../out", "out/x.txt"], ["in"], ["in/k/x.txt"]),
        (["in/l -> ../out", "out/back -> ../in", "out/here -> .", "out/x.txt", "in/z.txt"], ["in"], ["in/l/x.txt", "in/z.txt"]),
        (["in/now -> .old/2", "in/.old/1/a.txt", "in/.old/2/a.txt"], ["in"], ["in/now/a.txt"]),
        (["in/a.txt", "l -> in"], ["l"], ["l/a.txt"]),
        (["in/a.txt", "l -> in"], ["l", "in"], ["l/a.txt", "in/a.txt"]),
        (["in/a.txt", "in/b.txt -> a.txt"], ["in"], ["in/a.txt", "in/b.txt"]),
        (["in/a.txt", "in/gone.txt -> nowhere.txt"], ["in"], ["in/a.txt", "in/gone.txt"]),
        (["in/b.txt", "in/a/z.txt", "in/a.txt", "in/a-b.txt"], ["in"], ["in/a/z.txt", "in/a-b.txt", "in/a.txt", "in/b.txt"]),
        (["in/.x.txt", "in/.d/y.txt", "in/__MACOSX/z.txt", "in/Thumbs.db", "in/~$a.docx"], ["in"], []),
        (["in/d.zip/a.txt"], ["in"], ["in/d.zip/a.txt"]),
    ],
)  # fmt: skip
def test_what_a_walk_finds(entries: list[str], given: list[str], expected: list[str]) -> None:
    lay_out(*entries)
    assert documents(*given) == expected


def test_what_a_run_has_written_is_no_report() -> None:
    written = [f"in/out/{name}" for name in sorted(WRITTEN - {"text"})]
    lay_out("in/a.txt", "in/events.csv", *written, "in/out/text/a.txt", "in/out/mine.txt")
    lay_out(f"in/out/{STATE}")
    assert documents("in") == ["in/a.txt", "in/events.csv", "in/out/mine.txt"]


def test_what_a_run_writes_is_known() -> None:
    assert store.STATE == STATE
    assert set(former_files([])) | {TEXT.rstrip("/")} == WRITTEN


def test_folders_can_lie_deep() -> None:
    here = Path.cwd()
    path = "/".join("d" * 1500)
    for _ in range(1500):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(here)
    try:
        Path(path, "a.txt").write_text("tea")
        (source,) = gather(["d"])
        assert (source.document, source.load()) == (f"{path}/a.txt", b"tea")
    finally:  # pytest's own cleaning up does not go that deep
        Path(path, "a.txt").unlink()
        os.chdir(path)
        while Path.cwd() != here:
            os.chdir("..")
            Path("d").rmdir()


def test_a_folder_that_cannot_be_read_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out("in/a/x.txt", "in/b/y.txt")
    scandir = os.scandir

    def refusing(path: str) -> "os._ScandirIterator[str]":
        if path == "in/a":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    refused, read = gather(["in"])
    assert refused.error == ("broken", "in/a: the folder cannot be read (Permission denied)")
    assert read.document == "in/b/y.txt"


def code_of(path: str, limit: int = MAX_BYTES) -> str:
    (source,) = gather([path], None, limit)
    with pytest.raises(UnreadableError) as caught:
        source.load()
    assert str(caught.value).startswith(f"{source.document}: ")
    assert str(caught.value).count(source.document) == 1
    return caught.value.code


def test_what_is_no_file_is_not_opened() -> None:
    os.mkfifo("pipe.txt")
    assert code_of("pipe.txt") == "unsupported"
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("socket.txt")
        assert code_of("socket.txt") == "unsupported"
    Path("zero.txt").symlink_to("/dev/zero")
    assert code_of("zero.txt") == "unsupported"
    Path("self.txt").symlink_to("self.txt")
    assert code_of("self.txt") == "broken"


def test_a_file_over_the_limit_is_not_read() -> None:
    with Path("big.txt").open("wb") as file:
        file.truncate(10**12)
    assert code_of("big.txt") == "too-large"
    Path("small.txt").write_bytes(b"12345")
    assert code_of("small.txt", 4) == "too-large"
    (source,) = gather(["small.txt"], None, 5)
    assert source.load() == b"12345"


def test_standard_input_has_the_same_limit() -> None:
    with Path("in").open("wb+") as file:
        file.truncate(10**12)
        (source,) = gather(["-"], file, 1000)
    assert source.error is not None
    assert source.error[0] == "too-large"


NAMES = [
    "new\nline.txt", "tab\t.txt", "quote\"'.txt", "comma, semi;.txt", "emoji 📄.txt", "é.txt", "e\u0301.txt", "A.txt", "a.txt",
    "caf\udce9.txt", "caf\\udce9.txt", "\u2028.txt", "con.txt", "a:b.txt", " lead.txt", "*.txt", "[x].txt", "%41.txt", "-.txt",
    "\x1b[31m.txt", "\u202etxt.txt", "x" * 251 + ".txt",
]  # fmt: skip


def test_names_with_any_characters() -> None:
    Path("in").mkdir()
    for name in NAMES:
        (Path("in") / name).write_bytes(name.encode("utf-8", "surrogateescape"))
    found = list(gather(["in"]))
    assert len({source.document for source in found}) == len(NAMES)
    assert {source.load() for source in found} == {name.encode("utf-8", "surrogateescape") for name in NAMES}
    for source in found:
        source.document.encode("utf-8")
    assert [source.document for source in found if "udce9" in source.document] == [
        "in/caf\\udce9.txt",
        "in/caf\\udce9~2.txt",
    ]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(
        st.binary(min_size=1, max_size=30).filter(lambda name: not set(name) & {0, 47} and name[0] not in b".~_"),
        max_size=6,
    )
)
@example({b"caf\xe9", b"caf\\udce9", b"caf\\udce9~2"})
def test_any_name_is_found_and_its_own(names: set[bytes]) -> None:
    Path("any").mkdir(exist_ok=True)
    for path in Path("any").iterdir():
        path.unlink()
    for name in names:
        Path(os.fsdecode(b"any/" + name + b".txt")).write_bytes(name)
    found = list(gather(["any"]))
    assert {source.load() for source in found} == names
    assert len({source.document.encode("utf-8") for source in found}) == len(names)


@given(st.lists(st.tuples(st.text("a\\/.~2\udce9", max_size=5), st.integers(0, 5)), max_size=12))
def test_names_belong_to_one_input_each(wanted: list[tuple[str, int]]) -> None:
    names = Names()
    given = [(names.take(name, f"{name}\0{number}"), (name, number)) for name, number in wanted]
    taken = [name for name, _ in given if name is not None]
    assert len(taken) == len(set(taken)) == len(set(wanted))
    assert all(storable(name) == name for name in taken)
    assert len({who for name, who in given if name is not None}) == len(taken)


@given(st.text("/\\.aC: ~", max_size=12))
def test_members_never_climb(name: str) -> None:
    assert not {"", ".", ".."} & set(member_parts(name))
    assert not any("/" in part for part in member_parts(name))
