"""Keeps tests from the live archive: whoever opens or lists anything in `issues/` is told what to read instead."""

import os
import sys

from frozen_archive import ROOT, archive_of

_LIVE = os.fspath(archive_of(ROOT))
_READING = frozenset({"open", "os.listdir", "os.scandir"})


def forbid_live_archive() -> None:
    """Make reading the live archive an error, for as long as this process runs."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _READING or not isinstance(arguments[0], str | bytes):
        return
    named = os.fsdecode(arguments[0])
    if event == "open" and arguments[1] is None and not named.startswith(os.sep):
        return  # opened below some folder that the event does not name
    path = os.path.realpath(named)
    if path == _LIVE or path.startswith(_LIVE + os.sep):
        raise AssertionError(f"{path} is read: tests read frozen_archive.ARCHIVE, or issues that they make up")
