"""The conversation of `mediawatch capture`: what is shown, asked, corrected and written."""

from datetime import date
from pathlib import Path

import pytest

from draft_editor import DRAFT, OLD, TEXT, URL, Editor
from mediawatch.format.parse import parse_issue
from mediawatch.intake.capture.page import CaptureError, PageBytes


def test_an_article_is_shown_confirmed_and_written(editor: Editor) -> None:
    assert editor.capture("", credit="来源：健康报 作者：王丹") == editor.draft
    shown = "\n".join(editor.heard)
    for part in ("智慧医疗观察", "新华网", "健康报", "2023-06-14", URL, "作者：王丹", f"{len(TEXT)} 个字", TEXT[:20]):
        assert part in shown
    assert [(question[:10], default) for question, default in editor.asked] == [("写进第 524 期吗", "是")]
    article = parse_issue(editor.draft.read_text("utf-8"), "524.md").draft.articles[0]
    assert (article.title, article.source, article.date, article.url) == (
        "智慧医疗观察",
        "新华网",
        date(2023, 6, 14),
        URL,
    )
    assert [path.name for path in editor.draft.parent.iterdir() if path.suffix != ".md"] == []


def test_the_file_keeps_its_permissions_and_a_link_stays_a_link(editor: Editor) -> None:
    place = editor.folder / "elsewhere.md"
    editor.draft.replace(place)
    place.chmod(0o640)
    editor.draft.symlink_to(place)
    editor.capture("")
    assert editor.draft.is_symlink()
    assert place.stat().st_mode & 0o777 == 0o640
    assert "智慧医疗观察" in place.read_text("utf-8")


@pytest.mark.parametrize("answer", ["不", "n", "不写。", "Ｎｏ", "取消"])
def test_without_a_yes_nothing_is_written(editor: Editor, answer: str) -> None:
    assert editor.capture(answer) is None
    assert editor.draft.read_text("utf-8") == DRAFT


@pytest.mark.parametrize("answer", ["是。", "好的！", "ＹＥＳ", "写"])
def test_a_yes_may_be_said_in_many_ways(editor: Editor, answer: str) -> None:
    assert editor.capture(answer) == editor.draft


def test_an_answer_that_is_not_understood_is_asked_again(editor: Editor) -> None:
    assert editor.capture("9", "好像不对", "http://www.news.cn/", "是") == editor.draft
    assert "没有看懂“好像不对”：写就答“是”，不写就答“不”，要改就写前面的编号。" in editor.heard


@pytest.mark.parametrize(
    "answer", ["日期：２０２３-０６-１５", "日期：2023-06-15", "日期:2023-06-15", "３：2023年6月15日"]
)
def test_a_field_may_be_named_together_with_its_value(editor: Editor, answer: str) -> None:
    editor.capture("日期：昨天", answer, "是")
    assert "“昨天”不是日期（写成 2023-06-14 这样），请再写一次。" in editor.heard
    assert "- 日期：2023-06-15\n" in editor.draft.read_text("utf-8")


def test_what_was_written_meanwhile_stays(editor: Editor) -> None:
    def ask(question: str, default: str) -> str:
        editor.draft.write_text(f"{DRAFT}\n## 别人刚写的\n", "utf-8")
        return default

    editor.ask = ask
    editor.capture()
    assert editor.draft.read_text("utf-8").endswith("\n\n## 别人刚写的\n")


def test_a_missing_date_is_asked_for_until_it_is_one(editor: Editor) -> None:
    editor.capture("昨天", "2023-02-30", "2023-07-02", "2023年6月14日", "", url="http://www.news.cn/c.html")
    assert "- 日期：2023-06-14" in editor.draft.read_text("utf-8")
    assert sum("再写一次" in line for line in editor.heard) == 3


def test_days_that_disagree_are_offered(editor: Editor) -> None:
    editor.capture("2023-06-13", "", credit="2023-06-13 08:00")
    assert "2023-06-13、2023-06-14" in editor.asked[0][0]


def test_a_yes_is_no_name_and_a_no_writes_nothing(editor: Editor) -> None:
    url = "http://nobody.example/20230614/c.html"
    assert editor.capture("y", "新华网", "是", url=url) == editor.draft
    assert "这里要写来源，不是“是”或“不”，请再写一次。" in editor.heard
    assert "- 来源：新华网\n" in editor.draft.read_text("utf-8")
    editor.draft.write_text(DRAFT, "utf-8")
    assert editor.capture("n", url=url) is None


def test_a_yes_takes_what_a_question_offers(editor: Editor) -> None:
    editor.capture("日期", "好的", "是")
    assert "- 日期：2023-06-14\n" in editor.draft.read_text("utf-8")


def test_no_answer_writes_nothing(editor: Editor) -> None:
    assert editor.capture("", url="http://www.news.cn/c.html") is None
    assert editor.draft.read_text("utf-8") == DRAFT


def test_of_several_sources_of_a_site_the_one_that_the_page_names_is_offered(editor: Editor) -> None:
    editor.capture("", "", url="http://paper.cn/20230614/c.html", credit="来源：新报网 作者：王丹")
    assert "新报、晚报" in editor.asked[0][0]
    assert editor.asked[0][1] == "新报"
    assert "- 来源：新报\n" in editor.draft.read_text("utf-8")


def test_a_retired_source_gives_way_to_one_in_use(editor: Editor) -> None:
    editor.capture("", url="http://old.cn/20230614/c.html")
    assert "- 来源：新报\n" in editor.draft.read_text("utf-8")


def test_a_source_that_is_not_in_the_dictionary_is_told_with_the_entry_to_add(editor: Editor) -> None:
    editor.capture("", "", url="http://www.health.cn/20230614/c.html", credit="来源：健康报 作者：王丹")
    assert editor.asked[0][1] == "健康报"
    assert "  - name: 健康报\n    kind: 其他" in "\n".join(editor.heard)
    assert "    domains: [health.cn]" in "\n".join(editor.heard)
    assert "- 来源：健康报\n" in editor.draft.read_text("utf-8")


@pytest.mark.parametrize("host", ["mp.weixin.qq.com", "www.sohu.com", "m.163.com"])
def test_where_everybody_publishes_no_domain_is_proposed(editor: Editor, host: str) -> None:
    editor.capture("某号", "", url=f"http://{host}/s/20230614/x")
    assert "domains" not in "\n".join(editor.heard)


def test_a_page_that_the_draft_has_is_not_even_fetched(editor: Editor) -> None:
    def fetch(address: str) -> PageBytes:
        raise AssertionError(address)

    with pytest.raises(CaptureError, match="523-1"):
        editor.capture(issue=523, url=OLD, fetch=fetch)


def test_a_page_that_leads_to_one_the_draft_has_is_refused(editor: Editor) -> None:
    with pytest.raises(CaptureError, match="523-1"):
        editor.capture(issue=523, url="http://a.cn/", fetch=lambda _: PageBytes(f"<p>{TEXT}</p>".encode(), OLD))


def test_an_article_that_another_issue_has_is_told_and_not_written_by_pressing_enter(editor: Editor) -> None:
    assert editor.capture("", url=OLD) is None
    assert "注意：别的一期已经有这一篇：523-1“标题：1 < 2”（在" in "\n".join(editor.heard)
    assert editor.asked[-1][1] == ""
    assert editor.draft.read_text("utf-8") == DRAFT
    assert editor.capture("是", url=OLD, given={"--date": "2023-06-14"}) == editor.draft


@pytest.mark.parametrize("title", [None, "智慧医疗·观察 "])
def test_a_title_that_the_issue_has_is_told_and_not_written_by_pressing_enter(
    editor: Editor, title: str | None
) -> None:
    editor.capture("")
    written = editor.draft.read_text("utf-8")
    other = "http://www.news.cn/20230614/d.html"
    given = {"--title": title} if title else {}
    assert editor.capture("", url=other, given=given) is None
    assert "注意：这一期已经有同名的一篇：524-1“智慧医疗观察”（在" in "\n".join(editor.heard)
    assert editor.draft.read_text("utf-8") == written
    with pytest.raises(CaptureError, match=r"同名的一篇.*没有写"):
        editor.capture(url=other, given=given, alone=True, agreed=True)
    editor.capture("1", "另一个题目", "", url=other, given=given)
    assert "## 另一个题目\n" in editor.draft.read_text("utf-8")


def test_a_day_outside_the_period_is_told_and_asked_about_unless_the_issue_was_named(editor: Editor) -> None:
    away = {"--date": "2023-05-31"}
    assert editor.capture("", url="http://www.news.cn/c.html", given=away) is None
    assert "不在这一期的监测时间里：第 524 期（监测时间 2023-06-01 至 2023-06-30" in editor.heard[-2]
    assert editor.capture("期号", "第524期", "", url="http://www.news.cn/c.html", given=away) == editor.draft
    editor.heard.clear()
    assert editor.capture("", issue=523, url="http://www.news.cn/d.html", given=away)
    assert sum("不在这一期的监测时间里：第 523 期" in line for line in editor.heard) == 1


def test_what_was_answered_is_shown_with_the_end_of_the_text_before_it_is_written(
    editor: Editor, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<title>观察</title><div>{f'<p>{TEXT}</p>' * 4}<p>最后一段。</p></div>", "utf-8")
    editor.capture("晚报", "2023.6.14", "", url=None, file=file)
    assert "（中间还有 1 段，结尾是）\n  最后一段。" in "\n".join(editor.heard)
    assert {"来源：晚报（网页上写的：没有）", "日期：2023-06-14"} <= set(editor.heard)


def test_a_saved_page_needs_no_address(editor: Editor, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<title>智慧医疗</title><p>2023-06-14 来源：晚报</p><div>{TEXT}</div>", "utf-8")
    editor.capture("", "", url=None, file=file)
    assert editor.asked[0][1] == "晚报"
    assert "链接" not in editor.draft.read_text("utf-8")


def test_neither_an_address_nor_a_file_is_told(editor: Editor) -> None:
    with pytest.raises(CaptureError, match="--from-file"):
        editor.capture(url=None)


def test_the_text_is_shown_as_it_will_be_read(editor: Editor) -> None:
    editor.capture(
        "", credit="</p><p># 不是标题，也没有 *强调*，只是一段文字，说的是医院信息化建设的进展。</p><p>来源：健康报"
    )
    shown = "\n".join(editor.heard)
    assert "\\" not in shown
