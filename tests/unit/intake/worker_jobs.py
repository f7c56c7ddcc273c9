"""Jobs that go wrong in a process of their own; a module that such a process finds by its name."""

import os
import threading

from mediawatch.intake.workers import work_in_processes


def work(job: str) -> str:
    """Do a job, or crash, never end, or ask for more memory than there is."""
    if job == "crash":
        os.abort()
    if job == "hang":
        threading.Event().wait()
    while job == "spin":
        pass
    if job == "much":
        return str(len(bytearray(600 * 1024**2)))
    if job == "fill":
        return str(len(bytearray(8 * 1024**3)))
    return f"{job} done"


def say_and_work(job: str) -> str:
    """Say that a job begins, and do it."""
    print(f"{job} begins", flush=True)
    return work(job)


def ask(job: str) -> None:
    """Have a job done in another process."""
    print(list(work_in_processes(say_and_work, [job], seconds=100)))
