"""Pages lead to the repository where one is set: to mend an issue, and to report a mistake."""

from urllib.parse import parse_qs, urlsplit

import pytest

from mediawatch.pages.repository import read_repository


@pytest.mark.parametrize(
    ("address", "edit"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/edit/main/issues/2023/523.md"),
        ("https://github.com/a/b.git", "https://github.com/a/b/edit/main/issues/2023/523.md"),
        ("https://gitee.com/a/b/", "https://gitee.com/a/b/edit/main/issues/2023/523.md"),
        ("https://gitlab.example.org/a/b", "https://gitlab.example.org/a/b/-/edit/main/issues/2023/523.md"),
    ],
)
def test_a_file_is_mended_where_its_host_has_it(address: str, edit: str) -> None:
    repository = read_repository(address)
    assert repository is not None
    assert repository.edit("2023/523.md") == edit


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("https://github.com/a/b", "blob/main/issues/2023/a%20b.md?plain=1#L7"),
        ("https://gitee.com/a/b", "blob/main/issues/2023/a%20b.md#L7"),
        ("https://gitlab.com/a/b", "-/blob/main/issues/2023/a%20b.md?plain=1#L7"),
    ],
)
def test_a_line_of_a_file_is_shown_where_its_host_has_it(address: str, line: str) -> None:
    repository = read_repository(address)
    assert repository is not None
    assert repository.line("2023/a b.md", 7) == f"{address}/{line}"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://github.com/a/b", "title"),
        ("https://gitee.com/a/b", "title"),
        ("https://gitlab.com/a/b", "issue[title]"),
    ],
)
def test_a_report_begins_with_ref_and_title_whatever_is_in_it(address: str, key: str) -> None:
    repository = read_repository(address)
    assert repository is not None
    asked = parse_qs(urlsplit(repository.report("523-1", "甲 & 乙#?<script>")).query)
    assert asked[key] == ["523-1 有误：甲 & 乙#?<script>"]


def test_of_a_long_title_a_report_has_the_beginning() -> None:
    repository = read_repository("https://github.com/a/b")
    assert repository is not None
    asked = parse_qs(urlsplit(repository.report("523-1", "题" * 61)).query)
    assert asked["title"] == ["523-1 有误：" + "题" * 60]


def test_on_a_host_whose_name_says_nothing_the_kind_is_given() -> None:
    repository = read_repository("https://code.example.org/a/b", "stable", "gitlab")
    assert repository is not None
    assert repository.edit("2023/1.md") == "https://code.example.org/a/b/-/edit/stable/issues/2023/1.md"


def test_without_an_address_there_is_none() -> None:
    assert read_repository("", "main", "github") is None


@pytest.mark.parametrize("address", ["github.com/a/b", "git@github.com:a/b", "https://code.example.org/a/b"])
def test_an_address_that_cannot_be_used_is_told(address: str) -> None:
    with pytest.raises(ValueError, match="仓库"):
        read_repository(address)
