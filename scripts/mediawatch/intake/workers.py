"""Does work in processes of their own: what crashes, hangs or fills the memory takes no more than itself along."""

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection
from typing import Generic, TypeVar, cast

from mediawatch.intake.bounds import Bounds, bind, die_with_parent, share_memory

_MOST_WORKERS = 8

_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)
"""The signal that ends a process which had its time."""

Job = TypeVar("Job")
Result = TypeVar("Result")


class Lost(Enum):
    """Why a piece of work has no result."""

    CRASHED = "crashed"
    SLOW = "slow"
    FULL = "full"
    """It wanted more memory than it may have."""


def work_in_processes(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    *,
    seconds: float,
    processor: float | None = None,
    size: Callable[[Job], int] = lambda _: 0,
) -> Iterator[tuple[Job, Result | Lost]]:
    """Yield each job and what came of it, in order; as many are worked on at once as there are processors.

    `work` is a function of a module, and must raise nothing but MemoryError; jobs and results can be pickled. One that
    takes longer than `seconds`, or `processor` seconds of its processor, is given up, and so is one that wants more
    than its share of the memory; `size` is how many bytes a job is about, for which it may have more.
    """
    most = min(os.cpu_count() or 1, _MOST_WORKERS)
    idle: list[_Worker[Job, Result]] = []
    running: deque[tuple[Job, _Worker[Job, Result]]] = deque()
    try:
        for job in jobs:
            if len(running) == most:
                yield _finish(running, idle, seconds)
            worker = idle.pop() if idle else _Worker(work)
            running.append((job, worker))
            worker.begin(job, Bounds(processor or seconds, share_memory(most, size(job))))
        while running:
            yield _finish(running, idle, seconds)
    finally:
        for worker in (*idle, *(worker for _, worker in running)):
            worker.stop()


class _Worker(Generic[Job, Result]):
    """A process that does one piece of work after the other."""

    def __init__(self, work: Callable[[Job], Result]) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()
        self._begun = 0.0

    def begin(self, job: Job, bounds: Bounds) -> None:
        self._begun = time.monotonic()
        with suppress(OSError):  # the process is dead already, as `result` will find
            self._connection.send((job, bounds))

    def result(self, seconds: float) -> Result | Lost:
        """Wait for what came of the job, until so many seconds after it began."""
        if not self._connection.poll(max(self._begun + seconds - time.monotonic(), 0)):
            return Lost.SLOW
        try:
            return cast(Result, self._connection.recv())
        except (EOFError, OSError):
            self._process.join()
            return Lost.SLOW if self._process.exitcode == -_OUT_OF_TIME else Lost.CRASHED

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._connection.close()


def _finish(
    running: deque[tuple[Job, _Worker[Job, Result]]], idle: list[_Worker[Job, Result]], seconds: float
) -> tuple[Job, Result | Lost]:
    """Take the oldest job's result; a worker that has none is stopped, others are idle again."""
    job, worker = running[0]
    result = worker.result(seconds)
    running.popleft()
    if isinstance(result, Lost):
        worker.stop()
    else:
        idle.append(worker)
    return job, result


def _serve(connection: "Connection[object, object]", work: Callable[[object], object]) -> None:
    """Do what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who asks
    die_with_parent()
    while True:
        try:
            job, bounds = cast(tuple[object, Bounds], connection.recv())
        except EOFError:
            return
        bind(bounds)
        try:
            done = work(job)
        except MemoryError:
            done = Lost.FULL
        connection.send(done)
