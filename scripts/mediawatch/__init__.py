"""The archive of a digest: read its issues, check them, publish them, search them.

What programs and notebooks need is named here (`docs/dev/library.md` shows it); everything else may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediawatch.archive.archive import Archive
    from mediawatch.check.run import check_archive
    from mediawatch.model import Article, Issue, Source
    from mediawatch.search.site import Site

__all__ = ["Archive", "Article", "Issue", "Site", "Source", "check_archive"]
__version__ = "0.3.0"

_HOMES = {
    "Archive": "archive.archive",
    "Article": "model",
    "Issue": "model",
    "Site": "search.site",
    "Source": "model",
    "check_archive": "check.run",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is: a command that only reads issues need not wait for numpy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
