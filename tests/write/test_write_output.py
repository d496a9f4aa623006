"""The folder: whole or untouched, nothing stale, nothing of the user's removed."""

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gestae.errors import WriteError
from gestae.records import Event, Outcome
from gestae.settings import Settings
from gestae.stages.write import Output, RunInfo, open_output
from gestae.stages.write.output import UNFINISHED
from gestae.stages.write.texts import Texts

Make = Callable[..., Outcome]
MakeEvent = Callable[..., Event]
Write = Callable[..., Path]
RUN = RunInfo("0.0", "a_model", "1.2.3", Settings())


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def opened(folder: Path) -> Output:
    return open_output(folder, ["jsonl", "csv"])


def test_the_same_outcomes_give_the_same_bytes(write: Write, outcome: Make, event: MakeEvent) -> None:
    first = snapshot(write(outcome("a.txt", event()), outcome("b/c.txt")))
    assert snapshot(write(outcome("a.txt", event()), outcome("b/c.txt"))) == first


def test_without_commit_the_former_files_stay(write: Write, outcome: Make, event: MakeEvent) -> None:
    folder = write(outcome("a.txt", event()))
    before = snapshot(folder)
    with opened(folder) as output:
        output.add(outcome("z.txt"))
    assert snapshot(folder) == before


def test_an_exception_leaves_the_former_files(write: Write, outcome: Make, event: MakeEvent) -> None:
    folder = write(outcome("a.txt", event()))
    before = snapshot(folder)

    def stopped_half_way() -> None:
        with opened(folder) as output:
            output.add(outcome("z.txt"))
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        stopped_half_way()
    assert snapshot(folder) == before


def test_an_interrupted_run_says_so(tmp_path: Path, outcome: Make) -> None:
    with opened(tmp_path) as output:
        output.add(outcome("a.txt"))
        output.commit(replace(RUN, interrupted=True))
    assert '"interrupted": true' in (tmp_path / "run.json").read_text(encoding="utf-8")


def test_formats_and_texts_of_a_former_run_do_not_lie_around(write: Write, outcome: Make, event: MakeEvent) -> None:
    write(outcome("old/a.txt", event()), outcome("b.txt"), formats=("csv", "json", "jsonl"))
    folder = write(outcome("b.txt"), formats=("jsonl",))
    assert set(snapshot(folder)) == {
        "events.jsonl", "reports.jsonl", "issues.jsonl", "run.json", "text/b.txt.txt",
    }  # fmt: skip
    assert not (folder / "text" / "old").exists()


def test_what_gestae_did_not_write_is_not_removed(write: Write, outcome: Make, event: MakeEvent) -> None:
    folder = write(outcome("old/a.txt", event()))
    mine = ["notes.csv", "text/notes.txt", "text/old/notes.txt"]
    for name in mine:
        (folder / name).write_text("mine")
    write(outcome("b.txt"))
    assert {name: (folder / name).read_text() for name in mine} == dict.fromkeys(mine, "mine")
    assert not (folder / "text" / "old" / "a.txt.txt").exists()


@pytest.mark.parametrize(
    "line",
    [
        '{"text_file": "text/../precious.txt"}',
        '{"text_file": "../precious.txt"}',
        '{"text_file": "precious.txt"}',
        '{"text_file": "/etc/hostname"}',
        '{"text_file": 3}',
        '{"text_file": "text"}',
        '["text/x"]',
        "not json",
        "\xff",
    ],
)
def test_an_edited_list_of_texts_removes_nothing_outside(
    tmp_path: Path, write: Write, outcome: Make, line: str
) -> None:
    folder = write(outcome("a.txt"))
    (folder / "precious.txt").write_text("x")
    (tmp_path / "precious.txt").write_text("x")
    (folder / "reports.jsonl").write_bytes(line.encode("latin-1") + b"\n")
    write(outcome("b.txt"))
    assert (folder / "precious.txt").exists()
    assert (tmp_path / "precious.txt").exists()


def test_leftovers_of_a_killed_run_are_cleared(tmp_path: Path, write: Write, outcome: Make) -> None:
    leftover = tmp_path / "out" / UNFINISHED
    leftover.mkdir(parents=True)
    (leftover / "events.jsonl").write_text("half")
    write(outcome("a.txt"))
    assert not leftover.exists()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with (
        pytest.raises(WriteError, match=r"cannot write to .*out: it is a file, not a folder$"),
        opened(tmp_path / "out"),
    ):
        pass
    with pytest.raises(WriteError, match="a part of the path is a file"), opened(tmp_path / "out" / "deeper"):
        pass


def test_a_folder_where_a_file_should_be_keeps_the_new_files(tmp_path: Path, outcome: Make) -> None:
    (tmp_path / "events.csv").mkdir()
    with opened(tmp_path) as output:
        output.add(outcome("a.txt"))
        with pytest.raises(WriteError, match=rf"events\.csv.*the new files are in .*{UNFINISHED}"):
            output.commit(RUN)
    assert (tmp_path / UNFINISHED / "events.csv").is_file()


def test_a_full_disk_is_one_line_and_leaves_nothing_behind(
    write: Write, outcome: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(outcome("a.txt"))
    before = snapshot(folder)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(folder / "text" / "z.txt"))

    monkeypatch.setattr(Texts, "add", full)
    with (
        pytest.raises(WriteError, match=r"cannot write to .*out \(z\.txt\): No space left on device"),
        opened(folder) as output,
    ):
        output.add(outcome("z.txt"))
    assert snapshot(folder) == before
    assert not (folder / UNFINISHED).exists()
