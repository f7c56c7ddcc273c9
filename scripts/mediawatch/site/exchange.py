"""Two folders change places in one step, so that who reads one of them never finds none.

Linux has renameat2(2) with RENAME_EXCHANGE since 3.15, macOS renamex_np(2) with RENAME_SWAP since 10.12. Not every file
system knows it; and Python calls neither.
"""

import ctypes
import errno
import os
import platform
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""
_HERE = -100
"""AT_FDCWD: paths are meant from the current folder."""
_NUMBERS = {
    "x86_64": 316,
    "aarch64": 276,
    "riscv64": 276,
    "loongarch64": 276,
    "armv7l": 382,
    "ppc64le": 357,
    "s390x": 347,
}
"""The system call by machine, for C libraries that have no function for it."""
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change places. Return False where that cannot be done in one step."""
    call = _find_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def flush(folder: Path) -> None:
    """Return when all that was written into a folder is on the disk. Raises OSError where it cannot get there.

    Linux does that for a whole file system at once (syncfs(2)), which takes a fifteenth of the time of a call a file.
    """
    sync = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform == "linux" else None
    if sync is None:
        for path in (*folder.rglob("*"), folder):
            _flush_one(path)
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if sync(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


def flush_names(folder: Path) -> None:
    """Bring to the disk what the files of a folder are called, as far as the system does that."""
    try:
        _flush_one(folder)
    except OSError:
        return  # the exchange is done: the system will write it down in its own time


def _flush_one(path: Path) -> None:
    if sys.platform == "win32":
        if path.is_dir():
            return
        descriptor = os.open(path, os.O_RDWR)
    else:
        descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@cache
def _find_call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform == "darwin":
        swap = getattr(ctypes.CDLL(None, use_errno=True), "renamex_np", None)
        return swap and (lambda one, other: swap(one, other, _EXCHANGE))
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2", None)
    if rename is not None:
        return lambda one, other: rename(_HERE, one, _HERE, other, _EXCHANGE)
    number = _NUMBERS.get(platform.machine())
    return (lambda one, other: library.syscall(number, _HERE, one, _HERE, other, _EXCHANGE)) if number else None
