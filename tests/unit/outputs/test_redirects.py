"""A small page at each old address leads to the new one."""

from datetime import date
from pathlib import Path

import pytest

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Issue, Period, Redirect
from mediawatch.outputs.output import Publication
from mediawatch.outputs.redirects import REDIRECTS, redirect_files
from mediawatch.site.build import add_outputs
from mediawatch.site.errors import SiteError

DAY = date(2023, 6, 30)
ISSUES = (Issue(523, "月<报>", DAY, Period(DAY, DAY), ()),)


def publication(*redirects: Redirect, address: str = "https://example.org/a/") -> Publication:
    archive = Archive(ISSUES, Dictionary(), redirects=redirects)
    return Publication(Analysis(archive), "月<报>", "中心", address)


@pytest.mark.parametrize(
    ("old", "new", "path", "target"),
    [
        ("a.html", "issues/523/#article-2", "a.html", "issues/523/#article-2"),
        ("a/b/", "issues/523/", "a/b/index.html", "../../issues/523/"),
        ("issues/old.htm", "issues/523/", "issues/old.htm", "523/"),
        ("旧/", "sources/新/", "旧/index.html", "../sources/%E6%96%B0/"),
        ("a/b.html", "c.html", "a/b.html", "../c.html"),
        ("a/", "", "a/index.html", "../"),
    ],
)
def test_the_page_leads_from_the_old_address_to_the_new_one(old: str, new: str, path: str, target: str) -> None:
    ((made, post),) = redirect_files(publication(Redirect(old, new))).items()
    page = REDIRECTS.make(post).decode()
    assert made == path
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in page
    assert f'<a href="{target}">' in page
    assert "月&lt;报&gt;" in page


def test_the_new_address_is_the_canonical_one_where_the_site_has_one() -> None:
    one = Redirect("a.html", "issues/523/#article-2")
    (post,) = redirect_files(publication(one)).values()
    assert b'<link rel="canonical" href="https://example.org/a/issues/523/">' in REDIRECTS.make(post)
    (post,) = redirect_files(publication(one, address="http://127.0.0.1:8000/")).values()
    assert b"canonical" not in REDIRECTS.make(post)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Redirect("a.html", "nowhere/", 3), "没有“nowhere/”这个网页"),
        (Redirect("about/", "issues/523/", 3), "现在有网页"),
    ],
)
def test_a_build_stops_where_an_old_address_leads_nowhere_or_hides_a_page(
    one: Redirect, said: str, tmp_path: Path
) -> None:
    for page in ("about", "issues/523"):
        (tmp_path / page).mkdir(parents=True)
        (tmp_path / page / "index.html").touch()
    well = publication(Redirect("well.html", "about/"))
    made = add_outputs(well, tmp_path)
    assert add_outputs(well, tmp_path, made) == made
    with pytest.raises(SiteError, match=f"第 3 行.*{said}"):
        add_outputs(publication(one), tmp_path, made)
