"""An address is written without what only says how somebody came there."""

import pytest

from mediawatch.tracking import without_tracking


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
