"""Packages that only some commands need: which they are is said by the package's own metadata, and so by pyproject."""

import re
from importlib import metadata

from mediawatch.cli.terminal import fail
from mediawatch.commands import name_installer

_OF_INTAKE = re.compile(r"""([\w.-]+).*\bextra\s*==\s*["']intake["']""")


def need_intake() -> None:
    """End with one line, which says how to install them, where packages that bring things in are missing."""
    missing = [name for name in intake_packages() if not _is_installed(name)]
    if missing:
        fail(
            f"收录要用的程序包还没有装（缺 {'、'.join(missing)}）："
            f"请运行 {name_installer(' '.join(missing), 'intake')}，再试一次。",
            2,
        )


def intake_packages() -> tuple[str, ...]:
    """Return the packages of the extra `intake`; none are known where the project runs without being installed."""
    try:
        wanted = metadata.requires("mediawatch") or []
    except metadata.PackageNotFoundError:
        return ()
    return tuple(found[1] for line in wanted if (found := _OF_INTAKE.match(line)))


def _is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True
