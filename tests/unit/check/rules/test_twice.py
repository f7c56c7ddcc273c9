"""What was there before is named, with its issue and place, at the later article."""

from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue

TEXT = "多地推进检验检查结果互认，患者不用重复检查，平台已经接入三百家医院，全年节省费用两千万元，群众满意度明显提高。"


def issue(number: int, *articles: tuple[str, str, str]) -> str:
    head = f"---\nnumber: {number}\nseries: 月报\npublished: 2023-06-30\nperiod:\n  start: 2023-06-01\n"
    lines = [f"{head}  end: 2023-06-30\n---\n"]
    for title, url, body in articles:
        link = f"- 链接：{url}\n" if url else ""
        lines.append(f"## {title}\n\n- 来源：新华网\n- 日期：2023-06-14\n{link}\n{body}\n")
    return "\n".join(lines)


def found(*texts: str) -> list[tuple[str, int, str, str]]:
    """Return what is found twice: file, line, code, message."""
    drafts = [parse_issue(text, f"{place}.md").draft for place, text in enumerate(texts)]
    findings = sorted(apply_rules(drafts, None, ""))
    return [(one.path, one.line, one.code, one.message) for one in findings if one.code in ("MW367", "MW368")]


def test_an_address_that_was_used_before_is_shown_at_the_later_article() -> None:
    earlier = issue(519, ("甲", "", "甲文。"), ("乙", "<http://www.a.cn/b?id=1>", "乙文。"))
    later = issue(
        520, ("丙", "https://a.cn/b?id=1&utm_source=wx#top", "丙文。"), ("丁", "<https://a.cn/b?id=2>", "丁文。")
    )
    assert found(earlier, later) == [("1.md", 14, "MW367", "链接和第 519 期第 2 条的一样")]
    assert found(later, earlier) == [("0.md", 14, "MW367", "链接和第 519 期第 2 条的一样")]


def test_front_pages_and_what_is_no_address_are_not_compared() -> None:
    for url in ("https://a.cn/", "www.a.cn/b", ""):
        assert found(issue(519, ("甲", url, "甲文。"), ("乙", url, "乙文。"))) == []


def test_a_copied_article_is_shown_once() -> None:
    twice = issue(519, ("甲", "<https://a.cn/b>", "甲文。"), ("甲", "<https://a.cn/b>", "甲文。"))
    assert found(twice) == [("0.md", 18, "MW368", "这一篇已见于第 519 期第 1 条")]


def test_a_reprint_is_shown_once_where_it_is_later() -> None:
    earlier = issue(519, ("甲", "", "甲文。"), ("乙", "<https://a.cn/b>", f"记者按。\n\n{TEXT}"))
    later = issue(520, ("别的标题", "<https://a.cn/b>", TEXT.replace("，", "、")))
    assert found(earlier, later) == [("1.md", 10, "MW368", "这一篇已见于第 519 期第 2 条")]


def test_what_was_withdrawn_and_a_second_file_of_an_issue_are_left_out() -> None:
    one = issue(519, ("甲", "<https://a.cn/b>", TEXT))
    assert found(one, one) == []
    assert found(one.replace("\n\n多地", "\n- 撤回：重复\n\n多地"), issue(520, ("甲", "<https://a.cn/b>", TEXT))) == []


def test_a_file_without_a_number_is_compared_with_none() -> None:
    one = issue(519, ("甲", "<https://a.cn/b>", TEXT))
    assert found(one, issue(520, ("甲", "<https://a.cn/b>", TEXT)).replace("number: 520", "number: 无")) == []
