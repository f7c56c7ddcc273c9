"""Zensical, which reads the same `docs/`, `overrides/` and `mkdocs.yml`: the way out, should MkDocs end.

No build needs it. Its version is pinned in pyproject.toml; `docs/dev/decisions/6-two-engines.md` tells why.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from mediawatch.site.errors import SiteError
from mediawatch.site.settings import FILE as SETTINGS

_OWN_SETTINGS = "zensical.yml"
_SITE = "made"
_TREE = ("docs", "overrides", SETTINGS)


def has_zensical() -> bool:
    """Tell whether Zensical is installed."""
    return find_spec("zensical") is not None


def render_by_zensical(project: Path, site: Path, built: Mapping[str, object]) -> None:
    """Run Zensical over copies of what MkDocs reads; `built` is what templates see. Raises SiteError.

    Copies, because it takes no folder outside its own for a site, and empties `.cache/` where it runs.
    """
    work = site.with_name(f"{site.name}-work")
    shutil.rmtree(work, ignore_errors=True)
    try:
        for name in _TREE:
            path = project / name
            shutil.copytree(path, work / name) if path.is_dir() else shutil.copy(path, work / name)
        (work / _OWN_SETTINGS).write_text(yaml.safe_dump(_settings(built), allow_unicode=True), encoding="utf-8")
        _run(work)
        shutil.rmtree(site, ignore_errors=True)
        (work / _SITE).rename(site)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _settings(built: Mapping[str, object]) -> dict[str, Any]:
    """Return what stands on top of mkdocs.yml. It appends to lists, and puts its own fences behind all extensions."""
    return {
        "INHERIT": SETTINGS,
        "site_dir": _SITE,
        "strict": False,
        "validation": False,  # it would look for feeds, Word files and data, which are written after it has run
        "markdown_extensions": ["pymdownx.superfences", "fenced_code"],  # the last one has its way
        "extra": {"build": dict(built)},
    }


def _run(work: Path) -> None:
    packages = str(Path(__file__).parents[2])  # its workers load the Markdown extension by name
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([packages, os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", _OWN_SETTINGS]
    done = subprocess.run(command, check=False, cwd=work, env=environment, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["Zensical 没有建成网站"]
        raise SiteError(f"Zensical：{said[-1]}")
