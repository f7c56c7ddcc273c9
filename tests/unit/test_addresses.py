"""Which site and page a web address leads to, asked anywhere."""

import pytest

from mediawatch.addresses import detour_of, ending_of, host_of, meant_by, target_of
from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.tracking import page_of


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


def test_addresses_of_one_page_are_known_as_such() -> None:
    page = page_of("https://www.a.cn/互认.htm?id=1")
    for same in (
        "http://a.cn/互认.htm?id=1",
        "HTTPS://A.CN:443/%E4%BA%92%E8%AE%A4.htm?id=1#top",
        "http://www.a.cn/互认.htm/?id=1&utm_source=x",
    ):
        assert page_of(same) == page
    for other in ("https://www.a.cn/互认.htm?id=2", "https://b.cn/互认.htm?id=1", "https://a.cn:81/互认.htm?id=1"):
        assert page_of(other) != page
    assert page_of("https://a.cn/#/news/1") != page_of("https://a.cn/#/news/2")


def test_the_front_page_of_a_site_is_no_page_of_an_article() -> None:
    assert [page_of(url) for url in ("https://a.cn", "http://www.a.cn/", "https://a.cn/#top")] == ["", "", ""]


def test_an_address_in_another_is_found_where_there_is_one() -> None:
    assert target_of("https://a.cn/?u=https%3A%2F%2Fb.cn%2Fc%3Fd%3D1&e=1") == "https://b.cn/c?d=1"
    assert target_of("https://a.cn/?u=https://b.cn&v=https://c.cn") == ""
    assert target_of("https://a.cn/?u=b.cn") == ""


def test_a_long_text_is_read_in_one_go() -> None:
    for text in ("《" * 50_000, "https://a.cn/" + "）" * 50_000, "[" * 50_000 + "](", "https://a.cn/?" + "a&" * 50_000):
        assert meant_by(text) == ""
        assert len(ending_of(text)) <= len(text)
        assert detour_of(text) == ""
        assert page_of(text) is not None


def test_who_has_a_name_below_a_shared_domain_has_no_other_there() -> None:
    text = "sources:\n  - name: 中国政府网\n    domains: [www.gov.cn]\n  - name: 卫健委\n    domains: [nhc.gov.cn]\n"
    dictionary, _ = parse_dictionary(text, "sources.yml")
    assert dictionary is not None
    assert [source.name for source in dictionary.by_domain("www.gov.cn")] == ["中国政府网"]
    assert [source.name for source in dictionary.by_domain("www.nhc.gov.cn")] == ["卫健委"]
