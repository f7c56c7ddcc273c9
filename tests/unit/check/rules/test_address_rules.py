"""What is wrong with an address is named, and mended where there is one right answer."""

import pytest

from mediawatch.check.mend import mend_text
from mediawatch.model import Finding, Severity
from mediawatch.samples import ISSUE
from sample_issue import judge

LINK = "<https://www.xinhuanet.com/a.html>"
SOURCES = """sources:
  - name: 新华网
    domains: [xinhuanet.com, news.cn]
  - name: 健康报
    domains: [jkb.com.cn]
    status: 停用
    successor: 健康报网
  - name: 健康报网
    domains: [jkb.com.cn]
  - name: 北京日报
  - name: 央视新闻
    domains: [weibo.cn]
"""


def found(address: str) -> list[Finding]:
    """Return what is found of an address as it stands in the file."""
    return judge(address, LINK, SOURCES)


def codes(address: str) -> list[str]:
    return [finding.code for finding in found(address)]


def mended(address: str) -> str:
    """Return the address after all edits that findings bring; they leave nothing to find."""
    text = mend_text(ISSUE.text.replace(LINK, address), [edit for one in found(address) for edit in one.edits])
    after = next(line for line in text.split("\n") if line.startswith("- 链接：")).removeprefix("- 链接：")
    assert codes(after) == []
    return after


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("www.a.cn", "前面没有 https://"),
        ("ftp://a.cn/", "ftp: 后面不是网站"),
        ("https://", "https: 后面不是网站"),
        ("https:///a", "https: 后面不是网站"),
        ("http://[a", "http: 后面不是网站"),
        ("https://a.cn/b c", "中间有空格"),
        ("https://a.cn/<b>", "不能有 <"),
        ("https：//a.cn/b", "“：”是全角的"),
        ("http:／／a.cn/b", "“／”是全角的"),
        ("ｈｔｔｐ://a.cn/b", "“ｈ”是全角的"),
        ("http://a.cn：80/b", "“：”是全角的"),
        ("《https://a.cn/b》", "外面有多余的符号 《"),
        ("https://https://a.cn/b", "https: 后面不是网站"),
        ("https://a,cn/b", "https: 后面不是网站"),
        ("[公告](https://a.cn/b)", "写成了 Markdown 的链接"),
    ],
)
def test_what_keeps_an_address_from_being_one_is_said(address: str, what: str) -> None:
    link = [one for one in found(address) if one.code == "MW309"]
    assert [one.message for one in link] == [f"链接不是网址，{what}：{address}"]
    assert link[0].quoted in address
    kept = [one for one in found(f"{LINK}\n- 存档：{address}") if one.code == "MW309"]
    assert [(one.message, one.line) for one in kept] == [(f"存档不是网址，{what}：{address}", link[0].line + 1)]


@pytest.mark.parametrize("address", ["HTTP://A.CN", "https://a.cn:8080/b?c=1#d", "<http://政务.cn/>"])
def test_a_web_address_of_any_host_is_good(address: str) -> None:
    assert codes(address) == []


@pytest.mark.parametrize(
    "address",
    [
        "<https://www.news.cn/健康/互认.htm>",
        "https://a.cn/wiki/互认（试行）",
        "https://a.cn/wiki/Inc.",
        "https://a.cn/b_(c)",
        "https://a.cn/c...d",
        "https://a.cn/list?from=home&scene=abc",
        "https://mp.weixin.qq.com/s/AbCdEf",
        "https://mp.weixin.qq.com/s?__biz=x&mid=1&idx=1&sn=abc",
        "https://www.baidu.com/duty/",
        "http://8.8.8.8/a.html",
    ],
)
def test_what_only_looks_odd_is_good(address: str) -> None:
    assert codes(address) == []


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("<https：//a.cn/b>", "<https://a.cn/b>"),
        ("https;//a.cn/b", "https://a.cn/b"),
        ("https:／／ａ．cn／b", "https://a.cn/b"),
        ("http//a.cn/b", "http://a.cn/b"),
        ("ttps://a.cn/b", "https://a.cn/b"),
        ("https://https：//a.cn/b", "https://a.cn/b"),
        (r"https:\\a.cn\b", "https://a.cn/b"),
        ("《https://a.cn/b》", "https://a.cn/b"),
        ("“https：//a.cn/b”，", "https://a.cn/b"),
        ("<https://a.cn/b", "https://a.cn/b"),
        ("[公告（2）](https://a.cn/b_(c))", "https://a.cn/b_(c)"),
        ("<[公告](https://a.cn/b)>", "<https://a.cn/b>"),
        ("网址：https://a.cn/b", "https://a.cn/b"),
        ("<https://a.cn/b。>", "<https://a.cn/b>"),
        ("https://a.cn/b，", "https://a.cn/b"),
        ("https://a.cn/b》）", "https://a.cn/b"),
        ("https://a.cn/b),", "https://a.cn/b"),
        ("https://a.cn/b（", "https://a.cn/b"),
        ("https://a.cn/b.html.", "https://a.cn/b.html"),
        ("https://me:secret@a.cn/b", "https://a.cn/b"),
        ("ｈｔｔｐｓ：／／a.cn/b", "https://a.cn/b"),
        ("https://ａ．cn/b", "https://a.cn/b"),
        ("https://a.cn/b?utm_source=wx&id=1&spm=a.b#c", "https://a.cn/b?id=1#c"),
        ("https://link.zhihu.com/?target=https%3A//a.cn/b", "https://a.cn/b"),
    ],
)
def test_what_has_one_right_answer_is_mended(address: str, right: str) -> None:
    assert codes(address) != []
    assert mended(address) == right
    assert all(right.strip("<>") in one.hint for one in found(address) if one.code != "MW363")


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("无", "没有链接就删掉这一行"),
        ("暂无链接", "没有链接就删掉这一行"),
        ("www.a.cn/b", "写成 <https://www.a.cn/b>，在浏览器里打开看看"),
        ("https://a.cn /b", "去掉空格，写成 <https://a.cn/b>，在浏览器里打开看看"),
        ("<https://a.cn/b>（新华网）", "只写网址：<https://a.cn/b>，其余的文字删掉"),
        ("新华网 https://a.cn/b。", "只写网址：<https://a.cn/b>，其余的文字删掉"),
        ("https://a.cn/b https://a.cn/c", "打开原文，从浏览器的地址栏复制整个网址，写成 <https://…>，里面不能有空格"),
        ("a@b.cn", "打开原文，从浏览器的地址栏复制整个网址，写成 <https://…>，里面不能有空格"),
    ],
)
def test_what_has_no_one_answer_is_left_with_advice(address: str, hint: str) -> None:
    [one] = found(address)
    assert (one.code, one.hint, one.edits) == ("MW309", hint, ())


def test_an_address_that_was_cut_short_is_an_error() -> None:
    for address in ("https://a.cn/…", "https://a.cn/2023/...", "https://a.cn/…/b.html"):
        [one] = found(address)
        assert (one.code, one.severity, one.edits) == ("MW341", Severity.ERROR, ())


def test_words_behind_a_page_and_wide_marks_inside_are_shown() -> None:
    [glued] = found("https://a.cn/b.shtml新华网")
    assert (glued.code, glued.quoted, glued.hint) == (
        "MW361",
        "新华网",
        "如果网址只到前面，写成 <https://a.cn/b.shtml>",
    )
    [wide] = found("https://a.cn/b？id=1")
    assert (wide.code, wide.quoted, wide.edits) == ("MW361", "？", ())


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("https://www.baidu.com/link?url=AbCdEf", "搜索引擎的跳转"),
        ("https://m.baidu.com/from=1/bd_page_type=1/", "搜索引擎的跳转"),
        ("https://www.so.com/link?m=abc", "搜索引擎的跳转"),
        ("http://cache.baiducontent.com/c?m=1", "网页快照"),
        ("https://webcache.googleusercontent.com/search?q=cache:a", "网页快照"),
        ("https://www.baidu.com/s?wd=%E4%BA%92%E8%AE%A4", "搜索结果"),
        ("https://weixin.sogou.com/weixin?type=2&query=a", "搜索结果"),
        ("https://mp.weixin.qq.com/s?__biz=x&mid=1&tempkey=zzz", "有时限的链接"),
        ("https://mp.weixin.qq.com/s?src=11&timestamp=1&ver=2&signature=a&new=1", "有时限的链接"),
        ("https://a.cn/b.do;jsessionid=12AB", "有时限的链接"),
        ("https://t.cn/AbC", "短网址"),
        ("https://a-b.translate.goog/c", "翻译出来的网页"),
        ("https://web.archive.org/web/2023/https://a.cn/b", "网页的备份"),
    ],
)
def test_a_link_leads_to_the_page_of_the_article(address: str, what: str) -> None:
    [one] = found(address)
    assert (one.code, one.severity) == ("MW362", Severity.WARNING)
    assert one.message == f"链接是{what}，不是文章自己的网页"


def test_a_copy_is_kept_beside_the_address_that_it_is_of() -> None:
    [one] = found("https://web.archive.org/web/2023/https://a.cn/b")
    assert one.hint == "写成 <https://a.cn/b>，另加一行“- 存档：<https://web.archive.org/web/2023/https://a.cn/b>”"
    assert codes(f"{LINK}\n- 存档：<https://web.archive.org/web/2023/https://a.cn/b>") == []


@pytest.mark.parametrize("host", ["localhost:8000", "10.0.0.8", "[::1]", "wiki", "oa.hospital.local", "169.254.1.1"])
def test_an_address_of_an_inner_network_is_a_warning(host: str) -> None:
    assert codes(f"http://{host}/a.html") == ["MW363"]


def test_an_address_with_a_password_is_a_warning() -> None:
    [one] = found("https://me:secret@a.cn/b")
    assert (one.code, one.quoted) == ("MW363", "me:secret@")


def test_a_domain_of_another_source_is_a_warning_unless_that_is_the_same_outlet() -> None:
    def of(source: str, url: str) -> list[str]:
        head = f"- 来源：新华网\n- 日期：2023-06-14\n- 链接：{LINK}"
        return [one.code for one in judge(f"- 来源：{source}\n- 日期：2023-06-14\n- 链接：<{url}>", head, SOURCES)]

    assert of("新华网", "https://www.jkb.com.cn/a.html") == ["MW365"]
    assert of("新华网", "https://www.news.cn/a.html") == []
    assert of("新华网", "https://a.cn/a.html") == []
    assert "MW365" not in of("健康报", "https://www.jkb.com.cn/a.html")
    assert of("北京日报", "https://www.news.cn/a.html") == []
    claimed_twice = f"{SOURCES}  - name: 甲网\n    aliases: [新华网]\n    domains: [jia.cn]\n"
    assert "MW365" not in [one.code for one in judge("<https://www.xinhuanet.com/b.html>", LINK, claimed_twice)]
    assert of("新华网", "https://m.weibo.cn/status/1") == []


@pytest.mark.parametrize("text", ["无" * 100_000, "https：//a.cn/" + "b" * 100_000, "[a](" * 50_000, "a b " * 50_000])
def test_a_text_of_any_length_is_one_short_finding(text: str) -> None:
    [one] = found(text)
    assert one.code == "MW309"
    assert len(one.message) < 200
    assert len(one.hint) < 200
    assert len(one.quoted) <= 2000


def test_what_is_too_long_for_an_address_is_left_alone() -> None:
    assert codes("https://a.cn/?utm_source=" + "x" * 3000) == []


def test_a_kept_copy_is_no_copy_where_it_is_the_page_itself() -> None:
    [one] = found(f"{LINK}\n- 存档：<http://xinhuanet.com/a.html#top>")
    assert (one.code, one.quoted) == ("MW370", "http://xinhuanet.com/a.html#top")
    assert codes(f"{LINK}\n- 存档：<https://kept.cn/a.html>") == []
