"""Work that is done apart: in order, and what crashes or never ends takes no more than itself along."""

from pathlib import Path

import pytest

from frozen_archive import DOCUMENT
from mediawatch.intake.batch import import_documents
from mediawatch.intake.workers import Lost, work_in_processes
from worker_jobs import work

pytestmark = pytest.mark.slow


def test_results_come_in_the_order_of_the_jobs() -> None:
    jobs = [str(number) for number in range(20)]
    assert list(work_in_processes(work, jobs, seconds=60)) == [(job, f"{job} done") for job in jobs]


@pytest.mark.parametrize(("bad", "lost"), [("crash", Lost.CRASHED), ("fill", Lost.CRASHED), ("hang", Lost.SLOW)])
def test_what_is_lost_is_said_and_the_others_are_done(bad: str, lost: Lost) -> None:
    results = dict(work_in_processes(work, ["a", bad, "b", "c", "d"], seconds=10 if bad == "hang" else 100))
    assert results == {"a": "a done", bad: lost, "b": "b done", "c": "c done", "d": "d done"}


def test_nothing_to_do_ends_at_once() -> None:
    assert list(work_in_processes(work, [], seconds=1)) == []


def test_documents_are_imported_apart(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    refused, made = import_documents([tmp_path / "空.txt", DOCUMENT], tmp_path, force=False)
    assert (refused.target, made.target) == (None, tmp_path / "2023" / "523.md")
