"""Watching files: what is there is looked at again and again, so that a folder that goes and comes back is seen."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

POLLING = 0.2
"""Seconds between two looks."""

State = dict[str, tuple[int, int, int]]
"""What was there: of each file when it was changed, its size and its number."""


def look(paths: Iterable[Path]) -> State:
    """Return what is there of files, and of all in folders; what is not there, or goes meanwhile, is left out."""
    return dict(_files(map(str, paths)))


def _files(paths: Iterable[str]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as entries:
                inside = [(entry.path, entry.is_dir(), entry.stat()) for entry in entries]
        except NotADirectoryError:
            with suppress(OSError):
                yield path, _stamp(Path(path).stat())
            continue
        except OSError:
            continue
        for name, is_folder, seen in inside:
            if is_folder:
                waiting.append(name)
            else:
                yield name, _stamp(seen)


def _stamp(seen: os.stat_result) -> tuple[int, int, int]:
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


class Watcher:
    """Tells when what is watched has changed. `paths` gives the files and folders anew at each look."""

    def __init__(self, paths: Callable[[], Iterable[Path]]) -> None:
        self._paths = paths
        self._stop = threading.Event()
        self._seen = look(paths())

    def changed(self) -> bool:
        """Tell whether it is not what it was when `wait` returned last; it is cheap to ask."""
        return look(self._paths()) != self._seen

    def wait(self) -> bool:
        """Wait until something has changed and comes to rest; return False when it was stopped."""
        while not self._stop.wait(POLLING):
            now = look(self._paths())
            if now == self._seen:
                continue
            while not self._stop.wait(POLLING / 2) and (later := look(self._paths())) != now:
                now = later
            self._seen = now
            return True
        return False

    def stop(self) -> None:
        """End the waiting, from another thread or a signal."""
        self._stop.set()
