"""Files of citations: what of an issue they have, and that they are made again where something changed."""

import json
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.citations.cited import Imprint
from mediawatch.model import Article, Issue, Period, Rights, Source, SourceKind
from mediawatch.outputs.citation_files import BIBTEX_FILES, CSL_FILES, RIS_FILES
from mediawatch.outputs.output import Publication

SOURCES = (Source("晚报", ("北京晚报",), SourceKind.MAINSTREAM), Source("只列", rights=Rights.LINK))
HOME = "https://archive.example.org/"
IMPRINT = Imprint("中心", "北京", HOME)
DAY = date(2023, 6, 7)
ARTICLES = (
    Article(7, 1, "挂号", "北京晚报", DAY, "挂号的正文。"),
    Article(7, 2, "撤回的", "晚报", DAY, "撤回的正文。", withdrawn="来源要求"),
    Article(7, 3, "列出的", "只列", DAY, "不给看的正文。", url="https://a.example/3"),
)


def publication(*articles: Article, imprint: Imprint = IMPRINT) -> Publication:
    issue = Issue(7, "月报", date(2023, 6, 30), Period(DAY, DAY), articles)
    return Publication(Analysis(Archive((issue,), Dictionary(SOURCES))), "月报", "中心", HOME, imprint)


def made(given: Publication) -> dict[str, str]:
    outputs = (BIBTEX_FILES, RIS_FILES, CSL_FILES)
    return {path: one.make(value).decode() for one in outputs for path, value in one.inputs(given).items()}


def items(given: Publication) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], json.loads(made(given)["issues/7.csl.json"]))


def test_an_issue_has_a_file_of_each_format_beside_its_page() -> None:
    assert sorted(made(publication(*ARTICLES))) == ["issues/7.bib", "issues/7.csl.json", "issues/7.ris"]


def test_a_file_cites_the_issue_and_all_articles_but_those_that_were_withdrawn() -> None:
    files = made(publication(*ARTICLES))
    assert [item["id"] for item in items(publication(*ARTICLES))] == ["7", "7-1", "7-3"]
    for text in files.values():
        assert "列出的" in text
        assert "撤回的" not in text
        assert "正文" not in text


def test_a_source_is_known_by_its_aliases_and_cited_as_it_was_printed() -> None:
    assert items(publication(*ARTICLES))[1]["container-title"] == "北京晚报"
    assert items(publication(*ARTICLES))[1]["type"] == "article-newspaper"


def test_a_site_without_an_address_gives_none_of_its_own() -> None:
    report, without, other = items(publication(*ARTICLES, imprint=Imprint("中心", "北京")))
    assert "URL" not in report
    assert "URL" not in without
    assert other["URL"] == "https://a.example/3"


@pytest.mark.parametrize("change", [{"title": "改过"}, {"url": "https://a.example/9"}, {"withdrawn": ""}])
def test_a_file_is_made_again_where_what_it_says_changed_and_only_then(change: dict[str, str]) -> None:
    before, after = publication(*ARTICLES), publication(replace(ARTICLES[0], **change), *ARTICLES[1:])
    assert BIBTEX_FILES.inputs(before) != BIBTEX_FILES.inputs(after)
    same = publication(replace(ARTICLES[0], body="别的正文。"), *ARTICLES[1:])
    assert BIBTEX_FILES.inputs(before) == BIBTEX_FILES.inputs(same)
