"""The guide of the repository is a page of the site; its links lead to pages."""

import re

from frozen_archive import ROOT
from mediawatch.pages.guide import FILE, guide_page

TEXT = """# 怎样参与

见 [523](issues/2023/523.md)、[9](issues/2012/9.md)、[字典](issues/_dictionaries/sources.yml)、[网](https://a.cn/b)。

![图](docs/assets/guide/a.png)

## 开发者

[设计](docs/dev/design.md)
"""


def test_links_lead_to_pages_and_the_developers_part_is_left_out() -> None:
    page = guide_page(TEXT, {523})
    assert page.path == "guide/index.md"
    assert re.findall(r"\]\((.*?)\)", page.text) == [
        "../issues/523.md",
        "../issues/index.md",
        "../sources/index.md",
        "https://a.cn/b",
        "../assets/guide/a.png",
    ]
    assert "怎样参与" not in page.text
    assert "开发者" not in page.text


def test_what_the_real_guide_links_to_is_there() -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(((?!https?:)[^)#\s]+)", text):
        assert target.startswith("issues/") or (ROOT / target).exists(), target
    assert "## 开发者" in text
