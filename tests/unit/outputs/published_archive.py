"""An archive with all that rights and withdrawals keep back, for tests of outputs: none of `SECRETS` may be in any."""

from dataclasses import replace
from datetime import date

from mediawatch.analysis.analysis import Analysis
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import Dictionary
from mediawatch.model import Acceptance, Article, Issue, Origin, Period, Rights, Source, SourceKind
from mediawatch.outputs.output import Publication

HOME = "https://example.org/a/"
SECRETS = ("秘密", "密语", "密改", "密文件", "结尾的话")
SOURCES = (
    Source("新华网", aliases=("新华社客户端",), kind=SourceKind.MAINSTREAM),
    Source("只摘", rights=Rights.EXCERPT),
    Source("只列", rights=Rights.LINK),
)
_DAY = date(2023, 6, 9)


def _article(title: str, source: str, body: str, **said: object) -> Article:
    return Article(7, 1, title, source, _DAY, body, **said)  # pyright: ignore[reportArgumentType]


ARTICLES = (
    _article(
        "=全文",
        "新华社客户端",
        "第一段。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n**字典**，5%。",
        url="https://example.com/1?a=1&b=2",
        section="全国",
        keywords=("云", "网"),
        archived="https://example.com/kept",
        correction="十改百",
    ),
    _article("摘的", "只摘", "# 开头的话。" * 60 + "结尾的话"),
    _article("列的", "只列", "秘密", url="https://example.com/2"),
    _article(
        "撤的",
        "新华网",
        "秘密",
        withdrawn="",
        keywords=("密语",),
        correction="密改",
        url="https://example.com/秘密",
        archived="https://example.com/秘密",
    ),
)


def make_issue(number: int = 7, articles: tuple[Article, ...] = ARTICLES) -> Issue:
    numbered = tuple(replace(one, issue_number=number, ordinal=place) for place, one in enumerate(articles, 1))
    return Issue(
        number,
        "月报",
        date(2023, 6, 30),
        Period(date(2023, 6, 1), date(2023, 6, 30)),
        numbered,
        publisher="中心",
        lead="本期**导语**。",
        accepted=(Acceptance("MW202", "秘密"),),
        origin=Origin("密文件.docx", "0" * 64, "docx"),
        extra=(("note", "秘密"),),
    )


def make_publication(*issues: Issue, address: str = HOME) -> Publication:
    return Publication(Analysis(Archive(issues or (make_issue(),), Dictionary(SOURCES))), "月报", "中心", address)
