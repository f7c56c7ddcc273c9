"""What a kind of generated page is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mediawatch.pages.edition import Edition
from mediawatch.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageKind:
    """Declared in a module of `kinds`, its pages are in every site.

    The generator owns `folder`, below the docs folder, wholly; the home page alone has none.
    """

    folder: str
    compose: Callable[[Edition], Iterable[Page]]
