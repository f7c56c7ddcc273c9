"""A live site with drafts: a file that is wrong is shown as far as it can be read, and what is wrong is shown anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frozen_archive import archive_of, dictionary_file, issue_file
from mediawatch.search.site import Site
from mediawatch.site.live import LiveSite


@pytest.fixture
def said() -> list[str]:
    """Return what the live site says."""
    return []


@pytest.fixture
def draft(project: Path) -> Path:
    """Return the file of a draft: issue 524, without the day of publication."""
    path = issue_file(archive_of(project), 524)
    text = issue_file(archive_of(project)).read_text(encoding="utf-8")
    path.write_text(text.replace("number: 523", "number: 524").replace("published: 2023-06-30\n", ""), "utf-8")
    return path


@pytest.fixture
def live(project: Path, draft: Path, said: list[str], tmp_path: Path) -> Iterator[LiveSite]:
    """Return a live site that shows drafts and has been built for the first time."""
    site = tmp_path / "live" / "site"
    live = LiveSite(project, archive_of(project), site, "http://127.0.0.1:8000/", said.append, drafts=True)
    assert live.build()
    yield live
    live.finish_index()


def page(live: LiveSite, path: str = "issues/524/") -> str:
    return (live.site / path / "index.html").read_text(encoding="utf-8")


def test_a_draft_is_shown_and_said_and_is_in_nothing_but_lists_of_its_own(live: LiveSite, said: list[str]) -> None:
    assert "草稿，没有发布" in page(live)
    assert "缺少 published" in page(live)
    assert "独特的客户" in page(live)
    assert any("http://127.0.0.1:8000/issues/524/" in line and "1 个错误" in line for line in said)
    assert "issues/524/" in page(live, "")
    assert "issues/524/" in page(live, "issues")
    assert "524/" not in page(live, "years/2023") + page(live, "sources/新华网") + page(live, "issues/523")
    assert not (live.site / "issues" / "524.docx").exists()
    assert [hit.ref for hit in Site.open(live.site).search("独特的客户").hits] == ["523-1"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        ("---\nseries: 月报\n---\n".encode("gbk"), "不是 UTF-8 编码"),
        ('---\nnumber: 524\nseries: "月报\npublished: 2023-07-31\n---\n\n## 题\n'.encode(), "引号没有成对"),
    ],
)
def test_what_is_wrong_is_shown_anew_when_it_is_saved(
    live: LiveSite, draft: Path, said: list[str], data: bytes, words: str
) -> None:
    draft.write_bytes(data)
    live.rebuild()
    assert said[-1] == "已更新。"
    assert words in page(live)
    assert "缺少 published" not in page(live)


def test_a_draft_that_is_mended_is_published_at_the_same_address(live: LiveSite, draft: Path) -> None:
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("period:\n", "published: 2023-07-31\nperiod:\n", 1), "utf-8")
    live.rebuild()
    live.finish_index()
    assert "草稿" not in page(live) + page(live, "") + page(live, "issues")
    assert "issues/524/" in page(live, "years/2023")
    assert (live.site / "issues" / "524.docx").is_file()


def test_while_the_dictionary_cannot_be_read_the_last_one_is_used(
    live: LiveSite, project: Path, said: list[str]
) -> None:
    dictionary_file(archive_of(project)).write_text("sources: [", "utf-8")
    live.rebuild()
    assert said[-1] == "已更新。"
    assert "_dictionaries/sources.yml 第&nbsp;1&nbsp;行" in page(live, "issues")
    assert "独特的客户" in page(live, "issues/523")


@pytest.mark.parametrize("drafts", [True, False])
def test_without_a_dictionary_or_without_drafts_nothing_is_shown(
    project: Path, draft: Path, said: list[str], tmp_path: Path, *, drafts: bool
) -> None:
    if drafts:
        dictionary_file(archive_of(project)).write_text("sources: [", "utf-8")
    site = tmp_path / "live" / "site"
    assert not LiveSite(project, archive_of(project), site, "http://a/", said.append, drafts=drafts).build()
    assert not site.exists()
    assert not (project / "docs" / "issues" / "524").exists()
