"""The day in an address is that of its article."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mediawatch.addresses import LONGEST, days_in, host_of
from mediawatch.check.registry import Breach, rule
from mediawatch.codes import Example
from mediawatch.model import Draft, DraftArticle, Severity

_NEAR = 1
"""How many days may lie between the day in an address and that of its article: around midnight, they do."""
_TYPED = 31
"""How many days a slip of the pen is off; a page that is older may have been taken up later."""
_FEW = 3
"""How often something may happen without being a habit, however seldom it could have."""
_SELDOM = 10
"""What happens once in so many times is no habit."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """An article whose address names days: those nearest to its own, and how many days it came out after them."""

    path: str
    article: DraftArticle
    day: date
    first: date
    last: date

    @property
    def late(self) -> int:
        """How many days the article came out after the address's; before them it is less than nothing."""
        return max(0, (self.day - self.last).days) + min(0, (self.day - self.first).days)

    @property
    def is_off(self) -> bool:
        """Whether they are not the same."""
        return not -_NEAR <= self.late <= (_NEAR if self.first == self.last else _TYPED)

    @property
    def is_slip(self) -> bool:
        """Whether no article can have these days: it is older than its page, or they are the same but for the year."""
        same = (self.day.month, self.day.day) == (self.first.month, self.first.day)
        return self.late < 0 or (self.first == self.last and same)

    @property
    def site(self) -> str:
        """The host of its address."""
        return host_of(self.article.url)


@rule(
    "MW366",
    Severity.WARNING,
    Example(
        "- 链接：<https://www.xinhuanet.com/2023-06/24/c_1.htm>",
        "- 链接：<https://www.xinhuanet.com/2023-06/14/c_1.htm>",
        instead_of="- 链接：<https://www.xinhuanet.com/a.html>",
    ),
    also=Severity.HINT,
)
def links_name_the_day(issues: tuple[Draft, ...], paths: frozenset[str]) -> Iterator[Breach]:
    """链接里的日期就是文章的日期，除非文章常常是网页发布以后才收的。"""
    off = [one for one in _dated_articles(issue for issue in issues if issue.path in paths) if one.is_off]
    habits = _late_sites(list(_dated_articles(issues))) if any(not one.is_slip for one in off) else frozenset[str]()
    for one in off:
        if one.is_slip or one.site not in habits:
            named = one.first.isoformat() if one.first == one.last else f"{one.first:%Y-%m}"
            message = f"链接里的日期是 {named}，文章的日期却是 {one.day.isoformat()}"
            hint = "打开网页看看哪一个对，改正错的；都对就不用改"
            severity = Severity.HINT if one.late > _TYPED and not one.is_slip else None
            yield Breach(one.article.line_of("链接"), message, hint, severity, one.path)


def _dated_articles(issues: Iterable[Draft]) -> Iterator[_Dated]:
    for issue in issues:
        for article in issue.articles:
            if article.date is not None and article.url is not None and len(article.url) <= LONGEST:
                spans = [_Dated(issue.path, article, article.date, *span) for span in days_in(article.url)]
                if spans:
                    yield min(spans, key=lambda one: abs(one.late))


def _late_sites(dated: Sequence[_Dated]) -> frozenset[str]:
    """Return the sites whose articles have by habit a later day than their addresses: of the report, of a translation.

    Where many sites have it, it is the archive's own, and all have it whose addresses do not mostly agree.
    """
    known = Counter(one.site for one in dated)
    late = Counter(one.site for one in dated if one.is_off and not one.is_slip)
    often = [site for site, count in late.items() if count * _SELDOM > known[site]]
    if len(often) > max(_FEW, len(known) / _SELDOM):
        return frozenset(often)
    return frozenset(site for site in often if late[site] > _FEW)
