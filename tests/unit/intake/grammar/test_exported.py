"""A report that the archive exported to Word and a person edited is judged as any other one."""

import io
from collections.abc import Callable
from datetime import date

import docx
import pytest
from docx.text.paragraph import Paragraph

from mediawatch.format.render import render_body
from mediawatch.format.write import write_issue
from mediawatch.intake.account import take_account
from mediawatch.intake.batch import read_report
from mediawatch.intake.grammar.reading import Reading
from mediawatch.intake.readers.word_file import read_word
from mediawatch.model import Article, Issue, Period
from mediawatch.outputs.word import write_word

DAY = date(2023, 6, 14)
BODY = "正文。"
ISSUE = Issue(7, "月报", DAY, Period(DAY, DAY), (Article(7, 1, "甲医院", "新华网", DAY, BODY),))


def edit(text: str, change: Callable[[Paragraph], object]) -> Reading:
    """Return what is read of the report after a change at the paragraph with a text; all of it is accounted for."""
    word = docx.Document(io.BytesIO(write_word(ISSUE, [render_body(BODY)])))
    change(next(paragraph for paragraph in word.paragraphs if paragraph.text == text))
    edited = io.BytesIO()
    word.save(edited)
    reading = read_report(read_word("a.docx", "0" * 64, edited.getvalue()))
    assert take_account(reading, write_issue(reading.draft)).findings == ()
    return reading


@pytest.mark.parametrize(
    ("text", "new", "code"),
    [("日期：2023-06-14", "日期：2023-08-14", "MW509"), ("来源：新华网", "来源：新华网\n链接：见附件", "MW516")],
)
def test_a_value_that_cannot_be_right_is_told(text: str, new: str, code: str) -> None:
    def change(paragraph: Paragraph) -> None:
        paragraph.text, *others = new.split("\n")
        for other in others:
            paragraph.insert_paragraph_before(other, paragraph.style)

    assert [finding.code for finding in edit(text, change).findings] == [code]


def test_a_heading_that_a_line_break_divides_is_in_one_line() -> None:
    def change(paragraph: Paragraph) -> None:
        heading = paragraph.insert_paragraph_before("小标题", "Heading 3")
        heading.add_run().add_break()
        heading.add_run("的后半")

    assert edit(BODY, change).draft.articles[0].body == "### 小标题 的后半\n\n正文。"


def test_a_paragraph_that_goes_on_in_no_list_is_no_code() -> None:
    reading = edit(BODY, lambda paragraph: paragraph.insert_paragraph_before("续。", "List Continue"))
    assert reading.draft.articles[0].body == "续。\n\n正文。"
