"""Every task is answered once, whatever becomes of the processes."""

import errno
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from archive_support.work import load, load_killed, load_refused
from gestae.batch import run_batch
from gestae.errors import SettingsError, WorkerError
from gestae.records import Outcome
from gestae.settings import Settings
from gestae.stages.read import Source
from gestae.workers import Job, Pool, Task, in_order, reply_of, unpack, worthwhile
from gestae.workers.sizing import BATCH_BYTES, seconds_for

SETTINGS = Settings()
JOB = Job(load, SETTINGS, timeout=60)
HASTY = Job(load, SETTINGS, timeout=3)


def tasks(*texts: str) -> list[Task]:
    return [Task(n, Source(f"{n:03}.txt", data=text.encode()), len(text)) for n, text in enumerate(texts)]


def read(given: list[Task], workers: int = 2, job: Job = JOB) -> list[Outcome]:
    with Pool(job, workers, given) as pool:
        replies = list(in_order(pool))
    assert [reply.position for reply in replies] == list(range(len(given)))
    return [unpack(reply.packed) for reply in replies]


def in_this_process(given: list[Task]) -> list[Outcome]:
    return list(run_batch([task.source for task in given], load(SETTINGS)))


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_what_one_process_gives(workers: int) -> None:
    given = tasks(*(f"On day {n} we met.\nThen we sang." for n in range(50)))
    assert read(given, workers) == in_this_process(given)


@pytest.mark.parametrize(
    ("text", "job", "code", "reason"),
    [
        ("DIE", JOB, "crashed", "did not survive, twice: it was killed by signal 9"),
        ("EXIT 3", JOB, "crashed", "did not survive, twice: it ended with code 3"),
        ("HANG", HASTY, "timeout", "it took longer than 3 seconds, twice (--timeout)"),
        ("BUG here", JOB, "internal-error", "KeyError: 'here'"),
        ("NO-MEMORY", JOB, "internal-error", "MemoryError:"),
        ("UNREADABLE only pictures", JOB, "scanned-only", "only pictures"),
    ],
)
def test_a_fault_costs_one_report(text: str, job: Job, code: str, reason: str) -> None:
    given = tasks("before", "just before", text, "just after", "after")
    outcomes = read(given, 1, job)
    fault = outcomes.pop(2).report
    assert (fault.document, fault.status, fault.error_code) == ("002.txt", "failed", code)
    assert reason in (fault.error or "")
    assert fault.sha256 is not None
    assert outcomes == in_this_process([given[n] for n in (0, 1, 3, 4)])


def test_what_failed_by_chance_is_read_the_second_time(tmp_path: Path) -> None:
    given = tasks("before", f"DIE-ONCE {tmp_path / 'died'}", "after")
    assert read(given) == in_this_process(given)
    assert (tmp_path / "died").exists()


def test_many_faults_at_once() -> None:
    given = tasks(*(("DIE", "EXIT 1", "fine", "BUG x")[n % 4] for n in range(8)))
    statuses = [(outcome.report.error_code or "ok") for outcome in read(given, 3)]
    assert statuses == ["crashed", "crashed", "ok", "internal-error"] * 2


def test_workers_may_be_killed_at_any_moment() -> None:
    """Twenty kills from outside, each at a moment and of a worker drawn by lot: nothing lost, nothing doubled."""
    lot = Random(6)
    given = tasks(*(f"report {n}\n" * 20 for n in range(400)))
    moments = set(lot.sample(range(20, 380), 20))
    outcomes: dict[int, Outcome] = {}
    killed = 0
    with Pool(JOB, 2, given) as pool:
        for reply in pool.replies():
            assert reply.position not in outcomes
            outcomes[reply.position] = unpack(reply.packed)
            if len(outcomes) in moments:
                with suppress(ProcessLookupError):  # killed just before, and not missed yet
                    os.kill(lot.choice(pool.processes), signal.SIGKILL)
                    killed += 1
    assert killed >= len(moments) // 2
    assert [outcomes[n] for n in range(400)] == in_this_process(given)


def test_what_a_library_prints_or_reads_disturbs_nothing() -> None:
    given = tasks("CHATTER hello\n", "after")
    assert [outcome.report.status for outcome in read(given, 1)] == ["ok", "ok"]


def test_wrong_settings_are_told_once() -> None:
    with pytest.raises(SettingsError, match="no good"):
        read(tasks("a", "b"), 2, Job(load_refused, SETTINGS, 60))


def test_workers_that_never_begin_are_given_up() -> None:
    with pytest.raises(WorkerError, match="end before they begin: out of luck"):
        read(tasks("a", "b"), 2, Job(load_killed, SETTINGS, 60))


def test_a_system_that_starts_no_process_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr("gestae.workers.process.subprocess.Popen", refuse)
    with pytest.raises(WorkerError, match="cannot be started: Cannot allocate memory"):
        read(tasks("a"))


def test_processes_are_kept_for_further_tasks() -> None:
    with Pool(JOB, 1, tasks("a", "b")) as pool:
        first = [reply.position for reply in pool.replies()]
        processes = pool.processes
        second = [reply.position for reply in pool.read(tasks("c", "DIE", "d"))]
        third = [(reply.position, reply.code) for reply in pool.read(tasks("DIE"))]
    assert (first, sorted(second), third, len(processes)) == ([0, 1], [0, 1, 2], [(0, "crashed")], 1)


def test_no_task_starts_no_process() -> None:
    with Pool(JOB, 2, []) as pool:
        assert list(pool.replies()) == []
        assert pool.processes == []


def test_leaving_early_ends_the_processes() -> None:
    with Pool(JOB, 2, tasks("a", "b", "HANG")) as pool:
        replies = pool.replies()
        next(replies)
        left = pool.processes
    assert left
    for process in left:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_slow_report_holds_few_others_back_in_memory() -> None:
    """Outcomes wait for the first one, and no more reports are begun than may wait."""
    drawn = []

    def source() -> Iterator[Task]:
        for task in tasks("HANG", *["quick"] * 3000):
            drawn.append(task.position)
            yield task

    with Pool(Job(load, SETTINGS, 2), 2, source()) as pool:
        replies = in_order(pool)
        first = next(replies)
        assert (first.code, len(drawn) < 600) == ("timeout", True)
        assert sum(1 for _ in replies) == 3000


def test_a_reply_holds_the_whole_outcome() -> None:
    (outcome,) = in_this_process(tasks("Caf\u00e9 \u2028 \U0001f600\r\nline"))
    assert unpack(reply_of(0, outcome, None).packed) == outcome


@pytest.mark.parametrize(
    ("workers", "reports", "size", "started"),
    [
        (8, 0, 0, 1),
        (8, 1, 10_000_000, 1),
        (8, 24, 120_000, 1),
        (8, 60, 0, 3),
        (8, 1000, 5_000_000, 8),
        (1, 1000, 5_000_000, 1),
        (2, 2, 1_000_000, 2),
    ],
)
def test_workers_are_started_where_they_are_worth_it(workers: int, reports: int, size: int, started: int) -> None:
    assert worthwhile(workers, reports, size) == started


def test_a_large_report_has_more_time() -> None:
    assert [seconds_for(size, 10) for size in (0, 500_000, 2_500_000)] == [10, 10, 25]


def test_a_large_report_is_handed_out_by_itself() -> None:
    given = [Task(n, Source(f"{n}", data=b"x"), size) for n, size in enumerate([10, 10, 2 * BATCH_BYTES, 10])]
    pool = Pool(JOB, 1, given)
    batches = [[task.position for task in pool._batch()] for _ in range(3)]
    assert batches == [[0, 1], [2], [3]]
