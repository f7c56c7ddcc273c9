"""Which host a web address belongs to, asked anywhere."""

import pytest

from mediawatch.addresses import host_of, without_tracking
from mediawatch.archive.dictionary import parse_dictionary


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://www.hit180.com/2023/1.html", "hit180.com"),
        ("HTTPS://WWW.Hit180.COM:8443", "hit180.com"),
        ("http://hit180.com./1", "hit180.com"),
        ("//news.cn/1", "news.cn"),
        ("http://xn--xkrr14bows.xn--fiqs8s/", "新华网.中国"),
        ("http://新华网。中国/", "新华网.中国"),
        ("http://xn--a/", "xn--a"),
        ("http://[::1/", ""),
        ("http://www./", "www"),
        ("../1.html", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_an_address_has_one_host_however_it_is_written(url: str | None, host: str) -> None:
    assert host_of(url) == host


def test_an_address_in_any_letters_belongs_to_the_entry_with_its_domain() -> None:
    text = "sources:\n  - name: 新华网\n    domains: [新华网｡中国, www.xinhuanet.com]\n"
    dictionary, findings = parse_dictionary(text, "sources.yml")
    assert dictionary is not None
    assert findings == ()
    for url in ("http://news.xn--xkrr14bows.xn--fiqs8s/1", "http://新华网.中国/", "http://xinhuanet.com/1"):
        assert [source.name for source in dictionary.by_domain(host_of(url))] == ["新华网"]
    assert dictionary.by_domain(host_of("mailto:a@xinhuanet.com")) == ()


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("http://a.cn/1.html?spm=zm1-2.0.0.1.x", "http://a.cn/1.html"),
        ("http://a.cn/1.html?spm=1&id=3&utm_source=wx&UTM_medium=b", "http://a.cn/1.html?id=3"),
        ("http://a.cn/?id=3&from=singlemessage&isappinstalled=0", "http://a.cn/?id=3"),
        ("http://a.cn/?id=3&wfr=spider&for=pc", "http://a.cn/?id=3"),
        ("http://a.cn/?share_token=1&share_from=ios&fbclid=2&gclid=3&hmsr=4&bd_vid=5", "http://a.cn/"),
        (
            "https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=ab&chksm=c&scene=21&key=k#wechat_redirect",
            "https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=ab",
        ),
        ("https://mp.weixin.qq.com/s/x#rd", "https://mp.weixin.qq.com/s/x"),
        ("http://a.cn/?%73pm=1", "http://a.cn/"),
    ],
)
def test_what_only_says_how_a_reader_came_is_no_part_of_an_address(url: str, kept: str) -> None:
    assert without_tracking(url) == kept
    assert without_tracking(kept) == kept


@pytest.mark.parametrize(
    "url",
    [
        "http://a.cn/1.html",
        "http://a.cn/?",
        "http://a.cn/?&a=1&&b=2",
        "http://a.cn/?from=2023-06-01&to=2023-06-30",
        "http://a.cn/?key=1&scene=2&lang=zh",
        "http://a.cn/?spmx=1&xspm=2&id=spm",
        "http://a.cn/#/detail?id=3",
        "http://a.cn/?q=%E5%81%A5#",
        "http://[::1/?a=1",
        "不是网址",
        "",
    ],
)
def test_any_other_address_stays_as_it_is(url: str) -> None:
    assert without_tracking(url) == url
