"""Files become issue files: nothing is overwritten, nothing half written, and one bad file never stops the rest."""

from pathlib import Path

import pytest

from frozen_archive import ARCHIVE, DOCUMENT, dictionary_file, issue_file
from mediawatch.archive.archive import Archive
from mediawatch.check.run import check_archive
from mediawatch.commands import name_option
from mediawatch.intake import batch
from mediawatch.intake.batch import Imported, find_documents, import_documents
from mediawatch.intake.document import Document
from mediawatch.intake.grammar.reading import Reading
from mediawatch.intake.readers.read import Candidate

pytestmark = pytest.mark.usefixtures("in_process")
NO_DATE = """舆情监测月报
第7期
2020年5月5日
时间从2020年4月1日到2020年4月30日。
二、具体内容
1.标题：甲
来源：健康报
主要内容：
正文。
"""


def imported(paths: list[Path], out: Path, *, force: bool = False) -> list[Imported]:
    return list(import_documents(find_documents(paths), out, force=force))


def test_the_real_issue_comes_out_as_the_archive_has_it(tmp_path: Path) -> None:
    (one,) = imported([DOCUMENT], tmp_path)
    expected = issue_file(ARCHIVE).read_text(encoding="utf-8")
    head, origin, rest = one.written.partition("origin:\n")
    assert origin
    assert head + rest.partition("---\n")[1] + rest.partition("---\n")[2] == expected
    assert one.account is not None
    assert one.account.findings == ()
    assert one.account.kept + one.account.removed == one.account.total == 7566
    assert one.target == tmp_path / "2023" / "523.md"


def test_the_same_document_always_gives_the_same_file(tmp_path: Path) -> None:
    (first,) = imported([DOCUMENT], tmp_path / "a")
    (second,) = imported([DOCUMENT], tmp_path / "b")
    assert first.written == second.written
    assert "sha256: bb463778c52145969edec270fa263653584029d36290738a16e89389c37a61de" in first.written


def test_an_imported_issue_is_one_that_check_accepts(tmp_path: Path) -> None:
    (tmp_path / "_dictionaries").mkdir()
    dictionary = dictionary_file(ARCHIVE)
    (tmp_path / "_dictionaries" / "sources.yml").write_bytes(dictionary.read_bytes())
    imported([DOCUMENT], tmp_path)
    assert check_archive(Archive.load(tmp_path)) == ()


def test_what_is_missing_stays_blank_and_check_asks_for_it(tmp_path: Path) -> None:
    document = tmp_path / "旧.txt"
    document.write_text(NO_DATE, encoding="utf-8")
    (one,) = imported([document], tmp_path / "issues")
    assert one.errors == 1
    assert "- 日期：\n" in one.written
    assert "MW302" in {finding.code for finding in check_archive(Archive.load(tmp_path / "issues"))}


def test_what_was_not_placed_is_an_error_until_a_person_settles_it(tmp_path: Path) -> None:
    document = tmp_path / "旧.txt"
    document.write_text(NO_DATE.replace("二、", "内部资料，注意保存\n二、"), encoding="utf-8")
    (one,) = imported([document], tmp_path / "issues")
    assert one.reading is not None
    assert "内部资料" in one.written
    document.write_text("看不懂的一行\n" + NO_DATE, encoding="utf-8")
    (one,) = imported([document], tmp_path / "issues", force=True)
    found = check_archive(Archive.load(tmp_path / "issues"))
    assert [finding.message for finding in found if finding.code == "MW111"] == [
        "原文有 1 处还没有放进来：看不懂的一行"
    ]


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    imported([DOCUMENT], tmp_path)
    target = tmp_path / "2023" / "523.md"
    target.write_text("改过的", encoding="utf-8")
    (one,) = imported([DOCUMENT], tmp_path)
    assert one.target is None
    assert name_option("force", True) in one.refused
    assert target.read_text(encoding="utf-8") == "改过的"
    (one,) = imported([DOCUMENT], tmp_path, force=True)
    assert target.read_text(encoding="utf-8") == one.written


def test_importing_again_what_is_there_already_is_no_mistake(tmp_path: Path) -> None:
    imported([DOCUMENT], tmp_path)
    (one,) = imported([DOCUMENT], tmp_path)
    assert one.target == tmp_path / "2023" / "523.md"


def test_an_issue_that_is_there_in_another_year_is_not_written_twice(tmp_path: Path) -> None:
    (tmp_path / "2022").mkdir()
    (tmp_path / "2022" / "523.md").write_text("", encoding="utf-8")
    (one,) = imported([DOCUMENT], tmp_path, force=True)
    assert "2022" in one.refused
    assert not (tmp_path / "2023").exists()


def test_two_documents_of_one_issue_are_told_even_when_forced(tmp_path: Path) -> None:
    copy = tmp_path / "又一份.txt"
    copy.write_bytes(DOCUMENT.read_bytes() + "又一句。".encode())
    first, second = imported([DOCUMENT, copy], tmp_path / "issues", force=True)
    assert first.target is not None
    assert "同一期" in second.refused


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    empty, odd = tmp_path / "空.txt", tmp_path / "图.txt"
    empty.write_bytes(b"\xef\xbb\xbf \r\n")
    odd.write_bytes(b"\x89PNG\r\n\x1a\n")
    results = imported([tmp_path / "没有.docx", empty, odd, DOCUMENT], tmp_path / "issues")
    refused = {one.path.name: one.refused for one in results if one.target is None}
    assert set(refused) == {"没有.docx", "空.txt", "图.txt"}
    assert "没有这个文件" in refused["没有.docx"]
    assert "空" in refused["空.txt"]
    assert "图片" in refused["图.txt"]
    assert (tmp_path / "issues" / "2023" / "523.md").is_file()


def test_a_document_without_a_number_waits_under_its_own_name(tmp_path: Path) -> None:
    document = tmp_path / "旧周报.txt"
    document.write_text(NO_DATE.replace("第7期\n", ""), encoding="utf-8")
    (one,) = imported([document], tmp_path / "issues")
    assert one.target == tmp_path / "issues" / "未定" / "旧周报.md"
    assert {finding.code for finding in check_archive(Archive.load(tmp_path / "issues"))} >= {"MW006"}


@pytest.mark.parametrize(
    "text",
    [
        "关于开会的通知\n\n各处室：\n定于2023年6月14日开会。\n一、会议内容\n1. 传达文件\n\n办公室\n2023年6月12日\n",
        "孔乙己\n\n鲁镇的酒店的格局，是和别处不同的。\n",
        "信息中心工作简报\n\n今天召开了会议。\n",
    ],
)
def test_a_document_that_is_no_report_is_refused(tmp_path: Path, text: str) -> None:
    document = tmp_path / "12.txt"
    document.write_text(text, encoding="utf-8")
    (one,) = imported([document], tmp_path / "issues")
    assert "不像一期月报" in one.refused
    assert not (tmp_path / "issues").exists()


@pytest.mark.parametrize(
    "lost",
    [
        "1.标题：甲\n来源：健康报\n主要内容：\n",
        "舆情监测月报\n第7期\n2020年5月5日\n时间从2020年4月1日到2020年4月30日。\n",
    ],
)
def test_half_a_report_is_imported_with_what_it_lacks(tmp_path: Path, lost: str) -> None:
    document = tmp_path / "7.txt"
    document.write_text(NO_DATE.replace(lost, ""), encoding="utf-8")
    (one,) = imported([document], tmp_path / "issues")
    assert one.target is not None
    assert one.errors


def test_a_folder_is_searched_for_documents(tmp_path: Path) -> None:
    for name in ("b/2.docx", "b/~$2.docx", "1.txt", ".x.txt", "图.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert find_documents([tmp_path]) == (tmp_path / "1.txt", tmp_path / "b" / "2.docx")


def test_texts_in_the_encodings_of_twenty_years_read_the_same(tmp_path: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    bodies: set[str] = set()
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        (one,) = imported([path], tmp_path / encoding)
        bodies.add(one.written.partition("---\n\n")[2])
    assert len(bodies) == 1


def test_a_document_that_nobody_foresaw_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_report(_: Document) -> Reading:
        raise ZeroDivisionError

    monkeypatch.setattr(batch, "read_report", read_report)
    assert "报告给维护者" in batch.take_apart(Candidate(DOCUMENT)).refused


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "2023").write_text("", encoding="utf-8")
    (one,) = imported([DOCUMENT], tmp_path)
    assert one.refused.startswith(f"写不进 {tmp_path / '2023'}：已经有同名的文件或文件夹")
