"""Locks that the system opens when the process that holds one ends, however it ends.

A folder itself is locked where that is possible, so that nobody who tidies up can remove the lock; elsewhere a file.
"""

import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

Say = Callable[[str], object]

_FILE = Path(".cache") / "build.lock"
"""Below the project: what is locked where folders cannot be."""
_PAUSE = 0.2
"""Seconds between two looks at a lock, where the system cannot wake who waits."""


class Lock:
    """A lock that is held until it is let go."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the lock go."""
        os.close(self._descriptor)


def lock(folder: Path, file: Path | None = None, *, waiting: Callable[[], object] | None = None) -> Lock | None:
    """Lock a folder, or the file in its stead where the system cannot lock folders.

    `waiting` is called before who finds it locked waits; without it nobody waits, and there is no lock. Raises OSError
    where neither can be locked.
    """
    if sys.platform != "win32":
        try:
            return _lock(os.open(folder, os.O_RDONLY | os.O_DIRECTORY), waiting)
        except OSError:
            if file is None or not os.access(folder, os.R_OK):
                raise
    if file is None:
        raise OSError(f"{folder} cannot be locked")
    file.parent.mkdir(parents=True, exist_ok=True)
    return _lock(os.open(file, os.O_RDWR | os.O_CREAT, 0o666), waiting)


@contextmanager
def building(project: Path, say: Say) -> Generator[None]:
    """Hold a project while it is built: two builds would mix in its `docs/`. The second one says so, and waits."""
    docs = project / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    try:
        held = lock(
            docs, project / _FILE, waiting=lambda: say("这个项目里另一次建站还没有完：等它完了，接着建这一次。")
        )
    except PermissionError:
        raise
    except OSError:
        say(f"{docs} 不能上锁，看不出有没有别的建站：请不要同时建两次。")
        held = None
    try:
        yield
    finally:
        if held:
            held.release()


def _lock(descriptor: int, waiting: Callable[[], object] | None) -> Lock | None:
    try:
        if _take(descriptor):
            return Lock(descriptor)
        if waiting is not None:
            waiting()
            _wait_for(descriptor)
            return Lock(descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _wait_for(descriptor: int) -> None:
        while not _take(descriptor):
            time.sleep(_PAUSE)

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_for(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
