"""One tree, two engines: what is compared of two sites, and a small archive built by both."""

from pathlib import Path

import pytest

from compare_engines import build_both, differences
from frozen_archive import make_project
from mediawatch.site.errors import SiteError
from mediawatch.site.zensical_adapter import has_zensical, render_by_zensical

PAGE = '<title>甲</title><nav>乙</nav><main id="x"><a href="../b/">丙</a></main>'
needs_zensical = pytest.mark.skipif(not has_zensical(), reason="Zensical is not installed: make .venv/.zensical")


def compare(tmp_path: Path, one: str, other: str) -> list[str]:
    for name, text in (("one", one), ("other", other)):
        path = tmp_path / name / "a" / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return list(differences(tmp_path / "one", tmp_path / "other"))


@pytest.mark.parametrize(
    ("was", "now", "parts"),
    [
        ("甲", "丁", "title, all"),
        ("丙", "丁", "main, all"),
        ('id="x"', 'id="y"', "main, anchors, all"),
        ("../b/", "../c/", "main, all"),
        ("乙", "丁", "all"),
    ],
)
def test_whatever_differs_in_a_page_is_named(tmp_path: Path, was: str, now: str, parts: str) -> None:
    assert compare(tmp_path, PAGE, PAGE.replace(was, now)) == [f"a/index.html: {parts}"]


def test_two_spellings_of_one_address_are_no_difference(tmp_path: Path) -> None:
    assert compare(tmp_path, PAGE, PAGE.replace("../b/", "./../b&#x2f;")) == []


def test_a_page_that_one_site_lacks_is_named(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "404.html").write_text(PAGE, encoding="utf-8")
    assert compare(tmp_path, PAGE, PAGE) == ["404.html: only in the first"]


@needs_zensical
@pytest.mark.builds
def test_zensical_makes_the_same_pages_of_a_small_archive_and_its_search_works(tmp_path: Path) -> None:
    issues = make_project(tmp_path)
    assert build_both(tmp_path, issues, tmp_path / "first", tmp_path / "second") == 3
    assert (tmp_path / "second" / "issues" / "523.md").is_file()


@needs_zensical
def test_a_template_that_zensical_cannot_read_ends_in_one_line(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "overrides" / "main.html").write_text("{% none %}", encoding="utf-8")
    with pytest.raises(SiteError, match=r"Zensical：.*main\.html"):
        render_by_zensical(tmp_path, tmp_path / "made", {})
    assert not (tmp_path / "made-work").exists()
