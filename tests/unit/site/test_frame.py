"""What frames a page: its title, where a reader is, the search in the header, the articles of an issue at its side."""

import re
from pathlib import Path

import pytest

from frozen_archive import archive_of, make_project
from mediawatch.site.build import build_site

pytestmark = pytest.mark.builds


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of issue 523."""
    project = tmp_path_factory.mktemp("frame") / "project"
    make_project(project)
    build_site(project, archive_of(project), project / "site", strict=False, say=lambda _: None)
    return project / "site"


def read(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def header(site: Path, page: str) -> str:
    return read(site, page).partition("<header")[2].partition("</header>")[0]


@pytest.mark.parametrize(
    ("page", "current"),
    [
        ("issues", [("page", "各期")]),
        ("issues/523", [("true", "各期")]),
        ("years/2023", [("true", "各期")]),
        ("sources/新华网", [("true", "来源")]),
        ("search", [("page", "检索")]),
        ("", []),
    ],
)
def test_the_links_of_the_header_say_where_a_reader_is(site: Path, page: str, current: list[tuple[str, str]]) -> None:
    assert re.findall(r'aria-current="(\w+)">([^<]+)</a>', header(site, page)) == current


def test_pages_that_have_a_search_of_their_own_have_none_in_the_header(site: Path) -> None:
    with_search = [page for page in ("", "search", "issues", "issues/523") if "mw-find" in header(site, page)]
    assert with_search == ["issues", "issues/523"]


def test_a_page_is_titled_by_itself_and_the_site_and_the_first_by_the_site_alone(site: Path) -> None:
    titles = [re.findall(r"<title>([^<]+)</title>", read(site, page)) for page in ("", "issues")]
    (home,), (issues,) = titles
    assert issues == f"各期 · {home}"


def test_an_issue_alone_lists_its_articles_at_its_side(site: Path) -> None:
    with_list = [page for page in ("", "issues", "issues/523", "sources/新华网") if "mw-toc" in read(site, page)]
    assert with_list == ["issues/523"]
    assert 'href="#article-1"' in read(site, "issues/523").partition("mw-toc")[2].partition("</nav>")[0]


def test_search_engines_are_told_to_leave_out_the_page_that_says_nothing_is_here(site: Path) -> None:
    assert '<meta name="robots" content="noindex">' in (site / "404.html").read_text(encoding="utf-8")
    assert "noindex" not in read(site, "issues/523")
