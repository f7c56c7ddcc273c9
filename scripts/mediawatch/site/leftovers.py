"""The folder in which a build makes a site, beside the one it will replace; and what builds left that were cut off."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mediawatch.site.lock import Lock, lock

NEW, OLD = "new", "old"
"""What is in such a folder: the site that is made, and the one that it replaces."""
_LOCK = "lock"
_PATIENCE, _PAUSE = 10, 0.05
"""Seconds that a build waits for others to make or sweep their folders, and between two looks."""
_OWN = re.compile(r"\.site-(?:(?P<name>.+)-)?[a-z0-9_]{8}")


@contextmanager
def own_folder(site: Path) -> Generator[Path]:
    """Give a folder for one build, beside the site; it is gone at the end, or swept after a build that died."""
    with _quiet_neighbours(site.parent):
        folder = Path(tempfile.mkdtemp(prefix=f".site-{site.name}-", dir=site.parent))
        held = _hold(folder)
    try:
        yield folder
    finally:
        if held:
            held.release()
        if site.exists() or not (folder / OLD).exists():
            shutil.rmtree(folder, ignore_errors=True)


def sweep(site: Path, built: Path) -> None:
    """Remove the folders of builds that died; put the old site back where one died while it changed places.

    `built` is a file that every finished site has. What cannot be removed now is left for the next time.
    """
    with _quiet_neighbours(site.parent) as quiet:
        for folder, name in _left(site.parent) if quiet else ():
            held = _hold(folder)
            if held is None:
                continue
            old = folder / OLD
            if old.exists() and name in (None, site.name) and not site.exists() and (old / built).is_file():
                old.rename(site)
            foreign = old.exists() and name not in (None, site.name)
            held.release()
            if not foreign:
                shutil.rmtree(folder, ignore_errors=True)


def _left(parent: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the folders of builds, live or dead, the newest first, and the site's name that they have."""
    found: list[tuple[float, Path, str | None]] = []
    with suppress(OSError):
        for entry in os.scandir(parent):
            named = _OWN.fullmatch(entry.name)
            if named and entry.is_dir(follow_symlinks=False):
                found.append((entry.stat().st_mtime, Path(entry.path), named["name"]))
    for _, folder, name in sorted(found, key=lambda one: one[0], reverse=True):
        with suppress(OSError):
            if {path.name for path in folder.iterdir()} <= {NEW, OLD, _LOCK}:
                yield folder, name


def _hold(folder: Path) -> Lock | None:
    """Lock a build's folder; None where the build lives, or the system cannot tell."""
    try:
        return lock(folder, folder / _LOCK)
    except OSError:
        return None


@contextmanager
def _quiet_neighbours(parent: Path) -> Generator[bool]:
    """Let nobody else make or sweep folders meanwhile: what is born and not yet locked would seem dead.

    Tell whether it is so. A lock that somebody else never lets go of holds up no build.
    """
    until = time.monotonic() + _PATIENCE
    try:
        while (held := lock(parent)) is None and time.monotonic() < until:
            time.sleep(_PAUSE)
        quiet = held is not None
    except OSError:
        held, quiet = None, True  # where folders cannot be locked, the moment between birth and lock is let be
    try:
        yield quiet
    finally:
        if held:
            held.release()
