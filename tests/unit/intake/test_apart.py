"""Work that is done apart: in order, and what crashes or never ends takes no more than itself along."""

import os
import threading

import pytest

from mediawatch.intake.apart import Lost, work_apart


def work(job: str) -> str:
    if job == "crash":
        os.abort()
    if job == "hang":
        threading.Event().wait()
    if job == "fill":
        return str(len(bytearray(8 * 1024**3)))
    return f"{job} done"


def test_results_come_in_the_order_of_the_jobs() -> None:
    jobs = [str(number) for number in range(20)]
    assert list(work_apart(work, jobs, seconds=60)) == [(job, f"{job} done") for job in jobs]


@pytest.mark.parametrize(("bad", "lost"), [("crash", Lost.CRASHED), ("fill", Lost.CRASHED), ("hang", Lost.SLOW)])
def test_what_is_lost_is_said_and_the_others_are_done(bad: str, lost: Lost) -> None:
    results = dict(work_apart(work, ["a", bad, "b", "c", "d"], seconds=5))
    assert results == {"a": "a done", bad: lost, "b": "b done", "c": "c done", "d": "d done"}


def test_nothing_to_do_ends_at_once() -> None:
    assert list(work_apart(work, [], seconds=1)) == []
