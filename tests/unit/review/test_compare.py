"""What a change brings: the issues, articles and entries that are not as before, and what was found."""

from pathlib import Path

from frozen_archive import dictionary_file, issue_file, topics_file
from mediawatch.archive.archive import Archive
from mediawatch.check.run import check_archive
from mediawatch.model import Severity
from mediawatch.review.change import MOST, Change, What, read_change, write_change
from mediawatch.review.compare import compare_archives
from mediawatch.samples import ISSUE, SOURCES

ANOTHER = "\n## 电子病历\n\n- 来源：北京日报\n- 日期：2023-06-15\n\n名单 公布。\n"


def archive(folder: Path, sources: str = SOURCES.text, **issues: str) -> Archive:
    """Return an archive of issues by number (`n12`)."""
    files = {issue_file(folder, int(name[1:]), 2023): text for name, text in issues.items()}
    for path, text in {dictionary_file(folder): sources, **files}.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Archive.load(folder)


def compared(now: Archive, before: Archive) -> Change:
    change = compare_archives(now, before, check_archive(now, before))
    assert read_change(write_change(change).encode()) == change
    return change


def test_where_nothing_changed_nothing_is_said(tmp_path: Path) -> None:
    before = archive(tmp_path, n12=ISSUE.text)
    assert compared(archive(tmp_path, n12=ISSUE.text), before) == Change(warnings=0)


def test_a_new_issue_is_told_with_its_contents(tmp_path: Path) -> None:
    before = archive(tmp_path, n12=ISSUE.text)
    new = ISSUE.text.replace("number: 12", "number: 13") + ANOTHER
    change = compared(archive(tmp_path, n13=new), before)
    (issue,) = change.issues
    assert (issue.what, issue.number, issue.path[-10:]) == (What.NEW, 13, "2023/13.md")
    assert [(one.what, one.ordinal, one.title, one.source, str(one.date)) for one in issue.articles] == [
        (What.NEW, 1, "社区卫生信息系统升级", "新华网", "2023-06-14"),
        (What.NEW, 2, "电子病历", "北京日报", "2023-06-15"),
    ]
    assert (change.issue_count, change.article_count, change.characters) == (1, 2, len("正文。名单公布。"))


def test_of_a_changed_issue_only_what_changed_is_told(tmp_path: Path) -> None:
    before = archive(tmp_path, n12=ISSUE.text + ANOTHER)
    change = compared(archive(tmp_path, n12=ISSUE.text + ANOTHER.replace("名单", "名册")), before)
    (issue,) = change.issues
    assert issue.what is What.CHANGED
    assert [(one.what, one.ordinal) for one in issue.articles] == [(What.CHANGED, 2)]
    assert change.characters == len("名册公布。")


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    before = archive(tmp_path, n12=ISSUE.text + ANOTHER, n13=ISSUE.text.replace("number: 12", "number: 13"))
    issue_file(tmp_path, 13, 2023).unlink()
    change = compared(archive(tmp_path, SOURCES.text.replace("  - name: 北京日报\n", ""), n12=ISSUE.text), before)
    shorter, gone = change.issues
    assert [(one.what, one.ordinal) for one in shorter.articles] == [(What.GONE, 2)]
    assert (gone.what, gone.number) == (What.GONE, 13)
    assert [(one.what, one.name) for one in change.sources] == [(What.GONE, "北京日报")]
    assert change.characters == 0


def test_new_entries_of_the_dictionary_come_first(tmp_path: Path) -> None:
    before = archive(tmp_path, n12=ISSUE.text)
    sources = SOURCES.text.replace("[新华社]", "[新华社, 新华]") + "  - name: 健康界\n    kind: 行业媒体\n"
    change = compared(archive(tmp_path, sources, n12=ISSUE.text), before)
    assert [(one.what, one.name, str(one.kind)) for one in change.sources] == [
        (What.NEW, "健康界", "行业媒体"),
        (What.CHANGED, "新华网", "其他"),
    ]


def test_topics_that_are_not_as_before_are_told_new_ones_first(tmp_path: Path) -> None:
    def topics(*entries: tuple[str, str]) -> Archive:
        listed = "".join(f"  - name: {name}\n    query: {query}\n" for name, query in entries)
        topics_file(tmp_path).write_text(f"topics:\n{listed}", encoding="utf-8")
        return Archive.load(tmp_path)

    archive(tmp_path, n12=ISSUE.text)
    before = topics(("电子病历", "电子病历"), ("互通", "互联互通"), ("旧", "旧"))
    change = compared(topics(("电子病历", "电子病历"), ("互通", "互联互通|共享"), ("新", "新")), before)
    assert [(one.what, one.name, one.query) for one in change.topics] == [
        (What.NEW, "新", "新"),
        (What.CHANGED, "互通", "互联互通|共享"),
        (What.GONE, "旧", "旧"),
    ]
    assert change.topic_count == 3
    assert (change.issues, change.sources) == ((), ())


def test_findings_that_count_are_told_errors_first_and_older_ones_are_counted(tmp_path: Path) -> None:
    late = ISSUE.text.replace("- 日期：2023-06-14", "- 日期：2023-07-14")
    before = archive(tmp_path, n12=late)
    worse = late.replace("链接：<", "链接：<ftp:") + "\n## 无来源\n\n- 日期：2023-08-14\n\n正文。\n"
    change = compared(archive(tmp_path, n12=worse), before)
    assert change.earlier == 1
    assert change.errors + change.warnings + change.hints == len(change.findings) >= 2
    grave = [one.severity for one in change.findings]
    assert grave == sorted(grave, key=list(Severity).index)
    assert not change.builds


def test_an_older_error_counts_for_nothing_but_stops_a_site(tmp_path: Path) -> None:
    broken = ISSUE.text.replace("- 来源：新华网\n", "")
    before = archive(tmp_path, n12=broken)
    change = compared(archive(tmp_path, n12=broken, n13=ISSUE.text.replace("number: 12", "number: 13")), before)
    assert (change.errors, change.builds) == (0, False)


def test_what_a_person_has_accepted_is_counted_apart(tmp_path: Path) -> None:
    late = ISSUE.text.replace("- 日期：2023-06-14", "- 日期：2023-07-14")
    well = late.replace("number: 12\n", "number: 12\naccepted:\n  - code: MW308\n    reason: 原刊就是这样\n")
    change = compared(archive(tmp_path, n12=well), archive(tmp_path, n12=well))
    assert (change.accepted, change.earlier, change.findings, change.builds) == (1, 0, (), True)


def test_without_a_state_before_only_findings_are_told(tmp_path: Path) -> None:
    now = archive(tmp_path, n12=ISSUE.text.replace("- 来源：新华网\n", ""))
    change = compare_archives(now, None, check_archive(now))
    assert (change.issues, change.sources) == ((), ())
    assert change.errors > 0


def test_many_articles_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    before = archive(tmp_path, n12=ISSUE.text)
    many = ISSUE.text.replace("number: 12", "number: 13") + ANOTHER * MOST
    change = compared(archive(tmp_path, n13=many, n14=many.replace("number: 13", "number: 14")), before)
    assert [len(issue.articles) for issue in change.issues] == [MOST, 0]
    assert [issue.article_count for issue in change.issues] == [MOST + 1, MOST + 1]
    assert change.article_count == 2 * (MOST + 1)
