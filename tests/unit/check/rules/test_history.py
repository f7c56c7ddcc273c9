"""What was published stays, judged against the archive as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.check.run import check_archive

SOURCES = "sources:\n  - name: 新华网\n  - name: 健康报\n"
FRONT = """---
number: {}
series: 月报
published: 2023-06-30
period:
  start: 2023-06-01
  end: 2023-06-30
---
"""
Since = Callable[[dict[str, str], dict[str, str]], list[tuple[str, str]]]


def article(name: str, *more: str, body: str = "") -> str:
    attributes = "\n".join(["- 来源：新华网", "- 日期：2023-06-14", f"- 链接：<https://a.cn/{name}>", *more])
    return f"\n## 标题{name}\n\n{attributes}\n\n{body or f'{name}的正文，说的是信息系统。'}\n"


def issue(*articles: str, number: int = 12) -> str:
    return FRONT.format(number) + "".join(articles)


A, B, C = article("甲"), article("乙"), article("丙")


@pytest.fixture
def since(tmp_path: Path) -> Since:
    """Return what is found of a change: codes of group 6, with what is said."""

    def load(name: str, files: dict[str, str]) -> Archive:
        for path, text in ({"_dictionaries/sources.yml": SOURCES} | files).items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return Archive.load(tmp_path / name)

    def judge(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str]]:
        found = check_archive(load("new", new), load("old", old))
        return [(one.code, one.message) for one in found if one.code.startswith("MW6")]

    return judge


def test_what_is_added_at_the_end_is_no_change(since: Since) -> None:
    old = {"2023/12.md": issue(A, B)}
    new = {
        "2023/12.md": issue(article("甲", "- 勘误：应为三家", "- 关键词：数据"), B, C),
        "2023/13.md": issue(A, number=13),
    }
    assert since(old, new) == []


def test_a_file_that_is_gone_and_one_that_has_another_number_are_told(since: Since) -> None:
    old = {"2023/12.md": issue(A, B), "2023/13.md": issue(C, number=13)}
    assert sorted(since(old, {"2023/14.md": issue(A, B, number=14)})) == [
        ("MW601", "已经发布的第 12 期变成了第 14 期"),
        ("MW601", "已经发布的第 13 期不见了"),
    ]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ((B, A), ["“标题甲”成了第 2 篇", "“标题乙”成了第 1 篇"]),
        ((B,), ["“标题甲”不见了", "“标题乙”成了第 1 篇"]),
        ((C, A, B), ["“标题甲”成了第 2 篇", "“标题乙”成了第 3 篇"]),
        ((A,), ["“标题乙”不见了"]),
        ((A, C), ["“标题乙”不见了"]),
    ],
)
def test_articles_that_moved_or_went_are_each_told(since: Since, now: tuple[str, ...], said: list[str]) -> None:
    found = since({"2023/12.md": issue(A, B)}, {"2023/12.md": issue(*now)})
    assert {code for code, _ in found} == {"MW602"}
    assert len(found) == len(said)
    assert all(any(words in message for _, message in found) for words in said)


def test_another_article_of_the_same_title_is_another_one(since: Since) -> None:
    other = article("丙").replace("## 标题丙", "## 标题甲").replace("- 来源：新华网", "- 来源：健康报")
    ((code, message),) = since({"2023/12.md": issue(A, B)}, {"2023/12.md": issue(other, B)})
    assert code == "MW602"
    assert "“标题甲”不见了" in message


def test_an_article_whose_title_was_corrected_is_still_the_same(since: Since) -> None:
    new = issue(A.replace("## 标题甲", "## 题目甲"), B)
    ((code, message),) = since({"2023/12.md": issue(A, B)}, {"2023/12.md": new})
    assert (code, message) == (
        "MW604",
        "第 1 篇的标题和已经发布的不一样：原来是“标题甲”，现在是“题目甲”",
    )


def test_changed_words_of_a_body_are_shown_at_their_line(since: Since) -> None:
    old = {"2023/12.md": issue(article("甲", body="第一段。\n\n第二段有三家医院。"))}
    new = {"2023/12.md": issue(article("甲", body="第一段。\n\n第二段有四家医院。"))}
    ((code, message),) = since(old, new)
    assert code == "MW604"
    assert "“二段有三家医院。”" in message
    assert "“二段有四家医院。”" in message


def test_of_a_long_text_some_words_around_the_change_are_shown(since: Since) -> None:
    text = "".join(chr(0x4E00 + place) for place in range(60))
    old = {"2023/12.md": issue(article("甲", body=text))}
    new = {"2023/12.md": issue(article("甲", body=f"{text[:30]}某{text[31:]}"))}
    ((_, message),) = since(old, new)
    was, is_ = f"{text[27:42]}…", f"{text[27:30]}某{text[31:42]}…"
    assert message == f"第 1 篇的正文和已经发布的不一样：原来是“{was}”，现在是“{is_}”"
    ((_, message),) = since(old, {"2023/12.md": issue(article("甲", body=text[:50]))})
    assert message.endswith(f"原来是“{text[47:]}”，现在是“{text[47:50]}”")


def test_a_lead_that_went_is_told(since: Since) -> None:
    lead = "本期月报收集信息一篇。"
    old = {"2023/12.md": issue(f"\n{lead}\n", A)}
    assert since(old, {"2023/12.md": issue(A)}) == [("MW604", f"导语和已经发布的不一样：原来是“{lead}”，现在没有了")]


def test_an_article_that_kept_its_title_and_its_address_is_still_the_same(since: Since) -> None:
    new = article("甲", body="全都重写了。").replace("新华网", "健康报")
    assert [code for code, _ in since({"2023/12.md": issue(A)}, {"2023/12.md": issue(new)})] == ["MW604", "MW604"]


def test_a_withdrawn_article_may_lose_its_text(since: Since) -> None:
    withdrawn = article("甲", "- 撤回：应来源要求").replace("甲的正文，说的是信息系统。", "")
    assert since({"2023/12.md": issue(A, B)}, {"2023/12.md": issue(withdrawn, B)}) == []


def test_an_entry_that_went_or_was_renamed_is_told(since: Since) -> None:
    old = {"2023/12.md": issue(A)}
    new = old | {"_dictionaries/sources.yml": "sources:\n  - name: 新华网\n  - name: 健康报网\n    aliases: [健康报]\n"}
    assert since(old, new) == [("MW603", "来源字典里原来的“健康报”不见了")]


class Folder:
    """A folder of which the archive is loaded again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def load(self, text: str, name: str = "2023/12.md") -> Archive:
        """Load it with one issue."""
        for file in self.root.glob("*/*.md"):
            file.unlink()
        for path, words in (("_dictionaries/sources.yml", SOURCES), (name, text)):
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(words, encoding="utf-8")
        return Archive.load(self.root)


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        ((B, A), [10, 18]),
        ((A,), [1]),
        ((A, C), [18]),
        ((A, B.replace("新华网", "健康报")), [20]),
        ((A, B.replace("06-14", "06-15")), [21]),
        ((A, B.replace("a.cn", "b.cn")), [22]),
        ((A, article("乙", body="第一段。\n\n第二段。\n\n第三段是新的。")), [28]),
    ],
    ids=["swapped", "gone", "another", "source", "date", "address", "third paragraph"],
)
def test_a_change_is_told_at_the_line_where_it_is_now(tmp_path: Path, now: tuple[str, ...], lines: list[int]) -> None:
    folder = Folder(tmp_path)
    before = folder.load(issue(A, article("乙", body="第一段。\n\n第二段。\n\n第三段。") if lines == [28] else B))
    found = check_archive(folder.load(issue(*now)), before)
    assert [one.line for one in found if one.code.startswith("MW6")] == lines


def test_a_change_of_the_masthead_and_of_a_number_is_told_at_its_line(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    before = folder.load(issue(A))
    late = folder.load(issue(A).replace("published: 2023-06-30", "published: 2023-07-01"))
    assert [(one.line, one.code) for one in check_archive(late, before) if one.code == "MW604"] == [(4, "MW604")]
    (moved,) = [
        one for one in check_archive(folder.load(issue(A, number=14), "2023/14.md"), before) if one.code == "MW601"
    ]
    assert (moved.line, Path(moved.path).name) == (2, "14.md")


def test_an_issue_whose_articles_another_had_already_is_gone_and_has_not_moved(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    other = folder.root / "2023" / "13.md"
    folder.load(issue(A))
    other.write_text(issue(A, number=13), encoding="utf-8")
    before = Archive.load(folder.root)
    (gone,) = [
        one for one in check_archive(folder.load(issue(A, number=13), "2023/13.md"), before) if one.code == "MW601"
    ]
    assert (gone.line, Path(gone.path).name, gone.message) == (1, "12.md", "已经发布的第 12 期不见了")


@pytest.mark.parametrize(
    ("sources", "line"),
    [("  - name: 新华网\n", 2), ("  - name: 新华网\n  - name: 健康报网\n    aliases: [健康报]\n", 3)],
)
def test_an_entry_that_went_is_told_where_it_was_or_is_meant_now(tmp_path: Path, sources: str, line: int) -> None:
    folder = Folder(tmp_path)
    before = folder.load(issue(A))
    (folder.root / "_dictionaries" / "sources.yml").write_text(f"sources:\n{sources}", encoding="utf-8")
    found = check_archive(Archive.load(folder.root), before)
    assert [one.line for one in found if one.code == "MW603"] == [line]


def test_an_old_fault_stays_one_where_its_file_is_moved(tmp_path: Path) -> None:
    text = issue(article("甲", body="###小标题\n\n小标题下面的话。"))
    folder = Folder(tmp_path)
    before = folder.load(text, "2022/12.md")
    found = check_archive(folder.load(text), before)
    assert [(one.code, one.earlier) for one in found] == [("MW312", True)]


def test_a_new_fault_in_the_words_of_an_old_one_is_new(tmp_path: Path) -> None:
    load = Folder(tmp_path).load
    glued = "###小标题\n\n小标题下面的话。"
    before = load(issue(article("甲", body=glued)))
    now = load(issue(article("甲", body=f"开头。\n\n{glued}"), article("乙", body=glued)))
    found = [one for one in check_archive(now, before) if one.code == "MW312"]
    assert [one.earlier for one in found] == [True, False]
    assert found[0].message == found[1].message


def test_the_masthead_of_an_issue_stays_too(since: Since) -> None:
    new = issue(A).replace("published: 2023-06-30", "published: 2023-07-01").replace("series: 月报", "series: 周报")
    assert since({"2023/12.md": issue(A)}, {"2023/12.md": new}) == [
        ("MW604", "series 和已经发布的不一样：原来是“月报”，现在是“周报”"),
        ("MW604", "published 和已经发布的不一样：原来是“2023-06-30”，现在是“2023-07-01”"),
    ]
    assert since({"2023/12.md": issue(A)}, {"2023/12.md": issue(A).replace("series", "publisher: 中心\nseries")}) == []


def test_a_topic_that_is_gone_is_told_also_where_all_of_them_are(since: Since) -> None:
    whole = "topics:\n  - name: 数据\n    query: 信息\n  - name: 系统\n    query: 系统\n"
    part = "topics:\n  - name: 数据\n    query: 信息\n"
    files = {"2023/12.md": issue(A)}
    old = files | {"_dictionaries/topics.yml": whole}
    assert since(old, old) == []
    assert since(old, files | {"_dictionaries/topics.yml": part}) == [("MW605", "专题字典里原来的“系统”不见了")]
    retired = whole + "    status: 停用\n"
    assert since(old, files | {"_dictionaries/topics.yml": retired}) == []


def test_topics_whose_file_is_gone_are_told(since: Since) -> None:
    topics = {"_dictionaries/topics.yml": "topics:\n  - name: 数据\n    query: 信息\n"}
    assert since({"2023/12.md": issue(A)} | topics, {"2023/12.md": issue(A)}) == [
        ("MW605", "专题字典里原来的“数据”不见了")
    ]
