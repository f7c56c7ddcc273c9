"""The command line, as an editor uses it: one clear line for each mistake, and exit codes that scripts can trust."""

import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from command_line import run
from frozen_archive import ROOT, archive_of, issue_file
from mediawatch.cli import app


@pytest.mark.parametrize(
    ("arguments", "refs"),
    [
        (["行政区划"], ["523-3"]),
        (["健康", "--source", "新华网"], ["523-2"]),
        (["客户", "--to", "2023-06-10"], ["523-1"]),
        (["独特的客户"], ["523-1"]),
        (["字典", "--source", "HIT180"], ["523-3"]),
    ],
)
def test_search_answers_in_json(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], refs: list[str]
) -> None:
    code, out, _ = run(capsys, "search", *arguments, "--json")
    assert code == 0
    answer = json.loads(out)
    assert [hit["ref"] for hit in answer["hits"]] == refs
    assert answer["total"] == len(refs)


def test_search_offers_an_issue_by_its_number(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "search", "第五二三期")
    assert (code, out.splitlines()[0]) == (0, "第 523 期：issues/523/")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["search", "x", "--from", "2023-02-30"], 2, "不是日期"),
        (["search", "健" * 501], 2, "太长"),
        (["search", "x", "--sort", "best"], 2, "--sort"),
        (["search", "x", "--site", "docs"], 1, "mediawatch build"),
        (["check", "--nonsense"], 2, "没有 --nonsense 这个选项"),
        (["new", "--number", "523"], 1, "523.md 已经有了"),
        (["new", "--number", "1000000"], 2, "--number"),
        (["new", "--issues", "nowhere"], 2, "没有这个文件夹"),
        (["build", "--site", "docs"], 1, "别的东西"),
        (["build", "--issues", "nowhere"], 1, "网站没有建成"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_a_mistake_gets_one_clear_line(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    found, _, err = run(capsys, *arguments)
    assert found == code
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("kind", ["articles-", "sources-", "shards/", "directory/", "text/"])
@pytest.mark.parametrize("size", [0, 5, 30])
def test_a_damaged_index_is_named(project: Path, capsys: pytest.CaptureFixture[str], kind: str, size: int) -> None:
    for path in (project / "site" / "search").glob(f"{kind}*.bin"):
        path.write_bytes(path.read_bytes()[:size])
    code, _, err = run(capsys, "search", "行政区划")
    assert code == 1
    assert "已损坏" in err
    assert err.count("\n") == 1


def test_check_tells_by_its_exit_code(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check")[:2] == (0, "")
    path = issue_file(archive_of(project))
    path.write_text(path.read_text(encoding="utf-8").replace("新华网", "新花网"), encoding="utf-8")
    code, out, err = run(capsys, "check")
    assert code == 1
    assert re.match(r"issues/2023/523\.md:\d+: MW307 .+（.+）\n +\d+ \| - 来源：新花网\n", out)
    assert err == "1 个错误，0 个警告。\n"
    assert json.loads(run(capsys, "check", "--format", "json")[1])[0]["code"] == "MW307"
    assert run(capsys, "check", "--format", "github")[1].startswith("::error file=issues/2023/523.md,line=")


def test_new_takes_the_number_after_the_highest_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = issue_file(archive_of(project), 530)
    broken.write_text("---\nnumber: 五\n---\n", encoding="utf-8")
    _, out, _ = run(capsys, "new")
    assert "531.md" in out
    broken.unlink()
    [made] = archive_of(project).glob("*/531.md")
    code, out, _ = run(capsys, "check", str(made))
    assert code == 1
    assert set(re.findall(r"MW\d{3}", out)) == {"MW121", "MW302", "MW340", "MW351"}  # 524 to 530 are not there


def test_new_says_where_it_does_not_go_on_with_the_last_period(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "接着第 523 期编，就改成 2023-07-01 至 2023-07-31，" in run(capsys, "new")[1]
    assert "接着" not in run(capsys, "new", "--number", "5")[1]
    assert "第 524 期，监测时间 2023-07-01 至 2023-07-31" in run(capsys, "status")[1]


def test_a_new_file_quotes_what_yaml_would_misread(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = issue_file(archive_of(project))
    text = path.read_text(encoding="utf-8").replace("series: 北京市卫生信息化舆情监测月报", 'series: "舆情: 月报 #1"')
    path.write_text(text, encoding="utf-8")
    run(capsys, "new")
    [made] = archive_of(project).glob("*/524.md")
    assert 'series: "舆情: 月报 #1"' in made.read_text(encoding="utf-8")


def test_the_first_file_of_all_takes_its_names_from_the_settings(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = project / "mkdocs.yml"
    named = settings.read_text(encoding="utf-8").replace("site_name: 北京市", "site_name: 天津市")
    settings.write_text(named, encoding="utf-8")
    archive = project / "第一期"
    archive.mkdir()
    run(capsys, "new", "--issues", str(archive))
    [made] = archive.glob("*/1.md")
    text = made.read_text(encoding="utf-8")
    assert "series: 天津市卫生信息化舆情监测月报\npublisher: 北京市卫生健康大数据与政策研究中心\n" in text
    assert "scope: 全国主流媒体及政府网站\n" in text
    settings.write_text("site_name: [", encoding="utf-8")
    code, _, err = run(capsys, "new", "--issues", str(archive))
    assert (code, err.count("\n")) == (1, 1)
    assert "mkdocs.yml" in err


def test_a_search_may_begin_with_an_exclusion(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "search", "-字典", "--limit", "1")[1].splitlines()[0] == "找到 2 篇文章。"
    assert run(capsys, "search", '-"行政区划"', "--json")[0] == 0
    assert run(capsys, "search", "健康", "-字典") == run(capsys, "search", "健康 -字典")
    assert run(capsys, "search", "-健康", "|", "字典") == run(capsys, "search", "--", "-健康 | 字典")
    assert run(capsys, "search", "--健康") == run(capsys, "search", "--", "--健康")
    assert run(capsys, "search", "健康", "--source", "-x", "--limit", "1")[1] == "没有找到。\n"
    assert run(capsys, "search", "--limt", "1")[0] == 2


def test_every_command_is_documented() -> None:
    documents = "".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/dev/command-line.md")
    )
    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command
        assert f"mediawatch {name}" in documents
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or option in documents, option


def test_every_command_that_is_written_has_a_verb() -> None:
    written = [
        one
        for path in (ROOT / "scripts" / "mediawatch" / "cli").glob("*.py")
        for one in vars(import_module(f"mediawatch.cli.{path.stem}".removesuffix(".__init__"))).values()
        if isinstance(one, click.Command) and one is not app
    ]
    context = click.Context(app)
    reached = [app.get_command(context, name) for name in app.list_commands(context)]
    inside = [one for group in reached if isinstance(group, click.Group) for one in group.commands.values()]
    assert {one.callback for one in written} == {one.callback for one in [*reached, *inside] if one}
    assert [one.name for one in reached if one] == app.list_commands(context)


def test_a_check_imports_neither_what_searches_nor_what_builds() -> None:
    said = "import sys; from mediawatch.cli import main\ntry: main(['check', '--help'])\nfinally: print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run_apart = subprocess.run(
        [sys.executable, "-c", said], env=environment, capture_output=True, text=True, check=True
    )
    imported = set(run_apart.stdout.splitlines()[-1].split())
    assert "mediawatch.check.run" in imported
    assert not imported & {"numpy", "rensa", "lunr", "mkdocs", "jinja2", "docx", "mediawatch.search"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["capture", "--issue", "0"], "--issue 的值不对：要写 1 到 999999 之间的整数"),
        (["capture", "--issue", "abc"], "--issue 的值不对：要写 1 到 999999 之间的整数"),
        (["capture", "--from-file"], "--from-file 后面要写值"),
        (["capture", "a", "b"], "参数太多"),
        (["search", "--limit", "-1", "甲"], "--limit 的值不对：要写不小于 0 的整数"),
        (["search", "--sort", "x", "甲"], "只能是 relevance、newest、oldest"),
        (["brild"], "没有 brild 这个命令"),
        (["import"], "缺少参数"),
    ],
)
def test_a_command_that_is_written_wrongly_is_told_in_chinese(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert said in err
    assert len(err.strip().splitlines()) == 1
