"""Beside an article stand its story, related articles and what was reported around its day, where there is such."""

from made_articles import collect_archive, make_article
from mediawatch.analysis.analysis import Analysis
from mediawatch.analysis.stories import Reprint
from mediawatch.archive.archive import Archive
from mediawatch.pages.edition import Edition
from mediawatch.pages.kinds.issues import ISSUES
from mediawatch.pages.reading import describe_cut, further_reading

BODY = "健康医疗大数据中心揭牌，首批接入医院三十家。" * 4


def page(archive: Archive, number: int) -> str:
    pages = {page.path: page.text for page in ISSUES.compose(Edition(Analysis(archive), "月报"))}
    return pages[f"issues/{number}.md"]


def test_an_article_names_the_others_of_its_story_and_how_late_they_are() -> None:
    late = make_article(2, 3, BODY, day=5, source=2, title="改题<b>")
    archive = collect_archive(make_article(1, 1, BODY), make_article(1, 2, BODY, source=1), late)
    text = page(archive, 1)
    day = '<span class="mw-from"><time datetime="2023-06-01">2023年6月1日</time>'
    assert text.count("同一报道：另有 2 家") == 2
    assert f"新华网（本篇） {day}，最早</span></li>" in text
    assert f'<a href="../1/#article-2">北青网</a> {day}，同日<' in text
    assert '<a href="../2/#article-3">健康报</a>' in text
    assert "，晚 5\u00a0天</span> 改题&lt;b&gt;</li>" in text
    assert "健康报（本篇）" in page(archive, 2)


def test_an_article_that_nothing_goes_with_has_no_block() -> None:
    archive = collect_archive(make_article(1, 1, BODY), make_article(1, 2, "别的正文。"))
    assert "mw-beside" not in page(archive, 1)


def test_one_outlet_with_several_articles_is_not_counted_as_outlets() -> None:
    first = make_article(1, 1, BODY)
    for sources, said in (((1, 2), "2 家"), ((1, 1), "2 篇"), ((0, 1), "2 篇")):
        others = [make_article(1, place, BODY, source=source) for place, source in enumerate(sources, 2)]
        reading = further_reading(Analysis(collect_archive(first, *others)), first)
        assert reading
        assert reading.outlets == said


def test_of_a_long_story_the_first_and_the_article_itself_are_named() -> None:
    articles = [make_article(number, 1, BODY, day=number) for number in range(1, 31)]
    analysis = Analysis(collect_archive(*articles))
    for number, count in ((1, 20), (20, 20), (21, 21), (30, 21)):
        reading = further_reading(analysis, articles[number - 1])
        assert reading
        assert (len(reading.tellings), reading.more) == (count, 30 - count)
        assert articles[number - 1] in [telling.article for telling in reading.tellings]
    assert "还有 10\u00a0篇。" in page(collect_archive(*articles), 1)


def test_around_a_day_a_link_searches_all_of_it() -> None:
    text = page(collect_archive(make_article(1, 1, "甲"), make_article(2, 1, "乙", day=2, title="别处 & 的事")), 1)
    assert "这几天还报道了：1\u00a0篇" in text
    assert '<a href="../2/#article-1">别处 &amp; 的事</a> <span class="mw-from">2023年6月3日，新华网</span>' in text
    assert '<a href="../../search/?from=2023-05-29&amp;to=2023-06-04">' in text


def test_what_is_cut_is_said_in_words() -> None:
    article = make_article(1, 1, "")

    def said(kept: float, *, first: bool = False, last: bool = False) -> str:
        return describe_cut(Reprint(article, 0, kept, first, last))

    assert said(1) == said(0.96) == ""
    assert said(0.95) == "删去约 5%"
    assert said(0.6, first=True) == "删去约 40%，没有首段"
    assert said(0.6, first=True, last=True) == "删去约 40%，没有首段，没有末段"
    assert said(0.99, last=True) == "没有末段"
