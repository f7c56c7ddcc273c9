"""Every field in every file of a site: what a field says is text there, whatever it says. No list here names either."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

import file_judges as judges
from file_judges import Judge
from frozen_archive import make_project
from hostile_archive import CLOSED, VALUES, Said, hostile_archive, hostile_issue, take
from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.check.proofs import Proof
from mediawatch.citations.cited import Imprint
from mediawatch.format.dictionary_fields import SOURCE_FIELDS, TOPIC_FIELDS
from mediawatch.format.fields import ADDRESS, ARTICLE_FIELDS, ISSUE_FIELDS, REASON, TEXT, WORDS, Field
from mediawatch.format.parse import parse_issue
from mediawatch.format.write import write_issue
from mediawatch.outputs.issue_files import shown_issue
from mediawatch.outputs.output import Publication
from mediawatch.outputs.pdf import _data  # pyright: ignore[reportPrivateUsage]
from mediawatch.outputs.redirects import MARK
from mediawatch.outputs.registry import find_outputs
from mediawatch.outputs.report import report_of
from mediawatch.pages.edition import Edition
from mediawatch.pages.generate import generate
from mediawatch.search.site import Site
from mediawatch.site.build import add_outputs, render_site
from mediawatch.site.search_index import prove_search, write_search
from mediawatch.site.sums import seal_site
from mediawatch.site.theme import dress_site
from published_archive import ARTICLES, HOME, make_issue

JUDGES: dict[str, Judge] = {
    ".atom": judges.judge_xml,
    ".bib": judges.judge_bibtex,
    ".csv": judges.judge_csv,
    ".docx": judges.judge_word,
    ".json": judges.judge_json,
    ".jsonl": judges.judge_lines,
    ".md": judges.judge_issue,
    ".png": judges.judge_picture,
    ".ris": judges.judge_ris,
    ".svg": judges.judge_xml,
    ".txt": judges.judge_text,
    ".xml": judges.judge_xml,
    "SHA256SUMS": judges.judge_sums,
}
"""Who judges a file, by how its path ends. Pages are judged apart."""
OWN = (".css", ".js", ".bin", ".gz", ".LICENSE")
"""What holds nothing that a field says, or only what search reads."""
NAMED = {
    field.name: field for fields in (ISSUE_FIELDS, ARTICLE_FIELDS, SOURCE_FIELDS, TOPIC_FIELDS) for field in fields
}


@dataclass(frozen=True, slots=True)
class Built:
    """A site of the hostile archive; `said` is what its articles say."""

    site: Path
    said: list[Said]
    archive: Archive


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site as a build does, of an archive that no check has seen, with the drafts that an editor looks over."""
    project = tmp_path_factory.mktemp("project")
    make_project(project)
    site, (archive, said) = project / "site", hostile_archive()
    analysis = Analysis(archive)
    published = Publication(analysis, "月报", "中心", HOME)
    generate(Edition(analysis, "月报", proofs=list(_drafts())), project / "docs")
    render_site(project, site, archive)
    dress_site(project, site)
    add_outputs(published, site)
    write_search(archive, site, analysis=analysis)
    prove_search(analysis.archive, site)
    seal_site(site)
    return Built(site, said, archive)


def _drafts() -> Iterator[Proof]:
    """Yield each value in a draft: what it says is shown with what is found."""
    for place, value in enumerate((*VALUES, *CLOSED), 900):
        text = write_issue(hostile_issue(place, "此处" if value in CLOSED else value)[0]).replace("此处", value)
        parsed = parse_issue(text.replace("published: 2023-06-30", f"published: {value}"), f"issues/2023/{place}.md")
        assert parsed.issue is None
        yield Proof(parsed.draft, parsed.findings)


def _complaints(site: Path, scripts: frozenset[str]) -> Iterator[str]:
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        data = path.read_bytes()
        if name.endswith(OWN):
            continue
        if path.suffix == ".html":
            found = judges.judge_html(data.decode(), scripts)
        else:
            found = JUDGES[path.suffix or path.name](data)
        yield from (f"{name}: {one}" for one in found)


def _inline_scripts(page: Path) -> frozenset[str]:
    tree: Any = judges.parse_html(page.read_text(encoding="utf-8"))
    return frozenset(str(one.text or "") for one in tree.iter("script"))


@pytest.mark.builds
def test_no_file_of_a_site_lets_what_a_field_says_out_of_its_place(hostile: Built) -> None:
    assert "\n".join(_complaints(hostile.site, _inline_scripts(hostile.site / "404.html"))) == ""


@pytest.mark.builds
def test_nothing_that_a_field_says_is_computed(hostile: Built) -> None:
    texts = (path.read_bytes() for path in hostile.site.rglob("*") if path.suffix in (".html", *JUDGES))
    assert not [text[:80] for text in texts if b"49mw" in text]


@pytest.mark.builds
def test_every_field_is_on_the_page_of_its_issue(hostile: Built) -> None:
    shown = {field.name for field in ARTICLE_FIELDS} | {"title", "body"}
    missing: list[Said] = []
    for one in hostile.said:
        page: Any = judges.parse_html((hostile.site / "issues" / one.ref.partition("-")[0] / "index.html").read_bytes())
        texts = "".join((page.text_content(), *page.xpath("//@href")))
        if one.mark not in texts and one.field in shown and NAMED.get(one.field, NAMED["name"]).kind is not ADDRESS:
            missing.append(one)
    assert missing == []


@pytest.mark.builds
def test_programs_read_of_a_page_what_its_title_says(hostile: Built) -> None:
    for one in (one for one in hostile.said if one.field == "title"):
        number = one.ref.partition("-")[0]
        page: Any = judges.parse_html((hostile.site / "issues" / number / "index.html").read_bytes())
        (data,) = page.xpath("//script[@type='application/ld+json']/text()")
        assert one.mark in json.dumps(json.loads(data), ensure_ascii=False)
        spans = [parse_qs(str(title)) for title in page.xpath("//span[@class='Z3988']/@title")]
        assert [title for span in spans for title in span.get("rft.title", []) if one.mark in title]
        assert {name.partition(".")[0] for span in spans for name in span} <= {
            "ctx_ver",
            "rft_val_fmt",
            "rft",
            "rfr_id",
        }


@pytest.mark.builds
def test_every_title_is_found_and_shown_as_it_is(hostile: Built) -> None:
    found = Site.open(hostile.site)
    titles = [one for one in hostile.said if one.field == "title"]
    assert len(titles) == len(VALUES)
    for one in titles:
        assert one.ref in [hit.ref for hit in found.search(f'"{one.mark}"').hits], one
        assert found.shown(one.ref)["title"] == f"{one.value}。{one.mark}"


@pytest.mark.builds
def test_old_addresses_lead_to_pages_of_the_site_alone(hostile: Built) -> None:
    moved = [path for path in hostile.site.rglob("*.html") if path.read_bytes().startswith(MARK)]
    assert len(moved) == len(hostile.archive.redirects) > 1
    for path in moved:
        page: Any = judges.parse_html(path.read_bytes())
        refresh = str(page.xpath("string(//meta[@http-equiv='refresh']/@content)"))
        assert re.fullmatch(r"0; url=\.\./issues/1/(?:#[\w%./-]+)?", refresh), refresh


def test_no_old_address_has_a_character_that_nobody_sees(hostile: Built) -> None:
    assert all(f"{one.old}{one.new}".isprintable() for one in hostile.archive.redirects)


@pytest.mark.parametrize("value", VALUES)
def test_the_names_of_a_digest_are_text_in_every_output(value: str) -> None:
    archive = Archive((make_issue(7, ARTICLES[:1]),), Dictionary())
    given = Publication(Analysis(archive), value, value, HOME, Imprint(value, value, HOME))
    for output in find_outputs():
        for path, one in output.inputs(given).items():
            assert list(JUDGES[Path(path).suffix or Path(path).name](output.make(one))) == [], path


def test_a_pdf_is_given_texts_as_data() -> None:
    """The template evaluates nothing of it: all that it is given is JSON, and holds each text whole."""
    archive, _ = hostile_archive()
    for one in Publication(Analysis(archive), "月报", "中心", HOME).published():
        given = json.dumps(_data(report_of(one.issue, one.bodies, one.cuts)))
        assert f"mw{one.issue.number}x1mw" in json.dumps(json.loads(given), ensure_ascii=False)
        assert '"address": "javascript:' not in given


def test_the_markdown_of_an_issue_says_in_each_field_what_it_said() -> None:
    archive, _ = hostile_archive()
    for one in Publication(Analysis(archive), "月报", "中心", HOME).published():
        shown = shown_issue(one)
        read = parse_issue(write_issue(shown), "1.md").draft
        assert len(read.articles) == len(shown.articles)
        if "\n" not in shown.series:
            said = [[(one.title, one.source, one.correction) for one in issue.articles] for issue in (read, shown)]
            assert said[0] == said[1]
            assert (read.series, read.publisher) == (shown.series, shown.publisher)


@pytest.mark.parametrize("field", [field for field in NAMED.values() if not field.fields], ids=lambda field: field.name)
def test_a_field_takes_any_text_or_none_of_these(field: Field) -> None:
    """A kind that is no text refuses what means something anywhere: it needs no place in the table."""
    taken = [value for value in VALUES if take(field, value) is not None]
    if field.kind in (TEXT, REASON, WORDS, ADDRESS):
        assert taken == list(VALUES)
    else:
        assert [value for value in taken if set(value) & set("<>\"'=:({@")] == []


@pytest.mark.parametrize("lines", ['series: "\\ud800"', "series: \ud800"])
def test_half_a_character_gets_into_no_field(lines: str) -> None:
    parsed = parse_issue(f"---\n{lines}\n---\n", "7.md")
    assert "\ud800" not in parsed.draft.series
    assert parsed.findings
