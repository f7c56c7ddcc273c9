"""Names are resolved to entries; what is near a name helps to mend it."""

from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.model import SourceKind, SourceStatus

TEXT = """sources:
  - name: HIT 专家网
    aliases: [HIT专家网, HIT180]
    kind: 行业媒体
    domains: [hit180.com]
  - name: 旧网
    status: 停用
    successor: HIT 专家网
"""


def test_names_and_aliases_lead_to_their_entry() -> None:
    dictionary, findings = parse_dictionary(TEXT, "sources.yml")
    assert dictionary is not None
    assert findings == ()
    entry, old = dictionary.sources
    assert [dictionary.resolve(name) for name in ("HIT 专家网", "HIT专家网", " HIT180 ", "hit180")] == [entry] * 3 + [
        None
    ]
    assert (entry.kind, entry.status, old.status) == (SourceKind.TRADE, SourceStatus.ACTIVE, SourceStatus.RETIRED)


def test_near_names_are_found_whatever_their_width_and_case() -> None:
    dictionary, _ = parse_dictionary(TEXT, "sources.yml")
    assert dictionary is not None
    assert dictionary.nearest("ｈｉｔ１８０") == ("HIT 专家网",)
    assert dictionary.nearest("完全不同的名字") == ()


def test_a_host_belongs_to_the_entry_with_its_domain() -> None:
    dictionary, _ = parse_dictionary(TEXT, "sources.yml")
    assert dictionary is not None
    assert [source.name for source in dictionary.by_domain("WWW.hit180.com")] == ["HIT 专家网"]
    assert dictionary.by_domain("nothit180.com") == ()
