"""The labelled lines of an article's head: days as they are typed, and what stands beside them in a line."""

from datetime import date
from html import escape

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.grammar.article_starts import LATER
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text
from mediawatch.intake.readers.web_file import read_web

REPORT = """北京市卫生信息化舆情监测月报
第120期
2012年6月5日
时间从2012年5月1日到2012年5月31日。
二、具体内容
1、标题：甲新闻标题{title}
{head}
链接：http://www.example.com/b
主要内容：
正文一句话。
"""
DAY = date(2012, 5, 18)


def read(head: str, title: str = "") -> Reading:
    text = REPORT.format(head=head, title=title)
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


@pytest.mark.parametrize(
    "head",
    [
        "来源：健康报\n日期：5月18日",
        "来源：健康报\n日期：12-5-18",
        "来源：健康报\n日期：12年5月18日",
        "来源：健康报\n日期：’12.5.18",
        "来源：健康报\n日期：2012年5月18日10:20",
        "来源：健康报 【2012-05-18】",
        "来源：健康报【2012-05-18】",
        "来源：健康报 (2012.05.18)",
        "日期：5月18日 来源：健康报",
        "5月18日 来源：健康报",
        "2012-05-18\n来源：健康报",
    ],
)
def test_a_day_is_read_as_typists_write_it(head: str) -> None:
    (article,) = read(head).draft.articles
    assert (article.title, article.source, article.date) == ("甲新闻标题", "健康报", DAY)


@pytest.mark.parametrize("day", ["2月30日", "2012年13月18日", "18/5/2012", "11-3-10", "昨天", "2012", "20120518"])
@pytest.mark.parametrize("label", ["\n日期：", " "])
def test_what_is_no_day_that_can_be_told_stays_in_view(day: str, label: str) -> None:
    reading = read(f"来源：健康报{label}{day}")
    (article,) = reading.draft.articles
    assert article.date is None
    assert reading.draft.origin is not None
    assert day in article.source or day in reading.draft.origin.unplaced
    assert "MW507" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(("days", "rest"), [("5月18-19日", "-19日"), ("2012年5月18日至19日", "至19日")])
def test_of_several_days_the_first_is_taken_and_the_rest_stays_in_view(days: str, rest: str) -> None:
    for head in (f"来源：健康报\n日期：{days}", f"来源：健康报 {days}"):
        reading = read(head)
        (article,) = reading.draft.articles
        assert (article.source, article.date) == ("健康报", DAY)
        assert reading.draft.origin is not None
        assert reading.draft.origin.unplaced == (rest,)
        assert "MW507" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize("source", ["《健康报》", "“健康报”", "《健康报》 2012-05-18", "《健康报》2012年5月18日"])
def test_the_name_of_an_outlet_may_stand_between_the_marks_of_a_title(source: str) -> None:
    (article,) = read(f"来源：{source}").draft.articles
    assert article.source == "健康报"


def test_a_part_of_a_year_is_no_day() -> None:
    (article,) = read("来源：健康报 2012.5").draft.articles
    assert (article.source, article.date) == ("健康报 2012.5", None)


def test_another_label_in_the_line_of_a_source_is_one_of_the_article() -> None:
    (article,) = read("来源：健康报 记者：张三 2012-05-18").draft.articles
    assert (article.source, article.date, article.extra) == ("健康报", DAY, (("记者", "张三"),))


@pytest.mark.parametrize("space", [" ", "  ", "\u3000", "\t"])
def test_labels_stand_behind_a_title(space: str) -> None:
    text = REPORT.format(title=f"{space}来源：健康报{space}日期：5月18日", head="").replace("\n\n", "\n")
    (article,) = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.articles
    assert (article.title, article.source, article.date) == ("甲新闻标题", "健康报", DAY)


def test_a_word_of_a_title_is_no_label_where_the_label_stands_below() -> None:
    (article,) = read("来源：健康报\n日期：5月18日", title="的 来源：三问").draft.articles
    assert (article.title, article.source) == ("甲新闻标题的 来源：三问", "健康报")


def test_what_the_archive_says_of_an_article_is_read_from_a_print_of_it() -> None:
    labels = "存档：<http://www.example.com/kept>\n勘误：更正一处。\n撤回：应来源要求"
    (article,) = read(f"来源：健康报\n日期：5月18日\n{labels}").draft.articles
    assert (article.archived, article.correction) == ("http://www.example.com/kept", "更正一处。")
    assert (article.withdrawn, article.extra) == ("应来源要求", ())


def test_a_label_of_no_field_may_have_a_second_line_and_stands_once() -> None:
    (article,) = read("来源：健康报\n记者：张三\n李四\n日期：5月18日").draft.articles
    assert (article.extra, article.date) == ((("记者", "张三 李四"),), DAY)
    reading = read("来源：健康报\n记者：张三\n记者：李四\n日期：5月18日")
    assert reading.draft.origin is not None
    assert reading.draft.origin.unplaced == ("李四",)
    assert [finding.code for finding in reading.findings] == ["MW503"]


@pytest.mark.parametrize(
    ("between", "rest"),
    [
        (" ", "http://www.example.com/d"),
        ("；", "；http://www.example.com/d"),
        ("、", "、http://www.example.com/d"),
        (",", ",http://www.example.com/d"),
        ("（另见 ", "（另见 http://www.example.com/d"),
        ("\n", "http://www.example.com/d"),
    ],
)
def test_of_two_addresses_the_second_stays_in_view(between: str, rest: str) -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日")
    text = text.replace("com/b", f"com/b{between}http://www.example.com/d")
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    (article,) = reading.draft.articles
    assert (article.url, article.body) == ("http://www.example.com/b", "正文一句话。")
    assert reading.draft.origin is not None
    assert reading.draft.origin.unplaced == (rest,)


def test_an_address_may_hold_another_one() -> None:
    inner = "http://www.example.com/web/2012/http://www.example.org/b?x=1;y=2"
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace("http://www.example.com/b", inner)
    (article,) = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.articles
    assert article.url == inner


def test_of_numbered_links_the_first_is_the_address() -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日")
    reading = read_document(
        read_text(
            "报告.txt",
            "0" * 64,
            text.replace("链接：", "链接1：").replace("主要", "链接2：http://c.example\n主要").encode(),
        )
    )
    assert [article.url for article in reading.draft.articles] == ["http://www.example.com/b"]
    assert reading.draft.origin
    assert reading.draft.origin.unplaced == ("链接2：http://c.example",)
    assert [finding.code for finding in reading.findings] == ["MW503"]


@pytest.mark.parametrize("address", ["http://www.example.com/b", "http://www.example.com/2012/"])
def test_a_day_without_a_label_may_stand_below_an_address(address: str) -> None:
    text = REPORT.format(title="", head="来源：健康报").replace("http://www.example.com/b", f"{address}\n2012-05-18")
    (article,) = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.articles
    assert (article.url, article.date, article.body) == (address, DAY, "正文一句话。")


@pytest.mark.parametrize(
    "printed",
    [
        "<\nhttp://www.example.com/b\n>",
        "< http://www.example.com/\nb >",
        "< http://www.example.com/b >",
        "<http://www.example.com/b\n>",
    ],
)
def test_brackets_around_an_address_may_stand_apart_from_it(printed: str) -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace("http://www.example.com/b", printed)
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    assert [article.url for article in reading.draft.articles] == ["http://www.example.com/b"]
    assert {finding.code for finding in reading.findings} <= {"MW516"}


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_day_below_an_address_is_no_part_of_it(between: str) -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace("链接：", f"链接：{between}")
    (article,) = read_document(
        read_text("报告.txt", "0" * 64, text.replace("主要内容：", "2012-05-18 来源：健康报").encode())
    ).draft.articles
    assert (article.url, article.body) == ("http://www.example.com/b", "正文一句话。")


@pytest.mark.parametrize("shown", ["http://www.example.com/lo...", "<http://www.example.com/lo…>", "点击查看原文"])
def test_where_a_link_leads_is_the_address_where_its_text_is_not(shown: str) -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace(
        "http://www.example.com/b", f'<a href="http://www.example.com/long/b">{escape(shown)}</a>'
    )
    page = "".join(f"<p>{line}</p>" for line in text.splitlines())
    reading = read_document(read_web("a.html", "0" * 64, page.encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    assert reading.draft.articles[0].url == "http://www.example.com/long/b"


@pytest.mark.parametrize(
    "label",
    [
        "主 要 内 容：",
        "主　要　内　容：",
        "主要内容 ：",
        "【主要内容】",
        "主要内容如下：",
        "内 容 摘 要：",
        "主要内容；\n",
    ],
)
def test_the_label_of_a_body_may_hold_spaces(label: str) -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace("主要内容：\n", label)
    (article,) = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.articles
    assert (article.url, article.body) == ("http://www.example.com/b", "正文一句话。")


@pytest.mark.parametrize("first", ["文/本报记者 刘洋", "截至发稿时尚未作出回应。", "短短一句。\n又是一句。"])
def test_what_follows_a_day_without_a_label_is_the_body(first: str) -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日")
    text = text.replace("链接：http://www.example.com/b\n主要内容：", first)
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    (article,) = reading.draft.articles
    assert (article.date, article.body.split("\n\n")[0]) == (DAY, first.splitlines()[0])
    assert "MW507" not in {finding.code for finding in reading.findings}


@pytest.mark.parametrize("linked", ["甲新闻标题", "健康报"])
def test_an_address_that_is_only_behind_other_words_is_taken_and_told(linked: str) -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace("链接：http://www.example.com/b\n", "")
    lines = escape(text).splitlines()
    link = f'<a href="http://www.example.com/b">{linked}</a>'
    page = "".join(f"<p>{line.replace(linked, link)}</p>" for line in lines)
    reading = read_document(read_web("a.html", "0" * 64, page.encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    assert reading.draft.articles[0].url == "http://www.example.com/b"
    assert "MW516" in {finding.code for finding in reading.findings}


def test_an_editor_named_by_the_report_keeps_the_marks_of_its_name() -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日")
    text = text.replace("2012年6月5日\n", "《卫生信息化舆情监测》编辑部\n2012年6月5日\n")
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert reading.draft.publisher == "《卫生信息化舆情监测》编辑部"


@pytest.mark.parametrize("cut", ["链\n接：", "链接\n：", "日\n期：5月18日　链接："])
def test_a_label_that_a_lines_end_cuts_is_one(cut: str) -> None:
    day = "" if "期" in cut else " 5月18日"
    text = REPORT.format(title="", head=f"来源：健康报{day}　{cut}http://www.example.com/b").replace(
        "\n链接：http://www.example.com/b\n主", "\n主"
    )
    (article,) = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.articles
    assert (article.source, article.date, article.url) == ("健康报", DAY, "http://www.example.com/b")


def test_a_number_apart_below_an_address_is_none_of_it() -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace(
        "b\n主要内容：", "b/5833\n\n1\n\n主要内容："
    )
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert reading.draft.articles[0].url == "http://www.example.com/b/5833"
    assert [finding.code for finding in reading.findings] == ["MW503", "MW527"]


def test_a_title_may_be_labelled_in_another_word() -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace("标题：", "题目：")
    (article,) = read_document(read_text("报告.txt", "0" * 64, text.encode())).draft.articles
    assert article.title == "甲新闻标题"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2012-5-17 来源：健康报", "MW507"),
        ("2012-5-18 来源：京华时报", "MW508"),
        ("2012-5-18 10:00 来源：健康报 点击数：3", None),
    ],
)
def test_a_line_above_the_body_that_says_otherwise_is_told(line: str, code: str | None) -> None:
    text = REPORT.format(title="", head="来源：健康报\n日期：5月18日").replace("正文一句话", f"{line}\n\n正文一句话")
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert reading.draft.articles[0].date == DAY
    assert [finding.code for finding in reading.findings] == ([code] if code else [])


def test_a_line_of_many_spaces_is_looked_at_once() -> None:
    assert LATER.search("甲新闻标题" + " " * 300_000 + "试点") is None
    assert LATER.search("甲新闻标题" + " " * 300_000 + "来源:健康报")


def test_a_link_that_a_lines_end_cut_is_an_address_in_both_lines() -> None:
    address = "http://www.example.com/a-long-address"
    lines = REPORT.format(title="", head="来源：健康报\n日期：5月18日").splitlines()
    link = f'链接：<a href="{address}">http://www.example.com/a-<br>long-address</a>'
    page = "".join(f"<p>{link if line.startswith('链接') else line}</p>" for line in lines)
    reading = read_document(read_web("报告.html", "0" * 64, f"<html><body>{page}</body></html>".encode()))
    assert reading.draft.articles[0].url == address
    assert take_account(reading, write_issue(reading.draft)).findings == ()


def test_what_was_copied_from_a_site_with_the_last_text_is_left_out_and_told() -> None:
    reading = read("来源：健康报\n日期：5月18日")
    assert reading.draft.articles[0].body == "正文一句话。"
    text = (
        REPORT.format(title="", head="来源：健康报\n日期：5月18日") + "分享到：新浪微博 人人网\n相关阅读：\n·方案公布\n"
    )
    reading = read_document(read_text("报告.txt", "0" * 64, text.encode()))
    assert reading.draft.articles[0].body == "正文一句话。"
    assert "MW525" in {finding.code for finding in reading.findings}
