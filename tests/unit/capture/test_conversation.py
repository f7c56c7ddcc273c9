"""The conversation of `mediawatch capture`, and the draft that it writes to: no other byte changes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mediawatch.capture.append import append_article
from mediawatch.capture.command import capture_page
from mediawatch.capture.page import CaptureError, Page
from mediawatch.dictionary import Dictionary
from mediawatch.model import Article, Source, SourceStatus
from mediawatch.parse import parse_issue
from mediawatch.project import draft_issue

TODAY = date(2023, 7, 1)
URL = "http://www.news.cn/20230614/c.html"
ARTICLE = Article(524, 1, "标题：1 < 2", "新华网", date(2023, 6, 14), "正文一。\n\n正文二。", URL)
WRITTEN = f"## 标题：1 \\< 2\n\n- 来源：新华网\n- 日期：2023-06-14\n- 链接：<{URL}>\n\n正文一。\n\n正文二。\n"
DRAFT = draft_issue(524, None, TODAY)
FRONT = DRAFT.partition("## ")[0]
DICTIONARY = Dictionary(
    (
        Source("新华网", domains=("news.cn", "xinhuanet.com")),
        Source("旧报", domains=("old.cn",), status=SourceStatus.RETIRED),
        Source("新报", aliases=("新报网",), domains=("old.cn", "paper.cn")),
        Source("晚报", domains=("paper.cn",)),
    )
)
TEXT = "当人工智能与健康医疗相遇，会擦出怎样的火花？记者现场走访发现，医药、医疗发展的潜力正逐渐释放。" * 5


# The file


def test_the_first_article_takes_the_place_of_the_blank_one() -> None:
    assert append_article(DRAFT, "524.md", ARTICLE) == FRONT + WRITTEN


def test_what_follows_the_blank_article_stays() -> None:
    other = "## 另一篇\n\n- 来源：x\n"
    assert append_article(f"{DRAFT}\n{other}", "524.md", ARTICLE) == f"{FRONT}{WRITTEN}\n{other}"


@pytest.mark.parametrize("change", [("来源：", "来源：新报"), ("## 把", "## 现把"), ("空一行；", "空一行！")])
def test_a_blank_article_that_someone_began_to_fill_in_is_not_blank(change: tuple[str, str]) -> None:
    begun = DRAFT.replace(*change, 1)
    assert append_article(begun, "524.md", ARTICLE) == f"{begun}\n{WRITTEN}"


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("## 半篇\n- 来源", "\n\n"),
        ("---\nnumber: x\n---\n\n## 半篇\n\n\n", ""),
        ("---\nnumber: 1\n## a\n", "\n"),
        ("\ufeff---\n坏\n", "\n"),
    ],
)
def test_a_half_finished_file_keeps_every_byte(text: str, between: str) -> None:
    assert append_article(text, "524.md", ARTICLE) == f"{text}{between}{WRITTEN}"


def test_line_ends_stay_as_the_file_has_them() -> None:
    crlf = (FRONT + WRITTEN).replace("\n", "\r\n")
    assert append_article(DRAFT.replace("\n", "\r\n"), "524.md", ARTICLE) == crlf
    other = Article(524, 2, "乙", "新华网", TODAY, "正文。")
    assert (
        append_article(crlf, "524.md", other)
        == f"{crlf}\r\n## 乙\r\n\r\n- 来源：新华网\r\n- 日期：2023-07-01\r\n\r\n正文。\r\n"
    )


@given(st.text("#-\n\r :：来源a\ufeff", max_size=60))
def test_whatever_a_file_holds_it_stays_and_the_article_reads_back(text: str) -> None:
    assume(text.strip("\ufeff \t\r\n"))
    written = append_article(text, "524.md", ARTICLE)
    assert written.startswith(text)
    last = parse_issue(written, "524.md").articles[-1].article(524)
    assert last == replace(ARTICLE, ordinal=last.ordinal if last else 0)


def test_a_page_that_the_issue_has_is_refused_with_its_place() -> None:
    with pytest.raises(CaptureError, match=r"524-1“标题：1 < 2”（在 524.md 第 12 行"):
        append_article(FRONT + WRITTEN.replace("http://www.", "https://"), "524.md", ARTICLE)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(CaptureError, match="空的"):
        append_article("\ufeff\n", "524.md", ARTICLE)


# The conversation


@dataclass
class Editor:
    """An issues folder with a draft, and a person who answers in turn; answers that nobody asked for are an error."""

    folder: Path
    answers: list[str] = field(default_factory=list[str])
    asked: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    heard: list[str] = field(default_factory=list[str])

    @property
    def draft(self) -> Path:
        return self.folder / "2023" / "524.md"

    def ask(self, question: str, default: str) -> str:
        self.asked.append((question, default))
        return self.answers.pop(0) or default

    def capture(
        self,
        *answers: str,
        url: str | None = URL,
        credit: str = "",
        issue: int | None = None,
        file: Path | None = None,
        alone: bool = False,
        fetch: Callable[[str], Page] | None = None,
    ) -> Path | None:
        self.answers = list(answers)
        page = f"<title>智慧医疗观察</title><body><h1>智慧医疗观察</h1><p>{credit}</p><div>{TEXT}</div></body>"
        written = capture_page(
            url,
            folder=self.folder,
            dictionary=DICTIONARY,
            today=TODAY,
            ask=None if alone else self.ask,
            say=self.heard.append,
            issue=issue,
            from_file=file,
            fetch=fetch or (lambda address: Page(page.encode(), address)),
        )
        assert self.answers == []
        return written


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "523.md").write_text(FRONT.replace("524", "523") + WRITTEN, "utf-8")
    (tmp_path / "2023" / "524.md").write_text(DRAFT, "utf-8")
    return Editor(tmp_path)


def test_an_article_is_shown_confirmed_and_written(editor: Editor) -> None:
    assert editor.capture("", credit="来源：健康报 作者：王丹") == editor.draft
    shown = "\n".join(editor.heard)
    for part in ("智慧医疗观察", "新华网", "健康报", "2023-06-14", URL, "作者：王丹", f"{len(TEXT)} 个字", TEXT[:20]):
        assert part in shown
    assert editor.asked == [("写进第 524 期吗？", "是")]
    article = parse_issue(editor.draft.read_text("utf-8"), "524.md").articles[0]
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


@pytest.mark.parametrize("answer", ["不", "n", "x"])
def test_without_a_yes_nothing_is_written(editor: Editor, answer: str) -> None:
    assert editor.capture(answer) is None
    assert editor.draft.read_text("utf-8") == DRAFT


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


def test_where_nobody_is_there_to_ask_nothing_is_written(editor: Editor) -> None:
    for url in (URL, "http://www.news.cn/c.html"):
        with pytest.raises(CaptureError, match="在终端里运行"):
            editor.capture(url=url, alone=True)
    assert editor.draft.read_text("utf-8") == DRAFT


def test_a_page_that_the_draft_has_is_not_even_fetched(editor: Editor) -> None:
    def fetch(address: str) -> Page:
        raise AssertionError(address)

    with pytest.raises(CaptureError, match="523-1"):
        editor.capture(issue=523, fetch=fetch)


def test_a_page_that_leads_to_one_the_draft_has_is_refused(editor: Editor) -> None:
    with pytest.raises(CaptureError, match="523-1"):
        editor.capture(issue=523, url="http://a.cn/", fetch=lambda _: Page(f"<p>{TEXT}</p>".encode(), URL))


def test_an_article_of_the_same_title_or_of_an_earlier_issue_is_told(editor: Editor) -> None:
    editor.capture("")
    assert "注意：别的一期已经有这一篇：523-1“标题：1 < 2”（在" in "\n".join(editor.heard)
    editor.heard.clear()
    editor.capture("新华网", "", issue=524, url="http://a.cn/20230614/d.html")
    assert "注意：这一期已经有同名的一篇：524-1“智慧医疗观察”（在" in "\n".join(editor.heard)
    assert "别的一期" not in "\n".join(editor.heard)


def test_what_was_answered_is_shown_with_the_end_of_the_text_before_it_is_written(
    editor: Editor, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<title>观察</title><div>{f'<p>{TEXT}</p>' * 4}<p>最后一段。</p></div>", "utf-8")
    editor.capture("晚报", "2023.6.14", "", url=None, file=file)
    assert "（中间还有 1 段，结尾是）\n  最后一段。" in "\n".join(editor.heard)
    assert "要写的是：观察；来源：晚报；日期：2023-06-14" in editor.heard


def test_a_saved_page_needs_no_address(editor: Editor, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<title>智慧医疗</title><p>2023-06-14 来源：晚报</p><div>{TEXT}</div>", "utf-8")
    editor.capture("", "", url=None, file=file)
    assert editor.asked[0][1] == "晚报"
    assert "链接" not in editor.draft.read_text("utf-8")


def test_neither_an_address_nor_a_file_is_told(editor: Editor) -> None:
    with pytest.raises(CaptureError, match="--from-file"):
        editor.capture(url=None)


# Which issue


def test_the_newest_draft_is_written_to(editor: Editor) -> None:
    (editor.folder / "2024").mkdir()
    (editor.folder / "2024" / "525.md").write_text(FRONT + WRITTEN, "utf-8")
    (editor.folder / "2023" / "9.md").write_text(DRAFT, "utf-8")
    assert editor.capture("") == editor.draft


@pytest.mark.parametrize(("issue", "words"), [(None, "--issue 524"), (530, "没有第 530 期")])
def test_without_a_draft_the_way_to_one_is_told(editor: Editor, issue: int | None, words: str) -> None:
    editor.draft.write_text(FRONT + WRITTEN, "utf-8")
    with pytest.raises(CaptureError, match=words):
        editor.capture(issue=issue)


def test_an_issue_with_two_files_is_refused(editor: Editor) -> None:
    (editor.folder / "2024").mkdir()
    (editor.folder / "2024" / "524.md").write_text(DRAFT, "utf-8")
    with pytest.raises(CaptureError, match="两个文件"):
        editor.capture(issue=524)


def test_a_folder_that_is_none_is_told(editor: Editor) -> None:
    editor.folder /= "none"
    with pytest.raises(CaptureError, match="没有这个文件夹"):
        editor.capture()


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "空的"), ("正文\n", "第 1 行：开头缺少"), ("---\nnumber: 524\n", "没有结束"), ("---\na: [\n---\n", "读不懂")],
)
def test_a_broken_file_is_told_before_anything_is_asked(editor: Editor, text: str, words: str) -> None:
    editor.draft.write_text(text, "utf-8")
    with pytest.raises(CaptureError, match=words):
        editor.capture(issue=524)
    assert editor.asked == []


def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        return False

    monkeypatch.setattr("os.access", refuse)
    with pytest.raises(CaptureError, match="写不进去"):
        editor.capture()
    assert editor.asked == []


@pytest.mark.parametrize("fault", [OSError("disk full"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_draft_and_nothing_else(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises((CaptureError, KeyboardInterrupt)):
        editor.capture("")
    assert editor.draft.read_text("utf-8") == DRAFT
    assert sorted(path.name for path in editor.draft.parent.iterdir()) == ["523.md", "524.md"]


def test_a_draft_that_is_not_utf_8_is_refused(editor: Editor) -> None:
    editor.draft.write_bytes(DRAFT.encode("gb18030"))
    with pytest.raises(CaptureError, match="UTF-8"):
        editor.capture()
