"""What pages say of themselves to programs: in their heads, and in the footers of government sites."""

import re
import struct
from html import unescape
from pathlib import Path

import pytest

from frozen_archive import make_project
from mediawatch.site.build import build_site

SERIES = "北京市卫生信息化舆情监测月报"
CENTRE = "北京市卫生健康大数据与政策研究中心"
HOME = "https://archive.example.org/a/"


def build(folder: Path, address: str, *changes: tuple[str, str]) -> Path:
    """Build issue 523 at an address, with other settings; return the site."""
    with pytest.MonkeyPatch.context() as patch:
        if address:
            patch.setenv("SITE_URL", address)
        else:
            patch.delenv("SITE_URL", raising=False)
        project = folder / "project"
        archive = make_project(project)
        settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in settings
            settings = settings.replace(old, new)
        (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
        build_site(project, archive, project / "site", say=lambda _: None)
    return project / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("known"), HOME)


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("unknown"), "")


def meta(site: Path, page: str) -> dict[str, str]:
    """Return the names and contents of a page's `meta` elements."""
    head = (site / page / "index.html").read_text(encoding="utf-8").partition("</head>")[0]
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', head)
    assert len(dict(found)) == len(found)
    return {name: unescape(value) for name, value in found}


@pytest.mark.builds
def test_an_issue_is_a_technical_report_to_reference_managers(site: Path) -> None:
    said = meta(site, "issues/523")
    assert {name: value for name, value in said.items() if name.startswith("citation_")} == {
        "citation_title": f"{SERIES}第523期",
        "citation_author": CENTRE,
        "citation_publication_date": "2023/06/30",
        "citation_technical_report_institution": CENTRE,
        "citation_technical_report_number": "523",
        "citation_language": "zh-CN",
        "citation_public_url": f"{HOME}issues/523/",
    }
    assert said["DC.title"] == f"{SERIES}第523期"
    assert (said["DC.creator"], said["DC.date"], said["DC.type"]) == (CENTRE, "2023-06-30", "Text")
    assert (said["DC.relation.ispartof"], said["DC.identifier"]) == (SERIES, f"{HOME}issues/523/")


@pytest.mark.builds
@pytest.mark.parametrize(
    ("page", "kind", "title"),
    [("issues/523", "article", "第 523 期（2023年6月30日）"), ("issues", "website", "各期"), ("", "website", SERIES)],
)
def test_a_card_has_title_text_and_picture(site: Path, page: str, kind: str, title: str) -> None:
    said = meta(site, page)
    assert (said["og:type"], said["og:title"], said["og:site_name"]) == (kind, title, SERIES)
    assert said["og:description"] == said["description"] != ""
    assert said["og:url"] == f"{HOME}{page}{'/' if page else ''}"
    picture = site / said["og:image"].removeprefix(HOME)
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (
        int(said["og:image:width"]),
        int(said["og:image:height"]),
    )


@pytest.mark.builds
def test_other_pages_are_cited_as_nothing(site: Path) -> None:
    assert not [name for name in meta(site, "issues") if name.startswith(("citation_", "DC."))]


@pytest.mark.builds
def test_a_site_without_an_address_says_none(unknown: Path) -> None:
    said = meta(unknown, "issues/523")
    assert said["citation_title"] == f"{SERIES}第523期"
    absent = ("citation_public_url", "DC.identifier", "og:url", "og:image", "twitter:card")
    assert not [name for name in absent if name in said]
    for name in ("issues/523/index.html", "issues/523.bib", "issues/523.ris", "issues/523.csl.json"):
        assert "127.0.0.1" not in (unknown / name).read_text(encoding="utf-8"), name


@pytest.mark.builds
def test_the_words_of_government_sites_are_off_unless_they_are_switched_on(site: Path) -> None:
    assert not meta(site, "issues/523").keys() & {"SiteName", "ColumnName", "ArticleTitle", "PubDate", "ContentSource"}
    assert "mw-filing" not in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.builds
def test_pages_of_a_government_site_say_what_they_must(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        HOME,
        ("enabled: false", "enabled: true"),
        ('site_name: ""', "site_name: 卫生<健康>委"),
        ('site_domain: ""', "site_domain: gov.example.org"),
        ('site_code: ""', 'site_code: "1100000001"'),
        ('icp: ""', "icp: 京ICP备00000001号"),
        ('police: ""', "police: 京公网安备 11000000000001号"),
    )
    article = meta(site, "issues/523")
    assert (article["SiteName"], article["SiteDomain"], article["SiteIDCode"]) == (
        "卫生<健康>委",
        "gov.example.org",
        "1100000001",
    )
    assert (article["ColumnName"], article["ArticleTitle"]) == ("各期", f"{SERIES}第523期")
    assert (article["PubDate"], article["ContentSource"], article["Url"]) == (
        "2023-06-30 00:00",
        CENTRE,
        f"{HOME}issues/523/",
    )
    column = meta(site, "sources")
    assert (column["ColumnName"], column["ColumnDescription"]) == ("来源", column["description"])
    assert "ArticleTitle" not in column
    assert meta(site, "")["ColumnName"] == "首页"
    footer = (site / "index.html").read_text(encoding="utf-8").partition("<footer")[2]
    assert "网站标识码：1100000001" in footer
    assert (
        '<a rel="nofollow noopener noreferrer external" href="https://beian.miit.gov.cn/">京ICP备00000001号</a>'
        in footer
    )
    assert (
        'href="https://beian.mps.gov.cn/#/query/webSearch?code=11000000000001">京公网安备 11000000000001号</a>'
        in footer
    )
    assert "联系方式" not in footer
