"""Articles whose titles no label marks, and the parts that such articles stand in."""

import pytest

from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.grammar.reading import Reading, read_document
from mediawatch.intake.readers.text_file import read_text

TOP = """北京市卫生信息化舆情监测周报
第35期
2011年6月6日
时间从2011年5月28日至6月3日。
"""
LISTED = """一、信息目录
{first}
1、健康卡在全市发放（健康报）
{second}
2、{title}（北京日报）
"""
DETAILED = """二、具体内容
{first}
1、标题：健康卡在全市发放
来源：健康报
日期：5月30日
链接：http://a.example/a
主要内容：
正文一。
（记者 张三）
{second}
{head}社区医院联网升级完成
来源：北京日报
日期：5月31日
链接：http://a.example/b
{body}正文二。
"""
PARTS = [
    ("第一部分：全国范围", "第二部分：北京范围"),
    ("第一部分 全国范围", "第二部分 北京范围"),
    ("【全国范围】", "【北京范围】"),
    ("（一）全国范围", "（二）北京范围"),
]


def read(text: str, **values: str) -> Reading:
    reading = read_document(read_text("报告.txt", "0" * 64, text.format(**values).encode()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


def articles(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(article.title, article.section, article.body) for article in reading.draft.articles]


@pytest.mark.parametrize("body", ["", "主要内容：\n"])
@pytest.mark.parametrize("head", ["", "2、", "2. "])
@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("listed", [LISTED, ""], ids=["contents", "no contents"])
def test_a_part_is_one_also_before_an_unlabelled_title(
    listed: str, parts: tuple[str, str], head: str, body: str
) -> None:
    first, second = parts
    title = "社区医院联网升级完成"
    reading = read(TOP + listed + DETAILED, first=first, second=second, title=title, head=head, body=body)
    assert articles(reading) == [
        ("健康卡在全市发放", "全国范围", "正文一。\n\n（记者 张三）"),
        (title, "北京范围", "正文二。"),
    ]
    assert reading.findings == ()


@pytest.mark.parametrize("head", ["", "2、"])
@pytest.mark.parametrize("parts", PARTS)
def test_an_unlabelled_title_is_found_by_the_contents_in_other_words(parts: tuple[str, str], head: str) -> None:
    first, second = parts
    reading = read(
        TOP + LISTED + DETAILED, first=first, second=second, title="社区医院的联网升级已完成", head=head, body=""
    )
    assert [article[:2] for article in articles(reading)] == [
        ("健康卡在全市发放", "全国范围"),
        ("社区医院联网升级完成", "北京范围"),
    ]
    assert [finding.code for finding in reading.findings] == ["MW510"]


def test_an_article_in_another_part_than_the_contents_say_is_told() -> None:
    first, second = PARTS[0]
    text = TOP + LISTED + DETAILED.replace("{second}", "", 1)
    reading = read(text, first=first, second=second, title="社区医院联网升级完成", head="2、标题：", body="主要内容：")
    assert [article.section for article in reading.draft.articles] == ["全国范围", "全国范围"]
    assert [finding.code for finding in reading.findings] == ["MW529"]


def test_a_quoted_title_with_its_source_is_no_article() -> None:
    first, second = PARTS[0]
    quoted = "社区医院联网升级完成\n来源：北京日报\n"
    reading = read(
        TOP + LISTED + DETAILED,
        first=first,
        second=second,
        title="社区医院联网升级完成",
        head="2、标题：",
        body=f"主要内容：\n{quoted}",
    )
    assert [article.title for article in reading.draft.articles] == ["健康卡在全市发放", "社区医院联网升级完成"]


@pytest.mark.parametrize("label", ["标题{}：", "标题{} :", "{}、"])
def test_the_header_of_the_articles_is_no_title(label: str) -> None:
    listed = "一、信息目录\n1、甲新闻报道（健康报）\n2、乙新闻报道（健康报）\n二、具体内容\n"
    body = "来源：健康报 6月2日\n链接：http://a.example/{}\n主要内容：\n正文。\n"
    one, two = (f"{label.format(n)}{name}新闻报道\n{body.format(n)}" for n, name in enumerate("甲乙", 1))
    reading = read(TOP + listed + one + two)
    assert [article.title for article in reading.draft.articles] == ["甲新闻报道", "乙新闻报道"]
    assert reading.findings == ()
