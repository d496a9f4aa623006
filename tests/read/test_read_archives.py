"""What archives give: names, order, bytes; what in them cannot be read, and what must not hurt."""

import bz2
import io
import lzma
import os
import pickle
import random
import subprocess
import sys
import tarfile
import threading
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from archive_builder import gzipped, raw_named, tarred, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gestae.errors import UnreadableError
from gestae.settings import MAX_BYTES
from gestae.stages.read import Source, archives, gather, limits, members
from gestae.stages.read.forward import Forward
from gestae.stages.read.members import Listing
from gestae.stages.read.names import Names


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(name: str, content: bytes, limit: int = MAX_BYTES) -> list[Source]:
    """The inputs in an archive."""
    Path(name).write_bytes(content)
    return list(gather([name], None, limit))


def result(source: Source) -> bytes | str:
    """The bytes of an input, or the code of the error."""
    try:
        return source.load()
    except UnreadableError as error:
        reason = str(error).removeprefix(f"{source.document}: ")
        return error.code if "\n" not in reason != str(error) else f"{error.code}, badly told: {error}"


def read(name: str, content: bytes, limit: int = MAX_BYTES) -> dict[str, bytes | str]:
    """Document name -> bytes or code of the error, for all in an archive."""
    sources = listed(name, content, limit)
    found = {source.document: result(source) for source in sources}
    assert len(found) == len(sources)
    return found


TWO = {"b/two.txt": b"2", "one.txt": b"1"}
TAR = tarred(TWO)


@pytest.mark.parametrize(
    ("name", "content", "inside"),
    [
        ("a.zip", zipped(TWO), {"b/two.txt": b"2", "one.txt": b"1"}),
        ("A.ZIP", zipped(TWO), {"b/two.txt": b"2", "one.txt": b"1"}),
        ("a.zip", zipped(TWO, zipfile.ZIP_LZMA), {"b/two.txt": b"2", "one.txt": b"1"}),
        ("a.tar", TAR, {"b/two.txt": b"2", "one.txt": b"1"}),
        ("a.tar.gz", gzipped(TAR), {"b/two.txt": b"2", "one.txt": b"1"}),
        ("a.tgz", gzipped(TAR), {"b/two.txt": b"2", "one.txt": b"1"}),
        ("a.tar.bz2", bz2.compress(TAR), {"b/two.txt": b"2", "one.txt": b"1"}),
        ("a.tar.xz", lzma.compress(TAR), {"b/two.txt": b"2", "one.txt": b"1"}),
        ("packed otherwise than its name says.tar.gz", TAR, {"b/two.txt": b"2", "one.txt": b"1"}),
        ("note.txt.gz", gzipped(b"tea"), {"note.txt": b"tea"}),
        ("note.txt.bz2", bz2.compress(b"tea"), {"note.txt": b"tea"}),
        ("note.txt.xz", lzma.compress(b"tea"), {"note.txt": b"tea"}),
        ("empty.zip", zipped({}), {}),
        ("empty.tar", tarred({}), {}),
        ("folders.tar", tarred({"a/": b""}), {}),
        ("folders.zip", zipped({"a/": b""}), {}),
        ("hidden.zip", zipped({"__MACOSX/a.txt": b"", ".git/b.txt": b"", "c/Thumbs.db": b"", "d/.DS_Store": b""}), {}),
        ("hidden.tar", tarred({"__MACOSX/a.txt": b"", ".git/b.txt": b"", "c/._d.txt": b"", "~$e.docx": b""}), {}),
        ("other.zip", zipped({"a.jpg": b"jpg", "b": b"x"}), {"a.jpg": "unsupported", "b": "unsupported"}),
        ("word.zip", zipped({"a.docx": zipped({"x.txt": b"x"})}), {"a.docx": zipped({"x.txt": b"x"})}),
    ],
)
def test_what_is_inside(name: str, content: bytes, inside: Mapping[str, bytes | str]) -> None:
    assert read(name, content) == {f"{name}/{member}": data for member, data in inside.items()}


@pytest.mark.parametrize(
    ("content", "inside"),
    [
        (zipped({"in.zip": zipped(TWO)}), {"in.zip/b/two.txt": b"2", "in.zip/one.txt": b"1"}),
        (zipped({"in.tgz": gzipped(TAR)}), {"in.tgz/b/two.txt": b"2", "in.tgz/one.txt": b"1"}),
        (zipped({"a.txt.gz": gzipped(b"1")}), {"a.txt.gz/a.txt": b"1"}),
        (zipped({"2.zip": zipped({"3.zip": zipped({"a.txt": b"1"})})}), {"2.zip/3.zip/a.txt": b"1"}),
        (
            zipped({"2.zip": zipped({"3.zip": zipped({"4.zip": zipped(TWO), "a.txt": b"1"})})}),
            {"2.zip/3.zip/4.zip": "unsupported", "2.zip/3.zip/a.txt": b"1"},
        ),
        (zipped({"a.txt": b"1", "bad.zip": b"PK", "c.txt": b"2"}), {"a.txt": b"1", "bad.zip": "broken", "c.txt": b"2"}),
        (
            zipped([("in.zip", zipped({"x.txt": b"1"})), ("in.zip/x.txt", b"2")]),
            {"in.zip/x.txt": b"1", "in.zip/x~2.txt": b"2"},
        ),
        (
            zipped([("in.zip", zipped({"x.txt": b"1"})), ("in.zip", zipped({"x.txt": b"2"}))]),
            {"in.zip/x.txt": b"1", "in~2.zip/x.txt": b"2"},
        ),
    ],
)
def test_archives_in_archives(content: bytes, inside: dict[str, bytes | str]) -> None:
    assert read("a.zip", content) == {f"a.zip/{member}": data for member, data in inside.items()}


def test_a_zip_is_read_in_the_order_of_its_folder() -> None:
    names = ["a/z.txt", "a-b.txt", "a.txt", "../b.txt", "b/a.txt"]
    Path("in").mkdir()
    for name in names:
        path = Path("in", name.removeprefix("../"))
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"1")
    walked = [source.document.removeprefix("in/") for source in gather(["in"])]
    sources = listed("x.zip", zipped(dict.fromkeys(reversed(names), b"1")))
    assert [source.document.removeprefix("x.zip/") for source in sources] == walked


def test_a_zip_in_a_tar_in_the_order_of_the_tar() -> None:
    sources = listed("a.tar.gz", gzipped(tarred({"z.txt": b"z", "in.zip": zipped(TWO), "a.txt": b"a"})))
    expected = ["z.txt", "in.zip/b/two.txt", "in.zip/one.txt", "a.txt"]
    assert [source.document for source in sources] == [f"a.tar.gz/{name}" for name in expected]
    assert [source.load() for source in sources] == [b"z", b"2", b"1", b"a"]


@pytest.mark.parametrize(
    ("raw", "flagged", "member"),
    [
        ("Zoë.txt".encode(), True, "Zoë.txt"),
        ("Zoë.txt".encode(), False, "Zoë.txt"),
        ("Zoë.txt".encode("cp437"), False, "Zoë.txt"),
        (b"caf\xe9.txt", True, "cafΘ.txt"),
        (b"\xff\xfe.txt", True, "\u00a0■.txt"),
        (b"a\\b.txt", False, "a/b.txt"),
        (b"C:\\a\\b.txt", False, "a/b.txt"),
        (b"/etc/passwd.txt", False, "etc/passwd.txt"),
        (b"../../up.txt", False, "up.txt"),
        (b"a/./b.txt", False, "a/b.txt"),
        (b"a/b/../../../c.txt", False, "c.txt"),
        (b"..", False, "_"),
        (b"two\nlines\t\"'.txt", False, "two\nlines\t\"'.txt"),
        (b"a" * 300 + b".txt", False, "a" * 300 + ".txt"),
        ("📄.txt".encode(), True, "📄.txt"),
    ],
)
def test_names_in_a_zip(raw: bytes, flagged: bool, member: str) -> None:
    (source,) = listed("a.zip", raw_named(raw, utf8_flag=flagged))
    assert source.document == f"a.zip/{member}"
    assert result(source) == (b"tea" if member.endswith(".txt") else "unsupported")


@pytest.mark.parametrize(
    ("raw", "member"),
    [
        ("Zoë.txt", "Zoë.txt"),
        ("caf\udce9.txt", "caf\\udce9.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("../../up.txt", "up.txt"),
        ("back\\slash.txt", "back\\slash.txt"),
        ("two\nlines\t\"'.txt", "two\nlines\t\"'.txt"),
        ("a" * 300 + ".txt", "a" * 300 + ".txt"),
        ("📄.txt", "📄.txt"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_names_in_a_tar(raw: str, member: str, packed: bool) -> None:
    content = tarred({raw: b"tea"})
    (source,) = listed("a.tar", gzipped(content) if packed else content)
    assert (source.document, source.load()) == (f"a.tar/{member}", b"tea")


@pytest.mark.parametrize("make", [zipped, tarred])
def test_members_that_come_out_alike_are_all_read(make: type[bytes]) -> None:
    content = make([("a.txt", b"1"), ("../a.txt", b"2"), ("a.txt", b"3"), ("/b/../a~2.txt", b"4"), ("b/a.txt", b"5")])  # type: ignore[arg-type]
    found = read("x.tar" if make is tarred else "x.zip", content)
    assert sorted(map(bytes, found.values())) == [b"1", b"2", b"3", b"4", b"5"]  # type: ignore[arg-type]


def test_an_archive_given_twice_is_read_once() -> None:
    Path("in").mkdir()
    Path("in/a.zip").write_bytes(zipped(TWO))
    assert len(list(gather(["in", "in/a.zip", "./in/a.zip", "in/*.zip"]))) == 2


@pytest.mark.parametrize(
    ("members", "inside"),
    [
        ({"a.txt": b"1", "b.txt@": b"a.txt"}, {"a.txt": b"1"}),
        ({"b.txt@": b"a.txt", "a.txt": b"1"}, {"a.txt": b"1"}),
        ({"d/a.txt": b"1", "e/b@": b"../d"}, {"d/a.txt": b"1"}),
        ({"p.txt@": b"/etc/passwd"}, {"p.txt": "unsupported"}),
        ({"p.txt@": b"../../etc/passwd"}, {"p.txt": "unsupported"}),
        ({"p.txt@": b"p.txt"}, {"p.txt": "unsupported"}),
        ({"a.txt@": b"b.txt", "b.txt@": b"c.txt", "c.txt": b"1"}, {"c.txt": b"1"}),
        ({"a.txt@": b"b.txt", "b.txt@": b"a.txt"}, {"a.txt": "unsupported", "b.txt": "unsupported"}),
        ({"a.txt@": b"x/./y.txt", "x/y.txt": b"1"}, {"x/y.txt": b"1"}),
        ({"a.txt@": b".secret.txt", ".secret.txt": b"1"}, {"a.txt": "unsupported"}),
    ],
)
def test_links_in_archives_are_not_followed(members: dict[str, bytes], inside: dict[str, bytes | str]) -> None:
    assert read("a.tar", tarred(members)) == {f"a.tar/{name}": data for name, data in inside.items()}
    assert read("a.zip", zipped(members)) == {f"a.zip/{name}": data for name, data in inside.items()}


@pytest.mark.parametrize(
    ("members", "inside"),
    [
        ({"a.txt": b"1", "b.txt=": b"a.txt"}, {"a.txt": b"1"}),
        ({"b.txt=": b"/etc/passwd"}, {"b.txt": "unsupported"}),
        (
            {"a.txt|": b"", "b.txt#": b"", "c.txt": b"3"},
            {"a.txt": "unsupported", "b.txt": "unsupported", "c.txt": b"3"},
        ),
    ],
)
def test_what_else_lies_in_a_tar(members: dict[str, bytes], inside: dict[str, bytes | str]) -> None:
    assert read("a.tar", tarred(members)) == {f"a.tar/{name}": data for name, data in inside.items()}


def damaged(content: bytes, at: bytes, to: bytes) -> bytes:
    """The content with the first bytes `at` replaced by as many others."""
    assert at in content
    assert len(at) == len(to)
    return content.replace(at, to, 1)


LONG = tarred({"a.txt": b"1" * 3000, "b.txt": b"2", "c.txt": b"3"})
STORED = zipped({"a.txt": b"aaaa", "b.txt": b"bbbb"}, zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.zip", b"", {"": "broken"}),
        ("a.zip", b"PK not a zip", {"": "broken"}),
        ("a.zip", STORED[:-30], {"": "broken"}),
        ("a.zip", damaged(STORED, b"aaaa", b"aaxa"), {"/a.txt": "broken", "/b.txt": b"bbbb"}),
        ("a.zip", damaged(STORED, b"PK\x03\x04", b"PK\x03\x05"), {"/a.txt": "broken", "/b.txt": b"bbbb"}),
        ("a.tar", b"", {"": "broken"}),
        ("a.tar", b"no tar " * 200, {"": "broken"}),
        ("a.tar", LONG[:1000], {"/a.txt": "broken", "": "broken"}),
        ("a.tar", damaged(LONG, b"b.txt", b"b.t?t"), {"/a.txt": b"1" * 3000, "": "broken"}),
        ("a.tgz", gzipped(random.Random(1).randbytes(600)), {"": "broken"}),
        ("a.tgz", gzipped(tarred({"a.txt": random.Random(2).randbytes(9000), "b.txt": b"2"}))[:-600], {"/a.txt": "broken", "": "broken"}),
        ("a.txt.gz", b"\x1f\x8b nothing", {"/a.txt": "broken"}),
        ("a.txt.gz", gzipped(b"tea and more tea")[:-4], {"/a.txt": "broken"}),
        ("a.txt.xz", lzma.compress(b"tea" * 500)[:-20], {"/a.txt": "broken"}),
        ("a.txt.bz2", bz2.compress(b"tea" * 500)[:-20], {"/a.txt": "broken"}),
    ],
)  # fmt: skip
def test_damage_costs_what_it_must(name: str, content: bytes, expected: dict[str, bytes | str]) -> None:
    found = read(name, content)
    assert found == {f"{name}{member}": data for member, data in expected.items()}


@pytest.mark.parametrize(
    ("offset", "mark", "code"),
    [(0, 1, "encrypted"), (2, 99, "unsupported")],
    ids=["encrypted", "a method nobody knows"],
)
def test_one_member_that_cannot_be_unpacked(offset: int, mark: int, code: str) -> None:
    content = bytearray(STORED)
    for at in (6 + offset, content.index(b"PK\x01\x02") + 8 + offset):
        content[at] = mark
    assert read("a.zip", bytes(content)) == {"a.zip/a.txt": code, "a.zip/b.txt": b"bbbb"}


def test_a_member_over_the_limit_is_not_unpacked() -> None:
    members = {"big.txt": b"x" * 1001, "fits.txt": b"x" * 1000}
    expected = {"big.txt": "too-large", "fits.txt": b"x" * 1000}
    for name, content in (("a.zip", zipped(members)), ("a.tar", tarred(members)), ("a.tgz", gzipped(tarred(members)))):
        assert read(name, content, 1000) == {f"{name}/{member}": data for member, data in expected.items()}
    assert read("big.txt.gz", gzipped(b"x" * 1001), 1000) == {"big.txt.gz/big.txt": "too-large"}
    assert read("fits.txt.gz", gzipped(b"x" * 1000), 1000) == {"fits.txt.gz/fits.txt": b"x" * 1000}


def test_an_archive_inside_another_has_a_limit_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "MAX_NESTED", 5000)
    inner = zipped({"a.txt": random.Random(3).randbytes(6000)})
    for outer in (zipped({"in.zip": inner}), zipped({"in.zip.gz": gzipped(inner)})):
        (source,) = listed("a.zip", outer)
        assert source.error is not None
        assert source.error[1].endswith(": an archive of over 5,000 bytes inside another: unpack it first")


@pytest.mark.parametrize("form", ["zip", "tar", "tgz", "zip in zip"])
def test_an_archive_that_would_burst_ends_in_one_line(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROOM", 50_000)
    monkeypatch.setattr(limits, "TOTAL_RATIO", 0)
    members = {f"{number}.txt": b" " * 11_000 for number in range(9)}
    name, content = {
        "zip": ("a.zip", zipped(members)),
        "tar": ("a.tar", tarred(members)),
        "tgz": ("a.tgz", gzipped(tarred(members))),
        "zip in zip": ("a.zip", zipped({"in.zip": zipped(members)})),
    }[form]
    found = read(name, content)
    assert found[name] == "too-large"
    read_before = [data for data in found.values() if isinstance(data, bytes)]
    assert 3 <= len(read_before) <= 4
    assert len(found) == len(read_before) + 1


def test_a_skipped_member_cannot_unpack_without_end() -> None:
    with Forward(io.BytesIO(gzipped(bytes(5_000_000))), room=1_000_000) as stream:
        assert stream.seek(900_000) == 900_000
        with pytest.raises(UnreadableError, match="unpacks to more than 1,000,000 bytes"):
            stream.seek(4_000_000)
        with pytest.raises(UnreadableError, match="a header of 1,000,000,000,000 bytes"):
            stream.read(10**12)


def test_a_header_cannot_fill_the_memory() -> None:
    info = tarfile.TarInfo("pax")
    info.type, info.size = tarfile.XHDTYPE, 100_000_000
    content = gzipped(info.tobuf(tarfile.USTAR_FORMAT) + b" " * 100_000_000)
    assert read("a.tgz", content) == {"a.tgz": "too-large"}


def test_sources_pickle_and_load_in_any_order() -> None:
    members = {f"{number}.txt": str(number).encode() for number in range(20)}
    inner = zipped(members)
    for name, content in (
        ("a.tgz", gzipped(tarred({**members, "in.zip": inner}))),
        ("a.zip", zipped({**members, "in.zip": inner})),
    ):
        sources = pickle.loads(pickle.dumps(listed(name, content)))
        assert len(sources) == 40
        random.Random(5).shuffle(sources)
        assert all(source.load() == Path(source.document).stem.encode() for source in sources)


def test_sources_load_in_threads() -> None:
    sources = listed("a.tgz", gzipped(tarred({f"{number}.txt": str(number).encode() * 5000 for number in range(30)})))
    wrong: list[str] = []

    def check(chosen: list[Source]) -> None:
        wrong.extend(s.document for s in chosen if s.load() != Path(s.document).stem.encode() * 5000)

    check(sources[:10])
    threads = [threading.Thread(target=check, args=(sources[start::3],)) for start in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


FORKED = """
import os, pickle, sys
sources = pickle.load(open("sources", "rb"))
def check(chosen):
    return all(source.load() == os.path.basename(source.document)[:-4].encode() * 9999 for source in chosen)
first = check(sources[:5])
child = os.fork()
rest = check(sources[5 if child else 8:])
if not child:
    os._exit(0 if rest else 1)
sys.exit(0 if first and rest and os.waitpid(child, 0)[1] == 0 else 1)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_a_forked_process_does_not_disturb_its_parent() -> None:
    inner = zipped({f"{number}.txt": str(number).encode() * 9999 for number in range(40)}, zipfile.ZIP_STORED)
    Path("sources").write_bytes(pickle.dumps(listed("a.tgz", gzipped(tarred({"in.zip": inner})))))
    done = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_archive_that_changes_is_noticed() -> None:
    for name, make in (("a.zip", zipped), ("a.tar", tarred)):
        (source,) = listed(name, make({"a.txt": b"1"}))
        assert source.load() == b"1"
        Path(name).write_bytes(make({"b.txt": b"22"}))
        assert result(source) == "broken"
        Path(name).unlink()
        assert result(source) == "missing"


def test_the_size_of_a_member_is_known_where_the_archive_tells() -> None:
    inner = gzipped(tarred({"b.txt": b"22"}))
    sources = listed("a.zip", zipped({"a.txt": b"1", "in.tgz": inner, "note.txt.gz": gzipped(b"tea")}))
    assert [source.size for source in sources] == [1, 2, 0]


def test_listing_is_lazy() -> None:
    Path("a.tar").write_bytes(LONG[:4200])
    members = Listing("a.tar", Names(), MAX_BYTES).members("a.tar")
    assert next(members).document == "a.tar/a.txt"
    members.close()


@pytest.mark.parametrize("name", ["pipe.zip", "pipe.tar.gz", "pipe.txt"])
def test_a_pipe_is_not_opened(name: str) -> None:
    os.mkfifo(name)
    (source,) = gather(["."])
    assert (source.document, result(source)) == (name, "unsupported")


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.txt.gz", "a.tar.xz", "a.tar.bz2"])
@settings(
    max_examples=30, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_any_damage_is_a_document_that_fails(name: str, data: st.DataObject) -> None:
    plain = {"a.zip": zipped(TWO)}.get(name, TAR)
    pack = {"gz": gzipped, "xz": lzma.compress, "bz2": bz2.compress}.get(name.rsplit(".", 1)[1], bytes)
    content = bytearray(pack(plain))
    for _ in range(data.draw(st.integers(0, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = read(name, bytes(content[: data.draw(st.integers(0, len(content)))]))
    assert all(
        isinstance(value, bytes) or value in {"broken", "too-large", "unsupported", "encrypted"}
        for value in found.values()
    )
    for document in found:
        document.encode("utf-8")


def test_docx_is_no_archive() -> None:
    assert not archives.is_archive("a.docx")
    assert archives.is_archive("a.TAR.GZ")
