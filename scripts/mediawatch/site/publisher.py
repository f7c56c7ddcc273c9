"""Publishing: a site is made in a fresh folder, and exchanged for the old one when it is whole and on the disk."""

import errno
import os
import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from mediawatch.failures import name_failure
from mediawatch.site.errors import SiteError
from mediawatch.site.exchange import exchange, flush, flush_names
from mediawatch.site.leftovers import NEW, OLD, own_folder, sweep
from mediawatch.site.lock import Say

BUILT = Path("search") / "manifest.json"
"""A file that every finished site has, and hardly any other folder."""


def site_folder(site: Path) -> Path:
    """Return the folder to publish into; what builds left that were cut off is put in order first.

    Raises SiteError where it holds anything but a site built before, or nothing can take its place.
    """
    site = site.resolve()
    if site.parent.is_dir():
        sweep(site, BUILT)
    if site.exists() and not (site.is_dir() and (not any(site.iterdir()) or (site / BUILT).is_file())):
        raise SiteError(f"{site} 里有别的东西，建站会把它换掉：请换一个新的或空的文件夹（--site）")
    if os.path.ismount(site):
        raise _unmovable(site)
    around = next(folder for folder in site.parents if folder.exists())
    if not os.access(around, os.W_OK | os.X_OK):
        raise SiteError(f"{around} 里不能新建文件夹，网站没有地方可建：请改权限，或换一个地方（--site）")
    return site


@contextmanager
def publishing(site: Path, say: Say = lambda _: None) -> Generator[Path]:
    """Give the path of a fresh folder, which takes the site's place at the end; what fails leaves the old site."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with own_folder(site) as folder:
        fresh = folder / NEW
        yield fresh
        flush(fresh)
        _replace(site, fresh, folder / OLD, say)
        flush_names(site.parent)


def carry_over(site: Path, fresh: Path, paths: Iterable[str]) -> None:
    """Copy files of a site that a fresh folder lacks. Copied, not moved, so that the old site stays whole."""
    for path in paths:
        old, new = site / path, fresh / path
        if old.is_file() and not new.exists():
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(old, new)


def _replace(site: Path, fresh: Path, old: Path, say: Say) -> None:
    """Put a finished site in the place of the old one, in one step where the system can."""
    try:
        if not site.exists():
            fresh.rename(site)
        elif not exchange(fresh, site):
            say(f"{site.parent} 所在的磁盘不能一步换好网站：换的时候有一瞬间没有网站。")
            _swap(site, fresh, old)
    except OSError as error:
        if error.errno in (errno.EBUSY, errno.EXDEV):
            raise _unmovable(site) from None
        raise


def _swap(site: Path, fresh: Path, old: Path) -> None:
    """Put a finished site in the place of the old one, which is moved aside; or leave the old one where it is."""
    try:
        site.rename(old)
        fresh.rename(site)
    finally:
        if old.exists() and not site.exists():
            _put_back(old, site)


def _put_back(old: Path, site: Path) -> None:
    try:
        old.rename(site)
    except OSError as error:
        said = f"{name_failure(error)}，新的网站没有放上去，原来的也没能放回去"
        raise SiteError(f"{said}：它在 {old}，改好以后再建一次，会先把它放回去") from None


def _unmovable(site: Path) -> SiteError:
    return SiteError(
        f"{site} 不能整个换掉，它是挂载上来的，或者在只读的一层里："
        f"请把网站建在它里面的一个文件夹，例如 --site {site / 'site'}"
    )
