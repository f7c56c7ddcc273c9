"""Whole builds for the public and for the house: what rights withhold is nowhere in the one, and all in the other."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import frictionless
import jsonschema
import pytest

from frozen_archive import archive_of, dictionary_file, make_project
from mediawatch.archive.profile import Profile
from mediawatch.search.engine import search
from mediawatch.search.query import Request
from mediawatch.search.reader import IndexReader
from mediawatch.site.build import build_site

pytestmark = pytest.mark.builds

MARK = "内部版，不得公开"
TITLES = ("只列题目的一篇", "只摘开头的一篇", "后来撤回的一篇", "全文都有的一篇")
LISTED = "苜蓿田边的风车昨夜停了三次电工说是蚂蚁咬断了铜线"
EXCERPT = "琥珀色的灯塔在雾里数到七又从头数起水手们早已习惯"
CUT = "玳瑁猫把算盘珠子推进了井里账房先生只好用豆子记账"
WITHDRAWN = "榫卯松动的戏台下面住着一窝刺猬每逢锣响便探出头来"
KEYWORD = "鹧鸪斑茶盏研究笔记"
PLACE = "https://withdrawn.example.org/hedgehog-under-the-stage"
WHOLE = "蓑衣挂在廊下滴了整夜的水第二天竟长出一小片青苔来"
WITHHELD = (LISTED, CUT, WITHDRAWN)
ISSUE = f"""---
number: 7
series: 月报
published: 2023-06-30
period:
  start: 2023-06-01
  end: 2023-06-30
---

## {TITLES[0]}

- 来源：只列
- 日期：2023-06-09
- 链接：<https://listed.example.org/1>

{LISTED}。 {LISTED} ，打印 关闭。

## {TITLES[1]}

- 来源：只摘
- 日期：2023-06-09

{EXCERPT}。{"这一句谁都可以看。" * 30}

{CUT}。

## {TITLES[2]}

- 来源：新华网
- 日期：2023-06-09
- 链接：<{PLACE}>
- 关键词：{KEYWORD}
- 撤回：应来源要求

{WITHDRAWN}。

## {TITLES[3]}

- 来源：新华网
- 日期：2023-06-09

{WHOLE}。
"""
SOURCES = """sources:
  - name: 新华网
    domains: [xinhuanet.com]
  - name: 只列
    rights: link
  - name: 只摘
    rights: excerpt
"""


def build(folder: Path, profile: Profile) -> Path:
    archive = make_project(folder)
    (archive / "2023" / "523.md").unlink()
    (archive / "2023" / "7.md").write_text(ISSUE, encoding="utf-8")
    dictionary_file(archive).write_text(SOURCES, encoding="utf-8")
    site = folder / "site"
    build_site(folder, archive_of(folder), site, profile=profile, say=lambda _: None)
    return site


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site that everybody sees."""
    return build(tmp_path_factory.mktemp("public"), Profile.PUBLIC)


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site for the house."""
    return build(tmp_path_factory.mktemp("internal"), Profile.INTERNAL)


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield bytes, and what they are when unpacked, as far down as that goes."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    for wbits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # gzip or zlib, and a bare stream
        try:
            plain = zlib.decompress(data, wbits)
        except zlib.error:
            continue
        if plain:
            yield from unpacked(plain)


def spellings(text: str) -> tuple[bytes, ...]:
    """Return the bytes that a text may be written as."""
    escaped = text.encode("unicode_escape")
    return (text.encode(), escaped, escaped.upper().replace(b"\\U", b"\\u"), text.encode("utf-16-le"))


def everything(site: Path) -> bytes:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return b"\0".join(part for path in files for part in (str(path).encode(), *unpacked(path.read_bytes())))


def pieces(sentence: str, length: int = 8) -> list[str]:
    return [sentence[at : at + length] for at in range(len(sentence) - length + 1)]


def test_nothing_that_is_withheld_is_anywhere_in_the_public_site(public: Path) -> None:
    held = everything(public)
    texts = [*(piece for one in WITHHELD for piece in pieces(one)), *pieces(KEYWORD), "hedgehog-under"]
    assert [text for text in texts if any(one in held for one in spellings(text))] == []
    for text in (*TITLES, EXCERPT, WHOLE, "应来源要求"):
        assert text.encode() in held, text
    assert MARK.encode() not in held


def test_the_internal_site_has_it_all_and_finds_it(internal: Path) -> None:
    held = everything(internal)
    for text in (*TITLES, EXCERPT, WHOLE, "应来源要求", KEYWORD, *WITHHELD):
        assert text.encode() in held, text
    for sentence in WITHHELD:
        assert (
            len(search(IndexReader(lambda name: (internal / "search" / name).read_bytes()), Request(sentence[:8])).hits)
            == 1
        )


def test_every_page_of_the_internal_site_says_so_and_is_not_to_be_indexed(internal: Path) -> None:
    pages = sorted(internal.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert MARK in text, page
        assert "noindex" in text, page


@pytest.mark.parametrize(
    "name",
    [
        *("issues/7.docx", "issues/7.json", "issues/7.md", "feeds/issues.atom", "feeds/articles.json", "llms.txt"),
        *(f"data/{name}" for name in ("issues.json", "articles.jsonl", "articles.csv", "datapackage.json")),
    ],
)
def test_every_file_of_the_internal_site_that_holds_texts_says_so(internal: Path, name: str) -> None:
    assert MARK.encode() in b"\0".join(unpacked((internal / name).read_bytes()))


def test_the_data_of_the_internal_site_are_as_their_schemas_say(internal: Path) -> None:
    schema = json.loads((internal / "schema" / "data-issue.json").read_bytes())
    jsonschema.validate(json.loads((internal / "issues" / "7.json").read_bytes()), schema)
    report = frictionless.validate(str(internal / "data" / "datapackage.json"))
    assert report.valid, report.to_summary()
