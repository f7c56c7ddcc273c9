from datetime import date

from search_archive import Archive

from mediawatch.model import Article, Source
from mediawatch.search.article import SearchArticle
from mediawatch.search.engine import Answer, search
from mediawatch.search.facets import FACETS, LISTS, Kind
from mediawatch.search.files import write_index
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader


def make_article(number: int, source: str, section: str | None, *keywords: str) -> SearchArticle:
    article = Article(number, 1, "健康", source, date(2023, number, 1), section=section, keywords=keywords)
    return SearchArticle(article, Source(source), ())


def make_reader(archive: Archive, *articles: SearchArticle) -> IndexReader:
    site = archive.site / f"of {len(articles)}" / articles[0].source.name
    write_index(articles, list(dict.fromkeys(one.source for one in articles)), (1,), site)
    return IndexReader(lambda name: (site / "search" / name).read_bytes())


def test_a_facet_gives_each_of_an_article_s_values_once() -> None:
    article = make_article(1, "甲报", None, "乙", "甲", "乙")
    said = {facet.name: facet.of(article) for facet in FACETS}
    assert (said["sources"], said["months"]) == (("甲报",), ("2023-01",))
    assert (said["sections"], said["keywords"]) == ((), ("乙", "甲"))


def test_all_facets_but_the_months_are_chosen_from_lists_each_by_a_parameter_of_its_own() -> None:
    assert [facet.name for facet in LISTS] == [facet.name for facet in FACETS if facet.name != "months"]
    assert len({facet.parameter for facet in LISTS}) == len(LISTS)
    assert all(facet.parameter for facet in LISTS)
    assert Answer().facets == {facet.name: () for facet in FACETS if facet.kind is not Kind.LABEL}


def test_choices_stand_by_count_then_by_code_point(archive: Archive) -> None:
    reader = make_reader(
        archive,
        make_article(1, "乙", "～", "甲"),
        make_article(2, "丙", "\U00020000", "甲"),
        make_article(3, "乙", "～"),
    )
    facets = search(reader, Request()).facets
    assert facets["sources"] == (("乙", 2), ("丙", 1))
    assert facets["sections"] == (("～", 2), ("\U00020000", 1))
    facets = search(reader, Request(last="2023-02-28")).facets
    assert facets["sources"] == (("丙", 1), ("乙", 1))
    assert facets["sections"] == (("～", 1), ("\U00020000", 1))
    assert search(reader, Request(first="2023-03-01")).facets["keywords"] == ()


def test_an_archive_without_any_label_of_a_facet_is_without_it_unless_it_is_asked_for(archive: Archive) -> None:
    reader = make_reader(archive, make_article(1, "甲", None))
    assert not {"sections", "keywords"} & set(search(reader, Request()).facets)
    answer = search(reader, Request(chosen={"sections": ("全国",)}))
    assert (answer.total, answer.facets["sections"]) == (0, ())
    reader = make_reader(archive, make_article(1, "甲", None, "词"), make_article(2, "甲", None))
    given = ["sources", "months", "keywords", "sections"]
    assert [name for name in search(reader, Request()).facets if name in given] == given[:3]
