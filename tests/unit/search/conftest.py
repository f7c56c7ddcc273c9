"""The archives that search is tested on."""

from search_archive import archive, make_archive

__all__ = ["archive", "make_archive"]
