"""What a person pastes, and where a saved page came from."""

from pathlib import Path

import pytest

from mediawatch.intake.capture.address import same_address, web_address
from mediawatch.intake.capture.extract import extract_article
from mediawatch.intake.capture.page import CaptureError, read_page
from news_page import TEXT, TODAY, URL, html


def test_a_saved_page_says_itself_where_it_came_from(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<!-- saved from url=(0029)http://a.cn/x -->{html(TEXT)}", "utf-8")
    assert extract_article(read_page(file, None), TODAY).url == "http://a.cn/x"
    assert extract_article(read_page(file, URL), TODAY).url == URL
    file.write_text(html(TEXT), "utf-8")
    assert extract_article(read_page(file, None), TODAY).url is None


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        (" http://a.cn/新闻/1.html?词=健 康&b=%E5%81%A5#top ", "http://a.cn/%E6%96%B0%E9%97%BB/1.html?%E8%AF%8D=%E5%81%A5%20%E5%BA%B7&b=%E5%81%A5"),
        ("HTTPS://A.cn:443", "https://a.cn/"),
        ("http://a.cn:8080/100%", "http://a.cn:8080/100%25"),
        ("http://新华网.中国/", "http://xn--xkrr14bows.xn--fiqs8s/"),
        ("http://[::1]/", "http://[::1]/"),
        ('http://a.cn/"<x>\\', "http://a.cn/%22%3Cx%3E%5C"),
    ],
)  # fmt: skip
def test_a_pasted_address_becomes_one_that_can_be_asked_for(pasted: str, address: str) -> None:
    assert web_address(pasted) == address
    assert web_address(address) == address


@pytest.mark.parametrize(
    "pasted",
    ["file:///etc/passwd", "ftp://a.cn/", "javascript:1", "a.cn/x", "http://", "http://u:p@a.cn/", "http://a b.cn/", "http://a.cn:x/"],
)  # fmt: skip
def test_an_address_that_is_not_of_the_web_is_refused(pasted: str) -> None:
    with pytest.raises(CaptureError):
        web_address(pasted)


def test_a_scheme_or_a_slash_makes_no_other_page() -> None:
    assert same_address("http://www.a.cn/x/", "https://a.cn/x#top")
    assert not same_address("http://a.cn/x?id=1", "http://a.cn/x?id=2")
