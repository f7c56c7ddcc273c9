"""Work that is done apart: in order, and what crashes or never ends takes no more than itself along."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from frozen_archive import DOCUMENT
from mediawatch.intake.batch import import_documents
from mediawatch.intake.bounds import MEGABYTE, share_memory
from mediawatch.intake.readers.read import Candidate
from mediawatch.intake.workers import Lost, work_in_processes
from worker_jobs import work

pytestmark = pytest.mark.slow


def test_results_come_in_the_order_of_the_jobs() -> None:
    jobs = [str(number) for number in range(20)]
    assert list(work_in_processes(work, jobs, seconds=60)) == [(job, f"{job} done") for job in jobs]


@pytest.mark.parametrize(("bad", "lost"), [("crash", Lost.CRASHED), ("fill", Lost.FULL), ("hang", Lost.SLOW)])
def test_what_is_lost_is_said_and_the_others_are_done(bad: str, lost: Lost) -> None:
    results = dict(work_in_processes(work, ["a", bad, "b", "c", "d"], seconds=10 if bad == "hang" else 100))
    assert results == {"a": "a done", bad: lost, "b": "b done", "c": "c done", "d": "d done"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bound for a processor's time")
def test_what_keeps_its_processor_too_long_is_given_up_though_there_is_time_by_the_clock() -> None:
    results = dict(work_in_processes(work, ["a", "spin", "b"], seconds=1000, processor=1))
    assert results == {"a": "a done", "spin": Lost.SLOW, "b": "b done"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bound for memory")
def test_a_job_that_is_large_may_have_more_memory() -> None:
    def large(job: str) -> int:
        return 300 * MEGABYTE if job == "large" else 0

    results = dict(work_in_processes(work, ["much", "large"], seconds=100, size=large))
    assert results["much"] is Lost.FULL


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("job", ["hang", "spin"])
def test_workers_are_gone_as_soon_as_the_one_who_asked_is_killed(job: str) -> None:
    code = f"from worker_jobs import ask\nif __name__ == '__main__':\n    ask({job!r})\n"
    place = str(Path(__file__).parent)
    asking = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": place}, text=True
    )
    with asking:
        assert asking.stdout is not None
        begun = asking.stdout.readline()
        assert begun == f"{job} begins\n"
        asking.kill()
        # What holds the other end of the pipe is the worker alone: the end comes when it is gone.
        assert asking.stdout.read() == ""


@pytest.mark.parametrize(("free", "share"), [(None, 480), (100, 256), (800, 400), (100_000, 480)])
def test_processes_share_the_memory_that_is_free(monkeypatch: pytest.MonkeyPatch, free: int | None, share: int) -> None:
    monkeypatch.setattr("mediawatch.intake.bounds._free_memory", lambda: free and free * MEGABYTE)
    assert share_memory(2) == share * MEGABYTE


def test_nothing_to_do_ends_at_once() -> None:
    assert list(work_in_processes(work, [], seconds=1)) == []


def test_a_document_that_wants_too_much_is_told_in_a_line_and_the_others_are_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = {"slow.txt": Lost.SLOW, "full.txt": Lost.FULL}

    def work(take: Callable[[Candidate], object], jobs: Iterable[Candidate], **_: object) -> Iterator[object]:
        yield from ((job, lost.get(job.path.name) or take(job)) for job in jobs)

    monkeypatch.setattr("mediawatch.intake.batch.work_in_processes", work)
    for name in lost:
        (tmp_path / name).write_text("字", encoding="utf-8")
    slow, full, made = import_documents([*(tmp_path / name for name in lost), DOCUMENT], tmp_path, force=False)
    assert ("9 秒还没有读完" in slow.refused, "内存太多" in full.refused) == (True, True)
    assert made.target == tmp_path / "2023" / "523.md"


def test_documents_are_imported_apart(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    refused, made = import_documents([tmp_path / "空.txt", DOCUMENT], tmp_path, force=False)
    assert (refused.target, made.target) == (None, tmp_path / "2023" / "523.md")
