"""Files that are named by their content stay a day longer: a page that is open in a browser goes on finding its own.

What is kept is no part of a build. A list beside it says what is, and since when; without anything kept there is no
list, so that a build into an empty folder always gives the same bytes.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

LISTING = ".earlier.json"
"""In the site: when each file that is kept was part of it for the last time, in seconds since 1970, by its path."""

_DAY = 24 * 60 * 60
_FOLDERS = ("search", "assets")
_NAMED = re.compile(
    r"search/[a-z]+[/-](?P<index>[a-z2-7]{10})\.bin"
    r"|assets/.+\.(?P<asset>[a-z2-7]{10}|[0-9a-f]{8,64})(?:\.min)?\.\w+"
)
"""Paths that are made of a file's content, by `content_name` or by a theme."""


def content_part(path: str) -> str:
    """Return what of a path is made of the file's content; nothing where nothing is."""
    named = _NAMED.fullmatch(path)
    return (named["index"] or named["asset"]) if named else ""


def keep_earlier(site: Path, fresh: Path, now: float) -> None:
    """Keep in a fresh site what the old one had under a name made of its content, until it was no part for a day."""
    since = read_earlier(site)
    kept: dict[str, int] = {}
    for path in _named(site):
        gone = min(since.get(path, int(now)), int(now))
        if now - gone < _DAY and not (fresh / path).exists():
            _carry(site / path, fresh / path)
            kept[path] = gone
    if kept:
        (fresh / LISTING).write_text(json.dumps(kept, indent=1, sort_keys=True), encoding="utf-8")


def read_earlier(site: Path) -> dict[str, int]:
    """Return what a site keeps of earlier builds, and when each file was part of it for the last time."""
    try:
        listed: object = json.loads((site / LISTING).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(listed, dict):
        return {}
    return {path: gone for path, gone in listed.items() if isinstance(path, str) and isinstance(gone, int)}  # pyright: ignore[reportUnknownVariableType]


def _named(site: Path) -> Iterator[str]:
    for folder in _FOLDERS:
        for path in sorted((site / folder).rglob("*")):
            name = path.relative_to(site).as_posix()
            if content_part(name) and path.is_file() and not path.is_symlink():
                yield name


def _carry(old: Path, new: Path) -> None:
    """Give a file a second name, which costs nothing; copy it where that is not to be had."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)
