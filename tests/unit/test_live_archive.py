"""What contributors add to the archive changes no test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from frozen_archive import ARCHIVE, ROOT, archive_of, dictionary_file, issue_file
from mediawatch.archive.archive import Archive
from mediawatch.check.run import check_archive
from mediawatch.model import Severity

ONCE_BROKEN = (
    "tests/unit/test_issue_523.py",
    "tests/unit/test_progress.py",
    "tests/unit/test_cli.py",
    "tests/unit/test_cli_documents.py",
    "tests/unit/site/test_site.py",
    "tests/unit/search",
    "tests/unit/intake/test_batch.py",
)
"""Tests that read the live archive before there was a frozen one."""
FEW = (
    "523 or progress or search or new_ or check_tells or documented or sources or captured or word"
    " or complete or strict or proves or real_issue or accepts"
)
"""Of these, the ones that look at what an archive holds: all of them would take minutes."""
ISSUE = """---
number: {number}
series: 北京市卫生信息化舆情监测月报
published: {year}-07-31
period:
  start: {year}-07-01
  end: {year}-07-31
---

## 第{number}期的文章

- 来源：{source}
- 日期：{day}

行政区划与数据字典，健康客户。
"""


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """Copy the project, its own archive apart; into the copy's archive come issues and a source."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    project = tmp_path / "project"
    for name in filter(None, listed.split("\0")):
        if not name.startswith("issues/") and (ROOT / name).is_file():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, project / name)
    archive = archive_of(project)
    shutil.copytree(ARCHIVE, archive)
    with dictionary_file(archive).open("a", encoding="utf-8") as file:
        file.write("\n  - name: 新添的报\n    aliases: [新添的网]\n    kind: 其他\n    domains: [a.example]\n")
    for number, year, source, day in (
        (524, 2023, "新华网", "2023-07-12"),
        (5, 2012, "新添的网", "2012-07-12"),
        (525, 2024, "新华网", "2024-05-12"),  # before the period, which is a year after that of 524: warnings
    ):
        path = issue_file(archive, number, year)
        path.parent.mkdir(exist_ok=True)
        path.write_text(ISSUE.format(number=number, year=year, source=source, day=day), encoding="utf-8")
    return project


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_issues_and_sources_that_are_added_leave_the_tests_as_they_are(grown: Path, tmp_path: Path) -> None:
    findings = check_archive(Archive.load(archive_of(grown)))
    assert [(finding.code, finding.severity) for finding in findings] == [
        ("MW121", Severity.HINT),
        ("MW120", Severity.WARNING),
        ("MW308", Severity.WARNING),
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-x"]
    run = subprocess.run(
        [*command, *ONCE_BROKEN, "-k", FEW], cwd=grown, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-9000:]
    assert " passed" in run.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("read", "path"),
    [
        (os.listdir, archive_of(ROOT)),
        (os.scandir, "tests/../issues"),
        (Path.read_bytes, issue_file(archive_of(ROOT))),
        (Archive.load, Path("issues")),
    ],
)
def test_a_test_that_reads_the_live_archive_fails(
    read: Callable[[Path | str], object], path: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(AssertionError, match="frozen_archive"):
        read(path)
