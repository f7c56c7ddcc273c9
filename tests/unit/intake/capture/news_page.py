"""Pages as news sites build them, for tests, and what is made of them."""

from datetime import date

from mediawatch.check.run import apply_rules
from mediawatch.format.parse import parse_issue
from mediawatch.format.render import render_body
from mediawatch.format.write import write_issue
from mediawatch.intake.capture.extract import CapturedArticle, extract_article
from mediawatch.intake.capture.page import PageBytes
from mediawatch.model import Article, Finding, Issue, Period

TODAY = date(2023, 7, 1)
URL = "http://www.news.cn/tech/a/c.html"
TITLE = "数字健康产业：以技术赋能医疗"
FIRST = "当人工智能与健康医疗相遇，会擦出怎样的火花？记者现场走访发现，医药、医疗发展的潜力正逐渐释放。"
SECOND = "据了解，截至2023年5月底，全国已有2700多家医院接入全民健康信息平台，覆盖31个省（区、市）。"
THIRD = "“一切智能化建设都离不开服务顾客，我们将不断完善专业健康师、商品和服务体系。”张宝库说。"
FOURTH = "专家认为，各地各级都要先想明白这样一个道理：数据多跑路，群众才能少跑腿；信息化不是目的，看病更方便才是目的。"
ALL = (FIRST, SECOND, THIRD, FOURTH, "今后，这样的探索还会更多、更深入。")
TEXT = "".join(f"<p>{text}</p>" for text in ALL)


def html(body: str, head: str = f"<title>{TITLE}-新华网</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def news(text: str, credit: str = "2023-06-14 10:30:25　来源：健康报", head: str = "", around: str = "") -> str:
    """Return a page as news sites build it."""
    return html(
        f'<div class="top"><a href="/">首页</a> <a href="/n">新闻</a></div>{around}<div class="main"><h1>{TITLE}</h1>'
        f'<div class="info">{credit}</div><div id="content">{text}</div></div>'
        '<div class="foot">版权所有 某某网 京ICP备000号</div>',
        f"<title>{TITLE}-新华网</title>{head}",
    )


def capture(page: str | bytes, url: str | None = URL, charset: str | None = None) -> CapturedArticle:
    return extract_article(PageBytes(page.encode() if isinstance(page, str) else page, url, charset), TODAY)


def blocks(page: str) -> list[str]:
    return list(render_body(capture(page).body).blocks)


def findings(body: str) -> tuple[Finding, ...]:
    """Return what `check` says of an article with that body; the body must read back the same."""
    article = Article(1, 1, TITLE, "新华网", TODAY, body)
    parsed = parse_issue(write_issue(Issue(1, "月报", TODAY, Period(TODAY, TODAY), (article,))), "2023/1.md")
    assert [one.body for one in parsed.draft.articles] == [body]
    return (*parsed.findings, *apply_rules([parsed.draft], None, ""))
