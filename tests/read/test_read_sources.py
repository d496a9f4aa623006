"""From paths to files: order, what is hidden, archives, and inputs that cannot be read."""

import io
import pickle
import zipfile
from pathlib import Path

import pytest

from gestae.errors import UnreadableError
from gestae.settings import MAX_BYTES
from gestae.stages.read import gather, limits, read_report


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports, which is also the working directory."""
    monkeypatch.chdir(tmp_path)
    for name in [
        "in/b.txt",
        "in/a.md",
        "in/.hidden.txt",
        "in/.git/x.txt",
        "in/~$a.docx",
        "in/sub/c.txt",
        "in/photo.jpg",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "in" / "d.zip", "w") as archive:
        for member in ["z/e.txt", "__MACOSX/z/e.txt", "z/.f.txt", "../../g.txt", "empty/"]:
            archive.writestr(member, f"text of {member}")
    return tmp_path


def documents(*paths: str) -> list[str]:
    """The names of what the paths lead to."""
    return [source.document for source in gather(paths)]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (
            ["in"],
            ["in/a.md", "in/b.txt", "in/d.zip/g.txt", "in/d.zip/z/e.txt", "in/photo.jpg", "in/sub/c.txt"],
        ),
        (["./in/sub/"], ["in/sub/c.txt"]),
        (["in/b.txt", "in/a.md", "in/b.txt"], ["in/b.txt", "in/a.md"]),
        (["in/*.txt"], ["in/b.txt"]),
        (["in/**/c.*"], ["in/sub/c.txt"]),
        (["in/d.zip"], ["in/d.zip/g.txt", "in/d.zip/z/e.txt"]),
        (["in/nope.txt", "in/no*"], ["in/nope.txt", "in/no*"]),
    ],
)
def test_what_paths_lead_to(paths: list[str], expected: list[str]) -> None:
    assert documents(*paths) == expected


def test_absolute_paths_stay_as_given(corpus: Path) -> None:
    assert documents(str(corpus / "in" / "sub")) == [(corpus / "in" / "sub" / "c.txt").as_posix()]


@pytest.mark.usefixtures("corpus")
def test_sources_load_and_pickle() -> None:
    found = {source.document: source for source in pickle.loads(pickle.dumps(list(gather(["in"]))))}
    assert found["in/b.txt"].load() == b"text of in/b.txt"
    assert found["in/d.zip/z/e.txt"].load() == b"text of z/e.txt"
    assert read_report("in/d.zip/z/e.txt", found["in/d.zip/z/e.txt"].load()).text == "text of z/e.txt"


def test_standard_input() -> None:
    (source,) = gather(["-"], io.BytesIO(b"tea"))
    assert (source.document, source.load()) == ("-", b"tea")
    (closed,) = gather(["-"], None)
    with pytest.raises(UnreadableError, match="no standard input"):
        closed.load()


def code_of(path: str, limit: int = MAX_BYTES) -> str:
    """The code of the error that loading the only document behind a path raises."""
    (source,) = gather([path], None, limit)
    with pytest.raises(UnreadableError) as caught:
        source.load()
    assert path.split("*", maxsplit=1)[0] in str(caught.value)
    return caught.value.code


def test_inputs_that_cannot_be_read(corpus: Path) -> None:
    assert code_of("in/nope.txt") == "missing"
    assert code_of("in/photo.jpg") == "unsupported"
    (corpus / "bad.zip").write_bytes(b"PK not a zip")
    assert code_of("bad.zip") == "broken"
    (corpus / "dangling.txt").symlink_to(corpus / "gone.txt")
    assert code_of("dangling.txt") == "missing"


def test_archives_that_would_burst(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(corpus / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b" " * 3_000_000)
    monkeypatch.setattr(limits, "MAX_RATIO", 500)
    assert code_of("bomb.zip") == "too-large"
    monkeypatch.setattr(limits, "MAX_RATIO", 10_000)
    assert code_of("bomb.zip", 2_000_000) == "too-large"


def test_an_encrypted_member(corpus: Path) -> None:
    path = corpus / "locked.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", b"tea")
    data = bytearray(path.read_bytes())
    # The flag of encryption, in the member's own header and in the directory.
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert code_of("locked.zip") == "encrypted"
