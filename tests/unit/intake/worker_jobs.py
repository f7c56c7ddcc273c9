"""Jobs that go wrong in a process of their own; a module that such a process finds by its name."""

import os
import threading


def work(job: str) -> str:
    """Do a job, or crash, never end, or ask for more memory than there is."""
    if job == "crash":
        os.abort()
    if job == "hang":
        threading.Event().wait()
    if job == "fill":
        return str(len(bytearray(8 * 1024**3)))
    return f"{job} done"
