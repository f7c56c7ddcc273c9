"""Topics are read as sources are: what has one right answer is read as meant, and every fault is at its line."""

from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.archive.topics import parse_topics
from mediawatch.check.mend import mend_text
from mediawatch.check.run import check_files
from mediawatch.model import EntryStatus, Topic
from mediawatch.samples import TOPICS

TEXT = """topics:
  - name: 数据治理
    query: 数据治理|标题:字典 -“病历”
    note: 数据从源头做起。
  - name: 旧题
    query: 区块链
    status: 停用
"""


def test_a_topic_has_name_query_note_and_status_with_their_lines() -> None:
    topics, findings = parse_topics(TEXT, "topics.yml")
    assert findings == ()
    assert topics == (
        Topic("数据治理", "数据治理|标题:字典 -“病历”", "数据从源头做起。"),
        Topic("旧题", "区块链", status=EntryStatus.RETIRED),
    )
    assert [(one.line, one.lines["query"]) for one in topics or ()] == [(2, 3), (5, 6)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("query: 区块链", "qurey: 区块链", (6, "MW404", "不认识“qurey”")),
        ("status: 停用", "status: 已停用", (7, "MW401", "专题字典里 status 的值不对")),
        ("topics:", "topic:", (1, "MW401", "专题字典里没有 topics: 列表")),
        ("  - name: 旧题", "  - name：旧题", (5, "MW102", "")),
    ],
)
def test_what_has_one_right_answer_is_told_and_mended(old: str, new: str, said: tuple[int, str, str]) -> None:
    text = TEXT.replace(old, new)
    _, [found] = parse_topics(text, "topics.yml")
    assert (found.line, found.code) == said[:2]
    assert found.message.startswith(said[2])
    assert parse_topics(mend_text(text, found.edits), "topics.yml") == parse_topics(TEXT, "topics.yml")


def test_an_entry_without_a_query_is_no_topic_and_the_others_are_kept() -> None:
    topics, [found] = parse_topics(TEXT.replace("    query: 区块链\n", ""), "topics.yml")
    assert [one.name for one in topics or ()] == ["数据治理"]
    assert (found.line, found.code, found.message) == (5, "MW401", "专题字典的条目缺少 query")
    assert "检索页" in found.hint


def test_what_no_topic_has_is_unknown_and_what_may_be_written_is_named() -> None:
    _, [found] = parse_topics(TEXT + "    颜色: 红\n", "topics.yml")
    assert (found.line, found.code) == (8, "MW404")
    assert found.hint.endswith("name、query、note、status")
    _, [found] = parse_topics(f"{TEXT}别的: 甲\n", "topics.yml")
    assert (found.line, found.code, found.hint) == (8, "MW404", "检查拼写和缩进；专题都写在 topics: 下面")


def test_an_archive_needs_no_topics(tmp_path: Path) -> None:
    dictionaries = tmp_path / "_dictionaries"
    dictionaries.mkdir()
    (dictionaries / "sources.yml").write_text("sources:\n  - name: 新华网\n", encoding="utf-8")
    archive = Archive.load(tmp_path)
    assert (archive.topics, archive.findings) == ((), ())
    assert str(archive.topics_path).endswith("topics.yml")
    (dictionaries / "topics.yml").write_text(TOPICS.text, encoding="utf-8")
    assert [one.name for one in Archive.load(tmp_path).topics] == ["社区卫生", "信息系统"]
    (dictionaries / "topics.yml").write_bytes(b"\xff\xfe")
    broken = Archive.load(tmp_path)
    assert (broken.topics, broken.topics_path) == ((), None)
    assert [one.code for one in broken.findings] == ["MW002"]
    assert [one.code for one in check_files(tmp_path, [dictionaries / "topics.yml"])] == ["MW002"]


def test_topics_outside_the_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "issues" / "_dictionaries").mkdir(parents=True)
    (tmp_path / "topics.yml").write_text(TOPICS.text, encoding="utf-8")
    (tmp_path / "issues" / "_dictionaries" / "topics.yml").symlink_to(tmp_path / "topics.yml")
    archive = Archive.load(tmp_path / "issues")
    assert archive.topics == ()
    assert "指向文件夹外面" in " ".join(one.message for one in archive.findings)
