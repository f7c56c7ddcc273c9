"""Publishing: a site is made in a fresh folder, and swapped into place when it is whole."""

import shutil
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from mediawatch.site.errors import SiteError

BUILT = Path("search") / "manifest.json"
"""A file that every finished site has, and hardly any other folder."""


def site_folder(site: Path) -> Path:
    """Return the folder to publish into. Raises SiteError where it holds anything but a site built before."""
    site = site.resolve()
    if site.exists() and not (site.is_dir() and (not any(site.iterdir()) or (site / BUILT).is_file())):
        raise SiteError(f"{site} 里有别的东西，建站会把它换掉：请换一个新的或空的文件夹（--site）")
    return site


@contextmanager
def publishing(site: Path) -> Generator[Path]:
    """Give the path of a fresh folder, which takes the site's place at the end; what fails leaves the old site."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=site.parent, ignore_cleanup_errors=True) as folder:
        fresh = Path(folder) / "new"
        yield fresh
        _swap(fresh, site, Path(folder) / "old")


def carry_over(site: Path, fresh: Path, paths: Iterable[str]) -> None:
    """Copy files of a site that a fresh folder lacks. Copied, not moved, so that the old site stays whole."""
    for path in paths:
        old, new = site / path, fresh / path
        if old.is_file() and not new.exists():
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(old, new)


def _swap(fresh: Path, site: Path, old: Path) -> None:
    """Put a finished site in the place of the old one, which is moved aside; or leave the old one where it is."""
    try:
        if site.exists():
            site.rename(old)
        fresh.rename(site)
    finally:
        if old.exists() and not site.exists():
            old.rename(site)
