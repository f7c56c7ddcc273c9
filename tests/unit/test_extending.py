"""The recipes of `docs/dev/extending.md`, followed to the letter on a copy of the project, give what they promise."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from frozen_archive import ROOT, make_project

PAGE = (ROOT / "docs" / "dev" / "extending.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
STEP = re.compile(
    r"`(?P<file>[\w./-]+/[\w.-]+)`(?:, below `(?P<line>[^`]+)`:|:)\n\n```\w+\n(?P<code>.*?)```"
    r"|`(?P<changed>[\w./-]+/[\w.-]+)`, instead of `(?P<old>[^`]+)`, write `(?P<new>[^`]+)`",
    re.DOTALL,
)

PROMISES = {
    "A field": """
        from mediawatch.format.parse import parse_issue
        from mediawatch.format.write import write_issue
        from mediawatch.format.schema import issue_schema
        from mediawatch.analysis.analysis import Analysis
        from mediawatch.pages.compose import compose_pages
        from mediawatch.pages.edition import Edition
        from mediawatch.archive.archive import Archive
        path = Path("issues/2023/523.md")
        text = path.read_text(encoding="utf-8").replace("\\n---\\n", "\\neditor: 王编校\\n---\\n", 1)
        path.write_text(text, encoding="utf-8")
        parsed = parse_issue(text, "523.md")
        assert parsed.findings == () and parsed.issue.editor == "王编校" and write_issue(parsed.issue) == text
        assert "editor" in issue_schema()["properties"]
        pages = {page.path: page.text for page in compose_pages(Edition(Analysis(Archive.load()), "月报"))}
        assert "编校：王编校" in pages["issues/523.md"]
        from mediawatch.outputs.word import write_word
        from mediawatch.format.render import render_body
        from mediawatch.intake.batch import take_apart
        from mediawatch.intake.readers.read import find_candidates
        word = write_word(parsed.issue, [render_body(one.body) for one in parsed.issue.articles])
        Path("523.docx").write_bytes(word)
        (candidate,) = find_candidates([Path("523.docx")])
        assert "editor: 王编校" in take_apart(candidate).written
        import dataclasses
        article = dataclasses.replace(parsed.issue.articles[0], region="北京")
        issue = dataclasses.replace(parsed.issue, articles=(article,))
        assert parse_issue(write_issue(issue), "523.md").issue == issue
        Path("523.docx").write_bytes(write_word(issue, [render_body(article.body)]))
        (candidate,) = find_candidates([Path("523.docx")])
        assert "- 地区：北京" in take_apart(candidate).written
        from mediawatch.intake.grammar.reading import read_document
        from mediawatch.intake.readers.text_file import read_text
        lines = ["二、具体内容", "标题：题", "来源：健康报", "地区：湖北", "日期：2010-03-09", "主要内容：", "正文。"]
        report = chr(10).join(lines)
        (read,) = read_document(read_text("a.txt", "0" * 64, report.encode())).draft.articles
        assert (read.region, read.extra) == ("湖北", ())
    """,
    "A rule": """
        from mediawatch import Archive, check_archive
        from mediawatch.check.listing import list_codes
        path = Path("issues/2023/523.md")
        text = path.read_text(encoding="utf-8").replace("## ", "## " + "长" * 81, 1)
        path.write_text(text, encoding="utf-8")
        (finding,) = check_archive(Archive.load())
        assert (finding.code, finding.severity.value) == ("MW390", "warning")
        assert "标题不超过 80 个字。" in str(list_codes())
    """,
    "A facet": """
        from mediawatch import Archive, Site
        from mediawatch.site.search_index import prove_search, write_search
        write_search(Archive.load(), Path("site"))
        assert not prove_search(Archive.load(), Path("site")).failures
        answer = Site.open("site").search("", kinds=["主流媒体"])
        assert answer.facets["kinds"] == (("主流媒体", 2), ("行业媒体", 1)) and answer.total == 2
        from mediawatch.cli import main
        main(["search", "--kind", "行业媒体"])
    """,
    "An output": """
        import json
        from mediawatch import Archive
        from mediawatch.analysis.analysis import Analysis
        from mediawatch.outputs.output import Publication
        from mediawatch.outputs.registry import write_outputs
        archive = Archive.load()
        publication = Publication(Analysis(archive), "月报", "", "https://a.example/")
        made = write_outputs(publication, Path("site"))
        assert "data/newest.json" in made
        assert json.loads(Path("site/data/newest.json").read_text()) == [
            {"number": 523, "published": "2023-06-30", "url": "https://a.example/issues/523/"}
        ]
    """,
    "A kind of page": """
        from mediawatch import Archive
        from mediawatch.analysis.analysis import Analysis
        from mediawatch.pages.edition import Edition
        from mediawatch.pages.generate import generate
        generate(Edition(Analysis(Archive.load()), "月报"), Path("docs"))
        page = Path("docs/first/index.md").read_text(encoding="utf-8")
        assert "title: 最早的一期" in page and '<a href="../issues/523/">第 523 期</a>' in page
    """,
    "A form of old documents": """
        import yaml
        from mediawatch.intake.grammar.reading import read_document
        from mediawatch.intake.readers.text_file import read_text
        (path,) = Path("tests/cases/reports").glob("*.yml")
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        draft = read_document(read_text("a.txt", "0" * 64, case["document"].encode())).draft
        assert [(one.title, one.source, one.body) for one in draft.articles] == [
            (one["title"], one["source"], one["body"]) for one in case["articles"]
        ]
    """,
}
"""What holds once a recipe was followed, and does not before."""


def follow(recipe: str, project: Path) -> list[str]:
    """Do what a recipe says; return the files that it touches."""
    touched: list[str] = []
    for step in STEP.finditer(recipe):
        name = step["file"] or step["changed"]
        path = project / name
        touched.append(name)
        if step["code"] and not step["line"]:
            assert not path.exists()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step["code"], encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        old = step["old"] or f"{step['line']}\n"
        assert old in text, f"{name} has no {old}"
        path.write_text(text.replace(old, step["new"] or old + step["code"], 1), encoding="utf-8")
    return touched


def run(promise: str, project: Path) -> subprocess.CompletedProcess[str]:
    """Try what a recipe promises on the program as it is in the project."""
    lines = [line.removeprefix("        ") for line in promise.splitlines()]
    environment = {**os.environ, "PYTHONPATH": str(project / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", "\n".join(["from pathlib import Path", *lines])]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_gives_what_it_promises_and_touches_three_files_at_most(name: str, tmp_path: Path) -> None:
    before, project = tmp_path / "before", tmp_path / "project"
    for folder in (before, project):
        make_project(folder)
        shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    touched = {one for one in follow(RECIPES[name], project) if not one.startswith("tests/")}
    assert 1 <= len(touched) <= 3
    done = run(PROMISES[name], project)
    assert done.returncode == 0, done.stderr
    assert run(PROMISES[name], before).returncode != 0


def test_every_recipe_has_its_promise() -> None:
    assert RECIPES.keys() == PROMISES.keys()
