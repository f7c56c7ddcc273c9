"""One vocabulary of labels: what names a field in one kind of document names it in all."""

import re

import pytest

from mediawatch.format.fields import KNOWN
from mediawatch.intake.capture.credits import find_bylines, find_sources
from mediawatch.intake.document import Cell, Document, Line, LineWriter
from mediawatch.intake.folding import fold
from mediawatch.intake.grammar.reading import read_document
from mediawatch.intake.grammar.tables import arrange_tables
from mediawatch.intake.grammar.website_words import is_beside_article
from mediawatch.intake.labels import KEYS, Label, field_of, read_label, word_of, words
from mediawatch.intake.readers.text_file import read_text

SOURCES = ("来源", "文章来源", "新闻来源", "信息来源", "报道来源", "消息来源", "媒体", "媒体名称", "出处", "稿源")
LINKS = ("链接", "文章链接", "新闻链接", "原文链接", "报道链接", "网址", "原文网址", "网页地址")


def test_the_words_that_are_written_are_those_of_the_archive() -> None:
    assert tuple(KEYS.values()) == KNOWN
    assert [word_of(field) for field in ("title", "source", "body")] == ["标题", "来源", "主要内容"]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("link", LINKS)
def test_a_word_labels_a_line_and_heads_a_column_alike(source: str, link: str) -> None:
    text = f"标题：题\n{source}：健康报\n日期：2020-04-02\n{link}：http://a.cn/1\n主要内容：\n文字在这里。\n"
    lines = read_document(read_text("a.txt", "0", text.encode())).draft.articles
    rows = ("标题", source, "日期", link, "正文"), ("题", "健康报", "2020-04-02", "http://a.cn/1", "文字在这里。")
    writer = LineWriter()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            writer.add(Line(cell, cell=Cell(0, row, column)))
    table = Document("a", "0", "docx", writer.text(), tuple(writer.lines))
    (article,) = read_document(arrange_tables(table)).draft.articles
    assert (article.source, article.url, article.body) == ("健康报", "http://a.cn/1", "文字在这里。")
    assert lines == (article,)


@pytest.mark.parametrize("word", ["内容提要", "核心内容", "全文", "提要", "要点", "报道内容", "新闻内容", "内容简介"])
def test_a_word_for_the_text_is_no_part_of_it(word: str) -> None:
    text = f"标题：题\n来源：健康报\n日期：2020-04-02\n{word}：文字在这里。\n"
    (article,) = read_document(read_text("a.txt", "0", text.encode())).draft.articles
    assert article.body == "文字在这里。"


def test_characters_of_a_label_may_stand_apart_and_be_traditional() -> None:
    assert read_label("来  源:健康报") == Label("source", 5)
    assert read_label("【 關 鍵 詞 】医疗") == Label("keywords", 9)
    assert read_label("链接2:http") == Label("url", 4)
    assert read_label("来源健康报") is read_label("时间12:30") is None
    assert field_of("時間") == "date"
    assert field_of("健康报") is None


def test_the_longest_word_is_read_first() -> None:
    match = re.match(words("source", "date"), "来源媒体:健康报")
    assert match
    assert match[0] == "来源媒体"


@pytest.mark.parametrize("line", ["文章来源：健康报", "稿源：健康报 编辑：王丹", "出處：健康报", "媒体：健康报"])
def test_a_web_page_names_its_source_with_the_same_words(line: str) -> None:
    assert find_sources([Line(line)], {}) == ("健康报",)


def test_a_word_that_only_ends_like_a_label_names_no_source() -> None:
    assert find_sources([Line("图片来源：视觉中国"), Line("新媒体：王丹")], {}) == ()


def test_who_had_a_part_in_a_text_is_known_to_captures_and_to_reports_alike() -> None:
    for role in ("校对", "审核", "签发", "采写", "整理"):
        assert find_bylines([f"{role}：王丹"], {}) == (f"{role}：王丹",)
    ending = "标题：题\n来源：健康报\n日期：2020-04-02\n内容：\n文字在这里。\n\n编辑：王丹\n校对：李然\n签发：赵强\n"
    (article,) = read_document(read_text("a.txt", "0", ending.encode())).draft.articles
    assert article.body == "文字在这里。"


def test_when_a_text_was_sent_out_is_its_day_and_when_it_was_changed_is_not() -> None:
    assert read_label("发稿时间:2020-04-02") == Label("date", 5)
    assert read_label("更新时间:2020-04-02") is None


@pytest.mark.parametrize(
    "line", ["打印本页", "【关闭】", "分享到：微信", "版权所有 某网", "上一篇：别的", "您的位置：首页 > 新闻"]
)
def test_what_a_site_says_around_a_report_it_says_around_an_article_too(line: str) -> None:
    assert is_beside_article(fold(line))
