"""The guide of the repository is a page of the site; its links lead to pages."""

import re
from pathlib import Path

from frozen_archive import ROOT, issue_file, make_project
from mediawatch.archive.archive import Archive
from mediawatch.archive.dictionary import parse_dictionary
from mediawatch.archive.topics import parse_topics
from mediawatch.check.run import apply_rules, check_archive
from mediawatch.pages.kinds.guide import FILE, guide_page

LEFT_IN = {"MW340", "MW341", "MW342"}
"""The codes of what says that an example was left in as it is."""
TEXT = """# 怎样参与

见 [523](issues/2023/523.md)、[9](issues/2012/9.md)、[字典](issues/_dictionaries/sources.yml)、
[专题](issues/_dictionaries/topics.yml)、[网](https://a.cn/b)。

![图](docs/assets/pictures/a.png)

## 开发者

[设计](docs/dev/design.md)
"""


def test_links_lead_to_pages_and_the_developers_part_is_left_out() -> None:
    page = guide_page(TEXT, {523})
    assert page.path == "guide/index.md"
    assert re.findall(r"\]\((.*?)\)", page.text) == [
        "../issues/523/index.md",
        "../issues/index.md",
        "../sources/index.md",
        "../topics/index.md",
        "https://a.cn/b",
        "../assets/pictures/a.png",
    ]
    assert "怎样参与" not in page.text
    assert "开发者" not in page.text


def test_a_heading_has_the_name_that_links_of_the_file_have_and_code_stays() -> None:
    page = guide_page("## 一期\n\n```\n## 标题\n```\n\n见[上](#一期)。\n", ())
    assert page.text.endswith("## 一期 {#一期}\n\n```\n## 标题\n```\n\n见[上](#一期)。\n")


def test_lines_of_a_chinese_paragraph_are_joined_without_a_space() -> None:
    assert "\n\n甲，乙\nA 丙。\n\n丁" in guide_page("## 一\n\n甲，\n乙\nA 丙。\n\n丁\n", ()).text


def test_the_complete_example_of_the_guide_is_an_issue_with_nothing_wrong(tmp_path: Path) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    (example,) = re.findall(r"^```markdown\n(---\n.*?)^```$", text, re.MULTILINE | re.DOTALL)
    archive = make_project(tmp_path)
    issue_file(archive, 524).write_text(example, encoding="utf-8")
    found = [one for one in check_archive(Archive.load(archive)) if one.code not in LEFT_IN]
    assert found == []


def test_the_entries_that_the_guide_shows_are_well() -> None:
    shown = re.findall(r"```yaml\n(  - name: .*?)```", (ROOT / FILE).read_text(encoding="utf-8"), re.DOTALL)
    entries, queries = (next(text for text in shown if ("query:" in text) is asks) for asks in (False, True))
    dictionary, of_sources = parse_dictionary(f"sources:\n{entries}", "sources.yml")
    topics, of_topics = parse_topics(f"topics:\n{queries}", "topics.yml")
    assert len(shown) == 2
    assert topics
    assert (of_sources, of_topics) == ((), ())
    rules = apply_rules((), dictionary, "sources.yml", topics=topics, topics_path="topics.yml")
    assert list(rules) == []


def test_what_the_real_guide_links_to_is_there() -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(((?!https?:)[^)#\s]+)", text):
        assert target.startswith("issues/") or (ROOT / target).exists(), target
    assert "## 开发者" in text
