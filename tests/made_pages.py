"""The generated pages of an archive, for tests that look into them."""

from typing import Any

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.profile import Published
from mediawatch.pages.compose import compose_pages
from mediawatch.pages.edition import Edition


def make_pages(archive: Published, series: str = "月报", **more: Any) -> dict[str, str]:
    """Return the Markdown of each page by its path; `more` is what else an edition has."""
    return {page.path: page.text for page in compose_pages(Edition(Analysis(archive), series, **more))}
