"""An issues folder with a draft, and a person who writes into it, for tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from mediawatch.archive.dictionary import Dictionary
from mediawatch.archive.next_issue import Names, draft_issue, next_period
from mediawatch.format.write import write_issue
from mediawatch.intake.capture.command import capture_page
from mediawatch.intake.capture.dialogue import Talk
from mediawatch.intake.capture.extract import extract_article
from mediawatch.intake.capture.offer import Desk
from mediawatch.intake.capture.page import PageBytes
from mediawatch.model import EntryStatus, Source

TODAY = date(2023, 7, 1)
URL = "http://www.news.cn/20230614/c.html"
OLD = "http://www.news.cn/20230501/c.html"
"""The address of the article that the issue before the draft has."""
WRITTEN = f"## 标题：1 \\< 2\n\n- 来源：新华网\n- 日期：2023-06-14\n- 链接：<{URL}>\n\n正文一。\n\n正文二。\n"
DRAFT = write_issue(draft_issue(524, None, next_period(None, TODAY), TODAY, Names("月报", "中心", "全国")))
FRONT = DRAFT.partition("## ")[0]
PUBLISHED = FRONT.replace("published: 2023-07-01", "published: 2023-06-30")
"""The beginning of an issue of the month before."""
DICTIONARY = Dictionary(
    (
        Source("新华网", domains=("news.cn", "xinhuanet.com")),
        Source("旧报", domains=("old.cn",), status=EntryStatus.RETIRED),
        Source("新报", aliases=("新报网",), domains=("old.cn", "paper.cn")),
        Source("晚报", domains=("paper.cn",)),
    )
)
TEXT = "当人工智能与健康医疗相遇，会擦出怎样的火花？记者现场走访发现，医药、医疗发展的潜力正逐渐释放。" * 5


@dataclass
class Editor:
    """An issues folder with a draft, and a person who answers in turn; answers that nobody asked for are an error."""

    folder: Path
    answers: list[str] = field(default_factory=list[str])
    asked: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    heard: list[str] = field(default_factory=list[str])
    today: date = TODAY

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
        agreed: bool = False,
        given: dict[str, str] | None = None,
        fetch: Callable[[str], PageBytes] | None = None,
    ) -> Path | None:
        self.answers = list(answers)
        page = f"<title>智慧医疗观察</title><body><h1>智慧医疗观察</h1><p>{credit}</p><div>{TEXT}</div></body>"

        def answer(address: str) -> PageBytes:
            return PageBytes(page.encode(), address)

        talk = Talk(Desk(self.folder, DICTIONARY, self.today), None if alone else self.ask, self.heard.append)
        written = capture_page(
            url,
            talk,
            issue=issue,
            from_file=file,
            given=given,
            agreed=agreed,
            fetch=fetch or answer,
            extract=extract_article,
        )
        assert self.answers == []
        return written


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "523.md").write_text(PUBLISHED.replace("524", "523") + WRITTEN.replace(URL, OLD), "utf-8")
    (tmp_path / "2023" / "524.md").write_text(DRAFT, "utf-8")
    return Editor(tmp_path)
