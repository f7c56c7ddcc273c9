"""Which host a web address belongs to, asked anywhere."""

import pytest

from mediawatch.addresses import host_of
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
