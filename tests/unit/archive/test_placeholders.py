"""What the guide hands out is known, in every place where it may be left."""

import re
from datetime import date
from pathlib import Path

import pytest

from mediawatch.archive import placeholders
from mediawatch.archive.next_issue import BLANK_BODY, BLANK_TITLE, Names, draft_issue
from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue
from mediawatch.format.write import write_issue
from mediawatch.model import Period

GUIDE = (Path(__file__).parents[3] / "CONTRIBUTING.md").read_text(encoding="utf-8")


def example() -> str:
    """Return the guide's complete issue."""
    [found] = re.findall(r"^```markdown\n(---\n.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    return found


FRONT = example().partition("\n---\n")[0] + "\n---\n"


def found(text: str) -> list[tuple[int, str]]:
    """Return the lines and codes of what was left in an issue."""
    draft = parse_issue(text, "2023/524.md").draft
    codes = ("MW340", "MW341", "MW342")
    return sorted((one.line, one.code) for one in apply_rules([draft], None, "") if one.code in codes)


def test_all_of_the_guides_example_is_recognised() -> None:
    said = {place: line for place, line in enumerate(example().split("\n"), 1) if line}
    front = sum(1 for _ in FRONT.splitlines())
    own = ("本期月报", "- 来源", "- 日期")
    left = {place: line for place, line in said.items() if place > front and not line.startswith(own)}
    codes = {place: "MW341" if line.startswith("- 链接") else "MW340" for place, line in left.items()}
    assert dict(found(example())) == codes
    draft = parse_issue(example(), "2023/524.md").draft
    assert (draft.number, draft.period) == (placeholders.NUMBER, placeholders.PERIOD)


def test_the_attributes_that_the_guide_lists_are_recognised_unless_they_may_be_meant() -> None:
    rows = re.findall(r"^\| `(- [^`]+)` \|", GUIDE, re.MULTILINE)
    dotted = [row for row in rows if "…" in row]
    assert len(rows) > len(dotted) > 2
    for row in rows:
        text = f"{FRONT}\n## 题\n\n- 来源：新华网\n- 日期：2023-07-12\n{row}\n\n文。\n"
        assert len(found(text)) == (row in dotted), row


def test_the_blank_article_of_a_new_issue_is_recognised() -> None:
    text = write_issue(
        draft_issue(12, None, Period(date(2023, 6, 1), date(2023, 6, 30)), date(2023, 6, 30), Names("月报"))
    )
    lines = text.split("\n")
    assert found(text) == [
        (lines.index(f"## {BLANK_TITLE}") + 1, "MW340"),
        (next(n for n, line in enumerate(lines) if line.startswith("把这一段")) + 1, "MW340"),
    ]


@pytest.mark.parametrize(
    "title", [BLANK_TITLE, "把这一行换成第二篇文章的标题", "文章的标题", "第二篇文章的标题", "……", "待定", "（标题）"]
)
def test_a_title_that_stands_for_another_is_known(title: str) -> None:
    assert placeholders.is_title(title)


@pytest.mark.parametrize("title", ["文章的标题怎样写", "标题", "把这一行换成……", "互认……", ""])
def test_a_title_that_is_one_is_not(title: str) -> None:
    assert not placeholders.is_title(title)


@pytest.mark.parametrize(
    "line",
    [
        BLANK_BODY,
        "把这一段换成正文。",
        "　　正文第三段。",
        "**正文第一段**",
        BLANK_BODY[8:],
        "本期月报共收集……",
        "待补充",
        "【此处粘贴正文】",
        "（正文）",
        "TODO：",
    ],
)
def test_a_paragraph_that_stands_for_another_is_known(line: str) -> None:
    assert placeholders.is_paragraph(line)


@pytest.mark.parametrize(
    "line", ["正文第一段，说的是互认。", "第一段。", "段与段之间空一行", "正文。", "……", "名单待定。", "待定岗位"]
)
def test_a_paragraph_that_is_one_is_not(line: str) -> None:
    assert not placeholders.is_paragraph(line)


@pytest.mark.parametrize("text", ["https://…", "https://www.xinhuanet.com/…", "http://a.cn/...", "HTTPS://a.cn/b…html"])
def test_an_address_that_is_not_written_out_is_known(text: str) -> None:
    assert placeholders.find_address(f"见 {text}") == text


def test_an_address_that_is_written_out_is_not() -> None:
    assert placeholders.find_address("https://a.cn/b..c 等等……") == ""


@pytest.mark.parametrize("key", ["链接", "存档"])
def test_an_address_that_examples_are_written_with_is_no_articles(key: str) -> None:
    for host, left in [("example.com", True), ("www.example.org", True), ("a.test", True), ("anexample.com", False)]:
        text = f"{FRONT}\n## 题\n\n- 来源：新华网\n- 日期：2023-07-12\n- {key}：<https://{host}/a>\n\n文。\n"
        assert found(text) == [(front_end() + 5, "MW341")] * left, host


def front_end() -> int:
    return len(FRONT.splitlines()) + 1


def test_the_period_of_the_example_is_left_in_where_no_article_is_of_it() -> None:
    example = f"{FRONT}\n## 题\n\n- 来源：新华网\n- 日期：2024-03-12\n\n文。\n"
    assert [code for _, code in found(example.replace("number: 524", "number: 530"))] == ["MW342"]
    assert found(example.replace("2024-03-12", "2023-07-12").replace("number: 524", "number: 530")) == []
    assert found(example) == []
    assert found(example.replace("- 日期：2024-03-12", "- 日期：不详")) == []
