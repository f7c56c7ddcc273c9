"""A file that is checked alone has the findings that it has when the whole archive is checked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mediawatch.archive.archive import Archive
from mediawatch.archive.issue_folder import shown
from mediawatch.check.run import check_archive, check_files

WRONG = Path(__file__).parents[2] / "data" / "everything-wrong.md"
SOURCES = "sources:\n  - name: 新华网\n    status: 停用\n  - name: 北青网\n    domains: [ynet.com]\n"
TEXTS = [
    "多地推进检验检查结果互认，患者不用重复检查，平台已经接入三百家医院，全年节省费用两千万元，群众满意度明显提高。",
    "社区医院换上新的预约系统，老人由家人代为挂号，窗口保留人工服务，候诊时间缩短一半，试点将在秋天扩大到全市。",
    "省里公布电子病历评级名单，八十家医院达到五级，专家说评级不是目的，数据能不能用起来才是，明年还要复核一次。",
]


def issue(number: int, month: int, *bodies: str, source: str = "新华网", link: str = "") -> str:
    days = f"published: 2023-{month:02}-28\nperiod:\n  start: 2023-{month:02}-01\n  end: 2023-{month:02}-28\n"
    lines = [f"---\nnumber: {number}\nseries: 月报\n{days}---\n"]
    for place, body in enumerate(bodies):
        url = f"- 链接：<https://ynet.com/{link or number}/{place}>\n"
        lines.append(f"## 标题{number}之{place}\n\n- 来源：{source}\n- 日期：2023-{month:02}-14\n{url}\n{body}\n")
    return "\n".join(lines)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write an archive with mistakes that are seen from other files: reprints, links, days, numbers, sources."""
    files = {
        "_dictionaries/sources.yml": SOURCES,
        "2022/13.md": WRONG.read_text(encoding="utf-8"),
        "2023/14.md": issue(14, 1, TEXTS[0], "全文见附件。"),
        "2023/15.md": issue(15, 2, TEXTS[1], TEXTS[0].replace("三百", "四百").replace("，", "、"), source="新花网"),
        "2023/16.md": issue(16, 2, f"记者按。{TEXTS[0]}", TEXTS[2], TEXTS[2], source="新花网", link="14"),
        "2023/17.md": issue(17, 1, TEXTS[1].replace("一半", "三成"), "全文见附件。", link="15"),
        "2023/18.md": issue(17, 5, TEXTS[2].replace("八十", "九十"), "全文见附件。").replace("月报", "周报"),
        "2023/20.md": issue(20, 6, *TEXTS, "没有见过的一篇。"),
        "2023/notes.txt": "记事",
    }
    for name, text in files.items():
        path = tmp_path / "issues" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "issues"


def test_each_file_has_the_findings_that_the_whole_check_has_for_it(root: Path) -> None:
    whole = check_archive(Archive.load(root))
    assert {"MW107", "MW117", "MW119", "MW307", "MW367", "MW368", "MW369"} <= {one.code for one in whole}
    files = [path for path in root.rglob("*") if path.suffix in {".md", ".yml"}]
    assert len(files) == 8
    for path in files:
        assert check_files(root, [path]) == tuple(one for one in whole if one.path == shown(path))
    assert check_files(root, files) == tuple(one for one in whole if not one.path.endswith(".txt"))


def test_a_file_without_reprints_is_checked_without_hashing_all_texts(root: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from mediawatch.check.run import check_files\n"
        "check_files(Path(sys.argv[1]), [Path(sys.argv[1], '2023', sys.argv[2])]); print(*sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    def imported(name: str) -> set[str]:
        command = [sys.executable, "-c", program, str(root), name]
        printed = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return {*printed.stdout.split()}

    assert not {"numpy", "rensa"} & imported("14.md")
    assert {"numpy", "rensa"} <= imported("20.md")
