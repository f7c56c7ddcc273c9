"""What became of each character of a document."""

from dataclasses import dataclass
from enum import StrEnum

from mediawatch.codes import Code
from mediawatch.intake import codes
from mediawatch.intake.document import Document, Line
from mediawatch.model import Finding, Severity

_PLACE_IT = "看看它该放在哪里；不要就从文件的 unplaced 下面删掉"
"""What a person should do with a line that was not understood."""


class Role(StrEnum):
    """Where characters went: into a field of the issue or an article, a body, or a kind of furniture."""

    SERIES = "刊名"
    NUMBER = "期号"
    PUBLISHER = "编发单位"
    PUBLISHED = "发布日期"
    PERIOD = "监测时间"
    LEAD = "导语"
    SECTION = "栏目"
    TITLE = "标题"
    SOURCE = "来源"
    DATE = "日期"
    URL = "链接"
    KEYWORDS = "关键词"
    ATTRIBUTE = "其他资料"
    BODY = "正文"
    UNPLACED = "待处理"
    LABEL = "标签与编号"
    CONTENTS = "信息目录"
    TIME = "日期旁的时刻"
    REPEATED = "重复的标题、来源和日期"
    MARGIN = "页眉、页脚和页码"
    CLOSING = "报尾"
    EMPTY = "没有文章的部分"
    SITE = "网站的导航、按钮和版权"

    @property
    def furniture(self) -> bool:
        """Whether what it covers was removed, because the archive makes it anew or has it elsewhere."""
        return self in _FURNITURE


_FURNITURE = (Role.LABEL, Role.CONTENTS, Role.TIME, Role.REPEATED, Role.MARGIN, Role.CLOSING, Role.EMPTY, Role.SITE)


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A stretch of the document's text, and where it went; `article` is an ordinal, or 0 for the issue itself."""

    start: int
    end: int
    role: Role
    article: int = 0


class Ledger:
    """Collects the claims and findings of one document while it is read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._claims: list[Claim] = []
        self.findings: list[Finding] = []
        self.joined: set[int] = set()
        """Where lines begin that go on with the line before."""
        for note in document.notes:
            line = next((line for line in document.lines if line.page >= note.page), 1)
            self.note(line, codes.READ_OTHERWISE, note.text, "对照原文件看一看")

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What was claimed so far, in the order of the document. A claim is made once, and stays."""
        return tuple(sorted(self._claims))

    def take(self, line: Line, role: Role, article: int = 0, start: int = 0, end: int | None = None) -> None:
        """Say where a line went, or a part of it."""
        last = len(line.text) if end is None else end
        if start < last:
            self._claims.append(Claim(line.start + start, line.start + last, role, article))

    def take_value(self, line: Line, role: Role, article: int, start: int, end: int) -> None:
        """Say where a value in a line went; what stands before and behind it is its label."""
        self.take(line, Role.LABEL, article, end=start)
        self.take(line, role, article, start, end)
        self.take(line, Role.LABEL, article, start=end)

    def leave(
        self, line: Line, message: str, article: int = 0, start: int = 0, code: Code = codes.NOT_UNDERSTOOD
    ) -> None:
        """Leave a line, or the rest of it, to a person; the message says why."""
        self.take(line, Role.UNPLACED, article, start)
        self.error(line, code, f"{message}：{line.text[start:].strip()[:30]}", _PLACE_IT)

    def note(
        self, line: Line | int, code: Code, message: str, hint: str, severity: Severity = Severity.WARNING
    ) -> None:
        """Add a finding for a person to look at, with its line in the document."""
        number = line if isinstance(line, int) else line.number
        self.findings.append(code.at(self.document.name, number, message, hint, severity))

    def error(self, line: Line | int, code: Code, message: str, hint: str) -> None:
        """Add a finding that a person must settle."""
        self.note(line, code, message, hint, Severity.ERROR)
