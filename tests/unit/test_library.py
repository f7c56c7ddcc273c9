"""The library's face: what its page shows works as it stands there, and what it names is there."""

import re
from pathlib import Path

import pytest

import mediawatch
from frozen_archive import ROOT

PAGE = (ROOT / "docs" / "dev" / "library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.builds
def test_every_example_of_the_page_runs_and_says_what_is_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (project / "issues").is_dir()
    exec("\n".join(EXAMPLES), {})  # noqa: S102 - the page's own examples, in their order
    assert capsys.readouterr().out.splitlines() == [
        "1 issues, 3 articles, 3 sources",
        "2023-06-30 2023-06-01 2023-06-30 全国主流媒体及政府网站",
        "数据治理从源头做起：基础信息字典 HIT 专家网 2023-06-18 https://www.hit180.com/62914.html ()",
        "[('北青网', 1), ('新华网', 1), ('HIT 专家网', 1)]",
        "HIT 专家网",
        "1 ['523-3'] (('2023-06', 1),)",
        "数据治理从源头做起：基础信息字典",
    ]


def test_what_the_face_names_is_there_and_nothing_else_is_promised() -> None:
    assert all(getattr(mediawatch, name) is not None for name in mediawatch.__all__)
    assert set(re.findall(r"from mediawatch import (\w+)", PAGE)) <= set(mediawatch.__all__)
    with pytest.raises(AttributeError, match="no attribute Nothing"):
        _ = mediawatch.Nothing  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]


def test_an_archive_says_what_it_does_not_have() -> None:
    archive = mediawatch.Archive.load(ROOT / "tests" / "archive")
    assert (archive.issue(1), archive.article("523-9"), archive.resolve("没有")) == (None, None, None)
    assert [article.ref for article in archive.articles] == ["523-1", "523-2", "523-3"]
    missing = mediawatch.Archive.load(ROOT / "tests" / "nowhere")
    assert (missing.issues, missing.sources) == ((), ())
    assert {finding.code for finding in missing.findings} == {"MW001"}
