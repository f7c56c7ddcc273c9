"""Documents brought in and out on the command line: what is said of them, and what becomes of the files."""

import os
import re
import shutil
import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from command_line import run
from frozen_archive import DOCUMENT, archive_of, dictionary_file, issue_file
from mediawatch.archive.next_issue import BLANK_TITLE
from mediawatch.intake.capture.command import capture_page
from mediawatch.intake.capture.page import CaptureError, PageBytes

pytestmark = pytest.mark.usefixtures("in_process")


def test_old_documents_become_issue_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(DOCUMENT, project / "旧.txt")
    code, out, err = run(capsys, "import", "旧.txt", "没有.txt", "--out", "新", "--report", "报告/r.html")
    assert code == 1
    assert out.startswith("旧.txt → 新/2023/523.md\n旧.txt:64: MW514 ")
    assert "没有.txt：没有这个文件" in err
    assert "导入 1 份，共 3 篇文章；1 份逐字核对无误；没有导入 1 份。" in err
    assert "<h1>导入报告</h1>" in (project / "报告" / "r.html").read_text(encoding="utf-8")
    assert run(capsys, "import", "旧.txt", "--out", "新")[0] == 0
    assert run(capsys, "check", "新/2023/523.md")[0] == 1  # the archive has this issue already
    code, _, err = run(capsys, "import", "旧.txt")
    assert code == 1
    assert "issues/2023/523.md 已经有了" in err


def test_a_document_with_very_many_findings_does_not_flood_the_terminal(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["舆情监测周报", "第7期", *(f"看不懂的第 {n} 行" for n in range(100))]
    (project / "乱.txt").write_text("\n".join(lines), encoding="utf-8")
    _, out, _ = run(capsys, "import", "乱.txt", "--out", "新")
    assert out.count("乱.txt:") == 20
    assert "--report" in out.splitlines()[-1]


def test_sources_that_the_dictionary_lacks_are_proposed_not_added(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = DOCUMENT.read_text(encoding="utf-8").replace("新华网", "新花网")
    (project / "旧.txt").write_text(text.replace("五二三", "五二四"), encoding="utf-8")
    before = dictionary_file(archive_of(project)).read_bytes()
    _, out, _ = run(capsys, "import", "旧.txt")
    assert "- name: 新花网\n    domains: [xinhuanet.com]" in out
    assert "域名已属于：新华网" in out
    assert dictionary_file(archive_of(project)).read_bytes() == before
    assert issue_file(archive_of(project), 524).is_file()


def test_an_import_begins_only_with_a_dictionary_that_can_be_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(DOCUMENT, project / "旧.txt")
    dictionary_file(archive_of(project)).write_text("sources: [", encoding="utf-8")
    code, out, err = run(capsys, "import", "旧.txt", "--out", "新")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "来源字典" in err
    assert not (project / "新").exists()


def test_what_cannot_be_read_stops_nothing_else(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(DOCUMENT, project / "旧.txt")
    shutil.copy(DOCUMENT, project / "锁住.txt")
    (project / "锁住.txt").chmod(0)

    def may_access(path: str, _mode: int) -> bool:
        return Path(path).name != "锁住.txt"

    monkeypatch.setattr(os, "access", may_access)  # root may read anything
    os.mkfifo(project / "管道")
    code, out, err = run(capsys, "import", "锁住.txt", "管道", "旧.txt", "--out", "新")
    assert code == 1
    assert "新/2023/523.md" in out
    assert "管道：不是普通的文件" in err


@pytest.mark.parametrize("name", ["旧.txt", "别的.html", "别的.json"])
def test_a_report_replaces_nothing_but_an_earlier_one(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    shutil.copy(DOCUMENT, project / "旧.txt")
    for other in ("别的.html", "别的.json"):
        (project / other).write_text("要紧的", encoding="utf-8")
    before = (project / name).read_bytes()
    code, out, err = run(capsys, "import", "旧.txt", "--out", "新", "--report", name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "给报告换一个名字" in err
    assert (project / name).read_bytes() == before


@pytest.mark.parametrize("suffix", [".txt", ".json", ".html"])
def test_a_report_is_written_anew(project: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    shutil.copy(DOCUMENT, project / "旧.txt")
    for _ in range(2):
        assert run(capsys, "import", "旧.txt", "--out", "新", "--report", f"报告{suffix}")[0] == 0


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_a_folder_may_hold_the_report_of_an_earlier_import(
    project: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    (project / "旧").mkdir()
    shutil.copy(DOCUMENT, project / "旧")
    report = Path("旧", f"报告{suffix}")
    for said in (False, True):
        code, out, err = run(capsys, "import", "旧", "--out", "新", "--force", "--report", str(report))
        assert (code, f"{report} 是以前的导入报告" in out + err) == (0, said)
        assert "导入 1 份" in out + err


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text here")
def test_a_file_whose_name_is_not_utf_8_is_imported_and_reported(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "旧").mkdir()
    name = os.fsdecode("第523期.txt".encode("gb18030"))
    shutil.copy(DOCUMENT, project / "旧" / name)
    code, out, _ = run(capsys, "import", "旧", "--out", "新", "--report", "报告.html")
    assert (code, "旧/第523期.txt → 新" in out) == (0, True)
    assert "旧/第523期.txt" in (project / "报告.html").read_text("utf-8")
    assert "file: 第523期.txt\n" in (project / "新" / "2023" / "523.md").read_text("utf-8")


def test_a_link_that_leads_in_a_circle_stops_no_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "圈.txt").symlink_to("圈.txt")
    (project / "报告.html").write_text("要紧的", encoding="utf-8")
    code, _, err = run(capsys, "import", "圈.txt", "--out", "新", "--report", "报告.html")
    assert (code, err.count("\n")) == (2, 1)


def test_sources_are_proposed_from_the_document_that_was_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    (project / "甲.txt").write_text(text.replace("北青网", "北清网"), encoding="utf-8")
    (project / "乙.txt").write_text(text.replace("北青网", "丙丁网"), encoding="utf-8")
    (project / "丙.txt").write_text(text.replace("2023", "2022").replace("北青网", "戊己网"), encoding="utf-8")
    _, out, err = run(capsys, "import", "甲.txt", "乙.txt", "丙.txt", "--out", "新")
    assert re.findall("name: (.{2}网)", out) == ["北清网", "戊己网"]
    assert "丙.txt：新/2023/523.md 已经有了，没有写：它是从 甲.txt 来的，期号相同" in err


def test_one_issue_in_two_documents_is_proposed_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = DOCUMENT.read_text(encoding="utf-8").replace("北青网", "北清网")
    for name in ("甲.txt", "乙.txt"):
        (project / name).write_text(text, encoding="utf-8")
    _, out, _ = run(capsys, "import", "甲.txt", "乙.txt", "--out", "新")
    assert re.findall(r"# (\d+) 篇文章.*\n  - name: 北清网", out) == ["1"]


def test_an_import_that_is_written_wrong_gets_one_clear_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "空").mkdir()
    for arguments, word in (
        (["import"], "缺少参数"),
        (["import", "空"], "没有找到能导入的文件"),
        (["import", "旧.txt", "--report", "r.pdf"], ".html"),
        (["import", "旧.txt", "--out", "mkdocs.yml"], "不是文件夹"),
    ):
        code, out, err = run(capsys, *arguments)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert word in err


def test_a_saved_page_is_captured_into_a_draft(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "新华网北京电。" + "医疗机构的信息系统要互联互通，数据才用得上。" * 8
    page = (
        f"<html><head><title>数据要用得上_新华网</title></head><body><h1>数据要用得上</h1><p>{text}</p></body></html>"
    )
    (project / "page.html").write_text(page, encoding="utf-8")
    run(capsys, "new")
    url = "http://www.xinhuanet.com/health/a.htm"
    code, _, err = run(capsys, "capture", url, "--from-file", "page.html")
    assert code == 2
    assert "--date 写明" in err.splitlines()[-1]
    answers = iter(["2024-01-02", "是"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    def answer(*_: object, **__: object) -> str:
        return next(answers)

    monkeypatch.setattr("mediawatch.cli.keyboard.ask", answer)
    code, _, err = run(capsys, "capture", url, "--from-file", "page.html")
    assert code == 0
    assert "来源：新华网" in err
    (path,) = archive_of(project).glob("*/524.md")
    written = path.read_text(encoding="utf-8")
    assert f"## 数据要用得上\n\n- 来源：新华网\n- 日期：2024-01-02\n- 链接：<{url}>" in written
    assert run(capsys, "capture", "ftp://a.example/")[0] == 2
    code, _, err = run(capsys, "capture", url, "--issues", "none")
    assert (code, err) == (2, "none：没有这个文件夹（检查 --issues 后面的路径）\n")


def test_what_a_terminal_would_ask_options_answer(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = f"<html><head><title>题</title></head><body><div>{'医疗机构的信息系统要互联互通。' * 20}</div></body></html>"
    (project / "page.html").write_text(page, encoding="utf-8")
    given = (
        "--title",
        "题目",
        "--source",
        "新华网",
        "--date",
        "2023-06-15",
        "--byline",
        "作者：王丹",
        "--section",
        "北京市",
    )
    code, _, _ = run(capsys, "capture", "--from-file", "page.html", "--issue", "523", "--yes", *given)
    assert code == 0
    written = issue_file(archive_of(project)).read_text(encoding="utf-8")
    assert "\n## 题目\n\n- 来源：新华网\n- 日期：2023-06-15\n- 栏目：北京市\n" in written
    assert written.endswith("\n\n作者：王丹\n")


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("sources: [\n", 2, "第 1 行：“[”没有配对的“]”"),
        ("来源: []\n", 2, "第 1 行：来源字典里没有 sources: 列表"),
        (
            "sources:\n  - name: 新华网\n    kind: 报\n    domains: [xinhuanet.com]\n",
            0,
            "第 3 行：来源字典里 kind 的值不对",
        ),
        (None, 0, "没有这个文件"),
    ],
)
def test_a_broken_source_dictionary_is_told_and_one_that_cannot_be_read_stops_a_capture(
    project: Path, capsys: pytest.CaptureFixture[str], text: str | None, code: int, words: str
) -> None:
    dictionary = dictionary_file(archive_of(project))
    dictionary.unlink()
    if text is not None:
        dictionary.write_text(text, encoding="utf-8")
    page = f"<html><head><title>题</title></head><body><div>{'医疗机构的信息系统要互联互通。' * 20}</div></body></html>"
    (project / "page.html").write_text(page, encoding="utf-8")
    given = ("--source", "新华网", "--date", "2023-06-15", "--yes", "--issue", "523")
    stopped, _, err = run(capsys, "capture", "--from-file", "page.html", *given)
    assert stopped == code
    first = err.splitlines()[0]
    assert words in first
    assert f"{Path('issues') / '_dictionaries' / 'sources.yml'}" in first
    assert ("## 题\n" in issue_file(archive_of(project)).read_text(encoding="utf-8")) is (code == 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "word", "523", "--out", "README.md"), "README.md：已经有同名的文件或文件夹"),
        (("export", "word", "523", "--out", "README.md/x"), "README.md/x：路径中间有一段不是文件夹"),
        (("import", "old.txt", "--out", "README.md"), "README.md：不是文件夹"),
        (("import", "old.txt", "--out", "README.md/x"), "路径中间有一段不是文件夹"),
        (("import", "old.txt", "--out", "x" * 300), "名字太长"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_told_in_chinese(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    (project / "README.md").write_text("", encoding="utf-8")
    (project / "old.txt").write_text("舆情监测月报\n第7期\n1.标题：题\n来源：报\n主要内容：\n文。\n", encoding="utf-8")
    code, out, err = run(capsys, *arguments)
    assert code != 0
    assert said in out + err
    assert not re.search(r"\[Errno|Error|directory|exists", out + err)


PAGE = (
    f"<title>数据要用得上</title><body><h1>数据要用得上</h1><p>{'医院的系统要互联互通，数据才用得上。' * 9}</p></body>"
)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetch a made-up page from every address but one, and nothing from the network."""

    def fetch(url: str) -> PageBytes:
        if url.endswith("gone.html"):
            raise CaptureError(f"{url}：网站说没有这一页（HTTP 404）")
        return PageBytes(PAGE.replace("<h1>", f"<!--{url}--><h1>").encode(), url)

    monkeypatch.setattr("mediawatch.intake.capture.command.capture_page", partial(capture_page, fetch=fetch))


@pytest.mark.usefixtures("web")
def test_a_new_issue_begins_with_the_articles_of_some_pages(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = (date.today().replace(day=1) - timedelta(days=1)).strftime("%Y%m%d")
    urls = [f"http://www.xinhuanet.com/{day}/{name}.html" for name in ("a", "gone", "b")]
    code, out, err = run(capsys, "new", "--yes", *(word for url in urls for word in ("--article", url)))
    [made] = archive_of(project).glob("*/524.md")
    text = made.read_text(encoding="utf-8")
    assert code == 1
    assert out.startswith(f"已新建 issues/{made.parent.name}/524.md。")
    assert f"没有收：{urls[1]}：网站说没有这一页（HTTP 404）" in err
    assert f"capture {urls[1]} --issue 524" in err
    assert (f"<{urls[0]}>" in text, "gone.html" in text) == (True, False)
    assert BLANK_TITLE not in text


@pytest.mark.usefixtures("web")
def test_a_new_issue_stays_where_nobody_can_confirm_its_articles(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "new", "--article", "http://www.xinhuanet.com/20230614/a.html")
    [made] = archive_of(project).glob("*/524.md")
    assert (code, "没有收：" in err) == (1, True)
    assert BLANK_TITLE in made.read_text(encoding="utf-8")


def test_without_what_captures_no_issue_is_begun(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediawatch.cli.extras.intake_packages", lambda: ("no-such-package",))
    code, out, err = run(capsys, "new", "--article", "http://www.xinhuanet.com/a.html")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert not list(archive_of(project).glob("*/524.md"))
