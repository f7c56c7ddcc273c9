"""What is no article, or not all of one, is told in one line."""

from pathlib import Path

import pytest

from mediawatch.intake.capture.page import LIMIT, CaptureError, read_page
from news_page import FIRST, TEXT, TITLE, capture, html, news


@pytest.mark.parametrize(
    ("body", "title", "words"),
    [
        (
            '<div id="app"></div><noscript>Enable JavaScript, please.</noscript><script src="/a.js"></script>',
            "",
            "浏览器",
        ),
        ("<form><label>用户名</label><input></form><p>本文为付费内容，请登录后阅读全文。</p>", "用户登录", "登录"),
        ("<h1>404</h1><p>抱歉，您访问的页面不存在或已被删除。</p><a href=/>首页</a>", "404", "没有这一页"),
        (
            f"<p>抱歉，您要找的页面不存在，可能换了地址，也可能已经撤下。{'请检查网址，或从首页重新进入。' * 3}</p>",
            "",
            "没有这一页",
        ),
        (
            "<ul>" + '<li><a href="/a">国产大飞机完成首次商业飞行，乘客点赞</a></li>' * 30 + "</ul>",
            "新闻",
            "没有找到正文",
        ),
        (
            "<p>访问过于频繁，请拖动滑块完成拼图，验证通过后，页面将自动跳转，如果长时间没有响应，请刷新重试。</p>",
            "安全验证",
            "真人",
        ),
        (
            "<p>您的请求可能存在攻击行为，已被网站防火墙拦截，如果您是网站管理员，请登录控制台查看详情。</p>",
            "403",
            "真人",
        ),
        (
            "<p>对不起，您访问的页面出错了，可能已被删除、更名或暂时不可用，请检查您输入的网址是否正确。</p>",
            "出错",
            "没有这一页",
        ),
        (
            "<p>您好，请先登录，登录后可阅读全文，还没有账号？请点击注册，成为我们的会员，享受更多服务和权益。</p>",
            "登录",
            "登录",
        ),
        (
            "<h3><a href=1>某院</a></h3><p>这篇文章讲的是医院信息化，点进去看全文。</p><i>2023-06-14</i>" * 9,
            "资讯",
            "目录",
        ),
        ("", "", "没有找到正文"),
        ("<p>甲</p>" * 60_000, "", "太大"),
    ],
)
def test_a_page_without_an_article_is_refused_with_advice(body: str, title: str, words: str) -> None:
    with pytest.raises(CaptureError, match=words) as refused:
        capture(html(body, f"<title>{title}</title>"))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "content", ["0;url=/n/c_2.html", "3; URL='https://www.example.com/n/c_2.html'", "0, /n/c_2.html"]
)
def test_a_page_that_sends_its_readers_on_says_where(content: str) -> None:
    head = f'<title>正在跳转</title><meta http-equiv="Refresh" content="{content}">'
    with pytest.raises(CaptureError, match=r"再试：https://www\.example\.com/n/c_2\.html"):
        capture(html("<p>正在跳转，请稍候。</p>", head), "https://www.example.com/n/c_1.html")


@pytest.mark.parametrize(
    ("addition", "words"),
    [
        ('</div><div><a href="c_2.html">2</a> <a href="c_2.html">下一页</a>', "不止一页"),
        (
            "</div><div><a href=c>上一页</a><b>1</b><a href=c_2>2</a><a href=c_2>下一页</a><a href=c_3>尾页</a>",
            "不止一页",
        ),
        ("</div><div><span>1</span> <a href=c_2>2</a> <a href=c_3>3</a> <a href=c_2>&gt;&gt;</a>", "不止一页"),
        ("</div><p>登录后可阅读全文</p><div>", "可能不全"),
        ("</div></div><div><div><p>另外的一段话，说得不多，也不少，可是在别处。</p>", "别处"),
    ],
)
def test_what_may_be_missing_is_told(addition: str, words: str) -> None:
    assert any(words in note for note in capture(news(TEXT + addition)).notes)
    assert not any(words in note for note in capture(news(TEXT)).notes)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("某卫信息〔2023〕12号", True),
        ("本期导读数字健康观察", True),
        ("字号：大 中 小", False),
        ("浏览次数：128", False),
        ("分享到：微信 微博", False),
        ("本报记者 王丹", False),
        ("健康报今日头条", False),
        ("<a href=/x>看病更省心，群众点赞</a>", False),
    ],
)
def test_a_line_between_title_and_text_that_no_field_holds_is_told(line: str, told: bool) -> None:
    page = html(f"<h1>{TITLE}</h1><p>2023-06-14 来源：健康报</p><p>{line}</p><div>{TEXT}</div>")
    assert bool(capture(page).notes) is told


def test_a_short_text_may_be_an_abstract() -> None:
    assert "只有摘要" in capture(news(f"<p>{FIRST}</p>")).notes[0]


@pytest.mark.slow
def test_a_hostile_page_ends() -> None:
    boxes, links = ("<div>" * 40_000, "<table><td>" * 15_000), ("<a href=x>甲，乙。" * 20_000,)
    for body in (*boxes, *links, "&#0;" * 9_000, "打印" * 99, "（记者" * 99_000):
        try:
            capture(news(f"{body}{TEXT}"))
        except CaptureError as refused:
            assert "\n" not in str(refused)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.4 <html>", "PDF"),
        (b"", "空的"),
        (b"plain text", "没有 HTML"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>", "MHTML"),
        (b"Subject: a\r\n b\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n<html>", "MHTML"),
        (b"PK\x03\x04<html>", "压缩包"),
    ],
)
def test_a_file_that_is_no_page_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(data)
    with pytest.raises(CaptureError, match=words):
        read_page(file, None)
    file.write_bytes(b"<html>" + b" " * LIMIT)
    with pytest.raises(CaptureError, match="超过 10 MB"):
        read_page(file, None)
    with pytest.raises(CaptureError, match="没有这个文件"):
        read_page(tmp_path / "none.html", None)
    with pytest.raises(CaptureError, match="是文件夹"):
        read_page(tmp_path, None)
