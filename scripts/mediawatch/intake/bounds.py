"""What one piece of work may take of the machine: time of its own and memory, and no longer than who asked for it."""

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024
_LEAST_MEMORY, _MOST_MEMORY = 256 * MEGABYTE, 480 * MEGABYTE
"""What a process may have for data, however little or much memory the machine has free."""
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG (Linux, prctl(2))."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a piece of work may take: seconds of the processor, and bytes of memory."""

    seconds: float
    memory: int


def share_memory(processes: int, size: int = 0) -> int:
    """Return the bytes that each of some processes may use: its share of what is free, for what has a size as well."""
    free = _free_memory()
    most = _MOST_MEMORY + 2 * size
    return most if free is None else max(min(free // max(processes, 1), most), _LEAST_MEMORY)


def bind(bounds: Bounds) -> None:
    """Let this process take no more than that from here on, where the system can; too much time ends it."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime + bounds.seconds) + 1
    for kind, most in ((resource.RLIMIT_CPU, end), (resource.RLIMIT_DATA, bounds.memory)):
        with suppress(ValueError, OSError):
            hard = resource.getrlimit(kind)[1]
            soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (soft, hard))


def die_with_parent() -> None:
    """End this process, which multiprocessing began, as soon as the one is gone that began it."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        import ctypes

        # A library that is busy may keep the thread below from running, but not the system.
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent.pid:
            os._exit(1)

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _free_memory() -> int | None:
    """Return the bytes of memory that are free, those included that the system gives up when asked; None if unknown."""
    with suppress(OSError, ValueError, StopIteration):
        with Path("/proc/meminfo").open(encoding="ascii") as file:
            line = next(line for line in file if line.startswith("MemAvailable:"))
        return int(line.split()[1]) * 1024
    with suppress(AttributeError, OSError, ValueError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    return None
