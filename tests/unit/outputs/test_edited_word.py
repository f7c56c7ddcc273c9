"""A report's Word file that a person has edited since: all of it is kept, and what does not fit is told."""

import base64
import io
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from mediawatch.format.render import render_body
from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.batch import read_report
from mediawatch.intake.grammar.reading import Reading
from mediawatch.intake.readers.word_file import read_word
from mediawatch.model import Article, Issue, Period
from mediawatch.outputs.word import write_word

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
ISSUE = Issue(
    7,
    "舆情监测月报",
    date(2023, 6, 30),
    Period(date(2023, 6, 1), date(2023, 6, 30)),
    (
        Article(7, 1, "甲医院上线互认平台", "新华网", date(2023, 6, 14), "甲的正文。", correction="更正一处。"),
        Article(7, 2, "乙市（试行）办法", "健康报", date(2023, 6, 15), "乙的正文。"),
    ),
)


def edit(*changes: Callable[[WordDocument], object]) -> Reading:
    """Return what is read of the report after changes; all of it is accounted for."""
    word = docx.Document(io.BytesIO(write_word(ISSUE, [render_body(article.body) for article in ISSUE.articles])))
    for change in changes:
        change(word)
    edited = io.BytesIO()
    word.save(edited)
    reading = read_report(read_word("a.docx", "0" * 64, edited.getvalue()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


def told(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def unplaced(reading: Reading) -> tuple[str, ...]:
    return reading.draft.origin.unplaced if reading.draft.origin else ()


def find(word: WordDocument, text: str) -> Paragraph:
    return next(paragraph for paragraph in word.paragraphs if text in paragraph.text)


def write(word: WordDocument, text: str, new: str) -> None:
    """Write another text into the paragraph that has one."""
    first, *others = find(word, text).runs
    first.text = new
    for run in others:
        run.text = ""


def remove(word: WordDocument, text: str) -> None:
    find(word, text).clear()


def insert(word: WordDocument, before: str, text: str, style: str | None = None) -> None:
    """Put a paragraph before another one, in the style of that or in a named one."""
    place = find(word, before)
    place.insert_paragraph_before(text, style or place.style)


def test_an_unchanged_report_needs_nobody() -> None:
    assert told(edit()) == []


@pytest.mark.parametrize("style", ["月报目录", "Heading 1"])
def test_a_line_of_a_body_stays_whatever_style_it_got(style: str) -> None:
    reading = edit(partial(insert, before="甲的正文", text="总之要推广。", style=style))
    assert "总之要推广。" in reading.draft.articles[0].body


def test_a_line_among_the_contents_that_names_no_article_is_left_to_a_person() -> None:
    reading = edit(partial(insert, before="2. 乙市（试行）办法（", text="（以上由信息中心整理）"))
    assert told(reading) == ["MW511"]
    assert unplaced(reading) == ("（以上由信息中心整理）",)


def test_contents_and_articles_check_each_other() -> None:
    assert told(edit(partial(write, text="2. 标题", new="2. 标题：乙市（试行）办法公布"))) == ["MW510"]
    assert told(edit(partial(write, text="来源：健康报", new="来源：人民网"))) == ["MW508"]
    reading = edit(*(partial(remove, text=text) for text in ("2. 标题", "来源：健康", "2023-06-15", "乙的正文")))
    assert told(reading) == ["MW511"]
    assert unplaced(reading) == ("乙市（试行）办法（健康报）",)


def test_a_picture_is_noted_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PIXEL)

    def draw(word: WordDocument) -> None:
        find(word, "甲的正文").insert_paragraph_before("").add_run().add_picture(str(tmp_path / "a.png"))

    reading = edit(draw)
    assert reading.draft.articles[0].body == "〔原文此处有图片〕\n\n甲的正文。"
    assert told(reading) == ["MW518"]


def test_what_is_said_twice_is_left_to_a_person_unless_it_is_the_same() -> None:
    reading = edit(partial(insert, before="勘误：", text="勘误：更正另一处。"))
    assert (reading.draft.articles[0].correction, told(reading)) == ("更正另一处。", ["MW503"])
    assert unplaced(reading) == ("勘误：更正一处。",)
    reading = edit(partial(insert, before="勘误：", text="勘误：更正一处。"))
    assert (reading.draft.articles[0].correction, told(reading)) == ("更正一处。", [])


@pytest.mark.parametrize(("day", "wanted"), [("6月14日", date(2023, 6, 14)), ("2023年6月3日", date(2023, 6, 3))])
def test_a_day_may_be_written_as_people_do(day: str, wanted: date) -> None:
    reading = edit(partial(write, text="日期：2023-06-14", new=f"日期：{day}"))
    assert (reading.draft.articles[0].date, told(reading)) == (wanted, [])


@pytest.mark.parametrize("day", ["2023年6月31日", "六月中旬"])
def test_a_day_that_is_none_stays_in_view(day: str) -> None:
    reading = edit(partial(write, text="日期：2023-06-14", new=f"日期：{day}"))
    assert (reading.draft.articles[0].date, unplaced(reading)) == (None, (day,))
    assert told(reading) == ["MW507", "MW507"]


@pytest.mark.parametrize(
    "lines",
    [
        ("来源：光明网", "日期：6月20日", "链接：https://www.example.com/c", "主要内容："),
        ("来源:光明网", "日期:2023-06-20", "链接:<https://www.example.com/c>"),
        ("媒体：光明网", "发布时间：2023.6.20", "网址：https://www.example.com/c"),
    ],
)
def test_an_article_that_was_typed_in_has_its_labels_read(lines: tuple[str, ...]) -> None:
    def add(word: WordDocument) -> None:
        word.add_paragraph("3. 标题：丙省试点", "Heading 2")
        for line in (*lines, "丙的正文。", "来源：正文里的一行。"):
            word.add_paragraph(line)

    reading = edit(add)
    article = reading.draft.articles[2]
    assert (article.title, article.source, article.date) == ("丙省试点", "光明网", date(2023, 6, 20))
    assert (article.url, article.body) == ("https://www.example.com/c", "丙的正文。\n\n来源：正文里的一行。")
    assert told(reading) == ["MW512"]


@pytest.mark.parametrize("line", ["来源:光明网", "来源 光明网", "来源：光明网"])
def test_a_label_is_known_by_its_style_with_any_mark_behind_it(line: str) -> None:
    reading = edit(partial(write, text="来源：健康报", new=line))
    assert reading.draft.articles[1].source == "光明网"


def test_an_article_without_a_heading_is_told() -> None:
    reading = edit(lambda word: word.add_paragraph("3. 标题：丙省试点"))
    assert reading.draft.articles[1].body.endswith("标题：丙省试点")
    assert told(reading) == ["MW515"]


def test_a_line_of_the_masthead_that_says_nothing_or_stands_twice_is_left_to_a_person() -> None:
    reading = edit(partial(write, text="2023年6月30日", new="2023年6月31日"))
    assert unplaced(reading) == ("2023年6月31日",)
    reading = edit(partial(insert, before="（第七期）", text="（第八期）"))
    assert (reading.draft.number, unplaced(reading)) == (8, ("（第七期）",))


def test_what_was_struck_out_is_kept_and_told() -> None:
    def strike(word: WordDocument) -> None:
        find(word, "甲的正文").add_run("旧话。").font.strike = True

    reading = edit(strike)
    assert reading.draft.articles[0].body == "甲的正文。旧话。"
    assert told(reading) == ["MW528"]


def test_a_title_that_a_line_break_divides_is_one() -> None:
    def divide(word: WordDocument) -> None:
        title = find(word, "1. 标题")
        title.text = "1. 标题：甲医院上线"
        title.add_run().add_break()
        title.add_run("互认平台")

    reading = edit(divide)
    assert [article.title for article in reading.draft.articles] == ["甲医院上线互认平台", "乙市（试行）办法"]
    assert told(reading) == []


def test_an_article_without_a_body_is_told() -> None:
    assert told(edit(partial(remove, text="乙的正文"))) == ["MW530"]
